import type { ChatContext, ChatState } from '../types';
import { letGo } from './acting';
import { inPart, keepsPart } from './drafting/desk';
import { isHeld } from './held';
import { saysNotKnown } from './intake/day-said';
import { groundOf, type Lead } from './leading';
import { propose } from './proposals';
import type { Turn } from './turn';

const LOOK = '记不清日子的先不猜，翻到了再告诉我。';

/**
 * 记不清哪天了, 忘了, said where a day is asked for, or of what is read back: the month or year that is known is read back
 * where it may be kept; else what waits is kept, or let go, and that is said. Null: it is not said.
 */
export function dayNotKnown(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  if (!pending || !context.holder || !isHeld(state) || !saysNotKnown(text)) return null;
  const ground = groundOf(lead, state, context, context.holder);
  const { drafts } = pending;
  const at = drafts.findIndex(({ lacks }) => lacks === 'day');
  const draft = drafts[at];
  if (!draft) return letGo(lead, state, context, '好，刚才那条没有记。想起来再告诉我。');
  const part = draft.within !== undefined && keepsPart(draft, ground) ? draft.within : null;
  if (part === null) return propose(ground, { drafts, said: [LOOK], choices: [] });
  const known = drafts.map((one, i) => (i === at ? inPart(one, part) : one));
  return propose(ground, { drafts: known, said: [], choices: [] });
}
