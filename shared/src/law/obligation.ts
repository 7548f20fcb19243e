import type { Day } from '../calendar';
import { type Answer, answer, type Need, NO_WHEN } from './answer';
import { type Condition, compileCondition } from './conditions';
import { type Dated, valueAt } from './dated';
import type { Facts, LawCase, Study } from './facts';
import type { Tenths } from './hours';
import type { HoursNeedData, ObligationData, ParsedPack, Values } from './schema';

/** An obligation made ready: how a case stands under it. */
export interface Obligation {
  readonly id: string;
  readonly data: ObligationData;
  /** Facts of which the day itself is calculated with, those that decide the schedule first. */
  readonly scheduleFacts: readonly string[];
  answer(facts: Facts, told: LawCase): Answer;
}

/** A row of which the condition gives a reason. */
export interface Row {
  readonly condition: Condition;
  readonly reason: string;
  readonly next: string | null;
}

/** What an obligation is compiled with. */
export interface Book {
  readonly pack: ParsedPack;
  readonly values: Values;
  /** The day of the pack's first document: before it, nothing is owed and nothing is answered. */
  readonly from: Day;
  /** The place of each fact in the pack's order. */
  readonly order: ReadonlyMap<string, number>;
}

/** A value made ready to be read: most have only ever had one. */
export function reader<T>(dated: Dated<T>, from: Day): (day: Day, knownOn: Day) => T {
  const [only, ...later] = dated.values;
  if (only && later.length === 0 && only.until === undefined && only.from <= from && only.known <= from) {
    const { value } = only;
    return () => value;
  }
  return (day, knownOn) => valueAt(dated, day, knownOn);
}

export const numberOf = ({ values, from }: Book, name: string): ((day: Day, knownOn: Day) => number) =>
  reader(values[name] as Dated<number>, from);

export const rowsOf = (
  { values }: Book,
  rows: readonly { if: ObligationData['refused'][number]['if']; reason: string; next?: string | undefined }[],
): readonly Row[] =>
  rows.map((row) => ({
    condition: compileCondition(row.if, values),
    reason: row.reason,
    next: row.next ?? null,
  }));

const NO_ROWS: readonly Row[] = [];

/** The rows that hold. */
export function holding(rows: readonly Row[], facts: Facts, knownOn: Day): readonly Row[] {
  let found: Row[] | null = null;
  for (const row of rows) {
    if (row.condition.test(facts, knownOn) !== true) continue;
    if (found === null) found = [row];
    else found.push(row);
  }
  return found ?? NO_ROWS;
}

const NO_REASONS: readonly string[] = [];

export const reasonsOf = (rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? NO_REASONS : rows.map(({ reason }) => reason);

/** The first row that holds; null: none. */
export function firstHolding(rows: readonly Row[], facts: Facts, knownOn: Day): Row | null {
  for (const row of rows) if (row.condition.test(facts, knownOn) === true) return row;
  return null;
}

const NOTHING_TO_ASK: readonly string[] = [];

/** The facts that open rows hang on, in the pack's order. */
export function factsToAsk(
  { order }: Book,
  conditions: readonly Condition[],
  facts: Facts,
  knownOn: Day,
  first: string | null = null,
): readonly string[] {
  let names: Set<string> | null = first === null ? null : new Set([first]);
  for (const condition of conditions) {
    if (condition.test(facts, knownOn) !== null) continue;
    names ??= new Set();
    condition.hangsOn(facts, knownOn, names);
  }
  if (names === null) return NOTHING_TO_ASK;
  if (names.size === 1) return [...names];
  return [...names].sort((one, other) => (order.get(one) as number) - (order.get(other) as number));
}

/** The hours of courses from one day to another, both included. */
export function tenthsBetween(
  credits: readonly Study[],
  first: Day,
  last: Day,
  category: string | null = null,
): Tenths {
  let sum = 0;
  for (const credit of credits) {
    if (credit.on >= first && credit.on <= last && (category === null || credit.category === category))
      sum += credit.tenths;
  }
  return sum;
}

/** The hours that a need asks for, by kind of certificate. */
export function hoursFor(
  { values, from }: Book,
  { hours }: HoursNeedData,
): (kind: string, day: Day, knownOn: Day) => Tenths {
  if (typeof hours === 'string') {
    const same = reader(values[hours] as Dated<Tenths>, from);
    return (_, day, knownOn) => same(day, knownOn);
  }
  const readers = new Map(
    Object.entries(hours).map(([kind, name]) => [kind, reader(values[name] as Dated<Tenths>, from)]),
  );
  return (kind, day, knownOn) => (readers.get(kind) as (day: Day, knownOn: Day) => Tenths)(day, knownOn);
}

/** A need that is not met yet names the step that meets it; when all are met, the obligation's own step is left. */
export function nextOf(
  { needs, step }: ObligationData,
  facts: Facts,
  counted: readonly Need[],
): string | null {
  let at = 0;
  for (const one of needs) {
    if ('event' in one) {
      if (!facts.happened(one.event)) return one.step;
    } else if ((counted[at++] as Need).remaining > 0) return one.step;
  }
  return step ?? null;
}

export const notApplicable = (id: string, reason: string): Answer =>
  answer(id, 'not-applicable', NO_WHEN, [reason]);
