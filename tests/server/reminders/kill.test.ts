import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import type { Connection } from 'mongoose';
import { createLog } from '../../../server/src/platform/log';
import { builtScript } from '../../support/bundled';
import { foreignUri } from '../../support/database';
import { JobProcesses, type JobRun, overlaps } from '../../support/job-processes';
import { times } from '../../support/long';
import { Random } from '../../support/random';
import {
  addCertificates,
  addHolders,
  anInstance,
  ensureIndexes,
  openWorld,
} from '../../support/reminder-world';
import { SEED } from '../../support/seed';
import { WeChatDouble } from '../../support/wechat-double';

const REMINDERS = times(60, 5000);
const KILLS = times(1, 20);
const LEASE_MS = 3000;
const DAY = parseDay('2022-12-24');
/** The widest a sender works at once. */
const CONCURRENCY = 16;
const LATENCY_MS = 30;
/** Longer than all that may come between two messages: leases that run out, and the start of both processes. */
const STANDSTILL_MS = 300_000;

// Far more than the work takes: a standstill ends the test long before.
jest.setTimeout(1_200_000);
const random = new Random(SEED);

/** The store as a process of its own, as the command starts it. */
async function startStore(dataDir: string): Promise<{ uri: string; stop: () => Promise<void> }> {
  const cli = await builtScript('embedded-mongo');
  const args = [cli, '--data-dir', dataDir, '--port', '0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const uri = await new Promise<string>((found) => {
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', found);
  });
  const stop = async () => {
    const gone = new Promise((exited) => child.once('exit', exited));
    child.kill('SIGTERM');
    await gone;
  };
  return { uri, stop };
}

let dataDir: string;
const own = `hz-test-${process.pid}-kill`;
let store: Awaited<ReturnType<typeof startStore>>;
let weChat: WeChatDouble;
let connection: Connection;
let processes: JobProcesses;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hz-kill-'));
  store = foreignUri ? { uri: foreignUri, stop: async () => {} } : await startStore(dataDir);
  weChat = await new WeChatDouble().start();
  weChat.manners.latencyMs = LATENCY_MS;
  connection = await openWorld(store.uri, own);
  const now = shanghaiEpoch(DAY, 10 * 60);
  const clock = { now: () => now, today: () => DAY, simulated: true };
  anInstance({ connection, clock });
  await ensureIndexes(connection, createLog('silent'));
  const holderIds = await addHolders(connection, REMINDERS);
  await addCertificates(
    connection,
    holderIds.map((holderId) => ({ holderId, createdOn: DAY - 3 })),
  );
  await connection.collection('grants').insertMany(
    holderIds.map((holderId) => ({
      _id: `${holderId}:template-exchange` as never,
      holderId: connection.base.Types.ObjectId.createFromHexString(holderId),
      ...{ templateId: 'template-exchange', version: 0 },
      entries: Array.from({ length: 3 }, () => ({
        at: 0,
        reportId: null,
        event: null,
        state: 'free',
        delivery: null,
      })),
    })),
  );
  processes = new JobProcesses({
    ...store,
    database: own,
    weChatBase: weChat.base,
    ...{ now, since: Date.now() },
    leaseMs: LEASE_MS,
  });
});

afterAll(async () => {
  await processes.stop();
  await weChat.stop();
  await connection.dropDatabase();
  await connection.close();
  await store.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Whether everything was planned and nothing is left to do. */
const isAllDone = async () =>
  (await connection.collection('deliveries').countDocuments({ open: false })) === REMINDERS;

/** Waits however long it takes on a busy machine, as long as messages go on arriving; a standstill is an error. */
async function until(isReached: () => boolean | Promise<boolean>): Promise<void> {
  let seen = weChat.taken.length;
  let lastArrival = Date.now();
  while (!(await isReached())) {
    if (processes.lost) throw new Error(processes.lost);
    if (weChat.taken.length > seen) {
      seen = weChat.taken.length;
      lastArrival = Date.now();
    }
    if (Date.now() - lastArrival > STANDSTILL_MS)
      throw new Error(`a standstill at ${seen} messages, ${processes.kills.length} kills`);
    await pause(20);
  }
}

/** Whether each killed run of sending was taken up by a later one. */
function areTakenUp(runs: readonly JobRun[]): boolean {
  const sends = runs.filter(({ job }) => job === 'send');
  return sends
    .filter((run) => run.killed)
    .every((killed) => sends.some((run) => run.fence > killed.fence && run.from >= killed.until));
}

/** Kills whoever is sending, in the middle of it, and starts it again. False when there was nothing left to send. */
async function killSender(): Promise<boolean> {
  const before = weChat.taken.length;
  // In the middle: after it has begun to send, and before it is through.
  const isSending = () => processes.whoRuns('send') !== undefined && weChat.taken.length > before;
  await until(async () => isSending() || (await isAllDone()));
  const victim = processes.whoRuns('send');
  if (victim === undefined || !isSending()) return false;
  await processes.kill(victim);
  void processes.start(victim);
  return true;
}

test(`${REMINDERS} reminders, two servers, one of them killed ${KILLS} times: all arrive (seed ${SEED})`, async () => {
  await Promise.all([processes.start(1), processes.start(2)]);
  for (let kill = 0; kill < KILLS; kill++) {
    if (!(await killSender())) break;
    await pause(random.whole(0, 300)); // anywhere in the work, wherever that is on this machine
  }
  // A run that is never taken up again is a standstill.
  await until(async () => (await isAllDone()) && areTakenUp(processes.runs));
  const kills = processes.kills.length;
  await processes.stop();

  const first = new Map<string, number>();
  const repeated: { at: number; again: number }[] = [];
  for (const { openId, realAt } of weChat.taken) {
    const at = first.get(openId);
    if (at === undefined) first.set(openId, realAt);
    else repeated.push({ at, again: realAt });
  }
  console.log(
    `${REMINDERS} reminders, ${kills} kills: ${first.size} arrived, ${repeated.length} of those in flight at a kill arrived twice`,
  );

  expect(await connection.collection('deliveries').countDocuments({ status: 'sent' })).toBe(REMINDERS);
  expect(first.size).toBe(REMINDERS);
  expect(await connection.collection('inbox').countDocuments()).toBe(REMINDERS);
  expect(repeated.length).toBeLessThanOrEqual(kills * CONCURRENCY);
  // Sent by a run that was killed before it had written that down, and again by whoever took the run up.
  const killed = processes.runs.filter((run) => run.job === 'send' && run.killed);
  const unexplained = repeated.filter(
    ({ at, again }) => !killed.some((run) => run.from <= at && again >= run.until),
  );
  expect(unexplained).toEqual([]);
  expect(kills).toBeGreaterThan(0);
  expect(overlaps(processes.runs)).toEqual([]);
});
