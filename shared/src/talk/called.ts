// By which names the packs are called: of each its place with the cities there, or its scheme. A pack that is added is
// known by what it says itself.
import type { Pack } from '../law';
import { findPack, offeredPacks } from '../packs';
import { HOME_PACK, OF_OWN_PLACE, PLACES } from './phrases/schemes';

/** The names of one pack. */
export interface Called {
  readonly pack: string;
  /** How a question names it, whoever asks. */
  readonly asked: RegExp;
  /** The shortest names by which one of several certificates is told. A letter or a post says nothing of these. */
  readonly held: RegExp;
  /** Its names in a question of its holder, all of them; null: what was learnt was learnt with them. */
  readonly own: RegExp | null;
  /** What names it where a certificate is to be taken in. */
  readonly begun: RegExp;
  /** Its province and the cities there; null: it is of no one place, so that any may have issued a certificate. */
  readonly place: RegExp | null;
  /** Whether its cards are told apart by a letter. */
  readonly isLettered: boolean;
  /** What tells it apart from another scheme of the same name. */
  readonly apart: RegExp | null;
  /** The pack by whose names its cards are called too. */
  readonly beside: string | null;
  /** How one card of it is called. */
  readonly card: string;
}

const LETTER = /^[A-Z]\d?$/;

const isLettered = ({ said }: Pack): boolean => {
  const posts = Object.values(said.kinds).flatMap(({ posts: those }) => those);
  return posts.length > 0 && posts.every(({ name }) => LETTER.test(name));
};

/** 青海省 is 青海, 内蒙古自治区 is 内蒙古. */
const nameOfPlace = (jurisdiction: string): string =>
  jurisdiction.replace(/（.*$/, '').replace(/(?:省|市|(?:壮族|回族|维吾尔)?自治区)$/, '');

const NOWHERE = /(?!)/;

function namesOf(pack: Pack): Called {
  const { id, jurisdiction, called } = pack.said;
  const base = { pack: id, isLettered: isLettered(pack) };
  const { scheme, cities, marks } = called;
  if (scheme)
    return {
      ...base,
      asked: new RegExp(scheme.asked, 'i'),
      held: new RegExp(scheme.held, 'i'),
      own: new RegExp(scheme.own, 'gi'),
      begun: new RegExp(scheme.begun, 'i'),
      place: null,
      apart: new RegExp(scheme.apart, 'i'),
      beside: scheme.beside ?? null,
      card: scheme.card,
    };
  const of = { ...base, apart: null, beside: null, card: '证' };
  const name = nameOfPlace(jurisdiction);
  if (name === '全国')
    return { ...of, asked: NOWHERE, held: NOWHERE, own: null, begun: NOWHERE, place: null };
  const places = [name, ...cities].join('|');
  // A province may have a city of its own name, of which nothing is said.
  const named = new RegExp([`${name}(?!市)`, ...cities, ...marks].join('|'), 'i');
  const own = id === HOME_PACK ? null : new RegExp(OF_OWN_PLACE(places), 'g');
  return { ...of, asked: named, held: named, own, begun: new RegExp(places), place: new RegExp(places) };
}

const known = new WeakMap<Pack, Called>();
const ordered = new WeakMap<readonly Pack[], readonly Called[]>();

function calledOf(pack: Pack): Called {
  const names = known.get(pack) ?? namesOf(pack);
  known.set(pack, names);
  return names;
}

/** What is named more closely comes first: 水利安全员证 is no 安全员证. The place whose words were learnt is the last. */
const rank = ({ pack, beside, place }: Called): number =>
  beside !== null ? 0 : place === null ? 1 : pack === HOME_PACK ? 3 : 2;

/** The names of every pack that is not an example, in the order in which they are looked for. */
export function allCalled(): readonly Called[] {
  const packs = offeredPacks();
  const ready = ordered.get(packs);
  if (ready) return ready;
  const all = packs.map(calledOf).sort((one, other) => rank(one) - rank(other));
  ordered.set(packs, all);
  return all;
}

/** The names of one pack; undefined where there is none. */
export function calledBy(id: string): Called | undefined {
  const pack = findPack(id);
  return pack && calledOf(pack);
}

/** The packs that have a place, by name of their own. */
export const placesAtHand = (): { pack: string; place: RegExp }[] =>
  allCalled().flatMap(({ pack, place }) => (place === null ? [] : [{ pack, place }]));

/** Every place that a text may name, as a pattern. */
export const placesNamed = (): string =>
  [...new Set([...placesAtHand().flatMap(({ place }) => place.source.split('|')), PLACES])].join('|');
