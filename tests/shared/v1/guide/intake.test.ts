import { parseDay } from '@hz/shared/calendar';
import { type Answers, answersOf, checkAnswer, foldIntake } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import fc from '../../../support/properties';

const rulebook = loadRulebook('jilin-2022-25');
const today = parseDay('2022-12-05');
const fold = (answers: Answers) => foldIntake(rulebook, answers, today);
const site = { family: 'site-professional', trade: '施工员（土建）' } as const;

describe('the first questions', () => {
  it('are asked one by one, four in all', () => {
    const asked: [Answers, string | undefined, number][] = [
      [{}, 'family', 1],
      [{ family: 'site-professional' }, 'trade', 2],
      [site, 'holding', 3],
      [{ ...site, holding: 'old' }, 'registryStatus', 4],
      [{ ...site, holding: 'exchanged' }, 'exchangedOn', 4],
      [{ ...site, holding: 'electronic' }, 'issuedOn', 4],
    ];
    for (const [answers, id, step] of asked) {
      expect(fold(answers)).toMatchObject({ next: { id }, step, of: 4, facts: null });
    }
  });

  it('end in the facts of a certificate', () => {
    expect(fold({ ...site, holding: 'old', registryStatus: 'valid' })).toMatchObject({
      next: null,
      facts: {
        family: 'site-professional',
        trade: '施工员',
        specialty: '土建',
        registryStatus: 'valid',
        registryCheckedOn: today,
        exchangedOn: null,
        issuedOn: null,
      },
    });
    expect(fold({ ...site, holding: 'old', registryStatus: 'unchecked' }).facts).toMatchObject({
      registryStatus: null,
      registryCheckedOn: null,
    });
    expect(fold({ ...site, holding: 'exchanged', exchangedOn: '2022-12-01' }).facts).toMatchObject({
      exchangedOn: parseDay('2022-12-01'),
      issuedOn: null,
    });
    expect(fold({ ...site, holding: 'electronic', issuedOn: '2021-03-01' }).facts).toMatchObject({
      exchangedOn: null,
      issuedOn: parseDay('2021-03-01'),
    });
  });

  it('take a month, a year or 记不清 for a day', () => {
    const exchanged = (exchangedOn: string) => fold({ ...site, holding: 'exchanged', exchangedOn });
    expect(exchanged('2022-11').facts).toMatchObject({
      exchangedOn: null,
      partly: { exchangedOn: '2022-11' },
    });
    expect(['2022-11', '2021', 'unknown'].map((day) => exchanged(day).answered.at(-1)?.label)).toEqual([
      '2022年11月',
      '2021年',
      '记不清哪天',
    ]);
  });

  it('keep each answer in words', () => {
    const { answered } = fold({ ...site, holding: 'exchanged', exchangedOn: '2022-12-01' });
    expect(answered.map(({ label }) => label)).toEqual([
      '现场专业人员',
      '施工员（土建）',
      '已经换成电子证书',
      '12月1日',
    ]);
  });

  it('offer the posts of the family, and in both the trades without counterpart', () => {
    const offered = (family: string) => fold({ family }).next?.options.map(({ value }) => value) ?? [];
    expect(offered('site-professional')).toEqual(
      expect.arrayContaining(['质量员（市政）', '标准员', '试验员']),
    );
    expect(offered('site-professional')).toHaveLength(19);
    expect(offered('skilled-worker')).toEqual(expect.arrayContaining(['砌筑工', '水利技术工人']));
  });

  it('take a typed trade', () => {
    const facts = (trade: string) =>
      fold({ family: 'skilled-worker', trade, holding: 'old', registryStatus: 'valid' }).facts;
    expect(facts(' 古建 彩画工 ')).toMatchObject({ trade: '古建彩画工', specialty: null });
  });

  it('know a typed post with its specialty, whatever the brackets', () => {
    const facts = fold({ ...site, trade: '施工员 (土建)', holding: 'old', registryStatus: 'valid' }).facts;
    expect(facts).toMatchObject({ trade: '施工员', specialty: '土建' });
  });
});

describe('a changed answer', () => {
  const done = { ...site, holding: 'old', registryStatus: 'valid' } as const;

  it('keeps the later answers that still apply', () => {
    expect(fold({ ...done, trade: '质量员（市政）' }).facts).toMatchObject({
      trade: '质量员',
      registryStatus: 'valid',
    });
  });

  it('asks again what no longer applies', () => {
    const { next, answered } = fold({ ...done, family: 'skilled-worker' });
    expect(next?.id).toBe('trade');
    expect(answered.map(({ question }) => question.id)).toEqual(['family']);
  });

  it('goes on where it was once that is answered', () => {
    expect(fold({ ...done, family: 'skilled-worker', trade: '砌筑工' }).next).toBeNull();
  });

  it('keeps what both families may have', () => {
    for (const trade of ['试验员', '古建彩画工']) {
      expect(fold({ ...done, family: 'skilled-worker', trade }).facts).toMatchObject({
        family: 'skilled-worker',
        trade,
      });
    }
  });

  it('passes over the other branch, and finds it again', () => {
    const both = { ...done, holding: 'exchanged', exchangedOn: '2022-12-01' } as const;
    expect(fold(both).facts).toMatchObject({ exchangedOn: parseDay('2022-12-01'), registryStatus: null });
    expect(fold({ ...both, holding: 'old' }).facts).toMatchObject({
      exchangedOn: null,
      registryStatus: 'valid',
    });
  });
});

describe('an answer', () => {
  const check = (id: string, value: string, answers: Answers = site) =>
    checkAnswer(rulebook, answers, id, value, today);

  it.each([
    ['family', 'skilled-worker', {}],
    ['trade', '任何工种', { family: 'skilled-worker' }],
    ['holding', 'old', site],
    ['exchangedOn', '2022-12-05', { ...site, holding: 'exchanged' }],
    ['exchangedOn', '2022-12', { ...site, holding: 'exchanged' }],
    ['exchangedOn', '1999', { ...site, holding: 'exchanged' }],
    ['exchangedOn', 'unknown', { ...site, holding: 'exchanged' }],
    ['family', 'skilled-worker', { ...site, holding: 'old', registryStatus: 'valid' }],
  ] as [string, string, Answers][])('to %s of %s is taken', (id, value, answers) => {
    expect(check(id, value, answers)).toBeNull();
  });

  it.each([
    ['family', 'welder', {}, 'answer-invalid', '请从选项里选一个。'],
    ['trade', ' \u3000', { family: 'skilled-worker' }, 'answer-invalid', '请填证书上写的岗位或工种。'],
    ['trade', '工'.repeat(31), { family: 'skilled-worker' }, 'answer-invalid', '太长了，最多 30 个字。'],
    [
      'exchangedOn',
      '2022-12-06',
      { ...site, holding: 'exchanged' },
      'date-in-future',
      '2022年12月6日还没到，请填已经过去的日期。',
    ],
    [
      'exchangedOn',
      '2023',
      { ...site, holding: 'exchanged' },
      'date-in-future',
      '2023年还没到，请填已经过去的时间。',
    ],
    [
      'exchangedOn',
      '1979',
      { ...site, holding: 'exchanged' },
      'answer-invalid',
      '这个日期太早了，请再看看年份。',
    ],
    [
      'exchangedOn',
      '2022-13',
      { ...site, holding: 'exchanged' },
      'answer-invalid',
      '没有这一天，请再看看日期。',
    ],
    [
      'exchangedOn',
      '2022-02-30',
      { ...site, holding: 'exchanged' },
      'answer-invalid',
      '没有这一天，请再看看日期。',
    ],
    [
      'issuedOn',
      '1922-12-01',
      { ...site, holding: 'electronic' },
      'answer-invalid',
      '这个日期太早了，请再看看年份。',
    ],
    ['holding', 'constructor', site, 'answer-invalid', '请从选项里选一个。'],
    ['registryStatus', 'valid', site, 'answer-invalid', '现在还问不到这个问题，请从头看看。'],
    [
      'exchangedOn',
      '2022-12-01',
      { ...site, holding: 'old' },
      'answer-invalid',
      '现在还问不到这个问题，请从头看看。',
    ],
    ['colour', 'red', site, 'answer-invalid', '现在还问不到这个问题，请从头看看。'],
  ] as [string, string, Answers, string, string][])(
    'to %s of %j is refused',
    (id, value, answers, code, message) => {
      expect(check(id, value, answers)).toEqual({ code, message });
    },
  );
});

it('gives back the answers behind the facts, so that they need not be stored twice', () => {
  const trades = fc.constantFrom('施工员（土建）', '材料员', '试验员', '古建彩画工');
  const holdings = fc.constantFrom<Answers>(
    { holding: 'old', registryStatus: 'valid' },
    { holding: 'old', registryStatus: 'not-found' },
    { holding: 'old', registryStatus: 'unchecked' },
    { holding: 'exchanged', exchangedOn: '2022-12-01' },
    { holding: 'electronic', issuedOn: '2021-01-01' },
    { holding: 'electronic', issuedOn: '2021' },
    { holding: 'exchanged', exchangedOn: 'unknown' },
  );
  fc.assert(
    fc.property(trades, holdings, (trade, holding) => {
      const answers = { family: 'site-professional', trade, ...holding };
      const { facts } = fold(answers);
      expect(facts && answersOf(facts)).toEqual(answers);
    }),
  );
});

it('never fails, whatever was stored', () => {
  const any = fc.option(fc.string(), { nil: undefined });
  const answers = fc.record({
    family: any,
    trade: any,
    holding: any,
    registryStatus: any,
    exchangedOn: any,
    issuedOn: any,
  });
  fc.assert(fc.property(answers, (stored) => expect(fold(stored as Answers).of).toBe(4)));
});
