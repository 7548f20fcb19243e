import { fail, notSupported } from '../errors';
import { type Doc, toNumber } from './document';
import type { Collation } from './order';

const sensitivities = ['base', 'accent', 'variant'] as const;
const known = new Set(['locale', 'strength', 'caseLevel', 'caseFirst', 'numericOrdering', 'alternate']);
const accepted = new Set(['maxVariable', 'normalization', 'backwards', 'version']);

/** Reads MongoDB's collation document; undefined for none and for the simple (binary) one. */
export function collationOf(spec: unknown): Collation | undefined {
  if (spec === undefined) return undefined;
  const { locale, ...options } = spec as Doc;
  if (typeof locale !== 'string') fail('MissingField', "BSON field 'collation.locale' is missing");
  if (locale === 'simple') return undefined;
  const unknown = Object.keys(options).find((name) => !known.has(name) && !accepted.has(name));
  if (unknown) fail('UnknownField', `BSON field 'collation.${unknown}' is an unknown field.`);
  const strength = toNumber(options.strength) ?? 3;
  if (!(strength >= 1 && strength <= 3)) throw notSupported(`collation strength ${strength}`);
  if (options.backwards === true) throw notSupported('collation with backwards');
  const collator = new Intl.Collator(localeTag(locale), {
    sensitivity: strength === 1 && options.caseLevel === true ? 'case' : sensitivities[strength - 1],
    numeric: options.numericOrdering === true,
    ignorePunctuation: options.alternate === 'shifted',
    caseFirst: options.caseFirst === 'upper' || options.caseFirst === 'lower' ? options.caseFirst : 'false',
  });
  return { compare: collator.compare, fold };
}

function localeTag(locale: string): string {
  try {
    const [tag] = Intl.Collator.supportedLocalesOf(locale.replaceAll('_', '-'));
    if (tag) return tag;
  } catch {
    // Not even the form of a locale: the same answer.
  }
  fail('BadValue', `Field 'locale' is invalid in: { locale: "${locale}" }`);
}

/**
 * Node gives no sort keys, so an index with a collation holds a coarse form of each string: without case, marks,
 * punctuation and whatever else some strength or locale passes over. It only narrows a search; every hit is compared
 * again by the collator.
 */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøđłßþðς]/g, (letter) => coarse[letter] ?? '')
    .replace(/(?!\d)\p{Nd}/gu, digitOf)
    .replace(/(?<!\d)0+(?=\d)/g, '')
    .replace(/[^\d\p{Ll}\p{Lo}]|(?![a-z])\p{Script=Latin}|[\p{Script=Hiragana}\p{Script=Katakana}]/gu, '');

const coarse: Record<string, string> = {
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  þ: 'th',
  ð: 'd',
  ς: 'σ',
};

/** The ten digits of a script follow one another, so that the place of one among them is its value. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) as number;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
