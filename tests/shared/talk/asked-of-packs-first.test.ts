// What is asked of a pack is answered first: 是, 不是, 能, 不能, or the step; and nobody is sent to a desk that nobody knows.
import { talkOf, untold } from '../../support/talk-cases';

const yunnan = (facts: Record<string, unknown>) => ({
  ...untold('yunnan-2023', 'site-professional', '施工员'),
  facts: { oldIssuedOn: '2016-05-01', oldValid: true, sex: 'm', birthDate: '1980-01-01', ...facts },
});
const card = (pack: string, trade: string, facts: Record<string, unknown>) => ({
  ...untold(pack, 'safety-abc', trade),
  facts: { employed: true, ...facts },
});
const anhui = { ...untold('anhui-2021', 'site-professional', '施工员'), facts: { issuedOn: '2022-03-01' } };

const HELD = {
  complete: ['2023-08-01', yunnan({ informationComplete: true, registeredOn: '2023-07-30' })],
  incomplete: ['2023-11-20', yunnan({ informationComplete: false })],
  untold: ['2023-08-01', untold('yunnan-2023', 'site-professional', '质量员')],
  late: ['2024-05-01', yunnan({ informationComplete: false })],
  anhui: ['2023-11-01', anhui],
  water: ['2024-07-01', card('water-abc', 'B', { expiresOn: '2024-09-30', accident: false })],
  safety: ['2026-11-28', card('safety-abc', 'A', { expiresOn: '2027-01-15' })],
  expired: ['2026-11-28', card('safety-abc', 'C', { expiresOn: '2026-10-31' })],
} as const;

const asked = (who: keyof typeof HELD, text: string): string => {
  const [asOf, certificate] = HELD[who];
  const holder = { registeredOn: null, certificates: [certificate as ReturnType<typeof untold>] };
  const [first] = talkOf([{ id: 'one', asOf, holder, says: [text] }]);
  return first?.turns[0]?.answer ?? '';
};

test.each([
  ['complete', '忘换了是不是就作废了', /^现在不是。.*10月1日.*还没有换好的会怎样，助手看到的部分没有写/],
  ['incomplete', '忘换了是不是就作废了', /^现在不是，.*2024年3月31日.*文件写的是不再换发，旧证书作废/],
  [
    'untold',
    '忘换了是不是就作废了',
    /^你的质量员还没到期限：最早的期限是 10月1日.*能不能换证，要先说清才知道/,
  ],
  ['late', '忘换了是不是就作废了', /^是。.*期限已经过了/],
  ['water', '忘换了是不是就作废了', /还没到期限.*9月30日.*听说的是证书自动失效/],
  ['expired', '忘换了是不是就作废了', /^照助手的理解，是。.*期限已经过了/],
  ['complete', '2013年的老证还能换不', /^2013年发的，发证的日子够/],
  ['incomplete', '2019年的证还能换不', /^不能：2019年发的/],
  ['incomplete', '2018年发的证能换不', /^2018年发的要看哪一天/],
  ['late', '2013年的老证还能换不', /^不能了。/],
  ['complete', '12月31号是哪年的', /^助手看到的文件里没有 12月31日这个期限。.*10月1日/],
  ['anhui', '12月31号是哪年的', /^12月31日是每年学习那一年的最后一天.*不是换证的期限/],
  ['incomplete', '八大员换证步骤', /接下来：注册。/],
  ['safety', '八大员换证步骤', /^八大员是施工现场专业人员的证.*接下来：通过单位申请延续/],
] as const)('%s: %s', (who, text, answer) => {
  expect(asked(who, text)).toMatch(answer);
});

test('each of the four questions is answered by itself', () => {
  const answers = ['忘换了是不是就作废了', '2013年的老证还能换不', '12月31号是哪年的', '八大员换证步骤'].map(
    (text) => asked('complete', text),
  );
  expect(new Set(answers).size).toBe(4);
  expect(answers[0]).not.toMatch(/周岁|2024年3月31日/);
  expect(answers[3]).not.toMatch(/周岁|2024年3月31日/);
});

test.each([
  ['anhui', '每年都要学吗', /^要。/],
  ['anhui', '今年拿证今年要学吗', /^今年才拿的证，今年不用，从下一年学起（助手的理解）/],
  ['water', '今年拿证今年要学吗', /^要：有效期里的每一年都要学/],
  ['anhui', '施工员和质量员都有是不是学64', /^不一定要 64：.*每本各 22 学时/],
  ['anhui', '考试多少分及格', /^听说有一条讲考试；怎么考、多少分，没有听说/],
  ['untold', '八大员换证步骤', /先说第一件：旧证书是哪一天发的？/],
  ['complete', '线务员证还有用吗', /^线务员不在里面，这次不换/],
  ['complete', '改过名字证书咋办', /^改了名字的证怎么办，/],
  ['complete', '没收到提醒', /下一次提醒在 9月1日/],
  ['safety', '证有效期几年', /^有效期 3 年。.*10月15日起可以申请，要由单位交的/],
  ['water', '证有效期几年', /^有效期几年，没有听说。.*6月30日起可以申请。/],
  ['complete', '附件操作流程在哪下', /^附件（岗位表），助手手头没有。.*文号和印发的日子没有看到/],
  ['anhui', '文件是哪个部门发的', /文件叫什么没有看到。听说过的只有这几条/],
  ['complete', '有没有人', /^这里没有人工/],
  ['anhui', '企业账号怎么弄', /^企业账号怎么弄，.*没有看过文件原文/],
] as const)('%s: %s', (who, text, answer) => {
  expect(asked(who, text)).toMatch(answer);
});

test.each(['手机能看课吗', '验证码一直不来', '人脸老是失败', '用什么浏览器', '初始密码是多少'])(
  'of a platform that nobody knows it is said what is not known, and nobody is sent to its desk: %s',
  (text) => {
    for (const who of ['complete', 'anhui', 'water', 'safety'] as const)
      expect(asked(who, text)).toMatch(/^(?!.*客服)(?!这个).*(?:没有写|写没写说不准)/);
  },
);
