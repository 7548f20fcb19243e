// What earlier builds wrote: of each version of the data named here a store in which every feature of that build's demo
// was used, its keys, and what the screens of that build said of it.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpack, unpacked } from '../packed';

/**
 * By the version of the data: 0, the oldest there are, of before data had a version (commit e0bbc78); 3 (8086e99);
 * 4 (855e24c7); 5 (792575a9).
 */
export type VersionBefore = 0 | 3 | 4 | 5;

const fileOf = (version: VersionBefore, name: string): string => join(__dirname, String(version), name);

/** Fills a data folder with the store of that version, and its keys. */
export function unpackDataBefore(version: VersionBefore, dataDir: string): void {
  mkdirSync(join(dataDir, 'store'), { recursive: true });
  unpack(fileOf(version, 'store.db'), join(dataDir, 'store', 'store.db'));
  copyFileSync(fileOf(version, 'keys.txt'), join(dataDir, 'keys.txt'));
}

/** Its keys, as a setting. */
export const keysBefore = (version: VersionBefore): string =>
  readFileSync(fileOf(version, 'keys.txt'), 'utf8').trim();

/** What the build that wrote it said of it, by person and path. */
export const saidBefore = (version: VersionBefore): Record<string, Record<string, unknown>> =>
  JSON.parse(unpacked(fileOf(version, 'said.json')).toString());
