// What npm starts ends when npm, or its whole group, is told to stop: with its shell in between, as people run it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isLongRun } from '../support/long';
import { NpmProcess } from '../support/npm-process';

let dataDir: string;
let running: NpmProcess | undefined;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'hz-stop-'));
});
afterEach(() => {
  running?.end();
  rmSync(dataDir, { recursive: true, force: true });
});

const URL_SAID = /已经启动：(http:\S+)/;
const commands = {
  start: (drain = '0') =>
    NpmProcess.start(
      ['start'],
      { DATA_DIR: dataDir, PORT: '0', DRAIN_SECONDS: drain, MONGODB_URI: '' },
      URL_SAID,
    ),
  demo: () =>
    NpmProcess.start(
      ['demo', '--', '--api-only', '--port', '0'],
      { DATA_DIR: dataDir, LOG_LEVEL: 'info', MONGODB_URI: '' },
      URL_SAID,
    ),
  'embedded-mongo': () =>
    NpmProcess.start(['embedded-mongo', '--', '--data-dir', dataDir, '--port', '0'], {}, /(mongodb:\S+)\n/),
};

/** Every command by npm and by its group; the usual run takes the server both ways, and the store by npm. */
const told = (['start', 'demo', 'embedded-mongo'] as const).flatMap((name) =>
  (['npm', 'group'] as const)
    .filter((whom) => isLongRun || name === 'start' || (name === 'embedded-mongo' && whom === 'npm'))
    .map((whom) => [name, whom] as const),
);
test.each(told)('npm run %s told to stop by its %s leaves nothing behind', async (name, whom) => {
  running = await commands[name]();
  running.signal(whom);
  expect(await running.gone()).toBeLessThan(10_000);
  if (name !== 'embedded-mongo') expect(running.output).toContain('"msg":"stopped"');
});

test.each(isLongRun ? (['start', 'demo', 'embedded-mongo'] as const) : (['start'] as const))(
  'npm run %s does not outlive an npm that was gone before it could hand on a signal',
  async (name) => {
    running = await commands[name]();
    running.signal('npm', 'SIGKILL');
    expect(await running.gone()).toBeLessThan(10_000);
  },
);

test.each(isLongRun ? (['npm', 'group'] as const) : (['npm'] as const))(
  'told a second time by its %s, the server ends at once',
  async (whom) => {
    running = await commands.start('600');
    const url = running.said(URL_SAID);
    running.signal(whom);
    await statusBecomes(url, 503);
    // What comes at once is npm's own: told again and again until it hears that it was told a second time.
    const gone = running.gone();
    while ((await Promise.race([gone, pause(100)])) === undefined) running.signal(whom);
    expect(await gone).toBeLessThan(10_000);
    expect(running.output).not.toContain('"msg":"stopped"');
  },
);

test('told to stop, it is not ready any more, but answers until it has drained', async () => {
  running = await commands.start('2');
  const url = running.said(URL_SAID);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  running.signal('npm');
  await statusBecomes(url, 503);
  const answer = await fetch(`${url}/v1/clock`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('connection')).toBe('close');
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await running.gone();
  await expect(fetch(`${url}/v1/clock`)).rejects.toThrow();
});

/** Asks until the server has heard. */
async function statusBecomes(url: string, status: number): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== status) await new Promise((soon) => setTimeout(soon, 20));
}
