// 能 or 不能, 来得及 or 来不及, 算 or 不算, 不对 first, from where the certificate stands; and nothing after it that says otherwise.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const electronic = { exchangedOn: '2022-12-02' };
const thisYear = (hours: number) => ({ credits: [{ on: '2026-05-01', hours }] });
const half = ofJilin('施工员', {}, { credits: [{ on: '2022-12-01', hours: 12 }] });
const whole = ofJilin('施工员', {}, { credits: [{ on: '2022-12-01', hours: 32 }] });
const cancelled = ofJilin('施工员', { registryStatus: 'cancelled' });
const unfound = ofJilin('施工员', { registryStatus: 'not-found' });
const tester = ofJilin('试验员');
const ok = ofJilin('施工员', electronic, {
  ...yearsTold([2023, 32], [2024, 32], [2025, 32]),
  ...thisYear(12),
});
const met = ofJilin('施工员', electronic, {
  ...yearsTold([2023, 32], [2024, 32], [2025, 32]),
  ...thisYear(32),
});
const retrain = ofJilin('施工员', electronic, yearsTold([2023, 32], [2024, 10], [2025, 20]));
const water = {
  ...untold('water-abc', 'safety-abc', 'B'),
  facts: { expiresOn: '2027-01-15', employed: true, accident: false },
  statedCycles: [
    { from: '2024-01-16', hours: 12 },
    { from: '2025-01-16', hours: 12 },
  ],
  credits: [{ on: '2026-03-01', hours: 6 }],
};
const safety = {
  ...untold('safety-abc', 'safety-abc', 'B'),
  facts: { expiresOn: '2027-01-15', employed: true },
};

const says = (text: string, asOf: string, held: ReturnType<typeof untold> | null): string =>
  talkOf([
    {
      ...{ id: 'one', asOf, says: [text] },
      holder: held && { registeredOn: '2022-11-16', certificates: [held] },
    },
  ])[0]?.turns[0]?.answer ?? '';

describe('of what cannot be exchanged', () => {
  const asks = ['我还来得及换不', '还来得及吗', '还剩几天', '还有时间吗', '最晚到哪天换'];

  it.each(asks)('%s: 不能 first, and no days are left', (text) => {
    for (const held of [cancelled, unfound, tester]) {
      const said = says(text, BEFORE, held);
      expect(said).toMatch(/^不能换。/);
      expect(said).not.toMatch(/还剩\d+天/);
    }
    expect(says(text, JUST_LATE, cancelled)).toMatch(/^不能换。/);
  });
});

describe('of what is over', () => {
  it.each([
    ['我已经学够32了 是不是还能换', JUST_LATE, whole, /^不能。/],
    ['学够32还能换吗', JUST_LATE, half, /^不能换。/],
    ['差20学时今年补上还行吗', LATE, whole, /^不行了。/],
    ['今年补上行不', LATE, retrain, /^按助手的理解，不行了。/],
    ['今年学够32行不行', LATE, retrain, /^不行：/],
    ['还来得及吗', LATE, retrain, /^按助手的理解，来不及了。(?!.*为止)/],
    ['明年还要学不', LATE, retrain, /^说不准。/],
    ['12月31号当天不能换了吧', LATE, null, /^不能/],
  ] as const)('%s', (text, asOf, held, first) => {
    expect(says(text, asOf, held)).toMatch(first);
  });
});

describe('of what still stands', () => {
  it.each([
    ['还来得及吗', LATE, ok, /^来得及：/],
    ['证还有效吗', LATE, ok, /^说不准：/],
    ['证还有效吗', LATE, retrain, /^说不准：.*可能要重新参加培训/],
    ['证还有效吗', BEFORE, cancelled, /^不是“有效”/],
    ['忙完这阵再换行不', BEFORE, whole, /^说不准，要看是哪一天/],
    ['今年刚拿的证今年要学吗', LATE, ok, /^不用，从下一年起：(?!.*。要。)/],
    ['换证后今年还学吗', BEFORE, ofJilin('施工员', electronic), /^今年不用。/],
    ['12月31号晚上学的算今年不', LATE, ok, /^算：/],
    ['去年学的32算今年的不', LATE, ok, /^不算：/],
    ['申请了但显示审核不通过', BEFORE, whole, /^没通过的，别当成换好了(?!.*算按时)/],
  ] as const)('%s', (text, asOf, held, first) => {
    expect(says(text, asOf, held)).toMatch(first);
  });
});

describe('what is taken for granted and is not so', () => {
  it.each([
    ['今年多学20，明年就少学20对吧', ok, /^不对：多学的不往下一年算/],
    ['去年多学8个能抵今年不', ok, /^不能：多学的不往下一年算/],
    ['换完就不用管了吧', ok, /^不是：/],
    ['换了证三年不用管对不', ok, /^不对：/],
    ['32学时两年学一次就行吧', ok, /^不行：每年都要学满 32 学时/],
    ['今年学够了明年是不是不用学了', met, /^不是，明年还要学/],
  ] as const)('%s is put right', (text, held, first) => {
    expect(says(text, LATE, held)).toMatch(first);
  });

  it('study is not waived for whoever has a certificate that is studied for', () => {
    expect(says('不是说换证不用学习吗', BEFORE, half)).toMatch(/^不对：.*还差 20 学时/);
    expect(says('技能人员换证不用学习吗', BEFORE, half)).toMatch(/不用学/);
  });
});

describe('by the documents of other places', () => {
  it('no renewal is open while hours lack that are wanted first', () => {
    for (const text of ['能延不', '现在能申请延续吗']) {
      const said = says(text, LATE, water);
      expect(said).toMatch(/^现在还不能，学时还不够。/);
      expect(said).toContain('还差 6 学时');
    }
  });

  it.each([
    ['再学6够不够', /^那样就够了：/],
    ['再学4学时够不够', /^不够：还差 6 学时/],
    ['学够了吗', /^还不够，还差 6 学时/],
    ['明年2月再学6够不够', /^来不及：/],
  ])('%s: by what lacks, and by when', (text, first) => {
    expect(says(text, LATE, water)).toMatch(first);
  });

  it('an application counts on the last day, and not after it', () => {
    expect(says('今天申请还算吗', '2027-01-15', safety)).toMatch(/^算：/);
    expect(says('今天申请还算吗', '2027-01-16', safety)).toMatch(/^不算：/);
    expect(says('过期了还能延吗', '2027-01-16', safety)).toMatch(/^不能：/);
  });

  it('a day within one’s own cycle is not studied ahead', () => {
    const hubei = {
      ...untold('hubei-2021', 'site-professional', '材料员'),
      facts: { exchangedOn: '2022-05-10' },
      statedCycles: [2022, 2023, 2024, 2025].map((year) => ({ from: `${year}-05-11`, hours: 32 })),
    };
    expect(says('明年3月学行不', LATE, hubei)).not.toMatch(/^不能/);
    expect(says('明年8月学行不', LATE, hubei)).toMatch(/^(?:不能|不行|来不及)/);
  });
});

describe('of somebody else', () => {
  it('is told by the rules, and the holder’s own is not hung on to it', () => {
    const said = says('我媳妇的资料员证还能换不', LATE, ok);
    expect(said).toMatch(/不能/);
    expect(said).not.toContain('你自己的');
  });
});
