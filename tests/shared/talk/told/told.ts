import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { ChatHolder, Fact } from '@hz/shared/talk';
import type { CertificateTold } from '../../../support/certificates';
import { signedIn } from '../../../support/chat';

export const DAY = '2022-12-05';
const LATE = '2026-11-28';

/** Where a holder can stand when something is said. */
export const places: Record<string, { asOf: string; holder: ChatHolder; fact: string | null }> = (() => {
  const valid: CertificateTold = { registryStatus: 'valid' };
  const full: CertificateTold = { ...valid, credits: { '2022-11-20': 16, '2022-11-21': 16 } };
  const at = (told: CertificateTold, registeredOn: string | null, asOf = DAY) => ({
    asOf,
    holder: signedIn([told], { registeredOn: registeredOn === null ? null : parseDay(registeredOn) }),
  });
  const exchanged: CertificateTold = { ...full, exchangedOn: '2022-12-02' };
  return {
    'check-registry': { ...at({ registryStatus: null }, null), fact: null },
    register: { ...at(valid, null), fact: 'registeredOn' },
    study: { ...at(valid, '2022-12-01'), fact: null },
    exchange: { ...at(full, '2022-12-01'), fact: 'exchangedOn' },
    download: { ...at(exchanged, '2022-12-01'), fact: 'downloadedOn' },
    number: { ...at({ ...exchanged, downloadedOn: '2022-12-03' }, '2022-12-01'), fact: 'exchangedOn' },
    late: { ...at(exchanged, '2022-12-01', LATE), fact: null },
    noted: {
      ...at(
        {
          ...exchanged,
          inPost: true,
          credits: { '2022-11-20': 16, '2022-11-21': 16, '2026-11-28': 6, '2026-11-27': 4 },
        },
        '2022-12-01',
        LATE,
      ),
      fact: null,
    },
  };
})();

export interface ToldLine {
  kind: string;
  place: string;
  text: string;
  want: string;
}

const rows = (file: string): string[][] =>
  readFileSync(join(__dirname, file), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#') && !line.startsWith('intent\t'))
    .map((line) => line.split('\t'));

export const own = (): ToldLine[] =>
  rows('own.tsv').map(([kind, place, text, want]) => ({ kind, place, text, want }) as ToldLine);
/** Of the mended kinds, by others than who wrote `own`. */
export const outsiders = (): ToldLine[] =>
  rows('outsiders.tsv').map(([kind, place, text, want]) => ({ kind, place, text, want }) as ToldLine);
export const sample = (): ToldLine[] =>
  rows('sample.tsv').map(([place, text, want]) => ({ kind: 'sample', place, text, want }) as ToldLine);
export const questions = (): { intents: string[]; text: string }[] =>
  rows('questions.tsv').map(([intents, text]) => ({
    intents: (intents as string).split('|'),
    text: text as string,
  }));
export const pairs = (): { first: string; next: string; intents: string[] }[] =>
  rows('pairs.tsv').map(([first, next, intents]) => ({
    first: first as string,
    next: next as string,
    intents: (intents as string).split('|'),
  }));

const dayAt = (asOf: string, offset: string): string => formatDay(parseDay(asOf) + Number(offset));

type Check = (facts: readonly Fact[]) => boolean;

function creditsWanted(want: string, asOf: string): Check {
  const wanted = want.split(' ').map((each) => {
    const [tenths, offset] = each.split('@') as [string, string];
    return `add ${Number(tenths) / 10} ${dayAt(asOf, offset)}`;
  });
  return (facts) => same(facts, wanted);
}

const creditWords = ({ op, fact, value, on }: Fact): string =>
  fact === 'credit' ? `${op} ${value} ${on}` : fact;
const same = (facts: readonly Fact[], wanted: readonly string[]): boolean =>
  JSON.stringify(facts.map(creditWords).sort()) === JSON.stringify([...wanted].sort());

const factWords = ({ op, fact, value, on }: Fact): string =>
  `${op} ${fact} ${value} ${fact === 'credit' || fact === 'statedCycle' ? on : ''}`.trim();

/** One of several things told together, as the facts that it must be. */
function factsOf(want: string, place: string): string[] {
  const { asOf, fact } = places[place] as { asOf: string; fact: string | null };
  const [, name, offset] = /^(done|exchanged|registered|downloaded)@(-?\d+)$/.exec(want) ?? [];
  if (name !== undefined)
    return [`set ${name === 'done' ? fact : `${name}On`} ${dayAt(asOf, offset as string)}`];
  const [, fix, fixOn, now, nowOn] = /^fix:(\d+)@(-?\d+)>(\d+)@(-?\d+)$/.exec(want) ?? [];
  if (fix !== undefined)
    return [...factsOf(`del:${fix}@${fixOn}`, place), ...factsOf(`${now}@${nowOn}`, place)];
  const [, year, hours] = /^y(\d+)=(\d+)$/.exec(want) ?? [];
  if (year !== undefined) return [`set statedCycle ${Number(hours) / 10} ${year}-01-01`];
  const [, post] = /^post:(true|false)$/.exec(want) ?? [];
  if (post !== undefined) return [`set inPost ${post}`];
  const [, total] = /^total:(\d+)$/.exec(want) ?? [];
  if (total !== undefined) return [`set total ${Number(total) / 10}`];
  if (['valid', 'cancelled', 'not-found'].includes(want)) return [`set registryStatus ${want}`];
  const [, gone, tenths, on] = /^(del:)?(\d+)@(-?\d+)$/.exec(want) ?? [];
  if (on === undefined) throw new RangeError(want);
  return [`${gone ? 'remove' : 'add'} credit ${Number(tenths) / 10} ${dayAt(asOf, on)}`];
}

/** What the facts of a reply must be for a line of the file. Null: nothing may be written, and nothing else is asked. */
export function wanted(line: ToldLine): Check {
  const { want, place } = line;
  if (want.includes('|')) {
    const each = want.split('|').map((one) => wanted({ ...line, want: one }));
    return (facts) => each.some((check) => check(facts));
  }
  if (/[+ ]/.test(want)) {
    const words = want.split(/[+ ]/).flatMap((one) => factsOf(one, place));
    return (facts) => JSON.stringify(facts.map(factWords).sort()) === JSON.stringify(words.sort());
  }
  const { asOf, fact } = places[place] as { asOf: string; fact: string | null };
  const only =
    (check: (one: Fact) => boolean): Check =>
    (facts) =>
      facts.length === 1 && check(facts[0] as Fact);
  const event = (name: string | null, offset: string) =>
    only((one) => one.fact === name && one.value === dayAt(asOf, offset));
  const done = /^(done|exchanged|registered|downloaded)@(-?\d+)$/.exec(want);
  if (done) {
    const names: Record<string, string | null> = {
      done: fact,
      exchanged: 'exchangedOn',
      registered: 'registeredOn',
      downloaded: 'downloadedOn',
    };
    return event(names[done[1] as string] ?? null, done[2] as string);
  }
  if (/^\d+@/.test(want)) return creditsWanted(want, asOf);
  const [, status, shownOn] = /^(valid|cancelled|not-found)(?:@(-?\d+))?$/.exec(want) ?? [];
  if (status !== undefined)
    return only(
      (one) =>
        one.fact === 'registryStatus' &&
        one.value === status &&
        (shownOn === undefined || one.on === dayAt(asOf, shownOn)),
    );
  const total = /^total:(\d+)$/.exec(want);
  if (total) return only((one) => one.fact === 'total' && one.value === Number(total[1]) / 10);
  if (/^y\d/.test(want)) {
    const years = want.split(' ').map((each) => /^y(\d+)=(\d+)$/.exec(each) as RegExpExecArray);
    return (facts) =>
      facts.length === years.length &&
      years.every(([, year, tenths]) =>
        facts.some(
          (one) =>
            one.fact === 'statedCycle' && one.on === `${year}-01-01` && one.value === Number(tenths) / 10,
        ),
      );
  }
  const fix = /^fix:(\d+)@(-?\d+)>(\d+)@(-?\d+)$/.exec(want);
  if (fix)
    return (facts) =>
      same(facts, [
        `remove ${Number(fix[1]) / 10} ${dayAt(asOf, fix[2] as string)}`,
        `add ${Number(fix[3]) / 10} ${dayAt(asOf, fix[4] as string)}`,
      ]);
  const del = /^del:(\d+)@(-?\d+)$/.exec(want);
  if (del) return (facts) => same(facts, [`remove ${Number(del[1]) / 10} ${dayAt(asOf, del[2] as string)}`]);
  const post = /^post:(true|false)$/.exec(want);
  if (post) return only((one) => one.fact === 'inPost' && String(one.value) === post[1]);
  const number = /^number:?(.*)$/.exec(want);
  if (number) return only((one) => one.fact === 'newNumber' && (number[1] === '' || one.value === number[1]));
  return (facts) => facts.length === 0;
}

/** Nothing can be said to be right or wrong of these but that nothing was taken for certain. */
export const isAsked = ({ want }: ToldLine): boolean => ['ask', 'ask-date', 'total', 'delete'].includes(want);
