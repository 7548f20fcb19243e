// What a question wants first stands first, whoever asks it and on whichever day: 能 or 不能, 来得及 or 来不及, 是 or 不是,
// that a thing is not ruled, by the words of the question itself; and what stood for years of one's own is counted up.
import { ofJilin as jilin, talkOf, type untold, yearsTold as years } from '../../support/talk-cases';

const BEFORE = '2022-12-05';
const LAST = '2022-12-31';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const builder = jilin('施工员', {}, { credits: [{ on: '2022-11-25', hours: 20 }] });
const unlooked = jilin('施工员', { registryStatus: null });
const exchanged = jilin(
  '施工员',
  { exchangedOn: '2022-11-20' },
  { credits: [{ on: '2022-11-18', hours: 32 }] },
);
const received = jilin(
  '施工员',
  { exchangedOn: '2022-11-20', downloadedOn: '2022-11-25' },
  { credits: [{ on: '2022-11-18', hours: 32 }] },
);
const catching = { ...exchanged, ...years([2023, 32], [2024, 40], [2025, 26]) };
const short = { ...exchanged, ...years([2023, 32], [2024, 10], [2025, 20]) };
const tester = jilin('试验员');
const cancelled = jilin('质量员', { registryStatus: 'cancelled' });
const electrician = jilin('电工', {}, { kind: 'skilled-worker' });

const says = (text: string, asOf: string, told: ReturnType<typeof untold> | null): string =>
  talkOf([
    { id: 'one', asOf, holder: told && { registeredOn: '2022-11-20', certificates: [told] }, says: [text] },
  ])[0]?.turns[0]?.answer ?? '';

type Row = readonly [asks: string, asOf: string, who: ReturnType<typeof untold> | null, first: RegExp];

describe('whether it is in time', () => {
  it.each([
    ['差8学时还来得及吗', BEFORE, null, /^来得及，只要在2022年12月31日前学满 32 学时、交上申请/],
    [
      '差8学时还来得及吗',
      BEFORE,
      builder,
      /^来得及，只要.*（还剩26天）.*你问的是差 8 学时，助手这里记的，施工员还差 12 学时/,
    ],
    ['差12学时赶得上不', BEFORE, builder, /^来得及(?!.*你问的是差)/],
    ['差8学时还来得及吗', LAST, builder, /^说不准：今天是最后一天/],
    ['差8学时还来得及吗', LAST, null, /^说不准：今天是最后一天/],
    ['差12学时还来得及吗', '2022-12-30', builder, /^说不准：还剩1天，要学的还有 12 学时/],
    ['差8学时还来得及吗', BEFORE, exchanged, /^来得及：按助手记的，现在不差学时/],
    ['差8学时还来得及吗', BEFORE, electrician, /^来得及：助手的理解是技能人员不用学/],
    ['差8学时还来得及吗', BEFORE, tester, /^不是来得及来不及的事：这本换不了/],
    ['差8学时还来得及吗', JUST_LATE, null, /^换证来不及了.*今年的还来得及，到年底为止（助手的理解）/],
    ['差8学时还来得及吗', JUST_LATE, builder, /^来不及了：换证的期限2022年12月31日已经过了/],
    ['差8学时还来得及吗', JUST_LATE, exchanged, /^来得及：今年的到年底为止（助手的理解）.*还差 32 学时/],
    ['差8学时还来得及吗', LATE, exchanged, /^今年的来得及.*以前的年头没告诉助手，够不够说不准/],
    ['差8学时还来得及吗', LATE, catching, /^来得及.*施工员还差 38 学时/],
    ['差8学时还来得及吗', LATE, short, /^按助手的理解，来不及了/],
  ] satisfies Row[])('%s, %s', (asks, asOf, who, first) => {
    expect(says(asks, asOf, who)).toMatch(first);
  });
});

describe('whether it is so', () => {
  it.each([
    ['忘换了是不是就作废了', BEFORE, null, /^现在不是。/],
    ['忘换了是不是就作废了', BEFORE, builder, /^现在不是。/],
    ['忘换了是不是就作废了', JUST_LATE, null, /^是。/],
    ['忘换了是不是就作废了', LATE, electrician, /^是。/],
    ['忘换了是不是就作废了', LATE, exchanged, /^不是。/],
    ['忘换了是不是就作废了', LATE, short, /^不是。.*可能要重新参加培训/],
    ['忘换了是不是就作废了', JUST_LATE, tester, /^是不是作废，文件没有写。(?!.*自动失效)/],
    ['要是到元旦了我还没换那老本是不是就成废纸了', BEFORE, builder, /^过了2022年12月31日还没换，就是。/],
    ['听说延到明年了 到底延没延', BEFORE, builder, /^没有听说延期：(?!.*不能等到那时候)/],
    ['换证延期了没', BEFORE, builder, /^没有听说延期：/],
    ['换证延期了没', LATE, exchanged, /^没有听说延期：/],
    ['换证延期了没', JUST_LATE, tester, /^没有听说延期：/],
    ['12月31号是哪年的', BEFORE, null, /^文件里换证的期限是 2022 年的。/],
    ['12月31号是哪年的', LATE, exchanged, /^文件里换证的期限是 2022 年的。.*今年的到12月31日为止/],
    ['施工员和质量员都有是不是学64', BEFORE, builder, /^是，每本证书分开算/],
    ['施工员和质量员都有是不是学64', JUST_LATE, electrician, /^是，每本证书分开算/],
    ['三个证是不是学64', LATE, exchanged, /^不是，每本证书分开算.*96 学时/],
    ['正常和有效一样吗', BEFORE, builder, /^“正常”和“有效”是不是一回事，文件未规定/],
    ['正常和有效一样吗', JUST_LATE, tester, /^“正常”和“有效”是不是一回事，文件未规定/],
    ['在册跟有效是一回事吗', LATE, exchanged, /^“在册”和“有效”是不是一回事，文件未规定/],
  ] satisfies Row[])('%s, %s', (asks, asOf, who, first) => {
    expect(says(asks, asOf, who)).toMatch(first);
  });
});

describe('whether it can be done', () => {
  it.each([
    ['2013年的老证还能换不', BEFORE, builder, /^能。文件没有按哪年发的来分/],
    ['2013年的老证还能换不', BEFORE, null, /^能，只要它显示“有效”：/],
    ['2013年的老证还能换不', BEFORE, unlooked, /^能，只要它显示“有效”：/],
    ['2013年的老证还能换不', BEFORE, received, /^不用换。/],
    ['2013年的老证还能换不', BEFORE, exchanged, /^已经申请了，不用再申请。/],
    ['2013年的老证还能换不', BEFORE, tester, /^不能换。/],
    ['2013年的老证还能换不', JUST_LATE, null, /^现在不能换了。/],
    ['两个证学一次行不行', JUST_LATE, builder, /^不能只学一份。/],
    ['两个证学一次行不行', BEFORE, tester, /^不能只学一份。/],
    ['两个证学一次行不行', LATE, short, /^不能只学一份。/],
    ['两个证学一次行不行', LATE, electrician, /^现场专业人员的，不能只学一份。/],
    ['去年没学能补吗', LATE, null, /^说不准/],
    ['去年没学能补吗', LATE, exchanged, /^说不准/],
    ['去年没学能补吗', LATE, catching, /^能，按助手的理解是今年多学/],
    ['去年没学能补吗', LATE, short, /^按助手的理解，补不了了/],
    ['帮我看看，能换不', BEFORE, builder, /还差 12 学时，学满才能换，还剩26天/],
    ['帮我看看，能换不', BEFORE, electrician, /可以换.*还剩26天/],
    ['帮我看看，能换不', BEFORE, received, /已经是电子证书，不用再换/],
    ['帮我看看，能换不', BEFORE, exchanged, /申请已经交了，不用再申请，电子证书拿到没有还没记/],
    ['帮我看看，能换不', JUST_LATE, null, /^换证的期限2022年12月31日已经过了，没换的旧证书换不了了。/],
    ['帮我看看，能换不', JUST_LATE, builder, /^不能换。/],
    ['帮我看看，能换不', BEFORE, tester, /^不能换。/],
    ['学够32了还不能换证', JUST_LATE, builder, /^你的施工员：换证的期限已经过了/],
    ['学够32了还不能换证', BEFORE, tester, /^你的试验员：这本证书换不了/],
    ['学够32了还不能换证', BEFORE, builder, /^你的施工员还差 12 学时/],
    ['学够32了还不能换证', LATE, received, /^你的施工员已经是电子证书，不用再换/],
  ] satisfies Row[])('%s, %s', (asks, asOf, who, first) => {
    expect(says(asks, asOf, who)).toMatch(first);
  });
});

describe('what is not ruled is told by the words of the question', () => {
  const asked = [
    ['没有电脑能注册不', /^用手机能不能办、是不是非得用电脑，文件未规定/],
    ['手机能看课吗', /^用手机能不能学，文件未规定/],
    ['zyk怎么登录', /^怎么登录、用哪个账号，文件未规定/],
    ['初始密码是多少', /^初始密码是多少，文件未规定(?!.*找回)/],
    ['账号是身份证还是手机号', /^账号是身份证号还是手机号，文件未规定(?!.*找回)/],
    ['看课中间要人脸没看到', /^看课中间的人脸没看到.*文件未规定(?!.*帽子)/],
    ['扫码打开是什么网站', /^证书上的码扫开是什么、是哪个网站，文件未规定/],
    ['没有章是真的吗', /^打印出来算不算数、有没有章，文件未规定/],
    ['企业账号怎么弄', /^企业账号怎么弄，文件未规定/],
    ['重新培训多少钱', /^重新培训在哪报名、要多少钱、学几天，文件未规定/],
    ['要重新培训怎么报名', /^重新培训在哪报名/],
  ] as const;
  const everybody = [null, builder, exchanged, tester, electrician, cancelled];

  it.each(asked)('%s', (asks, first) => {
    for (const asOf of [BEFORE, JUST_LATE, LATE])
      for (const who of everybody) {
        // Whether a skilled worker is to be trained again is asked of no rule of theirs.
        expect(says(asks, asOf, who)).toMatch(first);
      }
  });

  it('and names the office’s pages to whoever asks for a company', () => {
    for (const asOf of [BEFORE, LATE])
      expect(says('公司有五十个人怎么换', asOf, null)).toContain('助手有给单位用的网页');
    expect(says('单位能统一办吗', LATE, null)).toContain('文件当时要求');
  });
});
