import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(__dirname, '../..');

/** A command of package.json as somebody types it, with npm and its shell around it, in a session of its own. */
export class NpmProcess {
  output = '';
  private readonly ended: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.ended = once(child, 'exit');
    const read = (chunk: Buffer) => {
      this.output += chunk;
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  }

  /** Starts `npm run …` and waits until it says what is looked for. */
  static async start(args: string[], env: Record<string, string>, says: RegExp): Promise<NpmProcess> {
    const child = spawn('npm', ['run', '-s', ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const running = new NpmProcess(child);
    while (!says.test(running.output)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(running.output);
      await pause(50);
    }
    return running;
  }

  /** What it said, by the first group of a pattern. */
  said = (pattern: RegExp): string => pattern.exec(this.output)?.[1] ?? '';

  /** Of what is gone already nobody hears it. */
  signal(to: 'npm' | 'group', signal: NodeJS.Signals = 'SIGTERM'): void {
    const pid = this.child.pid as number;
    try {
      process.kill(to === 'group' ? -pid : pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Resolves when nothing of the session is left, with the milliseconds that took. */
  async gone(): Promise<number> {
    const startedAt = performance.now();
    await this.ended;
    while (processesOf(this.child.pid as number).length > 0) await pause(20);
    return performance.now() - startedAt;
  }

  /** Ends what a failed test has left. */
  end(): void {
    for (const pid of processesOf(this.child.pid as number)) process.kill(pid, 'SIGKILL');
  }
}

/** The processes of a session, by /proc: npm, its shell, and all that they started. */
function processesOf(session: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.session === session && statOf(pid)?.state !== 'Z');
}

function statOf(pid: number): { state: string; session: number } | undefined {
  try {
    const [state = '', , , session] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return { state, session: Number(session) };
  } catch {
    return undefined;
  }
}
