import { certificatesNamed, certificatesOfPlace, certificatesTold, postNotHeldThere } from '../../named';
import { OF_ABC_TRADE } from '../../phrases/schemes';
import { nthMeant, nthsSaid } from '../../same-named';
import { certificateElsewhere, isOfNoPlace, placeNamed } from '../../scheme';
import { withoutDenied } from '../../told/heard';
import { plain } from '../../told/plain';
import type { ChatCertificate, Draft, Fact } from '../../types';
import { takes } from '../places';
import type { Desk } from './desk';

/** 两本都, 两个安徽证换证都是, 都是两本: how many are meant. */
const COUNT = '(?<!第)([2-9两三四五六])[本个张](?!学时|课时|小时|钟|半|月|礼拜|星期|周|人|多)';
const COUNTED = new RegExp(
  `俩证.{0,8}(?:都|各)|${COUNT}(?!.{0,4}(?:加|合|一共|总共)).{0,12}?(?:都|各)|都(?:是)?${COUNT}`,
);
const EVERY = /每[本个]|各[本个]|几本都|所有的?证/;

/** How many certificates a message says that it is about: null, it does not say; `all`: every one. */
function countSaid(text: string): number | 'all' | null {
  const found = COUNTED.exec(text);
  if (!found) return EVERY.test(text) ? 'all' : null;
  const said = found[1] ?? found[2] ?? '2';
  return '两三四五六'.includes(said) ? '两三四五六'.indexOf(said) + 2 : Number(said);
}

const OF_EACH = /都|各|[和跟与及、]/;

/** Posts that every document knows of, whether or not the one in hand asks of them. */
const POSTS = [
  '施工员',
  '质量员',
  '资料员',
  '材料员',
  '机械员',
  '劳务员',
  '标准员',
  '安全员',
  '测量员',
  '试验员',
];

const OTHER_ONE = /另[外]?一?[本个]|那一?本/;

export type Choosing =
  | { certificates: ChatCertificate[] }
  /** `among`: the ids of those that may be meant, where the message names several. */
  | { ask: true; among?: string[]; many?: number }
  | { unknown: string };

/** How well a text names a certificate: by its post, and better with its specialty. */
function namedBy(text: string, { facts }: ChatCertificate): number {
  if (/^[A-Z]\d?$/.test(facts.trade))
    return new RegExp(`${facts.trade.toLowerCase()}[证类本]`).test(text) ? 1 : 0;
  if (!text.includes(facts.trade.toLowerCase())) return 0;
  return facts.specialty !== null && text.includes(facts.specialty) ? 2 : 1;
}

/** 除了湖北的，都学了3学时: all but those that are named; null: it is not told so. */
function exceptFor(text: string, certificates: readonly ChatCertificate[]): ChatCertificate[] | null {
  const except =
    /除(?:了|开|去)?([^，,。\d]{1,10}?)(?:以外|之外|外)?[，,。\s]*(?:别的|其他的?|其它的?|剩下的|几本)?(?:我|也)*(?:都|全)/.exec(
      text,
    );
  const { named } = certificatesTold(except?.[1] ?? '', certificates);
  return named.length > 0 ? certificates.filter((one) => !named.includes(one)) : null;
}

/**
 * The certificates that a message is about: those it names by place or post, else the one in hand, else the only one
 * that takes the fact.
 */
export function chosenBy(desk: Desk, trades: readonly string[], fact?: string): Choosing {
  if (desk.meant) return { certificates: [...desk.meant] };
  const text = withoutDenied(plain(desk.text), trades);
  const { certificates } = desk.holder;
  const elsewhere = certificateElsewhere(text, certificates);
  if (elsewhere !== null) return { unknown: elsewhere };
  // 四川那本, where none is of Sichuan: a card of the whole country that was issued there, and no other place's certificate.
  const place = placeNamed(text);
  if (place !== null && certificatesOfPlace(text, certificates).length === 0) {
    const everywhere = certificates.filter(isOfNoPlace);
    const able = everywhere.filter((one) => fact === undefined || takes(one, fact));
    const [only, ...more] = able;
    if (!only) return { unknown: place };
    return more.length === 0 ? { certificates: [only] } : { ask: true, among: able.map(({ id }) => id) };
  }
  const notHeld = postNotHeldThere(text, [...trades, ...POSTS], certificates);
  if (notHeld !== null) return { unknown: notHeld };
  const left = exceptFor(text, certificates);
  if (left) return { certificates: left.filter((one) => fact === undefined || takes(one, fact)) };
  const count = countSaid(text);
  if (count !== null) return counted(count, text, certificates, fact);
  const numbered = byNumber(text, certificates);
  if (numbered) return { certificates: numbered };
  if (/第[1-9]本|^[一1][本个]证?(?!共|起)/.test(text) && certificates.length > 1) return { ask: true };
  const told = certificatesTold(text, certificates);
  if (told.named.length > 1 && told.oneByOne && OF_EACH.test(text)) return { certificates: told.named };
  const ofPlace = certificatesOfPlace(text, certificates);
  const among = ofPlace.length > 0 ? ofPlace : certificates;
  const scores = among.map((one) => namedBy(text, one));
  const best = Math.max(0, ...scores);
  const posts = trades.some((trade) => !/[证类]$/.test(trade) && text.includes(trade));
  const named = best > 0 ? among.filter((_, i) => scores[i] === best) : posts ? [] : ofPlace;
  if (named.length === 1) return { certificates: named };
  if (named.length > 1) {
    const called = new Set(named.map(({ facts }) => facts.trade));
    if (desk.hand && named.includes(desk.hand) && called.size === 1) return { certificates: [desk.hand] };
    return { ask: true, among: named.map(({ id }) => id) };
  }
  const other = trades.find((trade) => text.includes(trade));
  if (other !== undefined) return { unknown: other };
  if (certificates.length === 1 && /另(?:外)?(?:的)?[那一1]?[一1]?[本个](?!学时|课时|小时|\d)/.test(text))
    return { unknown: '另一本' };
  if (OTHER_ONE.test(text) && certificates.length === 2 && desk.hand)
    return { certificates: certificates.filter((one) => one !== desk.hand) };
  const isNobodys = fact === undefined || !certificates.some((one) => takes(one, fact));
  if (desk.hand && (isNobodys || takes(desk.hand, fact))) return { certificates: [desk.hand] };
  const able = fact === undefined ? certificates : certificates.filter((one) => takes(one, fact));
  const one = able.length === 1 ? able : certificates.length === 1 ? certificates : [];
  return one.length === 1 ? { certificates: [...one] } : { ask: true };
}

/** 第二本资料员, and 第二本 where all of them are called alike. Null: none is named so. */
function byNumber(text: string, certificates: readonly ChatCertificate[]): ChatCertificate[] | null {
  if (nthsSaid(text).length === 0) return null;
  const named = certificatesNamed(text, certificates);
  const among = named.length > 0 ? named : certificates;
  return among.length > 0 && among.every(({ nth }) => nth !== undefined) ? nthMeant(text, among) : null;
}

/** 两本都, 安徽两本, 两本材料员: exactly those; where there are not so many, it is asked which. */
function counted(
  count: number | 'all',
  text: string,
  certificates: readonly ChatCertificate[],
  fact?: string,
): Choosing {
  const { named } = certificatesTold(text, certificates);
  // 两本安管证: of both ministries, where there is no second one of the one that the word is first of.
  const lettered = certificates.filter(({ facts }) => OF_ABC_TRADE.test(facts.trade));
  const isKin =
    named.length > 0 && named.length < Number(count) && named.every((one) => lettered.includes(one));
  const called = isKin && lettered.length === count ? lettered : named;
  const among = called.length > 0 ? called : [...certificates];
  if (count === 'all' || among.length === count || certificates.length === 1) return { certificates: among };
  const able = fact === undefined ? among : among.filter((one) => takes(one, fact));
  if (able.length === count) return { certificates: able };
  const ids = (able.length > 0 ? able : among).map(({ id }) => id);
  return { ask: true, among: ids, ...(ids.length > count && { many: count }) };
}

export function draftOf(fact: Fact, choosing: Choosing): Draft[] {
  const open = { lacks: null, offered: null };
  if ('certificates' in choosing)
    return choosing.certificates.map(({ id }) => ({ ...fact, certificate: id, ...open }));
  const among = 'ask' in choosing && choosing.among ? { among: choosing.among } : {};
  const many = 'ask' in choosing && choosing.many ? { many: choosing.many } : {};
  return [{ ...fact, certificate: null, ...open, ...among, ...many }];
}
