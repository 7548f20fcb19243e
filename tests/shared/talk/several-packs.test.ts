// Whoever holds certificates of several places is told of each by its own document, and of none by another's.
import { parseDay } from '@hz/shared/calendar';
import { packFiles, readPack } from '@hz/shared/packs';
import { lawAnswerOf } from '../../../shared/src/talk/law/answers';
import { talkOf } from '../../support/talk-cases';

const nothing = { credits: [], statedCycles: [] };
const holder = {
  registeredOn: null,
  certificates: [
    {
      ...{ id: 'jilin', pack: 'jilin-2022-25', kind: 'site-professional', trade: '施工员（土建）' },
      ...{ facts: { registryStatus: 'valid', exchangedOn: '2022-11-25' }, ...nothing },
    },
    {
      ...{ id: 'hubei', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
      ...{ facts: { exchangedOn: '2024-05-10' }, ...nothing },
    },
    {
      ...{ id: 'c', pack: 'safety-abc', kind: 'safety-abc', trade: 'C' },
      ...{ facts: { expiresOn: '2027-01-10', employed: true }, ...nothing },
    },
  ],
};

/** What is answered to a text that comes first. */
const told = (text: string, from: typeof holder = holder): string =>
  talkOf([{ id: 'one', asOf: '2026-11-20', holder: from, says: [text] }])[0]?.turns[0]?.answer ?? '';

const OF_JILIN = /换证的期限|2022年12月31日|吉林/;

test('how everything stands is told of each by its own document', () => {
  const [jilin = '', hubei = '', c = ''] = told('我还差几个学时').split('\n');
  expect(jilin).toMatch(/^吉林省：.*施工员（土建）/);
  expect(hubei).toMatch(/^湖北省：.*材料员/);
  expect(c).toContain('2027年1月10日');
  for (const other of [hubei, c]) expect(other).not.toMatch(OF_JILIN);
});

test('of days that are known in part the most urgent is not called the last one', () => {
  const [, hubei, c] = holder.certificates as (typeof holder.certificates)[0][];
  const inPart = { ...hubei, facts: { exchangedOn: '2023' } } as (typeof holder.certificates)[0];
  const answer = told('哪本最急', {
    ...holder,
    certificates: [inPart, c as (typeof holder.certificates)[0]],
  });
  expect(answer).toMatch(/^日子最近的可能是湖北省材料员：期限是哪一天还说不准，最早可能到/);
  expect(answer).not.toContain('最后一天');
});

test('a certificate that is called by its post is told of alone', () => {
  const answer = told('我的材料员还差几个学时');
  expect(answer).toContain('材料员');
  expect(answer).not.toMatch(/施工员/);
  expect(answer).not.toMatch(OF_JILIN);
});

test('a post that is held in two places is told of by both', () => {
  const [jilin, hubei] = holder.certificates as [
    (typeof holder.certificates)[0],
    (typeof holder.certificates)[0],
  ];
  const twice = { ...holder, certificates: [jilin, { ...hubei, trade: '施工员' }] };
  const answer = told('施工员什么时候截止', twice);
  expect(answer).toMatch(/^吉林省：/);
  expect(answer).toContain('\n湖北省：');
});

test('a question that names a scheme is answered with the certificate that the holder has of it', () => {
  expect(told('安全员C证什么时候到期')).toContain('2027年1月10日');
});

test('what is answered by one document says that the others have their own', () => {
  expect(told('换证截止到哪天')).toContain('这是按吉林省的文件说的');
});

test.each(['换证要交钱吗', '学费多少', '换单位了怎么办'])(
  'a number to dial says which place it is of: %s',
  (text) => {
    expect(told(text)).toMatch(/这是按吉林省的文件说的|^按/);
  },
);

test('whoever has no certificate of the first place is told nothing by its document', () => {
  const elsewhere = { ...holder, certificates: holder.certificates.slice(1) };
  for (const text of [
    '材料员昨天换好了',
    '昨天换好了',
    '材料员今天学了8学时',
    '换证截止到哪天',
    '我还差几个学时',
  ])
    expect(told(text, elsewhere)).not.toMatch(/2022年12月31日|吉林/);
  const late = { ...elsewhere.certificates[0], facts: {} } as (typeof holder.certificates)[number];
  expect(
    told('材料员昨天换好了', { ...elsewhere, certificates: [late, ...elsewhere.certificates.slice(1)] }),
  ).toMatch(/材料员.*11月19日/);
});

test('what a document has its own words for is found by the obligation', () => {
  const files = packFiles('made-up');
  const text = (files?.pack ?? '')
    .replace('title: 周期和有效期', 'title: 周期')
    .replace('卡的有效期 {renewal.years} 年，每次延续以前要考试。', '卡用 {renewal.years} 年，再用要考试。')
    .replace(
      'notStated: []',
      'notStated: [{id: fee, title: 要不要钱, text: 有效期满了重新办收不收钱，文件没有写。}]',
    );
  const pack = readPack({ folder: 'made-up', pack: text, cases: null });
  const answer = lawAnswerOf(pack, 'validity', { asOf: parseDay('2026-01-01'), holder: null }, '证书管几年');
  expect(answer.text).toContain('卡用 3 年');
  expect(answer.clauses.map(({ id }) => id)).toContain('第4条');
});

const site = (id: string, pack: string, trade: string, facts: Record<string, string | boolean>) => ({
  ...{ id, pack, kind: 'site-professional', trade, facts },
  ...nothing,
});
const card = (id: string, pack: string, trade: string) => ({
  ...{ id, pack, kind: 'safety-abc', trade, facts: { expiresOn: '2024-05-31', employed: true } },
  ...nothing,
});
const OF_SIX = {
  registeredOn: null,
  certificates: [
    site('jilin', 'jilin-2022-25', '施工员（土建）', { registryStatus: 'valid' }),
    site('hubei', 'hubei-2021', '材料员', { exchangedOn: '2021-02-05' }),
    site('hubei-2', 'hubei-2021', '资料员', { issuedOn: '2020-06-01' }),
    card('c', 'safety-abc', 'C'),
    card('b', 'water-abc', 'B'),
    site('anhui', 'anhui-2021', '质量员', { issuedOn: '2021-01-10' }),
    site('yunnan', 'yunnan-2023', '施工员', { oldIssuedOn: '2017-05-01', oldValid: true }),
  ],
} as unknown as typeof holder;

const turnsOf = (asOf: string, ...says: string[]) =>
  talkOf([{ id: 'one', asOf, holder: OF_SIX, says }])[0]?.turns ?? [];
const answered = (text: string, asOf = '2023-08-01') => turnsOf(asOf, text)[0]?.answer ?? '';

test.each([
  ['水利证多少学时', /12 学时/],
  ['水利那本学多少学时', /12 学时/],
  ['水利的到哪天', /水利安管人员 B 证记的有效期到2024年5月31日/],
  ['水利证延续', /水利安管人员 B 证/],
  ['B证什么时候到期', /水利安管人员 B 证记的有效期/],
  ['C证什么时候到期', /建筑施工安管人员 C 证记的有效期/],
  ['吉林那本怎么样', /^施工员（土建）：换证的期限已经过了/],
  ['吉林换证到哪一天', /施工员（土建）：换证的期限2022年12月31日已经过了/],
  ['云南那本呢', /^施工员：先说/],
  ['安徽的每年学多少', /质量员.*22 学时/],
  ['湖北补学可以吗', /可以补学前一个周期/],
  ['资料员那本呢', /^资料员：/],
  ['材料员那本现在怎么样', /^材料员：/],
])('a short name decides whose words are told: %s', (text, words) => {
  const answer = answered(text);
  expect(answer).toMatch(words);
  expect(answer).not.toContain('\n');
  if (!text.includes('吉林')) expect(answer).not.toMatch(OF_JILIN);
});

test('all are counted, and the most urgent comes first', () => {
  expect(answered('我有几本证').split('\n')).toHaveLength(8);
  expect(answered('哪本最急')).toMatch(/^日子最近的可能是云南省施工员：.*最早可能到10月1日/);
});

test.each([
  ['吉林换证到哪天', '2021-12-01'],
  ['安徽每年学多少', '2021-12-01'],
  ['水利证延续', '2021-12-01'],
  ['云南换证到哪天', '2022-12-05'],
])('before a document is out nothing of it is told: %s', (text, asOf) => {
  expect(answered(text, asOf)).toBe('这份文件当时还没有发布。发布以前，助手不作判断。');
});

test('a question that one document alone answers is answered by it, and one of several by each', () => {
  for (const text of ['专业知识要学多少', '公共的要重复学吗'])
    expect(answered(text)).toMatch(/^(?!.*32 学时，两本).*这是按安徽省的文件说的/);
  const [jilin = '', hubei = '', ...others] = answered('补学可以补去年的吗').split('\n');
  expect(jilin).toMatch(/^吉林省：/);
  expect(hubei).toMatch(/^湖北省：.*可以补学前一个周期/);
  expect(others.join('\n')).toMatch(/安徽省：助手的理解：不能补学/);
});

test('a place that is named is heard in what is told', () => {
  const written = (...says: string[]) => turnsOf('2023-08-01', ...says).at(-1)?.written ?? [];
  expect(written('安徽那本昨天学了8学时专业知识', '对')).toMatchObject([{ certificate: 'anhui', value: 8 }]);
  expect(written('云南那本换好了，昨天', '对')).toMatchObject([
    { certificate: 'yunnan', fact: 'exchangedOn' },
  ]);
  expect(written('水利那本昨天申请延续了', '对')).toMatchObject([{ certificate: 'b', fact: 'appliedOn' }]);
  expect(written('云南的信息不完整', '对')).toMatchObject([
    { certificate: 'yunnan', fact: 'informationComplete', value: false },
  ]);
  expect(written('我没单位了')).toEqual([]);
  expect(written('我没单位了', '对')).toMatchObject([
    { certificate: 'c', fact: 'employed', value: false },
    { certificate: 'b', fact: 'employed', value: false },
  ]);
});

test('which one is asked of those that may be meant, each with its place', () => {
  const offered = (text: string) => turnsOf('2023-08-01', text)[0]?.quickReplies;
  expect(offered('湖北那本昨天学了4学时')).toEqual(['湖北省材料员', '湖北省资料员', '不记']);
  expect(offered('昨天申请延续了')).toEqual(['建筑施工 C 证', '水利 B 证', '不记']);
  expect(offered('昨天学了4学时')).not.toContain('建筑施工 C 证');
});

test('the place that is read out on a button is heard', () => {
  expect(turnsOf('2023-08-01', '建筑施工那本昨天申请延续了')[0]?.proposed).toMatchObject([
    { certificate: 'c' },
  ]);
});

test.each(['C证昨天学了8学时', '建筑施工那本今年一共学了8学时', '云南施工员去年学了8学时'])(
  'hours that no document of the certificate asks for are not written down: %s',
  (text) => {
    const [turn] = turnsOf('2023-08-01', text);
    expect(turn?.answer).toContain('先不记');
    expect([turn?.proposed, turn?.quickReplies]).toEqual([[], []]);
  },
);

test('a post of a place that is not held there is told of by its document, and can be added', () => {
  const [told, begun] = turnsOf('2023-08-01', '湖北那个机械员证怎么办', '登记湖北省的机械员证');
  expect(told?.answer).toMatch(
    /^按湖北省的文件：.*32 学时.*换证的期限，助手手头没有文件.*没有湖北省的机械员/,
  );
  expect(told?.quickReplies).toEqual(['登记湖北省的机械员证']);
  expect(begun?.written).toMatchObject([{ value: { pack: 'hubei-2021', value: '机械员' } }]);
  expect(answered('湖北材料员证怎么办')).not.toContain('先加上');
});

describe('hours of a category', () => {
  const anhui = { ...OF_SIX, certificates: OF_SIX.certificates.filter(({ id }) => id === 'anhui') };
  const said = (...says: string[]) =>
    talkOf([{ id: 'one', asOf: '2023-11-01', holder: anhui, says }])[0]?.turns.at(-1)?.answer;

  test.each([
    ['昨天学了8学时专业知识', '记 质量员 10月31日 8 学时（专业知识），对吗？'],
    ['昨天学了2学时公共课', '记 质量员 10月31日 2 学时（公共知识），对吗？'],
    [
      '昨天学了4学时专业知识和3学时公共',
      '记 质量员 10月31日 4 学时（专业知识）、10月31日 3 学时（公共知识），对吗？',
    ],
    [
      '昨天专业知识4学时，公共的6学时',
      '记 质量员 10月31日 4 学时（专业知识）、10月31日 6 学时（公共知识），对吗？',
    ],
    ['昨天4学时专业今天3学时', '记 质量员 10月31日 4 学时（专业知识）、11月1日 3 学时，对吗？'],
    ['昨天学了8学时', '记 质量员 10月31日 8 学时，对吗？'],
  ])('are read back with it, each with its own: %s', (text, answer) => {
    expect(said(text)).toBe(answer);
  });

  test('keep it when they are corrected', () => {
    expect(said('昨天专业4学时，公共6学时', '对', '昨天专业的改成5学时')).toBe(
      '把质量员 10月31日 4 学时（专业知识）改成 10月31日 5 学时（专业知识），对吗？',
    );
  });
});

describe('one pack of which the first document is not out, beside others', () => {
  const asOf = '2022-11-20';
  const says = (...texts: string[]) => turnsOf(asOf, ...texts);

  test('its certificate is told of as that, and never another one in its place', () => {
    for (const text of ['云南那本能换吗', '我那本施工员证能换吗', '云南的呢'])
      expect(says(text)[0]?.answer).toMatch(/这份文件当时还没有发布/);
    expect(answered('我有几本证', asOf)).toMatch(
      /你登记了 7 本证。[\s\S]*云南省施工员：这份文件当时还没有发布/,
    );
    expect(says('云南那本换好了，昨天', '对')[1]?.written).toMatchObject([
      { certificate: 'yunnan', fact: 'exchangedOn' },
    ]);
  });

  test('a place of which none is held is not taken for another place', () => {
    const without = { ...OF_SIX, certificates: OF_SIX.certificates.filter(({ id }) => id !== 'yunnan') };
    const [turn] =
      talkOf([{ id: 'one', asOf, holder: without, says: ['云南那本换好了，昨天'] }])[0]?.turns ?? [];
    expect(turn?.proposed).toEqual([]);
    expect(turn?.answer).toContain('没有云南的证');
  });
});

describe('with a step under way by one pack, after something of another', () => {
  const last = (...says: string[]) => turnsOf('2022-11-20', '下一步', ...says).at(-1);

  test('the talk goes on with the certificate that was written to, by its own pack', () => {
    const hubei = last('湖北材料员今天学了4学时', '对')?.answer ?? '';
    expect(hubei).toMatch(/^记上了：湖北省材料员 11月20日 4 学时。/);
    expect(hubei).not.toMatch(/换证的学习|查旧证书/);
    const water = last('湖北材料员今天学了4学时', '对', '水利B证今天学了12学时', '对')?.answer ?? '';
    expect(water).toMatch(/^记上了：水利 B 证 11月20日 12 学时。/);
    expect(water).not.toMatch(/换发/);
  });

  test('an answer that follows is of that certificate, or of none', () => {
    expect(last('水利B证今天学了12学时', '对', '是')?.written).toMatchObject([
      { certificate: 'b', fact: 'accident' },
    ]);
    for (const said of ['注销', '2021年6月1日']) {
      const { written = [], proposed = [] } = last('水利B证今天学了12学时', '对', said) ?? {};
      for (const { certificate } of [...written, ...proposed]) expect(certificate).toBe('b');
      expect([...written, ...proposed].map(({ fact }) => fact)).not.toContain('registryStatus');
    }
  });

  test('a category is heard by the pack of the certificate that the hours go to', () => {
    expect(last('安徽今天学了8学时公共知识', '对')?.answer).toMatch(
      /^记上了：安徽省质量员 11月20日 8 学时（公共知识）。要学 32 学时/,
    );
    const asked = turnsOf('2022-11-20', '今天学了8学时公共知识', '安徽省质量员').at(-1);
    expect(asked?.answer).toContain('8 学时（公共知识）');
    const jilin = turnsOf('2022-11-20', '今天学了8学时公共知识', '吉林省施工员（土建）').at(-1);
    expect(jilin?.answer).toMatch(/记上了：吉林省施工员（土建） 11月20日 8 学时。/);
  });
});

test('an event where one is on record already is read back as a correction, with what stands there', () => {
  const holder = {
    ...OF_SIX,
    certificates: OF_SIX.certificates.map((one) =>
      one.id === 'anhui' ? { ...one, facts: { exchangedOn: '2021-03-03' } } : one,
    ),
  } as unknown as typeof OF_SIX;
  const [asked, done] =
    talkOf([{ id: 'one', asOf: '2022-11-20', holder, says: ['安徽今天换好了', '对'] }])[0]?.turns ?? [];
  expect(asked?.answer).toBe('安徽省质量员已经记着2021年3月3日 换了证，改成 11月20日 换了证，对吗？');
  expect(done?.answer).toMatch(/^改好了：安徽省质量员 11月20日 换了证。/);
});

describe('several of the holder’s own in one question', () => {
  const ofAnhui = (id: string, trade: string, credits: object[]) => ({
    ...{ id, pack: 'anhui-2021', kind: 'site-professional', trade },
    ...{ facts: { exchangedOn: '2022-03-03' }, credits, statedCycles: [2023].map(whole) },
  });
  const whole = (year: number) => ({ from: `${year}-01-01`, hours: 32 });
  const four = {
    registeredOn: null,
    certificates: [
      ofAnhui('am', '材料员', [{ on: '2024-03-01', hours: 2, category: 'specialty' }]),
      ofAnhui('aq', '质量员', [{ on: '2024-02-01', hours: 8, category: 'common' }]),
      {
        ...{ id: 'hb', pack: 'hubei-2021', kind: 'site-professional', trade: '机械员' },
        ...{ facts: { exchangedOn: '2023-06-01' }, ...nothing },
      },
      {
        ...{ id: 'wa', pack: 'water-abc', kind: 'safety-abc', trade: 'A' },
        ...{ facts: { expiresOn: '2024-08-31', employed: true, accident: false }, ...nothing },
      },
      {
        ...{ id: 'sc', pack: 'safety-abc', kind: 'safety-abc', trade: 'C' },
        ...{ facts: { expiresOn: '2024-10-31', employed: true }, ...nothing },
      },
    ],
  };
  const answer = (text: string): string =>
    talkOf([{ id: 'one', asOf: '2024-04-01', holder: four as never, says: [text] }])[0]?.turns[0]?.answer ??
    '';

  test.each(['材料员还差多少学时', '材料员那本呢', '我都学够了吗'])(
    '%s: one that is asked of alone has the hours that the others share with it',
    (text) => {
      expect(answer(text)).toMatch(/材料员：.*记了 10 学时，还差 22 学时/);
    },
  );

  test('those that are named are compared, and no others', () => {
    const [first, ...lines] = answer('水利A证和安全员C证哪个先到期').split('\n');
    expect(first).toBe('日子最近的是水利 A 证，8月31日（还剩152天）。');
    expect(lines.map((line) => line.split('：')[0])).toEqual(['水利 A 证', '建筑施工 C 证']);
    expect(lines[1]).toContain('最晚到 10月31日');
  });

  test('each is told of by its own card', () => {
    const [anhui, hubei] = answer('安徽质量员学够了吗，还有湖北的到哪天').split('\n');
    expect(anhui).toMatch(/^安徽省：质量员：.*还差 24 学时/);
    expect(hubei).toMatch(/^湖北省：机械员：.*6月1日/);
  });

  test('whether hours of one place count in another is written nowhere', () => {
    for (const text of ['湖北学的能算安徽的吗', '安徽质量员的公共学时能算到湖北吗'])
      expect(answer(text)).toContain('手头的文件没有写');
  });
});
