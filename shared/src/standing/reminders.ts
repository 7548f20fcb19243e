import { type Day, formatDay, tryParseDay } from '../calendar';
import { type Answer, daysOfPart, type Known, type Pack, type ParsedPack, UNKNOWN } from '../law';
import { standingOfRecord, type ToldRecord } from './record';
import type { ObligationStanding, Standing } from './standing';

/** One reminder of one certificate on one day; the outbox holds it once. */
export interface PackRow {
  /** The id of the pack's reminder. */
  readonly rule: string;
  /** The day it is about. */
  readonly dueOn: Day;
  /** Days from `dueOn` to the day of the reminder. */
  readonly offset: number;
  readonly day: Day;
  readonly obligation: string;
  readonly clause: string;
}

/** What the outbox holds already; superseded rows were never told. */
interface Told {
  readonly rule: string;
  readonly dueOn: Day;
  readonly offset: number;
  readonly superseded: boolean;
}

/** What is due for a certificate on a day, and the next day on which to plan it again; null: not before a fact changes. */
export interface PackPlan {
  /** At most one row of each obligation. */
  readonly due: readonly PackRow[];
  readonly nextDay: Day | null;
}

export interface PackSubject {
  readonly pack: Pack;
  readonly told: ToldRecord;
  /** The day on which the holder added it: reminders of earlier days are not sent. */
  readonly addedOn: Day;
}

type Reminder = ParsedPack['reminders'][number];

const rowOf = ({ id, obligation, clause }: Reminder, dueOn: Day, offset: number): PackRow => ({
  ...{ rule: id, dueOn, offset, day: dueOn + offset, obligation, clause },
});

/** What was told with the last of the days that each fact known in part may have. */
function latestOf({ pack, told }: PackSubject): ToldRecord {
  const facts = Object.entries(told.facts).map(([name, known]): [string, Known | undefined] => {
    const part =
      typeof known === 'string' && pack.said.facts[name]?.type !== 'state' ? daysOfPart(known) : null;
    return [name, part ? formatDay(part.last) : known];
  });
  return { ...told, facts: Object.fromEntries(facts) };
}

/**
 * What was told with the last of the days that each fact may have, as far as it is known: what happened and nobody
 * remembers when, had happened when the certificate was added.
 */
function lastOf(subject: PackSubject): ToldRecord {
  const { pack, addedOn } = subject;
  const latest = latestOf(subject);
  const facts = Object.entries(latest.facts).map(([name, known]): [string, Known | undefined] => [
    name,
    known === UNKNOWN && pack.said.facts[name]?.type === 'event' ? formatDay(addedOn) : known,
  ]);
  return { ...latest, facts: Object.fromEntries(facts) };
}

const answerOf = ({ obligations }: Standing, id: string): Answer | undefined =>
  obligations.find(({ data }) => data.id === id)?.answer;

/** A standing with what it was a day before, and would be with the latest days: worked out where a day is known in part. */
class Around {
  private yesterday: Standing | null | undefined;
  private latest: Standing | undefined;
  private last: Around | undefined;

  constructor(
    readonly standing: Standing,
    private readonly subject: PackSubject,
  ) {}

  private get before(): Standing | null {
    const { asOf, pack } = this.standing;
    this.yesterday ??= asOf > pack.from ? standingOfRecord(pack, this.subject.told, asOf - 1) : null;
    return this.yesterday;
  }

  atLatest(obligation: string): Answer | undefined {
    this.latest ??= standingOfRecord(this.standing.pack, latestOf(this.subject), this.standing.asOf);
    return answerOf(this.latest, obligation);
  }

  /** Whether the earliest day that may be the last one moves on with every day that passes. */
  isMoving({ obligation, state, ask, due }: Answer): boolean {
    const { asOf } = this.standing;
    if (state !== 'ask' || ask.length === 0 || due !== asOf) return false;
    const yesterday = this.before && answerOf(this.before, obligation);
    return yesterday?.state === 'ask' && yesterday.due === asOf - 1;
  }

  /**
   * The day that a term ended on, where it was applied for in time, or may have been: since then the new card's day is
   * asked for, and nobody who does not tell it is told of the next one. Null: it has not ended, or is known to have.
   */
  endedOn(obligation: string): Day | null {
    const { obligations, asOf } = this.standing;
    const one = obligations.find(({ data }) => data.id === obligation);
    if (!one || !('term' in one.data.when) || one.answer.state !== 'ask' || one.answer.due !== null)
      return null;
    const day = tryParseDay(String(latestOf(this.subject).facts[one.data.when.term.expires] ?? ''));
    return day !== undefined && day < asOf ? day : null;
  }

  /** The latest day that may be the last one, where the earliest moves on every day; null: nobody can say. */
  lastDay(obligation: string): Day | null {
    const told = lastOf(this.subject);
    const { pack, asOf } = this.standing;
    this.last ??= new Around(standingOfRecord(pack, told, asOf), { ...this.subject, told });
    const answer = answerOf(this.last.standing, obligation);
    return !answer || this.last.isMoving(answer) ? null : answer.due;
  }
}

/**
 * The day from which a reminder counts. Of a day known in part it is the earliest deadline; when that has come, and moves
 * on with every day that passes, the latest. What is missed whichever day it was, was missed with the last of them.
 */
function baseOf({ from, obligation }: Reminder, answer: Answer, around: Around): Day | null {
  if (answer.state === 'missed' && answer[from] === null) return around.atLatest(obligation)?.[from] ?? null;
  if (!around.isMoving(answer)) return answer[from] ?? (from === 'due' ? around.endedOn(obligation) : null);
  return from === 'due' ? around.lastDay(obligation) : null;
}

/** While something may lapse on any day, its holder is asked every so many days which day it is. */
const STEADY_DAYS = 30;

/** The reminders between the day on which a term may first have ended and those before the last day that it may. */
function steadyOffsets(
  { from, obligation, offsets }: Reminder,
  answer: Answer,
  base: Day,
  around: Around,
): number[] {
  const { asOf, obligations } = around.standing;
  const when = obligations.find(({ data }) => data.id === obligation)?.data.when;
  if (from !== 'due' || !when || !('term' in when) || !around.isMoving(answer)) return [];
  const steady: number[] = [];
  const first = Math.min(...offsets);
  // Those of the days before are over, or told.
  for (
    let offset = first - STEADY_DAYS;
    first < 0 && base + offset > asOf - STEADY_DAYS;
    offset -= STEADY_DAYS
  )
    steady.unshift(offset);
  return steady;
}

/** Every row that a standing gives rise to, whatever its day, and whether it concerns the certificate as it stands. */
function rowsOf(around: Around): { row: PackRow; concerns: boolean }[] {
  return around.standing.pack.said.reminders.flatMap((reminder) => {
    const answer = answerOf(around.standing, reminder.obligation);
    const base = answer ? baseOf(reminder, answer, around) : null;
    if (!answer || base === null) return [];
    const concerns = (reminder.states as readonly string[]).includes(answer.state);
    const steady = steadyOffsets(reminder, answer, base, around);
    return [...steady, ...reminder.offsets].map((offset) => ({
      row: rowOf(reminder, base, offset),
      concerns,
    }));
  });
}

/** The day after which an answer may be another one; of a deadline that moves on, that of its latest day. */
function dueTurnOf(answer: Answer, around: Around): Day | null {
  return around.isMoving(answer) ? around.lastDay(answer.obligation) : answer.due;
}

/** The days after which a standing may be another one though no fact changes. */
function turnsOf(around: Around): Day[] {
  const { pack, asOf, obligations } = around.standing;
  const days = obligations.flatMap(({ answer }: ObligationStanding) => {
    const due = dueTurnOf(answer, around);
    return [...(answer.opens === null ? [] : [answer.opens]), ...(due === null ? [] : [due + 1])];
  });
  const values = Object.values(pack.values).flatMap(({ values }) =>
    values.flatMap(({ from, known }) => [from, known]),
  );
  return [...days, ...values].filter((day) => day > asOf);
}

const isSame = (one: Omit<Told, 'superseded'>, other: Omit<Told, 'superseded'>): boolean =>
  one.rule === other.rule && one.dueOn === other.dueOn && one.offset === other.offset;

/** What it is about is over, or was told of before the certificate was added: nobody is told any more. */
const isOver = (row: PackRow, { addedOn, pack }: PackSubject, today: Day): boolean =>
  row.day < addedOn || row.dueOn < pack.from || (row.offset <= 0 && row.dueOn < today);

/** Whether a later reminder of the same obligation and day was told already. */
function isOvertaken(row: PackRow, told: readonly Told[], { said }: Pack): boolean {
  const obligationOf = (rule: string) => said.reminders.find(({ id }) => id === rule)?.obligation;
  return told.some(
    (one) =>
      !one.superseded && one.dueOn + one.offset >= row.day && obligationOf(one.rule) === row.obligation,
  );
}

/**
 * What is due for one certificate of any pack: of each obligation the latest row whose day has come, that concerns the
 * certificate as it stands, and that nobody was told of yet. Pure. Before the pack's own day nothing is.
 */
export function planPackCertificate(subject: PackSubject, told: readonly Told[], today: Day): PackPlan {
  const { pack } = subject;
  if (today < pack.from) return { due: [], nextDay: pack.from };
  const around = new Around(standingOfRecord(pack, subject.told, today), subject);
  const rows = rowsOf(around);
  const latest = new Map<string, PackRow>();
  for (const { row, concerns } of rows) {
    if (!concerns || row.day > today || isOver(row, subject, today)) continue;
    const before = latest.get(row.obligation);
    if (!before || before.day < row.day) latest.set(row.obligation, row);
  }
  const due = [...latest.values()].filter(
    (row) => !told.some((one) => isSame(one, row)) && !isOvertaken(row, told, pack),
  );
  const ahead = [...rows.map(({ row }) => row.day), ...turnsOf(around)].filter((day) => day > today);
  return { due, nextDay: ahead.length === 0 ? null : Math.min(...ahead) };
}

/** Days left up to which a day is near: the last pushes are kept for these. */
const LAST_DAYS = 7;

/** On how many days after today one of the last reminders before the nearest day may still come. */
export function lastPackCalls(subject: PackSubject, today: Day): number {
  const { pack, told } = subject;
  if (today < pack.from) return 0;
  const calls = rowsOf(new Around(standingOfRecord(pack, told, today), subject)).flatMap(({ row }) =>
    row.day > today && row.offset <= 0 && row.offset >= -LAST_DAYS ? [row] : [],
  );
  const dueOn = Math.min(...calls.map((row) => row.dueOn));
  return new Set(calls.filter((row) => row.dueOn === dueOn).map(({ day }) => day)).size;
}

/** More days than a year of reminders has. */
const MOST_STEPS = 200;

/** What would come up to a day, today's first, if no fact changed. */
export function upcomingPackRows(
  subject: PackSubject,
  told: readonly Told[],
  today: Day,
  until: Day,
): PackRow[] {
  const rows: PackRow[] = [];
  let day: Day | null = today;
  for (let steps = 0; day !== null && day <= until && steps < MOST_STEPS; steps++) {
    const sofar = [...told, ...rows.map((row) => ({ ...row, superseded: false }))];
    const plan: PackPlan = planPackCertificate(subject, sofar, day);
    for (const row of plan.due) rows.push({ ...row, day });
    day = plan.nextDay;
  }
  return rows;
}
