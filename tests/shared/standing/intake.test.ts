// The first questions of every pack: what they go on asking, and what the verdict says of what is missing.
import { parseDay } from '@hz/shared/calendar';
import { loadPack, offeredPacks } from '@hz/shared/packs';
import { foldPackIntake, questionsInAll, takePackAnswer } from '@hz/shared/standing';

const DAY = '2023-08-01';
const C = { post: 'safety-abc/C' };
const MATERIALS = { post: '材料员' };
const OLD = { post: 'site-professional/材料员', exchangedOn: 'none', issuedOn: 'none' };

const folded = (pack: string, answers: Record<string, string>, asOf = DAY) =>
  foldPackIntake(loadPack(pack), answers, parseDay(asOf), offeredPacks());

const wordsOf = (pack: string, answers: Record<string, string>, asOf = DAY) => {
  const { standing, next } = folded(pack, answers, asOf);
  expect(next).toBeNull();
  return standing?.headline.words as NonNullable<typeof standing>['headline']['words'];
};

const refusal = (pack: string, before: Record<string, string>, id: string, value: string) => {
  const taken = takePackAnswer(loadPack(pack), before, id, value, parseDay(DAY), offeredPacks());
  return 'fault' in taken ? taken.fault.code : null;
};

/** What is asked one after the other where each question has one of these answers. */
function asked(pack: string, answers: Record<string, string>): string[] {
  const { answered, next } = folded(pack, answers);
  return [...answered.map(({ question }) => question.id), ...(next ? [next.id] : [])];
}

describe('a day known in part', () => {
  it.each([
    ['safety-abc', { ...C, expiresOn: '2024' }, 'employed'],
    ['safety-abc', { ...C, expiresOn: '2024-03' }, 'employed'],
    ['water-abc', { ...C, expiresOn: '2024', employed: 'true' }, 'accident'],
    ['yunnan-2023', { ...OLD, oldIssuedOn: '2018' }, 'oldValid'],
    ['yunnan-2023', { ...OLD, oldIssuedOn: '2018-12', oldValid: 'true', informationComplete: 'true' }, 'sex'],
  ])('in %s, of %j, is no end of what is asked', (pack, answers, next) => {
    expect(folded(pack, answers).next?.id).toBe(next);
  });

  it('asks the same as one that nobody remembers', () => {
    const facts = { employed: 'true', accident: 'false' };
    for (const pack of ['safety-abc', 'water-abc'])
      expect(asked(pack, { ...C, expiresOn: '2024', ...facts })).toEqual(
        asked(pack, { ...C, expiresOn: 'unknown', ...facts }),
      );
  });

  it('that may be over asks for the application, as one that is over does', () => {
    expect(folded('safety-abc', { ...C, expiresOn: '2023-07', employed: 'true' }).next?.id).toBe('appliedOn');
  });
});

it.each(['true', 'false'])(
  'of what ends nobody knows when, no application is asked for: employed %s',
  (employed) => {
    expect(folded('safety-abc', { ...C, expiresOn: 'unknown', employed }).next).toBeNull();
  },
);

it.each([
  [{ ...OLD }, 'oldIssuedOn', '2030'],
  [
    { ...OLD, oldIssuedOn: '2017', oldValid: 'true', informationComplete: 'true', sex: 'm' },
    'birthDate',
    '2035',
  ],
  [
    { ...OLD, oldIssuedOn: '2017', oldValid: 'true', informationComplete: 'true', sex: 'm' },
    'birthDate',
    '2024-02',
  ],
])('what lies behind whoever tells of it cannot lie ahead: after %j, %s %s', (before, id, value) => {
  expect(refusal('yunnan-2023', before, id, value)).toBe('date-in-future');
  expect(refusal('yunnan-2023', before, id, '2017')).toBeNull();
});

it.each(['cailiao', 'cly', 'shiyanyuan'])('%s is sought, and is no post', (text) => {
  expect(refusal('hubei-2021', {}, 'post', text)).toBe('answer-invalid');
});

it('where a pack lists no posts, nobody is told to choose one', () => {
  expect(folded('hubei-2021', {}).next?.help).toBeNull();
  expect(folded('yunnan-2023', {}).next?.help).toContain('选');
});

describe('how many questions there are', () => {
  const cases: [string, Record<string, string>][] = [
    ['jilin-2022-25', {}],
    ['hubei-2021', MATERIALS],
    ['safety-abc', { ...C, expiresOn: '2024' }],
    ['water-abc', C],
    ['yunnan-2023', OLD],
  ];
  it.each(cases)('in %s, after %j, is the number that is asked when all is answered so', (id, answers) => {
    const pack = loadPack(id);
    const asOf = parseDay(DAY);
    const told = { ...answers };
    const of = questionsInAll(pack, told, folded(id, told), asOf, offeredPacks());
    for (;;) {
      const { next, answered } = folded(id, told);
      if (next === null) {
        expect(of).toBe(answered.length);
        break;
      }
      const isDay = next.kind === 'event' || next.kind === 'date';
      told[next.id] = isDay ? DAY : (next.options[0]?.value as string);
    }
  });
});

describe('a verdict that asks', () => {
  it('says of a part what is missing of it and what it would change', () => {
    const { title, sentences } = wordsOf('safety-abc', { ...C, expiresOn: '2024', employed: 'true' });
    expect(title).toBe('先说说证书的有效期到哪一天');
    expect(sentences).toContain(
      '现在只知道是 2024年，还差几月几号。延续从哪天起能办、最晚到哪天，都从它算起。',
    );
    const month = wordsOf('safety-abc', { ...C, expiresOn: '2024-03', employed: 'true' }).sentences;
    expect(month.join('')).toContain('现在只知道是 2024年3月，还差几号。');
  });

  it('of several things says each by its question, with what the answer changes', () => {
    const { title, sentences } = wordsOf('safety-abc', { ...C, expiresOn: 'unknown', employed: 'unknown' });
    expect(title).toBe('先说清这 2 件事');
    expect(sentences).toEqual(
      expect.arrayContaining([
        '1. 证书的有效期到哪一天？延续从哪天起能办、最晚到哪天，都从它算起。',
        '2. 现在有单位聘用你吗？答“不是”的，延续现在办不了。',
      ]),
    );
  });

  it('tells which last day each answer leads to, where one fact decides it', () => {
    const told = {
      oldIssuedOn: '2017',
      oldValid: 'true',
      informationComplete: 'unknown',
      sex: 'm',
      birthDate: '1980',
    };
    const { sentences } = wordsOf('yunnan-2023', { ...OLD, ...told });
    expect(sentences.join('')).toContain('答是，期限是 10月1日；答不是，期限是 2024年3月31日。');
  });

  it('after an application in time asks for the end of the new card, and says so', () => {
    for (const pack of ['safety-abc', 'water-abc']) {
      const { title, sentences } = wordsOf(pack, { ...C, expiresOn: '2023-07-31', appliedOn: '2023-07-01' });
      expect(title).toBe('先说说新证书的有效期到哪一天');
      expect(sentences.join('')).toContain('还没拿到的，先等批下来');
    }
  });

  it.each([
    [
      'yunnan-2023',
      { post: OLD.post, exchangedOn: 'unknown', issuedOn: 'unknown' },
      '要是还没有换证、新证发证，最早的期限是',
    ],
    ['anhui-2021', { ...MATERIALS, exchangedOn: 'unknown', issuedOn: 'none' }, '要是已经换证，最早的期限是'],
  ])('in %s tells a last day of a case by its case', (pack, answers, text) => {
    expect(wordsOf(pack, answers).sentences.join('')).toContain(text);
  });

  it('never leaves who reads it without a word of what would change it', () => {
    for (const [pack, answers] of [
      ['hubei-2021', { ...MATERIALS, exchangedOn: 'unknown', issuedOn: 'unknown' }],
      ['anhui-2021', { ...MATERIALS, exchangedOn: 'unknown', issuedOn: 'unknown' }],
      ['water-abc', { ...C, expiresOn: 'unknown', employed: 'unknown', accident: 'unknown' }],
    ] as const) {
      const { tone, title, sentences } = wordsOf(pack, answers);
      expect(tone).toBe('ask');
      expect(title).not.toContain('、');
      expect(sentences.length).toBeGreaterThan(1);
    }
  });
});

it.each(['hubei-2021', 'anhui-2021'])(
  'in %s a certificate that was not exchanged is asked when it was issued, and not whether',
  (pack) => {
    const { next } = folded(pack, { ...MATERIALS, exchangedOn: 'none' });
    expect(next?.id).toBe('issuedOn');
    expect(next?.options.map(({ value }) => value)).toEqual(['unknown']);
    expect(refusal(pack, { ...MATERIALS, exchangedOn: 'none' }, 'issuedOn', 'none')).toBe('answer-invalid');
    expect(folded(pack, { ...MATERIALS, exchangedOn: 'unknown' }).next?.options).toHaveLength(2);
  },
);

it('where a certificate may still be to be exchanged neither has to have happened', () => {
  const [, , issued] = folded('yunnan-2023', OLD).answered;
  expect(issued?.question.options.map(({ value }) => value)).toEqual(['none', 'unknown']);
});

it('what hangs on two days alike is said once, and where they are printed', () => {
  const told = { ...MATERIALS, exchangedOn: 'unknown', issuedOn: 'unknown' };
  const said = wordsOf('hubei-2021', told).sentences.join('');
  expect(said.split('从这一天往后算')).toHaveLength(2);
  expect(said).toContain('先看看证上印的日期');
});

it('an application of a year alone is told by that year', () => {
  const told = { ...C, expiresOn: '2023-09-15', employed: 'true', appliedOn: '2021' };
  expect(wordsOf('safety-abc', told).sentences[0]).toMatch(/^你记的申请是 2021年，/);
});

it('what has lapsed asks for no hours', () => {
  const told = { ...C, expiresOn: '2023-07-15', appliedOn: 'none' };
  expect(wordsOf('water-abc', told).sentences.join('')).not.toContain('学时');
});
