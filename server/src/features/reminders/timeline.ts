import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay } from '@hz/shared/calendar';
import { type PlannedRow, upcomingRows } from '@hz/shared/reminders';
import { upcomingPackRows } from '@hz/shared/standing';
import { isOfV1, type PackStanding, type Standing } from '../certificates/service';
import { compose, type DueRow } from './compose';
import type { MessageLine } from './message';
import { packSubjectOf } from './pack-lines';
import { dayBooks, isOut, type Rules, subjectOf } from './rules';

interface Entry {
  on: string;
  time: string;
  title: string;
  lines: MessageLine[];
}

/** How far ahead the timeline looks. */
const DAYS_AHEAD = 366;

export interface TimelineParts {
  standings: readonly Standing[];
  /** Those that are judged by packs of their own. */
  ofPacks: readonly PackStanding[];
  plannedOf: (certificateId: string) => readonly PlannedRow[];
  rules: Rules;
  today: Day;
  hour: number;
}

/** What would come when, if nothing changed: day by day, each certificate with its line. */
export async function timelineOf(parts: TimelineParts): Promise<Entry[]> {
  const { standings, ofPacks, plannedOf, rules, today, hour } = parts;
  const bookOf = dayBooks(rules, today);
  const byDay = new Map<Day, DueRow[]>();
  for (const standing of standings) {
    const { record } = standing;
    if (record.archived || !isOfV1(record) || !isOut(rules, record.pack, today)) continue;
    const book = bookOf(record.pack);
    const planned = plannedOf(record._id.toHexString());
    for (const row of upcomingRows(book, subjectOf(standing, today), planned, today + DAYS_AHEAD)) {
      const day = Math.max(row.day, today);
      byDay.set(day, [...(byDay.get(day) ?? []), { row, standing, rulebook: book.rulebook }]);
    }
    await breathe(); // a certificate with many entries takes milliseconds, and there can be fifty
  }
  for (const one of ofPacks) {
    // Before its first document is out nobody can know what is going to be due.
    const subject = one.state === 'published' ? packSubjectOf(one) : null;
    if (!subject) continue;
    const planned = plannedOf(one.record._id.toHexString());
    for (const row of upcomingPackRows(subject, planned, today, today + DAYS_AHEAD))
      byDay.set(row.day, [...(byDay.get(row.day) ?? []), { row, one }]);
    await breathe();
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
