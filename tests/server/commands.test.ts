// The commands of package.json: what they do not know is refused in a sentence, and they work beside a running server.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtScript, bundledScript } from '../support/bundled';
import { onEmbedded } from '../support/database';
import { isLongRun } from '../support/long';
import { ServerProcess } from '../support/process';
import { aCsv, aRegistryRow } from '../support/spreadsheets';

const ROOT = join(__dirname, '../..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hz-commands-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  out: string;
  said: string;
}

/** Runs a script with words after it, on the data of the folder. */
function run(script: string, ...words: string[]): Promise<Ended> {
  const env = { ...process.env, DATA_DIR: folder, MONGODB_URI: '', DATA_KEYS: '', LOG_LEVEL: 'silent' };
  return new Promise((ended) => {
    execFile(process.execPath, [script, ...words], { cwd: ROOT, env }, (error, out, said) =>
      ended({ code: error ? Number(error.code) : 0, out, said }),
    );
  });
}

/** Every command of the product by its name, and its script: that of the bundle, or bundled for the test alone. */
async function commands(): Promise<[string, string][]> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const all = Object.entries<string>(scripts).map(async ([name, line]): Promise<[string, string] | []> => {
    const [, built] = /^exec node (?:--\S+ )*server\/start\.cjs (\S+)$/.exec(line) ?? [];
    const [, source] = /^exec node --import tsx ((?:server|shared)\/\S+)$/.exec(line) ?? [];
    if (source) return [name, await bundledScript(source, name)];
    return built ? [name, await builtScript(built)] : [];
  });
  return (await Promise.all(all)).filter((one): one is [string, string] => one.length > 0);
}

test('a word or an option that a command does not know ends it in a sentence, without a trace, and changes nothing', async () => {
  const all = await commands();
  expect(all.map(([name]) => name)).toEqual(
    expect.arrayContaining(['start', 'demo', 'role', 'import', 'job', 'rotate-keys', 'chat:gaps', 'db:dump']),
  );
  for (const words of isLongRun ? [['--nonsense'], ['nonsense', 'more']] : [['nonsense', '--more']]) {
    const heard = await Promise.all(
      all.map(async ([name, script]) => ({ name, ...(await run(script, ...words)) })),
    );
    expect(heard).toEqual(
      all.map(([name]) => ({
        ...{ name, code: 1, out: '' },
        said: expect.not.stringMatching(/^\s+at |node:internal|\wError:/m),
      })),
    );
  }
});

onEmbedded('it is about the folder of the embedded store')(
  'on a folder without data no command makes any, and each says which setting to look at',
  async () => {
    const script = Object.fromEntries(await commands());
    const asked = ['rotate-keys', 'chat:gaps', 'role', 'import', 'job'].map(async (name) => {
      const words = { role: ['list'], import: ['--list'], job: ['plan'] }[name] ?? [];
      return { name, ...(await run(script[name] as string, ...words)) };
    });
    for (const heard of await Promise.all(asked))
      expect(heard).toEqual({
        ...{ name: heard.name, code: 1, out: '' },
        said: expect.stringMatching(/^文件夹 .* 里没有数据，什么都没有做。.*DATA_DIR.*\n$/),
      });
    expect(readdirSync(folder)).toEqual([]);
  },
);

(isLongRun ? onEmbedded('it is about the store that one process holds') : test.skip)(
  'beside a running server every command does its work, and the server goes on with what it did',
  async () => {
    const server = await ServerProcess.demo({ DATA_DIR: folder, MONGODB_URI: '', DATA_KEYS: '' });
    try {
      const consent = '2022-12-01';
      const call = async (method: string, path: string, body?: object, token?: string) => {
        const headers = {
          'Content-Type': 'application/json',
          ...(token && { Authorization: `Bearer ${token}` }),
        };
        const response = await fetch(`${server.url}${path}`, {
          method,
          headers,
          ...(body && { body: JSON.stringify(body) }),
        });
        return { status: response.status, body: await response.json() };
      };
      const { body: li } = await call('POST', '/v1/auth/demo', { identity: 'li', consent });
      const asLi = (method: string, path: string, body?: object) => call(method, path, body, li.accessToken);
      await asLi('PUT', '/v1/chat/turns/turn-000001', { text: '换证要什么材料' });
      await asLi('PUT', '/v1/chat/turns/turn-000001/useful', { useful: false });
      expect((await asLi('GET', '/v1/registry/imports')).status).toBe(403);

      const script = Object.fromEntries(await commands());
      const list = join(folder, '名单.csv');
      writeFileSync(list, aCsv([aRegistryRow(0)], 'gb18030'));
      const told = ['--source', '省厅名单', '--as-of', '2022-11-30', '--demo'];
      // All at once, as they may come.
      const [role, gaps, job, imported, rotated] = await Promise.all([
        run(script.role as string, 'grant', 'clerk', '--demo', '--person', 'li'),
        run(script['chat:gaps'] as string, '--demo'),
        run(script.job as string, 'plan'),
        run(script.import as string, list, ...told),
        run(script['rotate-keys'] as string, '--demo'),
      ]);
      const ended = { code: 0, said: expect.not.stringMatching(/^\s+at /m) };
      expect(role).toMatchObject({ ...ended, out: expect.stringContaining('已给：clerk') });
      expect(gaps).toMatchObject({ ...ended, out: expect.stringContaining('说没用') });
      expect(job).toMatchObject({ ...ended, out: expect.stringContaining('"looked":') });
      expect(imported).toMatchObject({ ...ended, out: expect.stringContaining('导入好了：读了 1 行，新 1') });
      expect(rotated).toMatchObject({ ...ended, out: expect.stringContaining('重新加密了') });

      const { body } = await asLi('GET', '/v1/registry/imports');
      expect(JSON.stringify(body)).toContain('省厅名单');
      expect((await asLi('GET', '/v1/chat')).body.turns).toHaveLength(1);
      expect((await call('GET', '/readyz')).status).toBe(200);
      expect(await server.stop()).toBe(0);
      expect(existsSync(join(folder, 'store-address'))).toBe(true);
    } finally {
      await server.kill();
    }
  },
);
