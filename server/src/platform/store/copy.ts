import { constants, existsSync } from 'node:fs';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '../log';
import { DataVersion } from './data-version';
import { stepsAhead } from './migrate';
import type { Migration } from './migrations/migration';
import { openStore, type Store, type StoreOptions, storeFolder } from './open';

/**
 * Opens the store, and where it is the embedded one and has to be migrated, copies it first: no step may be the one
 * that cannot be taken back. A start that goes on with a migration copies nothing again. Throws `DataRefused`.
 */
export async function openWithCopy(
  options: StoreOptions,
  log: Logger,
  migrations?: readonly Migration[],
): Promise<Store> {
  const store = await openStore(options);
  try {
    const steps = await stepsAhead(store.connection, migrations);
    if (!steps || options.uri) return store;
    const made = await new DataVersion(store.connection).copy();
    if (made && existsSync(made)) {
      log.warn(
        { copy: made, ...steps },
        'an earlier start copied the store and did not finish its migration',
      );
      return store;
    }
    await store.close();
    const copy = await copied(options.dataDir, steps.from);
    log.warn(
      { copy, ...steps },
      'the store was copied before it is migrated; put the copy in its place to go back',
    );
    const again = await openStore(options);
    await new DataVersion(again.connection).noteCopy(steps.from, copy);
    const removed = await removeOthers(options.dataDir, copy);
    if (removed.length > 0)
      log.warn({ removed }, 'older copies of the store were removed: only the newest is kept');
    return again;
  } catch (error) {
    await store.close().catch(() => {});
    throw error;
  }
}

/** A copy beside the store, which nobody has open. It has its name only when it is whole. */
async function copied(dataDir: string, version: number): Promise<string> {
  const at = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const copy = join(dataDir, `store-version-${version}-${at}`);
  const unfinished = `${copy}.unfinished`;
  await cp(storeFolder(dataDir), unfinished, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await rename(unfinished, copy);
  return copy;
}

/** Removes what earlier migrations copied, and what a start left that died while it copied. */
async function removeOthers(dataDir: string, newest: string): Promise<string[]> {
  const others = (await readdir(dataDir))
    .filter((name) => /^store-version-\d+-\w+(\.unfinished)?$/.test(name))
    .map((name) => join(dataDir, name))
    .filter((path) => path !== newest);
  for (const path of others) await rm(path, { recursive: true, force: true });
  return others;
}
