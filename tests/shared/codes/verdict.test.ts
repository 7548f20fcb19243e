import { lookVerdictOf, packVerdicts, type RecordVerdict, verdictWords } from '@hz/shared/codes';
import { explain } from '@hz/shared/v1/engine';
import { doubtOf } from '@hz/shared/v1/guide';
import { findRulebook } from '@hz/shared/v1/rulebook';
import { aCase, type CaseTold } from '../../support/cases';

const explained = (told: CaseTold) => {
  const rulebook = findRulebook('jilin-2022-25');
  if (!rulebook) throw new Error('no rulebook');
  return explain(rulebook, aCase(told));
};
const exchangeOf = (told: CaseTold) => explained(told).assessment.exchange;

describe('the one verdict on an official record', () => {
  test.each<[RecordVerdict, CaseTold]>([
    ['electronic', { exchangedOn: '2022-12-01' }],
    ['electronic', { issuedOn: '2023-05-01', asOf: '2023-06-01' }],
    ['cancelled', { exchangedOn: '2022-12-01', registryStatus: 'cancelled' }],
    ['not-in-registry', { issuedOn: '2022-12-01', registryStatus: 'not-found' }],
    ['undetermined', { exchangedOn: '2023-06-20', asOf: '2023-07-01' }],
    ['undetermined', { exchangedOn: '2023-06-20', issuedOn: '2023-07-01', asOf: '2023-08-01' }],
    ['undetermined', { exchangedOn: '2022-12-01', trade: '试验员' }],
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
    const { assessment } = explained(told);
    const isDoubted = doubtOf(explained(told)) !== null;
    expect(lookVerdictOf('official', assessment.exchange, registryStatus, isDoubted)).toBe(verdict);
  });
});

test('without an official record the holder’s own entry confirms nothing, and no entry is an unknown number', () => {
  expect(lookVerdictOf('self', null, null, false)).toBe('self-reported');
  expect(lookVerdictOf('self', exchangeOf({ exchangedOn: '2022-12-01' }), null, false)).toBe('self-reported');
  expect(lookVerdictOf('none', null, null, false)).toBe('unknown-number');
});

test('every verdict has its words', () => {
  expect(Object.keys(verdictWords).sort()).toEqual([...packVerdicts].sort());
});
