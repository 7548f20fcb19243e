import { addYears, type Day, dayOfYear, firstDayOfYear, yearOf } from '../calendar';
import { type Answer, answer, type Need, need } from './answer';
import { type Dated, type Reader, reader } from './dated';
import type { Facts, Question, Study } from './facts';
import type { Tenths } from './hours';
import {
  type Book,
  factAt,
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
  readonly name: string;
  readonly fact: number;
  readonly startsAfter: Reader<number>;
  readonly shift: 0 | 1;
}

interface Pair {
  readonly id: string;
  readonly hours: Reader<Tenths>;
  readonly short: string;
  readonly raised: string;
}

interface CycleNeed {
  readonly id: string;
  readonly category: string | null;
  readonly required: Reader<Tenths>;
  readonly pair: Pair | null;
}

/** Which cycle began last by a day, of those that begin on `bounds`; −1: none. */
function cycleOf(bounds: readonly Day[], day: Day): number {
  let at = bounds.length - 1;
  while (at >= 0 && (bounds[at] as Day) > day) at--;
  return at;
}

/** Hours by cycle, and those of the cycle of the day asked about by category. */
interface Tally {
  readonly bounds: readonly Day[];
  readonly sums: Tenths[];
  /** Null where no need tells categories apart. */
  readonly byCategory: Map<string, Tenths> | null;
}

/** The cycle that a course counts in: that in which it lies, or the one that it makes up for; −1: none. */
function countsIn(bounds: readonly Day[], { on, for: meant }: Study, makeUp: number): number {
  const at = cycleOf(bounds, on);
  if (makeUp === 0 || at <= 0 || meant === undefined || meant === null) return at;
  const back = bounds.indexOf(meant);
  return back >= 0 && back <= at && at - back <= makeUp ? back : at;
}

function tally(
  { bounds, sums, byCategory }: Tally,
  studies: readonly Study[],
  asOf: Day,
  makeUp: number,
  shared: readonly string[] | null,
): void {
  const now = sums.length - 1;
  for (let index = 0; index < studies.length; index++) {
    const study = studies[index] as Study;
    if (study.on > asOf) continue;
    if (shared !== null && !(study.category && shared.includes(study.category))) continue;
    const at = countsIn(bounds, study, makeUp);
    if (at < 0) continue;
    sums[at] = (sums[at] as Tenths) + study.tenths;
    if (at === now && byCategory !== null && study.category)
      byCategory.set(study.category, (byCategory.get(study.category) ?? 0) + study.tenths);
  }
}

function zeros(length: number): Tenths[] {
  const sums = new Array<Tenths>(length);
  for (let at = 0; at < length; at++) sums[at] = 0;
  return sums;
}

/** The first days of the past cycles of which the hours are not complete, ascending. */
function unknownOf(bounds: readonly Day[], now: number, known: readonly Day[] | null): readonly Day[] {
  if (known === null || now === 0) return NO_DAYS;
  let unknown: Day[] | null = null;
  for (let at = 0; at < now; at++) {
    const from = bounds[at] as Day;
    if (isOneOf(known, from)) continue;
    if (unknown === null) unknown = [from];
    else unknown.push(from);
  }
  return unknown ?? NO_DAYS;
}

// There are few, and a loop over few is faster than asking the platform.
function isOneOf(days: readonly Day[], day: Day): boolean {
  for (let at = 0; at < days.length; at++) if (days[at] === day) return true;
  return false;
}

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
  const breaks = rowsOf(book, cycle.breaks);
  const every = numberOf(book, cycle.every);
  const makeUpOf = cycle.makeUp === undefined ? () => 0 : numberOf(book, cycle.makeUp);
  const notBefore = cycle.notBefore === undefined ? null : numberOf(book, cycle.notBefore);
  const shared = cycle.shared.length > 0 ? cycle.shared : null;
  const isOwn = cycle.on === undefined;
  const [month, day] = (cycle.on ?? '00-00').split('-').map(Number) as [number, number];
  const anchors: Anchor[] = cycle.anchors.map((anchor) => ({
    name: anchor.fact,
    fact: factAt(book, anchor.fact),
    startsAfter: numberOf(book, anchor.startsAfter),
    shift: isOwn && anchor.dayAfter ? 1 : 0,
  }));
  const next = nextOf(book, data);
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

  const tellsCategories = needs.some(({ category }) => category !== null);

  function anchorOf(facts: Facts): Anchor | null {
    for (let at = 0; at < anchors.length; at++) {
      const anchor = anchors[at] as Anchor;
      if (facts.happened(anchor.fact)) return anchor;
    }
    return null;
  }

  /** The day so many years after the start: a day of one's own, or the year from which the calendar counts. */
  const yearsAfter = (start: Day | number, years: number): Day =>
    isOwn ? addYears(start, years) : dayOfYear(start + years, month, day);

  /** The days on which cycles begin, from the first to the one after that of the day asked about. */
  function boundsOf(facts: Facts, { fact, startsAfter, shift }: Anchor, { asOf, knownOn }: Question): Day[] {
    const years = every(asOf, knownOn);
    const start = isOwn ? facts.day(fact) : facts.year(fact);
    const firstYear = notBefore === null ? null : notBefore(asOf, knownOn);
    const earliest = firstYear === null ? packFrom : firstDayOfYear(firstYear);
    let after = startsAfter(asOf, knownOn);
    let begins = yearsAfter(start, after) + shift;
    const ahead = Math.max(packFrom, earliest) - begins;
    if (ahead > LONG_BEFORE) {
      const cycles = Math.floor((yearOf(begins + ahead) - yearOf(begins)) / years) - 2;
      after += Math.max(0, cycles) * years;
      begins = yearsAfter(start, after) + shift;
    }
    after += years;
    let ends = yearsAfter(start, after) + shift;
    // What was over before the pack's day owes nothing.
    while (ends <= packFrom || (firstYear !== null && begins < earliest)) {
      after += years;
      begins = ends;
      ends = yearsAfter(start, after) + shift;
    }
    // Room for all of them at once: an array that grows is copied.
    const bounds = new Array<Day>(Math.max(0, Math.floor((asOf - begins) / (365 * years))) + 2);
    bounds[0] = begins;
    bounds[1] = ends;
    let count = 2;
    while (ends <= asOf) {
      after += years;
      ends = yearsAfter(start, after) + shift;
      bounds[count++] = ends;
    }
    if (count < bounds.length) bounds.length = count;
    return bounds;
  }

  /** Two cycles in a row, of which the later is one from `first` to the one before `last`, that are short together. */
  function shortPair(
    { bounds, sums }: Tally,
    pair: Pair,
    { asOf, knownOn }: Question,
    unknown: readonly Day[],
    first: number,
    last: number,
  ): Short {
    let isBeforeKnown = false;
    let passed = 0;
    for (let at = 0; at < last; at++) {
      const isKnown = unknown[passed] !== bounds[at];
      if (!isKnown) passed++;
      if (at >= first && isKnown && isBeforeKnown) {
        const both = (sums[at - 1] as Tenths) + (sums[at] as Tenths);
        const wanted = pair.hours(Math.min((bounds[at + 1] as Day) - 1, asOf), knownOn);
        if (both < wanted) return { at, need: need(pair.id, wanted, both) };
      }
      isBeforeKnown = isKnown;
    }
    return NOT_SHORT;
  }

  return {
    id,
    data,
    scheduleFacts: anchors.map(({ fact }) => fact),
    answer(facts, told): Answer {
      const { asOf, knownOn, known } = told;
      const anchor = anchorOf(facts);
      if (anchor === null) return notApplicable(id, cycle.none);
      const bounds = boundsOf(facts, anchor, told);
      const now = bounds.length - 2;
      const span = { from: bounds[now] as Day, to: (bounds[now + 1] as Day) - 1 };
      const makeUp = makeUpOf(asOf, knownOn);
      const counted: Tally = {
        bounds,
        sums: zeros(now + 1),
        byCategory: tellsCategories ? new Map() : null,
      };
      tally(counted, told.credits, asOf, makeUp, null);
      if (shared !== null) tally(counted, told.others, asOf, makeUp, shared);
      const unknown = unknownOf(bounds, now, known);

      const counts = new Array<Need>(needs.length);
      let raised: string | null = null;
      let shortEnd = -1;
      let short: string | null = null;
      let openPair: Need | null = null;
      for (let index = 0; index < needs.length; index++) {
        const one = needs[index] as CycleNeed;
        let required = one.required(asOf, knownOn);
        const { pair } = one;
        if (pair !== null && now > 0) {
          const before = now - 1;
          if (unknown[unknown.length - 1] !== bounds[before]) {
            const lacking = pair.hours(Math.min(span.to, asOf), knownOn) - (counted.sums[before] as Tenths);
            if (lacking > required) {
              required = lacking;
              raised = pair.raised;
            }
          }
          const closed = shortPair(counted, pair, told, unknown, 1, now - makeUp);
          if (closed.at >= 0) {
            shortEnd = closed.at;
            short = pair.short;
          }
          if (makeUp > 0) {
            openPair = shortPair(counted, pair, told, unknown, Math.max(1, now - makeUp), now).need;
            if (openPair !== null) raised ??= pair.raised;
          }
        }
        const done = one.category === null ? counted.sums[now] : counted.byCategory?.get(one.category);
        counts[index] = need(one.id, required, done ?? 0);
      }
      const step = next(facts, counts);
      if (openPair !== null) counts.push(openPair);
      const when = {
        opens: span.from,
        due: span.to,
        cycle: span,
        needs: counts,
        count: { anchor: anchor.name, bounds, sums: counted.sums, known, shortEnd, raised: raised !== null },
      };
      if (asOf < span.from) return answer(id, 'not-yet', when);
      const broken = holding(breaks, facts, knownOn);
      if (broken.length > 0 || short !== null) {
        const reasons = short === null ? reasonsOf(broken) : [...reasonsOf(broken), short];
        return answer(id, 'missed', when, reasons, null, cycle.effect, NO_FACTS, unknown);
      }
      if (unknown.length > 0)
        return answer(id, 'ask', when, [cycle.unconfirmed], null, null, NO_FACTS, unknown);
      for (let at = 0; at < counts.length; at++) {
        if ((counts[at] as Need).remaining > 0)
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
const NO_FACTS: readonly string[] = [];
const NOT_SHORT: Short = { at: -1, need: null };
