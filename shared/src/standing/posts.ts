import { type Pack, plainTrade } from '../law';

type Kinds = Pack['said']['kinds'];

/** A card by its letter, wherever it stands alone: C1 in 安全员C1证, and not in AC1. */
const namesCard = (text: string, card: string): boolean =>
  /^[A-Z]\d?$/.test(card) && new RegExp(`(?<![A-Z0-9])${card}(?![A-Z0-9])`).test(text.toUpperCase());

const lists = ({ posts }: Kinds[string], name: string): boolean =>
  posts.some((post) => plainTrade(post.name) === name);

const isNamed = (kind: Kinds[string], name: string): boolean =>
  lists(kind, name) || kind.posts.some((post) => namesCard(name, post.name));

const lastOf = (name: string): string => [...name].at(-1) ?? '';

/** Whether posts of a kind end as a name does: 员 for those of the professionals, 工 for the workers’ trades. */
const endsLike = (kind: Kinds[string], name: string): boolean =>
  kind.posts.some((post) => lastOf(post.name) === lastOf(name));

/** Every kind of certificate that some packs know, by its id: the same kind may stand in several of them. */
function kindsOf(packs: readonly Pack[]): Map<string, Kinds[string][]> {
  const all = new Map<string, Kinds[string][]>();
  for (const { said } of packs)
    for (const [id, kind] of Object.entries(said.kinds)) all.set(id, [...(all.get(id) ?? []), kind]);
  return all;
}

/**
 * Why a post or card cannot be taken for a kind of certificate of a pack, in words; null when it can. A pack that takes
 * posts beside its list takes none that other packs list for a kind which it does not know: a card, a worker's trade.
 */
export function postFault(pack: Pack, id: string, trade: string, packs: readonly Pack[]): string | null {
  const name = plainTrade(trade);
  const own = pack.said.kinds[id];
  if (!own || lists(own, name)) return null;
  if (!own.postsOpen)
    return `“${name}”不是${own.name}的类别。有的是：${own.posts.map((post) => post.name).join('、')}。`;
  const all = kindsOf([pack, ...packs.filter((one) => one !== pack)]);
  const same = all.get(id) ?? [];
  const named = [...all].filter(([, kinds]) => kinds.some((kind) => isNamed(kind, name)));
  if (named.some(([other]) => other === id)) return null;
  // A name that no list has is told by its ending, and only from kinds that this pack does not know.
  const alike = same.some((kind) => endsLike(kind, name))
    ? []
    : [...all].filter(
        ([other, kinds]) =>
          !Object.hasOwn(pack.said.kinds, other) &&
          kinds.some((kind) => kind.postsOpen && endsLike(kind, name)),
      );
  const found = named.length > 0 ? named : alike;
  if (found.length === 0) return null;
  const names = [...new Set(found.flatMap(([, kinds]) => kinds.map((kind) => kind.name)))];
  return `“${name}”是${names.join('、')}的证书，这里说的是${own.name}。要办它，请换一份文件再选。`;
}
