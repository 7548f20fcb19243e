import { formatDayChinese, parseDay } from '../../calendar';
import { findPack } from '../../packs';
import { packOfCertificate } from '../named';
import type { ChatCertificate, Fact } from '../types';
import { titleOf } from './records';

export const placeOf = (pack: string): string => findPack(pack)?.said.jurisdiction ?? '';

/** A certificate among those of other places: the place before a post, 水利 before a card. */
export const titleInPlace = (pack: string, certificate: ChatCertificate): string => {
  const place = placeOf(pack);
  const inside = /（(.+)）/.exec(place)?.[1];
  return `${inside === undefined ? place : `${inside} `}${titleOf(certificate)}`;
};

/** How a certificate is called among all of a holder's: with its place where they are of several. */
export function titleAmong(certificate: ChatCertificate, all: readonly ChatCertificate[]): string {
  const several = new Set(all.map(packOfCertificate)).size > 1;
  return several ? titleInPlace(packOfCertificate(certificate), certificate) : titleOf(certificate);
}

/**
 * （专业知识，补2021年2月6日起的那一期）: how a certificate's pack calls the category of hours, and what they make up for,
 * behind them; empty where there is neither.
 */
export function categoryOf(
  certificate: ChatCertificate | undefined,
  { category, for: cycle }: Pick<Fact, 'category' | 'for'>,
): string {
  if (!certificate) return '';
  const { categories = {} } = findPack(packOfCertificate(certificate))?.said ?? {};
  const told = [
    ...(category !== undefined && categories[category] ? [categories[category]] : []),
    ...(cycle === undefined ? [] : [`补${formatDayChinese(parseDay(cycle))}起的那一期`]),
  ];
  return told.length === 0 ? '' : `（${told.join('，')}）`;
}

/** What an application is of a certificate: in Jilin it is the exchange, elsewhere a fact of its own. Null: none that its document knows. */
export function appliedFact(certificate: ChatCertificate): string | null {
  if (!certificate.law) return 'exchangedOn';
  return takes(certificate, 'appliedOn') ? 'appliedOn' : null;
}

/** Whether a certificate's pack tells a category of hours apart. */
export const tellsApart = (certificate: ChatCertificate, category: string): boolean =>
  Object.hasOwn(findPack(packOfCertificate(certificate))?.said.categories ?? {}, category);

/** Whether hours of a category, studied once, count for all of a holder's certificates of the same document. */
export const isShared = (certificate: ChatCertificate, category: string | undefined): boolean =>
  category !== undefined &&
  (findPack(packOfCertificate(certificate))?.said.obligations ?? []).some(
    ({ when }) => 'cycle' in when && when.cycle.shared.includes(category),
  );

/** An application, of which the certificate decides what fact it is. */
export const APPLIED = 'applied';

/** Facts that every document counts hours for. */
const OF_HOURS: ReadonlySet<string> = new Set(['credit', 'total', 'statedCycle']);

/** Whether a fact can be put down to a certificate: whether its document knows it, or counts hours at all. */
export function takes(certificate: ChatCertificate, fact: string): boolean {
  if (fact === APPLIED) return appliedFact(certificate) !== null;
  const pack = findPack(packOfCertificate(certificate));
  if (!pack || fact === 'newNumber') return !certificate.law;
  if (OF_HOURS.has(fact))
    return !certificate.law || pack.said.obligations.some(({ needs }) => needs.some((one) => 'hours' in one));
  return pack.factNames.includes(fact);
}
