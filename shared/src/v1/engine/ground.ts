import type { DatedEntry, Rulebook, RuleId } from '../rulebook';
import type { FactName } from './fact';

/** Why one statement of an assessment holds: its rule, its clause, and which facts it was made from. */
export interface Ground {
  /** The statement's path: `exchange.status`, `continuingEducation.reasons.two-year-shortfall`. */
  readonly statement: string;
  readonly rule: RuleId;
  /** The clause it rests on; null where the notice says nothing. */
  readonly clause: string | null;
  /** The id of the helper's reading, where the text leaves room. */
  readonly reading: string | null;
  /** The amending document whose value was used; null where it is the notice's own. */
  readonly document: string | null;
  /** The facts used, by name; `factsOf` gives their values. */
  readonly uses: readonly FactName[];
}

/** A statement that rests on a rule as the rulebook words it. */
export function byRule(rulebook: Rulebook, statement: string, id: RuleId, uses: readonly FactName[]): Ground {
  const { clause, reading } = rulebook.rules[id];
  return Object.freeze({ statement, rule: id, clause, reading, document: null, uses });
}

/** A statement that rests on a rule's dated value: the clause and document are the value's own. */
export function byValue(
  rulebook: Rulebook,
  statement: string,
  rule: RuleId,
  entry: DatedEntry<unknown>,
  uses: readonly FactName[],
): Ground {
  const reading = entry.reading ?? rulebook.rules[rule].reading;
  return Object.freeze({
    statement,
    rule,
    clause: entry.clause,
    reading,
    document: entry.document ?? null,
    uses,
  });
}

/** The rule that a statement rests on, and the facts it is made from. */
export type Cited = readonly [rule: RuleId, uses: readonly FactName[]];

/** One ground for each of several answers, by answer; `path` names the statement. */
export function eachByRule<K extends string>(
  rulebook: Rulebook,
  path: (key: K) => string,
  rules: Readonly<Record<K, Cited>>,
): Readonly<Record<K, Ground>> {
  const grounds = (Object.entries(rules) as [K, Cited][]).map(([key, [rule, uses]]) => [
    key,
    byRule(rulebook, path(key), rule, uses),
  ]);
  return Object.fromEntries(grounds) as Record<K, Ground>;
}

/** Remembers what was made for each dated value: there are few of them, and their grounds never change. */
export function perEntry<T>(make: (entry: DatedEntry<T>) => readonly Ground[]) {
  const made = new Map<DatedEntry<T>, readonly Ground[]>();
  return (entry: DatedEntry<T>): readonly Ground[] => {
    const ready = made.get(entry);
    if (ready) return ready;
    const grounds = make(entry);
    made.set(entry, grounds);
    return grounds;
  };
}
