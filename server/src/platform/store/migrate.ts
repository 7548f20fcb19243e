import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import type { Keyring } from '../crypto/keyring';
import type { Logger } from '../log';
import { lookForBrokenRestore } from './broken-restore';
import { DataVersion } from './data-version';
import { migrations as allMigrations } from './migrations';
import type { Migration } from './migrations/migration';
import { DataRefused } from './refused';

/** A server that brings the data further and dies gives the step back after this much real time. */
const LEASE_MS = 30_000;
const LOOK_AGAIN_MS = 200;

export interface MigrateParts {
  connection: Connection;
  keyring: Keyring;
  log: Logger;
  /** The product's own, unless a test brings others. */
  migrations?: readonly Migration[];
  /** Gives up soon after it is aborted; the next start goes on. */
  signal?: AbortSignal;
  leaseMs?: number;
}

const latestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.version ?? 0;

/**
 * How far data have to be brought before this version of the product can use them: null for not at all. Throws
 * `DataRefused` for data of a newer version. Changes nothing, except that an empty database is noted as up to date.
 */
export async function stepsAhead(
  connection: Connection,
  migrations = allMigrations,
): Promise<{ from: number; to: number } | null> {
  const state = new DataVersion(connection);
  const [from, to] = [await state.read(), latestOf(migrations)];
  if (from === null) await state.begin(to);
  if (from === null || from === to) return null;
  if (from > to) throw newerData(from, to);
  return { from, to };
}

/** For commands, which migrate nothing. Throws `DataRefused` for data of another version than this one's, and for half a restore. */
export async function requireMigrated(connection: Connection): Promise<void> {
  await lookForBrokenRestore(connection, { isOurs: false });
  if (await stepsAhead(connection))
    throw new DataRefused(
      '数据是旧版本写的，要先升级：请先启动一次新版本的服务器（npm start），再运行这个命令。',
    );
}

/**
 * Takes the data through every step they have not been through, one server at a time; the others wait until it is done.
 * Throws `DataRefused` when the data are of a newer version, and the signal's reason when it is aborted.
 */
export async function migrate(parts: MigrateParts): Promise<void> {
  const { connection, log, migrations = allMigrations, signal, leaseMs = LEASE_MS } = parts;
  const state = new DataVersion(connection, randomUUID());
  const to = latestOf(migrations);
  for (let isTold = false; ; ) {
    signal?.throwIfAborted();
    const from = await state.read();
    if (from === null || from === 0) await state.begin(from ?? to);
    if (from === null || from === to) return;
    if (from > to) throw newerData(from, to);
    const step = migrations.find(({ version }) => version === from + 1);
    if (!step) throw new Error(`no migration leads from version ${from} to ${from + 1}`);
    if (await state.take(from, leaseMs)) {
      log.info({ version: step.version, what: step.what }, 'migrating the data');
      await runLeased(step, state, { ...parts, leaseMs, isLast: step.version === to });
      log.info({ version: step.version }, 'migrated');
      continue;
    }
    if (!isTold) log.info({ from, to }, 'another server migrates the data: waiting');
    isTold = true;
    await pause(LOOK_AGAIN_MS, undefined, { signal });
  }
}

/** Runs one step while its lease is held. A step whose lease was lost is not noted as done: somebody else runs it. */
async function runLeased(
  step: Migration,
  state: DataVersion,
  { connection, keyring, signal, leaseMs, isLast }: MigrateParts & { leaseMs: number; isLast: boolean },
): Promise<void> {
  const lost = new AbortController();
  const beat = setInterval(() => {
    state.hold(step.version - 1, leaseMs).then(
      (held) => held || lost.abort(new Error('the lease on the migration was lost')),
      (error) => lost.abort(error),
    );
  }, leaseMs / 3);
  const either = signal ? AbortSignal.any([signal, lost.signal]) : lost.signal;
  try {
    await step.run({ connection, keyring, signal: either });
    either.throwIfAborted();
    await state.done(step.version, isLast);
  } catch (error) {
    if (!lost.signal.aborted) throw error;
  } finally {
    clearInterval(beat);
    await state.giveBack().catch(() => {}); // without the store it runs out by itself
  }
}

const newerData = (from: number, to: number): DataRefused =>
  new DataRefused(
    `数据是更新的版本写的（数据版本 ${from}，这个程序只认识到 ${to}），没有打开，什么都没有改。请用新版本启动；要退回这个版本，先停下新版本，再放回升级前的备份。`,
  );
