// Two questions at once, what is told in two messages, years that are no calendar years, and a month of the rulebook's own.
import { ofJilin, talkOf, untold } from '../../support/talk-cases';

type Certificate = ReturnType<typeof untold>;
const credits = (...hours: number[]) => ({
  credits: hours.map((each, i) => ({ on: `2022-11-${18 + i}`, hours: each })),
});
const full = ofJilin('施工员', {}, credits(16, 16));
const short = ofJilin('施工员', {}, credits(10, 10));
const exchanged = ofJilin('施工员', { exchangedOn: '2022-11-20', downloadedOn: '2022-11-25' });
const studied = { ...exchanged, credits: [{ on: '2026-05-01', hours: 10 }] };
const water: Certificate = {
  ...untold('water-abc', 'safety-abc', 'C'),
  facts: { expiresOn: '2024-09-30', employed: true, accident: false },
  credits: [{ on: '2024-03-01', hours: 12 }],
};

const turnsOf = (asOf: string, one: Certificate | null, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder: one && { registeredOn: '2022-11-16', certificates: [one] }, says }])[0]
    ?.turns ?? [];
const last = (...of: Parameters<typeof turnsOf>) => turnsOf(...of).at(-1);

describe('asked of two at once, both are answered, the own first', () => {
  test.each(['我媳妇跟我的证都能换吗', '我和我哥的证能换不', '我跟老乡的证还能换吗'])('%s', (text) => {
    const [own = '', other = ''] = last('2022-12-05', full, text)?.answer.split('\n') ?? [];
    expect(own).toMatch(/^能。你的施工员/);
    expect(other).toMatch(/^别人的证这里没有记/);
  });

  test('of whoever nothing is known of, that only they can be told', () => {
    const answer = last('2023-01-02', full, '我爸跟我的都有效吗')?.answer;
    expect(answer).toMatch(/^按文件，已经自动失效了。/);
    expect(answer).toContain('别人的证助手看不到');
  });

  test.each([
    ['我的施工员和云南的资料员还能换吗', /^你的施工员已经是电子证书/, /没有云南省的资料员/],
    ['云南资料员和我的施工员今年要学多少', /^你的施工员今年至少要学 32 学时/, /按云南省的文件/],
    ['我的证和湖北的证能换吗', /^你的施工员已经是电子证书/, /按湖北省的文件/],
  ])('one of which is of no record: %s', (text, own, other) => {
    const [first = '', second = ''] = last('2026-11-28', exchanged, text)?.answer.split('\n') ?? [];
    expect(first).toMatch(own);
    expect(second).toMatch(other);
  });

  test('what is done together is one question', () => {
    for (const text of ['我和徒弟一块学算不算', '我跟我哥的手机号能用一个吗'])
      expect(last('2022-12-05', short, text)?.answer).not.toContain('别人的证');
  });
});

describe('told in two messages', () => {
  test.each([
    ['今年一共', '十九个学时', 19],
    ['总共', '20', 20],
    ['合计是', '是二十', 20],
  ])('%s, %s: the sum, whatever stands', (begun, rest, value) => {
    const [first, second] = turnsOf('2026-11-28', studied, begun, rest);
    expect(first?.proposed).toEqual([]);
    expect(second?.proposed).toMatchObject([{ fact: 'total', value }]);
  });

  test('of this year, whatever year is asked for', () => {
    expect(last('2026-11-28', studied, '下一步', '今年一共', '十九个学时')?.proposed).toMatchObject([
      { fact: 'total', value: 19 },
    ]);
  });

  test('hours that are wrong, and then the right ones', () => {
    const says = ['昨天学了4学时', '对', '昨天那个不对', '是2学时'];
    expect(last('2022-12-05', short, ...says)?.proposed).toMatchObject([
      { op: 'remove', value: 4, on: '2022-12-04' },
      { op: 'add', value: 2, on: '2022-12-04' },
    ]);
  });
});

test.each(['去年学了12学时', '前年其实学了12学时'])(
  'of a certificate whose years begin on a day of their own it is asked which year it was: %s',
  (text) => {
    const turn = last('2024-07-01', water, text);
    expect(turn?.proposed).toEqual([]);
    expect(turn?.quickReplies).toContain('2022年10月1日到2023年9月30日');
    expect(last('2024-07-01', water, text, '2022年10月1日到2023年9月30日')?.proposed).toMatchObject([
      { fact: 'statedCycle', value: 12, on: '2022-10-01' },
    ]);
  },
);

describe('a month, where the day of the rulebook’s own is not known', () => {
  test('is offered, kept and judged as far as it goes', () => {
    const asked = last('2023-01-02', full, '2022年12月换的');
    expect(asked?.quickReplies).toContain('只知道是2022年12月');
    const noted = last('2023-01-02', full, '2022年12月换的', '只知道是2022年12月');
    expect(noted?.written).toMatchObject([{ fact: 'exchangedOn', value: '2022-12', on: null }]);
    const after = last('2023-01-02', full, '2022年12月换的', '只知道是2022年12月', '我的证还有效吗');
    expect(after?.answer).not.toContain('自动失效');
  });

  test('that is after the last day is told to be too late', () => {
    const turn = last('2023-02-02', full, '2023年1月换的', '只知道是2023年1月');
    expect(turn?.answer).toContain('申请晚了');
  });

  test('a registration is of the account, which keeps whole days', () => {
    expect(last('2022-12-05', short, '11月注册的')?.quickReplies).not.toContain('只知道是2022年11月');
  });
});

test('a skilled worker’s card that nobody has told of may be of either office', () => {
  for (const [asOf, says] of [
    ['2022-12-05', '能换，2022年12月31日前要申请'],
    ['2023-01-02', '旧证书自动失效'],
  ] as const) {
    const answer = last(asOf, null, '电工证能换不')?.answer;
    expect(answer).toContain(says);
    expect(answer).toContain('特种作业操作证不归这里');
  }
  expect(last('2022-12-05', null, '低压电工证复审咋弄')?.answer).not.toContain('归这份文件');
});
