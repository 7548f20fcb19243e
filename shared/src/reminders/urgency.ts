import type { Day } from '../calendar';
import type { RowKey } from './candidates';

/** Days left up to which a reminder is of each level. */
const LEVELS = [1, 3, 7, 16, 31] as const;

/** What comes after a deadline has no days left to lose: told before the routine, after the last days. */
const AFTER_DEADLINE = 3;

/** 0 for the most urgent. */
export type Urgency = 0 | 1 | 2 | 3 | 4 | 5;

export const URGENCIES: readonly Urgency[] = [0, 1, 2, 3, 4, 5];

/** How soon a reminder must go out, by the days left on the day of sending. */
export function urgencyOf(row: RowKey, today: Day): Urgency {
  if (row.offset > 0) return AFTER_DEADLINE;
  const level = LEVELS.findIndex((days) => row.dueOn - today <= days);
  return (level < 0 ? LEVELS.length : level) as Urgency;
}

/** Days left up to which a deadline counts as near: the last grants are kept for these days. */
const LAST_DAYS = 7;

/** Whether a row is one of the last before its deadline. */
export const isLastCall = (row: RowKey): boolean => row.offset <= 0 && row.offset >= -LAST_DAYS;
