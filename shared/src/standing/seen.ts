import type { Pack } from '../law';

type Said = Pack['said'];
type Certainty = Said['documents'][number]['certainty'];

/** Documents that were read, themselves or as copies: of others nobody can say what they leave out. */
const READ: readonly Certainty[] = ['text-read', 'copy-read', 'invented'];

/** Whether the document of a pack was read, itself or as a copy. */
export const isRead = ({ said }: Pack): boolean =>
  READ.includes(said.documents[0]?.certainty ?? 'not-recorded');

/** Whether no part of it is missing: only of such a document can be said that it does not rule something. */
export const isSeenWhole = (pack: Pack): boolean =>
  isRead(pack) && !pack.said.notAtHand.some(({ part }) => part);

/** How what is told of a consequence begins: what a read document writes, what is told of one, or what the helper makes of it. */
export function toldBy({ said }: Pack, { clause, reading }: { clause: string; reading?: unknown }): string {
  if (reading) return '助手的理解是';
  // A clause without a document is of the pack's first one.
  const of = said.clauses.find(({ id }) => id === clause)?.document ?? said.documents[0]?.id;
  const certainty = said.documents.find(({ id }) => id === of)?.certainty ?? 'not-recorded';
  return READ.includes(certainty) ? '文件写的是' : '听说文件写的是';
}
