import { lastDayOfYear, parseDay } from '@hz/shared/calendar';
import { assess, type Credit } from '@hz/shared/v1/engine';
import {
  type CertificateFacts,
  caseOf,
  mergeOfficial,
  type OfficialFacts,
  type StudyLayer,
} from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { credit } from '../../../support/cases';
import fc from '../../../support/properties';

const rulebook = loadRulebook('jilin-2022-25');

/** A 施工员 who says: exchanged on 2022-12-05, and the credits and whole years given. */
const own = (credits: Record<string, number> = {}, years: Record<number, number> = {}): CertificateFacts => ({
  family: 'site-professional',
  trade: '施工员',
  specialty: '土建',
  registryStatus: 'valid',
  registryCheckedOn: parseDay('2022-12-01'),
  exchangedOn: parseDay('2022-12-05'),
  issuedOn: null,
  downloadedOn: null,
  newNumber: null,
  inPost: true,
  credits: Object.entries(credits).map(([on, hours]) => credit(on, hours)),
  yearStatements: Object.entries(years).map(([year, hours]) => ({ year: Number(year), tenths: hours * 10 })),
});

const layer = (asOf: string, credits: Record<string, number>, from: string | null = null): StudyLayer => ({
  asOf: parseDay(asOf),
  from: from === null ? null : parseDay(from),
  credits: Object.entries(credits).map(([on, hours]) => ({ ...credit(on, hours), source: '继续教育名单' })),
});

const official = (told: Partial<OfficialFacts> = {}): OfficialFacts => ({
  asOf: parseDay('2024-03-01'),
  source: '省厅名单',
  family: null,
  trade: null,
  specialty: null,
  number: null,
  newNumber: null,
  registryStatus: null,
  exchangedOn: null,
  issuedOn: null,
  study: [],
  ...told,
});

const hoursOf = (credits: readonly Credit[]) => credits.reduce((sum, { tenths }) => sum + tenths, 0) / 10;

describe('study hours', () => {
  test('without an official record everything stays as the holder said it', () => {
    const facts = own({ '2023-05-01': 32 });
    expect(mergeOfficial(facts, null).facts).toBe(facts);
  });

  test('an official list replaces the holder’s entries up to its day, and later ones go on counting', () => {
    const facts = own({ '2023-05-01': 10, '2024-03-01': 4, '2024-03-02': 8 });
    const merged = mergeOfficial(
      facts,
      official({ study: [layer('2024-03-01', { '2023-06-01': 20, '2024-02-01': 6 })] }),
    );
    expect(hoursOf(merged.facts.credits)).toBe(20 + 6 + 8);
    expect(merged.own.map(({ counts }) => counts)).toEqual([false, false, true]);
  });

  test('years that the list tells in full are confirmed, also those with nothing in them', () => {
    const merged = mergeOfficial(own(), official({ study: [layer('2025-02-01', { '2023-06-01': 20 })] }));
    expect(merged.officialYears).toEqual([2022, 2023, 2024]);
    const { continuingEducation } = assess(
      rulebook,
      caseOf(merged.facts, { registeredOn: null }, parseDay('2025-03-01')),
    );
    expect(continuingEducation).toMatchObject({
      status: 'retraining-required',
      reasons: ['two-year-shortfall'],
    });
  });

  test('a list of one year alone says nothing about the years before it', () => {
    const facts = own({ '2023-05-01': 32 });
    const study = [layer('2024-12-31', { '2024-06-01': 32 }, '2024-01-01')];
    const merged = mergeOfficial(facts, official({ study }));
    expect(merged.officialYears).toEqual([2024]);
    expect(hoursOf(merged.facts.credits)).toBe(64);
  });

  test('what the holder stated for a whole year gives way to the list that tells it', () => {
    const merged = mergeOfficial(
      own({}, { 2023: 40 }),
      official({ study: [layer('2024-01-05', { '2023-06-01': 20 })] }),
    );
    expect(merged.facts.yearStatements).toContainEqual({ year: 2023, tenths: 200 });
    const { credits } = caseOf(merged.facts, { registeredOn: null }, parseDay('2024-03-01'));
    expect(hoursOf(credits)).toBe(20);
  });

  test('a year told in part is still the holder’s to state, and nothing of it counts twice', () => {
    const facts = own({ '2023-02-01': 5 }, { 2023: 32 });
    const merged = mergeOfficial(facts, official({ study: [layer('2023-06-30', { '2023-03-01': 12 })] }));
    const { credits, knownYears } = caseOf(merged.facts, { registeredOn: null }, parseDay('2024-03-01'));
    expect(hoursOf(credits)).toBe(32);
    expect(knownYears).toContain(2023);
  });

  test('of two lists the later one counts where both speak, and the older one before it', () => {
    const older = layer('2023-12-31', { '2023-03-01': 10, '2023-11-01': 10 });
    const later = layer('2024-06-30', { '2023-11-01': 12, '2024-02-01': 6 }, '2023-07-01');
    const merged = mergeOfficial(own(), official({ study: [later, older] }));
    expect(hoursOf(merged.facts.credits)).toBe(10 + 12 + 6);
    expect(merged.officialYears).toEqual([2022, 2023]);
  });

  test('the same year without a date in two lists is one year', () => {
    const autumn = layer('2024-11-20', { '2024-12-31': 20 });
    const december = layer('2024-12-15', { '2024-12-31': 30 });
    expect(hoursOf(mergeOfficial(own(), official({ study: [december, autumn] })).facts.credits)).toBe(30);
  });

  const anyLayer = fc
    .record({
      asOf: fc.integer({ min: 19_300, max: 20_400 }),
      length: fc.option(fc.integer({ min: 0, max: 800 }), { nil: null }),
      days: fc.array(fc.integer({ min: 0, max: 800 }), { maxLength: 5 }),
    })
    .map(
      ({ asOf, length, days }): StudyLayer => ({
        asOf,
        from: length === null ? null : asOf - length,
        credits: days
          .filter((ago) => length === null || ago <= length)
          .map((ago) => ({ on: asOf - ago, tenths: 10, source: 'x' })),
      }),
    );

  test('whatever the lists, no day is counted from two places, and a told year is nobody else’s', () => {
    fc.assert(
      fc.property(
        fc.array(anyLayer, { maxLength: 4 }),
        fc.array(fc.integer({ min: 18_900, max: 20_500 }), { maxLength: 12 }),
        (layers, days) => {
          const study = layers.sort((a, b) => b.asOf - a.asOf);
          const facts = { ...own(), credits: days.map((on) => ({ on, tenths: 20 })) };
          const merged = mergeOfficial(facts, official({ study }));
          const told = (on: number) => study.some((one) => on >= (one.from ?? -Infinity) && on <= one.asOf);
          expect(merged.own.every(({ on, counts }) => counts !== told(on))).toBe(true);
          const daysOfOfficial = merged.official.map(({ on, asOf }) => `${on} ${asOf}`);
          const byDay = new Map(daysOfOfficial.map((key) => key.split(' ') as [string, string]));
          expect(
            daysOfOfficial.every((key) => byDay.get(key.split(' ')[0] as string) === key.split(' ')[1]),
          ).toBe(true);
          for (const year of merged.officialYears) {
            expect(merged.facts.yearStatements.filter((one) => one.year === year)).toHaveLength(1);
            expect(
              merged.own.some(
                ({ on, counts }) => counts && on <= lastDayOfYear(year) && on > lastDayOfYear(year - 1),
              ),
            ).toBe(false);
          }
        },
      ),
    );
  });
});

describe('the facts of the certificate', () => {
  test('an official fact counts before the holder’s, and a blank one leaves it', () => {
    const merged = mergeOfficial(
      own(),
      official({ trade: '质量员', specialty: null, issuedOn: parseDay('2023-01-09') }),
    );
    expect(merged.facts).toMatchObject({
      trade: '质量员',
      specialty: null,
      exchangedOn: own().exchangedOn,
      issuedOn: parseDay('2023-01-09'),
    });
  });

  test('the registry’s status counts with the day of the list', () => {
    expect(mergeOfficial(own(), official({ registryStatus: 'cancelled' })).facts).toMatchObject({
      registryStatus: 'cancelled',
      registryCheckedOn: parseDay('2024-03-01'),
    });
  });

  test('what the holder saw there after that day is newer', () => {
    const facts = { ...own(), registryCheckedOn: parseDay('2024-03-02') };
    expect(mergeOfficial(facts, official({ registryStatus: 'cancelled' })).facts.registryStatus).toBe(
      'valid',
    );
  });
});
