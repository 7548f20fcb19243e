import { accessSync, constants, rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { readAddress, writeAddress, writtenAddresses } from '../address';
import { placeIn, storeIn } from '../folder';
import { type EmbeddedMongo, start } from '../index';
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
  work: (client: MongoClient, folder: string | undefined) => Promise<T>,
): Promise<T> {
  const { uri, 'data-dir': dataDir } = address;
  if ((uri === undefined) === (dataDir === undefined))
    throw new UsageError('Give either --uri ADDRESS or --data-dir FOLDER');
  const store = dataDir === undefined ? undefined : await storeOf(resolve(dataDir), reads);
  try {
    // Without promotion 5.0 stays a double and a large long keeps its digits.
    const client = new MongoClient(uri ?? (store?.uri as string), { promoteValues: false, bsonRegExp: true });
    try {
      return await work(client, store?.dataDir);
    } finally {
      await client.close();
    }
  } finally {
    await store?.stop();
  }
}

/** The store of a folder, and where it lies. */
interface OpenFolder extends Pick<EmbeddedMongo, 'uri' | 'stop'> {
  dataDir: string;
}

/**
 * The store of a folder. It writes down where it can be reached, for another that reads beside it; at its end that file
 * is as it was before, for it would lead nowhere.
 */
async function storeOf(given: string, reads: boolean): Promise<OpenFolder> {
  const found = storeIn(given);
  if (!found && reads) throw new Error(`文件夹 ${given} 里没有内嵌存储 / there is no store in the folder`);
  const dataDir = found ?? placeIn(given);
  if (reads && !mayBeWritten(dataDir)) return copyOf(dataDir);
  const addressFile = join(dataDir, 'address');
  const before = readAddress(addressFile);
  try {
    const { uri, stop } = await start({ dataDir, addressFile, told: console.error });
    const putBack = () =>
      before === undefined ? rmSync(addressFile, { force: true }) : writeAddress(addressFile, before);
    return { uri, dataDir, stop: () => stop().finally(putBack) };
  } catch (error) {
    if (!/Another process/.test((error as Error).message)) throw error;
    if (!reads)
      throw new Error(
        `${dataDir} 正在使用，请先停下用它的程序 / the folder is in use: stop what uses it first`,
      );
    for (const uri of writtenAddresses(dataDir))
      if (await answers(uri)) {
        return { uri, dataDir, stop: async () => {} };
      }
    throw error;
  }
}

/** It is on this machine: one that has not answered by then is not there. */
const PATIENCE_MS = 3000;

/** Whether somebody is there who lets in whoever brings the password of an address. */
async function answers(uri: string): Promise<boolean> {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: PATIENCE_MS });
  try {
    await client.db('admin').command({ listDatabases: 1, nameOnly: true }); // which nobody else is told
    return true;
  } catch {
    return false;
  } finally {
    await client.close();
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
async function copyOf(dataDir: string): Promise<OpenFolder> {
  const copy = await mkdtemp(join(tmpdir(), 'store-read-'));
  const remove = () => rm(copy, { recursive: true, force: true });
  try {
    await cp(dataDir, copy, { recursive: true });
    const { uri, stop } = await start({ dataDir: copy });
    return { uri, dataDir, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}
