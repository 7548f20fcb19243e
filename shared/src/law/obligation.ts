import type { Day } from '../calendar';
import { type Answer, answer, type Need, NO_WHEN } from './answer';
import { type Condition, type ConditionBook, compileCondition, NEVER } from './conditions';
import { type Dated, type Reader, reader } from './dated';
import type { Facts, Question, Study } from './facts';
import type { Tenths } from './hours';
import type { HoursNeedData, ObligationData } from './schema';

/** An obligation made ready: how a case stands under it. */
export interface Obligation {
  readonly id: string;
  readonly data: ObligationData;
  /** Facts of which the day itself is calculated with, those that decide the schedule first; by their places. */
  readonly scheduleFacts: readonly number[];
  answer(facts: Facts, told: Question): Answer;
}

/** A row of which the condition gives a reason. */
export interface Row {
  readonly condition: Condition;
  readonly reason: string;
  readonly next: string | null;
}

/** What an obligation is compiled with. */
export interface Book extends ConditionBook {
  readonly factNames: readonly string[];
}

export const numberOf = ({ values, from }: Book, name: string): Reader<number> =>
  reader(values[name] as Dated<number>, from);

/** The place of a fact in the pack's order. */
export const factAt = ({ order }: Book, name: string): number => order.get(name) as number;

/** Rows made ready, without those that never hold for the kind. */
export const rowsOf = (
  book: Book,
  rows: readonly { if: ObligationData['refused'][number]['if']; reason: string; next?: string | undefined }[],
): readonly Row[] =>
  rows
    .map((row) => ({
      condition: compileCondition(row.if, book),
      reason: row.reason,
      next: row.next ?? null,
    }))
    .filter(({ condition }) => condition !== NEVER);

const NO_ROWS: readonly Row[] = [];

/** The rows that hold. */
export function holding(rows: readonly Row[], facts: Facts, knownOn: Day): readonly Row[] {
  let found: Row[] | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as Row;
    if (row.condition.test(facts, knownOn) !== true) continue;
    if (found === null) found = [row];
    else found.push(row);
  }
  return found ?? NO_ROWS;
}

const NO_REASONS: readonly string[] = [];

export const reasonsOf = (rows: readonly Row[]): readonly string[] =>
  rows.length === 0 ? NO_REASONS : rows.map(({ reason }) => reason);

const NOTHING_TO_ASK: readonly string[] = [];

/** The facts that open rows hang on, in the pack's order; `first` is asked for in any case. */
export function factsToAsk(
  { factNames }: Book,
  conditions: readonly Condition[],
  facts: Facts,
  knownOn: Day,
  first: number | null = null,
): readonly string[] {
  let open: Set<number> | null = first === null ? null : new Set([first]);
  for (let at = 0; at < conditions.length; at++) {
    const condition = conditions[at] as Condition;
    if (condition.test(facts, knownOn) !== null) continue;
    open ??= new Set();
    condition.hangsOn(facts, knownOn, open);
  }
  if (open === null) return NOTHING_TO_ASK;
  return [...open].sort((one, other) => one - other).map((fact) => factNames[fact] as string);
}

/** The hours of courses from one day to another, both included. */
export function tenthsBetween(
  credits: readonly Study[],
  first: Day,
  last: Day,
  category: string | null = null,
): Tenths {
  let sum = 0;
  for (let at = 0; at < credits.length; at++) {
    const credit = credits[at] as Study;
    if (credit.on >= first && credit.on <= last && (category === null || credit.category === category))
      sum += credit.tenths;
  }
  return sum;
}

/** The hours that a need asks for of the kind. */
export const hoursFor = ({ kind, values, from }: Book, { hours }: HoursNeedData): Reader<Tenths> =>
  reader(values[typeof hours === 'string' ? hours : (hours[kind] as string)] as Dated<Tenths>, from);

/** What is needed, in order, each with the step that meets it: an event, or the hours that are counted next. */
interface Needed {
  /** The place of the event; −1: hours. */
  readonly event: number;
  readonly step: string;
}

/** Says the next step: that of the first need that is not met yet; when all are met, the obligation's own is left. */
export function nextOf(
  book: Book,
  { needs, step }: ObligationData,
): (facts: Facts, counted: readonly Need[]) => string | null {
  const needed: Needed[] = needs.map((one) => ({
    event: 'event' in one ? factAt(book, one.event) : -1,
    step: one.step,
  }));
  const own = step ?? null;
  return (facts, counted) => {
    let hours = 0;
    for (let at = 0; at < needed.length; at++) {
      const one = needed[at] as Needed;
      const met = one.event < 0 ? (counted[hours++] as Need).remaining === 0 : facts.happened(one.event);
      if (!met) return one.step;
    }
    return own;
  };
}

/** What the conditions of an obligation say before anything else: that it is none of the certificate's. */
export const notApplicable = (id: string, reason: string): Answer =>
  answer(id, 'not-applicable', NO_WHEN, [reason]);
