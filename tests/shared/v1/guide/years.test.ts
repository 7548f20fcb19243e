import { parseDay } from '@hz/shared/calendar';
import { yearsOf } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCertificate, aHolder, type CertificateTold } from '../../../support/certificates';

const rulebook = loadRulebook('jilin-2022-25');
const years = (told: CertificateTold, asOf: string) =>
  yearsOf(rulebook, aCertificate(told), aHolder(), parseDay(asOf));

describe('the years of a certificate', () => {
  it('run from the studies for the exchange to this year', () => {
    const told = {
      exchangedOn: '2022-12-15',
      credits: { '2022-12-01': 32, '2023-05-01': 10, '2026-03-01': 8 },
      years: { 2023: 32, 2025: 0 },
    };
    expect(years(told, '2026-11-22')).toEqual([
      { year: 2022, kind: 'exchange', state: 'recorded', required: null, done: 320, stated: null },
      { year: 2023, kind: 'obligation', state: 'met', required: 320, done: 320, stated: 320 },
      { year: 2024, kind: 'obligation', state: 'unconfirmed', required: 320, done: 0, stated: null },
      { year: 2025, kind: 'obligation', state: 'short', required: 320, done: 0, stated: 0 },
      { year: 2026, kind: 'obligation', state: 'running', required: 640, done: 80, stated: null },
    ]);
  });

  it('ask this year for what last year lacked', () => {
    const told = { exchangedOn: '2022-12-15', years: { 2023: 20 }, credits: { '2024-03-01': 44 } };
    expect(years(told, '2024-11-22').at(-1)).toMatchObject({ state: 'met', required: 440, done: 440 });
  });

  it('ask a past year, too, for what the one before is known to have lacked', () => {
    const told = { exchangedOn: '2022-12-15', years: { 2023: 44, 2024: 20 } };
    const required = (more: Record<number, number>) =>
      years({ ...told, years: { ...told.years, ...more } }, '2026-11-22').map((one) => one.required);
    expect(required({}).slice(0, 3)).toEqual([320, 320, 440]);
    expect(required({ 2025: 32 }).slice(0, 3)).toEqual([320, 320, 440]);
    expect(required({ 2025: 44 })).toEqual([320, 320, 440, 320]);
  });

  it('take entries of a past year for unconfirmed until its sum is stated', () => {
    const told = { exchangedOn: '2022-12-15', credits: { '2023-05-01': 40 } };
    expect(years(told, '2024-11-22')[0]).toMatchObject({ year: 2023, state: 'unconfirmed', done: 400 });
  });

  it('are none before anything was studied or due', () => {
    expect(years({}, '2022-12-05')).toEqual([]);
    expect(years({ family: 'skilled-worker', exchangedOn: '2022-12-15' }, '2026-11-22')).toEqual([]);
    expect(years({ exchangedOn: '2022-12-15' }, '2022-12-20')).toEqual([]);
  });

  it('leave out what lies ahead of the day', () => {
    expect(years({ credits: { '2022-12-06': 8 } }, '2022-12-05')).toEqual([]);
  });
});
