import { addMonths, addYears, type Day } from '../calendar';
import { type Answer, answer, type CycleCount, type Need, NO_WHEN, need } from './answer';
import type { Reader } from './dated';
import type { Facts, Question } from './facts';
import type { Tenths } from './hours';
import {
  type Book,
  factAt,
  factsToAsk,
  holding,
  hoursFor,
  nextOf,
  numberOf,
  type Obligation,
  reasonsOf,
  rowsOf,
  tenthsBetween,
} from './obligation';
import type { HoursNeedData, ObligationData, TermData } from './schema';

/** The hours of one need over a term, with its past years that fall short and those that are not known. */
interface CountedNeed {
  readonly need: Need;
  readonly short: boolean;
  readonly unknown: readonly Day[];
  /** What lies in each year of the term that has begun; null where no year is told apart. */
  readonly count: CycleCount | null;
}

interface TermNeed {
  readonly data: HoursNeedData;
  readonly required: Reader<Tenths>;
  readonly years: number;
}

const NO_DAYS: readonly Day[] = [];
const NO_REASONS: readonly string[] = [];
const NOTHING_COUNTED: readonly CountedNeed[] = [];

/** The first and last days of the years of a term that ends on `due`, the first year first. */
function* yearsOf(due: Day, years: number): Generator<readonly [first: Day, last: Day]> {
  for (let back = years - 1; back >= 0; back--)
    yield [addYears(due, -back - 1) + 1, back === 0 ? due : addYears(due, -back)];
}

function countNeed(
  one: TermNeed,
  due: Day | null,
  { packFrom, anchor }: { packFrom: Day; anchor: string },
  told: Question,
): CountedNeed {
  const { asOf, knownOn, credits, known } = told;
  const each = one.required(asOf, knownOn);
  const { id, category = null } = one.data;
  if (due === null)
    return { need: need(id, each * one.years, 0), short: false, unknown: NO_DAYS, count: null };
  let [required, done, short] = [0, 0, false];
  const unknown: Day[] = [];
  const bounds: Day[] = [];
  const sums: Tenths[] = [];
  for (const [first, last] of yearsOf(due, one.years)) {
    if (last < packFrom) continue;
    const all = tenthsBetween(credits, first, Math.min(last, asOf), category);
    const studied = Math.min(each, all);
    required += each;
    done += studied;
    if (first <= asOf) {
      if (bounds.length === 0) bounds.push(first);
      bounds.push(last + 1);
      sums.push(all);
    }
    if (last >= asOf) continue;
    if (known !== null && !known.includes(first)) unknown.push(first);
    else if (studied < each) short = true;
  }
  const count: CycleCount | null =
    sums.length > 0 ? { anchor, bounds, sums, known, shortEnd: -1, raised: false } : null;
  return { need: need(id, required, done), short, unknown, count };
}

/** What is good for a term and must be renewed in a window before its end. */
export function compileTerm(book: Book, data: ObligationData, term: TermData): Obligation {
  const { id } = data;
  const [act, expires] = [factAt(book, term.act), factAt(book, term.expires)];
  const next = nextOf(book, data);
  const refused = rowsOf(book, data.refused);
  const conditions = refused.map(({ condition }) => condition);
  const window = numberOf(book, term.opensBefore);
  const otherwise = term.otherwise && {
    fact: factAt(book, term.otherwise.fact),
    years: numberOf(book, term.otherwise.years),
  };
  const hours: TermNeed[] = data.needs
    .filter((one): one is HoursNeedData => 'hours' in one)
    .map((one) => ({ data: one, required: hoursFor(book, one), years: one.eachYears ?? 1 }));

  function dueOf(facts: Facts, told: Question): Day | null {
    if (facts.has(expires)) return facts.day(expires);
    if (otherwise && facts.happened(otherwise.fact))
      return addYears(facts.day(otherwise.fact), otherwise.years(told.asOf, told.knownOn)) - 1;
    return null;
  }

  const count = (due: Day | null, told: Question): readonly CountedNeed[] =>
    hours.length === 0
      ? NOTHING_COUNTED
      : hours.map((one) => countNeed(one, due, { packFrom: book.from, anchor: term.expires }, told));

  return {
    id,
    data,
    scheduleFacts: [expires, ...(otherwise ? [otherwise.fact] : [])],
    answer(facts, told): Answer {
      const { asOf, knownOn } = told;
      const due = dueOf(facts, told);
      const opens = due === null ? null : addMonths(due, -window(asOf, knownOn));
      const applied = facts.happened(act);
      const inTime =
        applied && due !== null && !facts.isBefore(act, opens as Day) && facts.isBefore(act, due + 1);
      if (inTime && asOf > (due as Day)) {
        // Renewed or not, the old day says nothing any more.
        const needs = count(null, told).map((one) => one.need);
        return answer(id, 'ask', { ...NO_WHEN, needs }, [], null, null, [term.expires]);
      }
      const counted = count(due, told);
      const needs = counted.map((one) => one.need);
      const when = { opens, due, cycle: null, needs, count: counted[0]?.count ?? null };
      if (inTime) return answer(id, 'done', when);
      if (due !== null && asOf > due) {
        const late = applied && !facts.isBefore(act, due + 1);
        return answer(id, 'missed', when, [late ? term.late : term.never], term.next, term.effect);
      }
      const refusals = holding(refused, facts, knownOn);
      const short = counted.some((one) => one.short)
        ? counted.flatMap((one, index) => (one.short ? ((hours[index] as TermNeed).data.short ?? []) : []))
        : NO_REASONS;
      if (refusals.length > 0 || short.length > 0)
        return answer(
          id,
          'refused',
          when,
          [...reasonsOf(refusals), ...short],
          refusals[0]?.next ?? term.shortNext ?? null,
        );
      const ask = factsToAsk(book, conditions, facts, knownOn, due === null ? expires : null);
      const askCycles = counted.some(({ unknown }) => unknown.length > 0)
        ? [...new Set(counted.flatMap(({ unknown }) => unknown))].sort((a, b) => a - b)
        : NO_DAYS;
      if (ask.length > 0 || askCycles.length > 0)
        return answer(
          id,
          'ask',
          when,
          askCycles.length > 0 && term.unconfirmed ? [term.unconfirmed] : [],
          null,
          null,
          ask,
          askCycles,
        );
      if (asOf < (opens as Day)) return answer(id, 'not-yet', when, [term.early]);
      return answer(id, 'open', when, [], next(facts, needs));
    },
  };
}
