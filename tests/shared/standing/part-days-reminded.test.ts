// A day that is known in part, or that nobody remembers: whoever told it so is reminded up to the last day that it may be.
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord, upcomingPackRows } from '@hz/shared/standing';
import type { PackStanding } from '../../../server/src/features/certificates/service';
import { packLineOf } from '../../../server/src/features/reminders/pack-lines';

const KINDS = { 'hubei-2021': 'site-professional', 'safety-abc': 'safety-abc', 'water-abc': 'safety-abc' };
type Id = keyof typeof KINDS;

function subjectOf(id: Id, facts: Record<string, Known>, addedOn: string) {
  const told = { kind: KINDS[id], facts, credits: [], statements: [] };
  return { pack: loadPack(id), told, addedOn: parseDay(addedOn) };
}
const rowsOf = (id: Id, facts: Record<string, Known>, from: string, until: string) =>
  upcomingPackRows(subjectOf(id, facts, from), [], parseDay(from), parseDay(until));
const daysOf = (...given: Parameters<typeof rowsOf>): string[] =>
  rowsOf(...given).map(({ day }) => formatDay(day));

describe('an expiry of which the month is known', () => {
  it.each(['safety-abc', 'water-abc'] as const)(
    'is reminded of before the first day that may be the last, and before the last one: %s',
    (id) => {
      const until = ['2023-05-01', '2023-12-31'] as const;
      const known: Record<string, Known> = { trade: 'C', expiresOn: '2023-10' };
      for (const facts of [{ ...known, employed: true }, known]) {
        const days = daysOf(id, facts, ...until);
        expect(days).toEqual(expect.arrayContaining(['2023-08-02', '2023-09-30', '2023-10-01']));
        expect(days.filter((day) => day > '2023-10-01')).toEqual([
          ...['2023-10-17', '2023-10-24', '2023-10-28', '2023-10-30', '2023-10-31', '2023-11-01'],
        ]);
      }
    },
  );

  it.each([
    ['2024', '2024-04-01', '2024-12-31'],
    ['2025', '2024-10-01', '2025-12-31'],
  ])(
    'of the year %s alone may lapse on any day: its holder is asked month by month, and no more',
    (year, from, last) => {
      const days = daysOf('safety-abc', { trade: 'C', expiresOn: year, employed: true }, from, last);
      const asked = days.filter((day) => day >= `${year}-01-02`);
      const gaps = asked.map(
        (day, at) => parseDay(day) - parseDay(asked[at - 1] ?? [from, `${year}-01-01`].sort()[1] ?? ''),
      );
      expect(Math.max(...gaps)).toBeLessThanOrEqual(31);
      const early = asked.filter((day) => day < `${year}-11-01`);
      expect(early.length).toBeLessThanOrEqual(11);
      expect(early.length).toBeGreaterThan(4);
    },
  );

  it('is shown no later day than the earliest that may be the last', () => {
    const facts = { trade: 'C', expiresOn: '2023-10', employed: true };
    const { pack, told } = subjectOf('safety-abc', facts, '2023-05-01');
    for (const row of rowsOf('safety-abc', facts, '2023-05-01', '2023-10-31')) {
      const standing = standingOfRecord(pack, told, row.day);
      const record = { _id: { toHexString: () => 'f'.repeat(24) } };
      const one = { pack, standing, record, told: { ...told, record: told, trade: 'C', specialty: null } };
      const { line } = packLineOf({ row, one: one as never as PackStanding }, row.day);
      expect(line.dueOn).toBe(standing.headline.answer.due);
      expect(line.daysLeft).toBe(line.dueOn - row.day);
    }
  });
});

describe('a day from which cycles count', () => {
  it.each([
    [{ issuedOn: '2020', exchangedOn: null }, ['2023-10-01', '2024-10-01', '2025-10-01']],
    [{ exchangedOn: '2021-06', issuedOn: null }, ['2024-03-03', '2025-03-03', '2026-03-03', '2026-06-29']],
    [{ exchangedOn: 'unknown', issuedOn: null }, ['2024-05-03', '2025-05-03', '2026-05-03']],
  ])('that is known as %j is asked for in every year', (facts, first) => {
    const days = daysOf('hubei-2021', { trade: '材料员', ...facts }, '2023-08-01', '2026-07-31');
    expect(days).toEqual(expect.arrayContaining(first));
    const ofYear = (year: string) => days.filter((day) => day.startsWith(year));
    for (const year of ['2024', '2025']) expect(ofYear(year).length).toBeGreaterThanOrEqual(3);
  });
});
