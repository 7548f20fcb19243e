import { rmSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { start } from '@hz/embedded-mongo';
import { type Collection, MongoClient } from 'mongodb';
import { Random } from '../support/random';
import { SEED } from '../support/seed';
import { temporaryFolder } from './support/store';
import { failingStart, startProcess } from './support/store-process';

const kills = process.env.TEST_LONG === '1' ? 24 : 3;

interface Entry {
  _id: string;
  key: string;
  version: number;
  tags: string[];
}

/** One writer's keys: what the store has acknowledged, and what was under way when it was killed. */
class Writer {
  private readonly known = new Map<string, { acknowledged: number; underWay?: number }>();
  private round = 0;
  writes = 0;

  constructor(private readonly name: string) {}

  /** Inserts, changes, upserts and deletes its own documents until the connection breaks; version 0 means gone. */
  async run(collection: Collection<Entry>): Promise<void> {
    this.round += 1;
    try {
      for (let i = 0; ; i++)
        await this.write(collection, `${this.name}-${this.round}-${Math.floor(i / 4)}`, i % 4);
    } catch (error) {
      if (!/closed|ECONN|timed out|interrupted|EPIPE/i.test(String(error))) throw error;
    }
  }

  private async write(collection: Collection<Entry>, key: string, step: number): Promise<void> {
    const version = step === 3 && key.endsWith('7') ? 0 : step + 1;
    const state = this.known.get(key) ?? { acknowledged: 0 };
    this.known.set(key, { ...state, underWay: version });
    const tags = [`t${version}`, `t${version + 1}`];
    if (version === 0) await collection.deleteOne({ key });
    else if (step === 0) await collection.insertMany([{ _id: key, key, version, tags }]);
    else if (step === 1) await collection.updateOne({ key }, { $set: { version, tags } }, { upsert: true });
    else
      await collection.findOneAndUpdate({ _id: key }, { $set: { version }, $push: { tags: `t${version}` } });
    this.known.set(key, { acknowledged: version });
    this.writes += 1;
  }

  /** The keys whose stored version is neither what was acknowledged nor what was under way. */
  lost(stored: Map<string, number>): string[] {
    return [...this.known].flatMap(([key, { acknowledged, underWay }]) => {
      const version = stored.get(key) ?? 0;
      if (version !== acknowledged && version !== underWay) return [`${key}: ${version} for ${acknowledged}`];
      this.known.set(key, { acknowledged: version });
      return [];
    });
  }
}

const total = (writers: Writer[]): number => writers.reduce((sum, { writes }) => sum + writes, 0);

/** Waits until so many more writes are acknowledged, so that a slow machine is killed amid its writes as well. */
async function moreWrites(writers: Writer[], count: number): Promise<void> {
  const enough = total(writers) + count;
  while (total(writers) < enough) await setTimeout(2);
}

describe('a store that is killed in the middle of writes', () => {
  test(`loses no acknowledged write and keeps indexes and documents together over ${kills} kills (seed ${SEED})`, async () => {
    const folder = temporaryFolder();
    const writers = Array.from({ length: 6 }, (_, i) => new Writer(`w${i}`));
    const random = new Random(SEED);
    for (let round = 0; round <= kills; round++) {
      const store = await startProcess(folder);
      const client = new MongoClient(store.uri, { serverSelectionTimeoutMS: 500 });
      const collection = client.db('d').collection<Entry>('entries');
      await collection.createIndexes([
        { key: { key: 1 }, unique: true },
        { key: { tags: 1 } },
        { key: { version: -1, key: 1 } },
      ]);
      const stored = await collection.find().toArray();
      const versions = new Map(stored.map(({ key, version }) => [key, version]));
      expect(writers.flatMap((writer) => writer.lost(versions))).toEqual([]);
      expect(await client.db('d').command({ validate: 'entries' })).toMatchObject({
        valid: true,
        nrecords: stored.length,
      });
      const running = round < kills ? writers.map((writer) => writer.run(collection)) : [];
      if (round < kills) await moreWrites(writers, random.whole(60, 260));
      expect(await store.end(round < kills ? 'SIGKILL' : 'SIGTERM')).toBe(round < kills ? null : 0);
      await Promise.all(running);
      await client.close();
    }
    expect(total(writers)).toBeGreaterThan(kills * 60);
    rmSync(folder, { recursive: true });
  });
});

describe('a data folder', () => {
  test('that another process has open is refused with a sentence, and stays whole', async () => {
    const folder = temporaryFolder();
    const first = await startProcess(folder);
    const { code, said } = await failingStart(folder);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining('Another process has the embedded store'),
    });
    const client = await new MongoClient(first.uri).connect();
    expect(await client.db('d').collection('c').insertOne({ a: 1 })).toMatchObject({ acknowledged: true });
    await client.close();
    await first.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  test('is refused within one process as well', async () => {
    const folder = temporaryFolder();
    const store = await start({ dataDir: folder });
    await expect(start({ dataDir: folder })).rejects.toThrow('a data folder serves one process');
    await store.stop();
    const again = await start({ dataDir: folder });
    await again.stop();
    rmSync(folder, { recursive: true });
  });
});

describe('a full disk', () => {
  test('refuses writes with an error, stays readable and loses nothing', async () => {
    const folder = temporaryFolder();
    const store = await start({ dataDir: folder, maxBytes: 400_000 });
    const client = await new MongoClient(store.uri).connect();
    const collection = client.db('d').collection<{ _id: number; text: string }>('c');
    await collection.createIndex({ text: 1 });
    const text = 'x'.repeat(2000);
    let written = 0;
    const fill = async () => {
      for (; ; written++) await collection.insertOne({ _id: written, text: `${text}${written}` });
    };
    await expect(fill()).rejects.toMatchObject({ code: 14031, codeName: 'OutOfDiskSpace' });
    expect(written).toBeGreaterThan(20);
    expect(await collection.countDocuments({ text: /^x/ })).toBe(written);
    expect(await client.db('d').command({ validate: 'c' })).toMatchObject({ valid: true, nrecords: written });
    await collection.deleteMany({ _id: { $lt: 10 } });
    await collection.insertOne({ _id: -1, text: 'there is room again' });
    await client.close();
    await store.stop();
    rmSync(folder, { recursive: true });
  });
});
