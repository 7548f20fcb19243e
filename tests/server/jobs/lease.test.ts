import type { Connection } from 'mongoose';
import { Registry } from 'prom-client';
import { JobLeases } from '../../../server/src/platform/jobs/lease';
import { JobMetrics } from '../../../server/src/platform/jobs/metrics';
import { type Job, JobRunner } from '../../../server/src/platform/jobs/runner';
import { isMissed } from '../../../server/src/platform/jobs/schedule';
import { createLog } from '../../../server/src/platform/log';
import { startApp } from '../../support/server';
import { until } from '../../support/until';

/** By the clock of the leases, which stands still until a test moves it; a running job renews by real time. */
const LIFE_MS = 600;
const NOW = 1_700_000_000_000;
let connection: Connection;
let aheadMs: number;

beforeEach(async () => {
  connection = (await startApp()).connection;
  connection.deleteModel('Job');
  aheadMs = 0;
});

/** The leases as one instance of the server sees them. */
function leasesOf(owner: string): JobLeases {
  connection.models.Job && connection.deleteModel('Job');
  return new JobLeases(connection, owner, LIFE_MS, () => NOW + aheadMs);
}

const runnerOf = (owner: string, registry = new Registry()): JobRunner =>
  new JobRunner(leasesOf(owner), createLog('silent'), new JobMetrics(registry));

const aJob = (run: Job['run'] = async () => ({ done: 1 })): Job => ({ name: 'work', everyMinutes: 5, run });
/** A job that begins, and goes on until it is told to stop. */
function endlessJob(): { job: Job; begun: Promise<void>; wasStopped: () => boolean } {
  let stopped = false;
  let begin = () => {};
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const job = aJob(async (signal) => {
    begin();
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    stopped = true;
    return { done: 1 };
  });
  return { job, begun, wasStopped: () => stopped };
}

describe('a lease', () => {
  test('is held by one of many who ask at once', async () => {
    const all = Array.from({ length: 10 }, (_, at) => leasesOf(`owner-${at}`));
    const taken = await Promise.all(all.map((leases) => leases.acquire('work')));
    expect(taken.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test('has a higher fencing number each time, and the old one has no say any more', async () => {
    const [one, other] = [leasesOf('one'), leasesOf('other')];
    const first = await one.acquire('work');
    expect(await other.acquire('work')).toBeNull();
    aheadMs = LIFE_MS + 1;
    const second = await other.acquire('work');
    expect([first?.fence, second?.fence]).toEqual([1, 2]);
    expect(await one.renew(first as never)).toBe(false);
    await one.release(first as never, true);
    expect(await other.renew(second as never)).toBe(true);
    expect(await one.lastFinished('work')).toBe(0);
  });

  test('of one job does not hold up another', async () => {
    const leases = leasesOf('one');
    expect(await leases.acquire('work')).not.toBeNull();
    expect(await leases.acquire('other')).not.toBeNull();
  });
});

describe('a run', () => {
  test('goes on as long as it takes: its lease is renewed', async () => {
    let finish = (_: Record<string, number>) => {};
    const slow = runnerOf('slow').run(
      aJob(
        () =>
          new Promise((resolve) => {
            finish = resolve;
          }),
      ),
    );
    const heldUntil = async () => (await connection.collection('jobs').findOne())?.leaseUntil ?? 0;
    for (const step of [1, 2, 3]) {
      aheadMs = step * LIFE_MS * 0.8;
      await until(async () => (await heldUntil()) === NOW + aheadMs + LIFE_MS, 'the lease is renewed');
    }
    expect(await runnerOf('other').run(aJob())).toEqual({ ran: false });
    finish({ done: 1 });
    expect(await slow).toEqual({ ran: true, report: { done: 1 } });
    expect(await runnerOf('other').run(aJob())).toEqual({ ran: true, report: { done: 1 } });
  });

  test('is told to stop when another instance has taken its job', async () => {
    const { job, begun, wasStopped } = endlessJob();
    const running = runnerOf('one').run(job);
    await begun;
    await connection.collection('jobs').updateOne({}, { $inc: { fence: 1 } });
    await running;
    expect(wasStopped()).toBe(true);
    expect((await connection.collection('jobs').findOne())?.finishedAt).toBe(0);
  });

  test('that fails is not finished, frees its job, and shows in the metrics', async () => {
    const registry = new Registry();
    const runner = runnerOf('one', registry);
    await expect(runner.run(aJob(async () => Promise.reject(new Error('broken'))))).rejects.toThrow('broken');
    expect(await runner.run(aJob())).toMatchObject({ ran: true });
    const metrics = await registry.metrics();
    expect(metrics).toContain('job_runs_total{job="work",outcome="failed"} 1');
    expect(metrics).toContain('job_runs_total{job="work",outcome="finished"} 1');
    expect(metrics).toContain('job_items_total{job="work",what="done"} 1');
  });

  test('stops with the server', async () => {
    const runner = runnerOf('one');
    const { job, begun } = endlessJob();
    const running = runner.run(job);
    await begun;
    await runner.stop();
    expect(await running).toMatchObject({ ran: true });
    expect(await leasesOf('other').acquire('work')).not.toBeNull();
  });
});

test.each([
  ['never ran', 0, true],
  ['ran just now', 1_000_000 - 1000, false],
  ['ran one period ago', 1_000_000 - 300_000, false],
  ['missed a run', 1_000_000 - 300_001, true],
])('a job that %s (%i): to be caught up %s', (_, lastFinished, missed) => {
  expect(isMissed(lastFinished, 5, 1_000_000)).toBe(missed);
});
