// A certificate by the first version's document: its day book says what is due, its own words what is told.
import type { Day } from '@hz/shared/calendar';
import {
  type Candidate,
  type DayBook,
  lastCallDays,
  planCertificate,
  type Subject,
  upcomingRows,
} from '@hz/shared/reminders';
import { type Explained, explain } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle, clauseText, doubtOf, sayHours, verdictOf } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import type { Standing } from '../certificates/service';
import { calendarEntry } from './calendar';
import type { MessageLine } from './message';
import { type DueRow, NOTHING_DUE, type Reminded, type RowPlan, type WordedRow } from './reminded';
import { type Wording, wordsFor } from './words';

/** What a book is asked for; null where its rules are not at hand, which must not stop all the others. */
type BookOf = (rulebookId: string) => DayBook | null;

/** A certificate as its book sees it. When the holder registered tells only in words, never in what is due. */
const subjectOf = ({ record, merged }: Standing, today: Day): Subject => ({
  addedOn: record.createdOn,
  facts: caseOf(merged.facts, { registeredOn: null }, today),
});

/** What is open of the certificate that hours are owed for: whether it counts must be asked first; null: nothing is. */
const openIn = (explained: Explained, today: Day): string | null =>
  doubtOf(explained) === null ? null : verdictOf(explained.rulebook, explained, today).title;

/** Nobody is sent to study for a certificate without a word of what speaks against it. */
const doubted = (told: Wording, open: string): Wording => ({
  ...told,
  tone: 'ask',
  sentence: `${open}。${told.sentence}`,
  short: '这本证要先核实，再看学时',
  leadsTo: { kind: 'contact', stepId: null },
});

/** A row in words, as they are true on a day. */
function worded(row: Candidate, standing: Standing, rulebook: Rulebook, today: Day): WordedRow {
  const { record, merged, registeredOn } = standing;
  const explained = explain(rulebook, caseOf(merged.facts, { registeredOn }, today));
  const told = wordsFor({ rulebook, row, today, assessment: explained.assessment });
  const isDuty = row.milestone.track === 'duty';
  const open = isDuty ? openIn(explained, today) : null;
  const { title, tone, sentence, short, leadsTo } = open === null ? told : doubted(told, open);
  const certificateId = record._id.toHexString();
  const line: MessageLine = {
    ...{ rule: row.rule, dueOn: row.dueOn, offset: row.offset, daysLeft: row.dueOn - today },
    ...{ tone, sentence, short, certificateId },
    certificate: certificateTitle(merged.facts),
    clause: { id: row.milestone.clause, text: clauseText(rulebook, row.milestone.clause, today) },
    target: { certificateId, ...leadsTo },
    pack: record.pack,
  };
  return { title, purpose: isDuty ? 'education' : 'exchange', line };
}

/** Where the yearly hours are studied: the place of the step that they are met by. */
function whereToStudy({ steps, systems }: Rulebook): string {
  const place = Object.values(steps)
    .find(({ sets }) => sets === 'yearlyCredits')
    ?.where.find((one) => 'system' in one);
  const system = systems.find(({ id }) => place && 'system' in place && place.system === id);
  return system ? `，在${system.short ?? system.name}学${system.address ? `（${system.address}）` : ''}` : '';
}

/** What it still has to meet; null when there is nothing. The matter is the same whatever its date. */
function deadlineOf({ merged, registeredOn, asOf }: Standing, rulebook: Rulebook) {
  const title = certificateTitle(merged.facts);
  const explained = explain(rulebook, caseOf(merged.facts, { registeredOn }, asOf));
  const { exchange, continuingEducation: duty } = explained.assessment;
  if (exchange.deadline !== null)
    return {
      matter: 'exchange',
      on: exchange.deadline,
      title: `${title}：换证最后一天`,
      description: '这一天以前要申请更换，过了旧证书就自动失效。',
    };
  if (duty.deadline === null || duty.status === 'met') return null;
  const open = openIn(explained, asOf);
  return {
    matter: `education-${duty.year}`,
    on: duty.deadline,
    title: `${title}：${duty.year} 年要学满 ${sayHours(duty.required)}`,
    description: `${open === null ? '' : `${open}。`}还差 ${sayHours(duty.remaining)}${whereToStudy(rulebook)}。`,
  };
}

/** Before its document is out nothing is due by it; a book that is not at hand is asked again tomorrow. */
export function remindedFirst(standing: Standing, today: Day, bookOf: BookOf): Reminded {
  const { record } = standing;
  const isAtRest = record.archived || standing.state === 'not-served';
  const book = isAtRest ? null : bookOf(record.pack);
  const isOut = book !== null && today >= book.rulebook.source.issuedOn;
  const at = isOut ? { book, subject: subjectOf(standing, today) } : null;
  const dueOf = (row: Candidate, rulebook: Rulebook): DueRow => ({
    ...{ row, day: Math.max(row.day, today), of: reminded },
    inWords: (day) => worded(row, standing, rulebook, day),
  });
  const whenAskedAgain = (): RowPlan => {
    if (isAtRest) return NOTHING_DUE;
    return { ...NOTHING_DUE, nextDay: book?.rulebook.source.issuedOn ?? today + 1 };
  };
  const reminded: Reminded = {
    ...{ record, isAtRest },
    plan(inOutbox) {
      if (!at) return whenAskedAgain();
      const plan = planCertificate(at.book, at.subject, inOutbox);
      return { ...plan, due: plan.due.map((row) => dueOf(row, at.book.rulebook)) };
    },
    ahead: (inOutbox, until) =>
      at ? upcomingRows(at.book, at.subject, inOutbox, until).map((row) => dueOf(row, at.book.rulebook)) : [],
    lastCalls: () => (at ? lastCallDays(at.book, at.subject) : 0),
    calendar() {
      const deadline = at && deadlineOf(standing, at.book.rulebook);
      return deadline ? [calendarEntry(record, deadline)] : [];
    },
  };
  return reminded;
}
