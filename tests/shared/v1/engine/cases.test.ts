import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { assessCases, CaseError } from '@hz/shared/v1/engine';
import { aJsonCase } from '../../../support/cases';

const given = resolve(__dirname, '../../../../../shared/rulebook');

/** A case with one thing changed, at a path. */
function withField(path: string, value: unknown): unknown {
  const told = structuredClone(aJsonCase({ credits: { '2022-12-01': 8 } })) as unknown as Record<
    string,
    unknown
  >;
  const keys = path.split('.');
  const last = keys.pop() as string;
  const parent = keys.reduce<Record<string, unknown>>(
    (here, key) => here[key] as Record<string, unknown>,
    told,
  );
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return told;
}

const refusal = (cases: unknown): string => {
  try {
    assessCases(cases);
  } catch (error) {
    expect(error).toBeInstanceOf(CaseError);
    return (error as CaseError).message;
  }
  throw new Error('not refused');
};

describe('cases in JSON', () => {
  it('are answered in order, in hours and dates', () => {
    const answers = assessCases([
      aJsonCase({ id: 'b', registeredOn: '2022-11-30', credits: { '2022-12-02': 11.9 } }),
      aJsonCase({ id: 'a', asOf: '2024-05-01', exchangedOn: '2022-12-15', credits: { '2023-03-01': 19.7 } }),
    ]);
    expect(answers).toEqual([
      {
        id: 'b',
        exchange: {
          status: 'open',
          reasons: [],
          nextStep: 'study',
          deadline: '2022-12-31',
          daysLeft: 26,
          hoursRequired: 32,
          hoursDone: 11.9,
          hoursRemaining: 20.1,
        },
        continuingEducation: {
          status: 'not-applicable',
          reasons: ['no-electronic-certificate'],
          year: null,
          deadline: null,
          daysLeft: null,
          hoursRequired: null,
          hoursDone: null,
          hoursRemaining: null,
          yearsToConfirm: [],
        },
      },
      {
        id: 'a',
        exchange: {
          status: 'completed',
          reasons: [],
          nextStep: null,
          deadline: null,
          daysLeft: null,
          hoursRequired: null,
          hoursDone: null,
          hoursRemaining: null,
        },
        continuingEducation: {
          status: 'catch-up',
          reasons: ['previous-year-short'],
          year: 2024,
          deadline: '2024-12-31',
          daysLeft: 244,
          hoursRequired: 44.3,
          hoursDone: 0,
          hoursRemaining: 44.3,
          yearsToConfirm: [],
        },
      },
    ]);
  });

  it('of none give none', () => expect(assessCases([])).toEqual([]));

  it.each([
    ['certificate.trade', '试\u3000验 员', 'ineligible'],
    ['certificate.trade', '試驗員', 'open'],
    ['credits', [{ on: '1999-01-01', hours: 100_000.1 }], 'open'],
    ['certificate.issuedOn', '1999-01-01', 'not-needed'],
    ['knownYears', [1999, 1999, 2050], 'open'],
  ])('with %s %j are no error', (path, value, status) => {
    expect(assessCases([withField(path, value)])).toMatchObject([{ exchange: { status } }]);
  });
});

describe('a wrong case is named with its field', () => {
  it.each([
    ['asOf', '2022-11-13'],
    ['asOf', '2023-02-29'],
    ['asOf', '2022-12-5'],
    ['asOf', null],
    ['asOf', undefined],
    ['id', ''],
    ['id', 7],
    ['id', undefined],
    ['rulebook', 'jilin'],
    ['rulebook', '__proto__'],
    ['rulebook', undefined],
    ['colour', 'red'],
    ['certificate', null],
    ['certificate', []],
    ['certificate.family', 'welder'],
    ['certificate.family', 'constructor'],
    ['certificate.trade', ''],
    ['certificate.trade', ' \u3000\u00a0\t'],
    ['certificate.trade', null],
    ['certificate.registryStatus', 'expired'],
    ['certificate.registryStatus', undefined],
    ['certificate.exchangedOn', '2022-02-30'],
    ['certificate.exchangedOn', ''],
    ['certificate.issuedOn', 20_000],
    ['certificate.number', '123'],
    ['holder.registeredOn', '2022-00-01'],
    ['holder.inPost', 'yes'],
    ['holder.inPost', undefined],
    ['holder.name', '张三'],
    ['credits', {}],
    ['credits', null],
    ['credits.0.hours', 0],
    ['credits.0.hours', -1],
    ['credits.0.hours', 0.05],
    ['credits.0.hours', 1.25],
    ['credits.0.hours', 0.1 + 0.2],
    ['credits.0.hours', '8'],
    ['credits.0.hours', 1e300],
    ['credits.0.on', '2022-13-01'],
    ['credits.0.note', ''],
    ['knownYears', undefined],
    ['knownYears', 2023],
    ['knownYears.0', 'x'],
  ] as [string, unknown][])('%s: %j', (path, value) => {
    const wrong = path === 'knownYears.0' ? { ...aJsonCase(), knownYears: [value] } : withField(path, value);
    const message = refusal([aJsonCase({ id: 'good' }), wrong]);
    expect(message).toContain(path.replace(/\.(\d)/, '[$1]'));
    expect(message).toMatch(path === 'id' ? /^case \[1\]: / : /^case "a-case" \[1\]: /);
  });

  it.each([2023.5, '2023', null, -1])('a known year %j', (year) => {
    expect(refusal([{ ...aJsonCase(), knownYears: [2023, year] }])).toContain('knownYears[1]');
  });

  it('an own key called __proto__', () => {
    const sly = JSON.parse(
      JSON.stringify(aJsonCase()).replace('"credits"', '"__proto__":{},"credits"'),
    ) as unknown;
    expect(refusal([sly])).toContain('__proto__: unknown key');
  });

  it('an id that came before', () => {
    expect(refusal([aJsonCase({ id: 'x' }), aJsonCase({ id: 'y' }), aJsonCase({ id: 'x' })])).toBe(
      'case "x" [2]: id: came before',
    );
  });

  it.each([{}, null, 'cases', 1, aJsonCase()])('what is no array: %j', (cases) => {
    expect(refusal(cases)).toContain('must be a JSON array');
  });

  it.each([null, [], 'a', 1])('what is no case: %j', (value) => {
    expect(refusal([value])).toMatch(/^case \[0\]: /);
  });
});

// The worked cases are not part of the project; where they lie beside it they are tried.
if (existsSync(given)) {
  const read = (name: string) => JSON.parse(readFileSync(resolve(given, name), 'utf8')) as { id: string }[];
  const answers = assessCases(read('cases.json'));
  it.each(read('cases.expected.json').map((expected, index) => [expected.id, expected, answers[index]]))(
    'answers the worked case %s',
    (_, expected, answer) => expect(answer).toEqual(expected),
  );
}
