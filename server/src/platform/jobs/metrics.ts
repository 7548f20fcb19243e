import { Counter, Gauge, Histogram, type Registry as Metrics } from 'prom-client';

type RunOutcome = 'finished' | 'stopped' | 'failed';

/** What the jobs did, for `/metrics`. */
export class JobMetrics {
  private readonly runs: Counter<'job' | 'outcome'>;
  private readonly seconds: Histogram<'job'>;
  private readonly lastSuccess: Gauge<'job'>;
  private readonly did: Counter<'job' | 'what'>;

  constructor(metrics: Metrics) {
    const registers = [metrics];
    this.runs = new Counter({
      name: 'job_runs_total',
      help: 'Runs of a job by how they ended',
      labelNames: ['job', 'outcome'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'job_duration_seconds',
      help: 'How long a run took',
      labelNames: ['job'],
      buckets: [0.01, 0.1, 0.5, 1, 5, 15, 60, 300],
      registers,
    });
    this.lastSuccess = new Gauge({
      name: 'job_last_success_timestamp_seconds',
      help: 'When a run last came to its end',
      labelNames: ['job'],
      registers,
    });
    this.did = new Counter({
      name: 'job_items_total',
      help: 'What the runs did, by their own counts',
      labelNames: ['job', 'what'],
      registers,
    });
  }

  /** A run begins; call the answer when it ends. */
  start(job: string): (outcome: RunOutcome, report: Readonly<Record<string, number>>) => void {
    const stopTimer = this.seconds.startTimer({ job });
    return (outcome, report) => {
      stopTimer();
      this.runs.inc({ job, outcome });
      if (outcome === 'finished') this.lastSuccess.set({ job }, Date.now() / 1000);
      for (const [what, count] of Object.entries(report)) this.did.inc({ job, what }, count);
    };
  }
}
