// What earlier builds wrote: of each version of the data named here a store in which every feature of that build's demo
// was used, its keys, and what the screens of that build said of it.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
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
const saidBefore = (version: VersionBefore): Record<string, Record<string, unknown>> =>
  JSON.parse(unpacked(fileOf(version, 'said.json')).toString());

/** When the builds before were asked what they said: a list to be taken within a day was over by then, or not yet. */
const SAID_AT = Date.UTC(2026, 10, 30, 18);
/** No law's day and no demo day is as late as this; what is, was taken from the clock on the wall. */
const REAL_TIME = Date.UTC(2026, 0, 1);
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** The same with every instant of the clock on the wall moved, in lists and below one another, too. */
function moved<T>(value: T, by: number): T;
function moved(value: unknown, by: number): unknown {
  if (value instanceof Date) return value.getTime() < REAL_TIME ? value : new Date(value.getTime() + by);
  if (typeof value === 'string')
    return INSTANT.test(value) && Date.parse(value) >= REAL_TIME
      ? new Date(Date.parse(value) + by).toISOString()
      : value;
  if (Array.isArray(value)) return value.map((one) => moved(one, by));
  const isPlain =
    value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain
    ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, moved(one, by)]))
    : value;
}

/**
 * Takes a store, and what was said of it, as if that had been just now: what was open then is open, what was over is over,
 * whenever the test runs. Answers what was said.
 */
export async function asIfJustSaid(connection: Connection, version: VersionBefore) {
  const by = Date.now() - SAID_AT;
  for (const { name } of await connection.listCollections()) {
    const collection = connection.collection(name);
    for (const { _id, ...written } of await collection.find().toArray()) {
      const now = moved(written, by);
      if (JSON.stringify(now) !== JSON.stringify(written)) await collection.replaceOne({ _id }, now);
    }
  }
  return moved(saidBefore(version), by);
}
