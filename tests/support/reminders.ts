import { formatDay, parseDay } from '@hz/shared/calendar';
import {
  type Candidate,
  openDayBook,
  type PlannedRow,
  planCertificate,
  type Subject,
} from '@hz/shared/reminders';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { aCase, type CaseTold } from './cases';
import { jilinData, type RulebookData, readRulebook } from './rulebooks';

export const jilin: Rulebook = loadRulebook('jilin-2022-25');

/** The Jilin rules with an amendment that moves the exchange deadline. */
export const jilinMoved = (from: string, deadline: string): Rulebook =>
  readRulebook({
    ...jilinData(),
    amendments: [
      {
        documentNumber: '试〔2022〕1号',
        authority: '试验机关',
        from,
        sets: [{ path: 'exchange.deadline', value: deadline, clause: '二' }],
      },
    ],
  } satisfies RulebookData);

/** A certificate as the planner sees it, in the words of the domain; added on 2022-11-14 unless told otherwise. */
export function aSubject({ addedOn, ...told }: CaseTold & { addedOn?: string } = {}): Subject {
  const { asOf: _, ...facts } = aCase(told);
  return { addedOn: parseDay(addedOn ?? '2022-11-14'), facts };
}

/** A row in words: `exchange-deadline -7 2022-12-24`. */
export const inWords = (row: Candidate): string => `${row.rule} ${row.offset} ${formatDay(row.day)}`;

export interface PlannedInWords {
  due: string[];
  superseded: string[];
  next: string | null;
}

/** Plans a certificate on a day, and tells the plan in words. */
export function planOn(
  today: string,
  subject: Subject,
  { planned = [], rulebook = jilin }: { planned?: PlannedRow[]; rulebook?: Rulebook } = {},
): PlannedInWords {
  const plan = planCertificate(openDayBook(rulebook, parseDay(today)), subject, planned);
  return {
    due: plan.due.map(inWords),
    superseded: plan.superseded.map(({ row, why }) => `${inWords(row)} ${why}`),
    next: plan.nextDay === null ? null : formatDay(plan.nextDay),
  };
}

/** A row that the outbox already holds. */
export const aPlannedRow = (rule: string, dueOn: string, day: string, superseded = false): PlannedRow => ({
  rule,
  dueOn: parseDay(dueOn),
  offset: parseDay(day) - parseDay(dueOn),
  superseded,
});

/** Plays day after day, with everything due sent on its day, and tells what was sent. */
export function playDays(
  first: string,
  last: string,
  subjectOn: (day: string) => Subject,
  { rulebook = jilin, downFrom = '', downUntil = '' } = {},
): string[] {
  const planned: PlannedRow[] = [];
  const sent: string[] = [];
  for (let today = parseDay(first); today <= parseDay(last); today++) {
    const day = formatDay(today);
    if (day >= downFrom && day <= downUntil) continue;
    const plan = planCertificate(openDayBook(rulebook, today), subjectOn(day), planned);
    for (const row of plan.due) sent.push(`${day} ${row.rule} ${row.offset}`);
    planned.push(...plan.due.map((row) => ({ ...row, superseded: false })));
    planned.push(...plan.superseded.map(({ row }) => ({ ...row, superseded: true })));
  }
  return sent;
}
