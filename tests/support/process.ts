import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ensureServer } from '../../server/src/commands/ensure-built';
import { unpackBuildBefore } from './build-before';

const ROOT = join(__dirname, '../..');
const COMMAND = join(ROOT, 'server/dist/demo.js');

/** A server of the product in a process of its own, as a newcomer starts it. */
export class ServerProcess {
  output = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  /** Runs the demo, bundled and without the H5 app, on a free port; resolves when it listens. */
  static async demo(settings: Record<string, string>, ...flags: string[]): Promise<ServerProcess> {
    if (!(await ensureServer())) throw new Error('the server could not be bundled');
    return ServerProcess.run([COMMAND, '--api-only', '--port', '0', ...flags], settings);
  }

  /** The demo of the build before, without the H5 app, on a free port. */
  static buildBefore(settings: Record<string, string>): Promise<ServerProcess> {
    const options = `mode: 'demo', onStarted: ({ url }) => console.log('已经启动：' + url)`;
    const code = `require(${JSON.stringify(unpackBuildBefore())}).run({ ${options}, demoStartsAt: 1670202000000 })`;
    return ServerProcess.run(['-e', code], { PORT: '0', ...settings });
  }

  /** Starts the demo and tells it to stop as soon as it says something; resolves with its exit code and all it said. */
  static async demoToldToStop(
    settings: Record<string, string>,
    says: string,
  ): Promise<{ code: number | null; said: string }> {
    if (!(await ensureServer())) throw new Error('the server could not be bundled');
    const child = ServerProcess.spawn([COMMAND, '--api-only', '--port', '0'], settings);
    let said = '';
    child.stdout?.on('data', (chunk) => {
      const wasSaid = said.includes(says);
      said += chunk;
      if (!wasSaid && said.includes(says)) child.kill('SIGTERM');
    });
    child.stderr?.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, said };
  }

  /** Starts the demo under a port and reads nothing of what it says, as a reader that is gone; answers its process. */
  static async demoUnheard(settings: Record<string, string>, port: number): Promise<ChildProcess> {
    if (!(await ensureServer())) throw new Error('the server could not be bundled');
    const child = ServerProcess.spawn([COMMAND, '--api-only', '--port', String(port)], settings);
    child.stdout?.destroy();
    child.stderr?.destroy();
    return child;
  }

  private static spawn = (words: string[], settings: Record<string, string>): ChildProcess =>
    spawn(process.execPath, words, {
      cwd: ROOT,
      env: { ...process.env, LOG_LEVEL: 'info', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  /** One that does not start rejects with all that it said. */
  private static async run(words: string[], settings: Record<string, string>): Promise<ServerProcess> {
    const child = ServerProcess.spawn(words, settings);
    let output = '';
    const url = await new Promise<string>((resolve, reject) => {
      const read = (chunk: Buffer) => {
        output += chunk;
        const [, found] = /已经启动：(http:\S+)/.exec(output) ?? [];
        if (found) resolve(found);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
    });
    const server = new ServerProcess(child, url);
    server.output = output;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        server.output += chunk;
      });
    return server;
  }

  get pid(): number {
    return this.child.pid as number;
  }

  /** Ends the process at once, as a power cut does. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }

  /** Asks the process to stop; resolves with its exit code. */
  async stop(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    this.child.kill('SIGTERM');
    await once(this.child, 'exit');
    return this.child.exitCode;
  }
}
