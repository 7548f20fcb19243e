import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import { createLog } from '../../../server/src/platform/log';
import {
  addCertificates,
  addHolders,
  anInstance,
  aStore,
  ensureIndexes,
  openWorld,
} from '../../support/reminder-world';
import { median, printTable } from '../measure';
import type { StreamFigures } from './stream';

const MEGABYTE = 1024 * 1024;
const SIZES = [10_000, 100_000, 1_000_000] as const;
const ROUNDS = 3;
const MOST_TIMES = 10.5;
const MOST_HEAP_MB = 20;
const DAY = parseDay('2022-12-24');

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');
const mb = (bytes: number): string => `${(bytes / MEGABYTE).toFixed(1)} MB`;

function streamOf(count: number): StreamFigures {
  const script = join(__dirname, 'stream.ts');
  const args = ['--expose-gc', '--require', require.resolve('tsx/cjs'), script, String(count)];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

/** Planning over a stream of certificates of all packs, anniversaries among them: how time and memory grow with the number of certificates. */
export function printStream(): void {
  const rounds = Array.from({ length: ROUNDS }, () => SIZES.map(streamOf));
  const middle = SIZES.map((_, at) => {
    const of = (figure: keyof StreamFigures) => median(rounds.map((round) => round[at]?.[figure] as number));
    return { ms: of('ms'), heap: of('heap'), rss: of('rss'), yielded: of('yielded') };
  });
  printTable([
    [
      'certificates',
      'time',
      'each',
      'heap after collection, at most',
      'resident, at most',
      'with something due',
    ],
    ...middle.map(({ ms, heap, rss, yielded }, at) => [
      SIZES[at]?.toLocaleString('en') as string,
      `${ms.toFixed(0)} ms`,
      `${((ms * 1000) / (SIZES[at] as number)).toFixed(2)} µs`,
      ...[mb(heap), mb(rss), yielded.toLocaleString('en')],
    ]),
  ]);
  for (let at = 1; at < SIZES.length; at++) {
    const [before, after] = [middle[at - 1], middle[at]] as [StreamFigures, StreamFigures];
    const times = after.ms / before.ms;
    const heap = (after.heap - before.heap) / MEGABYTE;
    console.log(
      `\nFrom ${SIZES[at - 1]?.toLocaleString('en')} to ${SIZES[at]?.toLocaleString('en')}: ` +
        `${times.toFixed(2)} times the time (at most ${MOST_TIMES}: ${verdict(times <= MOST_TIMES)}), ` +
        `${heap.toFixed(1)} MB more heap (at most ${MOST_HEAP_MB}: ${verdict(heap <= MOST_HEAP_MB)})`,
    );
  }
  console.log();
}

/** Planning out of the store: every certificate is looked at, and has a reminder due. */
export async function printStorePlanning(count: number): Promise<void> {
  const store = await aStore();
  const connection = await openWorld(store.uri, 'planning');
  try {
    const clock = { now: () => shanghaiEpoch(DAY, 6 * 60), today: () => DAY, simulated: true };
    const { background } = anInstance({ connection, clock });
    await ensureIndexes(connection, createLog('silent'));
    // As at a server's first start: it notes the rules, so that what follows does not count as an amendment.
    await background.runner.run(background.jobs[0] as never);
    const holderIds = await addHolders(connection, count);
    await addCertificates(
      connection,
      holderIds.map((holderId) => ({ holderId, createdOn: DAY - 3 })),
    );
    const rows: string[][] = [];
    for (const name of ['every certificate has something due', 'nothing has changed since']) {
      const start = performance.now();
      const result = await background.runner.run(background.jobs[0] as never);
      const ms = performance.now() - start;
      const { looked = 0, due = 0, superseded = 0 } = result.ran ? result.report : {};
      const rate = looked === 0 ? '' : `${((looked / ms) * 1000).toFixed(0)} a second`;
      rows.push([name, String(looked), String(due), String(superseded), `${(ms / 1000).toFixed(2)} s`, rate]);
    }
    printTable([['planning out of the store', 'looked at', 'due', 'superseded', 'time', 'rate'], ...rows]);
    console.log(`\nResident with the store in the same process: ${mb(process.memoryUsage.rss())}\n`);
  } finally {
    await connection.close();
    await store.stop();
  }
}
