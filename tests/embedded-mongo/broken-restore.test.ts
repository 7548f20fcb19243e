// A restore that is stopped, killed or fails leaves what was there before, and nothing of its own that is not cleared away.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtScript } from '../support/bundled';
import { until } from '../support/until';
import { temporaryFolder, useStore } from './support/store';

describe('a restore that does not come to its end', () => {
  const store = useStore({ failPoints: true });
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true }));

  const NAMES = ['a', 'b', 'c'];
  const db = () => store.client.db('d');
  const collections = async () => (await db().listCollections().toArray()).map(({ name }) => name).sort();
  const whatIs = async () =>
    Promise.all(
      (await collections()).map(async (name) => [name, await db().collection(name).find().toArray()]),
    );

  /** A dump in which each of the collections, and one more, has one document that is new. */
  const lines = [...NAMES, 'more'].flatMap((name) => [
    JSON.stringify({ kind: 'collection', db: 'd', name, options: {}, indexes: [] }),
    JSON.stringify({ kind: 'document', document: { _id: 'new' } }),
  ]);
  const dump = join(folder, 'dump.ejson');
  writeFileSync(dump, [...lines, JSON.stringify({ kind: 'end', documents: 4 })].join('\n'));

  const restore = async () =>
    promisify(execFile)(process.execPath, [
      await builtScript('db-restore'),
      '--uri',
      store.uri,
      '--in',
      dump,
      '--drop',
    ]);

  /** A restore that has built something and waits for more of its dump. */
  async function halfway(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [await builtScript('db-restore'), '--uri', store.uri, '--drop'], {
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    child.stdin?.write(`${lines.slice(0, 4).join('\n')}\n`);
    await until(
      async () => (await collections()).some((name) => name.startsWith('restoring.')),
      'something is built',
    );
    return child;
  }

  const failNext = (command: string, skip: number) =>
    store.client.db('admin').command({
      configureFailPoint: 'failCommand',
      mode: { times: 1 },
      data: { failCommands: [command], errorCode: 14031, skip },
    });

  let before: unknown;
  beforeEach(async () => {
    await db().dropDatabase();
    for (const name of NAMES) await db().collection<{ _id: string }>(name).insertOne({ _id: 'old' });
    before = await whatIs();
  });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    'a restore that is told to stop by %s clears away what it built',
    async (signal) => {
      const child = await halfway();
      let said = '';
      child.stderr?.on('data', (chunk) => {
        said += chunk;
      });
      child.kill(signal);
      const [code] = await once(child, 'close');
      expect([code, said]).toEqual([1, expect.stringMatching(/^没有恢复完就停下了[^\n]*\n$/)]);
      expect(await whatIs()).toEqual(before);
    },
  );

  test('what a restore left that was killed is named and cleared away by the next', async () => {
    const child = await halfway();
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(await collections()).toEqual(expect.arrayContaining([expect.stringContaining('restoring.')]));
    const { stderr } = await restore();
    expect(stderr).toMatch(/^上一次恢复没有做完，留下的已经清掉：restoring\.new\.a/);
    expect(await collections()).toEqual([...NAMES, 'more']);
  });

  // Three are set aside and put in their places, and the fourth is put in its place alone.
  test.each([0, 1, 2, 3, 4, 5, 6])(
    'a restore whose rename fails after %d others leaves what was there before',
    async (done) => {
      await failNext('renameCollection', done);
      await expect(restore()).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining('fail point'),
      });
      expect(await whatIs()).toEqual(before);
    },
  );

  test.each([0, 1, 2, 3, 4, 5, 6])(
    'a swap that breaks off for good after %d renames is undone by the next restore',
    async (done) => {
      const data = { failCommands: ['renameCollection'], errorCode: 14031, skip: done };
      await store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'alwaysOn', data });
      await expect(restore()).rejects.toMatchObject({ code: 1 });
      await store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' });
      const nothing = join(folder, 'nothing.ejson');
      const empty = JSON.stringify({ kind: 'collection', db: 'd', name: 'empty', options: {}, indexes: [] });
      writeFileSync(nothing, `${empty}\nno line`);
      const args = [await builtScript('db-restore'), '--uri', store.uri, '--in', nothing];
      await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({ code: 1 });
      expect(await whatIs()).toEqual(before);
    },
  );

  test('a restore of a dump that is not there, or is a folder, makes no store', async () => {
    for (const path of [join(folder, 'missing'), folder]) {
      const data = join(folder, 'new');
      const args = [await builtScript('db-restore'), '--data-dir', data, '--in', path];
      await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({ code: 1 });
      expect(existsSync(data) ? readdirSync(data) : []).toEqual([]);
    }
  });
});
