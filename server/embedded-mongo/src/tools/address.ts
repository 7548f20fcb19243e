import { accessSync, constants, existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { type EmbeddedMongo, readAddress, start } from '../index';
import { UsageError } from './words';

/** Where a dump comes from or goes to: any MongoDB's address, or the folder of an embedded store. */
export interface Address {
  uri?: string | undefined;
  'data-dir'?: string | undefined;
}

/**
 * Connects, works and closes again; opens the embedded store of a folder for as long.
 * @param reads whether it only reads: then a folder must hold a store, and one that another process has open is read
 * through that
 */
export async function withClient<T>(
  address: Address,
  { reads }: { reads: boolean },
  work: (client: MongoClient) => Promise<T>,
): Promise<T> {
  const { uri, 'data-dir': dataDir } = address;
  if ((uri === undefined) === (dataDir === undefined))
    throw new UsageError('Give either --uri ADDRESS or --data-dir FOLDER');
  const store = dataDir === undefined ? undefined : await storeOf(resolve(dataDir), reads);
  try {
    // Without promotion 5.0 stays a double and a large long keeps its digits.
    const client = new MongoClient(uri ?? (store?.uri as string), { promoteValues: false, bsonRegExp: true });
    try {
      return await work(client);
    } finally {
      await client.close();
    }
  } finally {
    await store?.stop();
  }
}

/** The store of a folder, or of the folder `store` in it, as a server keeps it in its data folder. */
async function storeOf(given: string, reads: boolean): Promise<Pick<EmbeddedMongo, 'uri' | 'stop'>> {
  const found = [given, join(given, 'store')].find((folder) => existsSync(join(folder, 'store.db')));
  if (!found && reads) throw new Error(`文件夹 ${given} 里没有内嵌存储 / there is no store in the folder`);
  const dataDir = found ?? given;
  if (reads && !mayBeWritten(dataDir)) return copyOf(dataDir);
  try {
    return await start({ dataDir });
  } catch (error) {
    if (!/Another process/.test((error as Error).message)) throw error;
    if (!reads)
      throw new Error(
        `${dataDir} 正在使用，请先停下用它的程序 / the folder is in use: stop what uses it first`,
      );
    // Where the process that has it open wrote its address down.
    const uri = readAddress(join(dataDir, 'address')) ?? readAddress(`${dataDir}-address`);
    if (uri === undefined) throw error;
    return { uri, stop: async () => {} };
  }
}

function mayBeWritten(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A store on a disk that is only read, which is when a rescue copy is wanted: read through a copy, which goes afterwards. */
async function copyOf(dataDir: string): Promise<Pick<EmbeddedMongo, 'uri' | 'stop'>> {
  const copy = await mkdtemp(join(tmpdir(), 'store-read-'));
  const remove = () => rm(copy, { recursive: true, force: true });
  try {
    await cp(dataDir, copy, { recursive: true });
    const { uri, stop } = await start({ dataDir: copy });
    return { uri, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
