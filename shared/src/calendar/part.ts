import { formatDayChinese } from './chinese';
import { civilOf, type Day, firstDayOfYear, isDay, lastDayOfYear, monthBounds, parseDay } from './day';

/**
 * What is known of a day, as it is written: a day `2022-12-05`, its month `2022-12`, its year `2022`, or `unknown`.
 */
export type PartDay = string;

export const UNKNOWN_DAY = 'unknown';

const PART = /^(\d{4})(?:-(\d{2}))?$/;

/** The first and last day of `2022` or `2022-12`; undefined for anything else. */
export function partBounds(written: PartDay): { first: Day; last: Day } | undefined {
  const match = PART.exec(written);
  if (!match || Number(match[1]) === 0) return undefined;
  const year = Number(match[1]);
  if (match[2] === undefined) return { first: firstDayOfYear(year), last: lastDayOfYear(year) };
  const month = Number(match[2]);
  if (month < 1 || month > 12) return undefined;
  const [first, last] = monthBounds(year, month);
  return { first, last };
}

/** Whether a text says of a day what can be said: the day, a part of it, or that it is not known. */
export const isPartDay = (written: string): boolean =>
  isDay(written) || written === UNKNOWN_DAY || partBounds(written) !== undefined;

/** `12月5日`, `2022年12月`, `2022年`, `记不清哪天`; the year of a day is left out where it is the reader's own. */
export function formatPartChinese(written: PartDay, year?: number): string {
  if (written === UNKNOWN_DAY) return '记不清哪天';
  if (isDay(written)) return formatDayChinese(parseDay(written), year);
  const bounds = partBounds(written);
  if (!bounds) return written;
  const { year: of, month } = civilOf(bounds.first);
  return written.length > 4 ? `${of}年${month}月` : `${of}年`;
}
