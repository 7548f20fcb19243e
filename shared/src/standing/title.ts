import { type Known, type Pack, plainTrade } from '../law';

/** The fact of a pack in which the post or card of a certificate stands, where its law reads it. */
export const TRADE = 'trade';

/** The posts or cards of a pack, as they are listed: what is shown, and what is stored of them. */
export interface Post {
  /** What stands for it in an answer. */
  readonly value: string;
  readonly kind: string;
  readonly title: string;
  readonly trade: string;
  readonly specialty: string | null;
}

/** How a post or card is called: 施工员（土建）, C 类. */
function postTitle({ said }: Pack, trade: string, specialty: string | null): string {
  const fact = said.facts[TRADE];
  const words = fact?.type === 'state' && typeof fact.values === 'object' ? fact.values[trade] : undefined;
  return words ?? (specialty === null ? trade : `${trade}（${specialty}）`);
}

const listed = new WeakMap<Pack, readonly Post[]>();

/** Every post or card that a pack lists, one with specialties once for each. Put together once a pack. */
export function postsOf(pack: Pack): readonly Post[] {
  const known = listed.get(pack);
  if (known) return known;
  const posts = Object.entries(pack.said.kinds).flatMap(([kind, { posts: own }]) =>
    own.flatMap(({ name, specialties }) =>
      (specialties.length > 0 ? specialties : [null]).map((specialty) => ({
        value: `${kind}/${specialty === null ? name : `${name}（${specialty}）`}`,
        kind,
        title: postTitle(pack, name, specialty),
        trade: name,
        specialty,
      })),
    ),
  );
  listed.set(pack, posts);
  return posts;
}

/** How a certificate is called on screen: 施工员（土建）, 建筑施工安管人员（C 类）. */
export function titleOf(
  pack: Pack | undefined,
  kind: string,
  trade: string,
  specialty: string | null,
): string {
  if (!pack) return specialty === null ? trade : `${trade}（${specialty}）`;
  const title = postTitle(pack, trade, specialty);
  return title === trade || specialty !== null ? title : `${pack.said.kinds[kind]?.name ?? ''}（${title}）`;
}

/** A certificate's facts with its post among them, where the law of its pack reads it. */
export const withTrade = (
  pack: Pack,
  facts: Readonly<Record<string, Known | undefined>>,
  trade: string,
): Record<string, Known | undefined> =>
  Object.hasOwn(pack.said.facts, TRADE) ? { ...facts, [TRADE]: plainTrade(trade) } : { ...facts };

/** Whether a fact is told with the certificate itself, and not by its name. */
export const isTrade = (name: string): boolean => name === TRADE;
