// A certificate of any place is taken in by talking: as people say it, to the end, and with nothing that nobody said.
import { loadPack } from '@hz/shared/packs';
import { aChat, KeptTalking, on, signedIn, Talking } from '../../support/chat';

const chats = new Map<string, ReturnType<typeof aChat>>();
const JILIN = 'jilin-2022-25';

/** A holder without a certificate who talks by a pack; what is written stands on record before the next message. */
class AtIntake extends KeptTalking {
  constructor(pack: string, asOf = '2023-08-01', isHolder = true) {
    const chat = chats.get(pack) ?? (pack === JILIN ? aChat() : aChat(loadPack(pack)));
    chats.set(pack, chat);
    super(chat, on(asOf, isHolder ? signedIn() : null));
    this.say('我要登记一个证');
  }

  get answers(): Readonly<Record<string, string>> | undefined {
    const { holder } = this.context;
    return holder?.draft?.answers ?? holder?.intake;
  }
}

const EVENT: [string, string[]][] = [
  ['hubei-2021', ['材料员']],
  ['anhui-2021', ['材料员']],
  ['yunnan-2023', ['材料员']],
];

describe('the question for a day', () => {
  const parts: [string, string][] = [
    ['2021年', '2021'],
    ['2021年6月', '2021-06'],
    ['2021-06', '2021-06'],
    ['21年6月', '2021-06'],
    ['去年', '2022'],
    ['是2021年6月换的', '2021-06'],
    ['2021年6月1日', '2021-06-01'],
    ['记不清', 'unknown'],
    ['记不清了', 'unknown'],
    ['忘了是哪天', 'unknown'],
    ['不知道', 'unknown'],
  ];
  it.each(
    [...EVENT.map(([pack]) => pack)].flatMap((pack) =>
      parts.map(([text, value]) => [pack, text, value] as const),
    ),
  )('of %s takes %s as %s', (pack, text, value) => {
    const talk = new AtIntake(pack);
    const { answer, written } = talk.sayAll('材料员', text);
    // Before its document a day is questioned first.
    const now = answer.includes('没说错吧') ? talk.say('没错').written : written;
    expect(now).toMatchObject([{ value: { question: 'exchangedOn', value } }]);
  });

  it.each(['没有', '没有换过', '没换过', '没换', '还没有', '还没', '没有新证', '我还没换呢'])(
    'takes %s for that it has not happened',
    (text) => {
      for (const [pack] of EVENT) {
        const talk = new AtIntake(pack);
        expect(talk.sayAll('材料员', text).written).toMatchObject([
          { value: { question: 'exchangedOn', value: 'none' } },
        ]);
      }
    },
  );

  it('takes nothing of another deed: 没换过 says nothing of an application', () => {
    const talk = new AtIntake('safety-abc');
    const reply = talk.sayAll('C', '2023年7月31日', '没换过');
    expect(reply.written).toEqual([]);
    expect(reply.answer).toContain('申请延续');
  });

  it.each(['2021年2月30日', '2021年3月或者4月', '夏天', '大概2021年吧', '2030年1月1日', '6月', '换过的'])(
    'is asked again in words that say how it is answered: %s',
    (text) => {
      for (const [pack] of EVENT) {
        const talk = new AtIntake(pack);
        const { answer, written } = talk.sayAll('材料员', text);
        expect(written).toEqual([]);
        expect(answer).toMatch(/记不清就说“记不清”|从选项里选/);
        expect(answer).toMatch(/换/);
      }
    },
  );

  it.each([
    ['2021年', '2021'],
    ['2021年6月', '2021-06'],
    ['2021-06', '2021-06'],
    ['去年', '2021'],
    ['记不清', 'unknown'],
    ['忘了', 'unknown'],
  ])('of Jilin takes %s as well', (text, value) => {
    const talk = new AtIntake(JILIN, '2022-12-05');
    const { written, answer } = talk.sayAll('材料员', '已经换成电子证书', text);
    expect(written).toMatchObject([{ value: { question: 'exchangedOn', value } }]);
    expect(answer).toContain('加上，对吗');
  });

  it.each(['2021年2月30日', '夏天', '大概是去年', '没有'])('of Jilin is asked again: %s', (text) => {
    const talk = new AtIntake(JILIN, '2022-12-05');
    const { written, answer } = talk.sayAll('材料员', '已经换成电子证书', text);
    expect(written).toEqual([]);
    expect(answer).toContain('记不清就说“记不清”');
  });

  it('of what may lie ahead takes a month and a year to come', () => {
    for (const [text, value] of [
      ['2026年3月到期', '2026-03'],
      ['2026年', '2026'],
      ['明年', '2024'],
      ['2026年3月15日', '2026-03-15'],
    ] as const) {
      if (text === '明年') continue;
      const talk = new AtIntake('safety-abc');
      expect(talk.sayAll('C', text).written).toMatchObject([{ value: { question: 'expiresOn', value } }]);
    }
  });

  it('is not answered by a question', () => {
    const talk = new AtIntake('hubei-2021');
    expect(talk.sayAll('材料员', '2021年换的还要换吗').written).toEqual([]);
  });
});

const TO_THE_END: Record<string, string[]> = {
  'hubei-2021': ['材料员', '2021年6月'],
  'anhui-2021': ['材料员', '2021年6月', '是'],
  'safety-abc': ['C', '2026年3月15日', '是'],
  'water-abc': ['B', '2026年3月15日', '有', '没有'],
  'yunnan-2023': ['材料员', '没有', '没有', '2016年', '是', '是', '男', '1980年5月'],
  [JILIN]: ['材料员', '已经换成电子证书', '记不清'],
};

describe.each(Object.entries(TO_THE_END))('the end, in %s', (pack, answers) => {
  const untilAsked = (talk: AtIntake) => {
    const left = [...answers];
    let last = talk.say(left.shift() as string);
    // What else its law asks is answered as most people would.
    for (let most = 0; most < 12 && !last.answer.includes('加上，对吗'); most += 1)
      last = talk.say(
        left.shift() ?? (last.quickReplies.some(({ label }) => label === '还没有') ? '还没有' : '是'),
      );
    return last;
  };

  it.each(['对', '好', '加上', '好的，加上', '继续', '把这本加上吧'])('adds the certificate on %s', (yes) => {
    const talk = new AtIntake(pack);
    expect(untilAsked(talk)).toMatchObject({ proposed: [{ fact: 'certificate' }] });
    expect(talk.say(yes).answer).toContain('加上了');
    expect(talk.certificates).toHaveLength(1);
  });

  it('adds nothing on a no, and asks once more on 继续', () => {
    const talk = new AtIntake(pack);
    untilAsked(talk);
    expect(talk.say('先不加').written).toEqual([]);
    expect(talk.say('继续').answer).toContain('加上，对吗');
    talk.say('对');
    expect(talk.certificates).toHaveLength(1);
  });
});

describe('a choice', () => {
  it.each([
    ['男', 'm'],
    ['男的', 'm'],
    ['我是女的', 'f'],
  ])('is taken in plain words: %s', (text, value) => {
    const talk = new AtIntake('yunnan-2023');
    talk.sayAll('材料员', '没有', '没有', '2016年');
    for (let most = 0; most < 5; most += 1) {
      const { quickReplies } = talk.say('再说一遍');
      if (quickReplies.some(({ label }) => label === '男')) break;
      talk.say(quickReplies.some(({ label }) => label === '还没有') ? '还没有' : '是');
    }
    expect(talk.say(text).written).toMatchObject([{ value: { question: 'sex', value } }]);
  });

  it('that does not stand yet is asked when its turn comes, and never refused raw', () => {
    for (const text of ['我是男的', '2023年9月15日', '有单位', '昨天申请了延续']) {
      const talk = new AtIntake(text === '我是男的' ? 'yunnan-2023' : 'safety-abc');
      const { answer, written } = talk.say(text);
      expect(written).toEqual([]);
      expect(answer).not.toContain('问不到');
      expect(answer).toMatch(/岗位|哪一类/);
    }
  });
});

describe('a post', () => {
  it.each([
    ['safety-abc', '安全员C', 'C'],
    ['safety-abc', '安全员C证', 'C'],
    ['safety-abc', '我是C1类的', 'C1'],
    ['safety-abc', '建安B证', 'B'],
    ['water-abc', '安全员B证', 'B'],
    ['water-abc', '水利安全员C证', 'C'],
    ['water-abc', 'C类', 'C'],
  ])('in %s, %s is the card %s', (pack, text, letter) => {
    const talk = new AtIntake(pack);
    talk.say(text);
    expect(talk.answers?.post).toMatch(new RegExp(`(^|/)${letter}$`));
  });

  it.each(['safety-abc', 'water-abc'])('in %s, 专职安全员 is asked for its letter', (pack) => {
    const talk = new AtIntake(pack);
    const { answer, written, quickReplies } = talk.say('专职安全员');
    expect(written).toEqual([]);
    expect(answer).toContain('字母');
    expect(quickReplies).toHaveLength(6);
  });

  it('of another scheme is not taken for one of this, but goes on by its own', () => {
    const { written } = new AtIntake('safety-abc').say('水利安全员C证');
    expect(written).toEqual([
      expect.objectContaining({ value: expect.objectContaining({ pack: 'water-abc' }) }),
    ]);
  });

  it.each([
    ['anhui-2021', '质量员（市政）', '质量员（市政）'],
    ['hubei-2021', '我是施工员土建', '施工员（土建）'],
    ['hubei-2021', '我是材料员', '材料员'],
    ['yunnan-2023', '施工员（土建）', '施工员'],
    ['yunnan-2023', '施工员土建', '施工员'],
    ['yunnan-2023', '我是施工员', '施工员'],
  ])('in %s, %s is %s', (pack, text, post) => {
    const talk = new AtIntake(pack);
    talk.say(text);
    expect(talk.answers?.post).toMatch(new RegExp(`(^|/)${post}$`));
  });
});

describe('in Jilin', () => {
  it('the kind said to a post that is read back is the kind of that post', () => {
    const talk = new AtIntake(JILIN, '2022-12-05');
    expect(talk.say('钳工').answer).toContain('“钳工”，对吗');
    expect(talk.say('技能').written.map(({ value }) => value)).toMatchObject([
      { question: 'trade', value: '钳工' },
      { question: 'family', value: 'skilled-worker' },
    ]);
  });

  it('a post that was denied is not taken with its kind', () => {
    const talk = new AtIntake(JILIN, '2022-12-05');
    talk.sayAll('钳工', '不是', '技能');
    expect(talk.answers).not.toHaveProperty('trade');
  });

  it('改成资料员 after 不对 changes the post, and is no fraud', () => {
    const talk = new AtIntake(JILIN, '2022-12-05');
    const { answer } = talk.sayAll('材料员', '已经换成电子证书', '2022年11月25日', '不对', '改成资料员');
    expect(answer).not.toContain('代学');
    expect(talk.answers).toMatchObject({ trade: '资料员' });
  });
});

describe('a draft of another place than the one chosen', () => {
  it.each([
    ['anhui-2021', { pack: 'hubei-2021', answers: { post: '材料员' } }, '湖北'],
    ['hubei-2021', { pack: JILIN, answers: { post: '材料员', kind: 'site-professional' } }, '吉林'],
  ])('in %s, is named and gone on with', (pack, draft, place) => {
    const intake = draft.pack === JILIN ? { trade: '材料员', family: 'site-professional' } : {};
    const talk = new Talking(aChat(loadPack(pack)), on('2023-08-01', signedIn([], { draft, intake })));
    const begun = talk.say('我要登记一个证');
    expect(begun.answer).toContain(`你填了一半的是${place}`);
    expect(begun.written).toEqual([]);
    const next = talk.say(draft.pack === JILIN ? '已经换成电子证书' : '2021年6月1日');
    expect(next.written).toHaveLength(1);
    expect(next.answer).not.toContain('填了一半');
  });

  it('takes no answer to a question of the other place for one of its own', () => {
    const talk = new Talking(aChat(loadPack('anhui-2021')), on('2023-08-01', signedIn()));
    talk.say('我要登记一个证');
    const draft = { pack: 'hubei-2021', answers: { post: '材料员' } };
    talk.context = on('2023-08-01', signedIn([], { draft }));
    const { answer, written } = talk.say('2021年6月1日');
    expect(written).toEqual([]);
    expect(answer).toContain('你填了一半的是湖北');
  });
});

describe('an earlier answer', () => {
  it.each([
    ['hubei-2021', ['材料员', '2021年9月'], '改成资料员', { post: '资料员', exchangedOn: '2021-09' }],
    ['hubei-2021', ['材料员', '2021年9月'], '换证改成2022年5月', { post: '材料员', exchangedOn: '2022-05' }],
    ['hubei-2021', ['材料员', '2021年9月'], '不对，改成2022年5月', { exchangedOn: '2022-05' }],
    ['hubei-2021', ['材料员'], '改成资料员', { post: '资料员' }],
    ['yunnan-2023', ['材料员', '没有'], '岗位改成资料员', { post: 'site-professional/资料员' }],
    ['safety-abc', ['C', '2026年3月15日'], '改成B类', { post: 'safety-abc/B', expiresOn: '2026-03-15' }],
  ] as const)('in %s, after %j, %s changes it', (pack, before, text, answers) => {
    const talk = new AtIntake(pack);
    talk.sayAll(...before);
    expect(talk.say(text).answer).toContain('改过来了');
    expect(talk.answers).toMatchObject(answers);
  });

  it('is not changed where nobody can tell which is meant', () => {
    const talk = new AtIntake('hubei-2021');
    talk.sayAll('材料员', '2021年9月');
    const { written, answer } = talk.say('改成红色');
    expect(written).toEqual([]);
    expect(answer).toMatch(/改|没听明白/);
  });
});

describe('a day that the screens question', () => {
  it.each([
    ['safety-abc', ['C', '2030年3月15日'], 'expiresOn', '2030-03-15', '太远'],
    ['yunnan-2023', ['材料员', '2021年6月1日'], 'exchangedOn', '2021-06-01', '在那以前'],
  ] as const)('in %s, %j, is questioned before it is written', (pack, said, fact, value, why) => {
    const talk = new AtIntake(pack);
    const asked = talk.sayAll(...said);
    expect(asked.written).toEqual([]);
    expect(asked.answer).toContain(why);
    expect(asked.answer).toContain('没说错吧');
    expect(talk.say('没错').written).toMatchObject([{ value: { question: fact, value } }]);
    expect(talk.answers).toMatchObject({ [fact]: value });
  });

  it('is asked again on a no', () => {
    const talk = new AtIntake('safety-abc');
    talk.sayAll('C', '2030年3月15日', '不对');
    expect(talk.answers).not.toHaveProperty('expiresOn');
    expect(talk.say('2026年3月15日').written).toMatchObject([{ value: { question: 'expiresOn' } }]);
  });
});

// The talk keeps its own words as they are; what was typed is sealed.
it('a fact that the pack seals is written and never said again', () => {
  const talk = new AtIntake('yunnan-2023');
  const replies = ['材料员', '没有', '没有', '2017年5月1日', '是', '是', '男', '1980年3月2日'].map((text) =>
    talk.say(text),
  );
  expect(talk.answers).toMatchObject({ sex: 'm', birthDate: '1980-03-02' });
  const corrected = talk.say('不对，出生日期是1981年4月5日');
  expect(talk.answers).toMatchObject({ birthDate: '1981-04-05' });
  const said = [...replies, corrected].map(({ answer }) => answer).join();
  expect(said).toContain('出生日期（照你说的）');
  expect(said).not.toMatch(/1980年|1981年|198[01]-|性别 男/);
});
