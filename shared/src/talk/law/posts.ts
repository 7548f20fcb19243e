import { type Pack, plainTrade } from '../../law';
import { offeredPacks } from '../../packs';
import { type PackIntake, POST, postsOf } from '../../standing';
import { AROUND, NO_TRADE } from '../phrases/intake-said';
import { otherScheme } from '../scheme';

type Question = PackIntake['answered'][number]['question'];

/** A post that a text says, or which of several is asked; null: it says none. */
type PostHeard = { given: Record<string, string> } | { again: string; choices: string[] } | null;

const LETTER = /^[A-Z]\d?$/;
const AROUND_CARD =
  /我|是|的|就|有|拿|一?[个本张]|专职|建筑|施工|水利|水安|建安|企业|安管|三类|人员|安全生产|安全|管理|考核|合格|员|证书?|类|本|吧|[^\p{L}\p{N}]/gu;
const CARD = /安全|三类人员|安管|安考|安(?=[abc])/;

const takes = (post: string): PostHeard => ({ given: { [POST]: post } });

/** 安全员C证, C类: a card by its letter; 专职安全员 leaves open which. */
function cardSaid(pack: Pack, text: string): PostHeard {
  const letters = postsOf(pack).filter(({ trade }) => LETTER.test(trade));
  if (letters.length === 0 || otherScheme(text, pack.id) !== null) return null;
  const bare = text.replace(AROUND_CARD, '').toUpperCase();
  const card = letters.find(({ trade }) => trade === bare);
  if (card) return takes(card.value);
  return bare === '' && CARD.test(text)
    ? { again: '看证书上的字母。', choices: letters.map(({ title }) => title) }
    : null;
}

/** The posts of every pack, longest first, and the specialties that some of them have. */
function everyPost() {
  const posts = offeredPacks().flatMap(postsOf);
  return {
    heads: [...new Set(posts.map(({ trade }) => trade))]
      .filter((name) => !LETTER.test(name))
      .sort((one, other) => other.length - one.length),
    specialties: new Set(posts.flatMap(({ specialty }) => (specialty === null ? [] : [specialty]))),
  };
}

/** 质量员（市政）, 施工员土建: a post with its specialty, which is left out where the pack's list has the post alone. */
function specialtySaid(pack: Pack, { kind }: Question, text: string): PostHeard {
  const [, named = '', inside] = /^([^()（）]+?)(?:[(（]([^()（）]{1,10})[)）])?(?:证书?)?$/.exec(text) ?? [];
  const whole = named
    .replace(/^(?:我|俺)?(?:就|的证?)?(?:是|干|做|当|写的是)?(?:一?个)?/, '')
    .replace(/专业$|证$/, '');
  const { heads, specialties } = everyPost();
  const head = heads.find((one) => whole.startsWith(one));
  if (head === undefined) return null;
  const rest = whole.slice(head.length).replace(/^[的\s,，、-]+/, '');
  const specialty = inside ?? rest;
  if (inside === undefined ? !specialties.has(rest) : rest !== '') return null;
  const full = `${head}（${specialty}）`;
  const own = postsOf(pack).filter(({ trade }) => plainTrade(trade) === head);
  const listed = own.find((one) => one.specialty === specialty);
  if (listed) return takes(listed.value);
  const split = own.filter((one) => one.specialty !== null);
  if (split.length > 0) return { again: '是下面哪一个？', choices: split.map(({ title }) => title) };
  if (own.length > 0) return takes(head);
  return kind === 'choice' ? null : takes(full);
}

/** What a text says to the question for the post or card. */
export function postSaid(pack: Pack, question: Question, text: string): PostHeard {
  const bare = text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');
  const heads = question.options.map(({ label }) => label.replace(/（.+）$/, ''));
  if (heads.includes(bare)) return takes(bare);
  const found = cardSaid(pack, text) ?? specialtySaid(pack, question, text);
  if (found) return found;
  if (question.kind === 'choice' || NO_TRADE.test(bare) || !/^[一-龥]{1,7}[员工师匠手]$/.test(bare))
    return null;
  return takes(bare);
}
