import type { Undo } from '../certificates/take-back';
import type { Changed } from '../certificates/turn';
import { type Held, type HeldChange, latestHeld } from './store';
import { tellOfChange } from './turned';
import { words } from './words';

/** What a change was: the fact that was told, or words for it where it is none. */
export type Told = { name: string; label: string } | ((after: Held) => string) | string;

/** As it stands now: 换证日期：2024年5月10日. */
function changedIn(after: Held, told: Told): string {
  if (typeof told === 'string') return told;
  if (typeof told === 'function') return told(after);
  return words.changed(told.label, after.facts.find(({ name }) => name === told.name)?.label ?? words.untold);
}

/** Shows before and after where a change has made something else of a certificate; says whether it did. */
export function tellOfHeld(
  before: Held,
  undo: Undo | null,
  told: Told,
  how: Changed['how'] = 'told',
): boolean {
  const after = latestHeld(before.id);
  return (
    after !== null && tellOfChange(before, after, { changed: { words: changedIn(after, told), how }, undo })
  );
}

const isOwn = ({ origin }: Held['facts'][number]): boolean => origin === 'self';

/** How a certificate stands after a change, as far as the change goes: what it is taken back from. */
export function seenAfter(
  { facts, archived, kind, trade, specialty }: Held,
  change: HeldChange,
): HeldChange['seen'] {
  const names = [...Object.keys(change.facts ?? {}), ...(change.forget ?? [])];
  const told = facts.filter((fact) => names.includes(fact.name) && isOwn(fact));
  return {
    facts: Object.fromEntries(told.map(({ name, value }) => [name, value])),
    // Of what an official record lies over, nobody here knows what stands below it.
    untold: names.filter((name) => !facts.some((fact) => fact.name === name)),
    ...(change.archived !== undefined && { archived }),
    ...(change.post !== undefined && { kind, trade, specialty }),
  };
}

/** What puts a certificate back as it was told before a change: what nobody had told is forgotten again. */
export function asBefore({ facts, archived, kind, trade, specialty }: Held, change: HeldChange): HeldChange {
  const names = [...Object.keys(change.facts ?? {}), ...(change.forget ?? [])];
  const own = facts.filter((fact) => names.includes(fact.name) && isOwn(fact));
  const told = own.map(({ name }) => name);
  return {
    facts: Object.fromEntries(own.map(({ name, value }) => [name, value])),
    forget: names.filter((name) => !told.includes(name)),
    ...(change.archived !== undefined && { archived }),
    ...(change.post !== undefined && { kind, trade, specialty }),
  };
}
