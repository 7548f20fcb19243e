import { parseDay } from '@hz/shared/calendar';
import { assess, explain, factsOf, parseCase } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { anyJsonCase } from '../../../support/arbitraries';
import { aCase, type CaseTold } from '../../../support/cases';
import fc from '../../../support/properties';

const rulebook = loadRulebook('jilin-2022-25');
function ground(told: CaseTold, statement: string) {
  const explained = explain(rulebook, aCase(told));
  const found = explained.grounds.find((one) => one.statement === statement);
  return found && { ...found, facts: factsOf(explained, found) };
}

/** The statements that an assessment makes: what is not null, each reason by itself. */
function statementsOf(assessment: ReturnType<typeof assess>): string[] {
  const names = { required: 'hoursRequired', done: 'hoursDone', remaining: 'hoursRemaining' } as Record<
    string,
    string
  >;
  return Object.entries(assessment).flatMap(([part, answer]) =>
    Object.entries(answer as object).flatMap(([name, value]: [string, unknown]) => {
      if (name === 'reasons') return (value as string[]).map((reason) => `${part}.reasons.${reason}`);
      const silent = value === null || (Array.isArray(value) && value.length === 0);
      return silent ? [] : [`${part}.${names[name] ?? name}`];
    }),
  );
}

describe('the explanation', () => {
  it('gives one ground for every statement and none for what was not said', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        const { input } = parseCase(told);
        const { assessment, grounds } = explain(rulebook, input);
        expect(assessment).toEqual(assess(rulebook, input));
        expect(grounds.map(({ statement }) => statement).sort()).toEqual(statementsOf(assessment).sort());
      }),
      { numRuns: 3000 },
    );
  });

  it('rests every ground on a clause or on a reading of the helper', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        const explained = explain(rulebook, parseCase(told).input);
        for (const ground of explained.grounds) {
          expect(ground.clause !== null || ground.reading !== null).toBe(true);
          expect(rulebook.rules[ground.rule]).toBeDefined();
          expect(Object.values(factsOf(explained, ground))).not.toContain(undefined);
          expect(ground.uses.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['exchange.status', {}, 'scope', '一', { registryStatus: 'valid', trade: '施工员' }],
    ['exchange.nextStep', {}, 'register', '二(一)', { registeredOn: null }],
    ['exchange.deadline', {}, 'deadline', '二', {}],
    ['exchange.hoursRequired', {}, 'study', '二(二)', { required: 320 }],
    ['exchange.hoursRequired', { family: 'skilled-worker' }, 'no-study', '二(二)', { required: 0 }],
    ['exchange.status', { trade: '试验员' }, 'trade-not-mapped', '四(二)', { trade: '试验员' }],
    ['exchange.nextStep', { trade: '试验员' }, 'look-up-provincially', '四(二)', {}],
    [
      'exchange.reasons.registry-cancelled',
      { registryStatus: 'cancelled' },
      'scope',
      '一',
      { registryStatus: 'cancelled' },
    ],
    [
      'exchange.status',
      { asOf: '2023-01-01' },
      'deadline-passed',
      '二',
      { deadline: parseDay('2022-12-31') },
    ],
    ['exchange.nextStep', { asOf: '2023-01-01' }, 'ask-authority', null, {}],
    [
      'continuingEducation.reasons.two-year-shortfall',
      { asOf: '2025-02-01', exchangedOn: '2022-12-15', credits: { '2023-05-01': 20, '2024-05-01': 43.9 } },
      'two-years',
      '三(一)',
      { shortYears: [2023, 2024], shortYearsDone: 639, pairRequired: 640 },
    ],
    [
      'continuingEducation.reasons.previous-year-short',
      { asOf: '2024-02-01', exchangedOn: '2022-12-15', credits: { '2023-05-01': 20 } },
      'catch-up',
      '三(一)',
      { lastYear: 2023, lastYearDone: 200 },
    ],
    [
      'continuingEducation.yearsToConfirm',
      { asOf: '2024-02-01', exchangedOn: '2022-12-15', knownYears: [] },
      'years-to-confirm',
      '三(一)',
      { firstYear: 2023, knownYears: [] },
    ],
  ] as [string, CaseTold, string, string | null, object][])(
    'of %s for %j is the rule %s',
    (statement, told, rule, clause, facts) => {
      expect(ground(told, statement)).toMatchObject({ rule, clause, facts });
    },
  );

  it('marks what is the helper’s reading', () => {
    const told = { asOf: '2023-02-01', exchangedOn: '2022-12-15', inPost: false };
    expect(ground(told, 'continuingEducation.reasons.not-in-post')?.reading).toBe('not-in-post');
    expect(ground({}, 'exchange.nextStep')?.reading).toBeNull();
  });
});
