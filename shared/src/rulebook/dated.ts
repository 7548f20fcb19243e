import { type Day, formatDay } from '../calendar';

/** One value of a rule, from a day on, with the clause it rests on. */
export interface DatedEntry<T> {
  from: Day;
  value: T;
  clause: string;
  /** The id of the helper's reading, where the clause leaves room. */
  reading?: string | undefined;
  /** The document that set it, when it is an amendment. */
  document?: string | undefined;
}

/** A value of the law over time, in ascending order of `from`. */
export interface Dated<T> {
  unit: 'day' | 'hours' | 'number' | 'names';
  values: readonly DatedEntry<T>[];
}

/** The entry in force on a day. A day before the first value is an error, never a guess. */
export function entryAt<T>(dated: Dated<T>, day: Day): DatedEntry<T> {
  const { values } = dated;
  for (let index = values.length - 1; index >= 0; index--) {
    const entry = values[index] as DatedEntry<T>;
    if (entry.from <= day) return entry;
  }
  const first = values[0] as DatedEntry<T>;
  throw new RangeError(`no value on ${formatDay(day)}: the first one is from ${formatDay(first.from)}`);
}

/** The value in force on a day; throws a RangeError on a day before the first value. */
export const valueAt = <T>(dated: Dated<T>, day: Day): T => entryAt(dated, day).value;
