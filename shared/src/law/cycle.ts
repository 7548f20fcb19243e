import { addYears, type Day, dayOfYear, firstDayOfYear, yearOf } from '../calendar';
import { type Answer, answer, type Need, need } from './answer';
import type { Dated } from './dated';
import type { Facts, LawCase, Study } from './facts';
import type { Tenths } from './hours';
import {
  type Book,
  firstHolding,
  holding,
  hoursFor,
  nextOf,
  notApplicable,
  numberOf,
  type Obligation,
  reader,
  reasonsOf,
  rowsOf,
} from './obligation';
import type { CycleData, HoursNeedData, ObligationData } from './schema';

interface Anchor {
  readonly fact: string;
  readonly startsAfter: (day: Day, knownOn: Day) => number;
  readonly shift: 0 | 1;
}

interface Pair {
  readonly id: string;
  readonly hours: (day: Day, knownOn: Day) => Tenths;
  readonly short: string;
  readonly raised: string;
}

interface CycleNeed {
  readonly id: string;
  readonly category: string | null;
  readonly required: (kind: string, day: Day, knownOn: Day) => Tenths;
  readonly pair: Pair | null;
}

/** Which cycle began last by a day, of those that begin on `bounds`; −1: none. */
function cycleOf(bounds: readonly Day[], day: Day): number {
  let at = bounds.length - 1;
  while (at >= 0 && (bounds[at] as Day) > day) at--;
  return at;
}

/** Hours by cycle, and by need those of the cycle of the day asked about. */
interface Tally {
  readonly bounds: readonly Day[];
  readonly sums: Tenths[];
  readonly own: Tenths[];
}

/** The cycle that a course counts in: that in which it lies, or the one that it makes up for; −1: none. */
function countsIn(bounds: readonly Day[], { on, for: meant }: Study, makeUp: number): number {
  const at = cycleOf(bounds, on);
  if (makeUp === 0 || at <= 0 || meant === undefined || meant === null) return at;
  const back = bounds.indexOf(meant);
  return back >= 0 && back <= at && at - back <= makeUp ? back : at;
}

function tally(
  { bounds, sums, own }: Tally,
  needs: readonly CycleNeed[],
  studies: readonly Study[],
  asOf: Day,
  makeUp: number,
  shared: readonly string[] | null,
): void {
  const now = sums.length - 1;
  for (const study of studies) {
    if (study.on > asOf) continue;
    if (shared !== null && !(study.category && shared.includes(study.category))) continue;
    const at = countsIn(bounds, study, makeUp);
    if (at < 0) continue;
    sums[at] = (sums[at] as Tenths) + study.tenths;
    if (at !== now) continue;
    for (let index = 0; index < needs.length; index++) {
      const { category } = needs[index] as CycleNeed;
      if (category === null || category === study.category)
        own[index] = (own[index] as Tenths) + study.tenths;
    }
  }
}

function zeros(length: number): Tenths[] {
  const sums: Tenths[] = [];
  for (let at = 0; at < length; at++) sums.push(0);
  return sums;
}

const isKnown = (known: readonly Day[] | null, from: Day): boolean => known === null || known.includes(from);

/** Two cycles in a row that have too little together. */
interface Short {
  /** Index of the later cycle; −1: none. */
  at: number;
  readonly need: Need | null;
}

/** A duty that comes again cycle by cycle: each year, each three years, by the calendar or by a day of one's own. */
export function compileCycle(book: Book, data: ObligationData, cycle: CycleData): Obligation {
  const { id } = data;
  const { from: packFrom } = book;
  const notFor = rowsOf(book, data.notFor);
  const breaks = rowsOf(book, cycle.breaks);
  const every = numberOf(book, cycle.every);
  const makeUpOf = cycle.makeUp === undefined ? () => 0 : numberOf(book, cycle.makeUp);
  const notBefore = cycle.notBefore === undefined ? null : numberOf(book, cycle.notBefore);
  const shared = cycle.shared.length > 0 ? cycle.shared : null;
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
      pair: one.pair
        ? { ...one.pair, hours: reader(book.values[one.pair.hours] as Dated<Tenths>, packFrom) }
        : null,
    }));

  function anchorOf(facts: Facts): Anchor | null {
    for (const anchor of anchors) if (facts.happened(anchor.fact)) return anchor;
    return null;
  }

  /** The days on which cycles begin, from the first to the one after that of the day asked about. */
  function boundsOf(facts: Facts, anchor: Anchor, { asOf, knownOn }: LawCase): Day[] {
    const years = every(asOf, knownOn);
    const after = anchor.startsAfter(asOf, knownOn);
    const isOwn = cycle.on === undefined;
    const start = isOwn ? facts.day(anchor.fact) : facts.year(anchor.fact) + after;
    const bound = (at: number): Day =>
      isOwn ? addYears(start, after + at * years) + anchor.shift : dayOfYear(start + at * years, month, day);
    const firstYear = notBefore === null ? null : notBefore(asOf, knownOn);
    const earliest = firstYear === null ? Number.NEGATIVE_INFINITY : firstDayOfYear(firstYear);
    // What was over before the pack's day owes nothing.
    let first = 0;
    let [begins, ends] = [bound(0), bound(1)];
    const ahead = Math.max(packFrom, earliest) - begins;
    if (ahead > LONG_BEFORE) {
      first = Math.floor(yearOf(begins + ahead) - yearOf(begins)) / years - 2;
      first = Math.max(0, Math.floor(first));
      [begins, ends] = [bound(first), bound(first + 1)];
    }
    while (ends <= packFrom || begins < earliest) {
      first++;
      [begins, ends] = [ends, bound(first + 1)];
    }
    const bounds = [begins, ends];
    for (let at = first + 2; ends <= asOf; at++) {
      ends = bound(at);
      bounds.push(ends);
    }
    return bounds;
  }

  /** The first two closed cycles that are short together, or the first that can still be made up for. */
  function shortPair(
    { bounds, sums }: Tally,
    pair: Pair,
    told: LawCase,
    makeUp: number,
    open: boolean,
  ): Short {
    const { asOf, knownOn, known } = told;
    const now = sums.length - 1;
    const [first, last] = open ? [Math.max(1, now - makeUp), now] : [1, now - makeUp];
    for (let at = first; at < last; at++) {
      if (!isKnown(known, bounds[at - 1] as Day) || !isKnown(known, bounds[at] as Day)) continue;
      const both = (sums[at - 1] as Tenths) + (sums[at] as Tenths);
      const wanted = pair.hours(Math.min((bounds[at + 1] as Day) - 1, asOf), knownOn);
      if (both < wanted) return { at, need: need(pair.id, wanted, both) };
    }
    return NOT_SHORT;
  }

  function askFor(bounds: readonly Day[], now: number, known: readonly Day[] | null): readonly Day[] {
    if (known === null) return NO_DAYS;
    const ask: Day[] = [];
    for (let at = 0; at < now; at++) {
      const from = bounds[at] as Day;
      if (!known.includes(from)) ask.push(from);
    }
    return ask;
  }

  return {
    id,
    data,
    scheduleFacts: anchors.map(({ fact }) => fact),
    answer(facts, told): Answer {
      const { asOf, knownOn, kind, known } = told;
      const none = firstHolding(notFor, facts, knownOn);
      if (none) return notApplicable(id, none.reason);
      const anchor = anchorOf(facts);
      if (anchor === null) return notApplicable(id, cycle.none);
      const bounds = boundsOf(facts, anchor, told);
      const now = bounds.length - 2;
      const span = { from: bounds[now] as Day, to: (bounds[now + 1] as Day) - 1 };
      const makeUp = makeUpOf(asOf, knownOn);
      const counted: Tally = { bounds, sums: zeros(now + 1), own: zeros(needs.length) };
      tally(counted, needs, told.credits, asOf, makeUp, null);
      if (shared !== null) tally(counted, needs, told.others, asOf, makeUp, shared);

      const counts: Need[] = [];
      let raised: string | null = null;
      let shortEnd = -1;
      let short: string | null = null;
      let openPair: Need | null = null;
      for (let index = 0; index < needs.length; index++) {
        const one = needs[index] as CycleNeed;
        let required = one.required(kind, asOf, knownOn);
        const { pair } = one;
        if (pair !== null && now > 0) {
          const before = now - 1;
          if (isKnown(known, bounds[before] as Day)) {
            const lacking = pair.hours(Math.min(span.to, asOf), knownOn) - (counted.sums[before] as Tenths);
            if (lacking > required) {
              required = lacking;
              raised = pair.raised;
            }
          }
          const closed = shortPair(counted, pair, told, makeUp, false);
          if (closed.at >= 0) {
            shortEnd = closed.at;
            short = pair.short;
          }
          if (makeUp > 0) {
            openPair = shortPair(counted, pair, told, makeUp, true).need;
            if (openPair !== null) raised ??= pair.raised;
          }
        }
        counts.push(need(one.id, required, counted.own[index] as Tenths));
      }
      const step = nextOf(data, facts, counts);
      if (openPair !== null) counts.push(openPair);
      const when = {
        opens: span.from,
        due: span.to,
        cycle: span,
        needs: counts,
        count: { anchor: anchor.fact, bounds, sums: counted.sums, known, shortEnd, raised: raised !== null },
      };
      if (asOf < span.from) return answer(id, 'not-yet', when);
      const askCycles = askFor(bounds, now, known);
      const broken = holding(breaks, facts, knownOn);
      if (broken.length > 0 || short !== null) {
        const reasons = short === null ? reasonsOf(broken) : [...reasonsOf(broken), short];
        return answer(id, 'missed', when, reasons, null, cycle.effect, [], askCycles);
      }
      if (askCycles.length > 0)
        return answer(id, 'ask', when, [cycle.unconfirmed], null, null, [], askCycles);
      for (const one of counts) {
        if (one.remaining > 0)
          return raised === null
            ? answer(id, 'open', when, NO_REASONS, step)
            : answer(id, 'open', when, [raised], step);
      }
      return answer(id, 'done', when);
    },
  };
}

/** So many days before what counts, the first cycle is found by reckoning and not by stepping. */
const LONG_BEFORE = 3_000;
const NO_DAYS: readonly Day[] = [];
const NO_REASONS: readonly string[] = [];
const NOT_SHORT: Short = { at: -1, need: null };
