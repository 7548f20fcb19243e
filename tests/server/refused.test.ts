// A server that cannot start as it is told says in one sentence which setting that is.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { loadPacks } from '../../server/src/features/packs/load';
import { listen } from '../../server/src/platform/http/serve';
import { connect, openStore } from '../../server/src/platform/store/open';
import { onEmbedded } from '../support/database';

const folder = mkdtempSync(join(tmpdir(), 'hz-refused-'));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['a host that is none', { HOST: 'no-such-host.invalid', PORT: 0 }, /^设置 HOST 不对：找不到 no-such-host/],
  [
    'an address of another machine',
    { HOST: '192.0.2.1', PORT: 0 },
    /^设置 HOST 不对：这台机器没有地址 192.0.2.1/,
  ],
])('%s is named', async (_what, address, said) => {
  await expect(listen(createServer(), address)).rejects.toThrow(said);
});

test('a port that another has is named', async () => {
  const other = await listen(createServer(), { HOST: '127.0.0.1', PORT: 0 });
  const { port } = other.address() as { port: number };
  await expect(listen(createServer(), { HOST: '127.0.0.1', PORT: port })).rejects.toThrow(
    `端口 ${port} 已被占用`,
  );
  other.close();
});

onEmbedded('it is about who may read that')(
  'a database that nobody signed in to is named, in a sentence',
  async () => {
    const { uri, stop } = await start({ dataDir: join(folder, 'store') });
    const stranger = new URL(uri);
    [stranger.username, stranger.password] = ['', ''];
    await expect(connect(stranger.href)).rejects.toThrow(/^数据库 127.0.0.1:\d+ 不让读：MONGODB_URI .*密码/);
    await stop();
  },
);

test('a store that lies one folder too high is not passed over for a new, empty one', async () => {
  const dataDir = join(folder, 'high');
  const { stop } = await start({ dataDir });
  await stop();
  await expect(openStore({ dataDir })).rejects.toThrow(
    /high\/store.db 放高了一层，要放在 .*high\/store\/store.db/,
  );
  expect(existsSync(join(dataDir, 'store'))).toBe(false);
});

test.each(['none', 'none/deeper'])('a folder of packs that is not there is named: %s', (name) => {
  const PACKS_DIR = join(folder, name);
  expect(() => loadPacks({ PACKS: ['jilin-2022-25'], PACKS_DIR })).toThrow(
    `设置 PACKS_DIR 不对：没有文件夹 ${PACKS_DIR}`,
  );
});
