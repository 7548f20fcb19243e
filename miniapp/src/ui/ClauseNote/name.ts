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
