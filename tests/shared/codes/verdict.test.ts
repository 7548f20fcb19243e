import { type LookVerdict, lookVerdictOf, packVerdicts, verdictWords } from '@hz/shared/codes';
import { assess } from '@hz/shared/v1/engine';
import { findRulebook } from '@hz/shared/v1/rulebook';
import { aCase, type CaseTold } from '../../support/cases';

const exchangeOf = (told: CaseTold) => {
  const rulebook = findRulebook('jilin-2022-25');
  if (!rulebook) throw new Error('no rulebook');
  return assess(rulebook, aCase(told)).exchange;
};

describe('the one verdict on an official record', () => {
  test.each<[LookVerdict, CaseTold]>([
    ['electronic', { exchangedOn: '2022-12-01' }],
    ['electronic', { issuedOn: '2023-05-01', asOf: '2023-06-01' }],
    ['cancelled', { exchangedOn: '2022-12-01', registryStatus: 'cancelled' }],
    ['not-in-registry', { issuedOn: '2022-12-01', registryStatus: 'not-found' }],
    ['cancelled', { registryStatus: 'cancelled' }],
    ['cancelled', { registryStatus: 'cancelled', trade: '试验员' }],
    ['cancelled', { registryStatus: 'cancelled', asOf: '2023-01-01' }],
    ['not-in-registry', { registryStatus: 'not-found' }],
    ['not-mapped', { trade: '试验员' }],
    ['not-mapped', { trade: ' 试 验 员', asOf: '2023-01-01' }],
    ['void', { asOf: '2023-01-01' }],
    ['void', { asOf: '2023-01-01', registryStatus: null }],
    ['exchange-open', { asOf: '2022-12-31' }],
    ['exchange-open', { registryStatus: null }],
  ])('%s', (verdict, told) => {
    const { registryStatus } = aCase(told).certificate;
    expect(lookVerdictOf('official', exchangeOf(told), registryStatus)).toBe(verdict);
  });
});

test('without an official record the holder’s own entry confirms nothing, and no entry is an unknown number', () => {
  expect(lookVerdictOf('self', null, null)).toBe('self-reported');
  expect(lookVerdictOf('self', exchangeOf({ exchangedOn: '2022-12-01' }), null)).toBe('self-reported');
  expect(lookVerdictOf('none', null, null)).toBe('unknown-number');
});

test('every verdict has its words', () => {
  expect(Object.keys(verdictWords).sort()).toEqual([...packVerdicts].sort());
});
