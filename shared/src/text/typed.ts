import { withOneDot, withoutInvisible } from './characters';

/**
 * What people type and paste, before anything is read into it. Both sides read it the same way, and before anything is
 * cut to a length: what cannot be seen must not decide.
 */

/** A text in plain letters: full-width ones as usual, without what cannot be seen. Spaces stay. */
export const plainTyped = (text: string): string => withoutInvisible(text.normalize('NFKC'));

const BETWEEN_DIGITS = /[\s().·•_/\-\u2010-\u2015\u2212]+/g;
const MOBILE = /^(?:\+?(?:00)?86)?(1[3-9]\d{9})$/;

/** A mobile number in its 11 digits, however it is written: +86 137-0000-0002. Anything else as it stands, plain. */
export function typedPhone(text: string): string {
  const plain = plainTyped(text).replace(BETWEEN_DIGITS, '');
  return MOBILE.exec(plain)?.[1] ?? plain;
}

/** Digits of a one-time code. */
export const typedCode = (text: string): string => plainTyped(text).replace(/\s+/g, '');

/** An identity number in upper case, without the gaps that it was typed in. */
export const typedIdentity = (text: string): string =>
  plainTyped(text)
    .replace(/[\s\-\u2010-\u2015\u2212]+/g, '')
    .toUpperCase();

/** A name as it was typed, with single spaces and one kind of dot. */
export const typedName = (text: string): string => withOneDot(plainTyped(text)).replace(/\s+/g, ' ').trim();

/** A name as it is compared: width, case, spaces and the dots in long names do not matter. */
export const comparedName = (name: string): string =>
  withOneDot(plainTyped(name))
    .replace(/[\s.·]/g, '')
    .toLowerCase();
