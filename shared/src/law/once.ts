import type { Day } from '../calendar';
import { type Answer, answer, type Need, need } from './answer';
import { type Condition, compileCondition } from './conditions';
import { type Dated, valueAt } from './dated';
import type { Facts, LawCase } from './facts';
import {
  type Book,
  factsToAsk,
  holding,
  hoursFor,
  nextOf,
  notApplicable,
  type Obligation,
  reasonsOf,
  rowsOf,
  tenthsBetween,
} from './obligation';
import type { HoursNeedData, ObligationData, OnceData } from './schema';

interface Cohort {
  readonly condition: Condition | null;
  readonly due: Dated<Day>;
  readonly after: OnceData['cohorts'][number]['after'];
}

/** Which cohort a case belongs to, as far as is known: null where that hangs on facts. */
interface Placed {
  readonly cohort: Cohort | null;
  readonly due: Day | null;
  /** The last day itself, whether or not it is still told. */
  readonly last: Day | null;
}

/** What is done once, by a day that may differ from cohort to cohort. */
export function compileOnce(book: Book, data: ObligationData, once: OnceData): Obligation {
  const { id } = data;
  const notFor = rowsOf(book, data.notFor);
  const refused = rowsOf(book, data.refused);
  const cohorts: Cohort[] = once.cohorts.map((cohort) => ({
    condition: cohort.if ? compileCondition(cohort.if, book.values) : null,
    due: book.values[cohort.due] as Dated<Day>,
    after: cohort.after,
  }));
  const conditions = [
    ...refused.map(({ condition }) => condition),
    ...cohorts.flatMap(({ condition }) => condition ?? []),
  ];
  const hours = data.needs
    .filter((one): one is HoursNeedData => 'hours' in one)
    .map((one) => ({ id: one.id, category: one.category ?? null, required: hoursFor(book, one) }));

  // Where no loss follows, a day that is over is told no more; where the cohort is not known, the earliest
  // day that is not over is.
  function place(facts: Facts, { asOf, knownOn }: LawCase): Placed {
    let earliest: Day | null = null;
    for (const cohort of cohorts) {
      const is = cohort.condition === null ? true : cohort.condition.test(facts, knownOn);
      if (is === false) continue;
      const last = valueAt(cohort.due, asOf, knownOn);
      if (is) return { cohort, last, due: cohort.after.state === 'missed' || asOf <= last ? last : null };
      if (last >= asOf && (earliest === null || last < earliest)) earliest = last;
    }
    return { cohort: null, last: null, due: earliest };
  }

  function count({ asOf, knownOn, kind, credits }: LawCase): Need[] {
    return hours.map((one) =>
      need(
        one.id,
        valueAt(one.required(kind), asOf, knownOn),
        tenthsBetween(credits, Number.NEGATIVE_INFINITY, asOf, one.category),
      ),
    );
  }

  const isLate = (facts: Facts, { cohort, last }: Placed): boolean =>
    cohort?.after.state === 'missed' && !facts.isBefore(once.act, (last as Day) + 1);

  return {
    id,
    data,
    scheduleFacts: [],
    answer(facts, told): Answer {
      const { asOf, knownOn } = told;
      for (const row of notFor) {
        if (row.condition.test(facts, knownOn) === true) return notApplicable(id, row.reason);
      }
      const placed = place(facts, told);
      const { due, cohort } = placed;
      const needs = count(told);
      if (facts.happened(once.act))
        return answer(id, 'done', { reasons: isLate(facts, placed) ? [once.late] : [], due, needs });
      const refusals = holding(refused, facts, knownOn);
      if (refusals.length > 0)
        return answer(id, 'refused', {
          reasons: reasonsOf(refusals),
          due,
          needs,
          next: refusals[0]?.next ?? null,
        });
      const over = cohort !== null && asOf > (placed.last as Day);
      if (over && cohort.after.state === 'missed')
        return answer(id, 'missed', {
          reasons: [cohort.after.reason],
          due,
          needs,
          effect: cohort.after.effect ?? null,
          next: cohort.after.next ?? null,
        });
      const ask = factsToAsk(book, conditions, facts, knownOn);
      if (ask.length > 0) return answer(id, 'ask', { due, needs, ask });
      if (over)
        return answer(id, 'open', {
          reasons: [cohort.after.reason],
          due,
          needs,
          next: cohort.after.next ?? null,
        });
      return answer(id, 'open', { due, needs, next: nextOf(data, facts, needs) });
    },
  };
}
