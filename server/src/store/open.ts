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

/** Connects to the MongoDB at `uri`; without one, starts the embedded store in the data folder and connects to that. */
export async function openStore(options: { uri?: string | undefined; dataDir: string }): Promise<Store> {
  const embedded = options.uri
    ? undefined
    : await start({ dataDir: join(options.dataDir, 'store'), port: 0 });
  const uri = options.uri ?? (embedded?.uri as string);
  try {
    const store = storeOf(await connect(uri));
    const close = async () => {
      await store.close();
      await embedded?.stop();
    };
    return { ...store, close };
  } catch (error) {
    await embedded?.stop();
    throw error;
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
