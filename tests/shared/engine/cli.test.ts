import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { assessCases } from '@hz/shared/engine';
import { aJsonCase } from '../../support/cases';

const root = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'shared/src/engine/cli.ts'), ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 },
  );
  return { status, stdout, stderr };
}

let files = 0;
function file(text: string): string {
  const path = join(folder, `${++files}.json`);
  writeFileSync(path, text);
  return path;
}

describe('the command assess', () => {
  it('prints the answers of many cases, whole, through a pipe', () => {
    const cases = Array.from({ length: 3000 }, (_, index) => aJsonCase({ id: `case-${index}` }));
    const { status, stdout, stderr } = run(file(JSON.stringify(cases)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(assessCases(cases));
  });

  it('prints nothing but the error when one case is wrong', () => {
    const cases = [aJsonCase({ id: 'good' }), aJsonCase({ id: 'bad', credits: { '2022-12-01': 0.01 } })];
    expect(run(file(JSON.stringify(cases)))).toEqual({
      status: 1,
      stdout: '',
      stderr: 'case "bad" [1]: credits[0].hours: must be a positive multiple of 0.1\n',
    });
  });

  it.each([
    ['is not JSON', () => [file('[{]')], 'is not JSON'],
    ['is no array', () => [file('{}')], 'must be a JSON array'],
    ['is not there', () => [join(folder, 'none.json')], 'none.json'],
    ['is not named', () => [], 'usage'],
    ['is one of two', () => [file('[]'), file('[]')], 'usage'],
  ] as [string, () => string[], string][])('says so when the file %s', (_, args, words) => {
    const { status, stdout, stderr } = run(...args());
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(words);
  });
});
