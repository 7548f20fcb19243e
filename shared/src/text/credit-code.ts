import { plainTyped } from './typed';

/** GB 32100-2015: digits and capital letters without I, O, S, V and Z. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** GB 32100-2015, table 2: 3 to the power of the place, modulo 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** A unified social credit code (统一社会信用代码) in capital letters, without the gaps that it was typed in. */
export const typedCreditCode = (text: string): string =>
  plainTyped(text)
    .replace(/[\s\-\u2010-\u2015\u2212]+/g, '')
    .toUpperCase();

/** Whether a text is a unified social credit code of 18 letters, by its form and check letter (GB 32100-2015, 5). */
export function isCreditCode(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * LETTERS.indexOf(text[at] as string), 0);
  return LETTERS[(31 - (sum % 31)) % 31] === text[17];
}
