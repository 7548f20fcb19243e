import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { recordId, start } from '@hz/embedded-mongo';
import Database from 'libsql';
import { BSON, MongoClient } from 'mongodb';
import { temporaryFolder } from './support/store';
import { failingStart } from './support/store-process';

const DOCUMENTS = 2000;
const PAGE = 4096;
const folder = temporaryFolder();
const whole = join(folder, 'whole');
afterAll(() => rmSync(folder, { recursive: true }));

/** Works with a store for as long as that takes. */
async function withStore<T>(dataDir: string, work: (client: MongoClient) => Promise<T>): Promise<T> {
  const { uri, stop } = await start({ dataDir });
  const client = await new MongoClient(uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
    await stop();
  }
}

beforeAll(() =>
  withStore(whole, async (client) => {
    const items = client.db('d').collection('items');
    await items.createIndex({ text: 1 });
    await items.insertMany(
      Array.from({ length: DOCUMENTS }, (_, n) => ({ n, text: `text ${n} ${'x'.repeat(300)}` })),
    );
  }),
);

let copies = 0;
/** A folder with the file of the whole store, changed. */
function folderWith(change: (file: string) => void): string {
  copies += 1;
  const dataDir = join(folder, `copy-${copies}`);
  mkdirSync(dataDir);
  const file = join(dataDir, 'store.db');
  copyFileSync(join(whole, 'store.db'), file);
  change(file);
  return dataDir;
}

const flip = (at: (size: number) => number) => (file: string) => {
  const bytes = readFileSync(file);
  const from = at(bytes.length);
  for (let i = 0; i < 16; i++) bytes[from + i] = ~(bytes[from + i] as number) & 0xff;
  writeFileSync(file, bytes);
};

const DAMAGE: [string, (file: string) => void][] = [
  ['whose first bytes are others', flip(() => 0)],
  ['with flipped bytes in its table of contents', flip(() => 100)],
  ['with flipped bytes in a page in the middle', flip((size) => Math.floor(size / PAGE / 2) * PAGE)],
  ['with flipped bytes in its last page', flip((size) => size - PAGE)],
  [
    'that is a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  ['that is cut in half', (file) => truncateSync(file, readFileSync(file).length / 2)],
  ['that is cut within a page', (file) => truncateSync(file, readFileSync(file).length - 1000)],
  ['that is empty', (file) => truncateSync(file, 0)],
  ['that is another file', (file) => writeFileSync(file, 'This is a letter.\n'.repeat(500))],
  [
    'that another program keeps its data in',
    (file) => {
      rmSync(file);
      const other = new Database(file);
      other.exec('CREATE TABLE notes (text TEXT); INSERT INTO notes VALUES (1)');
      other.close();
    },
  ],
  [
    'that is gone while its journal is there',
    (file) => {
      rmSync(file);
      writeFileSync(`${file}-wal`, 'what is left');
    },
  ],
];

test.each(DAMAGE)('a file %s is refused in one sentence, and left as it is', async (_what, change) => {
  const dataDir = folderWith(change);
  const file = join(dataDir, 'store.db');
  const before = bytesOf(file);
  await expect(start({ dataDir })).rejects.toThrow(/^数据文件 .*坏了.*restore a backup[^\n]*$/);
  expect(bytesOf(file).equals(before)).toBe(true);
});

/** Nothing, for a file that is not there. */
const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
};

// Root may write what is another's, and no test can mount a disk that is only read.
const unlessRoot = process.getuid?.() === 0 ? test.skip : test;
unlessRoot.each([0o400, 0o000])(
  'a file that may not be written is said to be somebody else’s: %o',
  async (mode) => {
    const dataDir = folderWith((file) => chmodSync(file, mode));
    await expect(start({ dataDir })).rejects.toThrow(/store\.db 读不了或写不了（EACCES）[^\n]*$/);
  },
);

test('a record whose bytes were flipped is named by what reads it, and whoever takes all as it lies gets the others', async () => {
  const dataDir = folderWith((file) => {
    const bytes = readFileSync(file);
    const at = bytes.indexOf('text 1234 ');
    bytes.fill(0xff, at, at + 4);
    writeFileSync(file, bytes);
  });
  await withStore(dataDir, async (client) => {
    const items = client.db('d').collection('items');
    await expect(items.find({ n: { $gt: 0 } }).toArray()).rejects.toThrow(
      /^The record [0-9a-f]{24} of d\.items is damaged: /,
    );
    let whole = 0;
    const damaged: string[] = [];
    for await (const bytes of items.find({}, { raw: true }) as unknown as AsyncIterable<Uint8Array>)
      try {
        BSON.deserialize(bytes);
        whole += 1;
      } catch {
        damaged.push(recordId(bytes));
      }
    expect(whole).toBe(DOCUMENTS - 1);
    expect(damaged).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/)]);
  });
});

test('the command says the same and ends with 1', async () => {
  const { code, said } = await failingStart(folderWith((file) => truncateSync(file, 5000)));
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toEqual([expect.stringContaining('坏了')]);
});

test('what is whole opens again', async () => {
  const found = await withStore(whole, (client) => client.db('d').collection('items').countDocuments());
  expect(found).toBe(DOCUMENTS);
});

test('what is deleted or changed stands in no file of the folder any more', async () => {
  const dataDir = join(folder, 'deleted');
  const SECRETS = ['secret-deleted', 'secret-changed', 'secret-dropped'];
  await withStore(dataDir, async (client) => {
    const items = client.db('d').collection('items');
    await items.createIndex({ text: 1 });
    await items.insertMany(Array.from({ length: 200 }, (_, n) => ({ n, text: `${SECRETS[n % 2]} ${n}` })));
    await client.db('d').collection('other').insertOne({ text: SECRETS[2] });
  });
  const found = () => SECRETS.filter((secret) => readFileSync(join(dataDir, 'store.db')).includes(secret));
  expect(found()).toEqual(SECRETS);
  await withStore(dataDir, async (client) => {
    const items = client.db('d').collection('items');
    await items.deleteMany({ text: /^secret-deleted/ });
    await items.updateMany({}, { $set: { text: 'nothing' } });
    await client.db('d').collection('other').drop();
  });
  expect(found()).toEqual([]);
  expect(bytesOf(join(dataDir, 'store.db-wal'))).toHaveLength(0);
});

test('what a build deleted that did not overwrite it is overwritten at the next start', async () => {
  const dataDir = folderWith((file) => {
    const db = new Database(file);
    db.exec('PRAGMA secure_delete = OFF; PRAGMA user_version = 0');
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES ('left-behind'); DELETE FROM t; DROP TABLE t");
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
  });
  const holds = () => readFileSync(join(dataDir, 'store.db')).includes('left-behind');
  expect(holds()).toBe(true);
  await (await start({ dataDir })).stop();
  expect(holds()).toBe(false);
});

test('the file and its folder are their owner’s alone, also where they were not', async () => {
  const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect([mode(whole), mode(join(whole, 'store.db'))]).toEqual(['700', '600']);
  const dataDir = folderWith((file) => chmodSync(file, 0o644));
  await withStore(dataDir, async (client) => {
    await client.db('d').collection('items').insertOne({ n: -1 });
    const journal = join(dataDir, 'store.db-wal');
    expect([mode(join(dataDir, 'store.db')), mode(journal)]).toEqual(['600', '600']);
  });
});
