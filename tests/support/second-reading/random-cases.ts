import { PACK_DAY } from './answers';
import { FACTS, isWrittenInPart, type PackCase } from './assess';
import { anniversary, type Day, day, monthsFrom, span, text } from './days';

/** A seeded stream of numbers from 0 up to 1 (mulberry32). */
function stream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const KIND: Record<string, string> = {
  'water-abc': 'safety-abc',
  'safety-abc': 'safety-abc',
  'made-up': 'builder',
};
const TRADES: Record<string, string[]> = {
  'yunnan-2023': ['施工员', '资料员', ' 材料 员', '标准员', '质量员（土建）', '劳务员'],
  'water-abc': ['A', 'B', 'C', 'Ｃ１', 'C2', 'C3'],
  'safety-abc': ['A', 'B', 'C', 'C1', ' C2', 'C3'],
};
const CATEGORIES = ['common', 'specialty', 'compulsory', 'elective', 'other', undefined];
/** Days around which something changes in one of the packs. */
const EDGES = [
  '2018-12-13',
  '2021-08-26',
  '2023-10-01',
  '2024-03-31',
  '2025-01-01',
  '2025-03-01',
  '2024-02-29',
].map(day);

/**
 * Random cases of a pack, none of them an error: borders, month ends and 29 February more often than chance has it.
 * `wide`: the share of cases in which thousands of days may be tried for what is written in part, each of them by the oracle.
 */
export function randomPackCases(pack: string, count: number, seed: number, wide = 1): PackCase[] {
  const random = stream(seed);
  const chance = (share: number) => random() < share;
  const whole = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const packDay = PACK_DAY[pack] ?? 0;

  function someDay(from: Day, to: Day): Day {
    const one = whole(from, Math.max(from, to));
    if (chance(0.15)) return monthsFrom(one - (Number(text(one).slice(8)) - 1), 1) - 1; // the last of its month
    if (chance(0.08)) {
      const leap = pick(['2012', '2016', '2020', '2024', '2028']);
      const day29 = day(`${leap}-02-29`);
      if (day29 >= from && day29 <= to) return day29;
    }
    return one;
  }
  const near = (one: Day) => one + whole(-2, 2);

  function aDayFor(name: string, asOf: Day, told: Record<string, unknown>): Day {
    if (name === 'birthDate')
      return chance(0.4)
        ? near(anniversary(asOf, -pick([18, 55, 56, 57, 60, 61])))
        : someDay(anniversary(asOf, -70), anniversary(asOf, -15));
    if (name === 'oldIssuedOn')
      return chance(0.3) ? near(day('2018-12-13')) : someDay(day('2010-01-01'), day('2020-12-31'));
    if (name === 'expiresOn')
      return chance(0.3)
        ? near(monthsFrom(asOf, pick([0, 3, 12, -12])))
        : someDay(monthsFrom(asOf, -14), monthsFrom(asOf, 38));
    if (name === 'appliedOn' && typeof told.expiresOn === 'string' && told.expiresOn.length === 10) {
      const due = day(told.expiresOn);
      return chance(0.7) ? near(pick([due, monthsFrom(due, -3)])) : someDay(due - 130, due + 30);
    }
    if (chance(0.15)) return near(asOf);
    return someDay(monthsFrom(asOf, pick([-14, -30, -66, -120])), asOf + 40);
  }

  function inPart(one: Day, kind: 'e' | 'd'): string {
    const dice = random();
    if (kind === 'e' && dice < 0.25) return 'unknown';
    return dice < 0.65 ? text(one).slice(0, 7) : text(one).slice(0, 4);
  }
  /** How many days have to be tried for what is written in part; two of the widest would take the oracle minutes. */
  function width(written: string, asOf: Day): number {
    if (written === 'unknown') return Math.max(1, asOf - anniversary(packDay, -10));
    const [first, last] = span(written);
    return last - first + 1;
  }

  return Array.from({ length: count }, (_, index) => {
    const asOf = chance(0.2)
      ? Math.max(packDay, near(pick(EDGES)))
      : Math.max(packDay, someDay(packDay, anniversary(packDay, chance(0.8) ? 5 : 9)));
    const facts: Record<string, unknown> = { kind: KIND[pack] ?? 'site-professional' };
    const partsWanted = chance(0.55) ? 0 : chance(0.65) ? 1 : 2;
    const dated: [string, 'e' | 'd'][] = [];
    for (const [name, kind] of FACTS[pack] ?? []) {
      if (kind === 's') {
        if (chance(0.12)) {
          if (chance(0.5)) facts[name] = pick(['unknown', null]);
        } else if (name === 'trade') facts[name] = pick(TRADES[pack] ?? ['施工员']);
        else if (name === 'sex') facts[name] = pick(['m', 'f']);
        else if (name === 'oldValid' || name === 'employed') facts[name] = chance(0.88);
        else if (name === 'accident') facts[name] = chance(0.1);
        else facts[name] = chance(0.5);
        continue;
      }
      const rare = pack === 'yunnan-2023' && (name === 'exchangedOn' || name === 'issuedOn');
      const presence = rare
        ? 0.12
        : name === 'expiresOn' && pack === 'made-up'
          ? 0.5
          : name === 'appliedOn'
            ? 0.5
            : 0.82;
      if (chance(presence)) {
        facts[name] = text(aDayFor(name, asOf, facts));
        dated.push([name, kind]);
      } else if (chance(0.4)) facts[name] = kind === 'd' ? pick([null, 'unknown']) : null;
    }
    let tries = 1;
    for (let n = 0; n < partsWanted && dated.length > 0; n++) {
      const [[name, kind] = ['', 'e' as const]] = dated.splice(whole(0, dated.length - 1), 1);
      const part = inPart(day(String(facts[name])), kind);
      const limit = chance(wide) ? (chance(0.004) ? 2_500_000 : 12_000) : 400;
      if (isWrittenInPart(part, kind) && tries * width(part, asOf) <= limit) {
        facts[name] = part;
        tries *= width(part, asOf);
      }
    }

    const heavy = chance(0.3); // enough hours for something to be done
    const someCredits = (most: number) =>
      Array.from({ length: whole(0, most) }, () => {
        const category = pick(pack === 'made-up' && heavy ? ['compulsory', 'elective'] : CATEGORIES);
        const on = someDay(anniversary(asOf, chance(0.5) ? -2 : -6), asOf + 20);
        return {
          on: text(on),
          hours: heavy ? whole(80, 640) / 10 : pick([whole(1, 400) / 10, 32, 12, 22, 0.1]),
          ...(category === undefined ? {} : { category }),
        };
      });
    const made: PackCase = {
      id: `${pack}-${seed}-${index}`,
      pack,
      asOf: text(asOf),
      facts,
      credits: someCredits(heavy ? 9 : 5),
    };
    if (
      pack === 'water-abc' &&
      chance(0.5) &&
      typeof facts.expiresOn === 'string' &&
      facts.expiresOn.length === 10
    )
      for (const back of [1, 2, 3]) {
        const on = someDay(
          anniversary(day(facts.expiresOn), -back) + 1,
          anniversary(day(facts.expiresOn), 1 - back),
        );
        made.credits.push({ on: text(on), hours: pick([12, 12, 12, 11.9, 30]) });
      }
    if (chance(0.3)) made.others = someCredits(4);

    // Cycles as the anchor has them, some of them wrong: only the first days of real cycles may mean something.
    const anchors = ['exchangedOn', 'issuedOn', 'expiresOn'].flatMap((name) =>
      typeof facts[name] === 'string' && String(facts[name]).length === 10 ? [day(String(facts[name]))] : [],
    );
    const firstDays = anchors.flatMap((anchor) =>
      Array.from({ length: 18 }, (_, n) => anniversary(anchor, n - 6)).flatMap((one) => [one, one + 1]),
    );
    for (let year = 2015; year < 2034; year++) firstDays.push(day(`${year}-01-01`), day(`${year}-07-01`));
    const share = pick([0.3, 0.9, 0.97]);
    if (chance(0.45)) made.knownCycles = [...new Set(firstDays)].filter(() => chance(share)).map(text);
    else if (chance(0.3)) made.knownCycles = null;
    for (const course of [...made.credits, ...(made.others ?? [])])
      if (chance(0.25) && firstDays.length > 0)
        course.for = text(
          chance(0.85)
            ? pick(firstDays.filter((one) => Math.abs(one - day(course.on)) < 800).concat(day(course.on)))
            : asOf,
        );
    if (chance(pack === 'made-up' ? 0.5 : 0.15))
      made.knownOn = text(
        Math.max(packDay, chance(0.4) ? near(day('2025-03-01')) : someDay(packDay, asOf + 400)),
      );
    return made;
  });
}
