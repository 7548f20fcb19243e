import { resolve } from 'node:path';
import { MongoClient } from 'mongodb';
import { start } from '../index';

/** Where a dump comes from or goes to: any MongoDB's address, or the folder of an embedded store. */
export interface Address {
  uri?: string | undefined;
  'data-dir'?: string | undefined;
}

/** Connects, works and closes again; opens the embedded store of a folder for as long. */
export async function withClient<T>(address: Address, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const { uri, 'data-dir': dataDir } = address;
  if ((uri === undefined) === (dataDir === undefined))
    throw new Error('Give either --uri ADDRESS or --data-dir FOLDER');
  const store = dataDir === undefined ? undefined : await start({ dataDir: resolve(dataDir) });
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
