import { isDay } from '../calendar';
import { plainTyped } from '../text';

// Every kind of dash that a keyboard, a spreadsheet or a scanner puts into a number.
const DASHES = /[\u2010-\u2015\u2212\u30fc\ufe58\ufe63\uff0d]/g;
const NUMBER = /^[0-9A-Z\u4e00-\u9fff\-_/.()[\]#*]{4,40}$/;

/**
 * A certificate number as it is compared: after NFKC, without white space and what nobody sees, in upper case, with
 * one kind of dash.
 * Nothing else is read into a number.
 */
export const canonicalNumber = (text: string): string =>
  plainTyped(text).replace(/\s+/g, '').replace(DASHES, '-').toUpperCase();

export const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

/** Whether a canonical text can be a certificate number at all: 4 to 40 letters, at least 4 of them digits. */
export const looksLikeNumber = (number: string): boolean => NUMBER.test(number) && digitsOf(number) >= 4;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_LETTERS = '10X98765432';
const IDENTITY = /^\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/;
const OLD_IDENTITY = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}(\d{2})(\d{2})(\d{2})\d{3}$/;

/** Whether a text is written like an identity number of 18 letters, with a birthday that exists, whatever its check letter. */
export function isLikeIdentityNumber(text: string): boolean {
  const [, year, month, day] = IDENTITY.exec(text) ?? [];
  return year !== undefined && isDay(`${year}-${month}-${day}`);
}

/** Whether a text is a resident identity number of 18 letters, by its birthday, which must exist, and check letter. */
export function isIdentityNumber(text: string): boolean {
  if (!isLikeIdentityNumber(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECK_LETTERS[sum % 11] === text[17];
}

/** Whether a text can be an identity number of the old kind: 15 digits, by province and birthday. */
export function isOldIdentityNumber(text: string): boolean {
  const [, year, month, day] = OLD_IDENTITY.exec(text) ?? [];
  return year !== undefined && isDay(`19${year}-${month}-${day}`);
}
