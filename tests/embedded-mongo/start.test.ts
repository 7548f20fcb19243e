import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { MongoClient } from 'mongodb';
import { temporaryFolder } from './support/store';
import { failingStart, startProcess } from './support/store-process';

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

  test.each([['--port', '70000'], ['--port', 'x'], ['--hlep'], ['DIR']])(
    'as a command that is not understood says how it is written: %s',
    async (...words) => {
      const { code, said } = await failingStart(join(folder, 'none'), ...words);
      expect({ code, said }).toEqual({
        code: 1,
        said: expect.stringMatching(/^.+\n用法：npm run -s embedded-mongo .*\n$/),
      });
    },
  );

  test('as a command says of a port that another has, and of a folder that cannot be made, one sentence', async () => {
    const first = await start({ dataDir: join(folder, 'one') });
    const { port } = new URL(first.uri);
    const taken = await failingStart(join(folder, 'two'), '--port', port);
    expect(taken).toEqual({ code: 1, said: expect.stringMatching(/^端口 \d+ 已被占用.*\n$/) });
    await first.stop();
    const nowhere = await failingStart('/proc/none/data');
    expect(nowhere).toEqual({ code: 1, said: expect.stringMatching(/^.*\/proc\/none.*\n$/) });
  });

  test('as a command closes a folder that others could look into, and takes another password where they could read it', async () => {
    const dataDir = join(folder, 'loose');
    const first = await startProcess(dataDir);
    const password = new URL(first.uri).password;
    expect(await first.end('SIGTERM')).toBe(0);
    expect(first.said()).toBe('');
    chmodSync(dataDir, 0o755);
    chmodSync(join(dataDir, 'address'), 0o644);
    const again = await startProcess(dataDir);
    expect(new URL(again.uri).password).not.toBe(password);
    expect(await again.end('SIGTERM')).toBe(0);
    expect(again.said().trim().split('\n')).toEqual([
      expect.stringMatching(/loose 原来别人也能看（权限 755），已经改成只有自己能看（700）。$/),
      expect.stringMatching(/address 原来别人也能看，里面的密码已经换了。$/),
    ]);
    const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
    expect([mode(dataDir), mode(join(dataDir, 'address'))]).toEqual(['700', '600']);
  });

  test('as a command finds the store in the data folder of a server', async () => {
    const data = join(folder, 'of-a-server');
    const made = await start({ dataDir: join(data, 'store') });
    await made.stop();
    const store = await startProcess(data);
    expect(await store.end('SIGTERM')).toBe(0);
    expect(existsSync(join(data, 'store.db'))).toBe(false);
  });

  test('that cannot write its address down frees the folder', async () => {
    const dataDir = join(folder, 'unwritten');
    mkdirSync(join(dataDir, 'address'), { recursive: true });
    await expect(start({ dataDir })).rejects.toThrow(/^地址文件 .*写不了（\w+）/);
    rmSync(join(dataDir, 'address'), { recursive: true });
    await (await start({ dataDir })).stop();
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
