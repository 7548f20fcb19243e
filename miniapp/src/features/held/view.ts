import { formatDayChinese, parseDay } from '@hz/shared/calendar';
import type { Stop } from '../../ui/WayMap';
import { dayWords } from '../dates';
import type { Pack } from '../packs/store';
import type { Held, HeldWithPack } from './store';
import { words } from './words';

export type Step = Pack['steps'][number];
export type Duty = Held['obligations'][number];
export type Cycle = Held['cycles'][number];

/** A fact that can be told of a certificate, with what is told of it. */
export interface HeldFact {
  name: string;
  label: string;
  ask: Pack['facts'][number]['ask'];
  told: Held['facts'][number] | null;
}

/** The duties that say anything of this certificate; the one whose words stand at the head, first. */
export function duties({ obligations, headline }: Held): Duty[] {
  const isHead = ({ words: said }: Duty) => said.title === headline?.title;
  const shown = obligations.filter((one) => one.state !== 'not-applicable' || isHead(one));
  return [...shown.filter(isHead), ...shown.filter((one) => !isHead(one))];
}

// The post is a field of the certificate itself: it is no fact to be told again.
const POST = 'trade';

/** The facts of a certificate: first those that somebody spoke of, then those that can be told. */
export function factsOf({ held, pack }: HeldWithPack): HeldFact[] {
  const all = pack.facts
    .filter(({ name }) => name !== POST)
    .map(({ name, label, ask }) => ({
      ...{ name, label, ask },
      told: held.facts.find((one) => one.name === name) ?? null,
    }));
  return [...all.filter(({ told }) => told), ...all.filter(({ told }) => !told)];
}

/** The post of a certificate: how its pack calls it, what it is, and how it is told. */
export function postOf({ held, pack }: HeldWithPack): { name: string; title: string; told: string } {
  const { kind, trade, specialty } = held;
  const told = specialty === null ? trade : `${trade}（${specialty}）`;
  const listed = pack.kinds
    .find(({ id }) => id === kind)
    ?.posts.find(({ value }) => value === `${kind}/${told}`);
  const name = pack.facts.find((fact) => fact.name === POST)?.label ?? words.post;
  return { name, title: listed?.title ?? told, told };
}

/** The facts that some duty asks for. */
export function askedFacts(both: HeldWithPack): HeldFact[] {
  const names = new Set(both.held.obligations.flatMap(({ ask }) => ask));
  return factsOf(both).filter(({ name }) => names.has(name));
}

/** The past cycles that some duty asks about, the earliest first. */
export function askedCycles({ obligations, cycles }: Held): Cycle[] {
  const asked = new Set(obligations.flatMap(({ askCycles }) => askCycles));
  return cycles.filter(({ from, canState }) => canState && asked.has(from));
}

/** The hours of the time that runs, of which the holder may owe more than the document asks of everybody. */
function ownHours({ obligations }: Held): string | null {
  const duty = obligations.find(({ cycle, state, needs }) => cycle && state === 'open' && needs.length > 0);
  const [need] = duty?.needs ?? [];
  return need ? words.ownHours(need.required, need.remaining) : null;
}

/** The steps of the way as stops on the map, in the words of the pack; where one is, by what oneself has to do. */
export const stopsOf = ({ held, pack }: HeldWithPack): Stop[] =>
  held.way.map(({ id, state, doneOn, concluded }) => {
    const step = pack.steps.find((one) => one.id === id);
    if (concluded) return { id, title: step?.title ?? id, state: 'concluded', note: words.notes.concluded };
    const own = state === 'current' && step?.marks === 'hours' ? ownHours(held) : null;
    const done = state === 'done' && doneOn ? words.doneOn(dayWords(doneOn, held.asOf)) : null;
    return { id, title: step?.title ?? id, state, note: own ?? done ?? words.notes[state] };
  });

/** Whether hours are of any use to this certificate, or were noted for it. */
export const tellsHours = ({ held, pack }: HeldWithPack): boolean =>
  held.credits.length > 0 ||
  held.cycles.length > 0 ||
  held.way.some(({ id }) => pack.steps.find((step) => step.id === id)?.marks === 'hours');

/** From when to when; where the two are of different years, each says its own. */
export function spanWords({ from, to }: Pick<Cycle, 'from' | 'to'>, asOf: string): string {
  if (from.slice(0, 4) === to.slice(0, 4)) return words.span(dayWords(from, asOf), dayWords(to, asOf));
  return words.span(formatDayChinese(parseDay(from)), formatDayChinese(parseDay(to)));
}
