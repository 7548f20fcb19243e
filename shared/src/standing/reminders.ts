import type { Day } from '../calendar';
import type { Pack, ParsedPack } from '../law';
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

/** What is due for a certificate on a day, and the next day on which to look again; null: not before a fact changes. */
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

/** Every row that a standing gives rise to, whatever its day, and whether it concerns the certificate as it stands. */
function rowsOf({ pack, obligations }: Standing): { row: PackRow; concerns: boolean }[] {
  return pack.said.reminders.flatMap((reminder) => {
    const answer = obligations.find(({ data }) => data.id === reminder.obligation)?.answer;
    const base = answer?.[reminder.from] ?? null;
    if (!answer || base === null) return [];
    const concerns = (reminder.states as readonly string[]).includes(answer.state);
    return reminder.offsets.map((offset) => ({ row: rowOf(reminder, base, offset), concerns }));
  });
}

/** The days after which a standing may be another one though no fact changes. */
function turnsOf({ pack, asOf, obligations }: Standing): Day[] {
  const days = obligations.flatMap(({ answer: { opens, due } }: ObligationStanding) => [
    ...(opens === null ? [] : [opens]),
    ...(due === null ? [] : [due + 1]),
  ]);
  const values = Object.values(pack.values).flatMap(({ values }) =>
    values.flatMap(({ from, known }) => [from, known]),
  );
  return [...days, ...values].filter((day) => day > asOf);
}

const isSame = (one: Omit<Told, 'superseded'>, other: Omit<Told, 'superseded'>): boolean =>
  one.rule === other.rule && one.dueOn === other.dueOn && one.offset === other.offset;

/** What it is about is over, or was told of before the certificate was added: nobody is told any more. */
const isOver = (row: PackRow, { addedOn }: PackSubject, today: Day): boolean =>
  row.day < addedOn || (row.offset <= 0 && row.dueOn < today);

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
  const standing = standingOfRecord(pack, subject.told, today);
  const rows = rowsOf(standing);
  const latest = new Map<string, PackRow>();
  for (const { row, concerns } of rows) {
    if (!concerns || row.day > today || isOver(row, subject, today)) continue;
    const before = latest.get(row.obligation);
    if (!before || before.day < row.day) latest.set(row.obligation, row);
  }
  const due = [...latest.values()].filter(
    (row) => !told.some((one) => isSame(one, row)) && !isOvertaken(row, told, pack),
  );
  const ahead = [...rows.map(({ row }) => row.day), ...turnsOf(standing)].filter((day) => day > today);
  return { due, nextDay: ahead.length === 0 ? null : Math.min(...ahead) };
}

/** Days left up to which a day is near: the last pushes are kept for these. */
const LAST_DAYS = 7;

/** On how many days after today one of the last reminders before the nearest day may still come. */
export function lastPackCalls({ pack, told }: PackSubject, today: Day): number {
  if (today < pack.from) return 0;
  const calls = rowsOf(standingOfRecord(pack, told, today)).flatMap(({ row }) =>
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
