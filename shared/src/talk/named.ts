import { plainTyped } from '../text';
import { allCalled, type Called, calledBy } from './called';
import { HOME_PACK, IS_THERE, OF_ABC_TRADE, OF_BOTH } from './phrases/schemes';
import { NTH, nthMeant, nthsSaid } from './same-named';
import type { ChatCertificate } from './types';

export const packOfCertificate = ({ law }: ChatCertificate): string => law?.pack ?? HOME_PACK;

/** 湖北的材料员, 吉林的证: said of a certificate, wherever its holder is. */
const isOfACertificate = (said: string, { held }: Called): boolean =>
  new RegExp(`(?:${held.source})省?(?:的?[一-龥]{2,3}员|的(?:证|那[本张]))`, 'i').test(said);

/** Of those held, the packs that a text names by their place, ministry or scheme: 水利, 吉林那本, 安全员证. */
function packsSaid(text: string, held: readonly string[]): string[] {
  if (held.length === 0) return [];
  const said = plainTyped(text).toLowerCase();
  const isThere = IS_THERE.test(said);
  const named = allCalled()
    .filter((one) => one.held.test(said) && (!isThere || one.place === null || isOfACertificate(said, one)))
    .map(({ pack }) => pack);
  return [...new Set(meantBy(said, named, held))].filter((pack) => held.includes(pack));
}

/** Of two schemes whose cards are called alike, which a name of both is: 水利安全员证 is one scheme's alone. */
function meantBy(said: string, named: readonly string[], held: readonly string[]): string[] {
  const of = held.map(calledBy).find((one) => one !== undefined && one.beside !== null);
  const other = of?.beside ? calledBy(of.beside) : undefined;
  if (!of || !other) return [...named];
  // 水利A证和安全员C证: of both. 安全员证, said by whoever has the card of the waterworks alone, is that one.
  const ofEach = held.includes(other.pack) && OF_BOTH(of.apart?.source ?? '').test(said);
  const isOne = (named.includes(of.pack) || !held.includes(other.pack)) && !ofEach;
  return isOne && !other.apart?.test(said)
    ? named.map((pack) => (pack === other.pack ? of.pack : pack))
    : [...named];
}

/** Whether a text calls a certificate by its post or its letter: 标准员, C证. */
function isCalled(said: string, { facts: { trade } }: ChatCertificate): boolean {
  // 施工员(土建), as some are kept: called by what stands before the bracket as well.
  const head = trade.toLowerCase().replace(/[（(][^（）()]*[)）]$/, '');
  if (!OF_ABC_TRADE.test(trade)) return head.length > 1 && said.includes(head);
  const [letter = '', number = ''] = trade.toLowerCase();
  // AB证, A和B证
  const others = '(?:(?:证|本|类)?[、和跟与及/]?[abc][123]?)*';
  const before = '(?<![a-z])(?:[abc][123]?[、和跟与及/]?)*';
  // C3 证: as the helper writes it.
  return new RegExp(`${before}${letter}${number ? `${number}?` : '[123]?'}${others} ?(?:证|本|类)`).test(
    said,
  );
}

/** The certificates whose place or scheme a text names, whatever their post; empty: it names none. */
export function certificatesOfPlace(
  text: string,
  certificates: readonly ChatCertificate[],
): ChatCertificate[] {
  const packs = packsSaid(text, [...new Set(certificates.map(packOfCertificate))]);
  return certificates.filter((one) => packs.includes(packOfCertificate(one)));
}

/**
 * The certificates that a text names: by the place or scheme, and among those by the post or letter. Empty: it names
 * none of them.
 */
export function certificatesNamed(text: string, certificates: readonly ChatCertificate[]): ChatCertificate[] {
  if (certificates.length === 0) return [];
  const said = plainTyped(text).toLowerCase();
  const ofPacks = certificatesOfPlace(text, certificates);
  const among = ofPacks.length > 0 ? ofPacks : certificates;
  const called = among.filter((one) => isCalled(said, one));
  return nthMeant(text, called.length > 0 ? called : ofPacks);
}

/** Whether a post is called beside a place that has none such: in 湖北材料员和施工员 that of Jilin, in 湖北施工员 none. */
function isCalledApart(said: string, one: ChatCertificate, ofPacks: readonly ChatCertificate[]): boolean {
  const { trade } = one.facts;
  if (!isCalled(said, one) || ofPacks.some(({ facts }) => facts.trade === trade)) return false;
  const places = wordsOf([...new Set(ofPacks.map(packOfCertificate))]).join('|');
  return !new RegExp(`(?:${places})[省市]?(?:那边|这边)?的?${trade.toLowerCase()}`, 'i').test(said);
}

/** 湖北施工员, where there is one of Hubei and none of that post: the post; null: it is held, or none is called so. */
export function postNotHeldThere(
  text: string,
  posts: readonly string[],
  certificates: readonly ChatCertificate[],
): string | null {
  const said = plainTyped(text).toLowerCase();
  const there = certificatesOfPlace(text, certificates);
  const places = wordsOf([...new Set(there.map(packOfCertificate))]).join('|');
  const called = posts.filter((post) => /[员工长]$/.test(post));
  if (places === '' || called.length === 0) return null;
  const found = new RegExp(`((?:${places})[省市]?)(?:那边|这边)?的?(${called.join('|')})`, 'i').exec(said);
  const [, place = '', post = ''] = found ?? [];
  const isHeld = there.some(({ facts }) => facts.trade.toLowerCase().includes(post));
  return found === null || isHeld ? null : `${place}${post}`;
}

/**
 * The certificates that a telling is about, each place with the posts that are called there: 水利的和湖北材料员 are both.
 * `oneByOne`: each has a name of its own, so that all are meant; of 安徽的, where there are two there, it is open.
 */
export function certificatesTold(
  text: string,
  certificates: readonly ChatCertificate[],
): { named: ChatCertificate[]; oneByOne: boolean } {
  if (certificates.length === 0) return { named: [], oneByOne: true };
  const said = plainTyped(text).toLowerCase();
  const ofPacks = certificatesOfPlace(text, certificates);
  const ofPlaces = certificatesNamed(text, certificates).filter((one) => isCalled(said, one));
  // 湖北材料员和施工员: a post that is none of that place's, and does not stand behind its name.
  const called = certificates.filter(
    (one) =>
      ofPlaces.includes(one) ||
      (ofPacks.length > 0 && isCalledApart(said, one, ofPacks) && !ofPacks.includes(one)),
  );
  const packs = new Set(called.map(packOfCertificate));
  const named = certificates.filter(
    (one) => called.includes(one) || (ofPacks.includes(one) && !packs.has(packOfCertificate(one))),
  );
  const alone = (of: (one: ChatCertificate) => string, one: ChatCertificate): boolean =>
    named.filter((other) => of(other) === of(one)).length === 1;
  const oneByOne = named.every(
    (one) =>
      (ofPacks.includes(one) && alone(packOfCertificate, one)) ||
      (called.includes(one) && alone(({ facts }) => facts.trade, one)),
  );
  return { named: nthMeant(text, named), oneByOne: oneByOne || isEachNumbered(text, named) };
}

/** 第一本资料员和第二本资料员: each is named by its place in the order. */
const isEachNumbered = (text: string, named: readonly ChatCertificate[]): boolean =>
  named.length > 0 && named.every(({ nth }) => nth !== undefined) && nthsSaid(text).length > 0;

const wordsOf = (packs: readonly string[]): string[] =>
  allCalled()
    .filter(({ pack }) => packs.includes(pack))
    .map(({ held }) => held.source);

/** The schemes whose cards are told apart by a letter, by any name of theirs. */
const letteredPacks = (is: (one: Called) => boolean = () => true): string[] =>
  allCalled()
    .filter((one) => one.isLettered && is(one))
    .map(({ pack }) => pack);

/** How the packs are called by those who hold certificates of them, as a pattern; empty: there is none. */
export const namesOfPacks = (packs: readonly string[], lettered: boolean): string =>
  wordsOf([...new Set([...packs, ...(lettered ? letteredPacks() : [])])])
    .map((words) => `(?:${words})[省市]?`)
    .join('|');

const NOUN = '(?:(?:那边|这边|[的那这]){0,2}(?:一?[个本张])?(?:证书?|本)?)';

/** A text without the places and schemes that tell which of the holder's certificates it is of. */
export function withoutPlaces(text: string, certificates: readonly ChatCertificate[]): string {
  const packs = packsSaid(text, [...new Set(certificates.map(packOfCertificate))]);
  const spoken = packs.flatMap((pack) => [pack, calledBy(pack)?.beside ?? pack]);
  if (packs.length === 0) return text;
  // 吉建字第0221…: of a number, and no place.
  const bare = text.replace(
    new RegExp(
      `(?:我|俺)?的?(?:那|这)?(?:${wordsOf(spoken).join('|')})[省市]?(?![\\p{Script=Han}()（）]{0,8}字?第?\\s*\\d{6})${NOUN}`,
      'giu',
    ),
    '',
  );
  return bare.trim() === '' ? text : bare;
}

/** What a text asks, with `by` in the place of the holder's own certificate that it names; null: it names none. */
export function askedOfNamed(
  text: string,
  certificates: readonly ChatCertificate[],
  by: string,
): string | null {
  const named = certificatesNamed(text, certificates);
  if (named.length === 0) return null;
  const names = [
    ...wordsOf([
      ...new Set(named.map(packOfCertificate)),
      ...(named.some(({ facts }) => OF_ABC_TRADE.test(facts.trade))
        ? letteredPacks(({ beside }) => beside === null)
        : []),
    ]),
    ...named.map(({ facts: { trade } }) => (OF_ABC_TRADE.test(trade) ? `${trade[0]}[123]?[证本类]` : trade)),
  ].filter((name) => name !== '');
  const name = `(?:${names.join('|')})[省市]?`;
  const bare = text.replace(
    new RegExp(`(?:我|俺)?的?(?:那|这)?(?:${NTH}|一?[个本张])?${name}${NOUN}(?:${name}${NOUN})?`, 'gi'),
    by,
  );
  return bare === text ? null : bare;
}

const HOW =
  /^(?:的|证)?(?:那|我|现在|目前|到底|该|要|得|还|又)*(?:(?:怎么|咋|如何)(?:办|弄|整|样|搞|回事)?|(?:什么|啥|是?个?什么)情况)?了?[呢啊呀]*[?？。]*$/;

/** 资料员那本呢, 材料员那本现在怎么样: nothing but one of the holder's own, and how it is with that. */
export function asksHowOneIs(text: string, certificates: readonly ChatCertificate[]): boolean {
  const bare = askedOfNamed(text, certificates, '');
  return bare !== null && HOW.test(bare.trim());
}

/** 哪本最急: asked of all of them, which comes first. */
const MOST_URGENT =
  /哪一?[本个张](?:证书?)?(?:是|现在|该|要|得)*(?:最|更|比较)?(?:急|要紧|紧|着急|快到期|先到期|早到期|先办)/;
export const asksMostUrgent = (text: string): boolean => MOST_URGENT.test(plainTyped(text));

/** 我有几本证. */
const HOW_MANY =
  /(?:我|俺)(?:现在|一共|总共|到底|这里|这儿|都)*(?:有|登记|记|加)(?:了|着|过)?(?:几|多少|哪几|哪些|哪)(?:本|个|张)?证(?!.{0,6}(?:学|换|要|能|怎))/;
export const asksHowMany = (text: string): boolean => HOW_MANY.test(plainTyped(text));
