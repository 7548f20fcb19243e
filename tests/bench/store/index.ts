// The embedded store's operations beside the driver's own ping in the same run, over 100,000 documents.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { MongoClient } from 'mongodb';
import { createLog } from '../../../server/src/platform/log';
import { startServer } from '../../../server/src/server';
import { readSettings } from '../../../server/src/settings';
import { interleaved, median, printTable } from '../measure';
import { cursorGrowth, type Entry, fill, insertTenThousand, latencies, operations } from './measures';

const aims: Record<string, number> = {
  'findOne by an indexed field': 3,
  'upsert by a unique key': 5,
  'range with sort and limit 50': 15,
};

const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

/** Prints what the store costs. */
export async function run(): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-store-'));
  try {
    await measured(dataDir, async (client, store) => {
      const collection = client.db('bench').collection<Entry>('entries');
      await fill(collection);
      await printOperations(client);
      printTable([['', 'figure', 'aim'], ...(await wholes(client))]);
      console.log('');
      await printScan(client, store, dataDir);
    });
    await printOpening(dataDir);
  } finally {
    rmSync(dataDir, { recursive: true });
  }
}

async function measured(
  dataDir: string,
  work: (client: MongoClient, store: EmbeddedMongo) => Promise<void>,
): Promise<void> {
  const store = await start({ dataDir });
  const client = await new MongoClient(store.uri).connect();
  try {
    await work(client, store);
  } finally {
    await client.close();
    await store.stop();
  }
}

async function printOperations(client: MongoClient): Promise<void> {
  const db = client.db('bench');
  const figures = await interleaved(5, operations(db, db.collection<Entry>('entries')));
  const ping = figures.ping as number;
  const rows = Object.entries(figures).map(([name, time]) => {
    const aim = aims[name];
    const pings = time / ping;
    return [
      name,
      ms(time),
      `${pings.toFixed(1)} pings`,
      aim ? `at most ${aim}: ${verdict(pings <= aim)}` : '',
    ];
  });
  printTable([['one call', 'median', 'beside', 'aim'], ...rows]);
  console.log('');
}

async function wholes(client: MongoClient): Promise<string[][]> {
  const db = client.db('bench');
  const inserts: number[] = [];
  for (let i = 0; i < 5; i++) inserts.push(await insertTenThousand(db));
  const insert = median(inserts);
  await cursorGrowth(db.collection<Entry>('entries'));
  const growth = await cursorGrowth(db.collection<Entry>('entries'));
  return [
    ['10,000 documents by one insertMany', ms(insert), `below 1 s: ${verdict(insert < 1000)}`],
    [
      'memory a cursor over 100,000 documents adds',
      `${growth.toFixed(0)} MB`,
      `flat, below 32 MB: ${verdict(growth < 32)}`,
    ],
  ];
}

/** /healthz of the product's server, in the same process as the store, while a scan without an index runs. */
async function printScan(client: MongoClient, { uri }: EmbeddedMongo, dataDir: string): Promise<void> {
  const settings = readSettings(
    {
      MONGODB_URI: uri,
      DATA_DIR: dataDir,
      DATA_KEYS: `bench:${randomBytes(32).toString('base64')}`,
      PORT: '0',
      RATE_LIMIT_PER_MINUTE: '1000000',
    },
    'development',
  );
  const server = await startServer({ settings, log: createLog('silent'), h5Dir: join(dataDir, 'none') });
  const collection = client.db('bench').collection<Entry>('entries');
  const scan = async () => {
    for (let i = 0; i < 5; i++) await collection.find({ note: 'not there' }).toArray();
  };
  try {
    await fetch(`${server.url}/healthz`);
    const quiet = await latencies(
      `${server.url}/healthz`,
      new Promise((resolve) => setTimeout(resolve, 500)),
    );
    const started = performance.now();
    const busy = await latencies(`${server.url}/healthz`, scan());
    const scanTime = (performance.now() - started) / 5;
    const ready = await latencies(`${server.url}/readyz`, scan());
    const row = (name: string, times: number[]) => [
      name,
      ms(median(times)),
      ms(Math.max(...times)),
      String(times.length),
    ];
    console.log(
      `A scan of 100,000 documents without an index takes ${ms(scanTime)}; meanwhile the server answers:\n`,
    );
    printTable([
      ['', 'median', 'longest', 'requests'],
      row('/healthz, nothing else going on', quiet),
      row('/healthz during scans', busy),
      row('/readyz (asks the store) during scans', ready),
    ]);
    console.log('');
  } finally {
    await server.stop();
  }
}

async function printOpening(dataDir: string): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    await measured(dataDir, async (client) => {
      await client.db('bench').collection<Entry>('entries').findOne({ _id: 1 });
      times.push(performance.now() - started);
    });
  }
  const time = median(times);
  const aim = `below 500 ms: ${verdict(time < 500)}`;
  printTable([
    ['', 'median', 'aim'],
    ['opening a store of 100,000 documents, to the first answer', ms(time), aim],
  ]);
}
