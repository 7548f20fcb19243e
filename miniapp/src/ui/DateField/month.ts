import { civilOf, type Day, makeDay } from '@hz/shared/calendar';

export interface Month {
  year: number;
  /** 1 to 12 */
  month: number;
}

export const monthOf = (day: Day): Month => {
  const { year, month } = civilOf(day);
  return { year, month };
};

/** The month `by` months later (or earlier, where negative). */
export function shiftMonth({ year, month }: Month, by: number): Month {
  const index = year * 12 + (month - 1) + by;
  return { year: Math.floor(index / 12), month: (index % 12) + 1 };
}

const firstDay = ({ year, month }: Month): Day => makeDay(year, month, 1);

// 1970-01-01 was a Thursday; the week is shown from Monday.
const daysAfterMonday = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** A month as weeks of seven, Monday first; null where the week belongs to another month. */
export function weeksOf(month: Month): (Day | null)[][] {
  const first = firstDay(month);
  const count = firstDay(shiftMonth(month, 1)) - first;
  const cells: (Day | null)[] = Array.from({ length: daysAfterMonday(first) }, () => null);
  for (let index = 0; index < count; index += 1) cells.push(first + index);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
