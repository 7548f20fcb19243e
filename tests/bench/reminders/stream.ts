// Plans a stream of so many certificates of all packs in a process of its own, and prints time and memory as JSON.
// node --expose-gc … stream.ts COUNT
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { Known, Pack } from '@hz/shared/law';
import { loadPack } from '@hz/shared/packs';
import { openDayBook, planCertificate, type Subject } from '@hz/shared/reminders';
import { type PackSubject, planPackCertificate } from '@hz/shared/standing';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { Random } from '../../support/random';

export interface StreamFigures {
  ms: number;
  yielded: number;
  /** After collection, in bytes: the most that was seen at any sample. */
  heap: number;
  /** The most resident memory, in bytes. */
  rss: number;
}

const TODAY = parseDay('2023-12-30');
const SAMPLES = 10;
const [FIRST, LAST] = [parseDay('2022-11-14'), parseDay('2023-12-29')];
const TRADES = ['施工员', '质量员', '材料员', '资料员', '试验员'] as const;
const NOTHING: readonly never[] = [];
const OTHERS = ['hubei-2021', 'yunnan-2023', 'anhui-2021', 'water-abc', 'safety-abc', 'made-up'].map(
  loadPack,
);
/** So many of a hundred certificates are of the first pack, by the calendar; the others share the rest. */
const OF_THE_FIRST = 0.4;

type Certificate = { first: Subject } | { other: PackSubject };

const coursesOf = (random: Random) =>
  Array.from({ length: random.whole(0, 4) }, () => ({
    on: random.whole(FIRST, LAST),
    tenths: random.whole(20, 160),
  }));

const ofTheFirst = (random: Random): Subject => ({
  addedOn: random.whole(FIRST, LAST),
  facts: {
    certificate: {
      family: random.chance(0.8) ? 'site-professional' : 'skilled-worker',
      trade: random.oneOf(TRADES),
      registryStatus: 'valid',
      exchangedOn: random.chance(0.8) ? random.whole(FIRST, parseDay('2022-12-31')) : null,
      issuedOn: null,
    },
    holder: { registeredOn: null, inPost: null },
    credits: coursesOf(random),
    knownYears: null,
  },
});

/** Any day for every dated fact, so that terms end, and cycles begin, on any day of the year. */
function factOf(pack: Pack, name: string, random: Random): Known {
  const fact = pack.said.facts[name];
  if (fact?.type === 'date') return formatDay(TODAY + random.whole(-90, 1_000));
  if (fact?.type === 'event') return random.chance(0.5) ? formatDay(TODAY - random.whole(0, 1_500)) : null;
  if (fact?.values === 'yes-no') return random.chance(0.9);
  return typeof fact?.values === 'object' ? random.oneOf(Object.keys(fact.values)) : random.oneOf(TRADES);
}

function ofAnother(random: Random): PackSubject {
  const pack = random.oneOf(OTHERS);
  const facts = Object.fromEntries(pack.factNames.map((name) => [name, factOf(pack, name, random)]));
  const [kind = ''] = Object.keys(pack.said.kinds);
  return {
    pack,
    told: { kind, facts, credits: coursesOf(random), statements: NOTHING },
    addedOn: random.whole(FIRST, LAST),
  };
}

/** Certificates as the store would yield them, one after another: nothing of them is kept. */
function* certificates(count: number): Generator<Certificate> {
  const random = new Random(7);
  for (let at = 0; at < count; at++)
    yield random.chance(OF_THE_FIRST) ? { first: ofTheFirst(random) } : { other: ofAnother(random) };
}

function main(count: number): StreamFigures {
  const book = openDayBook(loadRulebook('jilin-2022-25'), TODAY);
  const isDue = (one: Certificate): boolean => {
    if ('other' in one) return planPackCertificate(one.other, NOTHING, TODAY).due.length > 0;
    const plan = planCertificate(book, one.first, NOTHING);
    return plan.due.length > 0 || plan.superseded.length > 0;
  };
  const collect = globalThis.gc as () => void;
  const figures: StreamFigures = { ms: 0, yielded: 0, heap: 0, rss: 0 };
  const every = Math.ceil(count / SAMPLES);
  let seen = 0;
  let sampling = 0;
  const start = performance.now();
  for (const one of certificates(count)) {
    if (isDue(one)) figures.yielded += 1;
    seen += 1;
    if (seen % every !== 0) continue;
    const paused = performance.now();
    figures.rss = Math.max(figures.rss, process.memoryUsage.rss());
    collect();
    figures.heap = Math.max(figures.heap, process.memoryUsage().heapUsed);
    sampling += performance.now() - paused;
  }
  figures.ms = performance.now() - start - sampling;
  return figures;
}

console.log(JSON.stringify(main(Number(process.argv[2]))));
