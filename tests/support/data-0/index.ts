// The oldest data there are, of before data had a version (commit e0bbc78): a store in which every feature of that
// build's demo was used, and what its screens said.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const unzipped = (name: string): Buffer => gunzipSync(readFileSync(join(__dirname, `${name}.gz`)));

/** Fills a data folder with that store and its keys. */
export function unpackOldData(dataDir: string): void {
  mkdirSync(join(dataDir, 'store'), { recursive: true });
  writeFileSync(join(dataDir, 'store', 'store.db'), unzipped('store.db'));
  copyFileSync(join(__dirname, 'keys.txt'), join(dataDir, 'keys.txt'));
}

/** Its keys, as a setting. */
export const oldDataKeys = (): string => readFileSync(join(__dirname, 'keys.txt'), 'utf8').trim();

/** What the build that wrote it said of it, by person and path. */
export const saidOfOldData = (): Record<string, Record<string, unknown>> =>
  JSON.parse(unzipped('said.json').toString());
