// Hours of several certificates told by one another, and what waits or was just noted of several put right by naming one of them.
import { talkOf } from '../../support/talk-cases';

const site = (id: string, pack: string, trade: string, facts: object) => ({
  ...{ id, pack, kind: 'site-professional', trade, facts: { ...facts } },
  ...{ credits: [], statedCycles: [] },
});
const card = (id: string, pack: string, trade: string) => ({
  ...site(id, pack, trade, { employed: true }),
  kind: 'safety-abc',
});
const jilin = {
  ...site('jilin', 'jilin-2022-25', '施工员（土建）', {
    ...{ registryStatus: 'valid', exchangedOn: '2022-11-20', inPost: true },
  }),
  statedCycles: [{ from: '2023-01-01', hours: 32 }],
};
const hubei = site('hubei', 'hubei-2021', '材料员', { exchangedOn: '2021-02-05' });
const inAnhui = { issuedOn: '2022-03-01', inPost: true };
const post = site('post', 'anhui-2021', '质量员', inAnhui);
const anhui = site('anhui', 'anhui-2021', '材料员', inAnhui);
const SIX = [jilin, hubei, post, anhui, card('a', 'water-abc', 'A'), card('c', 'safety-abc', 'C')];

const last = (...says: string[]) =>
  talkOf([
    { id: 'one', asOf: '2024-04-01', holder: { registeredOn: '2022-11-16', certificates: SIX }, says },
  ])[0]?.turns.at(-1);

/** What is read back after the last of `says`: card, value, and the day where it is not today; a minus goes away. */
const readBack = (...says: string[]): string[] =>
  (last(...says)?.proposed ?? [])
    .map(({ op, certificate, value, on }) => {
      const day = on === null || on === value || on === '2024-04-01' ? '' : `@${on.replace('2024-', '')}`;
      return `${op === 'remove' ? '-' : ''}${certificate} ${value}${day}`;
    })
    .sort();

describe('hours that are told by one another', () => {
  test.each([
    ['今天学了8，施工员5剩下是湖北材料员', ['hubei 3', 'jilin 5']],
    ['昨天学了6学时，湖北占2，余下都是吉林的', ['hubei 2@03-31', 'jilin 4@03-31']],
    ['今天一共学了10学时，质量员6其余的是施工员', ['jilin 4', 'post 6']],
    ['今天共9学时，湖北2质量员3剩余给施工员', ['hubei 2', 'jilin 4', 'post 3']],
    ['湖北材料员比施工员多学2，施工员今天学了4', ['hubei 6', 'jilin 4']],
    ['质量员今天比施工员少2学时，施工员今天学了5学时', ['jilin 5', 'post 3']],
    ['施工员今天学了3学时，湖北跟施工员一样', ['hubei 3', 'jilin 3']],
    ['施工员今天学了3学时，湖北是施工员的两倍', ['hubei 6', 'jilin 3']],
    ['今天学了4学时，施工员和湖北材料员各一半', ['hubei 2', 'jilin 2']],
    ['昨天8学时，施工员和质量员对半分', ['jilin 4@03-31', 'post 4@03-31']],
    ['六本今天各学2学时', ['a 2', 'anhui 2', 'hubei 2', 'jilin 2', 'post 2']],
    ['除了施工员，每本今天都学了2学时', ['a 2', 'anhui 2', 'hubei 2', 'post 2']],
    ['除了水利和建筑的，别的今天都学了3学时', ['anhui 3', 'hubei 3', 'jilin 3', 'post 3']],
    ['湖北材料员和施工员今天各学了2学时', ['hubei 2', 'jilin 2']],
    // The name stands behind, and leaves one of those that the post may mean.
    ['材料员3月20号学了6学时，湖北的', ['hubei 6@03-20']],
    ['材料员3月20号学了6学时，安徽那本', ['anhui 6@03-20']],
    // A common course is one.
    ['3月10号学了公共课10学时，安徽质量员材料员通用', ['post 10@03-10']],
    ['公共课10学时，3月10号，安徽那两本一起的', ['post 10@03-10']],
    ['安徽两本都学了公共课，3月10号，10学时', ['post 10@03-10']],
    ['质量员3月1号学了6专业4公共', ['post 4@03-01', 'post 6@03-01']],
    // What is still to be done is not noted, and costs what was done nothing.
    ['施工员明天学4，湖北材料员今天学4', ['hubei 4']],
    ['施工员今天学4，质量员昨天学3', ['jilin 4', 'post 3@03-31']],
    ['两本安管证都是2024年9月30号到期', ['a 2024-09-30', 'c 2024-09-30']],
  ])('%s', (text, facts) => {
    expect(readBack(text)).toEqual(facts);
  });

  test.each([
    ['今天学了3，施工员5剩下是湖北', '没有剩下的了'],
    ['施工员今天学了8，湖北3，剩下是质量员', '算不出来'],
    ['湖北的比吉林的多学了2学时', '算不出'],
    ['施工员3月5号4学时加3月8号6学时，合计9', '4＋6 是 10 学时，不是 9'],
    ['质量员3月1号4学时3月2号5学时，三月合计10', '4＋5 是 9 学时，不是 10'],
    ['施工员3月5号4学时，3月8号6学时，加起来12', '不是 12'],
    ['湖北施工员今天学了2学时', '没有湖北施工员的证'],
    ['湖北材料员今年学了10', '哪天学了几学时'],
    ['安徽质量员今年学了12专业', '哪天学了几学时'],
  ])('what does not come out, or is of no cycle or card, is asked: %s', (text, says) => {
    const turn = last(text);
    expect(turn?.proposed).toEqual([]);
    expect(turn?.answer).toContain(says);
  });

  test.each(['每本都要学32学时', '六本证一年各学32学时', '除了施工员，别的都要学吗，每本32学时'])(
    'a rule is told of none: %s',
    (text) => {
      expect(readBack(text)).toEqual([]);
    },
  );
});

describe('put right by naming one', () => {
  const two = '施工员今天学了4，质量员今天学了3';
  const days = '水利A证2024年9月30号到期，建筑C证2025年1月15号到期';
  test.each([
    [
      [two, '反了'],
      ['jilin 3', 'post 4'],
    ],
    [
      [two, '对', '我说反了'],
      ['-jilin 4', '-post 3', 'jilin 3', 'post 4'],
    ],
    [
      [days, '对', '反了'],
      ['a 2025-01-15', 'c 2024-09-30'],
    ],
    [
      [days, '记反了'],
      ['a 2025-01-15', 'c 2024-09-30'],
    ],
    [[two, '前一个对，后一个不对'], ['jilin 4']],
    [[two, '施工员对的，另一个错了'], ['jilin 4']],
    [[two, '质量员的不记'], ['jilin 4']],
    [
      [two, '嗯但质量员是5'],
      ['jilin 4', 'post 5'],
    ],
    [
      [two, '第二个不对，是5'],
      ['jilin 4', 'post 5'],
    ],
    [
      [two, '对，不过施工员的是昨天'],
      ['jilin 4@03-31', 'post 3'],
    ],
    [['C证2025年1月15号到期', '对', 'A证也是'], ['a 2025-01-15']],
    [
      ['施工员今天学了4', '质量员也一样'],
      ['jilin 4', 'post 4'],
    ],
    [
      ['今天学了4学时', '施工员和湖北材料员各一半'],
      ['hubei 2', 'jilin 2'],
    ],
    [
      ['今天学了6学时', '湖北2，其余施工员'],
      ['hubei 2', 'jilin 4'],
    ],
    [['3月20号材料员学了6学时', '安徽的'], ['anhui 6@03-20']],
    [
      ['施工员3月5号4学时', '还有质量员3月6号5学时'],
      ['jilin 4@03-05', 'post 5@03-06'],
    ],
    // 不对 alone lets go of it, and what comes next is of that.
    [['施工员3月5号学了4学时', '不对', '是安徽质量员'], ['post 4@03-05']],
    [['施工员3月5号学了4学时', '不对', '应该是5'], ['jilin 5@03-05']],
    [
      [two, '不对', '反了'],
      ['jilin 3', 'post 4'],
    ],
  ])('%j', (says, facts) => {
    expect(readBack(...says)).toEqual(facts);
  });

  test('of the place alone it is asked which one, and the false one is gone with it', () => {
    const turn = last('湖北材料员3月20号学了6学时', '对', '哎不是湖北的，是安徽的');
    expect(turn?.outcome).toBe('asked');
    expect(turn?.quickReplies).toEqual(['安徽省质量员', '安徽省材料员', '不记']);
  });

  test('a question about one of them puts nothing right', () => {
    expect(readBack(two, '施工员对吗')).toEqual(['jilin 4', 'post 3']);
    expect(readBack('C证2025年1月15号到期', '对', 'A证也是吗')).toEqual([]);
    expect(readBack('施工员3月5号学了4学时', '不对')).toEqual([]);
  });
});
