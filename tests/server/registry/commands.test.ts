import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Types } from 'mongoose';
import { stepsAhead } from '../../../server/src/platform/store/migrate';
import { joinStore, openStore } from '../../../server/src/platform/store/open';
import { builtScript } from '../../support/bundled';
import { Databases } from '../../support/database';
import { testInLongRun } from '../../support/long';
import { aCsv, aRegistryRow } from '../../support/spreadsheets';

const ROOT = join(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'hz-command-'));
const databases = new Databases();
// A command works on data that are there: those of a server's first start.
beforeAll(async () => {
  const { MONGODB_URI: uri } = await databases.settings('commands', folder);
  const store = await openStore({ uri, dataDir: folder });
  await stepsAhead(store.connection);
  await store.close();
});
afterAll(async () => {
  await databases.stop();
  rmSync(folder, { recursive: true });
});

/** Runs a command on a data folder of its own. */
async function run(command: string, ...args: string[]) {
  const script = await builtScript(command);
  const env = { ...process.env, ...(await databases.settings('commands', folder)) };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], { cwd: ROOT, env });
    return { code: 0, text: stdout };
  } catch (error) {
    const { code, stderr } = error as { code: number; stderr: string };
    return { code, text: stderr };
  }
}

/** What the log of the privileged acts says. */
async function logged() {
  const { MONGODB_URI: uri = '', DATA_DIR: dataDir = folder } = await databases.settings('commands', folder);
  const { connection, close } = await joinStore({ uri: uri || undefined, dataDir });
  try {
    return await connection.collection('audit').find().sort({ _id: 1 }).toArray();
  } finally {
    await close();
  }
}

test('a list is tried, imported once, listed and taken back from the command line', async () => {
  const list = join(folder, '名单.csv');
  writeFileSync(list, aCsv([aRegistryRow(0), aRegistryRow(1, { 身份证号码: '1.23E+17' })], 'gb18030'));
  const told = [list, '--source', '省厅名单', '--as-of', '2022-11-30'];

  const tried = await run('import', ...told, '--dry-run');
  expect(tried.text).toMatch(/^用到的列：证书编号（B 列“证书编号”），/);
  expect(tried.text).not.toMatch(/\d{17}[\dX]/);
  expect(tried.text).toMatch(/第 3 行 E 列 {2}身份证号被表格改成了[\s\S]*什么都没有改：读了 2 行，新 1/);
  const imported = await run('import', ...told);
  expect(imported.text).toContain('名单一共 3 行：表头和上面的标题 1 行，空行 0 行，内容 2 行。');
  expect(imported.text).toContain('导入好了：读了 2 行，新 1');
  expect((await run('import', ...told)).text).toContain('已经导入过');
  const id = /编号：([0-9a-f]{24})/.exec(imported.text)?.[1] ?? '';
  expect((await run('import', '--take-back', id)).text).toContain('已收回');
  expect((await run('import', '--list')).text).toMatch(
    new RegExp(`${id}.*由 命令行.*省厅名单，截至 2022-11-30.*已收回`),
  );
  // What changed something stands in the log; a try and a repetition changed nothing.
  expect(await logged()).toMatchObject([
    { act: 'list-imported', by: null, role: null, sentence: '导入名单“名单.csv”' },
    { act: 'list-taken-back', by: null, role: null, sentence: '收回名单“名单.csv”' },
  ]);
});

testInLongRun('an import that another process reads is cancelled from the command line, once', async () => {
  const list = join(folder, '取消.csv');
  writeFileSync(list, aCsv([aRegistryRow(5)]));
  const imported = await run('import', list, '--source', '省厅名单', '--as-of', '2022-11-30');
  const id = /编号：([0-9a-f]{24})/.exec(imported.text)?.[1] ?? '';
  const { MONGODB_URI: uri = '', DATA_DIR: dataDir = folder } = await databases.settings('commands', folder);
  const { connection, close } = await joinStore({ uri: uri || undefined, dataDir });
  const running = { state: 'running', aliveAt: new Date() };
  await connection
    .collection('registry_imports')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: running });
  await close();
  expect((await run('import', '--cancel', id)).text).toContain('没有导入');
  expect(await run('import', '--cancel', id)).toMatchObject({
    code: 1,
    text: '这次导入已经结束了，不用取消\n',
  });
});

testInLongRun('an import that is told to stop gives up at once and says so', async () => {
  const list = join(folder, '很长的名单.csv');
  writeFileSync(list, aCsv(Array.from({ length: 40_000 }, (_, row) => aRegistryRow(row))));
  const env = { ...process.env, ...(await databases.settings('commands', folder)) };
  const words = [await builtScript('import'), list, '--source', '很长的', '--as-of', '2022-11-30'];
  const child = spawn(process.execPath, words, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const chunk of child.stderr) {
    // Once: a second signal would end it before it has said what became of the list.
    if (said === '' && String(chunk).startsWith('正在导入')) child.kill('SIGTERM');
    said += chunk;
  }
  expect(said).toMatch(/\n导入取消了，什么都没有改。\n$/);
  expect((await run('import', '--list')).text).toMatch(/很长的名单\.csv {2}没有导入/);
});

testInLongRun('what cannot be done is one sentence and exit code 1', async () => {
  const mistyped = run('import', '名单.csv', '--asof', '2022-11-30');
  expect(await run('import', '没有的文件.csv', '--source', 'x', '--as-of', '2022-11-30')).toEqual({
    code: 1,
    text: '没有这个文件：没有的文件.csv\n',
  });
  const told = ['--source', 'x', '--as-of', '2022-11-30'];
  expect(await run('import', folder, ...told)).toEqual({ code: 1, text: `这不是文件：${folder}\n` });
  expect(await run('import', '一.csv', '二.csv', ...told)).toEqual({
    code: 1,
    text: '一次只读一份名单，多写了：二.csv\n',
  });
  expect((await run('role', 'take', 'clerk', '--phone', '13800000000')).text).toMatch(/^用法/);
  expect(await run('role', 'grant', 'clerk', '--phone', '13800000000')).toEqual({
    code: 1,
    text: '没有这个人：要先登录过一次。\n',
  });
  expect((await mistyped).text).toMatch(/^没有这个选项：--asof\n\n用法/);
  expect(await run('import', '--help')).toEqual({ code: 0, text: expect.stringMatching(/^用法/) });
});

testInLongRun('how a command says it ended is the exit code', async () => {
  const module = JSON.stringify(join(ROOT, 'server/src/commands/data.ts'));
  const code = `require(${module}).runCommand(async () => { process.exitCode = 2; });`;
  const ended = promisify(execFile)(process.execPath, ['--import', 'tsx', '-e', code], { cwd: ROOT });
  await expect(ended).rejects.toMatchObject({ code: 2 });
});
