import { type Day, formatDay } from '../calendar';

/** One value of a rule, from a day on, with the clause it rests on. */
export interface DatedEntry<T> {
  from: Day;
  /** The day from which it could be known that it is so: a document may set a value for days before its own. */
  known: Day;
  /** The last day on which it holds; without one, until another value takes its place. */
  until?: Day | undefined;
  value: T;
  clause: string;
  /** The id of the helper's reading, where the clause leaves room. */
  reading?: string | undefined;
  /** The document that set it, when it is an amendment. */
  document?: string | undefined;
}

/** A value of the law over time, in ascending order of the day it was known, then of `from`. */
export interface Dated<T> {
  unit: 'day' | 'hours' | 'number' | 'names';
  values: readonly DatedEntry<T>[];
}

/** All documents, whenever they were issued. */
export const EVER: Day = Number.POSITIVE_INFINITY;

/**
 * The entry in force on a day by what was known on another: of those known by then, the latest known that has
 * begun and not ended. A day before the first value is an error, never a guess.
 */
export function entryAt<T>(dated: Dated<T>, day: Day, knownOn: Day = EVER): DatedEntry<T> {
  const { values } = dated;
  for (let index = values.length - 1; index >= 0; index--) {
    const entry = values[index] as DatedEntry<T>;
    if (entry.from <= day && entry.known <= knownOn && (entry.until === undefined || day <= entry.until))
      return entry;
  }
  const first = values[0] as DatedEntry<T>;
  throw new RangeError(`no value on ${formatDay(day)}: the first one is from ${formatDay(first.from)}`);
}

/** The value in force on a day; throws a RangeError on a day before the first value. */
export const valueAt = <T>(dated: Dated<T>, day: Day, knownOn: Day = EVER): T =>
  entryAt(dated, day, knownOn).value;
