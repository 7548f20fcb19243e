// What a dump writes takes its place when it is whole, whoever else writes to the same place and whatever was killed before.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtScript } from '../support/bundled';
import { temporaryFolder, useStore } from './support/store';

describe('what a dump writes', () => {
  const store = useStore({ failPoints: true });
  const folder = temporaryFolder();
  afterAll(() => rmSync(folder, { recursive: true }));
  const out = join(folder, 'dump.ejson');
  const dump = async () =>
    promisify(execFile)(process.execPath, [await builtScript('db-dump'), '--uri', store.uri, '--out', out]);

  beforeAll(async () => {
    const items = Array.from({ length: 3000 }, (_, n) => ({ n, text: 'x'.repeat(500) }));
    await store.client.db('d').collection('items').insertMany(items);
  });

  test('dumps to one file at once each write all of it, and leave nothing else', async () => {
    const told = await Promise.all([dump(), dump(), dump()]);
    for (const { stderr } of told) expect(stderr).toBe('3000 documents of 1 collections dumped\n');
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(3002);
    expect(readdirSync(folder)).toEqual(['dump.ejson']);
  });

  test('what another one writes that runs is left to it, what one left that was killed goes', async () => {
    const [running, gone] = [process.pid, 2 ** 30].map((pid) => `dump.ejson.unfinished-${pid}-0123abcd`);
    for (const name of [running, gone]) writeFileSync(join(folder, name as string), '{');
    await dump();
    expect(readdirSync(folder).sort()).toEqual(['dump.ejson', running]);
    rmSync(join(folder, running as string));
  });

  test('a dump that cannot be written whole leaves the one of before, and nothing else', async () => {
    writeFileSync(out, 'the one of before');
    const data = { failCommands: ['getMore'], errorCode: 14031 };
    await store.client.db('admin').command({ configureFailPoint: 'failCommand', mode: { times: 1 }, data });
    await expect(dump()).rejects.toMatchObject({ code: 1 });
    expect(readFileSync(out, 'utf8')).toBe('the one of before');
    expect(readdirSync(folder)).toEqual(['dump.ejson']);
  });

  test('a dump into a folder that is not there is refused, and makes none', async () => {
    const missing = join(folder, 'none');
    const args = [await builtScript('db-dump'), '--uri', store.uri, '--out', join(missing, 'dump')];
    await expect(promisify(execFile)(process.execPath, args)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^没有这个文件或文件夹（.*none.*）[^\n]*\n$/),
    });
    mkdirSync(missing); // it was not there
  });
});
