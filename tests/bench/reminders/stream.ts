// Plans a stream of so many certificates in a process of its own, and prints time and memory as JSON.
// node --expose-gc … stream.ts COUNT
import { parseDay } from '@hz/shared/calendar';
import { openDayBook, planStream, type StreamItem } from '@hz/shared/reminders';
import { loadRulebook } from '@hz/shared/rulebook';
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
const NOTHING: StreamItem['planned'] = [];
const TRADES = ['施工员', '质量员', '材料员', '资料员', '试验员'] as const;

/** Certificates as the store would yield them, one after another: nothing of them is kept. */
function* certificates(count: number): Generator<StreamItem> {
  const random = new Random(7);
  const [first, last] = [parseDay('2022-11-14'), parseDay('2023-12-29')];
  for (let at = 0; at < count; at++) {
    const isElectronic = random.chance(0.8);
    yield {
      planned: NOTHING,
      subject: {
        addedOn: random.whole(first, last),
        facts: {
          certificate: {
            family: random.chance(0.8) ? 'site-professional' : 'skilled-worker',
            trade: random.oneOf(TRADES),
            registryStatus: 'valid',
            exchangedOn: isElectronic ? random.whole(first, parseDay('2022-12-31')) : null,
            issuedOn: null,
          },
          holder: { registeredOn: null, inPost: null },
          credits: Array.from({ length: random.whole(0, 4) }, () => ({
            on: random.whole(first, last),
            tenths: random.whole(20, 160),
          })),
          knownYears: null,
        },
      },
    };
  }
}

function main(count: number): StreamFigures {
  const book = openDayBook(loadRulebook('jilin-2022-25'), TODAY);
  const collect = globalThis.gc as () => void;
  const figures: StreamFigures = { ms: 0, yielded: 0, heap: 0, rss: 0 };
  const every = Math.ceil(count / SAMPLES);
  let seen = 0;
  let sampling = 0;
  function* watched(): Generator<StreamItem> {
    for (const item of certificates(count)) {
      yield item;
      seen += 1;
      if (seen % every !== 0) continue;
      const paused = performance.now();
      figures.rss = Math.max(figures.rss, process.memoryUsage.rss());
      collect();
      figures.heap = Math.max(figures.heap, process.memoryUsage().heapUsed);
      sampling += performance.now() - paused;
    }
  }
  const start = performance.now();
  for (const _ of planStream(book, watched())) figures.yielded += 1;
  figures.ms = performance.now() - start - sampling;
  return figures;
}

console.log(JSON.stringify(main(Number(process.argv[2]))));
