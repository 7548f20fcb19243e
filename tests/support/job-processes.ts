import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { bundledScript } from './bundled';
import type { InstanceOrders } from './reminder-instance';

/** One run of a job in some process; `until` is its end, or the death of its process. */
export interface JobRun {
  job: string;
  fence: number;
  process: number;
  from: number;
  until: number;
  killed: boolean;
  /** Until when the store was told that the run is alive: a process that was held up longer has lost its job. */
  heldUntil: number;
}

let script: Promise<string> | undefined;

/** A few server processes that can be killed, and what they were doing. */
export class JobProcesses {
  readonly runs: JobRun[] = [];
  readonly kills: number[] = [];
  private readonly children = new Map<number, ChildProcess>();
  private readonly running = new Map<string, JobRun>();
  private readonly held = new Map<string, number>();

  constructor(private readonly orders: InstanceOrders) {}

  /** The process that ended although nobody killed it; null as long as all is well. */
  lost: string | null = null;

  /** Starts a process under a number; resolves when it begins to work. */
  async start(number: number): Promise<void> {
    script ??= bundledScript('tests/support/reminder-instance.ts');
    const child = spawn(process.execPath, [await script, JSON.stringify(this.orders)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.children.set(number, child);
    child.once('exit', (code) => {
      if (this.children.get(number) === child)
        this.lost = `process ${number} ended by itself with code ${code}`;
    });
    return new Promise((ready) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        const entry = parsed(line);
        if (entry?.msg === 'ready') ready();
        else if (entry) this.note(number, entry);
      });
    });
  }

  /** Which process is running a job, if one is. */
  whoRuns(job: string): number | undefined {
    return [...this.running.values()].find((run) => run.job === job)?.process;
  }

  /** Ends a process as a power cut does. */
  async kill(number: number): Promise<void> {
    const child = this.children.get(number);
    if (!child) return;
    // Nobody dies twice.
    this.children.delete(number);
    const at = Date.now();
    // Only at `close` has everything it said been read: a line read later would count as its successor's.
    const closed = new Promise((resolve) => child.once('close', resolve));
    if (child.kill('SIGKILL')) await closed;
    this.kills.push(at);
    for (const [key, run] of this.running) {
      if (run.process !== number) continue;
      this.running.delete(key);
      this.keep({ ...run, until: at, killed: true });
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.children.keys()].map((number) => this.kill(number)));
  }

  private keep(run: JobRun): void {
    this.runs.push({ ...run, heldUntil: this.held.get(`${run.job} ${run.fence}`) ?? run.until });
  }

  private note(number: number, entry: LogEntry): void {
    const { job, fence } = entry;
    if (job === undefined || fence === undefined) return;
    const key = `${number} ${job}`;
    const at = Date.parse(entry.time);
    if (entry.heldUntil !== undefined) {
      this.held.set(`${job} ${fence}`, entry.heldUntil);
    } else if (entry.msg === 'job started') {
      this.running.set(key, {
        job,
        fence,
        process: number,
        from: at,
        until: at,
        killed: false,
        heldUntil: 0,
      });
    } else {
      const run = this.running.get(key);
      if (run) this.keep({ ...run, until: at });
      this.running.delete(key);
    }
  }
}

interface LogEntry {
  msg: string;
  job?: string;
  fence?: number;
  heldUntil?: number;
  time: string;
}

/** A log line; undefined for one that a kill cut off. */
function parsed(line: string): LogEntry | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Pairs of runs of one job of which the later began while the earlier was going on and held its lease. */
export function overlaps(runs: readonly JobRun[]): [JobRun, JobRun][] {
  const found: [JobRun, JobRun][] = [];
  for (const job of new Set(runs.map((run) => run.job))) {
    const inOrder = runs.filter((run) => run.job === job).sort((a, b) => a.fence - b.fence);
    inOrder.slice(1).forEach((run, index) => {
      const before = inOrder[index] as JobRun;
      if (run.from < Math.min(before.until, before.heldUntil)) found.push([before, run]);
    });
  }
  return found;
}
