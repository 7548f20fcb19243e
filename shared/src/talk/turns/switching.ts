import { certificatesNamed } from '../named';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, ChatState } from '../types';
import { type Lead, resumeAt, unfinished } from './leading';
import { certificateOf } from './proposals';
import type { Turn } from './turn';

/** 先弄施工员, 说说湖北那本: which certificate is to be gone on with, where nothing else is said. */
const WORK_ON =
  /^(?:那|咱们?|我们?|还是|想|要)*(?:先|改|换|接着|继续)(?:来|去)?(?:弄|办|看|说|做|走|整|搞|换|接着|继续)?(?:一?下)?(?:我的?)?([^，,。\s\d]{2,12}?)(?:的?(?:证书?|那[1一]?[本个]|这[1一]?[本个]))?[吧呗啊呢]*$/;
const NEXT_CARD =
  /^(?:那|我|咱们?)*(?:换|看|说|弄|办|到|先弄|先办)?(?:下一?1?|另外?一?1?|别的)[本个](?:证书?)[吧呗啊呢了]*$|^换[一1]?[本个]证书?[吧呗啊呢]*$/;

/** Another certificate is gone on with: the one named, or the next that asks for something. Null: none is asked for. */
export function switchedCard(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const certificates = context.holder?.certificates ?? [];
  const { talk } = state;
  if (talk?.at !== 'way' || certificates.length < 2) return null;
  const said = plain(text).trim();
  if (moodOf(said).asks) return null;
  if (NEXT_CARD.test(said)) {
    const hand = certificateOf(context.holder, talk.certificateId);
    const next = unfinished(lead, context, hand);
    return next ? resumeAt(lead, context, next.id) : null;
  }
  const named = WORK_ON.test(said) ? certificatesNamed(said, certificates) : [];
  const [one, ...more] = named;
  return one && more.length === 0 ? resumeAt(lead, context, one.id) : null;
}
