import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay, parseDay } from '@hz/shared/calendar';
import { type FactOut, talkOf, untold } from '../../support/talk-cases';

type Certificate = ReturnType<typeof untold>;
const aCertificate = (told: Partial<Certificate> = {}): Certificate => ({
  ...untold('jilin-2022-25', 'site-professional', '施工员（土建）'),
  ...told,
});
const facts = { registryStatus: 'valid' };
const studied = [
  { on: '2022-11-20', hours: 16 },
  { on: '2022-11-21', hours: 16 },
];
const exchanged = { ...facts, exchangedOn: '2022-12-02' };

interface Place {
  asOf: string;
  registeredOn: string | null;
  certificates: Certificate[];
  /** Whether the question of the next step stands. */
  asks: boolean;
}
const at = (certificates: Certificate[], told: Partial<Place> = {}): Place => ({
  ...{ asOf: '2022-12-05', registeredOn: '2022-12-01', asks: true },
  certificates,
  ...told,
});

const PLACES: Record<string, Place> = {
  'check-registry': at([aCertificate()], { registeredOn: null }),
  register: at([aCertificate({ facts })], { registeredOn: null }),
  study: at([aCertificate({ facts })]),
  exchange: at([aCertificate({ facts, credits: studied })]),
  download: at([aCertificate({ facts: exchanged, credits: studied })]),
  number: at([aCertificate({ facts: { ...exchanged, downloadedOn: '2022-12-03' }, credits: studied })]),
  none: at([aCertificate()], { registeredOn: null, asks: false }),
  two: at([aCertificate({ facts }), aCertificate({ id: 'c2', trade: '资料员', facts })]),
  recorded: at(
    [
      aCertificate({
        facts,
        credits: [
          { on: '2022-12-01', hours: 4 },
          { on: '2022-12-02', hours: 6 },
        ],
      }),
    ],
    { asks: false },
  ),
  late: at([aCertificate({ facts: { ...exchanged, inPost: true }, credits: studied })], {
    ...{ asOf: '2026-11-28', asks: false },
  }),
  lapsed: at([aCertificate({ facts })], { asOf: '2023-01-02', asks: false }),
};

const NAMES: Record<string, string> = {
  ...{ registryStatus: 'status', registeredOn: 'reg', exchangedOn: 'exch', downloadedOn: 'dl' },
};
const EVENTS = ['reg', 'exch', 'dl'];

/** A fact in the words of the file; hours that are taken away carry a minus. */
function wordsOf({ op, fact, value, on }: FactOut): string {
  const name = NAMES[fact] ?? fact;
  if (EVENTS.includes(name)) return `${name}@${value}`;
  if (fact === 'newNumber') return 'num';
  if (fact === 'statedCycle') return `year:${on?.slice(0, 4)}=${value}`;
  const day = ['total', 'inPost', 'reminder'].includes(fact) ? '' : `@${on}`;
  return `${op === 'remove' ? '-' : ''}${name}=${value}${day}`;
}

/** One of the readings that are all right, as facts; null: nothing is read back. */
function readingOf(wanted: string, asOf: string): { words: string; certificate: string | null }[] | null {
  if (wanted === 'none' || wanted === 'ask') return null;
  return wanted.split(' ').flatMap((one) => {
    const [told = '', certificate = null] = one.split('#');
    const whole = told.replace(
      /@(-?\d{1,2})(?!\d)(?!-)/g,
      (_, days) => `@${formatDay(parseDay(asOf) + Number(days))}`,
    );
    const change = /^change=(.+)>(.+)$/.exec(whole);
    const removal = /^remove=(.+)$/.exec(whole);
    if (change)
      return [`-credit=${change[1]}`, `credit=${change[2]}`].map((words) => ({ words, certificate }));
    return [{ words: removal ? `-credit=${removal[1]}` : whole, certificate }];
  });
}

function isAllRight(got: readonly FactOut[], wanted: string, asOf: string): boolean {
  return wanted.split('|').some((one) => {
    const reading = readingOf(one, asOf) ?? [];
    const words = reading.map((each) => each.words).sort();
    const certificates = reading.every(
      ({ words: told, certificate }) =>
        certificate === null ||
        got.some((fact) => wordsOf(fact) === told && fact.certificate === certificate),
    );
    return certificates && JSON.stringify(got.map(wordsOf).sort()) === JSON.stringify(words);
  });
}

const lines = readFileSync(join(__dirname, 'told', 'workers.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => line.split('\t') as [string, string, string]);

const scored = talkOf(
  lines.map(([place, text], i) => {
    const { asOf, registeredOn, certificates, asks } = PLACES[place] as Place;
    return {
      id: String(i),
      asOf,
      holder: { registeredOn, certificates },
      says: [...(asks ? ['下一步'] : []), ...text.split(' // ')],
    };
  }),
).map(({ turns }, i) => {
  const [place, text, wanted] = lines[i] as [string, string, string];
  const { written = [], proposed = [] } = turns.at(-1) ?? {};
  const got = [...written, ...proposed];
  const right = isAllRight(got, wanted, (PLACES[place] as Place).asOf);
  return {
    right,
    false: !right && got.length > 0,
    words: `${place} ${text} (${wanted}): ${got.map(wordsOf).join(' ')}`,
  };
});

it('reads nothing back that workers did not say', () => {
  expect(scored.filter((one) => one.false).map(({ words }) => words)).toEqual([]);
});

it('hears all but a few of what they tell', () => {
  const missed = scored.filter(({ right }) => !right);
  if (missed.length > scored.length * 0.02) expect(missed.map(({ words }) => words)).toEqual([]);
  expect(scored.length).toBeGreaterThan(600);
});
