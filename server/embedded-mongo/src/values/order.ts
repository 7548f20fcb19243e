import type { Doc } from './document';
import { encodeKey, type Fold, rankOf, ranks } from './keys';

/** How a command compares strings: { locale, strength } of MongoDB's collation. */
export interface Collation {
  compare(a: string, b: string): number;
  /** One text for all strings that may be equal: what compares equal folds alike, not the other way round. */
  fold: Fold;
}

/** Compares two values as MongoDB orders them; with a collation, their strings by it. */
export function compareValues(a: unknown, b: unknown, collation?: Collation): number {
  const rank = rankOf(a);
  const difference = rank - rankOf(b);
  if (difference !== 0) return difference;
  if (collation && rank === ranks.string) return collation.compare(String(a), String(b));
  if (collation && rank === ranks.array) return compareLists(a as unknown[], b as unknown[], collation);
  if (collation && rank === ranks.object) return compareObjects(a as Doc, b as Doc, collation);
  return Buffer.compare(encodeKey(a), encodeKey(b));
}

function compareLists(a: unknown[], b: unknown[], collation: Collation): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compareValues(a[i], b[i], collation);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function compareObjects(a: Doc, b: Doc, collation: Collation): number {
  const [namesOfA, namesOfB] = [Object.keys(a), Object.keys(b)];
  for (let i = 0; i < Math.min(namesOfA.length, namesOfB.length); i++) {
    const [nameA, nameB] = [namesOfA[i] as string, namesOfB[i] as string];
    const order =
      rankOf(a[nameA]) - rankOf(b[nameB]) ||
      Buffer.compare(Buffer.from(nameA), Buffer.from(nameB)) ||
      compareValues(a[nameA], b[nameB], collation);
    if (order !== 0) return order;
  }
  return namesOfA.length - namesOfB.length;
}

/** A test for equality with one value, quick for the common types. */
export function equalTo(wanted: unknown, collation?: Collation): (value: unknown) => boolean {
  if (wanted === null || wanted === undefined) return (value) => value === null || value === undefined;
  if (collation) return (value) => compareValues(value, wanted, collation) === 0;
  if (typeof wanted === 'string') return (value) => value === wanted || isSymbolOf(value, wanted);
  const rank = rankOf(wanted);
  const key = encodeKey(wanted);
  return (value) => rankOf(value) === rank && key.equals(encodeKey(value));
}

const isSymbolOf = (value: unknown, text: string): boolean =>
  typeof value === 'object' && rankOf(value) === ranks.string && String(value) === text;
