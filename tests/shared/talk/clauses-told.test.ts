// Several things told of several certificates in one message: each clause is of the card that it names, with what it lacks from its neighbours.
import { talkOf } from '../../support/talk-cases';

const site = (id: string, pack: string, trade: string, facts: object, credits: [string, number][] = []) => ({
  ...{ id, pack, kind: 'site-professional', trade, facts: { ...facts } },
  ...{ credits: credits.map(([on, hours]) => ({ on, hours })), statedCycles: [] },
});
const card = (id: string, pack: string, trade: string) => ({
  ...site(id, pack, trade, { expiresOn: '2024-08-31' }),
  kind: 'safety-abc',
});
const inJilin = { registryStatus: 'valid', exchangedOn: '2022-12-05', inPost: true };
const jilin = site('jilin', 'jilin-2022-25', '施工员（土建）', inJilin, [['2024-03-20', 4]]);
const hubei = site('hubei', 'hubei-2021', '材料员', { exchangedOn: '2022-05-10' });
const inAnhui = { exchangedOn: '2022-05-10', inPost: true };
const post = site('post', 'anhui-2021', '质量员', inAnhui, [['2024-03-10', 8]]);
const anhui = site('anhui', 'anhui-2021', '材料员', inAnhui);
const [a, b, c] = [card('a', 'water-abc', 'A'), card('b', 'water-abc', 'B'), card('c', 'safety-abc', 'C')];
const SIX = [jilin, hubei, post, anhui, a, c];

/** What is read back after the last of `says`, each fact as card, value and day in April 2024, or whole; a minus goes away. */
function readBack(certificates: ReturnType<typeof site>[], ...says: string[]): string[] {
  const turn = turnOf(certificates, ...says);
  return (turn?.proposed ?? [])
    .map(({ op, certificate, value, on }) => {
      const day = on === null || on === value ? '' : `@${on.replace('2024-', '')}`;
      return `${op === 'remove' ? '-' : ''}${certificate} ${value}${day}`;
    })
    .sort();
}
const turnOf = (certificates: ReturnType<typeof site>[], ...says: string[]) =>
  talkOf([
    { id: 'one', asOf: '2024-04-01', holder: { registeredOn: '2022-12-01', certificates }, says },
  ])[0]?.turns.at(-1);

describe('hours of several certificates', () => {
  test.each([
    // Each with its own card, day and amount.
    [
      '湖北的今天学了2学时，安徽质量员学了3学时专业，吉林的1学时',
      ['hubei 2@04-01', 'jilin 1@04-01', 'post 3@04-01'],
    ],
    ['今天湖北学了2学时吉林学了3学时', ['hubei 2@04-01', 'jilin 3@04-01']],
    ['昨天湖北学了2学时，今天吉林学了3学时', ['hubei 2@03-31', 'jilin 3@04-01']],
    ['湖北材料员昨天3学时今天4学时，吉林的昨天2学时', ['hubei 3@03-31', 'hubei 4@04-01', 'jilin 2@03-31']],
    ['我湖北那个证今儿学了俩学时吉林那个学了仨', ['hubei 2@04-01', 'jilin 3@04-01']],
    ['昨天给湖北那本学了2学时，给吉林那本学了3学时', ['hubei 2@03-31', 'jilin 3@03-31']],
    [
      '湖北的周一到周三每天2学时，吉林的今天3学时',
      ['hubei 2@03-25', 'hubei 2@03-26', 'hubei 2@03-27', 'jilin 3@04-01'],
    ],
    // A day said once for all, before them or behind.
    ['湖北2学时，安徽质量员3学时，都是今天的', ['hubei 2@04-01', 'post 3@04-01']],
    ['质量员4学时，湖北材料员2学时，都是前天学的', ['hubei 2@03-30', 'post 4@03-30']],
    ['昨天学的，湖北2学时，吉林3学时', ['hubei 2@03-31', 'jilin 3@03-31']],
    ['湖北2吉林3，今天的', ['hubei 2@04-01', 'jilin 3@04-01']],
    // Names that stand behind what is told of them.
    ['今天学了2学时湖北的，3学时吉林的', ['hubei 2@04-01', 'jilin 3@04-01']],
    ['今天2学时湖北的3学时吉林的', ['hubei 2@04-01', 'jilin 3@04-01']],
    // The same again, or on another day.
    ['湖北的今天学了2学时，吉林的也是', ['hubei 2@04-01', 'jilin 2@04-01']],
    ['湖北的今天学了2学时，吉林的是昨天', ['hubei 2@04-01', 'jilin 2@03-31']],
    // A sum said before its parts is no more than they are.
    ['今天学了3学时，湖北的2学时，吉林的1学时', ['hubei 2@04-01', 'jilin 1@04-01']],
    ['湖北和吉林昨天一共学了5学时，湖北2，吉林3', ['hubei 2@03-31', 'jilin 3@03-31']],
    // A place said once, for the posts that follow; several that are meant together.
    ['安徽质量员今天4学时，材料员3学时', ['anhui 3@04-01', 'post 4@04-01']],
    ['安徽那两本昨天都学了3学时专业，湖北的学了2学时', ['anhui 3@03-31', 'hubei 2@03-31', 'post 3@03-31']],
    ['材料员两本昨天各2学时', ['anhui 2@03-31', 'hubei 2@03-31']],
    ['湖北和吉林的今天各学了2学时', ['hubei 2@04-01', 'jilin 2@04-01']],
    ['安徽质量员今天专业3学时公共2学时，湖北的4学时', ['hubei 4@04-01', 'post 2@04-01', 'post 3@04-01']],
    // Where somebody is, is no certificate.
    ['我去湖北干活了，吉林的今天学了3学时', ['jilin 3@04-01']],
    ['我在湖北，吉林的昨天学了3学时', ['jilin 3@03-31']],
    // Named anew in the same breath.
    ['湖北的今天学了2学时，不对，是吉林的', ['jilin 2@04-01']],
  ])('each is read back with its own: %s', (text, facts) => {
    expect(readBack(SIX, text)).toEqual(facts);
  });

  test.each([
    ['湖北今天没学，吉林学了3学时', ['jilin 3@04-01']],
    ['湖北的明天学2学时，吉林的今天学了1学时', ['jilin 1@04-01']],
    ['吉林的学了3学时吗，湖北的今天学了2学时', ['hubei 2@04-01']],
    ['我同事湖北的学了3学时，吉林的学了2学时', []],
    ['要是湖北的今天学了3学时，吉林的学2学时就够', []],
    ['湖北20学时吉林10学时够不够', []],
    ['湖北和吉林今天一共学了8学时', []],
    ['湖北的比吉林的多学了2学时', []],
  ])('what is asked, planned, somebody else’s or not divided is of none: %s', (text, facts) => {
    expect(readBack(SIX, text)).toEqual(facts);
  });

  test('of two of one document by their letters or posts', () => {
    expect(readBack([a, b, c], '水利AB证昨天都学了3学时')).toEqual(['a 3@03-31', 'b 3@03-31']);
    expect(readBack([a, b, c], '水利a证2学时b证3学时今天')).toEqual(['a 2@04-01', 'b 3@04-01']);
    expect(readBack([post, anhui], '质量员昨天学了3学时，材料员今天学了5学时')).toEqual([
      'anhui 5@04-01',
      'post 3@03-31',
    ]);
    expect(readBack([post, anhui], '质量员3学时材料员5学时，昨天学的')).toEqual([
      'anhui 5@03-31',
      'post 3@03-31',
    ]);
  });
});

test.each([
  ['水利A证和安全员C证有效期都到2025年8月31日', ['a 2025-08-31', 'c 2025-08-31']],
  ['水利A证有效期到2025年8月31日，安全员C证到2025年9月30日', ['a 2025-08-31', 'c 2025-09-30']],
  ['水利的2025年8月31日到期，建筑的2025年9月30日到期', ['a 2025-08-31', 'c 2025-09-30']],
  ['水利的和建筑的都延续申请了，昨天交的', ['a 2024-03-31', 'c 2024-03-31']],
  ['湖北的是2023年6月5号换的证，水利的2025年8月31日到期', ['a 2025-08-31', 'hubei 2023-06-05']],
])('days and states of several certificates: %s', (text, facts) => {
  expect(readBack(SIX, text)).toEqual(facts);
});

describe('the certificate it is of after all', () => {
  test('said in answer to which one', () => {
    expect(readBack(SIX, '今天学了3学时', '水利的')).toEqual(['a 3@04-01']);
    for (const all of ['都是', '两本都记'])
      expect(readBack(SIX, '安徽的今天学了3学时', all)).toEqual(['anhui 3@04-01', 'post 3@04-01']);
    expect(readBack(SIX, '湖北的今天学了5学时', '不是湖北的，是安徽质量员的')).toEqual(['post 5@04-01']);
  });

  test('said right after it was noted: taken back from one and read back for the other', () => {
    expect(readBack(SIX, '湖北的今天学了3学时', '对', '不对，那是安徽质量员的')).toEqual([
      '-hubei 3@04-01',
      'post 3@04-01',
    ]);
    expect(readBack(SIX, '湖北的今天学了3学时', '对', '是安徽那本的', '质量员')).toEqual([
      '-hubei 3@04-01',
      'post 3@04-01',
    ]);
  });

  test.each([
    ['吉林那4学时是给湖北学的', ['-jilin 4@03-20', 'hubei 4@03-20']],
    ['把吉林的4学时挪到湖北上', ['-jilin 4@03-20', 'hubei 4@03-20']],
    ['3月20号那4学时应该记到水利上', ['-jilin 4@03-20', 'a 4@03-20']],
    ['吉林那5学时是给湖北学的', []],
    // Nothing is taken away where it could not be put down.
    ['吉林那4学时应该是C证的', []],
    // So many hours are there, on another day.
    ['安徽的8学时是3月4号学的', ['-post 8@03-10', 'post 8@03-04']],
  ])('what is on record is moved only where it is found: %s', (text, facts) => {
    expect(readBack(SIX, text)).toEqual(facts);
  });
});

describe('cycles that are over', () => {
  test.each([
    ['湖北上一期学了20学时', ['hubei 20@2022-05-11']],
    ['湖北2022年5月到2023年5月学了32学时', ['hubei 32@2022-05-11']],
    ['水利A证第一年12，第二年14', ['a 12@2021-09-01', 'a 14@2022-09-01']],
  ])('are told by their own names: %s', (text, facts) => {
    expect(readBack(SIX, text)).toEqual(facts);
  });

  test('a day that none begins on, and a cycle where none is over, are refused with the reason', () => {
    const wrong = turnOf([hubei], '2023年9月到2024年9月那一期学了32学时');
    expect([wrong?.proposed, wrong?.answer]).toEqual([[], expect.stringContaining('从 2022年5月11日 起')]);
    const fresh = { ...hubei, facts: { exchangedOn: '2023-06-01' } };
    const none = turnOf([fresh], '上一期学了20学时');
    expect([none?.proposed, none?.answer]).toEqual([[], expect.stringContaining('还没有过完的学习周期')]);
  });
});

describe('a course that counts for all certificates of a document', () => {
  test('is noted once, and said to count for both', () => {
    const turn = turnOf([post, anhui], '今天两本都学了4学时公共知识');
    expect(turn?.proposed).toHaveLength(1);
    expect(turn?.answer).toContain('质量员、材料员都算，只记一笔');
  });

  test('told again of the other one, it is there already', () => {
    const turn = turnOf([post, anhui], '今天两本都学了4学时公共知识', '对', '材料员今天学了4学时公共知识');
    expect([turn?.proposed, turn?.answer]).toEqual([[], expect.stringContaining('已经记过了')]);
  });

  test('told of each of them on the same day, it is one', () => {
    const each = '质量员今天学了4学时公共知识，材料员今天也学了4学时公共知识';
    expect(readBack([post, anhui], each)).toEqual(['post 4@04-01']);
  });

  test('one of the trade is each one’s own', () => {
    expect(readBack([post, anhui], '今天两本都学了4学时专业知识')).toEqual(['anhui 4@04-01', 'post 4@04-01']);
  });
});

describe('the hours of a day', () => {
  test.each([
    [['今天学了6学时', '对', '今天总共学了8学时'], ['jilin 2@04-01']],
    [['3月20号一共学了4学时'], []],
    [['3月20号总共学了3学时'], ['-jilin 4@03-20', 'jilin 3@03-20']],
    [['今天总共学了8学时'], ['jilin 8@04-01']],
    [['上周六下午看的课', '3学时'], ['jilin 3@03-30']],
    // An amount before its day.
    [['两学时昨天仨学时今天'], ['jilin 2@03-31', 'jilin 3@04-01']],
    [['昨儿四学时今儿没学'], ['jilin 4@03-31']],
  ])('counts what is there already: %j', (says, facts) => {
    expect(readBack([jilin], ...says)).toEqual(facts);
  });
});
