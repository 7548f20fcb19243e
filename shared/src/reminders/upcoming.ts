import type { Day } from '../calendar';
import { type Candidate, type DayBook, isSameRow } from './candidates';
import { isConcerned } from './concern';
import { agendaOf, type PlannedRow, planCertificate } from './plan';
import { assessorOf, type Subject } from './subject';
import { isLastCall } from './urgency';

/**
 * What would come after the book's day, up to `until`, if no fact changed: each row judged as it would be
 * on its own day. What is due already comes first.
 */
export function upcomingRows(
  book: DayBook,
  subject: Subject,
  planned: readonly PlannedRow[],
  until: Day,
): Candidate[] {
  const { rulebook } = book;
  const rows: Candidate[] = [...planCertificate(book, subject, planned).due];
  const assessAt = assessorOf(rulebook, subject);
  const isTold = (row: Candidate) =>
    planned.some((one) => isSameRow(one, row)) ||
    (row.milestone.once &&
      [...rows, ...planned.filter((one) => !one.superseded)].some(
        (one) => one.rule === row.rule && one.dueOn === row.dueOn,
      ));
  const ahead = [...book.exchange.ahead, ...book.duty.ahead].sort((one, other) => one.day - other.day);
  for (const row of ahead) {
    if (row.day > until) break;
    const isOpen = agendaOf(book, subject.facts, row.day)?.ahead.includes(row) && !isTold(row);
    if (isOpen && isConcerned({ rulebook, subject, today: row.day, assessAt }, row)) rows.push(row);
  }
  return rows;
}

/** On how many days after the book's one of the last reminders before a certificate's next deadline may come. */
export function lastCallDays(book: DayBook, subject: Subject): number {
  const calls = agendaOf(book, subject.facts, book.today)?.ahead.filter(isLastCall) ?? [];
  const dueOn = Math.min(...calls.map((row) => row.dueOn));
  return new Set(calls.filter((row) => row.dueOn === dueOn).map((row) => row.day)).size;
}
