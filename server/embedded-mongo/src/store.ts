import { Cursors } from './commands/cursors';
import { Dispatcher } from './commands/dispatch';
import type { Settings } from './commands/environment';
import { removeExpired } from './commands/expiry';
import { credentialsOf, type User } from './scram';
import { Catalog } from './storage/catalog';
import { Storage, type StorageLimits } from './storage/storage';
import { WireServer } from './wire/server';

export interface StoreOptions extends StorageLimits {
  dataDir: string;
  /** 0 takes a free one. */
  port: number;
  /** The one who may in. */
  user: User;
  failPoints: boolean;
}

const journalMilliseconds = 100;

interface OpenedStore {
  port: number;
  /** Copies all of it as it stands into a new folder; nobody is served meanwhile. */
  copyTo(folder: string): void;
  close(): Promise<void>;
}

/** Opens the data folder and serves it; all of the store lives in the thread this is called in. */
export async function openStore(options: StoreOptions): Promise<OpenedStore> {
  const storage = new Storage(options.dataDir, options);
  const catalog = new Catalog(storage);
  const cursors = new Cursors();
  const settings: Settings = { ttlMonitorSleepSecs: 60 };
  const credentials = credentialsOf(options.user);
  const { failPoints } = options;
  const dispatcher = new Dispatcher({ catalog, cursors, settings, credentials, failPoints });
  const server = new WireServer((command, client) => dispatcher.run(command, client));
  const port = await server.listen(options.port).catch((error: Error) => {
    storage.close();
    throw error;
  });
  let lastSweep = Date.now();
  const timer = setInterval(() => {
    void attempt('bring its journal onto the disk', () => storage.syncInBackground());
    const now = Date.now();
    if (now - lastSweep < settings.ttlMonitorSleepSecs * 1000) return;
    lastSweep = now;
    cursors.closeIdle();
    void attempt('remove expired documents', () => removeExpired(catalog));
    void attempt('clear its journal', () => storage.clearJournal());
  }, journalMilliseconds);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await server.close();
    await storage.settled();
    storage.close();
  };
  return { port, copyTo: (folder) => storage.copyTo(folder), close };
}

/** What the store does by itself may fail, on a full disk say; the next turn tries again. */
async function attempt(what: string, work: () => unknown): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(`The embedded store could not ${what}: ${(error as Error).message}`);
  }
}
