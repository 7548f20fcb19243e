// The assessment route without a database, beside what it stands on, all answering the same bytes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start as startStore } from '@hz/embedded-mongo';
import autocannon from 'autocannon';
import { build } from 'esbuild';
import { serverBundle } from '../../../server/build';
import { interleaved, printTable } from '../measure';
import { requestBody, responseBody } from './servers/case';

const ROUNDS = 7;
const SECONDS = 3;
const AIM = 0.7;
const SERVERS = {
  'node:http': 'node-http',
  koa: 'koa',
  'koa + router + body parser': 'koa-router',
  'the same, working out the answer': 'koa-router-working',
  换证助手: 'product',
};
type Name = keyof typeof SERVERS;
const names = Object.keys(SERVERS) as Name[];

interface Contender {
  process: ChildProcess;
  url: string;
}

const OUT = join(__dirname, '../../.output/bench-http');

/** Bundles all servers the way the product is bundled for production. */
const bundle = () =>
  build({
    ...serverBundle,
    entryPoints: Object.values(SERVERS).map((file) => join(__dirname, 'servers', `${file}.ts`)),
    outdir: OUT,
    sourcemap: false,
    logLevel: 'error',
  });

async function start(file: string, storeUri: string): Promise<Contender> {
  const child = spawn(process.execPath, [join(OUT, `${file}.js`), storeUri], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [port] = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  if (child.exitCode !== null) throw new Error(`${file} did not start`);
  return { process: child, url: `http://127.0.0.1:${String(port).trim()}/v1/assess` };
}

async function expectSameBytes({ url }: Contender): Promise<void> {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await (await fetch(url, { method: 'POST', headers, body: requestBody })).text();
  if (answer !== responseBody()) throw new Error(`${url} answers something else: ${answer.slice(0, 200)}`);
}

async function requestsPerSecond({ url }: Contender, duration: number): Promise<number> {
  const result = await autocannon({
    url,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: requestBody,
    connections: 20,
    duration,
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${url}: ${result.non2xx + result.errors} failures`);
  return result.requests.total / result.duration;
}

/** Prints requests a second of each server and the product's share of each peer's. */
export async function run(): Promise<void> {
  await bundle();
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-bench-'));
  const store = await startStore({ dataDir });
  const contenders: Contender[] = [];
  try {
    for (const file of Object.values(SERVERS)) contenders.push(await start(file, store.uri));
    for (const contender of contenders) {
      await expectSameBytes(contender);
      await requestsPerSecond(contender, 2); // warm
    }
    const measures = names.map((name, index) => [
      name,
      () => requestsPerSecond(contenders[index] as Contender, SECONDS),
    ]);
    report(await interleaved<Name>(ROUNDS, Object.fromEntries(measures)));
  } finally {
    for (const contender of contenders) contender.process.kill();
    await store.stop();
    rmSync(dataDir, { recursive: true });
  }
}

function report(medians: Record<Name, number>): void {
  const own = medians.换证助手;
  const rows = Object.entries(medians).map(([name, figure]) => [
    name,
    figure.toFixed(0),
    (own / figure).toFixed(2),
  ]);
  console.log(
    `POST /v1/assess, ${responseBody().length} characters, median of ${ROUNDS} interleaved rounds of ${SECONDS} s\n`,
  );
  printTable([['server', 'requests/s', 'ours ÷ this'], ...rows]);
  const peer = medians['koa + router + body parser'];
  const share = own / peer;
  console.log(
    `\naim: at least ${AIM} of koa + router + body parser; ${share.toFixed(2)}: ${share >= AIM ? 'reached' : 'MISSED'}`,
  );
  const floor = medians['the same, working out the answer'];
  console.log(
    `that peer answers a string it has ready; with contract, assessment and JSON it keeps ${(floor / peer).toFixed(2)}, of which ours is ${(own / floor).toFixed(2)}`,
  );
}
