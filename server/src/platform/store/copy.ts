import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Logger } from '../log';
import { DataVersion } from './data-version';
import type { Store } from './open';

/**
 * Copies the embedded store before it is migrated: no step may be the one that cannot be taken back. When a step has
 * been done since the copy that an earlier start made, nothing is copied again, for the data stand between two versions
 * then, and no build opens those. As long as none has been done the build before may have gone on writing: they are
 * copied anew. The earlier copy goes then, unless a step had begun, whose half a new copy may hold.
 * @param steps what is ahead, by `stepsAhead`
 */
export async function copyBefore(
  { connection, copyTo }: Store,
  dataDir: string,
  steps: { from: number; to: number },
  log: Logger,
): Promise<void> {
  if (!copyTo) return;
  const state = new DataVersion(connection);
  const { copy: noted, isBegun } = await state.copy();
  // By its name: the data folder may have been moved since.
  const made = noted === null ? undefined : join(dataDir, basename(noted));
  const stands = made !== undefined && existsSync(made);
  if (stands && versionIn(made) < steps.from) {
    log.warn({ copy: made, ...steps }, 'an earlier start copied the store and did not finish its migration');
    return;
  }
  const copy = await copied(copyTo, dataDir, steps.from);
  const first = stands && isBegun ? made : undefined;
  log.warn(
    { copy, ...steps, ...(first && { first }) },
    first
      ? 'an earlier start copied the store and stopped in its first step: that copy is kept, and the store was copied again'
      : 'the store was copied before it is migrated; put the copy in its place to go back',
  );
  if (!first) await state.noteCopy(steps.from, copy);
  const removed = await removeOthers(dataDir, first ? [copy, first] : [copy]);
  if (removed.length > 0)
    log.warn({ removed }, 'older copies of the store were removed: only the newest is kept');
}

/** Of which version of the data a copy is. */
const versionIn = (copy: string): number => Number(/^store-version-(\d+)-/.exec(basename(copy))?.[1] ?? 0);

/** A copy beside the store, which this process goes on holding. It has its name only when it is whole. */
async function copied(
  copyTo: (folder: string) => Promise<void>,
  dataDir: string,
  version: number,
): Promise<string> {
  const at = new Date().toISOString().replace(/[-:.]/g, ''); // to the thousandth: a second copy may follow at once
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
async function removeOthers(dataDir: string, kept: readonly string[]): Promise<string[]> {
  const others = (await readdir(dataDir))
    .filter((name) => /^store-version-\d+-\w+(\.unfinished)?$/.test(name))
    .map((name) => join(dataDir, name))
    .filter((path) => !kept.includes(path));
  for (const path of others) await rm(path, { recursive: true, force: true });
  return others;
}
