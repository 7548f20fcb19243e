import { useObservable } from '../../observable';
import { cards } from './cards';
import { type Listed, listed } from './order';
import { certificates } from './store';
import { words } from './words';

const ENDING = 4;

const numberOf = ({ view }: Listed): string | null => view.newNumber ?? view.number;

/** What tells a certificate from another of the same post and kind: the end of its number, else its place; null: there is none. */
export function twinMark(list: readonly Listed[], one: Listed): string | null {
  const twins = list.filter(({ title, kind }) => title === one.title && kind === one.kind);
  if (twins.length < 2) return null;
  const endOf = (twin: Listed) => numberOf(twin)?.slice(-ENDING) ?? null;
  const end = endOf(one);
  // Of two whose numbers end alike the end tells nothing.
  const tells = end !== null && twins.filter((twin) => endOf(twin) === end).length === 1;
  return tells ? words.numberEnds(end) : words.nth(twins.indexOf(one) + 1);
}

/** The same by its id, as far as this phone knows the holder's certificates. */
function markOf(id: string | null): string | null {
  const list = listed(
    certificates.state.get().data?.certificates ?? [],
    cards.state.get().data?.certificates ?? [],
  );
  const one = list.find((each) => each.id === id);
  return one ? twinMark(list, one) : null;
}

/** How a certificate is called where it stands alone; where there is another like it, with what tells it from that one. */
export function namedOf(id: string | null, name: string): string {
  const mark = markOf(id);
  return mark === null ? name : words.marked(name, mark);
}

/** The same on a screen, which follows as certificates are added and numbered. */
export function useNamed(id: string | null): (name: string) => string {
  useObservable(certificates.state);
  useObservable(cards.state);
  return (name) => namedOf(id, name);
}
