import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { type Db, MongoClient, type MongoClientOptions } from 'mongodb';

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'embedded-mongo-'));

/** A store of its own for a test file, started before its tests and removed after them. */
export interface TestStore {
  readonly uri: string;
  readonly client: MongoClient;
  /** A database that no other test has used. */
  freshDb(): Db;
  connect(options?: MongoClientOptions): Promise<MongoClient>;
  /** Closes this before the store is stopped: a driver that says goodbye to a store already gone may wait for ever. */
  closeFirst(connection: { close(): Promise<unknown> }): void;
}

export function useStore({ failPoints = false } = {}): TestStore {
  const dataDir = temporaryFolder();
  const clients: MongoClient[] = [];
  const connections: { close(): Promise<unknown> }[] = [];
  let store: EmbeddedMongo;
  let databases = 0;
  const connect = async (options?: MongoClientOptions): Promise<MongoClient> => {
    const client = await new MongoClient(store.uri, options).connect();
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    store = await start({ dataDir, failPoints });
    await connect();
  });
  afterAll(async () => {
    for (const connection of [...connections, ...clients]) await connection.close();
    await store.stop();
    rmSync(dataDir, { recursive: true });
  });
  return {
    get uri() {
      return store.uri;
    },
    get client() {
      return clients[0] as MongoClient;
    },
    freshDb: () => {
      databases += 1;
      return (clients[0] as MongoClient).db(`fresh${databases}`);
    },
    connect,
    closeFirst: (connection) => {
      connections.push(connection);
    },
  };
}
