// What the record knows is used, what it does not know is left open, and one holder hears the same of one thing from
// every topic; whose certificate is meant decides whose is told of, and what the helper reads is marked.
import { ofJilin as jilin, talkOf, type untold, yearsTold as years } from '../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const builder = jilin('施工员', {}, { credits: [{ on: '2022-11-25', hours: 20 }] });
const studied = { credits: [{ on: '2022-11-18', hours: 32 }] };
const exchanged = jilin('施工员', { exchangedOn: '2022-11-20' }, studied);
const now = { credits: [...studied.credits, { on: '2026-03-01', hours: 10 }] };
const catching = { ...exchanged, ...now, ...years([2023, 32], [2024, 40], [2025, 26]) };
const short = { ...exchanged, ...now, ...years([2023, 32], [2024, 10], [2025, 20]) };
const tester = jilin('试验员');
const electrician = jilin('电工', {}, { kind: 'skilled-worker' });

const talk = (asOf: string, told: ReturnType<typeof untold> | null, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder: told && { registeredOn: '2022-11-20', certificates: [told] }, says }])[0]
    ?.turns ?? [];
const says = (text: string, asOf: string, told: ReturnType<typeof untold> | null): string =>
  talk(asOf, told, text)[0]?.answer ?? '';

describe('an exchange that the record does not know of', () => {
  it('is asked for, behind what the document says, where the question says that there was one', () => {
    for (const told of [builder, electrician])
      for (const [text, rule] of [
        ['新编号和老编号对不上', '证书编号重新排过'],
        ['证上岗位跟以前不一样', '有些专业和工种改了名'],
      ] as const) {
        const said = says(text, LATE, told);
        expect(said.startsWith(rule)).toBe(true);
        expect(said).toContain('助手这里没有记你换过，已经换好的，说一声哪天换的');
        expect(said).toContain('没换的，旧证书自动失效');
      }
    for (const text of ['电子证在哪下载', '个人中心一个证都没有'])
      expect(says(text, JUST_LATE, builder)).toContain('已经换好的，说一声哪天换的');
  });
});

describe('another certificate than the holder’s', () => {
  it('is told of as to anybody', () => {
    for (const asOf of [BEFORE, JUST_LATE, LATE]) {
      for (const told of [tester, electrician, builder]) {
        const said = says('土建质量员变成啥了', asOf, told);
        expect(said).toContain('助手手上没有对照表');
        expect(said).not.toMatch(/你的(?:试验员|电工|施工员)/);
      }
      expect(says('质量员一年要学多少学时', asOf, electrician)).toContain('32 学时');
      expect(says('质量员一年要学多少学时', asOf, electrician)).not.toContain('你的电工');
      expect(says('瓦工的合格证怎么换成电子的', asOf, builder)).toMatch(/你自己的施工员：/);
      expect(says('测量员证能换电子的吗', asOf, exchanged)).not.toContain('你自己的');
    }
  });

  it('is none where somebody of that post only said so', () => {
    expect(says('资料员说我学时不够怎么办', BEFORE, builder)).toContain('你的施工员还差 12 学时');
  });

  it('of one’s own stays one’s own', () => {
    expect(says('施工员一年要学多少学时', LATE, catching)).toContain('你的施工员今年要学 38 学时');
  });
});

describe('a skilled worker', () => {
  it('hears once that the term is over, and nothing of a duty that may still come', () => {
    for (const text of ['继续教育要多少个学时', '学习周期怎么算', '多学的能结转吗', '我有三个证要学几遍']) {
      const said = says(text, LATE, electrician);
      expect(said.match(/换证的期限已经过了/g)).toHaveLength(1);
      expect(said).toContain('技能人员的证，助手的理解是不用');
      expect(said).not.toContain('轮不到');
    }
  });

  it('is sent to no study, and no study is held open', () => {
    for (const asOf of [BEFORE, JUST_LATE, LATE])
      for (const text of ['在哪选课', '免费的在哪学']) {
        const said = says(text, asOf, electrician);
        expect(said).toContain('助手的理解是不用学习');
        expect(said).not.toMatch(/现在学了算不算|先问清楚再学/);
      }
  });
});

describe('what the record knows', () => {
  it('is not asked for once more on the way to the exchange', () => {
    const said = says('换证流程是啥', BEFORE, builder);
    expect(said).toContain('还差 12 学时');
    expect(said).not.toMatch(/先查旧证书|注册个人用户/);
    expect(says('换证流程是啥', BEFORE, null)).toMatch(/^先查旧证书是不是“有效”，再到.*注册个人用户/);
    expect(says('个人中心一个证都没有', BEFORE, exchanged)).toContain('你的施工员换证的申请已经交了');
    const received = jilin('施工员', { exchangedOn: '2022-11-20', downloadedOn: '2022-11-25' }, studied);
    expect(says('个人中心一个证都没有', BEFORE, received)).toContain('你的施工员已经是电子证书');
    for (const told of [builder, exchanged])
      expect(says('个人中心一个证都没有', BEFORE, told)).not.toContain('还要看旧证书');
    expect(says('个人中心一个证都没有', BEFORE, null)).toMatch(/编号重新排过.*没有对应的名称/);
  });

  it.each([
    ['the hours', builder, /下一步：到.*学，还差 12 学时/],
    ['the download', exchanged, /下一步：下载电子证书/],
  ] as const)('is the next step, for whoever asks for it: %s', (_, told, step) => {
    expect(says('下一步该干啥', BEFORE, told)).toMatch(step);
  });

  it.each([
    [JUST_LATE, builder, '施工员一共记了 20 学时，都是 2022 年的；今年还没有记。'],
    [LATE, exchanged, '施工员一共记了 32 学时，都是 2022 年的；今年还没有记。'],
    [LATE, catching, '2022 年 32 学时，2023 年 32 学时，2024 年 40 学时，2025 年 26 学时，2026 年 10 学时。'],
    [BEFORE, tester, '试验员还没有记过学时。'],
    [LATE, electrician, '电工还没有记过学时。'],
  ])('is counted up, whatever it counts for (%s)', (asOf, told, counted) => {
    const said = says('我学了多少学时了', asOf, told);
    expect(said).toContain(counted);
    expect(said.match(/前几年学了多少|年学了多少还没告诉助手/g) ?? []).toHaveLength(
      told === exchanged ? 1 : 0,
    );
  });

  it('is the same number in every topic and in the walk', () => {
    for (const text of [
      '继续教育要多少个学时',
      '学时不够怎么办',
      '12月31号前学完就行吗',
      '帮我看看，能换不',
      '我还差多少',
    ]) {
      const said = says(text, LATE, catching);
      expect(said).toMatch(/38 学时|还差 28 学时/);
      expect(said).not.toMatch(/这一步：每年学满 32/);
    }
    expect(says('帮我看看，能换不', LATE, catching)).toContain('今年学满 38 学时');
  });

  it('names the years that fall short, and whom to ask', () => {
    for (const text of ['继续教育要多少个学时', '会不会过期', '在哪选课', '学时不够怎么办', '我还差多少'])
      expect(says(text, LATE, short)).toContain('2023、2024 年一共 42 学时，不到 64 学时');
    for (const text of ['我还差多少', '下一步该干啥'])
      expect(says(text, LATE, short)).toMatch(/厅建管处 0431-82752530/);
  });
});

describe('study', () => {
  it('is urged on nobody whose first year is still to come', () => {
    const said = says('学时不够怎么办', BEFORE, exchanged);
    expect(said).toContain('现在不差学时');
    expect(said).not.toMatch(/到年底都能学|接着学/);
  });

  it('for an exchange that is over is said to be over', () => {
    for (const asOf of [JUST_LATE, LATE])
      expect(says('学时不够怎么办', asOf, null)).toMatch(/^换证的学时不够的，现在补不了/);
  });
});

describe('what the helper reads into the document is marked', () => {
  it.each([
    ['继续教育要多少个学时', JUST_LATE, exchanged],
    ['学时不够怎么办', LATE, catching],
    ['多学的能结转吗', BEFORE, exchanged],
    ['我还差多少', BEFORE, exchanged],
    ['我还差多少', JUST_LATE, exchanged],
    ['12月31号是哪年的', LATE, exchanged],
  ] as const)('that the year is the one of the calendar: %s, %s', (text, asOf, told) => {
    expect(says(text, asOf, told)).toMatch(/(?:自然年.*助手的理解|助手的理解.*自然年)/);
  });

  it('that the last day itself counts', () => {
    expect(says('我还差多少', BEFORE, builder)).toMatch(/当天也算.*助手的理解/);
    for (const text of ['最晚啥时候换', '换证流程是啥', '12月31号是哪年的'])
      for (const told of [null, exchanged, builder, tester])
        expect(says(text, JUST_LATE, told)).not.toContain('换证的最后一天是');
  });

  it('once where a sentence says so', () => {
    expect(says('学习周期怎么算', LATE, catching).match(/自然年/g)).toHaveLength(1);
  });
});

describe('other documents', () => {
  it('are said not to be at hand, or how to ask for them', () => {
    expect(says('人在长春证是四川的怎么学', LATE, null)).toContain('手头没有四川的文件，问四川的主管部门');
    expect(says('人在长春证是湖北的怎么学', LATE, null)).toContain('问“湖北的证怎么学”');
  });

  it('of a lettered card are two, each with its clauses', () => {
    const said = says('安全员b证怎么延期', LATE, null);
    expect(said).toContain('住房和城乡建设部令第17号第十条');
    expect(said).toContain('水利的安全员证另有文件（第十四条、第十五条）');
    expect(says('建筑安全员b证怎么延期', LATE, null)).not.toContain('水利的安全员证');
  });
});
