// What must lead an answer, and what may not stand in it, by where the certificate of whoever asks stands: a deadline
// that still runs is not hidden, and what the document does not say is no good news.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

type Held = ReturnType<typeof untold> | null;
const says = (text: string, asOf: string, held: Held, pack?: string): string =>
  talkOf([
    {
      id: 'one',
      asOf,
      holder: held && { registeredOn: null, certificates: [held] },
      says: [text],
      ...(pack && { pack }),
    },
  ])[0]?.turns[0]?.answer ?? '';

const of = (pack: string, kind: string, trade: string, facts: object, more: object = {}) => ({
  ...untold(pack, kind, trade),
  facts: { ...facts },
  ...more,
});
const studied = (...hours: number[]) => ({
  credits: hours.map((one, at) => ({ on: `2022-11-${20 + at}`, hours: one })),
});

const half = ofJilin('施工员', {}, studied(12));
const whole = ofJilin('施工员', {}, studied(16, 16));
const applied = ofJilin('施工员', { exchangedOn: '2022-12-02' }, studied(16, 16));
const appliedLast = ofJilin('施工员', { exchangedOn: '2022-12-31' }, studied(16, 16));
const exchanged = { exchangedOn: '2022-12-20', downloadedOn: '2022-12-22' };
const known = yearsTold([2023, 32], [2024, 32], [2025, 32]);
const owing = ofJilin('施工员', exchanged, known);
const untoldYears = ofJilin('施工员', { ...exchanged, inPost: null });
const short = ofJilin('施工员', exchanged, yearsTold([2023, 32], [2024, 20], [2025, 20]));
const leftPost = ofJilin('施工员', { ...exchanged, inPost: false }, known);
const issued = ofJilin('施工员', { issuedOn: '2025-05-06' });

const term = { expiresOn: '2027-01-15', employed: true };
const unhurt = { ...term, accident: false };
const safety = of('safety-abc', 'safety-abc', 'C', term);
const safetyApplied = of('safety-abc', 'safety-abc', 'C', { ...term, appliedOn: '2026-11-01' });
const water = of('water-abc', 'safety-abc', 'B', unhurt);
const waterOver = of('water-abc', 'safety-abc', 'B', { ...unhurt, expiresOn: '2026-10-01' });
const old = { oldIssuedOn: '2015-01-01', oldValid: true, sex: 'm', birthDate: '1980-01-01' };
const yunnan = of('yunnan-2023', 'site-professional', '施工员', { ...old, informationComplete: false });
const yunnanDone = of('yunnan-2023', 'site-professional', '施工员', { ...old, exchangedOn: '2023-11-01' });
const hubeiShort = of(
  'hubei-2021',
  'site-professional',
  '施工员',
  { exchangedOn: '2022-03-10' },
  {
    statedCycles: [
      { from: '2022-03-11', hours: 10 },
      { from: '2023-03-11', hours: 10 },
      { from: '2024-03-11', hours: 32 },
      { from: '2025-03-11', hours: 32 },
    ],
  },
);
const anhuiLeft = of('anhui-2021', 'site-professional', '质量员', {
  exchangedOn: '2024-03-10',
  inPost: false,
});

describe('an application that was refused', () => {
  const REFUSED = ['申请被退回来了还要再申请吗', '审核没通过怎么办', '换证被驳回了咋整', '申请失败了'];

  it.each([null, applied, half])('is not exchanged, and the last day stands', (held) => {
    for (const text of REFUSED) {
      const said = says(text, BEFORE, held);
      expect(said).toMatch(/^没通过的，别当成换好了/);
      expect(said).toContain('2022年12月31日前（还剩26天）');
      expect(said).not.toMatch(/不用再申请|已经交了/);
    }
  });

  it('is asked about at once where the last day is over', () => {
    for (const text of REFUSED) {
      const said = says(text, JUST_LATE, appliedLast);
      expect(said).toMatch(/^没通过的，别当成换好了.*文件未规定，马上问/);
      expect(said).not.toContain('不用再申请');
    }
  });

  it('is no news that was told before, by any document', () => {
    for (const held of [safety, safetyApplied, yunnan]) {
      const said = says('审核没通过怎么办', held === yunnan ? '2023-12-05' : LATE, held);
      expect(said).toMatch(/^没通过的，别当成办好了/);
      expect(said).toMatch(/最晚到 20\d\d年/);
    }
  });

  it('is none where a face or an account was refused', () => {
    expect(says('人脸审核没通过怎么办', BEFORE, null)).toContain('人脸');
    expect(says('注册没通过审核', BEFORE, null)).toContain('注册');
  });
});

describe('whether there is study this year', () => {
  const ASKED = ['今年要学吗', '我今年还用学不', '那我今年得学多少'];

  it.each(ASKED)('%s: before the exchange there is, with what lacks', (text) => {
    const said = says(text, BEFORE, half);
    expect(said).toMatch(/^要：2022年12月31日前要先学满 32 学时/);
    expect(said).toContain('还差 20 学时');
    expect(says(text, BEFORE, whole)).toMatch(/^换证的学时够了/);
  });

  it('is put right where none is hoped for', () => {
    for (const text of ['今年不用学吧', '听说今年不用学了是不是']) {
      expect(says(text, BEFORE, half)).toMatch(/^不对，要学：/);
      expect(says(text, LATE, issued)).toMatch(/^不对，要学。/);
      expect(says(text, BEFORE, null)).toMatch(/^看换了没有：还没换证的现场专业人员，要/);
    }
  });
});

describe('whoever has left the post', () => {
  const LEFT = ['不干这个岗位了证还有效吗', '不做施工员了证还作数吗', '我辞职了证还算数吗'];

  it.each(LEFT)('%s: hears of training again, and that hours keep nothing valid', (text) => {
    for (const held of [owing, untoldYears, issued]) {
      const said = says(text, LATE, held);
      expect(said).toMatch(/^说不准：/);
      expect(said).toContain('没有做相应岗位工作的，要重新参加培训');
      expect(said).not.toMatch(/只要每年|没有听说它失效/);
    }
    expect(says(text, LATE, leftPost)).toContain('可能要重新参加培训');
  });

  it('is not told of an exchange or a renewal', () => {
    for (const held of [safety, water, yunnanDone, anhuiLeft]) {
      const said = says('不干这个岗位了证还有效吗', LATE, held);
      expect(said).not.toMatch(/^(?:能|现在还不能|已经办好了|换证的期限)/);
    }
    expect(says('不干这个岗位了证还有效吗', LATE, anhuiLeft)).toContain('没有做这个岗位的工作');
  });

  it('gets one answer, and not two that differ', () => {
    for (const asOf of [BEFORE, LATE])
      expect(says('在家待业两年没干活，证是不是废了', asOf, null)).not.toMatch(/\n(?:现在不是|是)。/);
  });
});

describe('whether an electronic certificate is void', () => {
  it('is not known, whatever was studied', () => {
    for (const held of [owing, untoldYears, short, leftPost, issued])
      for (const text of ['我这证是不是废了', '我的证会不会作废', '我的证还有效吗'])
        expect(says(text, LATE, held)).toMatch(/^说不准：/);
    expect(says('我这证是不是废了', LATE, untoldYears)).toContain('2023、2024、2025 年');
    expect(says('我这证是不是废了', LATE, short)).toContain('可能要重新参加培训');
  });

  it('is not promised to whoever exchanged by another document', () => {
    const said = says('过期了怎么办', '2023-12-05', yunnanDone);
    expect(said).not.toContain('不会。');
    expect(said).toContain('会不会过期，助手看到的部分没有写');
  });
});

describe('an age', () => {
  it('of which a document at hand says nothing is no 能', () => {
    for (const [pack, held] of [
      ['safety-abc', safety],
      ['water-abc', water],
    ] as const) {
      expect(says('我都61了还能换不', LATE, held)).toMatch(/^说不准：多大年纪还能延续/);
      expect(says('60岁还能延续吗', LATE, null, pack)).toMatch(/^说不准：多大年纪还能延续/);
    }
  });

  it('that is said is judged by, whatever is on record', () => {
    expect(says('我都61了还能换不', '2023-12-05', yunnan)).toMatch(/^照你说的，不能：.*记错了的改一下/);
  });
});

describe('what is taken for granted and hides the last day', () => {
  it.each([
    '证书状态显示有效就不用换了吧',
    '状态有效就代表已经换完了吧',
    '证书显示有效是不是就不用换',
    '只要学了就算换证了吧',
    '注册了就等于换完了是吧',
    '学完就自动换证了对吧',
    '单位说必须由他们统一换，个人不能换，对吗',
  ])('%s', (text) => {
    const said = says(text, BEFORE, null);
    expect(said).toMatch(/^不对：/);
    expect(said).toContain('2022年12月31日前没有申请更换的，旧证书自动失效，还剩26天');
    expect(says(text, LATE, null)).toMatch(/^不对：.*已经自动失效/);
  });

  it('听说学32学时管两年，对不对', () => {
    expect(says('听说学32学时管两年，对不对', BEFORE, null)).toMatch(/^不对：.*换证前另要学满 32 学时/);
  });

  it('这个文件是全国的吗', () => {
    expect(says('这个文件是全国的吗', BEFORE, null)).toMatch(/^不是：这是吉林省的文件/);
  });
});

describe('training again, by the documents of other places', () => {
  it('names first what is so of the holder’s own', () => {
    expect(says('我要重新培训吗', LATE, hubeiShort)).toMatch(/^按助手的理解，可能要。.*一共记了 20 学时/);
    expect(says('我要重新培训吗', LATE, anhuiLeft)).toMatch(/^按助手的理解，可能要。.*没有做这个岗位的工作/);
    expect(says('我要重新培训吗', LATE, waterOver)).toMatch(/重新考核取证/);
  });

  it('speaks of no system that nobody spoke of', () => {
    for (const held of [safety, water]) expect(says('我要重新培训吗', LATE, held)).not.toContain('系统里');
  });
});
