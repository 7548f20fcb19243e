import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from '../log';
import { DataVersion } from './data-version';
import { stepsAhead } from './migrate';
import type { Migration } from './migrations/migration';
import { openStore, type Store, type StoreOptions } from './open';

/**
 * Opens the store, and where it is the embedded one and has to be migrated, copies it first: no step may be the one
 * that cannot be taken back. One copy an upgrade: a start that goes on with it copies nothing again, for the data stand
 * between two versions then, and no build opens those. Throws `DataRefused`.
 */
export async function openWithCopy(
  options: StoreOptions,
  log: Logger,
  migrations?: readonly Migration[],
): Promise<Store> {
  const store = await openStore(options);
  try {
    const steps = await stepsAhead(store.connection, migrations);
    if (!steps || !store.copyTo) return store;
    const noted = await new DataVersion(store.connection).copy();
    // By its name: the data folder may have been moved since.
    const made = noted && join(options.dataDir, basename(noted));
    if (made && existsSync(made)) {
      log.warn(
        { copy: made, ...steps },
        'an earlier start copied the store and did not finish its migration',
      );
      return store;
    }
    const copy = await copied(store.copyTo, options.dataDir, steps.from);
    log.warn(
      { copy, ...steps },
      'the store was copied before it is migrated; put the copy in its place to go back',
    );
    await new DataVersion(store.connection).noteCopy(steps.from, copy);
    const removed = await removeOthers(options.dataDir, copy);
    if (removed.length > 0)
      log.warn({ removed }, 'older copies of the store were removed: only the newest is kept');
    return store;
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
}

/** A copy beside the store, which this process goes on holding. It has its name only when it is whole. */
async function copied(
  copyTo: (folder: string) => Promise<void>,
  dataDir: string,
  version: number,
): Promise<string> {
  const at = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const copy = join(dataDir, `store-version-${version}-${at}`);
  const unfinished = `${copy}${UNFINISHED}`;
  try {
    await copyTo(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    throw error;
  }
  return copy;
}

const UNFINISHED = '.unfinished';

/** Removes what earlier migrations copied, and what a start left that died while it copied. */
async function removeOthers(dataDir: string, newest: string): Promise<string[]> {
  const others = (await readdir(dataDir))
    .filter((name) => /^store-version-\d+-\w+(\.unfinished)?$/.test(name))
    .map((name) => join(dataDir, name))
    .filter((path) => path !== newest);
  for (const path of others) await rm(path, { recursive: true, force: true });
  return others;
}
