import { notSupported, StoreError } from '../errors';
import { type Doc, toNumber } from './document';
import type { Collation } from './order';

const sensitivities = ['base', 'accent', 'variant'] as const;
const known = new Set(['locale', 'strength', 'caseLevel', 'caseFirst', 'numericOrdering', 'alternate']);
const accepted = new Set(['maxVariable', 'normalization', 'backwards', 'version']);

/** Reads MongoDB's collation document; undefined for none and for the simple (binary) one. */
export function collationOf(spec: unknown): Collation | undefined {
  if (spec === undefined) return undefined;
  const { locale, ...options } = spec as Doc;
  if (typeof locale !== 'string')
    throw new StoreError('MissingField', "BSON field 'collation.locale' is missing");
  if (locale === 'simple') return undefined;
  const unknown = Object.keys(options).find((name) => !known.has(name) && !accepted.has(name));
  if (unknown) throw new StoreError('UnknownField', `BSON field 'collation.${unknown}' is an unknown field.`);
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
  throw new StoreError('BadValue', `Field 'locale' is invalid in: { locale: "${locale}" }`);
}

/**
 * Node gives no sort keys, so an index with a collation holds a coarse form of each string: letters of the basic
 * alphabet, digits and ideographs alone. It only narrows a search; every hit is compared again by the collator.
 */
const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .replace(/[æœøđłßþð]/g, (letter) => coarse[letter] ?? '')
    .replace(/\p{Nd}+/gu, '#')
    .replace(/[^a-z#\p{Script=Han}]/gu, '');

const coarse: Record<string, string> = { æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ß: 'ss', þ: 'th', ð: 'd' };
