import type { Day } from '../calendar';
import {
  type CountedCycle,
  cyclesOf,
  type Dated,
  type Ended,
  factsOn,
  type Known,
  type Pack,
  type Span,
  type Study,
  type Tenths,
  UNKNOWN,
  valueAt,
} from '../law';
import type { ObligationAnswer } from './closing';
import { tooFarIn } from './doubts';
import type { Reader } from './others';
import { answersOf, caseOn, type ObligationStanding, type Standing, standing } from './standing';

/** What was told of the whole of one cycle, or year of a term, by its first day: 0 is an answer. */
export interface CycleStatement {
  readonly from: Day;
  readonly tenths: Tenths;
  /** Hours of the holder's other certificates that counted in it when it was told. Left out: nobody noted how many. */
  readonly shared?: Tenths | undefined;
}

/** Hours as they were noted; `adds`: when the cycle that they make up for had been told of already. */
export interface NotedStudy extends Study {
  readonly adds?: boolean | undefined;
}

/** A certificate as it is kept: what was told of it, from which everything else follows. */
export interface ToldRecord {
  readonly kind: string;
  readonly facts: Readonly<Record<string, Known | undefined>>;
  readonly credits: readonly NotedStudy[];
  readonly statements: readonly CycleStatement[];
  /** Hours of the holder's other certificates under the same pack. */
  readonly others?: readonly Study[];
  /** Whether official records tell every day from one to another: then nobody has to state what lies there. */
  readonly tells?: ((first: Day, last: Day) => boolean) | undefined;
  /** How the latest that was seen of it calls it, where that is not valid. */
  readonly ended?: Ended | undefined;
  /** The day of a list that should tell of its exchange and does not. */
  readonly unlistedOn?: Day | undefined;
  /** The facts that an official list tells. */
  readonly listed?: readonly string[] | undefined;
}

/** Every cycle, or year of a term, that was counted under a standing, by obligation. */
export const countedCycles = ({ obligations }: Standing): { obligation: string; cycle: CountedCycle }[] =>
  obligations.flatMap(({ answer: { count, obligation } }) =>
    count ? cyclesOf(count).map((cycle) => ({ obligation, cycle })) : [],
  );

/**
 * Hours without those that add to what was told of a cycle: a total is what stood when it was told, and a course that
 * makes up for the cycle after its end, noted later, cannot have been in it.
 */
function heldByTotals({ credits, statements }: ToldRecord, told: Standing): readonly NotedStudy[] {
  if (!credits.some(({ adds }) => adds)) return credits;
  const cycles = countedCycles(told).map(({ cycle }) => cycle);
  return credits.filter(({ adds, for: meant, on }) => {
    if (!adds || !statements.some(({ from }) => from === meant)) return true;
    const cycle = cycles.find(({ from }) => from === meant);
    return !cycle || on <= cycle.to;
  });
}

/** What stated cycles leave open beside their entries, as one course on the last day of each. */
function remainders(statements: readonly CycleStatement[], told: Standing): Study[] {
  if (statements.length === 0) return [];
  const cycles = countedCycles(told).map(({ cycle }) => cycle);
  return statements.flatMap(({ from, tenths }) => {
    const cycle = cycles.find((one) => one.from === from);
    // A statement on a cycle that is none under this pack, as after a move, stays and counts nowhere.
    if (!cycle || tenths <= cycle.tenths) return [];
    return [{ on: Math.min(cycle.to, told.asOf), tenths: tenths - cycle.tenths, category: null, for: null }];
  });
}

/** Hours of the holder's other certificates that count in a cycle. */
export function sharedIn({ data }: ObligationStanding, others: readonly Study[], { from, to }: Span): Tenths {
  const { when } = data;
  if (!('cycle' in when) || when.cycle.shared.length === 0) return 0;
  const { shared } = when.cycle;
  return others.reduce(
    (sum, { on, tenths, category }) =>
      on >= from && on <= to && category && shared.includes(category) ? sum + tenths : sum,
    0,
  );
}

/**
 * The cycles of which nobody can say what was told: a total that is more than the entries, told before hours of another
 * certificate came in, may be with them or without. One that is told again is told with them.
 */
function unsureTotals({ statements, others = [] }: ToldRecord, { obligations }: Standing): Day[] {
  if (others.length === 0) return [];
  return obligations.flatMap((one) =>
    (one.answer.count ? cyclesOf(one.answer.count) : []).flatMap((cycle) => {
      const told = statements.find(({ from }) => from === cycle.from);
      const shared = sharedIn(one, others, cycle);
      const isUnsure =
        told?.shared !== undefined && shared > told.shared && told.tenths > cycle.tenths - shared;
      return isUnsure ? [cycle.from] : [];
    }),
  );
}

/** A record as the law reads it: by no day that lies too far, and with what nobody has spoken of. */
function statedOf(pack: Pack, told: ToldRecord, asOf: Day) {
  const { kind, credits, statements, others = [], ended, unlistedOn, listed } = told;
  const tooFar = tooFarIn(pack, kind, told.facts, asOf);
  const judged = { ...told.facts, ...Object.fromEntries(Object.keys(tooFar).map((name) => [name, UNKNOWN])) };
  const facts = factsOn(pack, judged, asOf);
  const known = statements.map(({ from }) => from);
  const untold = pack.factNames.filter((name) => told.facts[name] === undefined);
  return { kind, facts, credits, others, known, ended, unlistedOn, listed, untold, tooFar };
}

/** How the law answers for a certificate of which nothing but facts was told yet. Throws as `standingOfRecord`. */
export function answersOfFacts(
  pack: Pack,
  told: Pick<ToldRecord, 'kind' | 'facts'>,
  asOf: Day,
): ObligationAnswer[] {
  const stated = statedOf(pack, { ...told, credits: [], statements: [] }, asOf);
  return answersOf(pack, stated, caseOn(stated, asOf));
}

/**
 * Whether the hours on record already meet what each year of a term asks for by itself: no more of them changes that,
 * and nobody has to be asked. Of cycles that count together more may still be told.
 */
export function isReached(
  { pack, obligations, asOf }: Standing,
  id: string,
  { tenths }: CountedCycle,
): boolean {
  const one = obligations.find(({ data }) => data.id === id);
  const needs = one?.data.needs.flatMap((need) => ('hours' in need ? [need] : [])) ?? [];
  return (
    needs.length > 0 &&
    needs.every(({ eachYears, category, hours }) => {
      if (eachYears === undefined || category !== undefined || typeof hours !== 'string') return false;
      return tenths >= (valueAt(pack.values[hours] as Dated<Tenths>, asOf) as Tenths);
    })
  );
}

/**
 * Where a kept certificate stands on a day. A past cycle is complete when it was stated, official records tell all
 * of it, or its hours are met whatever else was studied; a stated cycle has the stated hours or the sum of its entries, whichever is more, and what was made up for it
 * since. Pure. Throws a RangeError
 * on a day before the pack's own.
 */
export function standingOfRecord(
  pack: Pack,
  told: ToldRecord,
  asOf: Day,
  reader: Reader = 'holder',
): Standing {
  const { credits, statements, tells } = told;
  const stated = statedOf(pack, told, asOf);
  const { known } = stated;
  const first = standing(pack, stated, asOf, reader);
  const past = countedCycles(first).filter(({ cycle }) => cycle.to < asOf);
  const daysOf = (some: typeof past) => some.map(({ cycle }) => cycle.from);
  const officialDays = tells ? daysOf(past.filter(({ cycle }) => tells(cycle.from, cycle.to))) : [];
  const reachedDays = daysOf(past.filter(({ cycle, obligation }) => isReached(first, obligation, cycle)));
  const held = heldByTotals(told, first);
  const missing = remainders(
    statements.filter(({ from }) => !officialDays.includes(from)),
    held === credits ? first : standing(pack, { ...stated, credits: held }, asOf),
  );
  const unsure = unsureTotals(told, first).filter((day) => !officialDays.includes(day));
  const more = [...officialDays, ...reachedDays].filter((day) => !known.includes(day));
  if (missing.length === 0 && more.length === 0 && unsure.length === 0) return first;
  const all = {
    ...stated,
    credits: [...credits, ...missing],
    known: [...known.filter((day) => !unsure.includes(day)), ...more],
  };
  return standing(pack, all, asOf, reader);
}
