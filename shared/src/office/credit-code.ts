/** The letters and digits of GB 32100-2015, by their value; I, O, S, V and Z are not among them. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
const BASE = CHARACTERS.length;

/** The check character for the first 17 (GB 32100-2015, 附录 A); null where one of them cannot stand in a code. */
export function creditCheck(first: string): string | null {
  let sum = 0;
  let weight = 1;
  for (const character of first) {
    const value = CHARACTERS.indexOf(character);
    if (value < 0) return null;
    sum += value * weight;
    weight = (weight * 3) % BASE;
  }
  return CHARACTERS[(BASE - (sum % BASE)) % BASE] ?? null;
}

/** Whether a text is a unified social credit code (统一社会信用代码): 18 characters, the last of which fits the others. */
export const isCreditCode = (text: string): boolean =>
  text.length === LENGTH && creditCheck(text.slice(0, LENGTH - 1)) === text[LENGTH - 1];
