// What waits is told anew in few words, and what is told in the first questions is neither lost nor taken for something else.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const clerk: CertificateTold = { trade: '资料员', specialty: null, registryStatus: 'valid' };
const studied: CertificateTold = { ...clerk, credits: { '2022-11-20': 16, '2022-11-21': 16 } };
const talking = (...certificates: CertificateTold[]) =>
  new KeptTalking(chat, on('2022-12-05', signedIn(certificates, registered)));
const visitor = (asOf = '2022-12-05') => new KeptTalking(chat, on(asOf));
const answers = (talk: KeptTalking, ...texts: string[]) =>
  texts.flatMap((text) => talk.say(text).written.map(({ value }) => (value as { value: string }).value));

describe('hours that wait', () => {
  it.each([
    ['多说了1个', 3],
    ['少说了1个', 5],
    ['系统里显示3', 3],
  ])('%s', (text, hours) => {
    expect(talking(clerk).sayAll('昨天学了4学时', text).proposed).toMatchObject([
      { value: hours, on: '2022-12-04' },
    ]);
  });

  it('are let go where they were by the clock, or turned down', () => {
    for (const [told, text] of [
      ['昨天学了4学时', '是4个小时'],
      ['昨天申请的', '申请是申请了 但被退回了'],
    ]) {
      const talk = talking(studied);
      expect(talk.sayAll(told as string, text as string).answer).toContain('没有记');
      expect(talk.say('对').written).toEqual([]);
    }
  });

  it.each(['记吧', '好的谢谢', '妥妥的'])('%s is a yes, and no question', (text) => {
    const reply = talking(clerk).sayAll('昨天学了4学时', text);
    expect(reply.written).toMatchObject([{ value: 4 }]);
    expect(reply.answer).not.toContain('我是换证助手');
  });

  it('of two deeds the other stays where one is put right', () => {
    expect(talking(studied).sayAll('昨天申请的 今天下载的', '改', '申请是前天').proposed).toMatchObject([
      { fact: 'downloadedOn', value: '2022-12-05' },
      { fact: 'exchangedOn', value: '2022-12-03' },
    ]);
  });

  it('不算, right after they were noted, takes them back', () => {
    expect(talking(clerk).sayAll('昨天学了4学时', '对', '不算').written).toMatchObject([{ op: 'remove' }]);
  });

  it('4.5, where it is asked how many, is hours', () => {
    expect(talking(clerk).sayAll('下一步', '4.5').proposed).toMatchObject([{ fact: 'credit', value: 4.5 }]);
  });
});

describe('the first questions', () => {
  it.each([
    ['换了', ['资料员', 'exchanged']],
    ['上个礼拜换成电子的了', ['资料员', 'exchanged']],
    ['换了 22年12月2', ['资料员', 'exchanged', '2022-12-02']],
    ['电子证', ['资料员']],
  ])('%s, said of what is held', (text, want) => {
    expect(answers(visitor(), '我要登记一个证', '资料员', text)).toEqual(want);
  });

  it('another post that was begun is chosen before anything else is answered', () => {
    const talk = visitor();
    const given = answers(
      talk,
      '我要登记一个证',
      '施工员土建',
      '旧证书，还没换',
      '岗位错了 是质量员',
      '有效',
    );
    expect(given).toEqual(['施工员（土建）', 'old']);
    expect(talk.say('质量员（土建）').proposed).toMatchObject([{ value: { value: '质量员（土建）' } }]);
  });

  it.each([
    ['安全员C证', 'safety-abc/C'],
    ['水利的B证', 'safety-abc/B'],
  ])('%s: the questions of that card begin', (text, post) => {
    expect(answers(visitor('2026-11-28'), '我要登记一个证', text)).toEqual([post]);
  });

  it('hours of another certificate are not lost without a word', () => {
    const reply = talking(clerk).sayAll('我要登记一个证', '施工员土建', '我那个资料员昨天学了4学时');
    expect(reply.answer).toMatch(/还没有记.*现在手里是哪一种/);
  });

  it('下一步 is no yes to adding', () => {
    const talk = talking(clerk);
    const reply = talk.sayAll('我要登记一个证', '质量员土建', '旧证书，还没换', '有效', '下一步');
    expect(reply.written).toEqual([]);
    expect(talk.say('加上').written).toMatchObject([{ fact: 'certificate' }]);
  });
});

describe('two posts at once', () => {
  it.each([
    ['特种作业电工和施工员', ['登记施工员证']],
    ['登记施工员和资料员', ['登记施工员证', '登记资料员证']],
    ['我有施工员跟安全员两个证', ['登记施工员证', '登记安全员证']],
  ])('%s: taken in one by one', (text, want) => {
    const talk = visitor();
    const reply = text.startsWith('特种') ? talk.sayAll('我要登记一个证', text) : talk.say(text);
    expect(reply.quickReplies.map(({ label }) => label)).toEqual(want);
    expect(reply.written).toEqual([]);
  });

  it.each([
    '施工员跟安全员是不是一回事',
    '施工员和安全员一样吗',
    '安全员算不算施工员',
    '施工员跟资料员有啥区别',
  ])('%s: is asked, and begins nothing', (text) => {
    for (const step of [[], ['我要登记一个证']]) {
      const reply = visitor().sayAll(...step, text);
      expect([reply.written, reply.proposed, reply.told]).toEqual([[], [], false]);
    }
  });
});

describe('an electronic certificate that was received', () => {
  const received = () => {
    const talk = new KeptTalking(chat, on('2023-01-02', signedIn([studied], registered)));
    const reply = talk.say('昨天拿到电子证了');
    return { talk, reply };
  };

  it('is not written down as a new one before it is said whether it was exchanged', () => {
    const { reply } = received();
    expect([reply.proposed, reply.written]).toEqual([[], []]);
    expect(reply.quickReplies.map(({ label }) => label)).toEqual(['旧证换来的', '直接拿到的新证', '不记']);
  });

  it('of one that was exchanged the day of the application is asked', () => {
    const { talk } = received();
    expect(talk.sayAll('旧证换来的', '12月20号').proposed).toMatchObject([
      { fact: 'exchangedOn', value: '2022-12-20' },
    ]);
  });

  it('of a new one its day is read back', () => {
    const { talk } = received();
    expect(talk.say('直接拿到的新证').proposed).toMatchObject([{ fact: 'issuedOn', value: '2023-01-01' }]);
  });
});

it('先不记, offered for the new number, leaves the download that was just noted', () => {
  const talk = talking({ ...studied, exchangedOn: '2022-12-02' });
  talk.sayAll('下一步', '今天弄好了');
  expect(talk.say('先不记').written).toEqual([]);
  expect(talk.certificates[0]?.facts.downloadedOn).toBe(parseDay('2022-12-05'));
});

it('a reminder set in the middle of a step leaves its question standing', () => {
  const reply = talking(clerk).sayAll('下一步', '十点提醒我', '对');
  expect(reply.answer).toContain('这一步：学满 32 学时');
  expect(reply.quickReplies.map(({ label }) => label)).toContain('今天学了4学时');
});
