import type { Day } from '../calendar';
import { type Answer, answer, type Need, need } from './answer';
import { type Condition, compileCondition } from './conditions';
import { type Dated, type Reader, reader } from './dated';
import type { Facts, Question } from './facts';
import {
  type Book,
  factAt,
  factsToAsk,
  holding,
  hoursFor,
  nextOf,
  type Obligation,
  reasonsOf,
  rowsOf,
  tenthsBetween,
} from './obligation';
import type { HoursNeedData, ObligationData, OnceData } from './schema';

interface Cohort {
  readonly condition: Condition | null;
  readonly due: Reader<Day>;
  readonly after: OnceData['cohorts'][number]['after'];
}

const NO_NEEDS: readonly Need[] = [];
/** Before every day. */
const EVER_SINCE: Day = -1_000_000;

/** What is done once, by a day that may differ from cohort to cohort. */
export function compileOnce(book: Book, data: ObligationData, once: OnceData): Obligation {
  const { id } = data;
  const act = factAt(book, once.act);
  const next = nextOf(book, data);
  const refused = rowsOf(book, data.refused);
  const cohorts: Cohort[] = once.cohorts.map((cohort) => ({
    condition: cohort.if ? compileCondition(cohort.if, book) : null,
    due: reader(book.values[cohort.due] as Dated<Day>, book.from),
    after: cohort.after,
  }));
  const conditions = [
    ...refused.map(({ condition }) => condition),
    ...cohorts.flatMap(({ condition }) => condition ?? []),
  ];
  const hours = data.needs
    .filter((one): one is HoursNeedData => 'hours' in one)
    .map((one) => ({ id: one.id, category: one.category ?? null, required: hoursFor(book, one) }));

  /** The cohort of which it is known that a case belongs to it. */
  function cohortOf(facts: Facts, knownOn: Day): Cohort | null {
    for (let at = 0; at < cohorts.length; at++) {
      const cohort = cohorts[at] as Cohort;
      if (cohort.condition === null || cohort.condition.test(facts, knownOn) === true) return cohort;
    }
    return null;
  }

  /** Where the cohort is not known, the earliest day that is not over. */
  function earliestDue(facts: Facts, { asOf, knownOn }: Question): Day | null {
    let earliest: Day | null = null;
    for (const { condition, due } of cohorts) {
      if (condition?.test(facts, knownOn) === false) continue;
      const last = due(asOf, knownOn);
      if (last >= asOf && (earliest === null || last < earliest)) earliest = last;
    }
    return earliest;
  }

  function count({ asOf, knownOn, credits }: Question): readonly Need[] {
    if (hours.length === 0) return NO_NEEDS;
    const needs = new Array<Need>(hours.length);
    for (let at = 0; at < needs.length; at++) {
      const { id, category, required } = hours[at] as (typeof hours)[number];
      needs[at] = need(id, required(asOf, knownOn), tenthsBetween(credits, EVER_SINCE, asOf, category));
    }
    return needs;
  }

  return {
    id,
    data,
    scheduleFacts: [],
    answer(facts, told): Answer {
      const { asOf, knownOn } = told;
      const cohort = cohortOf(facts, knownOn);
      const last = cohort === null ? null : cohort.due(asOf, knownOn);
      const loses = cohort !== null && cohort.after.state === 'missed';
      // Where no loss follows, a day that is over is told no more.
      const due = last === null ? earliestDue(facts, told) : loses || asOf <= last ? last : null;
      const when = { opens: null, due, cycle: null, needs: count(told), count: null };
      if (facts.happened(act)) {
        const late = loses && !facts.isBefore(act, (last as Day) + 1);
        return late ? answer(id, 'done', when, [once.late]) : answer(id, 'done', when);
      }
      const refusals = holding(refused, facts, knownOn);
      if (refusals.length > 0)
        return answer(id, 'refused', when, reasonsOf(refusals), refusals[0]?.next ?? null);
      const over = last !== null && asOf > last ? (cohort?.after ?? null) : null;
      if (over?.state === 'missed')
        return answer(id, 'missed', when, [over.reason], over.next ?? null, over.effect ?? null);
      const ask = factsToAsk(book, conditions, facts, knownOn);
      if (ask.length > 0) return answer(id, 'ask', when, [], null, null, ask);
      if (over) return answer(id, 'open', when, [over.reason], over.next ?? null);
      return answer(id, 'open', when, [], next(facts, when.needs));
    },
  };
}
