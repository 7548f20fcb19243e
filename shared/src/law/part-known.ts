import { addYears, type Day } from '../calendar';
import { type Answer, answer, commonOf, NO_WHEN, sameAnswer } from './answer';
import { type Cell, Facts, FactsWithCells, type FactValue, type PartKnown, type Question } from './facts';
import type { Obligation } from './obligation';

/** Of so many facts known in part each pair of days is answered for. */
export const MOST_PART_KNOWN = 2;

/** How many years before the pack's day an event of which nothing is known may have happened. */
const YEARS_BACK = 10;

/** The days that an event of which only a part is known may have; null: then it has not happened. */
export function spanOfEvent(first: Day, last: Day, asOf: Day): PartKnown | null {
  const until = Math.min(last, asOf);
  return first > until ? null : { first, last: until, maybe: false };
}

/** The days of an event of which it is not even known whether it happened. */
export const spanOfUnknown = (packFrom: Day, asOf: Day): PartKnown => ({
  first: addYears(packFrom, -YEARS_BACK),
  last: asOf,
  maybe: true,
});

export const isPartKnown = (value: FactValue | undefined): value is PartKnown =>
  typeof value === 'object' && value !== null;

/** A stretch of one fact's days with the same answer. */
interface Piece {
  readonly hi: Day;
  readonly answer: Answer;
}

/** The pieces of the second fact's days, for a stretch of the first one's. */
type Column = readonly Piece[];

/** Whether two columns give different answers for some day of the second fact. */
function differ(one: Column, other: Column): boolean {
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    const [left, right] = [one[i] as Piece, other[j] as Piece];
    if (!sameAnswer(left.answer, right.answer)) return true;
    if (left.hi <= right.hi) i++;
    if (right.hi <= left.hi) j++;
  }
  return false;
}

/** What all the answers come to, and whether they are one. */
class Gathered {
  private first: Answer | null = null;
  private same = true;
  private missed: Answer | null = null;
  private allMissed = true;
  private due: Day | null = null;

  constructor(private readonly asOf: Day) {}

  add(one: Answer): void {
    this.allMissed &&= one.state === 'missed';
    if (this.allMissed) this.missed = this.missed === null ? one : commonOf(this.missed, one);
    if (this.first === null) this.first = one;
    else this.same &&= sameAnswer(this.first, one);
    if (one.due !== null && one.due >= this.asOf && (this.due === null || one.due < this.due))
      this.due = one.due;
  }

  /** The answer, but for the facts to ask for where there is more than one. */
  result(obligation: string, ask: readonly string[]): Answer {
    if (this.same) return this.first as Answer;
    if (this.allMissed) return this.missed as Answer;
    return answer(obligation, 'ask', { ...NO_WHEN, due: this.due }, [], null, null, ask);
  }
}

/** So many facts known in part are tried in all their ways; of any more, the last of them as if nothing was told. */
const MOST_TRIED = 6;

/** The earliest due from the day asked about on, with each fact not happened, on its first, or on its last day. */
function earliestDue(
  obligation: Obligation,
  told: Question,
  known: readonly FactValue[],
  partKnown: readonly number[],
): Day | null {
  const values = known.map((value) => (isPartKnown(value) ? null : value));
  let earliest: Day | null = null;
  const tryFrom = (at: number): void => {
    const fact = at < MOST_TRIED ? partKnown[at] : undefined;
    if (fact === undefined) {
      const { due } = obligation.answer(new Facts(told.asOf, values), told);
      if (due !== null && due >= told.asOf && (earliest === null || due < earliest)) earliest = due;
      return;
    }
    const { first, last, maybe } = known[fact] as PartKnown;
    for (const day of maybe ? [null, first, last] : [first, last]) {
      values[fact] = day;
      tryFrom(at + 1);
    }
  };
  tryFrom(0);
  return earliest;
}

/**
 * The answer where days are known in part: each of their days (of two such facts, each pair) is answered for.
 * Where all answers are one, that is the answer; where all are missed, what they have in common; else the facts
 * that make a difference are asked for. Days between which nothing that was asked of a fact changes are
 * answered for together. Facts go by their places in the pack's order, of which `names` are the names.
 */
export function answerPartKnown(
  obligation: Obligation,
  told: Question,
  known: readonly FactValue[],
  partKnown: readonly number[],
  names: readonly string[],
): Answer {
  const namesOf = (facts: readonly number[]): string[] => facts.map((fact) => names[fact] as string);
  // Beyond two, nothing is told that may hang on one of them but the earliest day that may be the last one.
  if (partKnown.length > MOST_PART_KNOWN) {
    const due = earliestDue(obligation, told, known, partKnown);
    return answer(obligation.id, 'ask', { ...NO_WHEN, due }, [], null, null, namesOf(partKnown));
  }
  const rank = (fact: number) => {
    const at = obligation.scheduleFacts.indexOf(fact);
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  };
  // Facts of which the day itself is calculated with change the answer day by day, and move where it changes by
  // the others: they go outside.
  const [outer, inner] = [...partKnown].sort((one, other) => {
    const [left, right] = [rank(one), rank(other)];
    return left === right ? 0 : left - right;
  }) as [number, number | undefined];

  const values = [...known];
  const cells = new Map<number, Cell>();
  const facts = new FactsWithCells(told.asOf, values, cells);
  const gathered = new Gathered(told.asOf);

  const spanOf = (fact: number): PartKnown => known[fact] as PartKnown;
  const startOf = ({ first, maybe }: PartKnown): Day => (maybe ? first - 1 : first);

  /** Sets a fact to one of its days (the one below the first: it has not happened), with all of them as its cell. */
  function put(fact: number, day: Day): Cell {
    const span = spanOf(fact);
    values[fact] = day < span.first ? null : day;
    const cell = { first: span.first, lo: startOf(span), hi: span.last };
    cells.set(fact, cell);
    return cell;
  }

  const columns: Column[] = [];
  const outerSpan = spanOf(outer);
  for (let x = startOf(outerSpan); x <= outerSpan.last; ) {
    let reach = outerSpan.last;
    const column: Piece[] = [];
    const innerSpan = inner === undefined ? null : spanOf(inner);
    const last = innerSpan?.last ?? 0;
    for (let y = innerSpan ? startOf(innerSpan) : 0; y <= last; ) {
      const outerCell = put(outer, x);
      const innerCell = inner === undefined ? null : put(inner, y);
      const one = obligation.answer(facts, told);
      gathered.add(one);
      reach = Math.min(reach, outerCell.hi);
      const hi = innerCell?.hi ?? last;
      column.push({ hi, answer: one });
      y = hi + 1;
    }
    columns.push(column);
    x = reach + 1;
  }

  const asked: number[] = [];
  if (columns.some((column, at) => at > 0 && differ(columns[at - 1] as Column, column))) asked.push(outer);
  if (
    inner !== undefined &&
    columns.some((column) => column.some((piece) => !sameAnswer(piece.answer, (column[0] as Piece).answer)))
  )
    asked.push(inner);
  return gathered.result(obligation.id, namesOf(asked.sort((one, other) => one - other)));
}
