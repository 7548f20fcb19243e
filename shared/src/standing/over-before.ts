// What was over before its document existed. The law's own answer tells that its day is past; what the document lets follow
// from that is not for a card that ended before it, as a document does not reach back.
import type { Answer, ObligationData, Pack } from '../law';

/** Whether something had ended before the first document of its pack was out. */
export const isOverBefore = ({ from }: Pack, { state, due }: Pick<Answer, 'state' | 'due'>): boolean =>
  state === 'missed' && due !== null && due < from;

/** An answer without what follows by a document that was not there yet: whom to ask is left. */
export function withoutLaterLaw(pack: Pack, { when, refused }: ObligationData, answer: Answer): Answer {
  if (!('term' in when) || !isOverBefore(pack, answer)) return answer;
  return { ...answer, reasons: [], effect: null, next: when.term.shortNext ?? refused[0]?.next ?? null };
}
