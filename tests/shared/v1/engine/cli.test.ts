import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { assessCases } from '@hz/shared/v1/engine';
import { aJsonCase } from '../../../support/cases';

const root = resolve(__dirname, '../../../..');
const folder = mkdtempSync(join(tmpdir(), 'assess-'));
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) => runWith({}, ...args);

function runWith(settings: Record<string, string>, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'shared/src/v1/engine/cli.ts'), ...args],
    { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000, env: { ...process.env, ...settings } },
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

describe('cases of packs', () => {
  const told = (id: string, pack: string) => ({
    id,
    pack,
    asOf: '2026-01-01',
    facts: { kind: 'builder', issuedOn: '2024-02-29' },
    credits: [],
  });

  /** The example as a pack of another name in a folder of its own, as somebody else would write one. */
  function elsewhere(name: string): string {
    const packs = join(folder, `packs-${name}`);
    cpSync(join(root, 'shared/src/packs/made-up'), join(packs, name), { recursive: true });
    const pack = join(packs, name, 'pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace('id: made-up', `id: ${name}`));
    return packs;
  }

  it('are answered in their order, mixed with those of the first contract', () => {
    const cases = [told('one', 'made-up'), aJsonCase({ id: 'two' }), told('three', 'made-up')];
    const { status, stdout, stderr } = run(file(JSON.stringify(cases)));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(assessCases(cases));
    expect(JSON.parse(stdout)[2].obligations.study).toMatchObject({ state: 'open', due: '2028-06-30' });
  });

  it('of a pack that goes in as a folder need no change of code', () => {
    const cases = file(JSON.stringify([told('one', 'elsewhere-2024')]));
    expect(run(cases)).toMatchObject({ status: 1, stdout: '' });
    const packs = elsewhere('elsewhere-2024');
    const asked = run(cases, '--packs', packs);
    expect(asked).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(asked.stdout)[0].obligations.study.state).toBe('open');
    expect(runWith({ PACKS_DIR: packs }, cases)).toEqual(asked);
  });

  it('of a pack with a fault are not answered, and the fault is told by its line', () => {
    const packs = elsewhere('faulty-2024');
    const pack = join(packs, 'faulty-2024/pack.yaml');
    writeFileSync(pack, readFileSync(pack, 'utf8').replace('value: 45, clause: 乙1', 'value: 45'));
    const { status, stdout, stderr } = run(file('[]'), '--packs', packs);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^faulty-2024\/pack\.yaml:\d+: values\.study\.compulsory.*缺少“clause”/);
  });
});
