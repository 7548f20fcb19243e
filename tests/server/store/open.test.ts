// What an address says for itself, and how a command finds whoever has the embedded store open.
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withData } from '../../../server/src/commands/data';
import { stepsAhead } from '../../../server/src/platform/store/migrate';
import { connect, isOpenElsewhere, joinStore, openStore } from '../../../server/src/platform/store/open';
import { Databases } from '../../support/database';

const stores = new Databases();
const folder = mkdtempSync(join(tmpdir(), 'hz-open-'));
afterAll(async () => {
  await stores.stop();
  rmSync(folder, { recursive: true });
});

test.each([
  ['5 seconds where it says nothing', '', 5000],
  ['as long as it says', 'serverSelectionTimeoutMS=31000', 31_000],
  ['as long as it says, in whatever letters', 'serverselectiontimeoutms=31000', 31_000],
])('a server is waited for %s', async (_, option, expected) => {
  const uri = await stores.uri('options');
  const address = option === '' ? uri : `${uri}${uri.includes('?') ? '&' : '?'}${option}`;
  const connection = await connect(address);
  expect(connection.getClient().options.serverSelectionTimeoutMS).toBe(expected);
  await connection.close();
});

test('a command asks whoever has the store open, whatever one before left written down', async () => {
  const dataDir = join(folder, 'data');
  const server = await openStore({ dataDir });
  await server.connection.collection('words').insertOne({ word: 'wort' });
  const stale = join(dataDir, 'store', 'address');
  writeFileSync(stale, `mongodb://store:${'x'.repeat(32)}@127.0.0.1:1/?directConnection=true`, {
    mode: 0o600,
  });
  const later = new Date(Date.now() + 60_000);
  utimesSync(stale, later, later);
  const command = await joinStore({ dataDir });
  expect(await command.connection.collection('words').countDocuments()).toBe(1);
  await command.close();
  await server.close();
});

test('a look whether a store is open elsewhere leaves nothing written down', async () => {
  const store = join(folder, 'data', 'store');
  const before = readdirSync(store);
  expect(await isOpenElsewhere(store)).toBe(false);
  expect(readdirSync(store)).toEqual(before);
});

test('a command on a folder without data is refused, and makes nothing in it', async () => {
  const typo = mkdtempSync(join(folder, 'dtaa-'));
  await expect(joinStore({ dataDir: typo })).rejects.toThrow(
    /^文件夹 .*dtaa.* 里没有数据，什么都没有做。.*DATA_DIR/,
  );
  expect(readdirSync(typo)).toEqual([]);
});

test('a command goes on by itself when whoever had the store open ends in the middle of it', async () => {
  const dataDir = mkdtempSync(join(folder, 'two-commands-'));
  Object.assign(process.env, { DATA_DIR: dataDir, MONGODB_URI: '' });
  const first = await openStore({ dataDir });
  await stepsAhead(first.connection); // notes that it is up to date
  let times = 0;
  const found = await withData(false, async ({ connection }) => {
    times += 1;
    if (times === 1) await first.close();
    await connection.collection('words').insertOne({ word: 'wort' });
    return connection.collection('words').countDocuments();
  }).finally(() => first.close().catch(() => {}));
  expect({ found, times }).toEqual({ found: 1, times: 2 });
});
