import type { Held } from './store';
import { type Duty, duties } from './view';

/** Hours that a total can be told of: those that a duty asks for now, all of them or those of one category. */
export interface Countable {
  category: string | null;
  name: string | null;
  required: number;
  done: number;
  cycle: Duty['cycle'];
}

/** What a total can be told of; nothing where no hours are asked for yet, or none that one can have studied by now. */
export function countablesOf(held: Held): Countable[] {
  const duty = duties(held).find(
    ({ needs, cycle }) =>
      needs.some(({ required }) => required > 0) && (cycle === null || cycle.from <= held.asOf),
  );
  if (!duty) return [];
  return duty.needs.flatMap(({ category, name, required, done }) =>
    required > 0 ? { category, name, required, done, cycle: duty.cycle } : [],
  );
}

type Noted = Held['credits'][number];

export const sumOf = (entries: readonly Pick<Noted, 'hours'>[]): number =>
  entries.reduce((sum, { hours }) => sum + Math.round(hours * 10), 0);

/** Whether an entry is among what is asked for now. */
export const isOf = ({ category, cycle }: Countable, one: Noted): boolean =>
  one.counts &&
  (category === null || one.category === category) &&
  (cycle === null ||
    (one.for === null ? one.on >= cycle.from && one.on <= cycle.to : one.for === cycle.from));

/** Whether a total up to a day is one of what is asked for now. */
export const isWithin = ({ cycle }: Countable, day: string): boolean => cycle === null || day >= cycle.from;

/**
 * How many tenths of a total up to a day are written down already, what waits to be sent among them.
 * @param entries the certificate's own, with what waits laid over them
 * @param day null: not chosen yet
 */
export function countedIn(
  countable: Countable,
  { credits }: Pick<Held, 'credits'>,
  entries: readonly Noted[],
  day: string | null,
): number {
  const [now, known] = [entries, credits].map((all) => all.filter((one) => isOf(countable, one)));
  // What was studied after the day belongs to no total up to that day.
  const later = (now ?? []).filter(({ on }) => day !== null && on > day);
  return Math.round(countable.done * 10) + sumOf(now ?? []) - sumOf(known ?? []) - sumOf(later);
}

/** All that stands there as far as this phone knows: a total that is worked out from it holds only as long as it does. */
export const seenIn = ({ cycles }: Pick<Held, 'cycles'>, entries: readonly Noted[]): number =>
  (sumOf(entries.filter(({ origin }) => origin === 'self')) +
    cycles.reduce((sum, { shared = 0 }) => sum + Math.round(shared * 10), 0)) /
  10;
