import { parseDay, yearOf } from '@hz/shared/calendar';
import { assess } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle, effectiveCredits } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { credit } from '../../../support/cases';
import { aCertificate, aHolder } from '../../../support/certificates';
import fc from '../../../support/properties';

const rulebook = loadRulebook('jilin-2022-25');

describe('hours of a stated year', () => {
  it('are the stated ones where less was entered', () => {
    const entered = [credit('2023-05-01', 10)];
    expect(effectiveCredits(entered, [{ year: 2023, tenths: 320 }])).toEqual([
      ...entered,
      { on: parseDay('2023-12-31'), tenths: 220 },
    ]);
  });

  it('are the entered ones where more was entered', () => {
    const entered = [credit('2023-05-01', 40)];
    expect(effectiveCredits(entered, [{ year: 2023, tenths: 320 }])).toEqual(entered);
  });

  it('may be none at all', () => expect(effectiveCredits([], [{ year: 2023, tenths: 0 }])).toEqual([]));

  it('do not touch other years', () => {
    const entered = [credit('2022-12-31', 5), credit('2024-01-01', 5)];
    expect(effectiveCredits(entered, [{ year: 2023, tenths: 10 }])).toEqual([
      ...entered,
      { on: parseDay('2023-12-31'), tenths: 10 },
    ]);
  });

  it('are, for any entries, whichever is more', () => {
    const days = fc.integer({ min: parseDay('2022-01-01'), max: parseDay('2026-12-31') });
    const entries = fc.array(fc.record({ on: days, tenths: fc.integer({ min: 1, max: 240 }) }));
    const statements = fc.uniqueArray(
      fc.record({ year: fc.integer({ min: 2022, max: 2026 }), tenths: fc.nat(1000) }),
      { selector: ({ year }) => year },
    );
    const sumOf = (credits: { on: number; tenths: number }[], year: number) =>
      credits.filter(({ on }) => yearOf(on) === year).reduce((sum, { tenths }) => sum + tenths, 0);
    fc.assert(
      fc.property(entries, statements, (entered, stated) => {
        const effective = effectiveCredits(entered, stated);
        for (const year of [2022, 2023, 2024, 2025, 2026]) {
          const told = stated.find((one) => one.year === year)?.tenths ?? 0;
          expect(sumOf(effective, year)).toBe(Math.max(told, sumOf(entered, year)));
        }
      }),
    );
  });
});

describe('the case of a certificate', () => {
  const duty = (told: Parameters<typeof aCertificate>[0], asOf = '2026-11-22') =>
    assess(rulebook, caseOf(aCertificate(told), aHolder(), parseDay(asOf))).continuingEducation;

  it('knows the years that were stated and no others', () => {
    expect(duty({ exchangedOn: '2022-12-15', years: { 2023: 32, 2025: 0 } })).toMatchObject({
      status: 'unconfirmed',
      yearsToConfirm: [2024],
    });
  });

  it('does not take entries of a year for the whole of it', () => {
    expect(duty({ exchangedOn: '2022-12-15', credits: { '2023-05-01': 20 } }).yearsToConfirm).toEqual([
      2023, 2024, 2025,
    ]);
  });

  it('judges by the statements', () => {
    const told = { exchangedOn: '2022-12-15', credits: { '2023-05-01': 20 } };
    expect(duty({ ...told, years: { 2023: 32, 2024: 44, 2025: 20 } })).toMatchObject({
      status: 'catch-up',
      required: 440,
    });
    expect(duty({ ...told, years: { 2023: 0, 2024: 32, 2025: 32 } }).status).toBe('retraining-required');
  });

  it('is called by its post and specialty', () => {
    expect(certificateTitle({ trade: '施工员', specialty: '土建' })).toBe('施工员（土建）');
    expect(certificateTitle({ trade: '材料员', specialty: null })).toBe('材料员');
  });
});
