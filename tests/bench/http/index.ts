// The assessment route without a database, beside what it stands on, all answering the same bytes.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { interleaved, printTable } from '../measure';
import { requestBody, responseBody } from './servers/case';

const ROUNDS = 7;
const SECONDS = 3;
const AIM = 0.7;
const SERVERS = {
  'node:http': 'node-http',
  koa: 'koa',
  'koa + router + body parser': 'koa-router',
  换证助手: 'product',
};
type Name = keyof typeof SERVERS;

interface Contender {
  process: ChildProcess;
  url: string;
}

async function start(file: string): Promise<Contender> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(__dirname, 'servers', `${file}.ts`)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
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
  const names = Object.keys(SERVERS) as Name[];
  const contenders = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await start(SERVERS[name])])),
  ) as Record<Name, Contender>;
  try {
    for (const contender of Object.values(contenders)) {
      await expectSameBytes(contender);
      await requestsPerSecond(contender, 2); // warm
    }
    const measure = (name: Name) => () => requestsPerSecond(contenders[name], SECONDS);
    report(
      await interleaved(
        ROUNDS,
        Object.fromEntries(names.map((name) => [name, measure(name)])) as Record<Name, () => Promise<number>>,
      ),
    );
  } finally {
    for (const contender of Object.values(contenders)) contender.process.kill();
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
  const share = own / medians['koa + router + body parser'];
  console.log(
    `\naim: at least ${AIM} of koa + router + body parser; ${share.toFixed(2)}: ${share >= AIM ? 'reached' : 'MISSED'}`,
  );
}
