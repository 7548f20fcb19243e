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

/** All documents, whenever they were issued: later than every day. A small whole number, as days are: those are read fastest. */
export const EVER: Day = 1_000_000_000;

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

/** Reads a value on a day, by what was known on another. */
export type Reader<T> = (day: Day, knownOn: Day) => T;

/**
 * A value made ready to be read from a pack's day on: most have only ever had one. `make` arranges each of its values
 * once, as it is to be read.
 */
export function reader<T>(dated: Dated<T>, from: Day): Reader<T>;
export function reader<T, Made>(dated: Dated<T>, from: Day, make: (value: T) => Made): Reader<Made>;
export function reader<T>(
  dated: Dated<T>,
  from: Day,
  make: (value: T) => unknown = (value) => value,
): Reader<unknown> {
  const values = dated.values.map((entry) => ({ ...entry, value: make(entry.value) }));
  const [only, ...later] = values;
  if (only && later.length === 0 && only.until === undefined && only.from <= from && only.known <= from) {
    const { value } = only;
    return () => value;
  }
  const made = { ...dated, values };
  return (day, knownOn) => valueAt(made, day, knownOn);
}
