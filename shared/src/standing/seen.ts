import { type Pack, READ } from '../law';

/** How what is told of a consequence begins: what a read document writes, what is told of one, or what the helper makes of it. */
export function toldBy({ said }: Pack, { clause, reading }: { clause: string; reading?: unknown }): string {
  if (reading) return '助手的理解是';
  // A clause without a document is of the pack's first one.
  const of = said.clauses.find(({ id }) => id === clause)?.document ?? said.documents[0]?.id;
  const certainty = said.documents.find(({ id }) => id === of)?.certainty ?? 'not-recorded';
  return READ.includes(certainty) ? '文件写的是' : '听说文件写的是';
}
