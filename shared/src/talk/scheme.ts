import { plainTyped } from '../text';
import { allCalled, calledBy, placesAtHand, placesNamed } from './called';
import {
  ELSEWHERE,
  HOME_PACK,
  IS_THERE,
  LETTERED_CARD,
  NAMED_POST,
  OF_PLACE,
  SAME_THING,
  SCHEME_TOPICS,
  type SchemeTopic,
  WATER_TRADE,
} from './phrases/schemes';
import { moodOf } from './told/moods';
import type { ChatCertificate } from './types';

/** A scheme that a question is about; `pack` null: none of it is at hand. */
export interface AskedScheme {
  pack: string | null;
  /** How it was called, where no pack is at hand. */
  called: string;
  topic: SchemeTopic | null;
}

const topicOf = (text: string): SchemeTopic | null =>
  SCHEME_TOPICS.find(([, words]) => words.test(text))?.[0] ?? null;

/** Another scheme than `own` that a text asks about; null: none. */
export function otherScheme(text: string, own: string): AskedScheme | null {
  const said = plainTyped(text).toLowerCase();
  if (IS_THERE.test(said) || (own === HOME_PACK && WATER_TRADE.test(said))) return null;
  const named = allCalled().find(({ asked }) => asked.test(said))?.pack;
  if (named === own) return null;
  if (named !== undefined && calledBy(own)?.beside === named && !calledBy(named)?.apart?.test(said))
    return null;
  const topic = topicOf(said);
  if (named !== undefined) return { pack: named, called: '', topic };
  const place = ELSEWHERE.exec(said)?.[1];
  const asksOfIt = topic !== null || /证/.test(said);
  return place !== undefined && asksOfIt && (moodOf(said).asks || topic !== null)
    ? { pack: null, called: place, topic }
    : null;
}

/**
 * A question without the name of the scheme that it is asked of: 湖北这边一个周期多少学时 is no question of another one.
 * What was learnt was learnt of Jilin's words, so names that are Jilin's own stay.
 */
export function withoutOwnName(text: string, own: string): string {
  const words = calledBy(own)?.own;
  const bare = words ? text.replace(words, (name) => (/[证本]/.test(name) ? '证' : '')) : text;
  return bare.trim() === '' ? text : bare;
}

/** 湖北怎么办: nothing but the name of one's own scheme, and what to do. */
export function isBareHow(text: string, own: string): boolean {
  const words = calledBy(own)?.own;
  const said = plainTyped(text).toLowerCase();
  const bare = words ? said.replace(words, '') : said;
  return (
    bare !== said &&
    /^(?:的?证)?(?:那|我|现在|该|要|得)*(?:怎么|咋)(?:办|弄|整|样|搞)?[呢啊呀]*[?？]*$/.test(bare.trim())
  );
}

/** 昨天申请的应该来得及吧, 过期后申请算不算: asked of an application, it is a question of where the holder stands. */
export function applicationIntent(text: string, hasTerm: boolean): 'my_status' | 'validity' | null {
  const said = plainTyped(text).toLowerCase();
  if (!hasTerm || !moodOf(said).asks) return null;
  if (!/申请|交上去|延期|延续/.test(said)) return null;
  if (/(?:过期|到期|期满|失效)(?:了)?(?:以|之)?(?:后|才|再)/.test(said)) return 'validity';
  // 我这证哪天能开始申请, 现在能不能申请
  if (
    /(?:我|现在|这个?证).{0,8}(?:能不能|可不可以|能|可以|该|啥时候|什么时候|哪天|几号).{0,6}(?:申请|延期|延续)/.test(
      said,
    )
  )
    return 'my_status';
  return /(?:申请|交)(?:了|的|上去).{0,12}(?:来得及|算|批|有效|没问题|没事|不用管|早|晚)/.test(said)
    ? 'my_status'
    : null;
}

/** 延期要考试吗, 先变更还是先延期: renewal is named, and something else is asked. */
const OF_SOMETHING_ELSE = /考试|重新考|变更|换单位|合同|社保|(?:自己|公司|单位)(?:弄|办|去|交)|多少钱|收费/;

/** 头像能换吗, 你存了哪些信息, 编号换了: asked of the platforms, the paper or the helper, whatever word of a scheme is in it. */
const OF_NO_SCHEME =
  /照片|头像|相片|手机号?|密码|验证码|人脸|浏览器|网页|编号|存了|隐私|(?:我的|个人)?信息.{0,4}(?:存|删|安全|泄)|账号|下载|打印|二维码|扫/;

/** What a question asks of a scheme of its own, in the scheme's own words; null: nothing that they tell. */
export function schemeIntent(text: string, hasTerm: boolean): SchemeTopic | null {
  const said = plainTyped(text).toLowerCase();
  if (!moodOf(said).asks && !/怎|吗|呢/.test(said)) return null;
  if (OF_NO_SCHEME.test(said)) return null;
  const topic = topicOf(said);
  if (topic === 'exchange_scope' || topic === 'notice_source') return topic;
  if (hasTerm && topic === null && /(?<!学)(?:到|是)(?:哪一?天|几号|什么时候|啥时候)(?!学)/.test(said))
    return 'validity';
  if (topic === 'validity' && /学时|课时|学多少|继续教育/.test(said)) return 'ce_hours_required';
  return hasTerm && topic === 'validity' && !OF_SOMETHING_ELSE.test(said) ? topic : null;
}

/** The place by which a text names a certificate: 云南那本; null: none. */
export function placeNamed(text: string): string | null {
  const place = OF_PLACE(placesNamed()).exec(text)?.[1];
  return place !== undefined && /证|本|个/.test(text) ? place : null;
}

const placeOfPack = (pack: string): RegExp | null => calledBy(pack)?.place ?? null;

/** Whether a certificate's scheme is of the whole country, so that any place may have issued it. */
export const isOfNoPlace = ({ law }: ChatCertificate): boolean =>
  placeOfPack(law?.pack ?? HOME_PACK) === null;

/** Whether 水利 or 建筑, said before a letter, is of a pack: what names no other scheme is of the one of that bare name. */
function isOfScheme(pack: string, said: string): boolean {
  const whose = allCalled().find(({ beside, apart }) => beside !== null && apart?.test(said));
  return whose === undefined ? calledBy(pack)?.beside === null : whose.pack === pack;
}

/** A certificate that a text names by its place or scheme and that is none of the holder's; null: none is. */
export function certificateElsewhere(text: string, certificates: readonly ChatCertificate[]): string | null {
  if (certificates.length === 0) return null;
  const packs = certificates.map(({ law }) => law?.pack ?? HOME_PACK);
  const place = placeNamed(text);
  const atHome = packs.map(placeOfPack).some((home) => home === null || (place !== null && home.test(place)));
  if (place !== null && !atHome) return place;
  const isAbc = (pack: string) => calledBy(pack)?.isLettered === true;
  const lettered = LETTERED_CARD.exec(text);
  if (lettered) {
    const [said, of = '', letter] = lettered;
    const own = certificates.some(({ law, facts }) => {
      const pack = law?.pack ?? '';
      if (!isAbc(pack) || /交通|公路/.test(of)) return false;
      if (of !== '' && !isOfScheme(pack, of)) return false;
      return (
        letter === undefined ||
        facts.trade === '' ||
        facts.trade.toLowerCase().startsWith(letter[0] as string)
      );
    });
    if (!own) return said.toUpperCase();
  }
  const post = NAMED_POST.exec(text)?.[1];
  return post !== undefined && packs.every(isAbc) ? post : null;
}

/** A certificate of a post in a place, of which the holder has none on record. */
export interface Unheld {
  pack: string;
  post: string;
  topic: SchemeTopic | null;
}

const POST = /(?:施工|质量|资料|材料|机械|劳务|标准|试验|测量|预算)员/;
/** 云南的资料员, in a question that names another one as well. */
const postThere = (): RegExp => {
  const others = placesAtHand().filter(({ pack }) => pack !== HOME_PACK);
  const places = others.map(({ place }) => place.source).join('|') || '(?!)';
  return new RegExp(`(?:${places})省?市?(?:那边|这边)?(?:的|那|这)?(?:一?[个本])?(${POST.source})`);
};
/** 我有安全员证和施工员证: the post that is named beside another scheme's card; null: none is, or the two are only told apart. */
export function namesHomePostToo(text: string): string | null {
  const said = plainTyped(text);
  if (SAME_THING.test(said)) return null;
  const post = '(?:施工|质量|资料|材料|机械|劳务|标准)员';
  const found = new RegExp(
    `(?:证|本|[abcABC]|员)(?:和|跟|与|同|、|还有|以及|，)(?:[1一]?[个本张])?(${post})|(${post})(?:证|本)?(?:和|跟|与|同|、|还有|以及|，)(?:[1一]?[个本张])?(?:水利|建筑|安全员|安管|三类|[abcABC]证)`,
  ).exec(said);
  return found ? (found[1] ?? found[2] ?? null) : null;
}

const ASKS_HOW = /怎么|咋|如何|怎样/;

/** 湖北那个机械员证怎么办, asked by whoever has none there; null: they have, or no post of a place is asked of. */
export function unheldIn(text: string, certificates: readonly ChatCertificate[]): Unheld | null {
  const said = plainTyped(text).toLowerCase();
  const post = postThere().exec(said)?.[1] ?? POST.exec(said)?.[0];
  if (post === undefined || IS_THERE.test(said) || !(moodOf(said).asks || ASKS_HOW.test(said))) return null;
  const [pack, ...others] = placesAtHand().flatMap((one) => (one.place.test(said) ? [one.pack] : []));
  // Of the place whose words were learnt every post is answered as it is asked.
  if (pack === undefined || pack === HOME_PACK || others.length > 0) return null;
  // 云南施工员, 云南的施工员
  if (!OF_PLACE(placesNamed()).test(said.replace(post, '的证'))) return null;
  const has = certificates.some(
    ({ law, facts }) => (law?.pack ?? HOME_PACK) === pack && facts.trade.includes(post),
  );
  return has ? null : { pack, post, topic: topicOf(said) };
}

const ANY_POST = /(?:施工|质量|资料|材料|机械|劳务|标准|试验|测量|预算)员/g;
const ANY_TRADE =
  /(?:技|普|钢筋|砌筑|抹灰|油漆|防水|混凝土|管道|架子|木|瓦|电|焊)工(?=证|[的那这]|要|用|也|也要|需要|得)/g;
const NAMED_TRADE =
  /((?:技|普|钢筋|砌筑|抹灰|油漆|防水|混凝土|管道|架子|木|瓦)工)的?(?:那|这)?[个本]?(?:老|旧|合格|岗位|培训)*证/;

/** 标准员能换吗: a post of which it is asked whether it can be. */
const ASKED_POST =
  /((?:施工|质量|资料|材料|机械|劳务|标准|试验|测量|预算)员)(?:现在|还|都)*(?:能不能|能|可不可以|可以)[^，。,]{0,4}[换延续]/;

/** Whether a post or trade is the one of a certificate; 技工 is any skilled worker's. */
const isNamed = ({ trade, family }: ChatCertificate['facts'], post: string): boolean =>
  trade.includes(post) || (family === 'skilled-worker' && /^[技普]工$/.test(post));

/** Said by somebody of that post, or of somebody: no certificate is named. */
const IS_SOMEBODY =
  /(?:员|工)(?:说|讲|告诉|让|叫|通知|问我|跟我|给我|那边|催)|(?:问|找|听|跟|和|给|让|叫)(?:我们?|公司|单位|项目)?的?(?:施工|质量|资料|材料|机械|劳务|标准)员/;

/** 土建质量员变成啥了, asked by a tester: posts and trades are named, and none of them is the holder's. */
export function postElsewhere(text: string, certificates: readonly ChatCertificate[]): boolean {
  if (IS_SOMEBODY.test(text)) return false;
  const named = [...(text.match(ANY_POST) ?? []), ...(text.match(ANY_TRADE) ?? [])];
  return named.length > 0 && !named.some((post) => certificates.some(({ facts }) => isNamed(facts, post)));
}

const NAMED_LETTER = /(?<![a-z])([abc])[123]?[证类本]/i;

/** 资料员作废了吗, 我的砌筑工60岁了还能换吗: a question that begins with a post or trade, which is meant as a certificate. */
const BEGINS_WITH_POST =
  /^(?:请问|想问|那么?|这|我|俺|的)*(?:土建|市政|装饰装修|设备安装)?((?:施工|质量|资料|材料|机械|劳务|标准|试验|测量|预算)员|(?:钢筋|砌筑|抹灰|油漆|防水|混凝土|管道|架子|镶贴|模板)工)(?!要|让|叫)/;

/** 你是材料员, asked of a trade: of certificates alone it is asked whether they are exchanged, void or in force. */
const ASKS_OF_CARD = /换|作废|失效|有效|到期|过期|延续|截止|期限|算数|管用/;

const beginsWithPost = (text: string): string[] =>
  ASKS_OF_CARD.test(text) && !IS_SOMEBODY.test(text) ? [BEGINS_WITH_POST.exec(text)?.[1] ?? []].flat() : [];

/** A card or post that a text names and that no certificate of the holder is. */
interface NamedCard {
  /** As it was called. */
  called: string;
  /** 安全员B证: told apart by a letter, under this pack. */
  lettered: string | null;
  /** A post, where the holder's certificates are all told apart by letters: no document of theirs is about it. */
  isOfOtherKind: boolean;
}

/** 施工员证怎么换, asked by a bricklayer: the card that a text is about, if the holder has none such; null: they have, or none is named. */
export function cardElsewhere(text: string, certificates: readonly ChatCertificate[]): NamedCard | null {
  const abc = certificates.filter(({ law }) => calledBy(law?.pack ?? '')?.isLettered);
  const letter = NAMED_LETTER.exec(text)?.[1]?.toUpperCase();
  const [first] = abc;
  if (letter !== undefined && first) {
    const has = abc.some(({ facts: { trade } }) => trade === '' || trade.startsWith(letter));
    const packs = new Set(abc.map(({ law }) => law?.pack));
    const lettered = packs.size === 1 ? (first.law?.pack ?? null) : null;
    return has || lettered === null ? null : { called: `${letter}证`, lettered, isOfOtherKind: false };
  }
  // 瓦工的合格证: a trade, where a post is held.
  const named = [NAMED_POST, NAMED_TRADE, ASKED_POST].flatMap((words) => words.exec(text)?.[1] ?? []);
  const post = [...named, ...beginsWithPost(text)][0];
  if (post === undefined || certificates.some(({ facts }) => isNamed(facts, post))) return null;
  return { called: post, lettered: null, isOfOtherKind: abc.length === certificates.length };
}
