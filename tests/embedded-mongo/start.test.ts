import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { MongoClient } from 'mongodb';
import { temporaryFolder } from './support/store';
import { startProcess } from './support/store-process';

describe('start', () => {
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true }));

  test('makes the folder, keeps what is written there, and frees it on stop', async () => {
    const dataDir = join(folder, 'deep', 'data');
    for (const expected of [0, 1, 2]) {
      const { uri, stop } = await start({ dataDir });
      const client = await new MongoClient(uri).connect();
      const items = client.db('d').collection('c');
      expect(await items.countDocuments()).toBe(expected);
      await items.insertOne({ a: 1 }, { writeConcern: { w: 1, j: true } });
      await client.close();
      await stop();
      await stop();
    }
  });

  test('takes the port it is given, and says so when another has it', async () => {
    const first = await start({ dataDir: join(folder, 'one') });
    const port = Number(new URL(first.uri).port);
    await expect(start({ dataDir: join(folder, 'two'), port })).rejects.toThrow('EADDRINUSE');
    await first.stop();
    const second = await start({ dataDir: join(folder, 'two'), port });
    expect(Number(new URL(second.uri).port)).toBe(port);
    await second.stop();
  });

  test('as a command prints its address first and ends cleanly on SIGTERM', async () => {
    const store = await startProcess(join(folder, 'command'));
    expect(store.uri).toMatch(/^mongodb:\/\/store:[\w-]{32}@127\.0\.0\.1:\d+\//);
    const client = await new MongoClient(store.uri).connect();
    expect(await client.db('admin').command({ buildInfo: 1 })).toMatchObject({ version: '7.0.0' });
    await client.close();
    expect(await store.end('SIGTERM')).toBe(0);
  });
});
