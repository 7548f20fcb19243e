// What is asked is answered to the one who asks: by where their own certificate stands, once, and with what is the
// helper's own reading said to be that.
import { newChat } from '@hz/shared/talk';
import type { CertificateTold } from '../../support/certificates';
import { aChat, on, signedIn, Talking } from '../../support/chat';
import { talkOf } from '../../support/talk-cases';

const chat = aChat();
const BEFORE = '2022-12-05';
const LATE = '2026-11-28';

const open: CertificateTold = { credits: { '2022-12-01': 12 } };
const exchanged: CertificateTold = { exchangedOn: '2022-12-02', credits: { '2022-11-25': 32 }, inPost: true };
const received: CertificateTold = { ...exchanged, downloadedOn: '2022-12-10' };
const short: CertificateTold = { ...exchanged, years: { 2023: 32, 2024: 44, 2025: 20 } };
const cancelled: CertificateTold = { registryStatus: 'cancelled' };
const notFound: CertificateTold = { registryStatus: 'not-found' };
const tester: CertificateTold = { trade: '试验员', specialty: null };
const skilled: CertificateTold = { family: 'skilled-worker', trade: '钢筋工', specialty: null };

const reply = (text: string, asOf: string, told: CertificateTold | null) =>
  chat.reply(newChat(), text, on(asOf, told && signedIn([told], { registeredOn: on('2022-11-20').asOf })));
const answer = (text: string, asOf: string, told: CertificateTold | null): string =>
  reply(text, asOf, told).answer;

const times = (text: string, words: string): number => text.split(words).length - 1;

describe('whether my certificate can be exchanged', () => {
  it.each(['我这个证能换不', '我这个证能换吗'])(
    '%s: what is exchanged already is not told the rules again',
    (text) => {
      for (const asOf of [BEFORE, '2023-01-02', LATE]) {
        const said = answer(text, asOf, received);
        expect(said).toMatch(/^你的施工员（土建）已经是电子证书，不用再换。/);
        expect(said).not.toMatch(/查不到|当时|试验员/);
        const waits = answer(text, asOf, exchanged);
        expect(waits).toMatch(/^你的施工员（土建）换证的申请已经交了，不用再申请，电子证书拿到没有还没记。/);
        expect(waits).not.toMatch(/已经是电子证书|查不到|当时|试验员/);
      }
    },
  );

  it.each([
    [cancelled, '显示“注销”'],
    [notFound, '查不到'],
    [tester, '在新系统里没有对应的名称'],
  ] as const)('is told why it cannot: %j', (told, why) => {
    for (const text of ['我这个证能换不', '怎么换证', '换证到哪天截止']) {
      const [first = '', second = ''] = answer(text, BEFORE, told).split('。');
      expect(`${first}${second}`).toContain(why);
    }
  });

  it('of what is over says so once', () => {
    for (const text of ['我这个证能换不', '怎么换证', '最晚啥时候换', '证书状态无效为什么', '证丢了怎么补'])
      expect(times(answer(text, LATE, open), '已经过了')).toBe(1);
  });

  it('of what is open leaves out what cannot', () => {
    const said = answer('我这个证能换吗', BEFORE, open);
    expect(said).toMatch(/^现在还不能。你的施工员（土建）：还差 20 学时，学满才能换。/);
    expect(said).not.toContain('换不了');
  });

  it('says it of a cancelled one to whom it is of no concern, and leaves their own aside', () => {
    const said = answer('注销的证能换吗', BEFORE, open);
    expect(said).toMatch(/^不能：/);
    expect(said).not.toContain('你的施工员');
  });
});

describe('several certificates', () => {
  const said = (text: string, asOf: string, told: CertificateTold[]) =>
    chat.reply(newChat(), text, on(asOf, signedIn(told, { registeredOn: on('2022-11-20').asOf }))).answer;
  const clerk: CertificateTold = { trade: '资料员', specialty: null };

  it('of which the same is told are named together', () => {
    for (const text of ['我这个证能换不', '怎么换证', '学时不够怎么办'])
      expect(times(said(text, LATE, [open, clerk]), '换证的期限')).toBe(1);
    expect(said('怎么换证', LATE, [open, clerk])).toContain('你的施工员（土建）、资料员：');
  });

  it('of which hours are counted are told one by one', () => {
    expect(said('要学多少学时', BEFORE, [{}, clerk])).toContain(
      '你的施工员（土建）还差 32 学时，还剩26天；你的资料员还差 32 学时，还剩26天',
    );
  });

  it('are each told where it stands', () => {
    expect(said('我这个证能换不', LATE, [received, skilled])).toMatch(
      /^你的施工员（土建）已经是电子证书，不用再换；你的钢筋工：换证的期限2022年12月31日已经过了/,
    );
    expect(said('怎么换证', BEFORE, [exchanged, skilled])).not.toMatch(/\d 学时/);
  });
});

describe('what is in doubt', () => {
  const late: CertificateTold = { exchangedOn: '2023-01-01' };

  it('is not told that no hours are lacking, nor that there is still time', () => {
    for (const asOf of ['2023-01-02', LATE])
      expect(answer('学时不够怎么办', asOf, late)).not.toContain('现在不差学时');
    expect(answer('现在换还来得及吗', BEFORE, { ...skilled, registryStatus: null })).not.toContain('来得及');
  });

  it('is told that nothing is written of it', () => {
    expect(answer('怎么换证', LATE, late)).toContain('这样算不算换成，文件未规定');
  });
});

describe('a certificate that was issued elsewhere', () => {
  it.each([
    '外省的证能换吗',
    '外省的证能在吉林换吗',
    '外地的证能换成吉林的电子证不',
    '别的省的证可以换吗',
    '四川的证能在吉林换吗',
    '湖北的证能在吉林换吗',
    '黑龙江办的施工员证能换吉林的吗',
  ])('%s: is none of this document, on any day', (text) => {
    for (const asOf of [BEFORE, LATE]) {
      const { intent, answer: said } = reply(text, asOf, null);
      expect(intent).toBe('exchange_scope');
      expect(said).toMatch(/^按这份文件不能换/);
      expect(said).toContain('问发证的那个省');
    }
  });
});

describe('a skilled worker', () => {
  it('asks how to exchange, and is told no hours, and of study that it is a reading', () => {
    for (const text of ['怎么换证', '钢筋工证怎么换']) {
      const said = answer(text, BEFORE, skilled);
      expect(said).not.toMatch(/\d 学时/);
      expect(said).toContain('助手的理解是你这本不用先学');
    }
  });

  it('is told everywhere that not to study is a reading', () => {
    for (const text of [
      '要学多少学时',
      '差2学时能换不',
      '三个证学一次行不',
      '要重新培训怎么报名',
      '我的证现在怎样',
    ])
      expect(answer(text, BEFORE, skilled)).toMatch(/助手的理解/);
  });

  it('is not told 不能 where nothing is asked of them', () => {
    for (const text of ['差2学时能换不', '三个证学一次行不', '两个证能只学一份吗'])
      expect(answer(text, BEFORE, skilled)).not.toMatch(/^不能/);
  });
});

describe('what is no news to whom it is said', () => {
  it('is not said of the last day: to whom it is over or done', () => {
    for (const told of [exchanged, cancelled, tester]) {
      expect(answer('学时多久上传', BEFORE, told)).not.toContain('12月31日');
      expect(answer('证丢了怎么补', BEFORE, told)).not.toContain('12月31日');
    }
    expect(answer('学时多久上传', BEFORE, open)).toContain('2022年12月31日前申请');
  });

  it('is not that nothing can be done and that something will be reminded of', () => {
    expect(answer('能发微信提醒吗', LATE, open)).not.toContain('期限快到的时候');
  });

  it('of a certificate that cannot be found comes after where it stands', () => {
    expect(answer('名下只有一个证另一个没了', BEFORE, cancelled)).toMatch(
      /^你的施工员（土建）：这本证书换不了/,
    );
    expect(answer('注册完了证书管理是空的', BEFORE, tester)).not.toContain('按新名称找');
  });
});

describe('a reading of the helper', () => {
  it.each([
    ['我还差多少学时', short],
    ['我的证现在怎样', short],
    ['我都60了还要学不', exchanged],
    ['明年还要学不', exchanged],
    ['钢筋工证要学习吗', null],
  ] as const)('is said to be one: %s', (text, told) => {
    expect(answer(text, LATE, told)).toContain('助手的理解');
  });
});

describe('what is asked', () => {
  it.each([
    ['我有三个证要学几遍', '三本就是 96 学时'],
    ['4个证一年学多少学时', '四本就是 128 学时'],
    ['施工员和质量员都有是不是学64', '两本就是 64 学时'],
  ])('%s: is computed for as many certificates', (text, said) => {
    expect(answer(text, BEFORE, null)).toContain(said);
  });

  it('of two things is answered in both: what is kept, and how it is deleted', () => {
    const said = answer('你存了哪些信息，怎么删除', BEFORE, null);
    expect(said).toContain('助手存');
    expect(said).toContain('注销账号');
    expect(answer('你是官方的吗', BEFORE, null)).toMatch(/^换证助手不是官方的/);
    expect(answer('怎么注销账号', BEFORE, null)).toMatch(/^在“我”里点“注销账号”/);
  });

  it.each([
    ['每年都要学吗', LATE, /^每年都要学。/],
    ['今年拿证今年要学吗', BEFORE, /^今年拿证，今年还不算每年的学习。/],
    ['试验员证还有用吗', BEFORE, /^这类证书还有没有用/],
    ['测量员证能换电子的吗', BEFORE, /^不能换。/],
    ['不干施工员了证还有效吗', LATE, /^不做这个岗位了，证是不是就失效，文件未规定。/],
    ['差2学时能换不', LATE, /^现在换不了/],
    ['技能人员要换证吗', BEFORE, /^技能人员的旧证书也要换。/],
    ['户口在外省能换证吗', BEFORE, /^换证、学习都在网上办/],
    ['外地证怎么转到吉林', BEFORE, /^证书怎么跨省转过来/],
  ] as const)('%s: is answered first', (text, asOf, first) => {
    expect(answer(text, asOf, null)).toMatch(first);
  });

  it('of the working of the platforms is not said to be looked up where it may stand in the annex', () => {
    for (const text of ['密码忘了', '收不到验证码', '手机能看课吗', '视频看完不算学时'])
      expect(answer(text, BEFORE, null)).toContain('文件未规定（附件助手手上没有）');
  });

  it('of something else is turned away without claiming one place alone', () => {
    expect(answer('塔吊司机证复审', BEFORE, null)).not.toMatch(/只懂|吉林/);
  });
});

describe('whoever holds a certificate of another place', () => {
  const material = {
    ...{ id: 'c1', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
    ...{ facts: { exchangedOn: '2021-02-05' }, credits: [], statedCycles: [] },
  };
  const said = (text: string, asOf = LATE) =>
    talkOf([{ id: 'one', asOf, holder: { registeredOn: null, certificates: [material] }, says: [text] }])[0]
      ?.turns[0] as { intent: string | null; answer: string };

  it.each([
    ['你存了哪些信息，怎么删除', 'privacy_delete'],
    ['头像能换吗', 'photo_change'],
    ['编号换了单位不认咋办', 'number_changed'],
    ['湖北怎么办', 'my_status'],
  ])('%s: is asked of what it says', (text, intent) => {
    expect(said(text).intent).toBe(intent);
  });

  it('hears once that no paper is at hand, and is not counted up every cycle', () => {
    expect(times(said('怎么换证').answer, '手头没有')).toBe(1);
    expect(said('我的证现在怎样').answer).not.toContain('2023年2月6日起');
    expect(said('要学多少学时').answer).not.toContain('第一个周期');
  });
});

describe('told', () => {
  const tell = (text: string, asOf = BEFORE) => reply(text, asOf, asOf === BEFORE ? open : exchanged);

  it.each([
    ['一共25', 25],
    ['总共25了', 25],
    ['加起来20', 20],
    ['累计18', 18],
  ])('%s: a sum without a unit is read back', (text, hours) => {
    for (const asOf of [BEFORE, LATE])
      expect(tell(text, asOf).proposed).toMatchObject([{ fact: 'total', value: hours }]);
  });

  it('a sum of this year is read back where the year asks for hours', () => {
    expect(tell('今年总共12', LATE).proposed).toMatchObject([{ fact: 'total', value: 12 }]);
  });

  it('a number of something else is no sum', () => {
    for (const text of ['一共3个证', '一共多少', '一共25块钱']) expect(tell(text).proposed).toEqual([]);
  });

  it.each([
    ['昨天跟徒弟一起学了4学时', '2022-12-04'],
    ['今天和同事一块学了4学时', BEFORE],
    ['我和老王昨天一起看了4学时', '2022-12-04'],
    ['昨天跟大伙一块儿学了4学时', '2022-12-04'],
    ['带着徒弟学了4学时，今天', BEFORE],
  ])("%s: what was studied with others is the holder's own", (text, day) => {
    expect(tell(text).proposed).toMatchObject([{ fact: 'credit', value: 4, on: day }]);
  });

  it.each(['我徒弟学了4学时', '我媳妇和徒弟一起学了3学时', '徒弟跟他师傅一起学了3学时', '昨天徒弟学了8学时'])(
    '%s: what others studied is not, and is not taken for a question',
    (text) => {
      const { proposed, answer: heard } = tell(text);
      expect(proposed).toEqual([]);
      expect(heard).toBe('别人的证不记在你名下。');
    },
  );

  const noted: CertificateTold = { ...exchanged, credits: { '2026-11-28': 6, '2026-11-27': 4 } };
  const changed = (text: string, told = noted) => {
    const { proposed } = reply(text, LATE, told);
    return proposed.map(({ op, value, on: day }) => `${op} ${value} ${day}`);
  };

  it.each([
    ['今天少记了俩学时', ['remove 6 2026-11-28', 'add 8 2026-11-28']],
    ['昨天多记了半个学时', ['remove 4 2026-11-27', 'add 3.5 2026-11-27']],
    ['昨天那个别动，今天的减一个学时', ['remove 6 2026-11-28', 'add 5 2026-11-28']],
  ] as const)('%s: by how much is taken from what is on record', (text, facts) => {
    expect(changed(text)).toEqual(facts);
  });

  it('of two days that were mixed up each is mended', () => {
    expect(changed('写反了，应该今天4学时昨天6学时')).toEqual([
      'remove 6 2026-11-28',
      'add 4 2026-11-28',
      'remove 4 2026-11-27',
      'add 6 2026-11-27',
    ]);
  });

  it('what is only to be done if something happens is not done', () => {
    expect(changed('要是平台不认，今天那6学时再删')).toEqual([]);
  });

  it.each([
    ['去年上半年10学时，下半年15学时', ['set 25 2025-01-01']],
    ['前年受伤在家躺一年，零学时', ['set 0 2024-01-01']],
    ['2023到2025三年都没学', ['set 0 2023-01-01', 'set 0 2024-01-01', 'set 0 2025-01-01']],
    ['我方才说前年36学时，翻本子一看是26学时', ['set 26 2024-01-01']],
  ] as const)('%s: of past years', (text, facts) => {
    expect(changed(text, exchanged)).toEqual(facts);
  });

  const status = (text: string) => {
    const talk = new Talking(chat, on(BEFORE, signedIn([{ registryStatus: null }])));
    talk.say('下一步');
    return talk.say(text).proposed.map(({ fact, value }) => `${fact} ${value}`);
  };

  it.each([
    ['查询结果0条', 'not-found'],
    ['输了身份证号，跳出来没有该人员信息', 'not-found'],
    ['搜我名没有，搜证号也没有', 'not-found'],
    ['查着了，是有效', 'valid'],
  ])('%s: what the registry shows', (text, value) => {
    expect(status(text)).toEqual([`registryStatus ${value}`]);
  });

  it.each(['不是查不到，是网站没开', '营业执照让人给注销了', '前天去网吧注册，没排上机器'])(
    '%s: is nothing of it',
    (text) => {
      expect(status(text)).toEqual([]);
    },
  );

  it('where and with whose machine it was done is neither who nor when', () => {
    const talk = new Talking(chat, on(BEFORE, signedIn([{}])));
    talk.say('下一步');
    expect(talk.say('昨儿个在小卖部用老板电脑注册成的').proposed).toMatchObject([
      { fact: 'registeredOn', value: '2022-12-04' },
    ]);
  });

  it('one thing said in two ways is read back once', () => {
    expect(changed('调去办公室做预算了，不再干施工员', exchanged)).toEqual(['set false null']);
  });

  it('a visitor has nothing on record that could be put right: it is a question', () => {
    expect(reply('我以为学够了呢结果少算了一门 缺俩学时', BEFORE, null).answer).not.toContain('没登录');
  });

  it('whoever works as something is not being cheated', () => {
    const { intent, answer: said } = reply('我现在还在工地上当施工员呢', LATE, exchanged);
    expect(`${intent} ${said}`).not.toMatch(/refuse_fraud|转账/);
  });
});
