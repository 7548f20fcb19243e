// A province that is added as a folder is spoken of by its own document, as those that are built in are.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { addPacks } from '@hz/shared/packs';
import { QINGHAI } from '../../support/added-pack';
import { type TurnOut, talkOf, untold } from '../../support/talk-cases';

beforeAll(() => addPacks([QINGHAI]));

type Held = ReturnType<typeof untold>;
const OWN: Held = {
  ...untold('qinghai-2024', 'site-professional', '材料员'),
  facts: { exchangedOn: '2025-05-10' },
};
const JILIN: Held = { ...untold('jilin-2022-25', 'site-professional', '施工员'), id: 'c2' };

const turns = (certificates: Held[] | null, ...says: string[]): TurnOut[] =>
  talkOf([
    {
      ...{ id: 'one', asOf: '2026-03-01', says },
      holder: certificates && { registeredOn: null, certificates },
    },
  ])[0]?.turns as TurnOut[];

test.each(['青海那本还差多少学时', '西宁的证还差多少学时', '青海每年要学多少学时'])(
  'its holder asks %s and is answered by it',
  (text) => {
    for (const certificates of [[OWN], [OWN, JILIN]]) {
      const [turn] = turns(certificates, text);
      expect(turn?.answer).toContain('32 学时');
      expect(turn?.answer).not.toMatch(/手头没有青海|照别处/);
    }
  },
);

test('a stranger is told what it says, and by which document', () => {
  const [turn] = turns(null, '青海每年要学多少学时');
  expect(turn?.answer).toContain('按青海省的文件（青建发展〔2021〕9号');
});

test('hours go to the certificate that is called by its place', () => {
  const [turn] = turns([OWN, JILIN], '青海的今天学了4学时');
  expect(turn?.proposed.concat(turn.written)).toEqual([
    expect.objectContaining({ certificate: 'c1', fact: 'credit', value: 4 }),
  ]);
  const [other] = turns([OWN, JILIN], '吉林的今天学了4学时');
  expect(other?.proposed.concat(other.written)).toEqual([expect.objectContaining({ certificate: 'c2' })]);
});

test('a certificate of it is begun by the name of its place', () => {
  // What is asked next is what its document needs, and no other one's.
  const [, next] = turns([], '登记一个青海的证', '材料员');
  expect(next?.answer).toContain('这本证书是哪一天换发的');
  const [none] = turns([], '登记一个甘肃的证');
  expect(none?.answer).toContain('手头没有');
});

describe('as the commands are typed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'added-pack-'));
  const pack = join(folder, QINGHAI.folder);
  beforeAll(() => {
    mkdirSync(pack);
    writeFileSync(join(pack, 'pack.yaml'), QINGHAI.pack);
    writeFileSync(join(pack, 'cases.yaml'), QINGHAI.cases ?? '');
    writeFileSync(join(folder, 'asked.txt'), '每年要学多少学时\n');
    const talked = [
      {
        id: 'one',
        asOf: '2026-03-01',
        holder: { registeredOn: null, certificates: [OWN] },
        says: ['还差多少'],
      },
    ];
    writeFileSync(join(folder, 'talked.json'), JSON.stringify(talked));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (command: string, env: object, ...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', `shared/src/talk/${command}.ts`, ...args], {
      cwd: resolve(__dirname, '../../..'),
      encoding: 'utf8',
      env: { ...process.env, ...env },
    });

  test('ask reads the folder that is named', () => {
    const asked = join(folder, 'asked.txt');
    const { stdout, stderr } = run('cli', {}, asked, '--pack', 'qinghai-2024', '--packs', folder);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout).answer).toContain('32 学时');
  });

  test('talk reads the folder of the setting', () => {
    const { stdout, stderr } = run('talk-cli', { PACKS_DIR: folder }, join(folder, 'talked.json'));
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)[0].turns[0].answer).toContain('32 学时');
  });
});
