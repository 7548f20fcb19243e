// The real process, killed and stopped: what was answered is still there afterwards.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseDay } from '@hz/shared/calendar';
import { Databases, onEmbedded } from '../support/database';
import { times } from '../support/long';
import { ServerProcess } from '../support/process';

const consent = '2026-11-28';
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

test('asked to stop, the server finishes, says so and ends with 0', async () => {
  server = await ServerProcess.demo(settings);
  expect(await server.stop()).toBe(0);
  expect(server.output).toContain('"msg":"stopped"');
});

onEmbedded('a reset is refused elsewhere')(
  'the clock can be started on another day, and a reset begins anew',
  async () => {
    server = await ServerProcess.demo(settings, '--date', '2026-11-22', '--at', '20:30');
    expect((await call('GET', '/v1/clock')).body).toMatchObject({ today: '2026-11-22', time: '20:30' });
    await server.stop();
    server = await ServerProcess.demo(settings, '--reset');
    expect((await call('GET', '/v1/clock')).body).toMatchObject({ today: '2022-12-05', time: '09:00' });
  },
);

/** What a command says that cannot start. */
function refusal(command: string[], env: Record<string, string>): string {
  const started = spawnSync(process.execPath, ['--import', 'tsx', ...command], {
    cwd: join(__dirname, '../..'),
    env: { ...process.env, DATA_DIR: dataDir, ...env },
    encoding: 'utf8',
  });
  expect(started.status).toBe(1);
  expect(started.stderr.trim().split('\n')).toHaveLength(1);
  return started.stderr;
}

const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
const NOWHERE = 'mongodb://clerk:secret@127.0.0.1:1,127.0.0.1:2/x';

test.each([
  [{ PORT: 'abc' }, 'PORT'],
  [{ MONGODB_URI: NOWHERE }, 'DATA_KEYS'],
  [{ MONGODB_URI: NOWHERE, DATA_KEYS }, '127.0.0.1:1, 127.0.0.1:2'],
  [{ MONGODB_URI: 'mongodb+srv://nowhere.invalid/x', DATA_KEYS }, 'nowhere.invalid'],
])(
  '%p stops the start with one sentence',
  (env, name) => {
    const said = refusal(['server/src/commands/serve.ts'], env);
    expect(said).toContain(name);
    expect(said).not.toContain('secret');
  },
  60_000,
);

test('a command that cannot reach the store says so in one sentence', () => {
  const env = { MONGODB_URI: NOWHERE, DATA_KEYS };
  for (const command of [['role.ts', 'list'], ['job.ts', 'plan'], ['chat-gaps.ts'], ['rotate-keys.ts']]) {
    const [file = '', ...words] = command;
    expect(refusal([`server/src/commands/${file}`, ...words], env)).toContain('127.0.0.1:1, 127.0.0.1:2');
  }
});

test('a reset of a MongoDB is refused, and leaves the folder of the embedded store alone', () => {
  mkdirSync(join(dataDir, 'store'));
  const said = refusal(['server/src/commands/demo.ts', '--reset', '--api-only'], {
    MONGODB_URI: NOWHERE,
    DATA_KEYS,
  });
  expect(said).toContain('MONGODB_URI');
  expect(existsSync(join(dataDir, 'store'))).toBe(true);
});
