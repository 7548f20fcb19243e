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

/** Everything that is known of one certificate on the day asked about. */
export interface LawCase {
  readonly asOf: Day;
  /** The law as it was known on this day. */
  readonly knownOn: Day;
  readonly kind: string;
  readonly facts: Readonly<Record<string, FactValue | undefined>>;
  readonly credits: readonly Study[];
  /** Hours of the holder's other certificates. */
  readonly others: readonly Study[];
  /** First days of the past cycles, or years of a term, whose hours are complete; null: all. */
  readonly known: readonly Day[] | null;
  /** Set where it is sure that no fact is known in part. */
  readonly isWhole?: boolean;
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

/** Reads the facts of a case. With cells, it notes how far each answer reaches. */
export class Facts {
  /** By fact; null when every fact of the case is known whole. */
  cells: Record<string, Cell> | null = null;

  constructor(
    readonly asOf: Day,
    readonly kind: string,
    private readonly values: Readonly<Record<string, FactValue | undefined>>,
  ) {}

  /** Whether an event has happened, or a date is known. */
  has(name: string): boolean {
    const value = this.values[name];
    const is = typeof value === 'number';
    if (this.cells !== null) {
      const cell = this.cells[name];
      if (cell !== undefined) {
        if (is) cell.lo = Math.max(cell.lo, cell.first);
        else cell.hi = Math.min(cell.hi, cell.first - 1);
      }
    }
    return is;
  }

  /** Whether an event had happened by the day asked about. */
  happened(name: string): boolean {
    return this.has(name) && (this.values[name] as Day) <= this.asOf;
  }

  /** Whether a day that is known lies before another. */
  isBefore(name: string, day: Day): boolean {
    const value = this.values[name] as Day;
    const before = value < day;
    if (this.cells !== null) {
      const cell = this.cells[name];
      if (cell !== undefined) {
        if (before) cell.hi = Math.min(cell.hi, day - 1);
        else cell.lo = Math.max(cell.lo, day);
      }
    }
    return before;
  }

  /** The day itself, of a fact that is known: its cell is this one day. */
  day(name: string): Day {
    const value = this.values[name] as Day;
    if (this.cells !== null) {
      const cell = this.cells[name];
      if (cell !== undefined) {
        cell.lo = value;
        cell.hi = value;
      }
    }
    return value;
  }

  /** The year of a day that is known: its cell is that year. */
  year(name: string): number {
    const value = this.values[name] as Day;
    const year = yearOf(value);
    if (this.cells !== null) {
      const cell = this.cells[name];
      if (cell !== undefined) {
        cell.lo = Math.max(cell.lo, firstDayOfYear(year));
        cell.hi = Math.min(cell.hi, lastDayOfYear(year));
      }
    }
    return year;
  }

  /** A state; null where it is not known. */
  state(name: string): string | boolean | null {
    return (this.values[name] ?? null) as string | boolean | null;
  }
}
