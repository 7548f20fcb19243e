import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { type Connection, createConnection } from 'mongoose';

export interface Store {
  connection: Connection;
  /** Resolves when the store answers; rejects otherwise. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_DATABASE = 'huanzheng';

export interface StoreOptions {
  uri?: string | undefined;
  dataDir: string;
}

/** Where the embedded store of a data folder can be reached while a process has it open. */
const addressFile = (dataDir: string): string => join(dataDir, 'store-address');

/** Connects to the MongoDB at `uri`; without one, starts the embedded store in the data folder and connects to that. */
export async function openStore(options: StoreOptions): Promise<Store> {
  const embedded = options.uri
    ? undefined
    : await start({ dataDir: join(options.dataDir, 'store'), port: 0 });
  if (embedded) writeFileSync(addressFile(options.dataDir), embedded.uri, { mode: 0o600 });
  const uri = options.uri ?? (embedded?.uri as string);
  try {
    const store = storeOf(await connect(uri));
    const close = async () => {
      await store.close();
      await embedded?.stop();
      if (embedded) rmSync(addressFile(options.dataDir), { force: true });
    };
    return { ...store, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

/** Opens the store as a server does, or uses it beside the server that has it open: for commands. */
export async function joinStore(options: StoreOptions): Promise<Store> {
  try {
    return await openStore(options);
  } catch (taken) {
    const uri = announced(options.dataDir);
    if (options.uri || !uri) throw taken;
    return storeOf(await connect(uri));
  }
}

// Only asked for when another process holds the folder, so what stands there is that process's own address.
function announced(dataDir: string): string | undefined {
  try {
    return readFileSync(addressFile(dataDir), 'utf8');
  } catch {
    return undefined;
  }
}

/** A connection as the store of an app. */
export const storeOf = (connection: Connection): Store => ({
  connection,
  ping: async () => {
    await connection.db?.admin().ping();
  },
  close: () => connection.close(),
});

/** A connection of its own, so that several apps can live in one process. */
export function connect(uri: string): Promise<Connection> {
  const hasDatabase = /^[^/]+\/\/[^/]+\/[^?]/.test(uri);
  return createConnection(uri, {
    ...(!hasDatabase && { dbName: DEFAULT_DATABASE }),
    serverSelectionTimeoutMS: 5000,
    autoCreate: false,
    autoIndex: false,
  }).asPromise();
}
