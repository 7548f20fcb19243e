// A start on what a restore left that was broken off.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lookForBrokenRestore } from '../../../server/src/platform/store/broken-restore';
import { DataVersion } from '../../../server/src/platform/store/data-version';
import { openStore, type Store } from '../../../server/src/platform/store/open';
import { openKeys } from '../../../server/src/platform/store/open-keys';
import { ServerProcess } from '../../support/process';

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hz-broken-'));
  store = await openStore({ dataDir: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const put = (name: string, word = 'of the dump') => store.connection.collection(name).insertOne({ word });
const names = async () => (await store.connection.listCollections()).map(({ name }) => name).sort();
const told: string[] = [];
const look = (isOurs: boolean) => {
  told.length = 0;
  return lookForBrokenRestore(store.connection, { isOurs, told: (sentence) => void told.push(sentence) });
};

test('beside nothing else it is refused: no new key file is made, and nothing is taken for data', async () => {
  await put('restoring.holders'); // as the build before named them
  await put('restoring.new.chats');
  const before = await names();
  await expect(look(true)).rejects.toThrow(/恢复了一半的备份.*没有新建密钥文件.*npm run db:restore/);
  expect(await new DataVersion(store.connection).read()).toBeNull();
  const settings = { DATA_KEYS: undefined, DATA_DIR: folder };
  await expect(openKeys(store.connection, settings, { by: 'server' })).rejects.toThrow(/不见了/);
  expect(await names()).toEqual(before);

  await store.close();
  const start = ServerProcess.demo({ DATA_DIR: folder, MONGODB_URI: '' });
  await expect(start).rejects.toThrow(/ended with 1: .*恢复了一半的备份/);
  expect(existsSync(join(folder, 'keys.txt'))).toBe(false);
  store = await openStore({ dataDir: folder });
  expect(await names()).toEqual(before);
});

test('beside data it is named and cleared away by who holds the store, and left to whoever may be restoring elsewhere', async () => {
  await put('holders', 'mine');
  await put('restoring.new.holders');
  await look(false);
  expect(told).toEqual([expect.stringMatching(/restoring\.new\.holders$/)]);
  expect(await names()).toContain('restoring.new.holders');
  await look(true);
  expect(told).toEqual([expect.stringMatching(/已经清掉：restoring\.new\.holders$/)]);
  expect(await names()).toEqual(['holders']);
  await look(true);
  expect(told).toEqual([]);
});

test('of which one part had taken its place what was there before is back, and until then nobody goes on with it', async () => {
  const taken = [
    { name: 'holders', had: true },
    { name: 'chats', had: true },
    { name: 'looks', had: false },
  ];
  await put('holders');
  await put('restoring.old.holders', 'mine');
  await put('chats', 'mine');
  await put('restoring.new.chats');
  await put('looks');
  await store.connection
    .collection<{ _id: string }>('restoring.swap')
    .insertOne({ _id: 'swap', isWhole: false, taken } as never);
  await expect(look(false)).rejects.toThrow(/恢复到一半/);
  await look(true);
  expect(told[0]).toContain('已经换回原来的数据');
  expect(await names()).toEqual(['chats', 'holders']);
  for (const name of await names())
    expect(await store.connection.collection(name).findOne()).toMatchObject({ word: 'mine' });
});
