import { addYears, type Day } from '../calendar';
import { type Dated, reader } from './dated';
import type { Facts } from './facts';
import type { ConditionData, Values } from './schema';

/** Whether a condition holds; null: that hangs on facts that are not known. */
type Tri = boolean | null;

/** A condition made ready to be asked many times. */
export interface Condition {
  test(facts: Facts, knownOn: Day): Tri;
  /** Adds the facts, by their places in the pack's order, on which an open condition hangs. */
  hangsOn(facts: Facts, knownOn: Day, on: Set<number>): void;
}

/** Conditions that are settled when a pack is compiled. */
export const ALWAYS: Condition = { test: () => true, hangsOn() {} };
export const NEVER: Condition = { test: () => false, hangsOn() {} };

/** What conditions are compiled with: one kind of certificate under a pack. */
export interface ConditionBook {
  readonly kind: string;
  readonly values: Values;
  /** The day of the pack's first document. */
  readonly from: Day;
  /** The place of each fact in the pack's order. */
  readonly order: ReadonlyMap<string, number>;
}

function ofFact(fact: number, test: (facts: Facts, knownOn: Day) => Tri): Condition {
  return {
    test,
    hangsOn(facts, knownOn, on) {
      if (test(facts, knownOn) === null) on.add(fact);
    },
  };
}

function many(all: readonly Condition[], decides: boolean): Condition {
  const [deciding, neutral] = decides ? [ALWAYS, NEVER] : [NEVER, ALWAYS];
  if (all.includes(deciding)) return deciding;
  const parts = all.filter((part) => part !== neutral);
  if (parts.length < 2) return parts[0] ?? neutral;
  const test = (facts: Facts, knownOn: Day): Tri => {
    let result: Tri = !decides;
    for (let at = 0; at < parts.length; at++) {
      const one = (parts[at] as Condition).test(facts, knownOn);
      if (one === decides) return decides;
      if (one === null) result = null;
    }
    return result;
  };
  return {
    test,
    hangsOn(facts, knownOn, on) {
      if (test(facts, knownOn) !== null) return;
      for (const part of parts) part.hangsOn(facts, knownOn, on);
    },
  };
}

/**
 * Says the last day of birth with which somebody is so old on a day; of 29 February, older already on the 28th. One day
 * is remembered: nearly everybody asks about today.
 */
function lastBirths(): (age: number, asOf: Day) => Day {
  let [ofAge, on, last] = [-1, -1, -1];
  return (age, asOf) => {
    if (age === ofAge && asOf === on) return last;
    const birth = addYears(asOf, -age);
    last = addYears(birth + 1, age) <= asOf ? birth + 1 : birth;
    ofAge = age;
    on = asOf;
    return last;
  };
}

/** The names of the facts that a condition may look at. */
export const factsIn = ({ all = [], any = [], not, fact }: ConditionData): readonly string[] => [
  ...new Set([
    ...[...all, ...any, ...(not ? [not] : [])].flatMap(factsIn),
    ...(fact === undefined ? [] : [fact]),
  ]),
];

/** Compiles a condition. Names were checked before: a value or fact that is not there is a fault of the pack. */
export function compileCondition(data: ConditionData, book: ConditionBook): Condition {
  const { values, from, order } = book;
  const inside = (parts: readonly ConditionData[]) => parts.map((part) => compileCondition(part, book));
  if (data.all) return many(inside(data.all), false);
  if (data.any) return many(inside(data.any), true);
  if (data.not) {
    const inner = compileCondition(data.not, book);
    if (inner === ALWAYS || inner === NEVER) return inner === ALWAYS ? NEVER : ALWAYS;
    return {
      test(facts, knownOn) {
        const one = inner.test(facts, knownOn);
        return one === null ? null : !one;
      },
      hangsOn: inner.hangsOn,
    };
  }
  if (data.kind !== undefined) return data.kind === book.kind ? ALWAYS : NEVER;
  const fact = order.get(data.fact as string) as number;
  if (data.happened !== undefined) {
    const wanted = data.happened;
    return ofFact(fact, (facts) => facts.happened(fact) === wanted);
  }
  if (data.is !== undefined) {
    const wanted = data.is;
    return ofFact(fact, (facts) => {
      const state = facts.state(fact);
      return state === null ? null : state === wanted;
    });
  }
  if (data.in !== undefined) {
    const names = reader(values[data.in] as Dated<readonly string[]>, from, (list) => new Set(list));
    return ofFact(fact, (facts, knownOn) => {
      const state = facts.state(fact);
      return state === null ? null : names(facts.asOf, knownOn).has(state as string);
    });
  }
  if (data.ageFrom !== undefined) {
    const age = reader(values[data.ageFrom] as Dated<number>, from);
    const lastBirth = lastBirths();
    return ofFact(fact, (facts, knownOn) =>
      facts.has(fact) ? facts.isBefore(fact, lastBirth(age(facts.asOf, knownOn), facts.asOf) + 1) : null,
    );
  }
  const limit = reader(values[(data.onOrAfter ?? data.before) as string] as Dated<Day>, from);
  const before = data.before !== undefined;
  return ofFact(fact, (facts, knownOn) =>
    facts.has(fact) ? facts.isBefore(fact, limit(facts.asOf, knownOn)) === before : null,
  );
}
