import { tellOfTurn } from '../certificates/flip';
import { type Held, type HeldChange, latestHeld } from './store';

/** Shows before and after where a change has made something else of a certificate; says whether it did. */
export function tellOfHeld(before: Held, undo: () => void): boolean {
  const after = latestHeld(before.id);
  if (!before.headline || !after?.headline) return false;
  return tellOfTurn({ of: after.title, before: before.headline, after: after.headline, undo });
}

/** What puts a certificate back as it was told before a change: what nobody had told is forgotten again. */
export function asBefore({ facts, archived }: Held, change: HeldChange): HeldChange {
  const names = [...Object.keys(change.facts ?? {}), ...(change.forget ?? [])];
  const own = facts.filter(({ name, origin }) => names.includes(name) && origin === 'self');
  const told = own.map(({ name }) => name);
  return {
    facts: Object.fromEntries(own.map(({ name, value }) => [name, value])),
    forget: names.filter((name) => !told.includes(name)),
    ...(change.archived !== undefined && { archived }),
  };
}
