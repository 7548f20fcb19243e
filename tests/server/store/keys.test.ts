// A start with other, missing or lost keys; and who can read the keys.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeFolder, type DataKey, dataKeysInFolder } from '../../../server/src/platform/crypto/data-keys';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { noteServed, requireKeys, retireKeys } from '../../../server/src/platform/store/key-check';
import { openKeys } from '../../../server/src/platform/store/open-keys';
import { startApp, type TestApp } from '../../support/server';

const secret = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte) });
const [k1, k2] = [secret('k1', 1), secret('k2', 2)] as const;
const ring = (...keys: { id: string; secret: Buffer }[]) => new Keyring(keys);

let app: TestApp;
let folder: string;
beforeEach(async () => {
  app = await startApp({ keyring: ring(k1) });
  folder = mkdtempSync(join(tmpdir(), 'hz-keys-'));
});
afterEach(async () => {
  await app.stop();
  rmSync(folder, { recursive: true, force: true });
});

const start = (...keys: DataKey[]) => requireKeys(app.connection, ring(...keys), 'server');
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the keys of the data', () => {
  test('are noted at the first start, by a fingerprint that says nothing of them', async () => {
    await start(k1);
    const noted = await app.connection.collection('data_keys').find().toArray();
    expect(noted).toMatchObject([{ _id: 'k1', retired: false }]);
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(JSON.stringify(noted)).not.toContain(k1.secret.toString(form));
  });

  test('that are missing are asked for, and the data stay closed', async () => {
    await start(k1);
    await expect(start(k2)).rejects.toThrow(/密钥 k1 .*没有给它.*keys.txt.*rotate-keys。$/);
    await start(k2, k1);
    await expect(start(k2)).rejects.toThrow(/密钥 k1/);
    await retireKeys(app.connection, ring(k2, k1));
    await start(k2);
    // A server that was not told yet may still have both.
    await start(k2, k1);
    await start(k2);
    await expect(start(k1)).rejects.toThrow(/密钥 k2/);
  });

  test('are new by a server’s start alone: what a command would seal with one, those that run could not open', async () => {
    const command = (...keys: DataKey[]) => requireKeys(app.connection, ring(...keys), 'command');
    await command(k1); // there was no server yet
    await expect(command(k2, k1)).rejects.toThrow(/还没有服务器用密钥 k2 启动过.*什么都没有改.*DATA_KEYS/);
    expect(await app.connection.collection('data_keys').countDocuments()).toBe(1);
    await start(k2, k1); // and ends before it serves, for its port is taken
    await expect(command(k2, k1)).rejects.toThrow(/还没有服务器用密钥 k2 启动过/);
    await noteServed(app.connection, ring(k2, k1));
    await command(k2, k1);
  });

  test('that are others under the same id are refused', async () => {
    await start(k1);
    await expect(start(secret('k1', 9))).rejects.toThrow(/密钥 k1 和加密这些数据的那一个不一样/);
    await expect(start(secret('k1', 9), k2)).rejects.toThrow(/不一样/);
    await start(k1);
  });

  test('of a build from before keys were noted are known by what they open', async () => {
    await app.signIn();
    await expect(start(secret('k1', 9))).rejects.toThrow(/不一样/);
    await expect(start(k2)).rejects.toThrow(/k1/);
    expect(await app.connection.collection('data_keys').countDocuments()).toBe(0);
    await start(k1);
  });

  test('of two servers that start at once with different ones are those of one of them', async () => {
    const outcomes = await Promise.allSettled([start(k1), start(secret('k1', 9))]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

test.each([
  ['/proc/none/data', '没有，也建不了'],
  [join(__filename, 'data'), '不是文件夹'],
  [__filename, '不是文件夹'],
])(
  'a folder of data that is none and cannot be made is refused by the name of its setting: %s',
  (path, why) => {
    expect(() => closeFolder(path)).toThrow(new RegExp(`^设置 DATA_DIR 不对：.*${why}.*（E\\w+）。$`));
  },
);

describe('the key file', () => {
  const open = () => openKeys(app.connection, { DATA_KEYS: undefined, DATA_DIR: folder }, { by: 'server' });

  test('is made beside an empty store, and never beside data', async () => {
    await open();
    expect(existsSync(join(folder, 'keys.txt'))).toBe(true);
    rmSync(join(folder, 'keys.txt'));
    await expect(open()).rejects.toThrow(/密钥文件 .*keys.txt 不见了.*备份/);
    expect(existsSync(join(folder, 'keys.txt'))).toBe(false);
  });

  test('is not made beside data of a build from before keys were noted either', async () => {
    await app.signIn();
    await expect(open()).rejects.toThrow(/不见了/);
    expect(existsSync(join(folder, 'keys.txt'))).toBe(false);
  });

  test('that others can read is closed to them once, with a sentence; so is the folder', () => {
    const told: string[] = [];
    const tell = (sentence: string) => void told.push(sentence);
    const file = join(folder, 'keys.txt');
    dataKeysInFolder(folder, { hasData: false, told: tell });
    const made = readFileSync(file, 'utf8');
    chmodSync(file, 0o644);
    chmodSync(folder, 0o755);
    for (let time = 0; time < 2; time++) {
      closeFolder(folder, tell);
      dataKeysInFolder(folder, { hasData: true, told: tell });
    }
    expect([mode(folder), mode(file), readFileSync(file, 'utf8')]).toEqual(['700', '600', made]);
    expect(told).toEqual([
      expect.stringMatching(/权限 755.*改成只有自己能看（700）。$/),
      expect.stringMatching(/keys.txt .*权限 644.*（600）。$/),
    ]);
  });

  test('that cannot be closed to others is refused with what to do', () => {
    const file = join(folder, 'keys.txt');
    writeFileSync(file, `k1:${k1.secret.toString('base64')}\n`, { mode: 0o644 });
    chmodSync(file, 0o644);
    // Somebody else's file, or a disk without permissions: changing them fails, or changes nothing.
    for (const chmod of [
      () => undefined,
      () => {
        throw new Error('EPERM');
      },
    ])
      expect(() => dataKeysInFolder(folder, { hasData: true, chmod })).toThrow(
        /keys.txt 别人也能看（权限 644）.*chmod 600/,
      );
    expect(mode(file)).toBe('644');
  });

  test('beside an empty store that it did not begin with is said', async () => {
    const told: string[] = [];
    const open = (isEmptied = false) =>
      openKeys(
        app.connection,
        { DATA_KEYS: undefined, DATA_DIR: folder },
        { told: (sentence) => void told.push(sentence), by: 'server', isEmptied },
      );
    await open();
    await open();
    expect(told).toEqual([]);
    await app.connection.dropDatabase();
    await open(true); // cleared on purpose
    expect(told).toEqual([]);
    await app.connection.dropDatabase();
    await open();
    expect(told).toEqual([expect.stringMatching(/keys.txt 早就有了，数据却是空的.*备份/)]);
  });

  test('that cannot be read is refused with a sentence, and left as it is', () => {
    const file = join(folder, 'keys.txt');
    mkdirSync(file, { mode: 0o755 });
    expect(() => dataKeysInFolder(folder, { hasData: true })).toThrow(/keys.txt 读不了（EISDIR）/);
    expect(mode(file)).toBe('755');
  });

  test('is made in a folder that nobody else can look into', () => {
    const inner = join(folder, 'data');
    dataKeysInFolder(inner, { hasData: false });
    expect([mode(inner), mode(join(inner, 'keys.txt'))]).toEqual(['700', '600']);
    mkdirSync(join(folder, 'other'));
  });
});
