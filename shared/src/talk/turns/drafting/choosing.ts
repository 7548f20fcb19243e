import { certificatesOfPlace } from '../../named';
import { certificateElsewhere, isOfNoPlace, placeNamed } from '../../scheme';
import type { Claim } from '../../told/claims';
import { withoutDenied } from '../../told/heard';
import { plain } from '../../told/plain';
import type { ChatCertificate, Draft, Fact } from '../../types';
import { takes, titleAmong } from '../places';
import type { Desk, Drafted } from './desk';

const BOTH =
  /俩证.{0,8}(?:都|各)|[两2][本个](?:证书?)?(?!.{0,4}(?:加|合|一共|总共)).{0,8}(?:都|各)|都(?:是)?[两2][本个]|每[本个]|各[本个]|[几三]本都|所有的?证/;

const TOGETHER = /员[和跟与、].{1,12}(?:都|各)/;

const OTHER_ONE = /另[外]?一?[本个]|那一?本/;

export type Choosing =
  | { certificates: ChatCertificate[] }
  /** `among`: the ids of those that may be meant, where the message names several. */
  | { ask: true; among?: string[] }
  | { unknown: string };

/** How well a text names a certificate: by its post, and better with its specialty. */
function namedBy(text: string, { facts }: ChatCertificate): number {
  if (/^[A-Z]\d?$/.test(facts.trade))
    return new RegExp(`${facts.trade.toLowerCase()}[证类本]`).test(text) ? 1 : 0;
  if (!text.includes(facts.trade.toLowerCase())) return 0;
  return facts.specialty !== null && text.includes(facts.specialty) ? 2 : 1;
}

/**
 * The certificates that a message is about: those it names by place or post, else the one in hand, else the only one
 * that takes the fact.
 */
export function chosenBy(desk: Desk, trades: readonly string[], fact?: string): Choosing {
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
  if (BOTH.test(text)) return { certificates: [...certificates] };
  if (/第[1-9]本|^[一1][本个]证?(?!共|起)/.test(text) && certificates.length > 1) return { ask: true };
  const ofPlace = certificatesOfPlace(text, certificates);
  const among = ofPlace.length > 0 ? ofPlace : certificates;
  const scores = among.map((one) => namedBy(text, one));
  const best = Math.max(0, ...scores);
  const posts = trades.some((trade) => !/[证类]$/.test(trade) && text.includes(trade));
  const named = best > 0 ? among.filter((_, i) => scores[i] === best) : posts ? [] : ofPlace;
  if (named.length === 1) return { certificates: named };
  if (named.length > 1) {
    if (TOGETHER.test(text)) return { certificates: named };
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
  if (desk.hand) return { certificates: [desk.hand] };
  const able = fact === undefined ? certificates : certificates.filter((one) => takes(one, fact));
  const one = able.length === 1 ? able : certificates.length === 1 ? certificates : [];
  return one.length === 1 ? { certificates: [...one] } : { ask: true };
}

const offered = (all: readonly ChatCertificate[], fact: string, among?: readonly string[]): string[] =>
  all.filter((one) => among?.includes(one.id) ?? takes(one, fact)).map((one) => titleAmong(one, all));

/** Which of several certificates is meant. */
export function whichOne({ holder }: Desk, fact: Fact, among?: string[]): Drafted {
  const drafts: Draft[] = [{ ...fact, lacks: 'certificate', offered: null, ...(among && { among }) }];
  return {
    drafts,
    said: [`记在哪一本上？你有${offered(holder.certificates, fact.fact, among).join('、')}。`],
    choices: [],
  };
}

/** Where a message names several certificates, each claim is of the one named with it, or of the one before. */
export function ownDesk(claims: readonly Claim[], at: number, desk: Desk): Desk {
  const named = claims.map((claim) => ('named' in claim ? claim.named : null));
  const text = plain(desk.text);
  const among = new Set(
    desk.holder.certificates.filter((one) => namedBy(text, one) > 0).map(({ facts }) => facts.trade),
  );
  if ((among.size < 2 || TOGETHER.test(text)) && new Set(named.filter((name) => name !== null)).size < 2)
    return desk;
  const own = named
    .slice(0, at + 1)
    .filter((name) => name !== null)
    .at(-1);
  return own ? { ...desk, text: own } : desk;
}

export function draftOf(fact: Fact, choosing: Choosing): Draft[] {
  const open = { lacks: null, offered: null };
  if ('certificates' in choosing)
    return choosing.certificates.map(({ id }) => ({ ...fact, certificate: id, ...open }));
  const among = 'among' in choosing && choosing.among ? { among: choosing.among } : {};
  return [{ ...fact, certificate: null, ...open, ...among }];
}
