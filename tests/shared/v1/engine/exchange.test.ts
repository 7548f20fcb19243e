import { parseDay } from '@hz/shared/calendar';
import { assess } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCase, type CaseTold } from '../../../support/cases';
import { readRulebook, smallRulebook } from '../../../support/rulebooks';

const rulebook = loadRulebook('jilin-2022-25');
const exchange = (told: CaseTold) => assess(rulebook, aCase(told)).exchange;
const nothingDue = { deadline: null, daysLeft: null, required: null, done: null, remaining: null };

describe('an exchange', () => {
  it('is not needed for a certificate obtained electronically', () => {
    expect(exchange({ issuedOn: '2022-12-01', trade: '试验员', registryStatus: 'cancelled' })).toEqual({
      status: 'not-needed',
      reasons: [],
      nextStep: null,
      ...nothingDue,
    });
  });

  it('is not needed while an exchange lies ahead of the as-of date and the issue does not', () => {
    expect(exchange({ issuedOn: '2022-12-01', exchangedOn: '2022-12-15' }).status).toBe('not-needed');
  });

  it('is completed even for what could not have been exchanged', () => {
    const told = { exchangedOn: '2022-12-05', trade: '试验员', registryStatus: 'not-found' } as const;
    expect(exchange(told)).toEqual({ status: 'completed', reasons: [], nextStep: null, ...nothingDue });
  });

  it.each([
    ['2022-12-31', []],
    ['2023-01-01', ['exchanged-after-deadline']],
  ])('of %s has the reasons %j', (exchangedOn, reasons) => {
    expect(exchange({ asOf: '2024-01-01', exchangedOn })).toMatchObject({ status: 'completed', reasons });
  });

  it('does not count an issue that lies ahead', () => {
    expect(exchange({ issuedOn: '2022-12-06' }).status).toBe('open');
    expect(exchange({ issuedOn: '2022-12-05' }).status).toBe('not-needed');
  });

  it('gives every reason for a refusal, and the way that fits the first', () => {
    expect(exchange({ trade: '试验员', registryStatus: 'not-found' })).toMatchObject({
      status: 'ineligible',
      reasons: ['trade-not-mapped', 'registry-not-found'],
      nextStep: 'use-provincial-registry',
    });
    expect(exchange({ registryStatus: 'cancelled' })).toMatchObject({
      reasons: ['registry-cancelled'],
      nextStep: 'contact-authority',
    });
  });

  it('is refused before it is lapsed or unconfirmed', () => {
    expect(exchange({ asOf: '2024-01-01', registryStatus: 'cancelled' }).status).toBe('ineligible');
    expect(exchange({ trade: '水利技术工人', registryStatus: null, family: 'skilled-worker' })).toMatchObject(
      {
        status: 'ineligible',
        reasons: ['trade-not-mapped'],
      },
    );
  });

  it('lapses after the deadline, whether or not the registry was looked at', () => {
    for (const registryStatus of ['valid', null] as const) {
      expect(exchange({ asOf: '2023-01-01', registryStatus })).toEqual({
        status: 'lapsed',
        reasons: ['deadline-passed'],
        nextStep: 'contact-authority',
        ...nothingDue,
      });
    }
  });

  it('is unconfirmed until the registry has been looked at, with what would be due', () => {
    const told = { registryStatus: null, registeredOn: '2022-12-01', credits: { '2022-12-01': 40 } };
    expect(exchange(told)).toEqual({
      status: 'unconfirmed',
      reasons: ['registry-not-checked'],
      nextStep: 'check-registry',
      deadline: parseDay('2022-12-31'),
      daysLeft: 26,
      required: 320,
      done: 400,
      remaining: 0,
    });
  });

  it.each([
    ['register', {}],
    ['register', { credits: { '2022-12-01': 32 } }],
    ['register', { registeredOn: '2022-12-06' }],
    ['study', { registeredOn: '2022-12-05' }],
    ['study', { registeredOn: '2022-12-05', credits: { '2022-12-01': 31.9, '2022-12-06': 10 } }],
    ['exchange', { registeredOn: '2022-12-05', credits: { '2019-05-01': 31.9, '2022-12-05': 0.1 } }],
    ['register', { family: 'skilled-worker' }],
    ['exchange', { family: 'skilled-worker', registeredOn: '2022-12-05' }],
  ] as [string, CaseTold][])('goes on with: %s', (nextStep, told) => {
    expect(exchange(told)).toMatchObject({ status: 'open', nextStep, reasons: [] });
  });

  it('counts what a skilled worker studied without asking for it', () => {
    expect(exchange({ family: 'skilled-worker', credits: { '2022-12-01': 8 } })).toMatchObject({
      required: 0,
      done: 80,
      remaining: 0,
    });
  });

  it('is an error before the notice', () => {
    expect(() => exchange({ asOf: '2022-11-13' })).toThrow('no value on 2022-11-13');
    expect(exchange({ asOf: '2022-11-14' }).daysLeft).toBe(47);
  });

  it('takes its values from the rulebook, not from Jilin', () => {
    const other = readRulebook(smallRulebook());
    const assessed = (told: CaseTold) => assess(other, aCase({ asOf: '2022-09-01', ...told })).exchange;
    expect(assessed({ trade: '甲员' })).toMatchObject({ deadline: parseDay('2022-09-30'), required: 240 });
    expect(assessed({ trade: '乙员' }).status).toBe('ineligible');
    expect(assessed({ trade: '试验员' }).status).toBe('open');
    expect(assessed({ family: 'skilled-worker', registeredOn: '2022-08-01' })).toMatchObject({
      nextStep: 'study',
      required: 80,
    });
  });
});
