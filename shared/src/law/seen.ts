import type { Pack } from './pack';
import type { Certainty } from './schema';

/** Documents that were read, themselves or as copies: of others nobody can say what they leave out. */
export const READ: readonly Certainty[] = ['text-read', 'copy-read', 'invented'];

/** Whether the document of a pack was read, itself or as a copy. */
export const isRead = ({ said }: Pack): boolean =>
  READ.includes(said.documents[0]?.certainty ?? 'not-recorded');

/** Whether no part of it is missing: only of such a document can be said that it does not rule something. */
export const isSeenWhole = (pack: Pack): boolean =>
  isRead(pack) && !pack.said.notAtHand.some(({ part }) => part);
