import { schedule } from 'node-cron';
import type { Logger } from '../log';
import type { JobLeases } from './lease';
import type { Job, JobRunner } from './runner';

/** Whether a run has been missed: the last one ended longer ago than one period. */
export const isMissed = (lastFinished: number, everyMinutes: number, now: number): boolean =>
  now - lastFinished > everyMinutes * 60_000;

export interface ScheduleParts {
  jobs: readonly Job[];
  runner: JobRunner;
  leases: JobLeases;
  log: Logger;
  /** Real time in milliseconds. */
  time: () => number;
}

export interface RunningSchedule {
  /** Plans no more runs, and waits until the running ones have stopped. */
  stop(): Promise<void>;
}

/** Lets node-cron start the jobs, and at once those that missed a run while nothing ran. */
export function startSchedule({ jobs, runner, leases, log, time }: ScheduleParts): RunningSchedule {
  // A job that fails is logged by the runner, and runs again in its turn.
  const start = (job: Job) => void runner.run(job).catch(() => {});
  const tasks = jobs.map((job) =>
    schedule(`*/${job.everyMinutes} * * * *`, () => start(job), { noOverlap: true }),
  );
  let stopping = false;
  const catchUp = async () => {
    for (const job of jobs) {
      if (stopping) return;
      const lastFinished = await leases.lastFinished(job.name);
      if (stopping || !isMissed(lastFinished, job.everyMinutes, time())) continue;
      log.info({ job: job.name }, 'catching up a missed run');
      await runner.run(job).catch(() => {});
    }
  };
  const catchingUp = catchUp().catch((error) => log.error({ error: String(error) }, 'could not catch up'));
  return {
    stop: async () => {
      stopping = true;
      await Promise.all(tasks.map((task) => task.destroy()));
      await runner.stop();
      await catchingUp;
    },
  };
}
