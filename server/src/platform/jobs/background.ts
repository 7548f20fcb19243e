import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from 'mongoose';
import { Registry as Metrics } from 'prom-client';
import type { Logger } from '../log';
import { withDamageNamed } from '../store/records';
import { JobLeases } from './lease';
import { JobMetrics } from './metrics';
import { type Job, JobRunner } from './runner';
import { type RunningSchedule, startSchedule } from './schedule';

export interface BackgroundParts {
  connection: Connection;
  log: Logger;
  /** Real time in milliseconds. */
  time: () => number;
  jobs: readonly Job[];
  /** After this long without a sign of life a run counts as dead. */
  leaseMs?: number | undefined;
}

/** What runs beside the requests: the jobs of all features, and what they tell about themselves. */
export interface Background {
  /** What `/metrics` serves. */
  metrics: Metrics;
  jobs: readonly Job[];
  runner: JobRunner;
  /** Runs every job that follows the law's clock once, one after another; waits where one is running already. */
  runAll(): Promise<void>;
  startSchedule(): RunningSchedule;
}

const LEASE_MS = 30_000;

export function createBackground({
  connection,
  log,
  time,
  jobs,
  leaseMs = LEASE_MS,
}: BackgroundParts): Background {
  const metrics = new Metrics();
  const leases = new JobLeases(connection, randomUUID(), leaseMs, time);
  const runner = new JobRunner(leases, log, new JobMetrics(metrics), (error) =>
    withDamageNamed(connection, error),
  );
  return {
    ...{ metrics, jobs, runner },
    runAll: async () => {
      for (const job of jobs) if (job.followsClock) await runInTurn(runner, job);
    },
    startSchedule: () => startSchedule({ jobs, runner, leases, log, time }),
  };
}

const TRIES = 50;
const TRY_AGAIN_MS = 100;

async function runInTurn(runner: JobRunner, job: Job): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const { ran } = await runner.run(job);
    if (ran) return;
    await pause(TRY_AGAIN_MS);
  }
}
