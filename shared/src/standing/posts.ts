import type { Day } from '../calendar';
import { type ConditionData, type Pack, plainTrade, valueAt } from '../law';
import { isTrade, type Post, postsOf } from './title';

type Kind = Pick<Pack['said']['kinds'][string], 'name' | 'posts' | 'postsOpen'>;
/** The kinds of certificates of a pack with their posts: plain data, for a thread of its own. */
export type KindsOfPosts = Readonly<Record<string, Kind>>;

/** A card by its letter, wherever it stands alone: C1 in 安全员C1证, and not in AC1. */
const namesCard = (text: string, card: string): boolean =>
  /^[A-Z]\d?$/.test(card) && new RegExp(`(?<![A-Z0-9])${card}(?![A-Z0-9])`).test(text.toUpperCase());

const lists = ({ posts }: Kind, name: string): boolean =>
  posts.some((post) => plainTrade(post.name) === name);

const isNamed = (kind: Kind, name: string): boolean =>
  lists(kind, name) || kind.posts.some((post) => namesCard(name, post.name));

const lastOf = (name: string): string => [...name].at(-1) ?? '';

/** Whether posts of a kind end as a name does: 员 for those of the professionals, 工 for the workers’ trades. */
const endsLike = (kind: Kind, name: string): boolean =>
  kind.posts.some((post) => lastOf(post.name) === lastOf(name));

/** Every kind of certificate that some packs know, by its id: the same kind may stand in several of them. */
function byId(packs: readonly KindsOfPosts[]): Map<string, Kind[]> {
  const all = new Map<string, Kind[]>();
  for (const kinds of packs)
    for (const [id, kind] of Object.entries(kinds)) all.set(id, [...(all.get(id) ?? []), kind]);
  return all;
}

/**
 * The kinds to which a post or card belongs that stands in no list of a kind which takes posts beside its list; empty: it
 * may be taken for that kind. Not taken is what other packs list for a kind that this one does not know: a card, a
 * worker's trade.
 */
export function foreignKindsOf(
  kinds: KindsOfPosts,
  id: string,
  trade: string,
  others: readonly KindsOfPosts[],
): readonly Kind[] {
  // 砌筑工（市政） is of no other kind than 砌筑工.
  const name = partedPost(trade, [kinds, ...others]).trade;
  const own = kinds[id];
  if (!own || lists(own, name)) return [];
  const all = byId([kinds, ...others]);
  const same = all.get(id) ?? [];
  const named = [...all].filter(([, some]) => some.some((kind) => isNamed(kind, name)));
  if (named.some(([other]) => other === id)) return [];
  // A name that no list has is told by its ending, and only from kinds that this pack does not know.
  const alike = same.some((kind) => endsLike(kind, name))
    ? []
    : [...all].filter(
        ([other, some]) =>
          !Object.hasOwn(kinds, other) && some.some((kind) => kind.postsOpen && endsLike(kind, name)),
      );
  return (named.length > 0 ? named : alike).flatMap(([, some]) => some);
}

const kindsOf = (packs: readonly Pack[], but: Pack): KindsOfPosts[] =>
  packs.filter((one) => one !== but).map(({ said }) => said.kinds);

/** Why a post or card cannot be taken for a kind of certificate of a pack, in words; null when it can. */
export function postFault(pack: Pack, id: string, trade: string, packs: readonly Pack[]): string | null {
  const name = plainTrade(trade);
  const own = pack.said.kinds[id];
  if (!own || lists(own, name)) return null;
  if (!own.postsOpen)
    return `“${name}”不是${own.name}的类别。有的是：${own.posts.map((post) => post.name).join('、')}。`;
  const found = foreignKindsOf(pack.said.kinds, id, name, kindsOf(packs, pack));
  if (found.length === 0) return null;
  const names = [...new Set(found.map((kind) => kind.name))];
  return `“${name}”是${names.join('、')}的证书，这里说的是${own.name}。要办它，请换一份文件再选。`;
}

/** A post with its specialty in brackets, as certificates write it: 施工员（土建）. */
const WITH_SPECIALTY = /^([^（）()]+)[（(]([^（）()]+)[)）]$/;

/** A post as it is kept: a specialty that stands in brackets behind it apart. */
export interface PartedPost {
  readonly trade: string;
  readonly specialty: string | null;
}

/**
 * A text as post and specialty, where any pack lists that post by its name: some list none, and certificates write both
 * under all of them. Else as it is.
 * @param named posts that are known beside the lists
 */
export function partedPost(
  text: string,
  packs: readonly KindsOfPosts[],
  named: readonly string[] = [],
): PartedPost {
  const [, head = '', specialty = ''] = WITH_SPECIALTY.exec(text.trim()) ?? [];
  if (specialty.trim() === '') return { trade: plainTrade(text), specialty: null };
  const trade = plainTrade(head);
  const isKnown =
    named.includes(trade) || packs.some((kinds) => Object.values(kinds).some((kind) => lists(kind, trade)));
  return isKnown ? { trade, specialty: specialty.trim() } : { trade: plainTrade(text), specialty: null };
}

const byName = new WeakMap<Pack, ReadonlyMap<string, readonly Post[]>>();

/** The posts of a pack's lists that are called so, by what is shown or by what is stored. */
function called(pack: Pack, name: string): readonly Post[] {
  let names = byName.get(pack);
  if (!names) {
    const all = new Map<string, Post[]>();
    for (const post of postsOf(pack))
      for (const one of new Set([post.title, post.trade].map(plainTrade)))
        all.set(one, [...(all.get(one) ?? []), post]);
    names = all;
    byName.set(pack, all);
  }
  return names.get(plainTrade(name)) ?? NONE;
}

const NONE: readonly Post[] = [];

/** The one post of a list that an answer means, of a kind where that is known; null where it is none or several. */
export function listedPost(pack: Pack, answer: string, kind?: string): Post | null {
  const exact = postsOf(pack).find(({ value }) => value === answer);
  if (exact) return exact;
  const found = called(pack, answer).filter((post) => kind === undefined || post.kind === kind);
  return found.length === 1 ? (found[0] as Post) : null;
}

/** The kinds that a post or card may be of: those that list it; where none does, those that take other names too. */
export function kindsFor(pack: Pack, post: string): string[] {
  const listing = new Set(called(pack, post).map(({ kind }) => kind));
  const ids = Object.keys(pack.said.kinds);
  return ids.filter((id) => (listing.size > 0 ? listing.has(id) : pack.said.kinds[id]?.postsOpen));
}

/** Which names of posts a condition speaks of. */
const namesIn = (data: ConditionData): string[] => [
  ...(data.fact !== undefined && isTrade(data.fact) && data.in !== undefined ? [data.in] : []),
  ...[...(data.all ?? []), ...(data.any ?? []), ...(data.not ? [data.not] : [])].flatMap(namesIn),
];

/** The posts that the law of a pack names on a day and none of its lists has: those that it takes no more, say. */
export function namedInLaw(pack: Pack, asOf: Day): string[] {
  const rows = pack.said.obligations.flatMap(({ notFor, refused }) => [...notFor, ...refused]);
  const names = rows
    .flatMap((row) => namesIn(row.if))
    .flatMap((name) => {
      const dated = pack.values[name];
      return dated ? (valueAt(dated, Math.max(asOf, pack.from)) as string[]) : [];
    });
  return [...new Set(names)].filter((name) => called(pack, name).length === 0);
}
