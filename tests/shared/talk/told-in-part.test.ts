// What is told of certificates of other places, as it was said: a deed as that deed, a month as a month, a course made up as that.
import { talkOf } from '../../support/talk-cases';

const site = (id: string, pack: string, trade: string, facts: Record<string, unknown>) => ({
  ...{ id, pack, kind: 'site-professional', trade, facts, credits: [], statedCycles: [] },
});
const card = (id: string, pack: string, trade: string, facts: Record<string, unknown>) => ({
  ...site(id, pack, trade, facts),
  kind: 'safety-abc',
});

const jilin = site('jilin', 'jilin-2022-25', '资料员', { registryStatus: 'valid' });
const hubei = site('hubei', 'hubei-2021', '机械员', { exchangedOn: '2021-02-05' });
const anhui = site('anhui', 'anhui-2021', '质量员', { exchangedOn: '2021-03-03', inPost: true });
const c = card('c', 'safety-abc', 'C', {});

const turnsOf = (asOf: string, certificates: ReturnType<typeof site>[], ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder: { registeredOn: null, certificates }, says }])[0]?.turns ?? [];
const last = (...of: Parameters<typeof turnsOf>) => turnsOf(...of).at(-1);

describe('an application is no exchange', () => {
  test('of a certificate whose document knows none it is not noted, and no other day in its place', () => {
    for (const text of ['安徽今天申请了', '质量员昨天提交申请了']) {
      const turn = last('2022-11-20', [jilin, anhui, c], text);
      expect([turn?.proposed, turn?.written]).toEqual([[], []]);
      expect(turn?.answer).toBe('安徽省质量员：交了申请还不算换好，先不记。换好了、领到了，再告诉我是哪天。');
    }
    const alone = last('2024-04-01', [site('hubei', 'hubei-2021', '材料员', {})], '今天申请了');
    expect(alone?.proposed).toEqual([]);
    expect(alone?.answer).toMatch(/^材料员：交了申请还不算换好/);
  });

  test('where it is known it is told as that, and where the exchange is applied for as that', () => {
    expect(last('2022-11-20', [jilin, anhui, c], 'C证今天申请了')?.proposed).toMatchObject([
      { certificate: 'c', fact: 'appliedOn', value: '2022-11-20' },
    ]);
    expect(last('2022-11-20', [jilin, anhui, c], '资料员今天申请了')?.proposed).toMatchObject([
      { certificate: 'jilin', fact: 'exchangedOn' },
    ]);
  });

  test('which one is asked of those that can be applied for, and each is told as its own', () => {
    const asked = last('2022-11-20', [jilin, anhui, hubei, c], '今天申请了');
    expect(asked?.quickReplies).toEqual(['吉林省资料员', '建筑施工 C 证', '不记']);
    const written = last('2022-11-20', [jilin, anhui, hubei, c], '今天申请了', '建筑施工 C 证')?.written;
    expect(written).toMatchObject([{ certificate: 'c', fact: 'appliedOn', value: '2022-11-20' }]);
  });

  test('what was exchanged or handed out is told as ever', () => {
    expect(last('2022-11-20', [jilin, anhui, c], '安徽昨天换好了')?.proposed).toMatchObject([
      { certificate: 'anhui', fact: 'exchangedOn', value: '2022-11-19' },
    ]);
    expect(last('2022-11-20', [jilin, anhui, c], '安徽昨天领到新证了')?.proposed).toMatchObject([
      { certificate: 'anhui', fact: 'issuedOn', value: '2022-11-19' },
    ]);
  });
});

describe('a month or a year, where a day is asked', () => {
  const untold = site('hubei', 'hubei-2021', '材料员', {});
  test.each([
    [
      '湖北那本是2023年6月换的',
      'hubei',
      'exchangedOn',
      '2023-06',
      '记 湖北省材料员 2023年6月 换了证，对吗？',
    ],
    ['安全员证有效期是2025年', 'c', 'expiresOn', '2025', '记 建筑施工 C 证 2025年 到期，对吗？'],
    ['C证有效期到2025年3月', 'c', 'expiresOn', '2025-03', '记 建筑施工 C 证 2025年3月 到期，对吗？'],
  ])('is read back as that: %s', (text, certificate, fact, value, words) => {
    const [asked, done] = turnsOf('2024-04-01', [untold, c], text, '对');
    expect(asked?.proposed).toMatchObject([{ certificate, fact, value, on: null }]);
    expect(asked?.answer).toBe(`${words}记得是哪一天，直接说就行。`);
    expect(done?.written).toMatchObject([{ certificate, fact, value, on: null }]);
  });

  test('a day that is said to it is taken in its place', () => {
    const turns = turnsOf('2024-04-01', [untold], '2023年6月换的', '15号', '对');
    expect(turns.at(-1)?.written).toMatchObject([
      { fact: 'exchangedOn', value: '2023-06-15', on: '2023-06-15' },
    ]);
  });

  test('is an answer to the question that stands', () => {
    expect(last('2024-04-01', [untold], '下一步', '2023年6月')?.proposed).toMatchObject([
      { fact: 'exchangedOn', value: '2023-06' },
    ]);
    expect(last('2024-04-01', [c], '下一步', '2025年')?.proposed).toMatchObject([
      { fact: 'expiresOn', value: '2025' },
    ]);
    expect(last('2024-04-01', [untold], '上个月换的', '2024年3月')?.proposed).toMatchObject([
      { fact: 'exchangedOn', value: '2024-03' },
    ]);
  });

  test('of last month the day is asked, and the month can be tapped', () => {
    const asked = last('2024-04-01', [untold], '上个月换的');
    expect(asked?.proposed).toEqual([]);
    expect(asked?.quickReplies).toEqual(['只知道是2024年3月', '不记']);
    expect(last('2024-04-01', [untold], '上个月换的', '只知道是2024年3月')?.written).toMatchObject([
      { fact: 'exchangedOn', value: '2024-03', on: null },
    ]);
  });

  test('of a certificate that keeps whole days alone the day is asked', () => {
    const turn = last('2022-11-20', [jilin, anhui], '吉林那本是2022年10月换的');
    expect(turn?.proposed).toEqual([]);
    expect(turn?.answer).toContain('是哪一天');
  });
});

describe('a course that is made up', () => {
  test.each([
    '湖北机械员今天补学了4学时，是补上一期的',
    '机械员今天学了4学时，补上一个周期的',
    '湖北那本今天补学了4学时',
    '湖北机械员今天补了4学时，给上一期补的',
  ])('is noted for the cycle before: %s', (text) => {
    const turns = turnsOf('2022-11-20', [jilin, hubei, anhui], text, '对');
    expect(turns[0]?.answer).toBe('记 湖北省机械员 11月20日 4 学时（补2021年2月6日起的那一期），对吗？');
    expect(turns[1]?.written).toMatchObject([
      { certificate: 'hubei', fact: 'credit', value: 4, on: '2022-11-20' },
    ]);
    expect(turns[1]?.answer).toMatch(/^记上了：湖北省机械员 11月20日 4 学时（补2021年2月6日起的那一期）。/);
  });

  test('keeps its category, and where nothing can be made up the day it was studied counts', () => {
    const turn = last('2022-11-20', [jilin, hubei, anhui], '安徽今天补学了8学时公共知识');
    expect(turn?.answer).toBe(
      '补学不算进以前的，记在学的那一天。记 安徽省质量员 11月20日 8 学时（公共知识），对吗？',
    );
  });

  test.each(['湖北机械员要补学4学时', '湖北机械员能补学吗', '湖北那本还没补学'])(
    'is none where it is not done: %s',
    (text) => expect(last('2022-11-20', [jilin, hubei], text)?.proposed).toEqual([]),
  );
});

test('the next step is that of the nearest day, whatever the order', () => {
  const soon = card('a', 'water-abc', 'A', { expiresOn: '2022-11-25' });
  expect(last('2022-11-20', [jilin, hubei, soon], '下一步')?.answer).toMatch(/水利安管人员 A 证/);
  expect(last('2022-11-20', [jilin, hubei], '下一步')?.answer).toMatch(/资料员/);
});
