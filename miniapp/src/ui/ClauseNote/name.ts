const NUMBERED = /^([\d一二三四五六七八九十百]+)((?:[（(].*)?)$/;
const wide = (part: string): string => part.replace(/\(/g, '（').replace(/\)/g, '）');

/** A clause as it is called: by its number, 第一条, 第二条（三）, 第 2 条, or, where its document numbers none, by its heading. */
export function clauseName(id: string): string {
  const [, number, part = ''] = NUMBERED.exec(id) ?? [];
  if (number === undefined) return id;
  return `${/\d/.test(number) ? `第 ${number} 条` : `第${number}条`}${wide(part)}`;
}

/** The same within a sentence, where a heading stands in quotes. */
export const clauseInText = (id: string): string =>
  NUMBERED.test(id) || id.startsWith('第') ? clauseName(id) : `“${id}”`;

const NUMERALS = '〇一二三四五六七八九十';
const numbersIn = (id: string): number[] =>
  (id.match(/\d+|[〇一二三四五六七八九十]/g) ?? []).map((one) =>
    /\d/.test(one) ? Number(one) : NUMERALS.indexOf(one),
  );

function byNumber(one: string, other: string): number {
  const [some, others] = [numbersIn(one), numbersIn(other)];
  const at = some.findIndex((number, place) => number !== others[place]);
  return at < 0 ? some.length - others.length : (some[at] ?? 0) - (others[at] ?? -1);
}

/** Clauses in the order of their document, where it numbers all of them; a whole one before its parts. */
export const inOrder = <C extends { id: string }>(clauses: readonly C[]): readonly C[] =>
  clauses.every(({ id }) => NUMBERED.test(id))
    ? [...clauses].sort((one, other) => byNumber(one.id, other.id))
    : clauses;
