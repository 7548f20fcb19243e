// The journal of a store that was killed: damage within it would be passed over in silence, and what was answered be gone.
import { cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from '@hz/embedded-mongo';
import { MongoClient } from 'mongodb';
import { temporaryFolder } from './support/store';
import { startProcess } from './support/store-process';

const HEAD = 32;
const FRAME = 24 + 4096;
const folder = temporaryFolder();
const killed = join(folder, 'killed');
afterAll(() => rmSync(folder, { recursive: true }));

beforeAll(async () => {
  const { uri, end } = await startProcess(killed);
  const client = await new MongoClient(uri).connect();
  for (let n = 0; n < 40; n++)
    await client
      .db('d')
      .collection('items')
      .insertOne({ n, text: 'x'.repeat(3000) });
  await end('SIGKILL');
  await client.close();
});

let copies = 0;
function copyWith(change: (journal: string, size: number) => void) {
  copies += 1;
  const dataDir = join(folder, `copy-${copies}`);
  cpSync(killed, dataDir, { recursive: true });
  const journal = join(dataDir, 'store.db-wal');
  change(journal, statSync(journal).size);
  return { dataDir, files: ['store.db', 'store.db-wal'].map((name) => join(dataDir, name)) };
}

const flip = (at: (frames: number) => number) => (journal: string, size: number) => {
  const bytes = readFileSync(journal);
  const from = at((size - HEAD) / FRAME);
  for (let i = from; i < from + 16; i++) bytes[i] = ~(bytes[i] as number) & 0xff;
  writeFileSync(journal, bytes);
};

async function countIn(dataDir: string): Promise<number> {
  const { uri, stop } = await start({ dataDir });
  const client = await new MongoClient(uri).connect();
  const count = await client.db('d').collection('items').countDocuments();
  await client.close();
  await stop();
  return count;
}

test.each([
  ['a page in the middle', flip((frames) => HEAD + Math.floor(frames / 2) * FRAME + 2000)],
  ['the head of a frame in the middle', flip((frames) => HEAD + Math.floor(frames / 2) * FRAME + 2)],
  ['the first page', flip(() => HEAD + 100)],
  ['its head', flip(() => 4)],
])('damage in %s is refused in one sentence, and all is left as it is', async (_what, change) => {
  const { dataDir, files } = copyWith(change);
  const before = files.map((file) => readFileSync(file));
  await expect(start({ dataDir })).rejects.toThrow(/^数据文件 .*store\.db-wal 坏了[^\n]*$/);
  expect(files.map((file) => readFileSync(file))).toEqual(before);
});

test('a torn end is none: what was whole before it is there', async () => {
  expect(await countIn(copyWith(() => {}).dataDir)).toBe(40);
  for (const change of [
    flip((frames) => HEAD + (frames - 1) * FRAME + 2000),
    (journal: string, size: number) => truncateSync(journal, size - 1000),
  ])
    expect([38, 39]).toContain(await countIn(copyWith(change).dataDir));
});
