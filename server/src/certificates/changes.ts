// What may be changed about a certificate, and when it is refused: pure functions from a record to its change.
import { type Day, firstDayOfYear, lastDayOfYear, parseDay, yearOf } from '@hz/shared/calendar';
import { type Credit, tenthsBetween } from '@hz/shared/engine';
import { hoursOfTenths, type Tenths } from '@hz/shared/rulebook';
import { dateInFuture, dateOrder, dayFull, tooManyCredits, yearNotAsked, yearTotalTooSmall } from '../errors';
import type { CertificateRecord, StoredCredit } from './model';
import type { ChangeV1, FactsV1 } from './v1';

const MAX_CREDITS = 2000;
const MAX_CREDITS_A_YEAR = 366;
const DAY_TENTHS = 240;
/** There were no such hours before; an earlier date is a slip of the finger. */
const EARLIEST_CREDIT = parseDay('2000-01-01');

/** Adds an hour entry, or replaces the one with its id. */
export function withCredit(
  { credits }: Pick<CertificateRecord, 'credits'>,
  entry: Omit<StoredCredit, 'recordedOn'>,
  today: Day,
): Pick<CertificateRecord, 'credits'> {
  if (entry.on > today) throw dateInFuture('on');
  if (entry.on < EARLIEST_CREDIT) throw dateOrder('on', '这个日期太早了，请再看看年份');
  const others = credits.filter(({ id }) => id !== entry.id);
  const ofYear = others.filter(({ on }) => yearOf(on) === yearOf(entry.on));
  if (others.length >= MAX_CREDITS || ofYear.length >= MAX_CREDITS_A_YEAR) throw tooManyCredits();
  if (tenthsBetween(others, entry.on, entry.on) + entry.tenths > DAY_TENTHS) throw dayFull();
  const known = credits.find(({ id }) => id === entry.id);
  const entered = { ...entry, recordedOn: known?.recordedOn ?? today };
  const all = known ? credits.map((credit) => (credit === known ? entered : credit)) : [...credits, entered];
  return { credits: all.sort((a, b) => a.on - b.on) };
}

export const withoutCredit = (
  { credits }: Pick<CertificateRecord, 'credits'>,
  id: string,
): Pick<CertificateRecord, 'credits'> => ({
  credits: credits.filter((credit) => credit.id !== id),
});

/** Notes how much was studied in the whole of a past year that the product asks about; `credits` are those that count. */
export function withStatement(
  record: FactsV1,
  statement: { year: number; tenths: Tenths },
  known: { isAsked: (year: number) => boolean; credits: readonly Credit[] },
  today: Day,
): ChangeV1 {
  const { year, tenths } = statement;
  if (year >= yearOf(today) || !known.isAsked(year)) throw yearNotAsked();
  const entered = tenthsBetween(known.credits, firstDayOfYear(year), lastDayOfYear(year));
  if (tenths < entered) throw yearTotalTooSmall(String(hoursOfTenths(entered)));
  const others = record.yearStatements.filter((other) => other.year !== year);
  if (record.yearStatements.some((other) => other.year === year && other.tenths === tenths)) return {};
  return {
    yearStatements: [...others, { year, tenths, statedOn: today }].sort((a, b) => a.year - b.year),
  };
}

export const withoutStatement = ({ yearStatements }: FactsV1, year: number): ChangeV1 => ({
  yearStatements: yearStatements.filter((statement) => statement.year !== year),
});

const DATES = ['exchangedOn', 'issuedOn', 'downloadedOn'] as const;

/** Facts as the holder changes them: no date lies in the future, nothing is downloaded before it was exchanged. */
export function withFacts(record: FactsV1, change: ChangeV1, today: Day): ChangeV1 {
  for (const name of DATES) if ((change[name] ?? 0) > today) throw dateInFuture(name);
  const { exchangedOn, downloadedOn } = { ...record, ...change };
  if (exchangedOn !== null && downloadedOn !== null && downloadedOn < exchangedOn) {
    throw dateOrder(change.downloadedOn === undefined ? 'exchangedOn' : 'downloadedOn');
  }
  if (change.registryStatus === undefined || change.registryCheckedOn !== undefined) return change;
  return { ...change, registryCheckedOn: change.registryStatus === null ? null : today };
}
