// A certificate of a second place: whose questions are asked follows from what is named, then from what was chosen.
import { loadPack } from '@hz/shared/packs';
import { type ChatCertificate, chatStateSchema } from '@hz/shared/talk';
import { aChat, KeptTalking, on, signedIn, Talking } from '../../support/chat';

const chat = aChat(loadPack('safety-abc'));
const jilin = aChat();

const NAME_ONLY = {
  ...{ family: 'site-professional' as const, specialty: null, registryStatus: null, registryCheckedOn: null },
  ...{ exchangedOn: null, issuedOn: null, downloadedOn: null, newNumber: null, inPost: null },
  ...{ credits: [], yearStatements: [] },
};
const card: ChatCertificate = {
  id: 'c1',
  facts: { ...NAME_ONLY, trade: 'C' },
  law: {
    ...{ pack: 'safety-abc', kind: 'safety-abc', credits: [], cycles: [] },
    facts: { trade: 'C', expiresOn: '2025-05-31', employed: true },
  },
};

class OfAnother extends KeptTalking {
  constructor(chosen: string | undefined, asOf = '2023-08-01', certificates = [card], by = chat) {
    super(by, { ...on(asOf, { ...signedIn(), certificates }), chosen });
  }

  get packs() {
    return this.certificates.map(({ law }) => law?.pack ?? 'jilin-2022-25');
  }
}

const TO_THE_END: [string, string[]][] = [
  ['water-abc', ['B', '2026年3月15日', '有', '没有']],
  ['hubei-2021', ['材料员', '2022年6月1日']],
  ['anhui-2021', ['材料员', '2022年6月1日']],
  ['yunnan-2023', ['材料员', '没有', '没有', '2019年5月']],
  ['jilin-2022-25', ['材料员', '还是旧证书', '有效']],
];

const NAMED: Record<string, string[]> = {
  'water-abc': ['我要加一本水利的证', '登记一个水利安管的证'],
  'hubei-2021': ['我要登记一个湖北的证', '再加一本湖北的证', '我还有一个武汉的证'],
  'anhui-2021': ['登记一个安徽的证', '帮我加一本安徽省的证书'],
  'yunnan-2023': ['登记一个云南的证', '我想登记云南的证'],
  'jilin-2022-25': ['登记一个吉林的证'],
};

describe.each(TO_THE_END)('who has a safety card takes in one of %s', (pack, answers) => {
  const adds = (talk: OfAnother, begin: string) => {
    expect(talk.say(begin).written).toEqual([]);
    const end = talk.sayAll(...answers);
    expect(end.answer).toContain('加上，对吗');
    expect(talk.say('对').answer).toContain('加上了');
    expect(talk.packs).toEqual(['safety-abc', pack]);
  };

  it('where that place was chosen', () => {
    adds(new OfAnother(pack), '我要登记一个证');
  });

  it.each(NAMED[pack] as string[])('where it is named, whatever was chosen: %s', (text) => {
    adds(new OfAnother(undefined), text);
    adds(new OfAnother('anhui-2021'), text);
  });
});

describe('what is named', () => {
  it.each([
    ['我要加一本水利的B证', 'water-abc', '/B'],
    ['登记一个水利的C类证', 'water-abc', '/C'],
    ['登记一本云南的材料员证', 'yunnan-2023', 'site-professional/材料员'],
    ['加一个湖北的资料员', 'hubei-2021', '资料员'],
  ])('%s answers the post as well', (text, pack, post) => {
    expect(new OfAnother(undefined).say(text).written).toMatchObject([
      { value: { question: 'post', pack, value: expect.stringMatching(new RegExp(`${post}$`)) } },
    ]);
  });

  it('and is not served is not begun', () => {
    const talk = new OfAnother(undefined);
    talk.context = { ...talk.context, served: ['safety-abc'] };
    expect(talk.say('登记一个云南的证').answer).not.toContain('先问几个问题');
  });

  it('and is of a place of which no document is at hand is said to be so', () => {
    expect(new OfAnother(undefined).say('登记一个四川的证').answer).toContain('手头没有四川的文件');
  });

  it.each(['湖北的证怎么登记', '云南那本学了8学时', '我有两个证'])('is no beginning: %s', (text) => {
    expect(new OfAnother(undefined).say(text).answer).not.toContain('先问几个问题');
  });

  it('while another is half told: that one first, and nothing lost', () => {
    const talk = new OfAnother('hubei-2021');
    talk.sayAll('我要登记一个证', '材料员');
    expect(talk.say('登记一个云南的证').answer).toContain('你填了一半的是湖北');
    expect(talk.say('2022年6月1日').written).toMatchObject([{ value: { pack: 'hubei-2021' } }]);
  });

  it('is gone on with by who has not signed in, whose talk comes back as it was kept', () => {
    const talk = new Talking(jilin, on('2023-08-01'));
    for (const text of ['登记一个湖北的证', '材料员']) {
      talk.say(text);
      talk.state = chatStateSchema.parse(JSON.parse(JSON.stringify(talk.state)));
    }
    expect(talk.say('2022年6月1日').answer).toContain('这一期');
  });
});

describe('before the document is out', () => {
  const BEFORE: [string, string, string[]][] = [
    ['water-abc', '2021-12-01', ['B']],
    ['yunnan-2023', '2021-12-01', ['材料员', '没有', '没有', '2016年5月']],
    ['anhui-2021', '2021-01-10', ['材料员', '2020年6月1日']],
    ['jilin-2022-25', '2021-12-01', ['材料员', '旧证书，还没换']],
  ];

  it.each(BEFORE)('of %s on %s the answers are kept and nothing is judged', (pack, asOf, answers) => {
    for (const certificates of [[], [card]]) {
      const talk = new OfAnother(pack, asOf, certificates, pack === 'jilin-2022-25' ? jilin : chat);
      let last = talk.sayAll('我要登记一个证', ...answers);
      for (let most = 0; most < 4 && !last.answer.includes('加上，对吗'); most += 1)
        last = talk.say('还没有');
      expect(last.answer).toContain('这份文件当时还没有发布');
      expect(last.answer).toContain('加上，对吗');
      talk.say('对');
      expect(talk.packs?.at(-1)).toBe(pack);
    }
  });

  it('a question in the middle is told no word of it', () => {
    const talk = new OfAnother('yunnan-2023', '2021-12-01', []);
    talk.sayAll('我要登记一个证', '材料员');
    const { answer } = talk.say('换证到哪天截止');
    expect(answer).toContain('这份文件当时还没有发布');
    expect(answer).not.toContain('2023');
    expect(talk.say('没有').written).toHaveLength(1);
  });
});

describe('the place said with the first answer', () => {
  const begin = (...texts: string[]) => {
    const talk = new Talking(aChat(), on('2026-11-28'));
    return texts.map((text) => talk.say(text)).at(-1);
  };

  it.each([[['我要登记一个证', '安徽的质量员']], [['我有个安徽的质量员证']], [['要登记安徽的质量员']]])(
    '%s: is a certificate of that place',
    (texts) => {
      expect(begin(...texts)?.written).toMatchObject([
        { fact: 'answer', value: { question: 'post', value: '质量员', pack: 'anhui-2021' } },
      ]);
    },
  );

  it.each([[['我要登记一个证', '河南的质量员']], [['我有个河南的质量员证']]])(
    '%s: of a place that is not at hand it is said so, and nothing is taken',
    (texts) => {
      const reply = begin(...texts);
      expect(reply?.answer).toMatch(/^手头没有河南的文件/);
      expect([reply?.written, reply?.proposed]).toEqual([[], []]);
    },
  );
});
