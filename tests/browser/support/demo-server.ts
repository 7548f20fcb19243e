import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../support/free-port';

const ROOT = join(__dirname, '../../..');
const COMMAND = join(ROOT, 'server/dist/demo.js');
const IMPORT = join(ROOT, 'server/dist/import.js');
/** As long as a start takes beside a load that keeps every core busy many times over. */
const PATIENCE_MS = 300_000;
/** Walks hurry from screen to screen: several people a second from one address. */
const REQUESTS_A_MINUTE = '6000';
const ERROR_LEVEL = 50;
/** The day of nearly every walk, and where the data of the demo lie as its first start on that day leaves them. */
const SEEDED_DAY = '2022-12-05';
const seeded = () => process.env.TEST_SEEDED_DEMO;

/** The demo as its users start it, but bundled, which starts in half the time: one process of its own, with a folder of its own for its data. */
export class DemoServer {
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'hz-browser-'));
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    private readonly port: number,
    private readonly date: string,
  ) {}

  /** Starts it with its clock at 09:00 of a day, `2022-12-05`. */
  static async start(date: string): Promise<DemoServer> {
    const server = new DemoServer(await freePort(), date);
    const from = date === SEEDED_DAY ? seeded() : undefined;
    if (from) cpSync(from, server.dataDir, { recursive: true });
    await server.startAgain();
    return server;
  }

  /** Starts it once and keeps its data for the walks of this run: half of a first start goes into them. */
  static async seedOnce(): Promise<void> {
    const server = await DemoServer.start(SEEDED_DAY);
    await server.end('SIGTERM');
    process.env.TEST_SEEDED_DEMO = server.dataDir;
  }

  /** Removes them. */
  static unseed(): void {
    const folder = seeded();
    if (folder) rmSync(folder, { recursive: true, force: true });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Starts it on the same port and the same data. */
  async startAgain(): Promise<void> {
    // One process, so that a kill hits the server itself; the app was built once for all.
    const words = [COMMAND, '--api-only', '--port', `${this.port}`, '--date', this.date];
    const env = { ...process.env, DATA_DIR: this.dataDir, RATE_LIMIT_PER_MINUTE: REQUESTS_A_MINUTE };
    const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      const fail = () => reject(new Error(`the server did not start:\n${this.output}`));
      const timer = globalThis.setTimeout(fail, PATIENCE_MS);
      const listen = (chunk: Buffer) => {
        this.output += chunk;
        if (!`${chunk}`.includes(this.url.slice(0, -1))) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', fail);
    });
  }

  /** Ends it as a power cut does: no signal handler runs, nothing is flushed. */
  crash(): Promise<void> {
    return this.end('SIGKILL');
  }

  /** Stops it in good order and removes its data. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Moves the demo's clock on to a day and an hour. */
  async moveClock(to: string, time = '09:00'): Promise<void> {
    const answer = await fetch(`${this.url}v1/demo/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to, time }),
    });
    if (!answer.ok) throw new Error(`the clock did not move: ${await answer.text()}`);
  }

  /** Imports a list as a clerk does on the command line, beside the running server. */
  async imports(file: string, source: string, asOf: string): Promise<void> {
    const words = [IMPORT, file, '--source', source, '--as-of', asOf, '--demo'];
    const env = { ...process.env, DATA_DIR: this.dataDir };
    const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`the import ended with ${code}`);
  }

  /** The day by the server's clock. */
  async today(): Promise<string> {
    return ((await (await fetch(`${this.url}v1/clock`)).json()) as { today: string }).today;
  }

  /** The one-time code that went out last: the demo's sender writes it to the log. */
  sentCode(): Promise<string> {
    return this.logs(
      'a code that was sent',
      () => [...this.output.matchAll(/"code":"(\d{6})"/g)].at(-1)?.[1],
    );
  }

  /** Waits for a line of the log that says this. */
  line(words: string): Promise<string> {
    return this.logs(words, () => this.output.split('\n').find((line) => line.includes(words)));
  }

  private async logs(what: string, find: () => string | undefined): Promise<string> {
    const until = Date.now() + PATIENCE_MS;
    while (Date.now() < until) {
      const found = find();
      if (found) return found;
      await setTimeout(50);
    }
    throw new Error(`the log never had ${what}`);
  }

  /** Every line that the server logged as an error. */
  get errors(): string[] {
    return this.output.split('\n').filter((line) => {
      try {
        return (JSON.parse(line) as { level: number }).level >= ERROR_LEVEL;
      } catch {
        return false;
      }
    });
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
