import { EJSON } from 'bson';
import type { Document } from 'mongodb';

/** A dump is lines of EJSON: a collection, its documents, the next collection, ..., and the end with their number. */
export type Line =
  | { kind: 'collection'; db: string; name: string; options: Document; indexes: Document[] }
  | { kind: 'document'; document: Document }
  | { kind: 'end'; documents: number };

export const writeLine = (line: Line): string => `${EJSON.stringify(line, { relaxed: false })}\n`;

/** Reads a line back; the types within are those of the dump, not the nearest of JavaScript's. */
export function readLine(text: string, number: number): Line {
  const line = parsed(text);
  if (line?.kind === 'end') return { kind: 'end', documents: Number(line.documents) };
  if (line?.kind === 'collection' || line?.kind === 'document') return line;
  throw new Error(
    `第 ${number} 行不是备份的内容，文件可能被截断了或不是备份，什么都没有恢复 / line ${number} is no line of a dump: The dump is cut off or is none`,
  );
}

function parsed(text: string): Line | undefined {
  try {
    return EJSON.parse(text, { relaxed: false }) as Line;
  } catch {
    return undefined;
  }
}
