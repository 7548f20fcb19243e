import { addYears, type Day } from '../calendar';
import { type Dated, valueAt } from './dated';
import type { Facts } from './facts';
import type { ConditionData, Values } from './schema';

/** Whether a condition holds; null: that hangs on facts that are not known. */
type Tri = boolean | null;

/** A condition made ready to be asked many times. */
export interface Condition {
  test(facts: Facts, knownOn: Day): Tri;
  /** Adds the facts on which an open condition hangs. */
  hangsOn(facts: Facts, knownOn: Day, on: Set<string>): void;
  /** Every fact it may look at. */
  readonly uses: readonly string[];
}

function ofFact(name: string, test: (facts: Facts, knownOn: Day) => Tri): Condition {
  return {
    test,
    hangsOn(facts, knownOn, on) {
      if (test(facts, knownOn) === null) on.add(name);
    },
    uses: [name],
  };
}

function many(parts: readonly Condition[], decides: boolean): Condition {
  const test = (facts: Facts, knownOn: Day): Tri => {
    let result: Tri = !decides;
    for (const part of parts) {
      const one = part.test(facts, knownOn);
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
    uses: [...new Set(parts.flatMap(({ uses }) => uses))],
  };
}

/** The last day of birth with which somebody is `years` old on a day; of 29 February, older already on the 28th. */
function lastBirthOf(age: number, asOf: Day): Day {
  const birth = addYears(asOf, -age);
  return addYears(birth + 1, age) <= asOf ? birth + 1 : birth;
}

/** Compiles a condition. Names were checked before: a value or fact that is not there is a fault of the pack. */
export function compileCondition(data: ConditionData, values: Values): Condition {
  if (data.all)
    return many(
      data.all.map((part) => compileCondition(part, values)),
      false,
    );
  if (data.any)
    return many(
      data.any.map((part) => compileCondition(part, values)),
      true,
    );
  if (data.not) {
    const inner = compileCondition(data.not, values);
    return {
      test(facts, knownOn) {
        const one = inner.test(facts, knownOn);
        return one === null ? null : !one;
      },
      hangsOn: inner.hangsOn,
      uses: inner.uses,
    };
  }
  if (data.kind !== undefined) {
    const { kind } = data;
    return { test: (facts) => facts.kind === kind, hangsOn() {}, uses: [] };
  }
  const name = data.fact as string;
  if (data.happened !== undefined) {
    const wanted = data.happened;
    return ofFact(name, (facts) => facts.happened(name) === wanted);
  }
  if (data.is !== undefined) {
    const wanted = data.is;
    return ofFact(name, (facts) => {
      const state = facts.state(name);
      return state === null ? null : state === wanted;
    });
  }
  if (data.in !== undefined) {
    const names = values[data.in] as Dated<readonly string[]>;
    return ofFact(name, (facts, knownOn) => {
      const state = facts.state(name);
      return state === null ? null : valueAt(names, facts.asOf, knownOn).includes(state as string);
    });
  }
  if (data.ageFrom !== undefined) {
    const age = values[data.ageFrom] as Dated<number>;
    return ofFact(name, (facts, knownOn) =>
      facts.has(name)
        ? facts.isBefore(name, lastBirthOf(valueAt(age, facts.asOf, knownOn), facts.asOf) + 1)
        : null,
    );
  }
  const limit = values[(data.onOrAfter ?? data.before) as string] as Dated<Day>;
  const before = data.before !== undefined;
  return ofFact(name, (facts, knownOn) =>
    facts.has(name) ? facts.isBefore(name, valueAt(limit, facts.asOf, knownOn)) === before : null,
  );
}
