import type { Logger } from '../log';
import type { JobLeases, Lease } from './lease';
import type { JobMetrics } from './metrics';

/** Something that is done again and again. Doing it twice must do no harm, nor must being cut short. */
export interface Job {
  name: string;
  /** Minutes from one run to the next: a divisor of 60. */
  everyMinutes: number;
  /** Whether what it finds follows from the law's clock: then it runs at once when that is moved in the demo. */
  followsClock?: boolean;
  /** Stops soon after the signal; answers what it did, as numbers. */
  run(signal: AbortSignal): Promise<Readonly<Record<string, number>>>;
}

export type RunResult =
  | { ran: true; report: Readonly<Record<string, number>> }
  /** Another run holds the job, or this one lost it on the way. */
  | { ran: false };

/** Runs jobs under their leases, and tells the log and the metrics what each did. */
export class JobRunner {
  private readonly underway = new Map<AbortController, Promise<unknown>>();

  constructor(
    private readonly leases: JobLeases,
    private readonly log: Logger,
    private readonly metrics: JobMetrics,
    /** What to say of an error, after a closer look. */
    private readonly explained: (error: unknown) => Promise<unknown> = async (error) => error,
  ) {}

  /** Runs a job unless it is running somewhere. Throws what the job throws. */
  async run(job: Job): Promise<RunResult> {
    const lease = await this.leases.acquire(job.name);
    if (!lease) return { ran: false };
    const control = new AbortController();
    const running = this.runLeased(job, lease, control);
    this.underway.set(control, running);
    try {
      return await running;
    } finally {
      this.underway.delete(control);
    }
  }

  /** Tells every running job to stop, and waits until they have. */
  async stop(): Promise<void> {
    for (const control of this.underway.keys()) control.abort();
    await Promise.allSettled(this.underway.values());
  }

  private async runLeased(job: Job, lease: Lease, control: AbortController): Promise<RunResult> {
    const heartbeat = this.beat(lease, control);
    const done = this.metrics.start(job.name);
    const about = { job: job.name, fence: lease.fence };
    this.log.debug(about, 'job started');
    let finished = false;
    try {
      const report = await job.run(control.signal);
      finished = !control.signal.aborted;
      done(finished ? 'finished' : 'stopped', report);
      const didSomething = Object.values(report).some((count) => count > 0);
      this.log[didSomething ? 'info' : 'debug']({ ...about, ...report }, 'job finished');
      return { ran: true, report };
    } catch (thrown) {
      const error = await this.explained(thrown).catch(() => thrown);
      done('failed', {});
      this.log.error({ ...about, error: error instanceof Error ? error.stack : String(error) }, 'job failed');
      throw error;
    } finally {
      clearInterval(heartbeat);
      await this.leases.release(lease, finished).catch(() => {});
    }
  }

  /** Renews the lease while the job runs; stops the job when the lease is lost. */
  private beat(lease: Lease, control: AbortController): NodeJS.Timeout {
    return setInterval(() => {
      this.leases.renew(lease).then(
        (held) => held || control.abort(),
        () => control.abort(), // the store is gone: so is the right to go on
      );
    }, this.leases.lifeMs / 3);
  }
}
