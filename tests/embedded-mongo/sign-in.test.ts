import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { MongoClient, type MongoClientOptions } from 'mongodb';
import { times } from '../support/long';
import { temporaryFolder, useStore } from './support/store';

describe('the password of a store', () => {
  const store = useStore();
  const clients: MongoClient[] = [];
  afterEach(() => Promise.all(clients.splice(0).map((client) => client.close())));

  /** Asks for something as whoever the address says. */
  const ask = (change: (address: URL) => void, options?: MongoClientOptions) => {
    const address = new URL(store.uri);
    change(address);
    const client = new MongoClient(address.href, { serverSelectionTimeoutMS: 2000, ...options });
    clients.push(client);
    return client.db('d').collection('c').countDocuments();
  };

  test('lets in who has it, whichever database is named', async () => {
    expect(await ask(() => {})).toBe(0);
    expect(await ask((address) => (address.pathname = '/another'))).toBe(0);
    expect(await ask(() => {}, { authMechanism: 'SCRAM-SHA-256' })).toBe(0);
  });

  test.each<[string, (address: URL) => void]>([
    ['a wrong password', (address) => (address.password = 'x'.repeat(32))],
    ['another name', (address) => (address.username = 'admin')],
    ['a mechanism without a secret', (address) => address.searchParams.set('authMechanism', 'SCRAM-SHA-1')],
  ])('keeps out %s', async (_what, change) => {
    await expect(ask(change)).rejects.toThrow(/Authentication failed|is not here/);
  });

  test('is asked of whoever gives none, for anything but the handshake', async () => {
    const nobody = (address: URL) => {
      address.username = '';
      address.password = '';
    };
    await expect(ask(nobody)).rejects.toMatchObject({ code: 13, codeName: 'Unauthorized' });
    const [client] = clients as [MongoClient];
    for (const command of [{ insert: 'c', documents: [{ a: 1 }] }, { listDatabases: 1 }, { dropDatabase: 1 }])
      await expect(client.db('admin').command(command)).rejects.toMatchObject({ code: 13 });
    expect(await client.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test('stands in a file for its owner alone, and stays the same over a restart', async () => {
    const dataDir = temporaryFolder();
    const addressFile = join(dataDir, 'where');
    const passwords = [];
    for (let starts = 0; starts < 2; starts++) {
      const { uri, stop } = await start({ dataDir: join(dataDir, 'store'), addressFile });
      passwords.push(new URL(uri).password);
      expect(statSync(addressFile).mode & 0o777).toBe(0o600);
      await stop();
    }
    expect(passwords[0]).toMatch(/^[\w-]{32}$/);
    expect(passwords[1]).toBe(passwords[0]);
    rmSync(dataDir, { recursive: true });
  });

  test('fail points are unknown to a store that no test has started', async () => {
    const command = { configureFailPoint: 'failCommand', mode: 'alwaysOn', data: { failCommands: ['ping'] } };
    await expect(store.client.db('admin').command(command)).rejects.toMatchObject({ code: 59 });
  });
});

describe('a store whose thread ends', () => {
  const store = useStore({ failPoints: true });

  test('comes back under its address with all that was written, again and again', async () => {
    const items = store.freshDb().collection('items');
    // Each time it waits twice as long; after the eighth longer than a driver does.
    for (let time = 1; time <= times(2, 8); time++) {
      await items.insertOne({ time });
      const data = { failCommands: ['serverStatus'], endThread: true };
      await store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data });
      await expect(store.client.db('admin').command({ serverStatus: 1 })).rejects.toThrow('closed');
      expect(await items.countDocuments()).toBe(time);
    }
  });
});
