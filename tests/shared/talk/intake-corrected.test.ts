// Who denies or corrects in the middle of the first questions answers none of them: what was wrong is changed, or asked for.
import { loadPack } from '@hz/shared/packs';
import { aChat, KeptTalking, on, signedIn, Talking } from '../../support/chat';

const JILIN = 'jilin-2022-25';
const chats = new Map<string, ReturnType<typeof aChat>>();

/** A talk of whoever has no certificate; what is written stands on record before the next message. */
function talkOf(pack: string, asOf: string, ...texts: string[]) {
  const chat = chats.get(pack) ?? (pack === JILIN ? aChat() : aChat(loadPack(pack)));
  chats.set(pack, chat);
  const talk = new KeptTalking(chat, on(asOf, signedIn()));
  const answers = () => ({ ...talk.context.holder?.intake, ...talk.context.holder?.draft?.answers });
  talk.sayAll('我要登记一个证', ...texts);
  return { say: talk.say.bind(talk), answers, certificates: () => talk.certificates };
}

const safety = (...texts: string[]) => talkOf('safety-abc', '2024-03-20', 'C', '2024年5月31日', ...texts);
const yunnan = (...texts: string[]) =>
  talkOf('yunnan-2023', '2023-08-01', '材料员', '没有', '没有', '2018年5月', ...texts);

describe('a day that is corrected at a question for yes or no', () => {
  it.each([
    '不对，是2025年5月31日',
    '不是，是2025年5月31日',
    '错了，2025年5月31日',
    '说错了，应该是2025年5月31日',
    '改成2025年5月31日',
    '应该是2025年5月31日',
    '有效期写错了，是2025年5月31日',
    '到期改成2025年5月31日',
    '是2025年5月31日，不是2024年',
    '不是2024年5月31日，是2025年5月31日',
  ])('is changed, is no yes, and stands in the answer: %s', (text) => {
    const talk = safety();
    const { answer, written } = talk.say(text);
    expect(written).toMatchObject([{ value: { question: 'expiresOn', value: '2025-05-31' } }]);
    expect(answer).toContain('改过来了：有效期到 2025年5月31日');
    expect(answer).toContain('有单位聘用你吗');
    expect(talk.answers()).not.toHaveProperty('employed');
  });

  it.each([
    [yunnan, '不对，是2019年5月', { oldIssuedOn: '2019-05' }],
    [() => yunnan('是'), '错了，旧证是2017年3月1日', { oldIssuedOn: '2017-03-01', oldValid: 'true' }],
    [
      () => talkOf('hubei-2021', '2023-08-01', '材料员', '2021年9月1日'),
      '不对，是2022年9月1日',
      { exchangedOn: '2022-09-01' },
    ],
    [
      () => talkOf(JILIN, '2022-12-05', '材料员', '已经换成电子证书', '2022年11月20日'),
      '不对，是2022年11月25日',
      { exchangedOn: '2022-11-25' },
    ],
  ])('in other places as well: %#', (begun, text, answers) => {
    const talk = begun();
    expect(talk.say(text).answer).toContain('改过来了');
    expect(talk.answers()).toMatchObject(answers);
  });

  it('is of the day asked before, where another day is asked now', () => {
    const talk = safety('没有');
    expect(talk.say('不对，是2025年5月31日').written).toMatchObject([
      { value: { question: 'expiresOn', value: '2025-05-31' } },
    ]);
    expect(talk.answers()).not.toHaveProperty('appliedOn');
  });

  it('is asked for again where it is no day', () => {
    const talk = safety();
    const { answer, written } = talk.say('不对，是2025年2月30日');
    expect(written).toEqual([]);
    expect(answer).toContain('没有改');
    expect(talk.answers()).toMatchObject({ expiresOn: '2024-05-31' });
  });
});

describe('nothing that nobody said is written', () => {
  it.each([
    '不对',
    '错了',
    '说错了',
    '不对，是',
    '不对，有',
    '不对，没有',
    '不对，那个不是',
    '错了错了',
    '是2025年5月31日',
    '2025年5月31日',
  ])('on %s, which says not what is wrong', (text) => {
    const talk = safety();
    const { answer, written } = talk.say(text);
    expect(written).toEqual([]);
    expect(answer).toContain('有单位聘用你吗');
    expect(talk.answers()).toMatchObject({ expiresOn: '2024-05-31' });
  });

  it('不对 says what stands, so that the wrong one can be said', () => {
    expect(safety().say('不对').answer).toContain('C 类，有效期到 2024年5月31日');
  });

  it.each([
    ['不是', 'false'],
    ['不是的', 'false'],
    ['没有', 'false'],
    ['不是，我没有单位', 'false'],
    ['是', 'true'],
  ])('while an answer in its own words is one: %s', (text, value) => {
    const talk = safety();
    talk.say(text);
    expect(talk.answers()).toMatchObject({ employed: value, expiresOn: '2024-05-31' });
  });

  it('a question about what is wrong changes nothing', () => {
    expect(safety().say('不对怎么改').written).toEqual([]);
    expect(safety().say('证书上名字不对').answer).not.toContain('你说的是');
  });
});

describe('what is read back at the end', () => {
  it('names every answer, in plain words', () => {
    const { answer } = yunnan().say('不对，是2019年5月');
    for (const said of ['材料员', '换证日期 还没有', '旧证发证日期 2019年5月', '加上，对吗'])
      expect(answer).toContain(said);
    const end = safety('没有').say('还没有').answer;
    for (const said of ['C 类', '有效期到 2024年5月31日', '没有工作单位', '申请延续 还没有'])
      expect(end).toContain(said);
  });

  it('in Jilin as well', () => {
    const talk = talkOf(JILIN, '2022-12-05', '材料员', '已经换成电子证书');
    expect(talk.say('2022年11月20日').answer).toContain(
      '材料员，已经换成电子证书，哪一天申请更换的：11月20日',
    );
  });

  it.each(['不对', '不是'])(
    'stands in Jilin too after a lone %s, where it is asked what is wrong',
    (wrong) => {
      const talk = talkOf(JILIN, '2022-12-05', '材料员', '还没换', '有效');
      const { answer, quickReplies } = talk.say(wrong);
      expect(answer).toContain('材料员，旧证书，还没换，有效');
      expect(answer).not.toContain('没有加');
      expect(quickReplies.map(({ label }) => label)).toEqual(['加上', '先不加']);
      talk.say('改成资料员');
      talk.say('加上');
      expect(talk.certificates().map(({ facts }) => facts.trade)).toEqual(['资料员']);
    },
  );

  it.each(['不对', '不是', '错了'])('is put right after %s, and then added as it was put right', (wrong) => {
    const talk = talkOf('hubei-2021', '2023-08-01', '材料员', '2021年9月1日');
    expect(talk.say(wrong).answer).toContain('换证日期 2021年9月1日');
    talk.say('是2022年9月1日');
    talk.say('对');
    expect(talk.certificates().map(({ law }) => law?.facts)).toMatchObject([{ exchangedOn: '2022-09-01' }]);
  });

  it('is corrected by what it is of', () => {
    const talk = safety('有', '还没有');
    talk.say('错了，没有单位');
    expect(talk.answers()).toMatchObject({ employed: 'false' });
    talk.say('不对，我是B类');
    expect(talk.answers()).toMatchObject({ post: 'safety-abc/B', employed: 'false' });
  });
});

describe('a visitor', () => {
  const visitor = (pack: string, asOf: string, ...texts: string[]) => {
    const talk = new Talking(pack === JILIN ? aChat() : aChat(loadPack(pack)), on(asOf));
    for (const text of ['我要登记一个证', ...texts]) talk.say(text);
    return talk;
  };

  it.each([
    [
      JILIN,
      '2022-12-05',
      ['材料员', '还没换'],
      '有效',
      /^好。你说的是：材料员，旧证书，还没换，有效；.*学满学时才能换/,
    ],
    [
      'hubei-2021',
      '2023-08-01',
      ['材料员'],
      '2021年9月1日',
      /^好。你说的是：材料员，换证日期 2021年9月1日；.*先说说/,
    ],
  ])('hears what was understood before what comes of it: %s', (pack, asOf, texts, last, told) => {
    expect(visitor(pack, asOf, ...texts).say(last).answer).toMatch(told);
  });

  it('puts it right in the next message', () => {
    const talk = visitor('hubei-2021', '2023-08-01', '材料员', '2021年9月1日');
    expect(talk.say('不对').answer).toContain('要改哪一个');
    expect(talk.say('不对，是2022年9月1日').answer).toContain('换证日期 2022年9月1日；');
  });

  it('has done with it when something else is said', () => {
    const talk = visitor(JILIN, '2022-12-05', '材料员', '还没换', '有效');
    expect(talk.say('换证要钱吗').quickReplies).toEqual([]);
    expect(talk.say('我要登记一个证').answer).toContain('什么岗位');
  });
});

describe('in Jilin after the term', () => {
  const begun = () => talkOf(JILIN, '2023-08-01', '材料员');

  it.each([
    [['2022年11月换的'], { holding: 'exchanged', exchangedOn: '2022-11' }],
    [['去年换的'], { holding: 'exchanged', exchangedOn: '2022' }],
    [['还是旧证书', '有效'], { holding: 'old', registryStatus: 'valid' }],
    [['我还是旧证书', '没查'], { holding: 'old', registryStatus: 'unchecked' }],
    [['记不清', '有效', '还是旧的', '有效'], { holding: 'old', registryStatus: 'valid' }],
  ] as const)('%j comes to an end', (texts, answers) => {
    const talk = begun();
    const replies = texts.map((text) => talk.say(text).answer);
    expect(replies.at(-1)).toContain('加上，对吗');
    expect(replies.join()).not.toMatch(/请从头看看|不太确定/);
    expect(talk.answers()).toMatchObject(answers);
  });

  it('a question for either is not heard as one of them', () => {
    expect(begun().say('新证书还是旧证书').written).toEqual([]);
  });
});
