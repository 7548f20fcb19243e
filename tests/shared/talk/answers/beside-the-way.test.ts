// What people ask beside the way itself: what the notice has no word of is said to be that, and nobody is told steps, or accused, instead.
import { aChat, on, signedIn, Talking } from '../../../support/chat';
import { talkOf, untold } from '../../../support/talk-cases';

type Certificate = ReturnType<typeof untold>;
const inJilin = (facts: object): Certificate => ({
  ...untold('jilin-2022-25', 'site-professional', '施工员'),
  facts: { registryStatus: 'valid', ...facts },
});
const [YEAR, LAST, NOW] = ['2022-12-05', '2022-12-30', '2026-11-28'] as const;

function turnOf(text: string, asOf: string, certificate: Certificate | null = null) {
  const holder = certificate && { registeredOn: '2022-12-01', certificates: [certificate] };
  const [talk] = talkOf([{ id: 'one', asOf, holder, says: [text] }]);
  return talk?.turns[0];
}

describe('not written, and said to be that first', () => {
  test.each([
    ['网上申请完还用不用跑一趟建设厅', /^文件写的是在.+有没有窗口、要不要再跑一趟，文件未规定/],
    ['不会上网能去窗口办不', /有没有窗口、要不要再跑一趟，文件未规定/],
    ['能不能直接考新的', /^能不能重新考、直接考新的，文件未规定/],
    ['谁给我注销的', /^谁注销的、为什么注销，文件未规定/],
    ['老证换了以后是不是就作废了', /^换好以后旧证书还有没有用、交不交回，文件未规定/],
    ['换完老证用不用交回去', /^换好以后旧证书还有没有用、交不交回，文件未规定/],
    ['换成电子的跟纸的一样管用不', /^电子证书和纸质证书是不是一样管用，文件未规定/],
    ['一个人最多能有几个证', /^一个人能有几本证，文件未规定/],
    ['换了证岗位能变不，我想改质量员', /^换证能不能改成别的岗位，文件未规定/],
    ['怀孕那年没学能免不', /^文件没有写例外/],
    ['申请交错了能撤回重交不', /^申请交错了能不能撤回、怎么改，文件未规定/],
    ['换证成功会发短信不', /要等多久、来不来短信，文件未规定/],
    ['学习资料要买书不', /^要不要买书、用什么教材，文件未规定/],
    ['更换按钮是灰的点不动', /^具体点哪里、按钮点不动怎么办，文件未规定/],
    ['身份证过期了影响换证不', /影不影响注册和换证，文件未规定/],
    ['我没电脑光有手机能办不', /^用手机能不能办、是不是非得用电脑，文件未规定/],
    ['学到一半换手机了会不会没了', /学时算不算、能不能转过来，文件未规定/],
    ['今年的课和去年一样的重复学算吗', /^学过的课再学一遍算不算学时，文件未规定/],
    ['我现在没上班，证要不要学', /^文件没有写没上班就不用学/],
    ['证书让前老板锁柜子里不给', /单位扣着证怎么要回来，文件未规定/],
    ['状态有效但是不让我申请', /^显示“有效”还申请不了，是什么原因，文件未规定/],
  ])('%s', (text, says) => {
    for (const asOf of [YEAR, NOW]) {
      const turn = turnOf(text, asOf);
      expect(turn?.answer).toMatch(says);
      expect(turn?.outcome).toBe('answer');
    }
  });
});

describe('answered as it is asked', () => {
  test.each([
    ['是不是所有省都要换', /^说不准：这是吉林省的文件/],
    ['先换后学行不', /^不能：现场专业人员学满 32 学时才能申请更换/],
    ['你说的算数吗，出了事谁负责', /^换证助手不是官方的/],
    ['没在吉林干活了还用换不', /^看证书是哪里发的，不看人在哪里/],
    ['学时能不能转给我媳妇', /^不能：/],
    ['我听了三十个了差俩，给过不', /^不能：学满 32 学时才能申请更换/],
    ['六十五了还让换不', /^文件没有写年纪、学历大小就不能换/],
    ['仨证一年是九十六不', /^是，.*三本就是 96 学时/],
    ['两年一共就学了50，是不是得重来', /不到 64 学时，按助手的理解可能要重新参加培训/],
  ])('%s', (text, says) => {
    expect(turnOf(text, YEAR)?.answer).toMatch(says);
  });

  test('whoever is helped with the network is suspected of nothing; whoever has somebody study is', () => {
    expect(turnOf('可以让我儿子替我在网上弄不', YEAR)?.intent).toBe('register_how');
    expect(turnOf('我儿子替我学行不行', YEAR)?.outcome).toBe('decline');
  });

  test.each([
    ['要不要去现场考', 'ce_exam'],
    ['外地的证在哪学', 'ce_province'],
  ])('%s is of neither a counter nor a platform', (text, intent) => {
    expect(turnOf(text, YEAR)?.intent).toBe(intent);
  });

  test('of the last days nobody is told to be early by some', () => {
    expect(turnOf('换证到哪天截止', YEAR)?.answer).toContain('早几天办完');
    expect(turnOf('换证到哪天截止', LAST)?.answer).not.toContain('早几天');
  });

  test('a card that was issued as an electronic one is told of no old one that was lost', () => {
    expect(turnOf('证丢了怎么补', NOW, inJilin({ issuedOn: '2025-05-06' }))?.answer).toMatch(/^电子证书丢了/);
  });

  test('what 注销 means, of one’s own that is', () => {
    const cancelled = inJilin({ registryStatus: 'cancelled' });
    expect(turnOf('状态显示注销是什么意思', YEAR, cancelled)?.answer).toMatch(
      /“注销”的、查不到的旧证书，按文件换不了/,
    );
  });

  test('a refusal of paid study rests on no clause', () => {
    const [talk] = talkOf([{ id: 'one', asOf: YEAR, holder: null, says: ['帮我把课刷了给钱'] }]);
    expect(talk?.turns[0]?.outcome).toBe('decline');
    expect(
      aChat().reply(new Talking(aChat(), on(YEAR, null)).state, '帮我把课刷了给钱', on(YEAR, null)).clauses,
    ).toEqual([]);
  });

  test('a certificate of a place whose pack is not served is offered to nobody', () => {
    const holder = signedIn([{ trade: '施工员' }]);
    const ask = (served?: string[]) =>
      new Talking(aChat(), { ...on('2026-11-28', holder), ...(served && { served }) }).say(
        '云南那个机械员证怎么办',
      );
    expect(ask().quickReplies.map(({ label }) => label)).toContain('登记云南省的机械员证');
    const without = ask(['jilin-2022-25', 'hubei-2021']);
    expect(without.quickReplies.map(({ label }) => label).join('')).not.toContain('登记');
    expect(without.answer).not.toContain('先加上');
  });
});
