const NUMBERED = /^[\d一二三四五六七八九十百]+([（(].*)?$/;

/** A clause as one speaks of it: by its number, or, where its document numbers none, by its heading in quotes. */
export function clauseName(id: string): string {
  if (id.startsWith('第')) return id;
  return NUMBERED.test(id) ? `第 ${id} 条` : `“${id}”`;
}
