import { shanghaiEpoch } from '@hz/shared/calendar';
import type { Connection } from 'mongoose';
import { loadPacks } from '../features/packs/load';
import { type Clock, realClock } from '../platform/clock';
import { KeysRefused } from '../platform/crypto/data-keys';
import type { Keyring } from '../platform/crypto/keyring';
import { AppError } from '../platform/errors';
import { diskFault } from '../platform/store/disk';
import { requireMigrated } from '../platform/store/migrate';
import { joinStore } from '../platform/store/open';
import { openKeys } from '../platform/store/open-keys';
import { DamagedRecords, withDamageNamed } from '../platform/store/records';
import { DataRefused } from '../platform/store/refused';
import { openStoredClock, type StoredClock } from '../platform/store/simulated-clock';
import { readSettings, type Settings, SettingsError } from '../settings';

/** A command that cannot be carried out; the message says what to write instead. */
export class UsageError extends Error {}

/** What features are built on, at hand for a command. */
export interface CommandData {
  connection: Connection;
  keyring: Keyring;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  /** The ids of the packs that are served. */
  packs: readonly string[];
}

/**
 * Does some work on the product's data, beside a running server or without one. Whoever had the embedded store open may
 * end at any moment, as another command does: then the work is done again, so it must be such that this does no harm.
 * @param demo on the data of the demo, at its simulated date
 */
export async function withData<T>(demo: boolean, work: (data: CommandData) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env, demo ? 'demo' : 'production');
  loadPacks(settings);
  for (let tries = settings.MONGODB_URI ? 1 : 3; ; tries--) {
    try {
      return await withStore(settings, demo, work);
    } catch (error) {
      if (tries === 1 || !isLostStore(error)) throw error;
    }
  }
}

async function withStore<T>(
  settings: Settings,
  demo: boolean,
  work: (data: CommandData) => Promise<T>,
): Promise<T> {
  const store = await joinStore({ uri: settings.MONGODB_URI, dataDir: settings.DATA_DIR }).catch((error) => {
    throw new UsageError((error as Error).message);
  });
  const { connection } = store;
  let demoClock: StoredClock | undefined;
  try {
    await requireMigrated(connection);
    if (demo) demoClock = await openStoredClock(connection, shanghaiEpoch(0));
    const keyring = await openKeys(connection, settings, { told: console.error, by: 'command' });
    const clock = demoClock?.clock ?? realClock;
    return await work({ connection, keyring, clock, time: Date.now, packs: settings.PACKS });
  } catch (error) {
    throw await withDamageNamed(connection, error);
  } finally {
    await demoClock?.stop();
    await store.close();
  }
}

/** Runs a command, which may say by `process.exitCode` how it ended; what goes wrong is one sentence and exit code 1. */
export function runCommand(work: () => Promise<void>): void {
  // Whoever reads the output has enough of it: | head
  process.stdout.on('error', () => process.exit(0));
  work().then(
    () => process.exit(),
    (error: unknown) => {
      console.error(sentenceOf(error) ?? error);
      process.exit(1);
    },
  );
}

/** What to say of an error that is nobody's fault in the code; undefined for one that is. */
export function sentenceOf(error: unknown): string | undefined {
  const ours = [UsageError, SettingsError, DataRefused, KeysRefused, DamagedRecords, AppError];
  if (!(error instanceof Error)) return undefined;
  if (ours.some((one) => error instanceof one)) return error.message;
  const ofDisk = diskFault(error);
  if (ofDisk !== undefined) return ofDisk;
  return isLostStore(error)
    ? '和数据库的连接断了：可能是服务器或另一个命令刚停下。请再运行一次这个命令，做过的不会做两遍。'
    : undefined;
}

/** By the driver's names: whoever has the embedded store open may stop at any moment. */
const LOST_STORE = /^Mongo(ose)?(Network|ServerSelection|PoolC|NotConnected|TopologyClosed|ClientClosed)/;
const isLostStore = (error: unknown): boolean => error instanceof Error && LOST_STORE.test(error.name);
