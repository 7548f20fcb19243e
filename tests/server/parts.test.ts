// What a server does by its ROLE, and what it lets go of when it is told to stop.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection } from 'mongoose';
import { AccountService } from '../../server/src/features/accounts/service';
import { createLog } from '../../server/src/platform/log';
import { connect } from '../../server/src/platform/store/open';
import { type RunningServer, startServer } from '../../server/src/server';
import { readSettings } from '../../server/src/settings';
import { Databases } from '../support/database';
import { until } from '../support/until';

const databases = new Databases();
const dataDir = mkdtempSync(join(tmpdir(), 'hz-parts-'));
const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const TOKEN = 'a-token-for-metrics';
const JOBS = ['forget', 'plan', 'send', 'sweep'];
let server: RunningServer | undefined;
let connection: Connection;
afterEach(async () => {
  jest.restoreAllMocks();
  await server?.stop();
  server = undefined;
  await connection.close();
});
afterAll(async () => {
  await databases.stop();
  rmSync(dataDir, { recursive: true });
});

/** A server on a database of this name, as `npm start` runs it. */
async function open(name: string, settings: Record<string, string>): Promise<void> {
  const MONGODB_URI = await databases.uri(name);
  connection = await connect(MONGODB_URI);
  const given = { PORT: '0', DATA_DIR: dataDir, MONGODB_URI, DATA_KEYS, DRAIN_SECONDS: '0', ...settings };
  server = await startServer({
    settings: readSettings({ METRICS_TOKEN: TOKEN, ...given }, 'production'),
    log: createLog('silent'),
    h5Dir: '',
  });
}

const status = async (path: string, init?: RequestInit) =>
  (await fetch(`${server?.url}${path}`, { headers: { Authorization: `Bearer ${TOKEN}` }, ...init })).status;
const answers = async () => ({
  alive: await status('/healthz'),
  ready: await status('/readyz'),
  metrics: await status('/metrics'),
  product: await status('/v1/looks/keys'),
  signIn: await status('/v1/auth/refresh', { method: 'POST' }),
});
interface JobRecord {
  _id: string;
  leaseUntil: number;
  finishedAt: number;
}
const jobs = () => connection.collection<JobRecord>('jobs').find().sort({ _id: 1 }).toArray();
const allJobsRan = async () => {
  const finished = (await jobs()).filter(({ finishedAt }) => finishedAt > 0);
  return finished.map(({ _id }) => _id).join() === JOBS.join();
};

test('a web server answers requests and runs no job', async () => {
  await open('web', { ROLE: 'web' });
  expect(await answers()).toMatchObject({ alive: 200, ready: 200, metrics: 200, product: 200 });
  expect((await answers()).signIn).not.toBe(404);
  await server?.stop();
  expect(await jobs()).toEqual([]);
});

test('a worker runs every job, and answers those alone who watch over it', async () => {
  await open('worker', { ROLE: 'worker' });
  expect(await answers()).toEqual({ alive: 200, ready: 200, metrics: 200, product: 404, signIn: 404 });
  await until(allJobsRan, 'every job has run');
});

test('without a role a server does both', async () => {
  await open('all', {});
  expect(await answers()).toMatchObject({ alive: 200, ready: 200, metrics: 200, product: 200 });
  await until(allJobsRan, 'every job has run');
});

test('told to stop, it gives back the lease on a running job while it still answers', async () => {
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  // A job that goes on until it is told to stop.
  jest
    .spyOn(AccountService.prototype as never as { forget(signal: AbortSignal): Promise<object> }, 'forget')
    .mockImplementation((signal) => {
      begin();
      return new Promise((stopped) => signal.addEventListener('abort', () => stopped({})));
    });
  await open('draining', { DRAIN_SECONDS: '5' });
  await begun;
  const forget = () => connection.collection<JobRecord>('jobs').findOne({ _id: 'forget' });
  expect((await forget())?.leaseUntil).toBeGreaterThan(0);
  const order: string[] = [];
  const stopped = server?.stop().then(() => order.push('stopped'));
  await until(async () => (await forget())?.leaseUntil === 0, 'the lease is given back');
  order.push('given back');
  expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
  await stopped;
  server = undefined;
  expect(order).toEqual(['given back', 'stopped']);
  expect((await forget())?.finishedAt).toBe(0);
});
