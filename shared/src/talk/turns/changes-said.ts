import type { Draft, Fact } from '../types';

/** What is to be written, by what it does: an old one and the new one in its place, what goes, and what is new. */
export interface Sorted<T> {
  changes: [T, T][];
  gone: T[];
  told: T[];
}

/** A removal and what is added right behind it to the same certificate are one change. */
export function sortedOf<T extends Draft | Fact>(facts: readonly T[]): Sorted<T> {
  const sorted: Sorted<T> = { changes: [], gone: [], told: [] };
  facts.forEach((fact, i) => {
    const before = facts[i - 1];
    const next = facts[i + 1];
    const follows = (one: T | undefined, other: T | undefined): boolean =>
      one?.op === 'remove' && other?.op === 'add' && one.certificate === other.certificate;
    if (next && follows(fact, next)) sorted.changes.push([fact, next]);
    else if (follows(before, fact)) return;
    else if (fact.op === 'remove') sorted.gone.push(fact);
    else sorted.told.push(fact);
  });
  return sorted;
}
