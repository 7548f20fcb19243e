import { addYears, type Day, dayOfYear, firstDayOfYear, yearOf } from '../calendar';
import { type Answer, answer, type CountedCycle, type Need, need } from './answer';
import { type Dated, valueAt } from './dated';
import type { Facts, LawCase, Study } from './facts';
import type { Tenths } from './hours';
import {
  type Book,
  holding,
  hoursFor,
  nextOf,
  notApplicable,
  numberOf,
  type Obligation,
  reasonsOf,
  rowsOf,
} from './obligation';
import type { CycleData, HoursNeedData, ObligationData } from './schema';

interface Anchor {
  readonly fact: string;
  readonly startsAfter: (told: LawCase) => number;
  readonly shift: 0 | 1;
}

interface CycleNeed {
  readonly id: string;
  readonly category: string | null;
  readonly required: (kind: string) => Dated<Tenths>;
  readonly pair: { id: string; hours: Dated<Tenths>; short: string; raised: string } | null;
}

/** Which cycle began last by a day, of those that begin on `bounds`; −1: none. */
function cycleOf(bounds: readonly Day[], day: Day): number {
  let at = bounds.length - 1;
  while (at >= 0 && (bounds[at] as Day) > day) at--;
  return at;
}

/** A duty that comes again cycle by cycle: each year, each three years, by the calendar or by a day of one's own. */
export function compileCycle(book: Book, data: ObligationData, cycle: CycleData): Obligation {
  const { id } = data;
  const notFor = rowsOf(book, data.notFor);
  const breaks = rowsOf(book, cycle.breaks);
  const every = numberOf(book, cycle.every);
  const makeUpOf = cycle.makeUp === undefined ? () => 0 : numberOf(book, cycle.makeUp);
  const notBefore = cycle.notBefore === undefined ? null : numberOf(book, cycle.notBefore);
  const [month, day] = (cycle.on ?? '00-00').split('-').map(Number) as [number, number];
  const anchors: Anchor[] = cycle.anchors.map((anchor) => ({
    fact: anchor.fact,
    startsAfter: numberOf(book, anchor.startsAfter),
    shift: anchor.dayAfter ? 1 : 0,
  }));
  const needs: CycleNeed[] = data.needs
    .filter((one): one is HoursNeedData => 'hours' in one)
    .map((one) => ({
      id: one.id,
      category: one.category ?? null,
      required: hoursFor(book, one),
      pair: one.pair ? { ...one.pair, hours: book.values[one.pair.hours] as Dated<Tenths> } : null,
    }));

  /** The days on which cycles begin, from the first to the one after that of the day asked about. */
  function boundsOf(facts: Facts, anchor: Anchor, told: LawCase): Day[] {
    const { asOf } = told;
    const years = every(told);
    const after = anchor.startsAfter(told);
    let bound: (at: number) => Day;
    if (cycle.on === undefined) {
      const own = facts.day(anchor.fact);
      bound = (at) => addYears(own, after + at * years) + anchor.shift;
    } else {
      const year = facts.year(anchor.fact) + after;
      bound = (at) => dayOfYear(year + at * years, month, day);
    }
    const earliest = notBefore === null ? Number.NEGATIVE_INFINITY : firstDayOfYear(notBefore(told));
    // What was over before the pack's day owes nothing.
    const since = Math.max(book.from, earliest);
    let first = Math.max(0, Math.floor((yearOf(since) - yearOf(bound(0))) / years) - 1);
    while (bound(first + 1) <= book.from || bound(first) < earliest) first++;
    const bounds = [bound(first), bound(first + 1)];
    for (let at = first + 2; (bounds[bounds.length - 1] as Day) <= asOf; at++) bounds.push(bound(at));
    return bounds;
  }

  return {
    id,
    data,
    scheduleFacts: anchors.map(({ fact }) => fact),
    answer(facts, told): Answer {
      const { asOf, knownOn, kind, known } = told;
      for (const row of notFor) {
        if (row.condition.test(facts, knownOn) === true) return notApplicable(id, row.reason);
      }
      const anchor = anchors.find(({ fact }) => facts.happened(fact));
      if (anchor === undefined) return notApplicable(id, cycle.none);
      const bounds = boundsOf(facts, anchor, told);
      const now = bounds.length - 2;
      const span = { from: bounds[now] as Day, to: (bounds[now + 1] as Day) - 1 };
      const makeUp = makeUpOf(told);
      const isKnown = (at: number): boolean =>
        at >= now || known === null || known.includes(bounds[at] as Day);

      const sums: Tenths[] = Array(now + 1).fill(0);
      const own: Tenths[] = Array(needs.length).fill(0);
      const add = (credit: Study): void => {
        if (credit.on > asOf) return;
        let at = cycleOf(bounds, credit.on);
        if (at < 0) return;
        if (makeUp > 0 && credit.for !== undefined && credit.for !== null) {
          const meant = bounds.indexOf(credit.for);
          if (meant >= 0 && meant <= at && at - meant <= makeUp) at = meant;
        }
        sums[at] = (sums[at] as Tenths) + credit.tenths;
        if (at !== now) return;
        for (let index = 0; index < needs.length; index++) {
          const { category } = needs[index] as CycleNeed;
          if (category === null || category === credit.category)
            own[index] = (own[index] as Tenths) + credit.tenths;
        }
      };
      for (const credit of told.credits) add(credit);
      for (const credit of told.others) {
        if (credit.category && cycle.shared.includes(credit.category)) add(credit);
      }

      const counted: Need[] = [];
      const shortfalls: string[] = [];
      let [shortEnd, raised] = [-1, null as string | null];
      const pairs: Need[] = [];
      for (let index = 0; index < needs.length; index++) {
        const one = needs[index] as CycleNeed;
        let required = valueAt(one.required(kind), asOf, knownOn);
        if (one.pair !== null) {
          const { pair } = one;
          const pairAt = (at: number): Tenths =>
            valueAt(pair.hours, Math.min((bounds[at + 1] as Day) - 1, asOf), knownOn);
          if (now > 0 && isKnown(now - 1)) {
            const lacking = pairAt(now) - (sums[now - 1] as Tenths);
            if (lacking > required) {
              required = lacking;
              raised = pair.raised;
            }
          }
          for (let at = 1; at < now; at++) {
            if (!isKnown(at - 1) || !isKnown(at)) continue;
            const both = (sums[at - 1] as Tenths) + (sums[at] as Tenths);
            const wanted = pairAt(at);
            if (both >= wanted) continue;
            if (at + makeUp >= now) {
              pairs.push(need(pair.id, wanted, both));
              raised ??= pair.raised;
            } else if (shortEnd < 0) {
              shortEnd = at;
              shortfalls.push(pair.short);
            }
          }
        }
        counted.push(need(one.id, required, own[index] as Tenths));
      }
      const all = pairs.length > 0 ? [...counted, pairs[0] as Need] : counted;
      const cycles: CountedCycle[] = sums.map((tenths, at) => ({
        from: bounds[at] as Day,
        to: (bounds[at + 1] as Day) - 1,
        tenths,
        known: isKnown(at),
      }));
      const count = { anchor: anchor.fact, cycles, shortEnd, raised: raised !== null };
      const when = { opens: span.from, due: span.to, cycle: span, needs: all, count };
      if (asOf < span.from) return answer(id, 'not-yet', when);
      const askCycles: Day[] = [];
      for (let at = 0; at < now; at++) if (!isKnown(at)) askCycles.push(bounds[at] as Day);
      const broken = holding(breaks, facts, knownOn);
      if (broken.length > 0 || shortfalls.length > 0)
        return answer(id, 'missed', {
          ...when,
          reasons: [...reasonsOf(broken), ...shortfalls],
          askCycles,
          effect: cycle.effect,
        });
      if (askCycles.length > 0)
        return answer(id, 'ask', { ...when, reasons: [cycle.unconfirmed], askCycles });
      if (all.every(({ remaining }) => remaining === 0)) return answer(id, 'done', when);
      return answer(id, 'open', {
        ...when,
        reasons: raised === null ? [] : [raised],
        next: nextOf(data, facts, counted) ?? null,
      });
    },
  };
}
