import { plainTyped } from '../text';
import type { ChatCertificate, ChatContext } from './types';

// Two certificates of one name are told apart by their place in the order in which they were added: 第二本资料员.

const NUMERALS = '一二三四五六七八九';

/** 第二本 before the name of one of several that are called alike; empty where it is the only one. */
export const nthWords = ({ nth }: Pick<ChatCertificate, 'nth'>): string =>
  nth === undefined ? '' : `第${NUMERALS[nth - 1] ?? nth}本`;

/** How 第二本 is typed before a name, as a pattern. */
export const NTH = `第(?:[${NUMERALS}两]|\\d{1,2})[本个张](?:的)?`;

const SAID = new RegExp(`第([${NUMERALS}两]|\\d{1,2})[本个张]`, 'g');

/** The places in the order that a text names: 第一本和第二本 are 1 and 2. */
export function nthsSaid(text: string): number[] {
  return [...plainTyped(text).matchAll(SAID)].map(([, said = '']) =>
    said === '两' ? 2 : NUMERALS.includes(said) ? NUMERALS.indexOf(said) + 1 : Number(said),
  );
}

/** Of certificates that a text names, those that it names by their place among others of the name; all, where it does not. */
export function nthMeant(text: string, certificates: readonly ChatCertificate[]): ChatCertificate[] {
  const said = certificates.some(({ nth }) => nth !== undefined) ? nthsSaid(text) : [];
  if (said.length === 0) return [...certificates];
  const meant = certificates.filter(({ nth }) => nth === undefined || said.includes(nth));
  return meant.length > 0 ? meant : [...certificates];
}

/** A text without 第二本, where that only tells which certificate is meant. */
export function withoutNth(text: string, certificates: readonly ChatCertificate[]): string {
  if (!certificates.some(({ nth }) => nth !== undefined)) return text;
  const bare = text.replace(new RegExp(`(?:我|俺)?的?(?:那|这)?${NTH}`, 'g'), '');
  return bare.trim() === '' ? text : bare;
}

/** Certificates with their place among those of the same name, where there are several of it. */
function numbered(
  certificates: readonly ChatCertificate[],
  nameOf: (one: ChatCertificate) => string,
): ChatCertificate[] {
  const names = certificates.map(nameOf);
  return certificates.map(({ nth: _nth, ...one }, at) => {
    const alike = names.flatMap((name, place) => (name === names[at] ? [place] : []));
    return alike.length > 1 ? { ...one, nth: alike.indexOf(at) + 1 } : one;
  });
}

/** The world with certificates of one name numbered. */
export function withNumbered(context: ChatContext, nameOf: (one: ChatCertificate) => string): ChatContext {
  const { holder } = context;
  if (!holder || holder.certificates.length < 2) return context;
  return { ...context, holder: { ...holder, certificates: numbered(holder.certificates, nameOf) } };
}
