// The real process, killed and stopped: what was answered is still there afterwards.
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseDay } from '@hz/shared/calendar';
import { ensureServer } from '../../server/src/commands/ensure-built';
import { Databases, onEmbedded } from '../support/database';
import { freePort } from '../support/free-port';
import { isLongRun, testInLongRun, times } from '../support/long';
import { ServerProcess } from '../support/process';
import { until } from '../support/until';

const consent = '2026-11-30';
const databases = new Databases();
let dataDir: string;
let settings: Record<string, string>;
let server: ServerProcess | undefined;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hz-restart-'));
  settings = await databases.settings(basename(dataDir), dataDir);
});
afterEach(async () => {
  await server?.kill();
  rmSync(dataDir, { recursive: true, force: true });
});
afterAll(() => databases.stop());

const call = async (method: string, path: string, body?: object, token?: string) => {
  const response = await fetch(`${server?.url}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};
const enter = async () =>
  (await call('POST', '/v1/auth/demo', { identity: 'wang', consent })).body.accessToken;
const minuteOf = async () => {
  const { today, time } = (await call('GET', '/v1/clock')).body;
  return parseDay(today) * 1440 + Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
};

test('killed in mid-way, the server loses nothing that it answered, and its clock goes on', async () => {
  const written: string[] = [];
  let lastSeen = 0;
  for (let round = 0; round < times(2, 12); round++) {
    server = await ServerProcess.demo(settings);
    const token = await enter();
    const [certificate] = (await call('GET', '/v1/certificates', undefined, token)).body.certificates;
    expect(certificate.credits.map(({ id }: { id: string }) => id).sort()).toEqual(written);
    expect(await minuteOf()).toBeGreaterThanOrEqual(lastSeen);
    await call('POST', '/v1/demo/clock', { advanceDays: 1 });
    lastSeen = await minuteOf();
    for (let i = 0; i < 5; i++) {
      const id = `round-${String(round).padStart(2, '0')}-${i}`;
      const path = `/v1/certificates/${certificate.id}/credits/${id}`;
      expect((await call('PUT', path, { on: '2022-12-01', hours: 0.1 }, token)).status).toBe(200);
      written.push(id);
    }
    await server.kill();
  }
});

(isLongRun ? onEmbedded('a reset is refused elsewhere') : test.skip)(
  'the clock can be started on another day, and a reset begins anew',
  async () => {
    server = await ServerProcess.demo(settings, '--date', '2026-11-22', '--at', '20:30');
    // From there the clock runs on.
    const from = (today: string, time: RegExp) => ({ today, time: expect.stringMatching(time) });
    expect((await call('GET', '/v1/clock')).body).toMatchObject(from('2026-11-22', /^20:3/));
    expect(await server.stop()).toBe(0);
    expect(server.output).toContain('"msg":"stopped"');
    server = await ServerProcess.demo(settings, '--reset');
    expect((await call('GET', '/v1/clock')).body).toMatchObject(from('2022-12-05', /^09:0/));
    // While it runs, another's reset deletes nothing.
    await expect(ServerProcess.demo(settings, '--reset')).rejects.toThrow(/ended with 1: .*没有清空/);
    expect((await call('GET', '/readyz')).status).toBe(200);
    await enter();
  },
);

/** What a command says that cannot start. */
async function refusal(command: string[], env: Record<string, string>): Promise<string> {
  await ensureServer();
  const { code, said } = await new Promise<{ code: unknown; said: string }>((ended) => {
    const options = { cwd: join(__dirname, '../..'), env: { ...process.env, DATA_DIR: dataDir, ...env } };
    execFile(process.execPath, command, options, (error, _, said) => ended({ code: error?.code, said }));
  });
  expect({ code, lines: said.trim().split('\n') }).toEqual({ code: 1, lines: [expect.any(String)] });
  return said;
}

const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const NOWHERE = 'mongodb://clerk:secret@127.0.0.1:1,127.0.0.1:2/x';

// Each of these waits for an answer that does not come, as long as the driver does: all at once.
testInLongRun('a wrong setting stops the start with one sentence that names it', async () => {
  const wrong: [Record<string, string>, string][] = [
    [{ PORT: 'abc' }, 'PORT'],
    [{ MONGODB_URI: NOWHERE }, 'DATA_KEYS'],
    [{ MONGODB_URI: NOWHERE, DATA_KEYS }, '127.0.0.1:1, 127.0.0.1:2'],
    [{ MONGODB_URI: 'mongodb+srv://nowhere.invalid/x', DATA_KEYS }, 'nowhere.invalid'],
  ];
  const heard = await Promise.all(wrong.map(([env]) => refusal(['server/dist/main.js'], env)));
  expect(heard).toEqual(wrong.map(([, name]) => expect.stringContaining(name)));
  expect(heard.join()).not.toContain('secret');
});

testInLongRun('a command that cannot reach the store says so in one sentence', async () => {
  const env = { MONGODB_URI: NOWHERE, DATA_KEYS };
  const commands = [['role', 'list'], ['job', 'plan'], ['chat-gaps'], ['rotate-keys']];
  const heard = await Promise.all(
    commands.map(([name, ...words]) => refusal([`server/dist/${name}.js`, ...words], env)),
  );
  expect(heard).toEqual(commands.map(() => expect.stringContaining('127.0.0.1:1, 127.0.0.1:2')));
});

test('a reset of a MongoDB is refused, and leaves the folder of the embedded store alone', async () => {
  mkdirSync(join(dataDir, 'store'));
  const said = await refusal(['server/dist/demo.js', '--reset', '--api-only'], {
    MONGODB_URI: NOWHERE,
    DATA_KEYS,
  });
  expect(said).toContain('MONGODB_URI');
  expect(existsSync(join(dataDir, 'store'))).toBe(true);
});

test('a reset with a wrong setting is refused with one sentence that names it', async () => {
  const wrong: [Record<string, string>, string][] = [
    [{ MONGODB_URI: NOWHERE }, 'DATA_KEYS'],
    [{ MONGODB_URI: 'foo' }, 'MONGODB_URI'],
    [{ PORT: 'abc' }, 'PORT'],
    [{ DATA_DIR: __filename }, 'DATA_DIR'],
  ];
  for (const [env, name] of wrong)
    expect(await refusal(['server/dist/demo.js', '--reset', '--api-only'], env)).toContain(name);
});

test('a reset that could not start afterwards empties nothing, and says so', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  const kept = join(dataDir, 'store', 'kept');
  mkdirSync(join(dataDir, 'store'));
  writeFileSync(kept, '');
  writeFileSync(join(dataDir, 'keys.txt'), 'no key', { mode: 0o600 });
  const reset = ['server/dist/demo.js', '--reset', '--api-only'];
  const hindrances: [string[], Record<string, string>, RegExp][] = [
    [[], { PORT: String(port) }, /没有清空.*端口/],
    [['--port', String(port)], {}, /没有清空.*端口/],
    [[], { PORT: '0' }, /没有清空.*密钥文件/],
    [[], { PACKS: 'nowhere' }, /PACKS/],
  ];
  for (const [words, env, sentence] of hindrances)
    expect(await refusal([...reset, ...words], env)).toMatch(sentence);
  expect(existsSync(kept)).toBe(true);
  taken.close();
});

testInLongRun(
  'a server whose listener is gone before it says that it has started serves on, and stops when told',
  async () => {
    const port = await freePort();
    const child = await ServerProcess.demoUnheard(settings, port);
    const isReady = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        ({ ok }) => ok,
        () => child.exitCode !== null,
      );
    await until(isReady, 'the server is ready, or has ended');
    expect(child.exitCode).toBeNull();
    expect((await fetch(`http://127.0.0.1:${port}/v1/clock`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  },
);
