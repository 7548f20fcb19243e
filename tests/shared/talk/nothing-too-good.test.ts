// What is not known is asked and not counted as good news; whose last day it is, what comes first and what still lacks
// are said as they are; and what is over is said once.
import { talkOf, untold } from '../../support/talk-cases';

const certificate = (pack: string, trade: string, facts: object, more: object = {}) => ({
  ...untold(pack, pack.endsWith('-abc') ? 'safety-abc' : 'site-professional', trade),
  facts: { ...facts },
  ...more,
});

const old = { oldIssuedOn: '2016-05-01', oldValid: true, sex: 'f', birthDate: '1990-01-01' };
const complete = certificate('yunnan-2023', '施工员', {
  ...old,
  informationComplete: true,
  registeredOn: '2023-07-30',
});
const incomplete = certificate('yunnan-2023', '资料员', { ...old, informationComplete: false });
const unknown = certificate('yunnan-2023', '质量员', {});
const term = { expiresOn: '2024-09-30', employed: true, accident: false };
const hours = (...days: string[]) => ({ credits: days.map((on) => ({ on, hours: 12 })) });
const jilin = (trade: string, facts: object = {}) =>
  certificate('jilin-2022-25', trade, { registryStatus: 'valid', inPost: true, ...facts });

const says = (text: string, asOf: string, told: ReturnType<typeof untold> | null): string =>
  talkOf([{ id: 'one', asOf, holder: told && { registeredOn: null, certificates: [told] }, says: [text] }])[0]
    ?.turns[0]?.answer ?? '';

describe('an exchange of which something else comes first', () => {
  it('is not open to whoever has not registered, and whose information lacks something', () => {
    for (const text of ['八大员换证步骤', '我还差多少', '12月31号是哪年的']) {
      const said = says(text, '2023-11-20', incomplete);
      expect(said).toContain('先注册，补全信息再换证');
      expect(said).toContain('最晚到 2024年3月31日（还剩132天）');
      expect(said).not.toContain('可以换证了');
    }
    expect(says('怎么换证', '2023-11-20', incomplete)).toContain('旧证书作废');
  });

  it('is the system’s to make, by a day that is its own', () => {
    for (const text of ['八大员换证步骤', '我还差多少', '忘换了是不是就作废了']) {
      const said = says(text, '2023-08-01', complete);
      expect(said).toContain('等系统换证。系统该在 2023年10月1日前换好');
      expect(said).not.toMatch(/可以换证了|最晚到|当天也算|信息不完整的|接下来：换证/);
    }
    expect(says('帮我看看', '2023-08-01', complete)).not.toContain('2024年3月31日');
  });

  it('is neither in time nor late while nobody has said what it hangs on', () => {
    const said = says('忘换了是不是就作废了', '2023-08-01', unknown);
    expect(said).not.toMatch(/^现在不是/);
    expect(said).toContain('能不能换证，要先说清才知道');
    expect(said).toContain('旧证书是哪一天发的？');
  });

  it('is of this place’s certificates, whatever the holder’s own is', () => {
    for (const told of [complete, incomplete])
      expect(says('外省的证能在吉林换吗', '2023-08-01', told)).toMatch(/^外省的证，助手不能拿/);
  });
});

describe('years of a term', () => {
  it('that already have their hours are not asked for', () => {
    const said = says(
      '我还差多少',
      '2024-07-01',
      certificate('water-abc', 'B', term, hours('2022-03-01', '2023-03-01', '2024-03-01')),
    );
    expect(said).toContain('可以延续了。最晚到 9月30日（还剩91天）');
    expect(said).not.toMatch(/先说说|才能判断/);
  });

  it('that nobody has told of are asked for, and are no debt', () => {
    const said = says('我还差多少', '2024-08-15', certificate('water-abc', 'C', term, hours('2024-03-01')));
    expect(said).toMatch(/先说说.* 2 [年期]各学了多少/);
    expect(said).toContain('说清了，才知道够不够');
    expect(said).not.toContain('还差');
  });
});

describe('what lacks', () => {
  it('of one kind is said to be of that kind', () => {
    const studied = [
      { on: '2023-05-01', hours: 12, category: 'specialty' },
      { on: '2023-06-01', hours: 10, category: 'common' },
    ];
    const told = certificate(
      'anhui-2021',
      '施工员',
      { issuedOn: '2022-03-01', inPost: true },
      { credits: studied },
    );
    for (const text of ['才学了20学时', '我还差多少']) {
      const said = says(text, '2023-11-01', told);
      expect(said).toContain('今年还差 10 学时');
      expect(said).toContain('其中专业知识要学 22 学时，记了 12 学时，还差 10 学时，还差的都要是它');
      expect(said).toContain('到 12月31日（还剩60天）为止（从哪天到哪天，是助手的理解）');
    }
  });

  it('of a cycle that makes up for the one before is all of it', () => {
    const told = certificate(
      'hubei-2021',
      '施工员',
      { exchangedOn: '2021-02-05' },
      { credits: [{ on: '2022-06-01', hours: 20 }], statedCycles: [{ from: '2021-02-06', hours: 20 }] },
    );
    const said = says('要多少个学时', '2022-12-05', told);
    expect(said).toContain('接下来：这一期学满 44 学时');
    expect(said).toContain('2023年2月5日');
    expect(said).not.toContain('接下来：这个周期学满 32 学时');
    const first = says('今年拿证今年要学吗', '2022-12-05', told);
    expect(first).toMatch(/换发的，第二天就开始算/);
    expect(first).toMatch(/新发的，今年不用，满一年才开始算/);
  });
});

describe('what is over', () => {
  const late = certificate('yunnan-2023', '材料员', { ...old, informationComplete: false });

  it('is said once, with its day', () => {
    const said = says('忘换了是不是就作废了', '2024-05-01', late);
    expect(said).toMatch(/^是。你的材料员：换证的期限已经过了（2024年3月31日，已过31天）。文件写的是：/);
    expect(said.match(/过了/g)).toHaveLength(1);
  });

  it('is not said of a card that runs', () => {
    const card = certificate('safety-abc', 'A', { expiresOn: '2027-01-15', employed: true });
    expect(says('证书状态无效为什么', '2026-11-28', card)).toMatch(/^你的.*还没过期限（2027年1月15日）/);
  });

  it('keeps the numbers of this year, and whose reading it is', () => {
    const cycles = [
      { from: '2022-01-01', hours: 0 },
      { from: '2023-01-01', hours: 32 },
    ];
    const told = certificate(
      'anhui-2021',
      '资料员',
      { issuedOn: '2021-05-01', inPost: true },
      { statedCycles: cycles },
    );
    const said = says('我还差多少', '2024-03-01', told);
    expect(said).toContain('按助手的理解，可能要重新培训');
    expect(said).toContain('今年要学 32 学时，记了 0 学时');
    expect(said).not.toContain('为止');
  });

  it('is not said to be void where nothing is written of that', () => {
    const said = says('12月31号是哪年的', '2023-01-02', jilin('试验员'));
    expect(said).not.toContain('没换的旧证书自动失效');
    expect(said).toContain('到期后是不是失效，文件未规定');
  });

  it('leaves a way to say that it was done', () => {
    for (const text of ['新编号和老编号对不上', '证上岗位跟以前不一样'])
      expect(says(text, '2023-01-02', jilin('施工员'))).toContain('已经换好的，说一声哪天换的');
  });
});

describe('study', () => {
  it('is not said to be none of a certificate that is not the document’s', () => {
    const said = says('特殊工种和技工证一样吗', '2022-12-05', null);
    expect(said).toContain('不归这份文件管');
    expect(said).not.toContain('不用学');
  });

  it('before the exchange is not forgotten by whoever asks of the year after', () => {
    expect(says('今年拿证今年要学吗', '2022-12-05', null)).toContain('换证以前要先学满 32 学时');
  });

  it('is made up for only where years that nobody has told of allow it', () => {
    const told = jilin('施工员', { exchangedOn: '2022-11-20', issuedOn: '2022-11-20' });
    const said = says('学时不够怎么办', '2026-11-28', told);
    expect(said).not.toContain('去年没学够的，今年一起补上');
    expect(said).toContain('有相连两年加起来不到 64 学时的，已经要重新参加培训，补不了');
  });
});
