// What comes after a read-back, or beside what is told: nothing old waits for a stray yes, and what is taken back is gone.
import { ofJilin, talkOf } from '../../support/talk-cases';

const valid = { registryStatus: 'valid' };
const short = { ...ofJilin('施工员', valid), credits: [{ on: '2022-12-02', hours: 12 }] };
const other = { ...ofJilin('资料员', valid), id: 'other' };
const exchanged = {
  ...ofJilin('施工员', { ...valid, exchangedOn: '2022-12-02', inPost: true }),
  credits: [
    { on: '2026-11-28', hours: 6 },
    { on: '2026-11-27', hours: 4 },
  ],
};

type Certificate = Omit<ReturnType<typeof ofJilin>, 'facts'> & { facts: Record<string, unknown> };
const turnsOf = (certificates: Certificate[], asOf: string, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder: { registeredOn: '2022-12-01', certificates }, says }])[0]?.turns ?? [];
const last = (certificates: Certificate[], asOf: string, ...says: string[]) =>
  turnsOf(certificates, asOf, ...says).at(-1);
const DAY = '2022-12-05';
const LATE = '2026-11-28';

test.each(['不是资料员，是施工员', '说错了是施工员'])(
  'the certificate is put right by the name of another post: %s',
  (text) => {
    const turn = last([short, other], DAY, '资料员今天学了4学时', text);
    expect(turn?.proposed).toMatchObject([{ certificate: short.id, value: 4, on: DAY }]);
  },
);

test.each(['记错本了', '等等，我再看看', '明天再说', '我看错了'])(
  'what waits is let go where that is said of it, and 对 writes nothing then: %s',
  (text) => {
    const turns = turnsOf([short, other], DAY, '资料员昨天学了4学时', text, '对');
    expect(turns.at(-2)?.proposed).toEqual([]);
    expect(turns.at(-1)?.written).toEqual([]);
  },
);

test.each(['嗯哪', 'dui', '嗯'])('is agreed to as people do: %s', (text) => {
  expect(last([short], DAY, '昨天学了6学时', text)?.written).toMatchObject([{ value: 6 }]);
});

test('对, where nothing waits, writes nothing, and an older record is not put up to be deleted', () => {
  expect(last([short], DAY, '今天学了4学时', '对', '删掉', '对')).toMatchObject({
    proposed: [],
    written: [],
  });
  expect(last([short], DAY, '把刚才那条撤了')?.proposed).toEqual([]);
  expect(last([short], DAY, '下一步', '对')?.answer).toContain('学满 32 学时');
});

test.each([
  ['网站显示我今天学了6学时，可我没学', DAY, short],
  ['周末别提醒', DAY, short],
  ['今天申请了，是吗？', DAY, short],
  ['查不到网站', DAY, { ...ofJilin('施工员'), facts: {} }],
])('is not read back: %s', (text, asOf, certificate) => {
  expect(last([certificate as Certificate], asOf, '下一步', text)?.proposed).toEqual([]);
});

test('two deeds of two days are both heard, and what was applied for is not also got directly', () => {
  const full = {
    ...short,
    credits: [
      { on: '2022-12-02', hours: 16 },
      { on: '2022-12-03', hours: 16 },
    ],
  };
  expect(last([full], DAY, '昨天就申请了，今天才下载')?.proposed).toMatchObject([
    { fact: 'exchangedOn', value: '2022-12-04' },
    { fact: 'downloadedOn', value: '2022-12-05' },
  ]);
  expect(last([full], DAY, '昨天申请的，今天批下来了')?.proposed).toMatchObject([{ fact: 'exchangedOn' }]);
});

test('a number is read back as it is written', () => {
  expect(last([exchanged], LATE, '新编号是吉建字第0221310500008888号')?.proposed).toMatchObject([
    { fact: 'newNumber', value: '吉建字第0221310500008888号' },
  ]);
});

test.each([
  ['昨天没学4学时，就学了2学时', 2],
  ['昨天没学那么多，就3学时', 3],
])('of what is on record it is another number: %s', (text, value) => {
  expect(last([exchanged], LATE, text)?.proposed).toMatchObject([
    { op: 'remove', value: 4, on: '2026-11-27' },
    { op: 'add', value, on: '2026-11-27' },
  ]);
});

test.each(['昨天没学 别记', '昨天的4学时算错人了'])('goes where it stands: %s', (text) => {
  expect(last([exchanged], LATE, text)?.proposed).toMatchObject([{ op: 'remove', value: 4 }]);
});

test('a look that was mistaken is put right', () => {
  const unknown = { ...ofJilin('施工员'), facts: {} };
  const text = '刚才身份证号输错了，现在查到了，是有效';
  expect(last([unknown], DAY, '下一步', '没查到', text)?.proposed).toMatchObject([{ value: 'valid' }]);
  // Where that is on record already nothing waits against it.
  expect(last([short], DAY, '我的证没查到', text)?.proposed).toEqual([]);
});

test('after writing, what it means is said: too late, or of no use any more', () => {
  expect(last([exchanged], LATE, '我是2023年1月5号换的证', '对')?.answer).toContain('申请晚了');
  expect(last([short], '2023-01-02', '今天学了6学时', '对')?.answer).toContain('旧证书自动失效');
});

test('what comes to nothing puts the question again', () => {
  expect(last([short], DAY, '下一步', '今天学了32学时')?.answer).toContain('这一步：学满 32 学时');
});
