// Hours that an act asks for first, beside the day on which it is said to have been done. Screens and server ask alike.
import { type Day, lastDayOfYear, yearOf } from '../calendar';

/** Hours as they were noted, in tenths. */
export interface Noted {
  readonly on: Day;
  readonly tenths: number;
}

/** What was done, on the latest day that it may have been, and the tenths of hours that it asks for first. */
export interface HoursFirst {
  readonly on: Day;
  readonly tenths: number;
}

/**
 * How much was noted by the day of an act where by now enough is: one of the days cannot be meant. Null: nothing
 * speaks against them. Where nothing at all is noted up to the end of its year, what is studied in the years after is
 * owed for those years and says nothing of it.
 */
export function hadByThen(noted: readonly Noted[], { on: act, tenths: asked }: HoursFirst): number | null {
  let [had, sameYear, all] = [0, 0, 0];
  const last = lastDayOfYear(yearOf(act));
  for (const { on, tenths } of noted) {
    all += tenths;
    if (on <= last) sameYear += tenths;
    if (on <= act) had += tenths;
  }
  return sameYear > 0 && had < asked && all >= asked ? had : null;
}

/**
 * Whether hours that are told now, of a day after the act, are those by which the two cannot both be meant.
 * @param on their day
 * @param after what is noted with them
 */
export const areTooLate = (
  on: Day,
  before: readonly Noted[],
  after: readonly Noted[],
  act: HoursFirst,
): boolean => on > act.on && hadByThen(before, act) === null && hadByThen(after, act) !== null;

/** The days of an act on which too little was noted, each with how much there was on the days just before it. */
export function daysTooEarly(noted: readonly Noted[], asked: number): { before: Day; had: number }[] {
  if (noted.reduce((sum, { tenths }) => sum + tenths, 0) < asked) return [];
  const early: { before: Day; had: number }[] = [];
  let had = 0;
  for (const { on: before, tenths } of [...noted].sort((one, other) => one.on - other.on)) {
    if (had >= asked) break;
    // As in `hadByThen`: of a year up to which nothing is noted nothing is known.
    const isTold = had > 0 || yearOf(before - 1) === yearOf(before);
    if (isTold && early[early.length - 1]?.before !== before) early.push({ before, had });
    had += tenths;
  }
  return early;
}
