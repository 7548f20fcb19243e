import type { Collection, Db } from 'mongodb';
import { median } from '../measure';

const documents = 100_000;

export interface Entry {
  _id: number;
  holder: string;
  number: string;
  state: string;
  due: number;
  note: string;
}

const states = ['open', 'waiting', 'done', 'late'];

const entry = (i: number): Entry => ({
  _id: i,
  holder: `holder-${i % 1000}`,
  number: `C-${i}`,
  state: states[i % 4] as string,
  due: (i * 7919) % documents,
  note: `note ${i} `.repeat(10),
});

/** 100,000 documents with a unique and a compound index. */
export async function fill(collection: Collection<Entry>): Promise<void> {
  await collection.createIndexes([{ key: { number: 1 }, unique: true }, { key: { state: 1, due: 1 } }]);
  for (let from = 0; from < documents; from += 10_000) {
    await collection.insertMany(Array.from({ length: 10_000 }, (_, i) => entry(from + i)));
  }
}

/** Milliseconds of one call, the median of many, after some calls to warm up. */
async function callTime(calls: number, call: (i: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < 200; i++) await call(i);
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const started = performance.now();
    await call(i);
    times.push(performance.now() - started);
  }
  return median(times);
}

export const operations = (db: Db, collection: Collection<Entry>): Record<string, () => Promise<number>> => ({
  ping: () => callTime(1000, () => db.command({ ping: 1 })),
  'findOne by an indexed field': () =>
    callTime(1000, (i) => collection.findOne({ number: `C-${(i * 7919) % documents}` })),
  'upsert by a unique key': () =>
    callTime(1000, (i) =>
      collection.updateOne(
        { number: `C-${(i * 7919) % (documents + 1000)}` },
        { $inc: { due: 1 } },
        { upsert: true },
      ),
    ),
  'range with sort and limit 50': () =>
    callTime(300, (i) =>
      collection
        .find({ state: 'open', due: { $gte: (i * 97) % 90_000 } })
        .sort({ due: 1 })
        .limit(50)
        .toArray(),
    ),
});

export async function insertTenThousand(db: Db): Promise<number> {
  const collection = db.collection<Entry>('inserted');
  await collection.drop();
  const docs = Array.from({ length: 10_000 }, (_, i) => entry(i));
  const started = performance.now();
  await collection.insertMany(docs);
  return performance.now() - started;
}

/** How many MB the process grows between the first tenth of a cursor over everything and its end. */
export async function cursorGrowth(collection: Collection<Entry>): Promise<number> {
  const megabytes = () => process.memoryUsage().rss / 1024 / 1024;
  let [seen, base, peak] = [0, 0, 0];
  for await (const _doc of collection.find({}, { batchSize: 1000 })) {
    seen += 1;
    if (seen === documents / 10) base = megabytes();
    if (seen % 1000 === 0) peak = Math.max(peak, megabytes());
  }
  return Math.max(0, peak - base);
}

/** Latencies of a URL, in milliseconds, while the work goes on. */
export async function latencies(url: string, work: Promise<unknown>): Promise<number[]> {
  let busy = true;
  void work.finally(() => {
    busy = false;
  });
  const times: number[] = [];
  while (busy) {
    const started = performance.now();
    await (await fetch(url)).arrayBuffer();
    times.push(performance.now() - started);
  }
  return times;
}
