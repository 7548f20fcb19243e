// Whether the hours are enough, and whether a day lies within a term, is answered from the record: 够, 不够 or 说不准
// first, and of a day that is named whether it is within the holder's own term.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const LATE = '2026-11-28';

const done = ofJilin('施工员', {}, { credits: [{ on: '2022-11-18', hours: 32 }] });
const half = ofJilin('施工员', {}, { credits: [{ on: '2022-11-18', hours: 20 }] });
const electronic = { exchangedOn: '2022-11-20' };
const raised = ofJilin('施工员', electronic, {
  ...yearsTold([2023, 32], [2024, 40], [2025, 26]),
  credits: [{ on: '2026-05-01', hours: 10 }],
});
const retrain = ofJilin('施工员', electronic, yearsTold([2023, 32], [2024, 10], [2025, 20]));
const met = ofJilin('施工员', electronic, {
  ...yearsTold([2023, 32], [2024, 32], [2025, 32]),
  credits: [{ on: '2026-05-01', hours: 32 }],
});
const untoldYears = ofJilin('施工员', electronic);
const officer = (expiresOn: string) => ({
  ...untold('safety-abc', 'safety-abc', 'A'),
  facts: { expiresOn, employed: true },
});

const says = (text: string, asOf: string, held: ReturnType<typeof untold>): string =>
  talkOf([{ id: 'one', asOf, holder: { registeredOn: '2022-11-16', certificates: [held] }, says: [text] }])[0]
    ?.turns[0]?.answer ?? '';

describe('whether the hours are enough', () => {
  it.each([
    ['我学时够不够', done, BEFORE, /^够了。/],
    ['学够32学时了吗', done, BEFORE, /^够了。/],
    ['我这算学够了没', half, BEFORE, /^还不够，还差 12 学时。/],
    ['再学12个是不是就够了', half, BEFORE, /^那样就够了：/],
    ['再学10学时够不够', half, BEFORE, /^不够：还差 12 学时。/],
    ['还学20个就行了吧', raised, LATE, /^不够：还差 28 学时。/],
    ['再补28个就够了吧', raised, LATE, /^那样就够了：/],
    ['今年学满32是不是就没事了', raised, LATE, /^不够：要学满 38 学时。/],
    ['再学32学时就行了吧', retrain, LATE, /^不行：.*重新参加培训/],
    ['我学够了没有', untoldYears, LATE, /^说不准：以前的年头/],
  ])('%s', (text, held, asOf, first) => {
    expect(says(text, asOf, held)).toMatch(first);
  });

  it('sends nobody on studying who lacks nothing', () => {
    for (const text of ['我学时够不够', '差5学时来得及吗'])
      expect(says(text, BEFORE, done)).not.toContain('接着学');
  });

  it('is what this year asks for, too', () => {
    expect(says('我今年用学吗', LATE, met)).toMatch(/^今年的学够了，不用再学。/);
    expect(says('今年还要学吗', LATE, raised)).toMatch(/^(?:要。|要学)/);
    expect(says('今年用学不', '2022-12-05', untoldYears)).toMatch(/^今年不用/);
  });
});

describe('whether it can be exchanged now', () => {
  it.each(['这下能换证了吧', '我现在可以申请更换了吗', '到底能不能换证', '是不是能换了'])('%s', (text) => {
    expect(says(text, BEFORE, done)).toMatch(/^(?:能。|你的施工员：学时够了)/);
    expect(says(text, BEFORE, half)).toMatch(/^(?:现在还不能|你的施工员：还差 12 学时)/);
  });
});

describe('a day that is named, of a term of one’s own', () => {
  it.each([
    ['1月20号交来得及吗', '2027-01-15', /^来不及：那时候已经过了2027年1月15日/],
    ['3月份再延行吗', '2027-01-15', /^不行：那时候已经过了2027年1月15日/],
    ['过完年再延行吗', '2027-01-15', /^要看是哪一天：/],
    ['下个月延期行吗', '2027-01-15', /^那时候还没过期限（2027年1月15日）/],
    ['元旦以后再申请行吗', '2027-08-31', /^还不能：2027年5月31日起才能申请/],
  ])('%s', (text, expiresOn, first) => {
    expect(says(text, LATE, officer(expiresOn))).toMatch(first);
  });

  it('of an application that was in it, is in time', () => {
    for (const text of ['上个月公司就给交了，算不算数', '10月28号申请的，还没批，作废了吗'])
      expect(says(text, LATE, officer('2026-10-31'))).toMatch(/^算：在有效期满（2026年10月31日）以前申请的/);
  });
});
