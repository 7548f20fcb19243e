import { parseDay } from '@hz/shared/calendar';
import { assess } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCase, type CaseTold } from '../../../support/cases';
import { readRulebook, smallRulebook } from '../../../support/rulebooks';

const rulebook = loadRulebook('jilin-2022-25');
const duty = (told: CaseTold) => assess(rulebook, aCase(told)).continuingEducation;
const exchanged = { exchangedOn: '2022-12-15' };
const noHours = { deadline: null, daysLeft: null, required: null, done: null, remaining: null };

describe('the yearly duty', () => {
  it.each([
    ['skilled-worker', { family: 'skilled-worker' }],
    ['skilled-worker', { family: 'skilled-worker', ...exchanged, asOf: '2025-01-01' }],
    ['no-electronic-certificate', {}],
    ['no-electronic-certificate', { exchangedOn: '2022-12-06', issuedOn: '2022-12-07' }],
  ] as [string, CaseTold][])('does not apply: %s', (reason, told) => {
    expect(duty({ ...told, knownYears: [] })).toEqual({
      status: 'not-applicable',
      reasons: [reason],
      year: null,
      yearsToConfirm: [],
      ...noHours,
    });
  });

  it.each([
    ['2019-03-01', 2023],
    ['2022-12-31', 2023],
    ['2023-01-01', 2024],
    ['2025-12-31', 2026],
  ])('of a certificate of %s begins in %d', (issuedOn, year) => {
    expect(duty({ asOf: `${year - 1}-12-31`, issuedOn })).toEqual({
      status: 'not-started',
      reasons: [],
      year,
      deadline: parseDay(`${year}-12-31`),
      daysLeft: parseDay(`${year}-12-31`) - parseDay(`${year - 1}-12-31`),
      required: 320,
      done: 0,
      remaining: 320,
      yearsToConfirm: [],
    });
    expect(duty({ asOf: `${year}-01-01`, issuedOn }).status).toBe('in-progress');
  });

  it('counts from the exchange, unless that lies ahead', () => {
    const both = { issuedOn: '2020-05-01', exchangedOn: '2024-03-01', credits: { '2023-05-01': 32 } };
    expect(duty({ ...both, asOf: '2024-03-01' })).toMatchObject({ status: 'not-started', year: 2025 });
    expect(duty({ ...both, asOf: '2024-02-29' })).toMatchObject({ status: 'in-progress', year: 2024 });
  });

  it('counts only the hours of the year, known by the day', () => {
    const credits = {
      '2023-12-31': 40,
      '2024-01-01': 5,
      '2024-06-01': 7.5,
      '2024-06-02': 9,
      '2025-01-01': 9,
    };
    expect(duty({ ...exchanged, asOf: '2024-06-01', credits })).toMatchObject({ done: 125, remaining: 195 });
  });

  it('takes hours studied ahead of the first year for nothing', () => {
    expect(duty({ ...exchanged, asOf: '2022-12-20', credits: { '2022-12-20': 40 } })).toMatchObject({
      status: 'not-started',
      done: 0,
      remaining: 320,
    });
  });

  it('is met at the very tenth', () => {
    const told = { ...exchanged, asOf: '2023-12-31' };
    expect(duty({ ...told, credits: { '2023-12-31': 31.9 } })).toMatchObject({
      status: 'in-progress',
      remaining: 1,
    });
    expect(duty({ ...told, credits: { '2023-05-01': 31.9, '2023-12-31': 0.1 } }).status).toBe('met');
  });
});

describe('last year short', () => {
  const told = { ...exchanged, asOf: '2024-05-01' };

  it('is to be caught up', () => {
    expect(duty({ ...told, credits: { '2023-03-01': 0.1 } })).toMatchObject({
      status: 'catch-up',
      reasons: ['previous-year-short'],
      required: 639,
      remaining: 639,
    });
    expect(duty({ ...told, credits: {} })).toMatchObject({ status: 'catch-up', required: 640 });
  });

  it('asks for nothing more when the year before had no duty', () => {
    expect(duty({ asOf: '2023-05-01', ...exchanged })).toMatchObject({
      status: 'in-progress',
      required: 320,
    });
  });

  it('asks for nothing more while that year is not known', () => {
    expect(duty({ ...told, knownYears: [], credits: { '2023-03-01': 20 } })).toMatchObject({
      status: 'unconfirmed',
      required: 320,
      yearsToConfirm: [2023],
    });
  });

  it('is caught up with the sum of both years', () => {
    expect(duty({ ...told, credits: { '2023-03-01': 20, '2024-05-01': 44 } })).toMatchObject({
      status: 'met',
      reasons: [],
      required: 440,
    });
  });

  it('does not forgive less than a full year when last year was more than full', () => {
    expect(duty({ ...told, credits: { '2023-03-01': 63 } })).toMatchObject({
      status: 'in-progress',
      required: 320,
    });
  });
});

describe('training again', () => {
  it('is asked of who is not in the post, from the first year on', () => {
    expect(duty({ ...exchanged, asOf: '2022-12-31', inPost: false }).status).toBe('not-started');
    expect(duty({ ...exchanged, asOf: '2023-01-01', inPost: false, credits: { '2023-01-01': 40 } })).toEqual({
      status: 'retraining-required',
      reasons: ['not-in-post'],
      year: 2023,
      yearsToConfirm: [],
      ...noHours,
    });
    expect(duty({ ...exchanged, asOf: '2023-01-01', inPost: null }).status).toBe('in-progress');
  });

  it('is asked after any two years that fall short, however well it went since', () => {
    const credits = { '2023-03-01': 32, '2024-03-01': 31, '2025-03-01': 64, '2026-03-01': 64 };
    expect(duty({ ...exchanged, asOf: '2026-11-22', credits })).toMatchObject({
      status: 'retraining-required',
      reasons: ['two-year-shortfall'],
      year: 2026,
    });
  });

  it('gives both reasons in order, and says which years are open', () => {
    expect(duty({ ...exchanged, asOf: '2026-11-22', inPost: false, knownYears: [2023, 2024] })).toMatchObject(
      {
        reasons: ['not-in-post', 'two-year-shortfall'],
        yearsToConfirm: [2025],
      },
    );
  });

  it('is not asked for years that nobody has confirmed', () => {
    const told = { ...exchanged, asOf: '2026-11-22', credits: {} };
    expect(duty({ ...told, knownYears: [2023, 2025] })).toMatchObject({
      status: 'unconfirmed',
      yearsToConfirm: [2024],
    });
    expect(duty({ ...told, knownYears: [2025] })).toMatchObject({
      yearsToConfirm: [2023, 2024],
      required: 640,
    });
  });

  it('is not asked over years before the duty', () => {
    const told = { issuedOn: '2024-05-01', asOf: '2026-01-01', credits: { '2025-03-01': 32 } };
    expect(duty(told).status).toBe('in-progress');
  });
});

describe('years to confirm', () => {
  it('are the past years of the duty alone, ascending', () => {
    const told = { ...exchanged, asOf: '2026-11-22', knownYears: [2030, 2026, 2024, 2019, 2024] };
    expect(duty(told).yearsToConfirm).toEqual([2023, 2025]);
  });

  it('come before a year that is met', () => {
    const told = { ...exchanged, asOf: '2024-11-22', knownYears: [], credits: { '2024-03-01': 64 } };
    expect(duty(told)).toMatchObject({
      status: 'unconfirmed',
      done: 640,
      remaining: 0,
      yearsToConfirm: [2023],
    });
  });
});

it('takes the values of the duty from the rulebook', () => {
  const other = readRulebook(smallRulebook());
  const of = (asOf: string, credits = {}) =>
    assess(other, aCase({ asOf, trade: '甲员', issuedOn: '2022-08-01', credits })).continuingEducation;
  expect(of('2023-12-31')).toMatchObject({ status: 'not-started', year: 2024, required: 160 });
  expect(of('2025-12-31', { '2024-02-01': 10 })).toMatchObject({ status: 'catch-up', required: 220 });
});
