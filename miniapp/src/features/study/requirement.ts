import { parseDay, yearOf } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';

export interface Requirement {
  /** For the exchange, or for a calendar year. */
  year: number | null;
  required: number;
  done: number;
  remaining: number;
  deadline: string | null;
  daysLeft: number | null;
  /** Years before are untold yet: what lacks there comes on top. */
  atLeast: boolean;
}

/** The hours that count now: those for the exchange while it is open, then this year's; null when none are asked for. */
export function requirementOf({ assessment }: CertificateView): Requirement | null {
  const { exchange, continuingEducation: yearly } = assessment;
  if (exchange.hoursRequired !== null && exchange.hoursRequired > 0)
    return {
      year: null,
      required: exchange.hoursRequired,
      done: exchange.hoursDone ?? 0,
      remaining: exchange.hoursRemaining ?? 0,
      deadline: exchange.deadline,
      daysLeft: exchange.daysLeft,
      atLeast: false,
    };
  if (yearly.hoursRequired === null) return null;
  return {
    year: yearly.year,
    required: yearly.hoursRequired,
    done: yearly.hoursDone ?? 0,
    remaining: yearly.hoursRemaining ?? 0,
    deadline: yearly.deadline,
    daysLeft: yearly.daysLeft,
    atLeast: yearly.yearsToConfirm.length > 0,
  };
}

/** Whether hours are asked for of a year that has not begun: none of today counts in it. */
export const isAhead = ({ year }: Pick<Requirement, 'year'>, asOf: string): boolean =>
  year !== null && year > yearOf(parseDay(asOf));

const tenthsWithin = (entries: readonly CertificateView['credits'][number][], year: number | null): number =>
  entries
    .filter(({ on, counts }) => counts && (year === null || Number(on.slice(0, 4)) === year))
    .reduce((sum, { hours }) => sum + Math.round(hours * 10), 0);

/**
 * By how many class hours what waits to be sent changes what is asked for now: less than none where entries were deleted.
 * @param entries the certificate's own, with what waits laid over them
 */
export const waitingHours = (
  { credits }: Pick<CertificateView, 'credits'>,
  entries: readonly CertificateView['credits'][number][],
  { year }: Pick<Requirement, 'year'>,
): number => (tenthsWithin(entries, year) - tenthsWithin(credits, year)) / 10;

const A_MONTH = 30;
/** Fewer hours a day than this are told by the month: nobody learns for six minutes a day. */
const LEAST_A_DAY = 0.5;

const MOST_A_DAY = 24;

/** Whether more hours lack than the days that are left have: nobody is told a pace then, but whom to ask. */
export const isOutOfTime = ({ remaining, daysLeft }: Pick<Requirement, 'remaining' | 'daysLeft'>): boolean =>
  daysLeft !== null && daysLeft >= 0 && remaining > (daysLeft + 1) * MOST_A_DAY;

/** How much is enough from today on, the last day counted, in hours a day or a month; null: no days are left, or no hours. */
export function paceOf({
  remaining,
  daysLeft,
}: Pick<Requirement, 'remaining' | 'daysLeft'>): { hours: string; each: 'day' | 'month' } | null {
  if (remaining === 0 || daysLeft === null || daysLeft < 1 || isOutOfTime({ remaining, daysLeft }))
    return null;
  const days = daysLeft + 1;
  const each = days > A_MONTH && remaining / days < LEAST_A_DAY ? 'month' : 'day';
  // Of a month whole hours are told: nobody plans a tenth of one.
  const hours =
    each === 'month' ? Math.ceil((remaining * A_MONTH) / days) : Math.ceil((remaining * 10) / days) / 10;
  return { hours: String(hours), each };
}

/** The step of the way at which the hours asked for now are studied. */
export function hoursStep({ steps }: CertificateView['way'], { year }: Requirement) {
  const studied = steps.filter(({ marks }) => marks === 'hours');
  return year === null ? studied[0] : studied[studied.length - 1];
}
