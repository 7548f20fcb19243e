import type { Day } from '../calendar';
import { firstDayOfYear, lastDayOfYear, yearOf } from '../calendar';
import type { Tenths } from './hours';

/** A day of which only a span is known; `maybe`: whether it happened is not known either. */
export interface PartKnown {
  readonly first: Day;
  readonly last: Day;
  readonly maybe: boolean;
}

/** What is known of a fact: a day, a state, a day known in part; null: not happened (an event) or not known. */
export type FactValue = Day | string | boolean | PartKnown | null;

/** Hours studied on one day. */
export interface Study {
  readonly on: Day;
  readonly tenths: Tenths;
  readonly category?: string | null | undefined;
  /** The first day of the cycle for which a make-up course was taken. */
  readonly for?: Day | null | undefined;
}

/** What is asked of one certificate, and the hours that are known of it. */
export interface Question {
  readonly asOf: Day;
  /** The law as it was known on this day. */
  readonly knownOn: Day;
  readonly kind: string;
  readonly credits: readonly Study[];
  /** Hours of the holder's other certificates. */
  readonly others: readonly Study[];
  /** First days of the past cycles, or years of a term, whose hours are complete; null: all. */
  readonly known: readonly Day[] | null;
}

/** Everything that is known of one certificate on the day asked about. */
export interface LawCase extends Question {
  readonly facts: Readonly<Record<string, FactValue | undefined>>;
}

/**
 * The stretch of a part-known fact's days over which everything that was asked of it has the same answer.
 * `lo − 1` below `first` stands for "has not happened".
 */
export interface Cell {
  readonly first: Day;
  lo: Day;
  hi: Day;
}

/** Reads the facts of a case, by their places in the pack's order. */
export class Facts {
  constructor(
    readonly asOf: Day,
    protected readonly values: readonly FactValue[],
  ) {}

  /** Whether an event has happened, or a date is known. */
  has(fact: number): boolean {
    return typeof this.values[fact] === 'number';
  }

  /** Whether an event had happened by the day asked about. */
  happened(fact: number): boolean {
    return this.has(fact) && (this.values[fact] as Day) <= this.asOf;
  }

  /** Whether a day that is known lies before another. */
  isBefore(fact: number, day: Day): boolean {
    return (this.values[fact] as Day) < day;
  }

  /** The day itself, of a fact that is known. */
  day(fact: number): Day {
    return this.values[fact] as Day;
  }

  /** The year of a day that is known. */
  year(fact: number): number {
    return yearOf(this.values[fact] as Day);
  }

  /** A state; null where it is not known. */
  state(fact: number): string | boolean | null {
    return this.values[fact] as string | boolean | null;
  }
}

/** Facts some of which have a cell: whatever is asked of one of them narrows its cell to the days with that answer. */
export class FactsWithCells extends Facts {
  constructor(
    asOf: Day,
    values: readonly FactValue[],
    private readonly cells: ReadonlyMap<number, Cell>,
  ) {
    super(asOf, values);
  }

  override has(fact: number): boolean {
    const is = super.has(fact);
    const cell = this.cells.get(fact);
    if (cell && is) cell.lo = Math.max(cell.lo, cell.first);
    else if (cell) cell.hi = Math.min(cell.hi, cell.first - 1);
    return is;
  }

  override isBefore(fact: number, day: Day): boolean {
    const before = super.isBefore(fact, day);
    const cell = this.cells.get(fact);
    if (cell && before) cell.hi = Math.min(cell.hi, day - 1);
    else if (cell) cell.lo = Math.max(cell.lo, day);
    return before;
  }

  override day(fact: number): Day {
    const day = super.day(fact);
    const cell = this.cells.get(fact);
    if (cell) {
      cell.lo = day;
      cell.hi = day;
    }
    return day;
  }

  override year(fact: number): number {
    const year = super.year(fact);
    const cell = this.cells.get(fact);
    if (cell) {
      cell.lo = Math.max(cell.lo, firstDayOfYear(year));
      cell.hi = Math.min(cell.hi, lastDayOfYear(year));
    }
    return year;
  }
}
