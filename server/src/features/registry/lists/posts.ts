import { loadPack, offeredPacks } from '@hz/shared/packs';
import { foreignKindsOf, type KindsOfPosts, partedPost } from '@hz/shared/standing';
import { plainTrade, type Rulebook } from '@hz/shared/v1/rulebook';

export interface NamedPost {
  trade: string;
  specialty: string | null;
  /** The kind of certificate whose list names the post; null where none does. */
  kind: string | null;
}

/** The posts or cards of each kind of certificate, as a pack lists them. */
export type KindPosts = Readonly<
  Record<string, Pick<KindsOfPosts[string], 'posts' | 'postsOpen'> & { readonly name?: string }>
>;

/** What of a pack it takes to read its lists; plain data, for a thread of its own. */
export interface ListPack {
  kinds: KindsOfPosts;
  /** Those of the other packs, by which a row of another kind is told. */
  others: readonly KindsOfPosts[];
  /** Whether its law reads the day on which a certificate's term ends. */
  expires: boolean;
}

/** What it takes to read a pack's lists, as data for a thread. */
export function listPackOf(id: string): ListPack {
  const { kinds, facts } = loadPack(id).said;
  const others = offeredPacks().filter(({ said }) => said.id !== id);
  return {
    kinds,
    others: others.map(({ said }) => said.kinds),
    expires: facts.expiresOn?.type === 'date',
  };
}

const plainSpecialty = (text: string): string =>
  plainTrade(text)
    .replace(/^[(\-—_/]+/, '')
    .replace(/(?<![)\-—_/])[)\-—_/]+$|(方向|专业|类)\)?$/, ''); // looked for where such signs begin, not at each of them

/** A card by its letter, wherever it stands alone: C1 in 安全员C1证, and not in AC1. */
const namesCard = (text: string, card: string): boolean =>
  /^[A-Z]\d?$/.test(card) && new RegExp(`(?<![A-Z0-9])${card}(?![A-Z0-9])`).test(text);

/**
 * A post as the pack names it: 土建施工员, 施工员（土建） and 施工员 with 土建 beside it are the same.
 * A name that no list knows stays as it is written: 试验员（土建） is not 试验员. Where one kind alone takes posts beside
 * its list, it is that one's, with the specialty apart that stands in brackets behind a post that other packs list.
 * @param others the kinds of other packs
 * @param beside what else the row says of it: its specialty, and the certificate's class, where a card may stand
 */
export function postIn(
  kinds: KindPosts,
  post: string,
  specialty: string,
  beside = '',
  others: readonly KindsOfPosts[] = [],
): NamedPost {
  const name = plainTrade(post);
  const own = plainSpecialty(specialty);
  const all = Object.entries(kinds);
  for (const [kind, { posts }] of all)
    for (const { name: trade, specialties } of posts) {
      if ([name, own, plainTrade(beside)].some((text) => namesCard(text.toUpperCase(), trade)))
        return { trade, specialty: null, kind };
      const within = name.startsWith(trade)
        ? name.slice(trade.length)
        : name.endsWith(trade)
          ? name.slice(0, -trade.length)
          : null;
      if (within === null) continue;
      const inName = plainSpecialty(within);
      if (inName === '') return { trade, specialty: own || null, kind };
      if (specialties.includes(inName)) return { trade, specialty: inName, kind };
    }
  const [only, ...more] = all;
  const isOpen = only !== undefined && more.length === 0 && only[1].postsOpen;
  const parted = partedPost(name, others);
  return { trade: parted.trade, specialty: own || parted.specialty, kind: isOpen ? only[0] : null };
}

/** Whether a post or card is of a kind that a pack does not know: its holder is not to be judged by that pack. */
export const isForeign = ({ kinds, others }: ListPack, kind: string, trade: string): boolean =>
  kinds[kind]?.postsOpen === true && foreignKindsOf(kinds, kind, trade, others).length > 0;

/** The same under the rulebook of the first version of the API. */
export function postOf({ families }: Pick<Rulebook, 'families'>, post: string, specialty: string): NamedPost {
  const kinds = Object.entries(families).map(([id, { posts }]) => [id, { posts, postsOpen: false }]);
  return postIn(Object.fromEntries(kinds), post, specialty);
}
