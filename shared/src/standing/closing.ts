// What a law refuses to some from a day of their own on: an age, say. Until then they may apply, and not to the last day
// of the document. The law's own answer tells the document's day; what is told to a holder is the earlier of the two.
import type { Day } from '../calendar';
import {
  type Answer,
  assessLaw,
  type ConditionData,
  type Dated,
  type FactValue,
  factsIn,
  isPartKnown,
  type LawCase,
  type ObligationData,
  type Pack,
  valueAt,
} from '../law';

/** One obligation with its answer alone, before anything is put into words. */
export interface ObligationAnswer {
  readonly data: ObligationData;
  readonly answer: Answer;
  /** When it is refused to the holder though its last day has not come; null: never before. */
  readonly closing: Closing | null;
}

/** The last day before a refusal that comes with time, and the reasons of that refusal. */
export interface Closing {
  readonly last: Day;
  readonly reasons: readonly string[];
  /** What was not said, and makes a difference to that day. */
  readonly hangsOn: readonly string[];
}

const comesWithTime = ({ all = [], any = [], not, ageFrom }: ConditionData): boolean =>
  ageFrom !== undefined || [...all, ...any, ...(not ? [not] : [])].some(comesWithTime);

/** What a fact that is not known, or known in part, may turn out to be; empty: it is not tried. */
function maybes({ said }: Pack, name: string, value: FactValue | undefined): FactValue[] {
  const fact = said.facts[name];
  if (isPartKnown(value)) return value.maybe ? [] : [value.first, value.last];
  if (value !== undefined && value !== null) return [];
  return fact?.type === 'state' && typeof fact.values === 'object' ? Object.keys(fact.values) : [];
}

/** Every way in which the facts that are not known may turn out. */
function ways(pack: Pack, told: LawCase, names: readonly string[]): LawCase[] {
  return names.reduce<LawCase[]>(
    (cases, name) => {
      const values = maybes(pack, name, told.facts[name]);
      if (values.length === 0) return cases;
      return cases.flatMap((one) =>
        values.map((value) => ({ ...one, facts: { ...one.facts, [name]: value } })),
      );
    },
    [told],
  );
}

/**
 * When what can be applied for now is refused to a holder though its last day has not come; null: never before. Where
 * that hangs on what nobody has said, the earliest such day. Pure.
 */
export function closingOf(pack: Pack, told: LawCase, data: ObligationData, given: Answer): Closing | null {
  const { when, refused, id } = data;
  const { state, due } = given;
  if (!('once' in when) || (state !== 'open' && state !== 'ask') || due === null) return null;
  const rows = refused.filter((row) => comesWithTime(row.if));
  if (rows.length === 0) return null;
  const dues = when.once.cohorts.map((one) => valueAt(pack.values[one.due] as Dated<Day>, told.asOf));
  const end = Math.max(due, ...dues);
  const reasonsOn = (way: LawCase, asOf: Day): string[] => {
    const answer = assessLaw(pack, { ...way, asOf }).find(({ obligation }) => obligation === id);
    if (answer?.state !== 'refused') return [];
    return answer.reasons.filter((reason) => rows.some((row) => row.reason === reason));
  };
  const closes = (way: LawCase): Omit<Closing, 'hangsOn'> | null => {
    if (reasonsOn(way, told.asOf).length > 0 || reasonsOn(way, end).length === 0) return null;
    let [last, first] = [told.asOf, end];
    while (first - last > 1) {
      const middle = Math.floor((last + first) / 2);
      if (reasonsOn(way, middle).length > 0) first = middle;
      else last = middle;
    }
    return { last, reasons: reasonsOn(way, first) };
  };
  const names = [...new Set(rows.flatMap((row) => factsIn(row.if)))];
  const open = names.filter((name) => maybes(pack, name, told.facts[name]).length > 0);
  const found = ways(pack, told, open).map(closes);
  const earliest = found.reduce(
    (one, other) => (one && (!other || one.last <= other.last) ? one : other),
    null,
  );
  if (!earliest) return null;
  const differ = found.some((one) => one?.last !== earliest.last);
  return { ...earliest, hangsOn: differ ? open : [] };
}

/**
 * An answer with the last day that is the holder's own: where that hangs on what nobody has said, the earliest that it may
 * be. Nobody is asked before they go on: what is to be done now is the same whichever day it is.
 */
export const closedBy = (given: Answer, { last }: Closing): Answer =>
  given.due === null || last >= given.due ? given : { ...given, due: last };

/** Whether a last day that a refusal brings is only the earliest of several. */
export const isEarliestClosing = (closing: Closing | null | undefined, due: Day | null): boolean =>
  Boolean(closing && closing.last === due && closing.hangsOn.length > 0);
