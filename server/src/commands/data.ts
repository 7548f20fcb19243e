import { type ParseArgsConfig, parseArgs } from 'node:util';
import { shanghaiEpoch } from '@hz/shared/calendar';
import type { Connection } from 'mongoose';
import { type Clock, realClock } from '../clock';
import { KeysRefused } from '../crypto/data-keys';
import type { Keyring } from '../crypto/keyring';
import { AppError } from '../errors';
import { loadPacks } from '../packs/load';
import { readSettings, SettingsError } from '../settings';
import { requireMigrated } from '../store/migrate';
import { joinStore } from '../store/open';
import { openKeys } from '../store/open-keys';
import { DataRefused } from '../store/refused';
import { openStoredClock, type StoredClock } from '../store/simulated-clock';

/** A command that cannot be carried out; the message says what to write instead. */
export class UsageError extends Error {}

/** The words after a command. One that the command does not know ends it with a sentence and how it is used. */
export function argumentsOf<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const option = /'(-[^ ']*)/.exec(message)?.[1] ?? '';
    const isUnknown = code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION';
    console.error(`${isUnknown ? '没有这个选项' : '这个选项写得不对'}：${option}\n\n${usage}`);
    process.exit(1);
  }
}

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
 * Does some work on the product's data, beside a running server or without one.
 * @param demo on the data of the demo, at its simulated date
 */
export async function withData<T>(demo: boolean, work: (data: CommandData) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env, demo ? 'demo' : 'production');
  loadPacks(settings);
  const store = await joinStore({ uri: settings.MONGODB_URI, dataDir: settings.DATA_DIR }).catch((error) => {
    throw new UsageError((error as Error).message);
  });
  const { connection } = store;
  let demoClock: StoredClock | undefined;
  try {
    await requireMigrated(connection);
    if (demo) demoClock = await openStoredClock(connection, shanghaiEpoch(0));
    const keyring = await openKeys(connection, settings, console.error);
    const clock = demoClock?.clock ?? realClock;
    return await work({ connection, keyring, clock, time: Date.now, packs: settings.PACKS });
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
      const ours = [UsageError, SettingsError, DataRefused, KeysRefused, AppError];
      const isOurs = error instanceof Error && ours.some((one) => error instanceof one);
      console.error(isOurs ? error.message : error);
      process.exit(1);
    },
  );
}
