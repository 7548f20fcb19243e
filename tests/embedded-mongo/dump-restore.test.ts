import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { start } from '@hz/embedded-mongo';
import {
  Binary,
  BSONRegExp,
  Decimal128,
  type Document,
  Double,
  Long,
  MaxKey,
  MongoClient,
  ObjectId,
  Timestamp,
} from 'mongodb';
import { openStore } from '../../server/src/platform/store/open';
import { builtScript } from '../support/bundled';
import { testInLongRun } from '../support/long';
import { temporaryFolder, useStore } from './support/store';

const run = async (tool: 'dump' | 'restore', ...args: string[]) =>
  promisify(execFile)(process.execPath, [await builtScript(`db-${tool}`), ...args]);

const allTypes: Document = {
  _id: new ObjectId('0123456789abcdef01234567'),
  double: new Double(5),
  long: Long.fromString('9007199254740993'),
  decimal: Decimal128.fromString('1.10'),
  date: new Date(1_671_000_000_000),
  binary: new Binary(Buffer.from('abc'), 5),
  regex: new BSONRegExp('^a', 'i'),
  timestamp: new Timestamp({ t: 5, i: 6 }),
  nested: { list: [null, true, '中文', { max: new MaxKey() }] },
};

describe('db:dump and db:restore', () => {
  const [from, to] = [useStore(), useStore()];
  const folder = temporaryFolder();
  const file = join(folder, 'dump.ejson');
  afterAll(() => rmSync(folder, { recursive: true }));

  const raw = { promoteValues: false, bsonRegExp: true } as const;
  const contents = async (store: typeof from, name: string) => ({
    docs: await store.client.db('d').collection(name).find({}, raw).sort({ _id: 1 }).toArray(),
    indexes: await store.client.db('d').collection(name).listIndexes().toArray(),
  });

  test('carry documents with their types, options and indexes from one address to another', async () => {
    const db = from.client.db('d');
    await db.collection('types').insertOne(allTypes);
    await db.createCollection('named', { collation: { locale: 'en', strength: 2 } });
    await db.collection('named').insertMany(Array.from({ length: 2500 }, (_, i) => ({ name: `N${i}` })));
    await db.collection('named').createIndex({ name: 1 }, { unique: true });
    await db.collection('types').createIndex({ date: 1 }, { expireAfterSeconds: 2_000_000_000, name: 'old' });

    await run('dump', '--uri', from.uri, '--db', 'd', '--out', file);
    const { stderr } = await run('restore', '--uri', to.uri, '--in', file);

    expect(stderr).toContain('2501 documents restored');
    for (const name of ['types', 'named'])
      expect(await contents(to, name)).toEqual(await contents(from, name));
    expect(await to.client.db('d').collection('named').findOne({ name: 'n7' })).toMatchObject({ name: 'N7' });
  });

  test('refuse a collection that is not empty, unless it may be dropped', async () => {
    await expect(run('restore', '--uri', to.uri, '--in', file)).rejects.toMatchObject({
      stderr: expect.stringContaining('is not empty; --drop replaces what is there'),
    });
    await run('restore', '--uri', to.uri, '--in', file, '--drop');
    expect(await to.client.db('d').collection('named').countDocuments()).toBe(2500);
  });

  test('find the store in the data folder of a server, and beside what has it open', async () => {
    const data = join(folder, 'data');
    const { uri, stop } = await start({
      dataDir: join(data, 'store'),
      addressFile: join(data, 'store-address'),
    });
    const client = await new MongoClient(uri).connect();
    await client
      .db('d')
      .collection('c')
      .insertMany([{ a: 1 }, { a: 2 }]);
    const out = join(folder, 'beside.ejson');
    writeFileSync(out, 'what was there', { mode: 0o644 });
    const beside = await run('dump', '--data-dir', data, '--out', out);
    expect(beside.stderr).toBe('2 documents of 1 collections dumped\n');
    expect(statSync(out).mode & 0o777).toBe(0o600);
    await expect(run('restore', '--data-dir', data, '--in', out)).rejects.toMatchObject({
      stderr: expect.stringMatching(/^.*正在使用，请先停下.*\n$/),
    });
    await client.close();
    await stop();
    const { stdout } = await run('dump', '--data-dir', data);
    expect(stdout).toBe(readFileSync(out, 'utf8'));
    // Where it could be reached leads nowhere now, and does not stand there any more.
    expect(readdirSync(join(data, 'store')).filter((name) => name.startsWith('address'))).toEqual([]);
  });

  test('ask whoever has the store open, not who had it open before, whatever that one left written down', async () => {
    const data = join(folder, 'data');
    const address = join(data, 'store', 'address');
    const password = 'x'.repeat(32);
    writeFileSync(address, `mongodb://store:${password}@127.0.0.1:1/?directConnection=true\n`, {
      mode: 0o600,
    });
    const { stop } = await start({ dataDir: join(data, 'store'), addressFile: join(data, 'store-address') });
    // Newer than that of who has it open, as after a clock that was set back.
    const later = new Date(Date.now() + 60_000);
    utimesSync(address, later, later);
    expect((await run('dump', '--data-dir', data)).stderr).toBe('2 documents of 1 collections dumped\n');
    await stop();
    // Of a store that runs by itself the address stays as it was, with its password.
    await run('dump', '--data-dir', data, '--out', join(folder, 'alone.ejson'));
    expect(readFileSync(address, 'utf8')).toContain(`${password}@127.0.0.1:1/`);
    rmSync(address);
  });

  test('end with 1 where the address cannot be written down, and leave the folder to others', async () => {
    const data = join(folder, 'data');
    const address = join(data, 'store', 'address');
    mkdirSync(address); // as little as on a full disk can it be written
    await expect(run('dump', '--data-dir', data)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^地址文件 .*写不了（\w+）.*\n$/),
    });
    rmSync(address, { recursive: true });
    expect((await run('dump', '--data-dir', data)).stderr).toContain('2 documents');
  });

  test('restored into an empty data folder, the store stands where the server looks for it', async () => {
    const data = join(folder, 'new-data');
    mkdirSync(data);
    const { stderr } = await run('restore', '--data-dir', data, '--in', join(folder, 'beside.ejson'));
    expect(stderr).toBe(`2 documents restored into ${join(data, 'store')}\n`);
    const store = await openStore({ dataDir: data });
    expect(await store.connection.useDb('d').collection('c').countDocuments()).toBe(2);
    await store.close();
  });

  test('name a record that is damaged, leave the dump of before, and go past it when they are told to', async () => {
    const data = join(folder, 'damaged');
    const { uri, stop } = await start({ dataDir: data });
    const client = await new MongoClient(uri).connect();
    const items = Array.from({ length: 300 }, (_, n) => ({
      _id: new ObjectId(),
      n,
      text: `a text ${n} ${'y'.repeat(80)}`,
    }));
    await client.db('d').collection('items').insertMany(items);
    await client.close();
    await stop();
    const file = join(data, 'store.db');
    const bytes = readFileSync(file);
    bytes.fill(0xff, bytes.indexOf('a text 177 ') + 2, bytes.indexOf('a text 177 ') + 6);
    writeFileSync(file, bytes);
    const out = join(folder, 'kept.ejson');
    writeFileSync(out, 'the one of before');
    const name = `d.items 的 ${(items[177] as (typeof items)[0])._id.toHexString()}`;
    await expect(run('dump', '--data-dir', data, '--out', out)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(new RegExp(`^${name} 坏了.*--skip-damaged.*\n$`)),
    });
    expect(readFileSync(out, 'utf8')).toBe('the one of before');
    const { stderr } = await run('dump', '--data-dir', data, '--out', out, '--skip-damaged');
    expect(stderr).toBe(`跳过坏了的记录：${name}\n299 documents of 1 collections dumped\n`);
  });

  // Root may write everywhere, and no test can mount a disk that is only read.
  const unlessRoot = process.getuid?.() === 0 ? test.skip : test;
  unlessRoot('read a folder that may not be written, and leave it as it is', async () => {
    const data = join(folder, 'data');
    const { stdout: before } = await run('dump', '--data-dir', data);
    const files = readdirSync(join(data, 'store')).sort();
    chmodSync(join(data, 'store'), 0o500);
    const { stdout } = await run('dump', '--data-dir', data);
    chmodSync(join(data, 'store'), 0o700);
    expect(stdout).toBe(before);
    expect(readdirSync(join(data, 'store')).sort()).toEqual(files);
  });

  test('of a folder without a store is no empty dump, but refused', async () => {
    const none = temporaryFolder();
    await expect(run('dump', '--data-dir', none)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^.*没有内嵌存储.*\n$/),
    });
    expect(readdirSync(none)).toEqual([]);
    rmSync(none, { recursive: true });
  });

  test('notice a line that is cut in the middle, and what is no dump, in a sentence', async () => {
    const half = join(folder, 'cut.ejson');
    for (const [text, line] of [
      [readFileSync(file, 'utf8').slice(0, 5000), '\\d+'],
      ['a letter', '1'],
    ] as const) {
      writeFileSync(half, text);
      await expect(run('restore', '--uri', to.uri, '--in', half, '--drop')).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringMatching(new RegExp(`^第 ${line} 行不是备份的内容.*\n$`)),
      });
    }
    expect(await to.client.db('d').collection('named').countDocuments()).toBe(2500);
  });

  test('notice a dump that is cut off', async () => {
    const half = join(folder, 'half.ejson');
    writeFileSync(half, readFileSync(file, 'utf8').split('\n').slice(0, -10).join('\n'));
    await expect(run('restore', '--uri', to.uri, '--in', half, '--drop')).rejects.toMatchObject({
      stderr: expect.stringContaining('The dump is cut off'),
    });
  });

  testInLongRun('leave everything as it was where a dump cannot be taken to its end', async () => {
    const lines = readFileSync(file, 'utf8').split('\n');
    const twice = lines.flatMap((line) => (line.includes('"N7"') ? [line, line] : [line]));
    const broken = { half: lines.slice(0, -10), twice, words: [...lines.slice(0, 3), 'These are no data'] };
    const all = async () => {
      const collections = await to.client.db('d').listCollections().toArray();
      return Promise.all(collections.map(async ({ name }) => [name, await contents(to, name)]));
    };
    const before = await all();
    for (const [name, kept] of Object.entries(broken)) {
      writeFileSync(join(folder, name), kept.join('\n'));
      await expect(
        run('restore', '--uri', to.uri, '--in', join(folder, name), '--drop'),
      ).rejects.toBeDefined();
      expect(await all()).toEqual(before);
    }
  });

  test('name what the dump knows nothing of, and leave it', async () => {
    const dump = join(folder, 'older.ejson');
    const lines = [
      { kind: 'collection', db: 'older', name: 'kept', options: {}, indexes: [] },
      { kind: 'document', document: { _id: 'then' } },
      { kind: 'end', documents: 1 },
    ];
    writeFileSync(dump, lines.map((line) => JSON.stringify(line)).join('\n'));
    const db = to.client.db('older');
    await db.collection<{ _id: string }>('since').insertOne({ _id: 'later' });
    const { stderr } = await run('restore', '--uri', to.uri, '--in', dump, '--drop');
    expect(stderr).toMatch(/备份里没有这些集合，它们原样留着.*：since\n/);
    expect(await db.collection('since').countDocuments()).toBe(1);

    writeFileSync(dump, JSON.stringify({ kind: 'end', documents: 0 }));
    const nothing = await run('restore', '--uri', to.uri, '--in', dump, '--drop');
    expect(nothing.stderr).toContain('备份里什么都没有：原来的数据没有动');
    expect(await db.collection('kept').countDocuments()).toBe(1);
  });

  test('keep empty collections, and leave out what another engine notes with an index', async () => {
    const dump = join(folder, 'foreign.ejson');
    const indexes = [
      { v: 2, key: { _id: 1 }, name: '_id_', storageEngine: { wiredTiger: {} } },
      { v: 2, key: { a: 1 }, name: 'a_1', unique: true, background: true, storageEngine: { wiredTiger: {} } },
    ];
    const options = { storageEngine: { wiredTiger: {} }, uuid: 'x' };
    const collections = [
      { kind: 'collection', db: 'foreign', name: 'empty', options: {}, indexes: indexes.slice(0, 1) },
      { kind: 'collection', db: 'foreign', name: 'indexed', options, indexes },
      { kind: 'end', documents: 0 },
    ];
    writeFileSync(dump, collections.map((line) => JSON.stringify(line)).join('\n'));
    await run('restore', '--uri', to.uri, '--in', dump);
    const db = to.client.db('foreign');
    const names = (await db.listCollections().toArray()).map(({ name }) => name);
    expect(names.sort()).toEqual(['empty', 'indexed']);
    expect(await db.collection('indexed').indexes()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1 }, name: 'a_1', unique: true },
    ]);
  });

  test('open the folder of an embedded store themselves', async () => {
    const dataDir = join(folder, 'store');
    await run('restore', '--data-dir', dataDir, '--in', file);
    const { stdout } = await run('dump', '--data-dir', dataDir);
    expect(stdout.split('\n').sort()).toEqual(readFileSync(file, 'utf8').split('\n').sort());
  });
});
