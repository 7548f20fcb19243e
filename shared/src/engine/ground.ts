import type { DatedEntry, Rulebook, RuleId } from '../rulebook';

/** A fact as the engine saw it: days as day numbers, hours in tenths, the rest as given. */
export type Fact = string | number | boolean | null | readonly number[];
export type Facts = Readonly<Record<string, Fact>>;

/** Why one statement of an assessment holds. */
export interface Ground {
  /** The statement's path: `exchange.status`, `continuingEducation.reasons.two-year-shortfall`. */
  statement: string;
  rule: RuleId;
  /** The clause it rests on; null where the notice says nothing. */
  clause: string | null;
  /** The id of the helper's reading, where the text leaves room. */
  reading: string | null;
  /** The amending document whose value was used; null where it is the notice's own. */
  document: string | null;
  facts: Facts;
}

/** A statement that rests on a rule as the rulebook words it. */
export function byRule(rulebook: Rulebook, statement: string, id: RuleId, facts: Facts): Ground {
  const { clause, reading } = rulebook.rules[id];
  return { statement, rule: id, clause, reading, document: null, facts };
}

/** A statement that rests on a rule's dated value: the clause and document are the value's own. */
export function byValue(
  rulebook: Rulebook,
  statement: string,
  rule: RuleId,
  entry: DatedEntry<unknown>,
  facts: Facts,
): Ground {
  const reading = entry.reading ?? rulebook.rules[rule].reading;
  return { statement, rule, clause: entry.clause, reading, document: entry.document ?? null, facts };
}
