// A look at a certificate beside a bare indexed findOne of the same store, and the tail at 200 looks a second.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { start as startStore } from '@hz/embedded-mongo';
import autocannon from 'autocannon';
import { build } from 'esbuild';
import { serverBundle } from '../../../server/build';
import { openListFile } from '../../../server/src/features/registry/service';
import { createLog } from '../../../server/src/platform/log';
import { ensureIndexes } from '../../../server/src/platform/store/indexes';
import { aCsv, aNumber, aRegistryRow } from '../../support/spreadsheets';
import { interleaved, printTable } from '../measure';
import { productOn } from './product';

const CERTIFICATES = 20_000;
const ROUNDS = 7;
const LOOKS_A_ROUND = 300;
const RATE = 200;
const SECONDS = 20;
const AIM_P99_MS = 100;
/** A server that keeps up answers this share of what is asked: the load itself is sent in bursts. */
const KEPT_UP = 0.98;

type Product = Awaited<ReturnType<typeof productOn>>;

async function fill({ connection, features }: Product, folder: string): Promise<void> {
  await ensureIndexes(connection, createLog('silent'));
  const file = join(folder, 'list.csv');
  writeFileSync(file, aCsv(Array.from({ length: CERTIFICATES }, (_, index) => aRegistryRow(index))));
  const { done } = await features.registry.beginImport(await openListFile(file, 'list.csv'), {
    ...{ kind: 'certificates', source: '名单', asOf: 20_000, coversFrom: null, mapping: {}, dryRun: false },
    author: 'bench',
  });
  await done;
}

let turn = 0;
// Every look at another number and from another address, so that no limit is met.
function nextNumber(): string {
  turn += 1;
  return aNumber((turn * 7919) % CERTIFICATES);
}
const addressOf = (index: number): string => `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;

async function millisecondsEach(times: number, work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  for (let done = 0; done < times; done++) await work();
  return (performance.now() - startedAt) / times;
}

const contenders = ({ connection, features }: Product) => {
  const { registry, verification } = features;
  const statements = connection.collection('registry_certificates');
  return {
    'bare findOne by the indexed hash': () =>
      millisecondsEach(LOOKS_A_ROUND, () =>
        statements.findOne({ keys: registry.numberKeys(nextNumber())[0] as string }),
      ),
    'look at a known number': () =>
      millisecondsEach(LOOKS_A_ROUND, () =>
        verification.look(nextNumber(), { holderId: undefined, network: addressOf(turn) }),
      ),
    'look at an unknown number': () =>
      millisecondsEach(LOOKS_A_ROUND, () => {
        nextNumber();
        return verification.look(`X${turn}000`, { holderId: undefined, network: addressOf(turn) });
      }),
  };
};

/** Looks over HTTP at a steady rate, at a server of its own. */
async function steadyLooks(uri: string): Promise<autocannon.Result> {
  const outdir = join(__dirname, '../../.output/bench-verification');
  const entryPoints = [join(__dirname, 'product.ts')];
  await build({ ...serverBundle, entryPoints, outdir, sourcemap: false, logLevel: 'error' });
  const server = spawn(process.execPath, [join(outdir, 'product.js'), uri], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = await once(server.stdout, 'data');
    const options = {
      url: `http://127.0.0.1:${String(port).trim()}/v1/looks`,
      connections: 10,
      overallRate: RATE,
      requests: [
        {
          method: 'POST' as const,
          setupRequest: (request: autocannon.Request) => {
            const body = JSON.stringify({ payload: nextNumber() });
            const headers = { 'content-type': 'application/json', 'x-forwarded-for': addressOf(turn) };
            return { ...request, headers, body };
          },
        },
      ],
    };
    await autocannon({ ...options, duration: 3 }); // warm
    return await autocannon({ ...options, duration: SECONDS });
  } finally {
    server.kill();
  }
}

/** Prints what a look costs beside a bare findOne, and how long the slowest hundredth waits at 200 a second. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hz-bench-'));
  const store = await startStore({ dataDir: join(folder, 'store') });
  const product = await productOn(store.uri);
  try {
    await fill(product, folder);
    const work = contenders(product);
    for (const warm of Object.values(work)) await warm();
    reportCosts(await interleaved(ROUNDS, work));
    reportTail(await steadyLooks(store.uri));
  } finally {
    await product.connection.close();
    await store.stop();
    rmSync(folder, { recursive: true });
  }
}

function reportCosts(costs: Record<string, number>): void {
  const bare = costs['bare findOne by the indexed hash'] as number;
  console.log(
    `${CERTIFICATES} certificates, median of ${ROUNDS} interleaved rounds of ${LOOKS_A_ROUND}, one after the other\n`,
  );
  const rows = Object.entries(costs).map(([name, cost]) => [name, cost.toFixed(2), (cost / bare).toFixed(1)]);
  printTable([['what', 'ms each', '÷ findOne'], ...rows]);
}

function reportTail({ latency, requests, non2xx, errors, duration }: autocannon.Result): void {
  const rate = (requests.total / duration).toFixed(0);
  console.log(
    `\nPOST /v1/looks at ${rate} a second for ${duration.toFixed(0)} s, the store in another process\n`,
  );
  printTable([
    ['p50 ms', 'p97.5 ms', 'p99 ms', 'max ms', 'refused or failed'],
    [latency.p50, latency.p97_5, latency.p99, latency.max, non2xx + errors].map(String),
  ]);
  const inTime = latency.p99 <= AIM_P99_MS && requests.total / duration >= RATE * KEPT_UP;
  const reached = inTime && non2xx + errors === 0;
  console.log(
    `\naim: p99 of at most ${AIM_P99_MS} ms at ${RATE} a second, none refused: ${reached ? 'reached' : 'MISSED'}`,
  );
}
