import { parseDay } from '@hz/shared/calendar';
import type { ChatReply, Fact } from '@hz/shared/talk';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';
import { talkOf, untold } from '../../support/talk-cases';

const chat = aChat();
const DAY = '2022-12-05';
const registered = { registeredOn: parseDay('2022-12-01') };
const talking = (certificates: CertificateTold[], asOf = DAY) =>
  new KeptTalking(chat, on(asOf, signedIn(certificates, registered)));
const credits = (facts: readonly Fact[]) =>
  facts.map(({ op, certificate, value, on: day }) => [op, certificate, value, day].join(' '));
const labels = ({ quickReplies }: ChatReply) => quickReplies.map(({ label }) => label);

describe('the day of a look at the registry', () => {
  it.each([
    ['昨天在系统里查的，是有效状态', 'valid', '2022-12-04'],
    ['前天查的，说是注销了', 'cancelled', '2022-12-03'],
    ['12月1号查的有效', 'valid', '2022-12-01'],
  ])('is the one told: %s', (text, value, day) => {
    const talk = talking([{ registryStatus: null }]);
    talk.say('下一步');
    expect(talk.say(text).proposed).toMatchObject([{ fact: 'registryStatus', value, on: day }]);
  });
});

describe('several things in one message', () => {
  it('are each of the certificate named with them', () => {
    const talk = talking([{ registryStatus: 'valid' }, { trade: '资料员', specialty: null }]);
    talk.say('下一步');
    const [one, other] = new Set(
      talk
        .say('施工员昨天学了2学时，资料员昨天学了3学时')
        .proposed.map(({ certificate, value }) => `${value} ${certificate}`),
    );
    expect(one).toMatch(/^2 /);
    expect(other).toMatch(/^3 /);
    expect(one?.slice(2)).not.toBe(other?.slice(2));
  });

  it('are of the certificate meant, not of the one that is not', () => {
    const talk = talking([{ registryStatus: 'valid' }, { trade: '资料员', specialty: null }]);
    talk.say('下一步');
    const meant = talk.say('施工员今天学了5学时').proposed;
    talk.say('不记');
    expect(talk.say('不是资料员，是施工员今天学了5学时').proposed).toEqual(meant);
  });

  it('of two certificates at once are noted for both', () => {
    const talk = talking([{ registryStatus: 'valid' }, { trade: '资料员', specialty: null }]);
    talk.say('下一步');
    const { proposed } = talk.say('两个证今天各学了4学时');
    expect(new Set(proposed.map(({ certificate }) => certificate)).size).toBe(2);
  });

  it('keep the hours of a day beside those of past years', () => {
    const talk = talking([{ registryStatus: 'valid', exchangedOn: '2022-12-02' }], '2026-11-28');
    const { proposed } = talk.say('昨天学了10学时，去年25学时');
    expect(proposed.map(({ fact, value, on: day }) => `${fact} ${value} ${day}`)).toEqual([
      'credit 10 2026-11-27',
      'statedCycle 25 2025-01-01',
    ]);
  });
});

describe('taking back', () => {
  it('is not taken back by saying it twice', () => {
    const talk = talking([{ registryStatus: 'valid' }]);
    talk.say('昨天学了4学时');
    const [added] = credits(talk.say('对').written);
    const back = talk.say('撤销');
    expect(credits(back.written)).toEqual([added?.replace('add', 'remove')]);
    expect(labels(back)).not.toContain('撤销');
    expect(talk.say('撤销').written).toEqual([]);
  });
});

describe('the words of a chip', () => {
  it('note the same hours of the same day only once', () => {
    const talk = talking([{ registryStatus: 'valid', credits: { [DAY]: 4 } }]);
    talk.say('下一步');
    const again = talk.say('今天学了4学时');
    expect(again.written).toEqual([]);
    expect(again.answer).toContain('已经记过了');
    expect(credits(talk.say('再记一笔').written)).toHaveLength(1);
  });
});

describe('a day told in two messages', () => {
  it('lies in the month that was told first', () => {
    const talk = talking([{ registryStatus: 'valid' }]);
    talk.say('10月学了6学时');
    expect(talk.say('20号').proposed).toMatchObject([{ fact: 'credit', on: '2022-10-20' }]);
  });

  it('lies in the year that was told first', () => {
    const talk = talking([{ registryStatus: 'valid' }]);
    talk.say('去年就注册好了');
    const { proposed, written } = talk.say('12月3号');
    expect([...proposed, ...written]).not.toContainEqual(expect.objectContaining({ value: '2022-12-03' }));
  });

  const expiring = (...says: string[]) =>
    talkOf([
      {
        ...{ id: 'a', asOf: '2026-11-28', says: ['下一步', ...says] },
        holder: { registeredOn: null, certificates: [untold('safety-abc', 'safety-abc', 'C1')] },
      },
    ])[0]?.turns.at(-1)?.proposed;

  it.each([
    [['2026年12月', '12月20号'], '2026-12-20'],
    [['12月20号到期'], '2026-12-20'],
    [['2026年10月1号过期的'], '2026-10-01'],
  ])('may lie ahead where a certificate expires: %j', (says, day) => {
    expect(expiring(...says)).toMatchObject([{ fact: 'expiresOn', value: day }]);
  });

  it('does not lie ahead where it is said to be over', () => {
    expect(expiring('12月20号过期的')).toEqual([]);
  });
});

describe('no good news for whom there is none', () => {
  const answer = (told: CertificateTold, asOf: string, text: string) =>
    talking([told], asOf).say(text).answer;
  const hopeful = /来得及|更稳|一起补上|接着学/;
  const cancelled: CertificateTold = { registryStatus: 'cancelled' };
  const notMapped: CertificateTold = { trade: '试验员', specialty: null };
  const lapsed: CertificateTold = { registryStatus: 'valid', credits: { '2022-11-20': 32 } };
  const short: CertificateTold = {
    registryStatus: 'valid',
    exchangedOn: '2022-11-28',
    years: { 2023: 10, 2024: 10, 2025: 32 },
  };

  it.each([
    ['cancelled', cancelled, DAY],
    ['not mappable', notMapped, DAY],
    ['lapsed', lapsed, '2023-01-02'],
    ['to be trained for again', short, '2026-11-28'],
  ] as const)('is told of a certificate that is %s', (_, told, asOf) => {
    for (const text of [
      '换证到哪天截止',
      '过期了咋办',
      '怎么换证',
      '今年没学完咋办',
      '去年没学够今年补上行吗',
    ])
      expect(answer(told, asOf, text)).not.toMatch(hopeful);
  });

  it('of a cancelled one leads with 换不了', () => {
    for (const text of ['换证到哪天截止', '过期了咋办', '怎么换证'])
      expect(answer(cancelled, DAY, text)).toMatch(/^(?:不能换。)?你的施工员（土建）：这本证书换不了/);
  });

  it('is asked of a day after the last one, while it is not over, and told 不能 first', () => {
    for (const text of ['过了元旦还能换不', '明年1月换行吗'])
      expect(answer(lapsed, DAY, text)).toMatch(/^不能等到那时候/);
  });

  it('a skilled worker is asked for no hours', () => {
    const skilled: CertificateTold = {
      family: 'skilled-worker',
      trade: '钢筋工',
      specialty: null,
      registryStatus: 'valid',
    };
    for (const text of ['今年没学完咋办', '去年没学够今年补上行吗'])
      expect(answer(skilled, DAY, text)).not.toMatch(/\d+ 学时/);
  });
});

describe('second thoughts right after noting', () => {
  const noted = () => {
    const talk = talking([{ registryStatus: 'valid' }]);
    talk.say('昨天学了4学时');
    talk.say('对');
    return talk;
  };

  it('take back what was noted', () => {
    expect(credits(noted().say('不记').written)).toEqual([expect.stringMatching(/^remove c1 4 /)]);
  });

  it('change it to what is said next', () => {
    const talk = noted();
    expect(talk.say('改').written).toEqual([]);
    expect(credits(talk.say('是6学时').proposed)).toEqual([
      expect.stringMatching(/^remove c1 4/),
      expect.stringMatching(/^add c1 6/),
    ]);
  });
});

describe('what is not noted', () => {
  it.each([
    ['打算今天学6学时', '还没做的先不记'],
    ['昨天徒弟学了8学时', '别人的证不记'],
    ['今天没学', '没有的就不记'],
  ])('is told why: %s', (text, words) => {
    const talk = talking([{ registryStatus: 'valid' }]);
    talk.say('下一步');
    expect(talk.say(text).answer).toContain(words);
  });
});

describe('what an outsider broke', () => {
  const of = (pack: string, facts: Record<string, unknown>, asOf: string, ...says: string[]) =>
    talkOf([
      {
        ...{ id: 'a', asOf, says },
        holder: {
          registeredOn: '2022-12-01',
          certificates: [{ ...untold(pack, 'safety-abc', 'B'), facts }],
        },
      },
    ])[0]?.turns ?? [];
  const safety = (expiresOn: string, ...says: string[]) =>
    of('safety-abc', { expiresOn, employed: true }, '2026-11-28', ...says);

  it('is not written by typing a chip in pinyin', () => {
    const talk = talking([{ registryStatus: null }]);
    talk.say('下一步');
    const { written, proposed } = talk.say('youxiao');
    expect(written).toEqual([]);
    expect(proposed).toMatchObject([{ fact: 'registryStatus', value: 'valid' }]);
  });

  it.each([
    '没离职',
    '我没辞职',
    '我没被辞退',
    '没失业 在公司干着',
    '我不是没单位',
    '还没离职',
    '离职后又回来了',
  ])('is not out of work: %s', (text) => {
    const { proposed, written } = safety('2027-01-20', text)[0] ?? {};
    expect([...(proposed ?? []), ...(written ?? [])]).not.toContainEqual(
      expect.objectContaining({ fact: 'employed', value: false }),
    );
  });

  it.each([
    '昨天申请了年假',
    '昨天申请加班了',
    '11月5号交申请的时候系统崩了',
    '施工员证今天学了6学时',
    '水利B证昨天学了8学时',
  ])('is nothing of this certificate: %s', (text) =>
    expect(safety('2027-01-20', text)[0]?.proposed).toEqual([]),
  );

  it('takes an application for no renewal', () => {
    const said = safety('2027-01-20', '11月10号交的延续申请', '对', '我的证怎么样').at(-1)?.answer;
    expect(said).toContain('申请已交，还要等批');
    expect(said).not.toContain('办好了');
  });

  it.each([
    ['2026-11-01', '昨天交的延续申请', '申请晚了，不算'],
    ['2027-01-20', '9月1号交的延续申请', '这次申请早了，不算'],
  ])('says of one that does not count that it does not: %s %s', (expiresOn, text, words) => {
    for (const { answer } of safety(expiresOn, text, '对')) expect(answer).toContain(words);
  });

  it.each([{ registryStatus: 'cancelled' }, { trade: '试验员', specialty: null }] as const)(
    'does not exchange what cannot be exchanged by an application: %j',
    (told) => {
      const talk = talking([told]);
      const reply = talk.say('昨天申请更换了');
      expect(reply.proposed).toEqual([]);
      expect(reply.answer).toContain('换不了');
    },
  );

  it('does not invite to study what is over', () => {
    const lapsed = { expiresOn: '2026-11-10', employed: true, accident: false };
    expect(of('water-abc', lapsed, '2026-11-28', '我的证还能用吗')[0]?.answer).not.toContain('还差');
  });

  it('asks of this year where the exchange is done', () => {
    const talk = talking([{ registryStatus: 'valid', exchangedOn: '2022-12-02' }], '2026-11-28');
    for (const text of ['今年来得及吗', '12月31号前学完就来得及吧'])
      expect(talk.say(text).answer).not.toContain('换证的最后一天');
  });

  it.each([
    ['有人打电话让我转500块钱说包换证', '96110'],
    ['有人打电话说我的证要过期让我点链接', '96110'],
    ['对方让我先交押金再给换证', '96110'],
    ['中介说交800块三天下证靠谱不', '96110'],
    ['工地上有人从架子上摔下来了', '120'],
  ])('is helped first: %s', (text, phone) => {
    expect(talking([{ registryStatus: 'valid' }]).say(text).answer).toContain(phone);
  });
});
