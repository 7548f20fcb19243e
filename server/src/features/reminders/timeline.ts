import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay } from '@hz/shared/calendar';
import type { PlannedRow } from '@hz/shared/reminders';
import { compose } from './compose';
import type { MessageLine } from './message';
import type { DueRow, Reminded } from './reminded';

interface Entry {
  on: string;
  time: string;
  title: string;
  lines: MessageLine[];
}

/** How far ahead the timeline looks. */
const DAYS_AHEAD = 366;

export interface TimelineParts {
  certificates: readonly Reminded[];
  plannedOf: (certificateId: string) => readonly PlannedRow[];
  today: Day;
  hour: number;
}

/** What would come when, if nothing changed: day by day, each certificate with its line. */
export async function timelineOf({ certificates, plannedOf, today, hour }: TimelineParts): Promise<Entry[]> {
  const byDay = new Map<Day, DueRow[]>();
  for (const one of certificates) {
    if (one.isAtRest) continue;
    for (const row of one.ahead(plannedOf(one.record._id.toHexString()), today + DAYS_AHEAD))
      byDay.set(row.day, [...(byDay.get(row.day) ?? []), row]);
    await breathe(); // a certificate with many entries takes milliseconds, and there can be fifty
  }
  const time = `${String(hour).padStart(2, '0')}:00`;
  const entries: Entry[] = [];
  for (const [day, rows] of [...byDay].sort(([one], [other]) => one - other)) {
    const { title, lines } = compose(rows, [], day);
    entries.push({ on: formatDay(day), time, title, lines });
    await breathe();
  }
  return entries;
}
