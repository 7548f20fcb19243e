// A long list sent to a running server, and taken back: watched from here, as another process.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { joinStore } from '../../../server/src/platform/store/open';
import { ServerProcess } from '../../support/process';
import { exampleOf } from '../../support/samples';
import type { Figures } from './one';

type Kind = 'certificates' | 'study';

const TODAY = '2024-12-31';
const TICKS_A_SECOND = 100;

/** The whole import until it is in force and folded, all threads of the server included, and taking it back. */
export async function served(path: string, kind: Kind): Promise<Figures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hz-bench-'));
  const server = await ServerProcess.demo(
    { DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '1000000' },
    ...['--date', TODAY],
  );
  const store = await joinStore({ dataDir });
  try {
    const clerk = new Clerk(server.url, store.connection.collection('holders') as never);
    await clerk.signIn();
    const found = (name: string, filter: object) => store.connection.collection(name).findOne(filter);
    const inForce = async (id: string) => {
      const list = await until(async () => {
        const one = await found('registry_imports', { _id: new mongo.ObjectId(id) });
        return one?.state === 'running' ||
          (one?.state === 'active' && one.kind === 'certificates' && !one.folded)
          ? undefined
          : one;
      });
      if (list?.state !== 'active') throw new Error(`not imported: ${JSON.stringify(list)}`);
    };
    const first = join(dirname(path), 'first.csv');
    writeFileSync(first, '证书编号,岗位\nX-10001,材料员\n'); // what sleeps wakes up first
    await inForce(await clerk.sends(first, 'certificates'));
    // Hours count for certificates that a list knows.
    if (kind === 'study') await inForce(await clerk.sends(path.replace('study', 'list'), 'certificates'));
    await pause(2000);
    const watch = new Watch(server);
    const id = await clerk.sends(path, kind);
    await inForce(id);
    const { ms, cpuMs, mb } = watch.figures();
    const back = new Watch(server, watch);
    await clerk.takesBack(id);
    const list = new mongo.ObjectId(id);
    await until(async () =>
      (await found(`registry_${kind}`, { $or: [{ import: list }, { also: list }] })) ? undefined : true,
    );
    const { ms: backMs, cpuMs: backCpuMs } = back.figures();
    return { ms, cpuMs, mb, ...(await watch.ended()), backMs, backCpuMs };
  } finally {
    await store.close();
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Somebody who may import lists. */
class Clerk {
  private token = '';

  constructor(
    private readonly url: string,
    private readonly holders: mongo.Collection,
  ) {}

  async signIn(): Promise<void> {
    const { accessToken } = await this.calls('/v1/auth/demo', exampleOf('POST /v1/auth/demo').body);
    this.token = accessToken;
    const { id } = await this.calls('/v1/me');
    await this.holders.updateOne({ _id: new mongo.ObjectId(id) }, { $set: { role: 'clerk' } });
  }

  async sends(path: string, kind: Kind): Promise<string> {
    const told = new URLSearchParams({
      fileName: 'list.xlsx',
      kind,
      source: path,
      asOf: TODAY,
      dryRun: 'false',
    });
    const { id } = await this.calls(`/v1/registry/imports?${told}`, readFileSync(path));
    return id;
  }

  takesBack = (id: string) => this.calls(`/v1/registry/imports/${id}/take-back`, {});

  private async calls(path: string, body?: unknown) {
    const isFile = Buffer.isBuffer(body);
    const answer = await fetch(this.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': isFile ? 'application/octet-stream' : 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      ...(body !== undefined && { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { id: string; accessToken: string };
  }
}

/** What a process takes from now on, and how long it lets others wait. */
class Watch {
  private readonly begun = performance.now();
  private readonly cpuBegun: number;
  private readonly idleMb: number;
  private readonly waits: number[] = [];
  private isOver = false;
  private readonly asking: Promise<void>;

  constructor(
    private readonly server: ServerProcess,
    before?: Watch,
  ) {
    if (!before) writeFileSync(`/proc/${server.pid}/clear_refs`, '5'); // the peak of memory begins anew
    this.idleMb = before?.idleMb ?? this.memory('VmRSS');
    this.cpuBegun = this.cpuMs();
    this.asking = before ? Promise.resolve() : this.ask();
  }

  figures() {
    const ms = performance.now() - this.begun;
    return { ms, cpuMs: this.cpuMs() - this.cpuBegun, mb: this.memory('VmHWM') - this.idleMb };
  }

  async ended(): Promise<{ held: number; heldOver100: number }> {
    this.isOver = true;
    await this.asking;
    const over = this.waits.filter((wait) => wait > 100).length;
    return { held: Math.max(...this.waits), heldOver100: over / this.waits.length };
  }

  /** One request after the other, each as soon as the last was answered. */
  private async ask(): Promise<void> {
    while (!this.isOver) {
      const asked = performance.now();
      await (await fetch(`${this.server.url}/healthz`)).text();
      this.waits.push(performance.now() - asked);
      await pause(5);
    }
  }

  private memory(field: string): number {
    const status = readFileSync(`/proc/${this.server.pid}/status`, 'utf8');
    return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024;
  }

  private cpuMs(): number {
    const fields = readFileSync(`/proc/${this.server.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_A_SECOND;
  }
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await pause(100);
  }
}
