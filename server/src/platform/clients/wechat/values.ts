/** Kinds of template keys, as the key's name begins: thing1, date2 … */
export const VALUE_KINDS = [
  'thing',
  'number',
  'letter',
  'character_string',
  'symbol',
  'phrase',
  'name',
  'phone_number',
  'date',
  'time',
] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

const LIMITS: Partial<Record<ValueKind, number>> = {
  thing: 20,
  number: 32,
  letter: 32,
  character_string: 32,
  symbol: 5,
  phrase: 5,
  phone_number: 17,
};
const CHINESE_NAME = 10;
const LATIN_NAME = 20;

/** The kind of a template key, or undefined when WeChat has no such kind. */
export const kindOf = (key: string): ValueKind | undefined => {
  const [, name] = /^([a-z_]+?)\d+$/.exec(key) ?? [];
  return VALUE_KINDS.find((kind) => kind === name);
};

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // An ellipsis tells that there is more, where there is room for it.
  return limit > 5 ? `${wholeCharacters(text, limit - 1)}…` : wholeCharacters(text, limit);
}

/** As many whole characters as fit. A rare one counts twice, as it may at WeChat. */
function wholeCharacters(text: string, limit: number): string {
  let fitting = '';
  for (const character of text) {
    if (fitting.length + character.length > limit) break;
    fitting += character;
  }
  return fitting;
}

/**
 * A value as the template takes it: without line breaks, cut to the limit of its kind, and never empty, which
 * WeChat refuses (47003). Dates and times are passed on as they are: a cut one would be a wrong one.
 */
export function fitValue(kind: ValueKind, text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (plain === '') return kind === 'number' ? '0' : '-';
  if (kind === 'name') return cut(plain, /^[\x20-\x7e]+$/.test(plain) ? LATIN_NAME : CHINESE_NAME);
  const limit = LIMITS[kind];
  return limit === undefined ? plain : cut(plain, limit);
}
