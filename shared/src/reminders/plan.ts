import type { Day } from '../calendar';
import { isKnown } from '../v1/engine';
import type { Milestone } from '../v1/rulebook';
import { type Agenda, type Candidate, type DayBook, isSameRow, type RowKey } from './candidates';
import { hasPassed, isConcerned, type Planning } from './concern';
import { assessorOf, type Subject } from './subject';

/** What the outbox already holds of a certificate. */
export interface PlannedRow extends RowKey {
  /** Superseded rows were never told to anybody: they overtake nothing. */
  superseded: boolean;
}

/** Why a row is marked superseded instead of being sent. */
export type SupersededWhy = 'before-added' | 'deadline-passed' | 'more-urgent';

export interface SupersededRow {
  row: Candidate;
  why: SupersededWhy;
}

/** What is due for a certificate on the book's day, and the next day on which to plan it again. */
export interface Plan {
  /** At most one row of each track. */
  due: readonly Candidate[];
  superseded: readonly SupersededRow[];
  /** As long as no fact changes, nothing becomes due before this day; null: never again. */
  nextDay: Day | null;
}

const NOTHING: readonly never[] = [];

const isToldOnce = (row: Candidate, planned: readonly PlannedRow[]): boolean =>
  row.milestone.once && planned.some((p) => p.rule === row.rule && p.dueOn === row.dueOn && !p.superseded);

const isOvertaken = (book: DayBook, row: Candidate, planned: readonly PlannedRow[]): boolean =>
  planned.some(
    (p) =>
      !p.superseded &&
      p.dueOn + p.offset >= row.day &&
      book.milestones.get(p.rule)?.track === row.milestone.track,
  );

/** Why a row that concerns the holder must not be sent, or null when it is due. */
function obstacle(
  book: DayBook,
  row: Candidate,
  subject: Subject,
  planned: readonly PlannedRow[],
): SupersededWhy | null {
  if (hasPassed(row, book.today)) return 'deadline-passed';
  if (row.day < subject.addedOn) return 'before-added';
  return isOvertaken(book, row, planned) ? 'more-urgent' : null;
}

/** Whether nobody knows if a certificate is an electronic one: then it may be. */
const mayBeElectronic = ({ certificate, partly }: Subject['facts']): boolean =>
  (['exchangedOn', 'issuedOn'] as const).some((name) => certificate[name] === null && partly?.[name]?.maybe);

/** The last day on which anybody is told of an exchange. */
const lastOfExchange = ({ exchange: { come, ahead } }: DayBook): Day =>
  Math.max(...[...come, ...ahead].map((row) => row.day));

/**
 * What may be due for a certificate: of the exchange until it is an electronic one, then of the yearly duty. Of whom it
 * is not known whether they have exchanged, the deadline of the exchange may still be theirs; once that is over, what is
 * owed each year may be.
 */
export function agendaOf(book: DayBook, facts: Subject['facts'], day: Day): Agenda | null {
  const { certificate, partly } = facts;
  const isTold = (name: 'exchangedOn' | 'issuedOn'): boolean => {
    const span = partly?.[name];
    return isKnown(certificate[name], day) || (span !== undefined && !span.maybe && span.first <= day);
  };
  const isElectronic = isTold('exchangedOn') || isTold('issuedOn');
  const isOver = mayBeElectronic(facts) && day > lastOfExchange(book);
  if (!isElectronic && !isOver) return book.exchange;
  return book.rulebook.families[certificate.family].yearlyDuty === null ? null : book.duty;
}

/** The next day to plan: the agenda's, or the day on which a certificate dated ahead becomes an electronic one. */
function nextDayOf(book: DayBook, agenda: Agenda | null, facts: Subject['facts']): Day | null {
  const { today } = book;
  const { certificate } = facts;
  const later = agenda === book.exchange && mayBeElectronic(facts) ? book.duty.wakeOn : null;
  const days = [agenda?.wakeOn ?? null, later, certificate.exchangedOn, certificate.issuedOn];
  let next: Day | null = null;
  for (const day of days) {
    if (day !== null && day > today && (next === null || day < next)) next = day;
  }
  return next;
}

/** Whether a row is not settled yet, and concerns the holder. */
function isUnsettled(planning: Planning, row: Candidate, planned: readonly PlannedRow[]): boolean {
  if (planned.some((one) => isSameRow(one, row)) || isToldOnce(row, planned)) return false;
  // What was over before the certificate was added is nobody's business.
  if (hasPassed(row, planning.today) && row.day < planning.subject.addedOn) return false;
  return isConcerned(planning, row);
}

/**
 * What is due for one certificate: every row whose day has come, that concerns the holder and that is not
 * in the outbox. There is no time window: after days of standstill the latest row of each track is due and
 * the others are superseded by it; so are rows from before the certificate was added, and rows whose
 * deadline has passed. Pure.
 */
export function planCertificate(book: DayBook, subject: Subject, planned: readonly PlannedRow[]): Plan {
  const agenda = agendaOf(book, subject.facts, book.today);
  const nextDay = nextDayOf(book, agenda, subject.facts);
  if (agenda === null) return { due: NOTHING, superseded: NOTHING, nextDay };
  const { rulebook, today } = book;
  const planning: Planning = { rulebook, subject, today, assessAt: assessorOf(rulebook, subject) };
  const latest = new Map<Milestone['track'], Candidate>();
  const superseded: SupersededRow[] = [];
  for (const row of agenda.come) {
    if (!isUnsettled(planning, row, planned)) continue;
    const why = obstacle(book, row, subject, planned);
    const replaced = why === null ? latest.get(row.milestone.track) : undefined;
    if (replaced) superseded.push({ row: replaced, why: 'more-urgent' });
    // Rows come in the order of their days, so that each replaces the one before it.
    if (why === null) latest.set(row.milestone.track, row);
    else superseded.push({ row, why });
  }
  return { due: [...latest.values()], superseded, nextDay };
}
