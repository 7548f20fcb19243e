import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { start, writtenAddresses } from '@hz/embedded-mongo';
import { type Connection, createConnection } from 'mongoose';
import { databaseIn, hasOption, hostsIn } from './address';
import { isDuplicateKey } from './duplicate';

export interface Store {
  connection: Connection;
  /** Resolves when the store answers and takes what is written; rejects otherwise, as where its disk is full. */
  ping(): Promise<void>;
  /** Of the embedded store that this process holds: copies it as it stands into a folder that is not there yet. */
  copyTo?(folder: string): Promise<void>;
  close(): Promise<void>;
}

const DEFAULT_DATABASE = 'huanzheng';

export interface StoreOptions {
  uri?: string | undefined;
  dataDir: string;
  /** Hears of whatever of the embedded store was not as safe as it must be and is now. */
  told?: (sentence: string) => void;
  /** How much of the embedded store's file is kept in memory, in MB; not there: as a server keeps. */
  cacheMb?: number;
}

/** Where the embedded store lies in a data folder. */
export const storeFolder = (dataDir: string): string => join(dataDir, 'store');

/** What it keeps the data in. */
export const storeFiles = (dataDir: string): string[] =>
  ['store.db', 'store.db-wal'].map((name) => join(storeFolder(dataDir), name));

/** Where the embedded store of a data folder can be reached while a process has it open, and with which password. */
const addressFile = (dataDir: string): string => join(dataDir, 'store-address');

/** Connects to the MongoDB at `uri`; without one, starts the embedded store in the data folder and connects to that. */
export async function openStore(options: StoreOptions): Promise<Store> {
  if (!options.uri) refuseMisplaced(options.dataDir);
  const embedded = options.uri
    ? undefined
    : await start({
        dataDir: storeFolder(options.dataDir),
        addressFile: addressFile(options.dataDir),
        ...(options.told && { told: options.told }),
        ...(options.cacheMb !== undefined && { cacheMb: options.cacheMb }),
      });
  const uri = options.uri || (embedded?.uri as string);
  try {
    const store = storeOf(await connect(uri));
    const close = async () => {
      await store.close();
      await embedded?.stop();
    };
    return { ...store, ...(embedded && { copyTo: embedded.copyTo }), close };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
}

const isTaken = (error: unknown): boolean => /Another process/.test((error as Error).message);

/** Whether another process has the embedded store of a folder open; one that is damaged is nobody's. */
export async function isOpenElsewhere(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  try {
    const opened = await start({ dataDir: folder, addressFile: null });
    await opened.stop();
    return false;
  } catch (error) {
    return isTaken(error);
  }
}

/** A store that was restored one folder too high would be passed over, and everybody would have an empty account. */
function refuseMisplaced(dataDir: string): void {
  const [high, place] = [dataDir, storeFolder(dataDir)].map((folder) => join(folder, 'store.db'));
  if (!existsSync(high as string) || existsSync(place as string)) return;
  throw new Error(
    `数据文件 ${high} 放高了一层，要放在 ${place}，所以没有启动。请移过去（连同旁边的 store.db-wal）。`,
  );
}

/** A command does one thing, and holds little however much the store holds. */
const COMMAND_CACHE_MB = 2;

/**
 * Opens the store as a server does, or uses it beside whoever has it open: for commands. A folder without one is
 * refused, and nothing is made in it: what a command does to data that are not there would be lost on the way.
 */
export async function joinStore(options: StoreOptions): Promise<Store> {
  const { uri, dataDir } = options;
  if (!uri) refuseMisplaced(dataDir);
  if (!uri && !existsSync(join(storeFolder(dataDir), 'store.db')))
    throw new Error(
      `文件夹 ${dataDir} 里没有数据，什么都没有做。请看看设置 DATA_DIR 写得对不对；还没有数据的，先启动一次服务器（npm start）。`,
    );
  try {
    return await openStore({ ...options, cacheMb: COMMAND_CACHE_MB });
  } catch (taken) {
    if (uri || !isTaken(taken)) throw taken;
    for (const address of writtenAddresses(storeFolder(dataDir))) {
      const connection = await connect(address).catch(() => undefined); // of somebody who had it open before
      if (connection) return storeOf(connection);
    }
    throw taken;
  }
}

/** Holds one document, which is written whenever somebody asks whether the store can be written to. */
const PROBE = 'readiness';

/** A connection as the store of an app. */
export function storeOf(connection: Connection): Store {
  let underway: Promise<unknown> | undefined;
  const probe = async () => {
    await connection.db
      ?.collection<{ _id: string; at: Date }>(PROBE)
      .updateOne({ _id: 'written' }, { $set: { at: new Date() } }, { upsert: true })
      .catch((error) => {
        if (!isDuplicateKey(error)) throw error; // two servers wrote it at once for the first time
      });
  };
  return {
    connection,
    // Whoever asks while one is under way is told the same: asking often writes no more.
    ping: async () => {
      underway ??= probe().finally(() => {
        underway = undefined;
      });
      await underway;
    },
    close: () => connection.close(),
  };
}

/** By the protocol: nobody signed in, or somebody who may not. */
const UNAUTHORIZED = 13;

/** A connection of its own, so that several apps can live in one process. Rejects with one sentence. */
export async function connect(uri: string): Promise<Connection> {
  const connection = createConnection(uri, {
    // What an address says for itself holds: options here would come before it.
    ...(!hasOption(uri, 'serverSelectionTimeoutMS') && { serverSelectionTimeoutMS: 5000 }),
    dbName: databaseIn(uri) ?? DEFAULT_DATABASE,
    autoCreate: false,
    autoIndex: false,
  });
  try {
    await connection.asPromise();
    await connection.collection('data_version').findOne({}); // whether it may be read at all
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => {});
    if ((error as { code?: unknown }).code === UNAUTHORIZED)
      throw new Error(
        `数据库 ${hostsIn(uri)} 不让读：MONGODB_URI 里要有它认得的用户名和密码 / MONGODB_URI needs a user and password that may read`,
      );
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`连不上数据库 ${hostsIn(uri)} / cannot reach the store: ${why.split('\n', 1)[0]}`);
  }
}
