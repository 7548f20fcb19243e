/**
 * A calendar date as the number of days since 1970-01-01 (proleptic Gregorian).
 * Days are plain integers: tomorrow is `day + 1`, days left are `deadline - today`.
 */
export type Day = number;

export interface Civil {
  year: number;
  /** 1 to 12 */
  month: number;
  /** 1 to 31 */
  day: number;
}

const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const DAYS_PER_OLYMPIAD = 1_461; // four of them
const DAYS_TO_JANUARY = 306; // from 1 March
// Counted from 400 years before the year 0: nothing that dates of four-digit years lead to is negative there.
const YEARS_BEFORE = 400;
const EPOCH_OFFSET = 719_468 + DAYS_PER_ERA; // days from 1 March of that year to 1970-01-01

/** The whole part of a quotient that is not negative; an engine divides whole numbers for it. */
const whole = (quotient: number): number => quotient | 0;

// Years are counted from March, so that the leap day is a year's last and months need no table.

/** Days before a year, of those counted from March. */
function daysBefore(marchYear: number): number {
  const centuries = whole(marchYear / 100);
  return marchYear * 365 + whole(marchYear / 4) - centuries + whole(centuries / 4);
}

/** The year, of those counted from March, in which a day lies; the day counted from the first of them. */
function marchYearOf(days: number): number {
  const quarters = whole(4 * days + 3);
  const centuries = whole(quarters / DAYS_PER_ERA);
  const inCentury = whole((quarters - centuries * DAYS_PER_ERA) / 4);
  return centuries * 100 + whole((4 * inCentury + 3) / DAYS_PER_OLYMPIAD);
}

function daysFromMarchYear(year: number, month: number, day: number): Day {
  const marchYear = whole(year + YEARS_BEFORE - (month <= 2 ? 1 : 0));
  const dayOfYear = whole((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return daysBefore(marchYear) + dayOfYear - EPOCH_OFFSET;
}

/** The civil date of a day number. */
export function civilOf(day: Day): Civil {
  const days = whole(day + EPOCH_OFFSET);
  const marchYear = marchYearOf(days);
  const dayOfYear = days - daysBefore(marchYear);
  const marchMonth = whole((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: marchYear - YEARS_BEFORE + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - whole((153 * marchMonth + 2) / 5) + 1,
  };
}

function daysInMonth(year: number, month: number): number {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

function isCivil(year: number, month: number, day: number): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  );
}

/** The day number of a civil date of the years 1 to 9999. Throws a RangeError when there is no such date. */
export function makeDay(year: number, month: number, day: number): Day {
  if (!isCivil(year, month, day)) throw new RangeError(`no such date: ${year}-${month}-${day}`);
  return daysFromMarchYear(year, month, day);
}

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day number of `YYYY-MM-DD`, or undefined when it is written otherwise or there is no such date. */
export function tryParseDay(text: string): Day | undefined {
  const match = ISO_DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isCivil(year, month, day) ? daysFromMarchYear(year, month, day) : undefined;
}

/** Whether a text is a date that exists, written `YYYY-MM-DD`. */
export const isDay = (text: string): boolean => tryParseDay(text) !== undefined;

/** The day number of `YYYY-MM-DD`. Throws a RangeError when it is written otherwise or there is no such date. */
export function parseDay(text: string): Day {
  const day = tryParseDay(text);
  if (day === undefined) throw new RangeError(`not a date YYYY-MM-DD: ${JSON.stringify(text)}`);
  return day;
}

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

/** A day number as `YYYY-MM-DD`. */
export function formatDay(day: Day): string {
  const civil = civilOf(day);
  return `${padded(civil.year, 4)}-${padded(civil.month, 2)}-${padded(civil.day, 2)}`;
}

/** The year of a day. */
export function yearOf(day: Day): number {
  const days = whole(day + EPOCH_OFFSET);
  const marchYear = marchYearOf(days);
  return marchYear - YEARS_BEFORE + (days - daysBefore(marchYear) < DAYS_TO_JANUARY ? 0 : 1);
}

export const firstDayOfYear = (year: number): Day =>
  daysBefore(whole(year + YEARS_BEFORE - 1)) + DAYS_TO_JANUARY - EPOCH_OFFSET;

export const lastDayOfYear = (year: number): Day => daysFromMarchYear(year, 12, 31);

/**
 * The day `months` after (or before) a day; where that month has no such day, its last. Counted from the day
 * itself, never from a rounded one: 29 February plus two years is 28 February, plus four the 29th again.
 */
export function addMonths(day: Day, months: number): Day {
  const civil = civilOf(day);
  const month = civil.year * 12 + civil.month - 1 + months;
  const [toYear, toMonth] = [Math.floor(month / 12), (((month % 12) + 12) % 12) + 1];
  return daysFromMarchYear(toYear, toMonth, Math.min(civil.day, daysInMonth(toYear, toMonth)));
}

/** The anniversary of a day `years` later (or earlier); of 29 February, the 28th where there is no 29th. */
export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12);

/** The first and last day of a month. */
export const monthBounds = (year: number, month: number): readonly [first: Day, last: Day] => [
  daysFromMarchYear(year, month, 1),
  daysFromMarchYear(year, month, daysInMonth(year, month)),
];

/** A day of the year as `MM-DD`, in one year; of 02-29, the 28th where there is no 29th. */
export function dayOfYear(year: number, month: number, day: number): Day {
  return daysFromMarchYear(year, month, day <= 28 ? day : Math.min(day, daysInMonth(year, month)));
}
