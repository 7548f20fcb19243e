import { type Day, partBounds, tryParseDay, UNKNOWN_DAY } from '../calendar';
import type { FactValue } from './facts';
import type { Pack } from './pack';
import { spanOfEvent, spanOfUnknown } from './part-known';
import { plainTrade } from './plain';
import type { FactData } from './schema';

/**
 * What is known of a fact, as it is told, stored and sent. Of a day: `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or `unknown`;
 * null: it has not happened (an event) or nobody knows (a date). Of a state: true, false or a text; `unknown` or null:
 * nobody knows.
 */
export type Known = string | boolean | null;

/** What stands for "nobody knows", also whether an event happened at all. */
export const UNKNOWN = UNKNOWN_DAY;

/** The first and last day that `YYYY` or `YYYY-MM` stands for; undefined when it is no such part. */
export const daysOfPart = partBounds;

/** A day as it is told, for the law on the day asked about; undefined when it is written otherwise. */
export function dayValue(
  type: 'event' | 'date',
  written: string,
  packFrom: Day,
  asOf: Day,
): FactValue | undefined {
  if (written === UNKNOWN) return type === 'date' ? null : spanOfUnknown(packFrom, asOf);
  const part = daysOfPart(written);
  if (part) return type === 'event' ? spanOfEvent(part.first, part.last, asOf) : { ...part, maybe: false };
  return tryParseDay(written);
}

/** A state as it is told; undefined when the fact takes no such one. */
function stateValue(
  values: Extract<FactData, { type: 'state' }>['values'],
  told: Known,
): FactValue | undefined {
  if (told === UNKNOWN) return null;
  if (values === 'yes-no') return typeof told === 'boolean' ? told : undefined;
  if (typeof told !== 'string') return undefined;
  const plain = plainTrade(told);
  if (plain === '') return undefined;
  return values === 'text' || Object.hasOwn(values, plain) ? plain : undefined;
}

/** What is known of a fact, for the law on the day asked about; undefined when the fact takes nothing like it. */
export function factValue(fact: FactData, told: Known, packFrom: Day, asOf: Day): FactValue | undefined {
  if (told === null) return null;
  if (fact.type === 'state') return stateValue(fact.values, told);
  return typeof told === 'string' ? dayValue(fact.type, told, packFrom, asOf) : undefined;
}

/** What was told of a certificate as the law reads it on a day. What a pack does not know, or cannot read, is left out. */
export function factsOn(
  { said, from, factNames }: Pack,
  facts: Readonly<Record<string, Known | undefined>>,
  asOf: Day,
): Record<string, FactValue | undefined> {
  const values: Record<string, FactValue | undefined> = {};
  for (const name of factNames) {
    const [fact, told] = [said.facts[name], facts[name]];
    if (fact && told !== undefined) values[name] = factValue(fact, told, from, asOf);
  }
  return values;
}
