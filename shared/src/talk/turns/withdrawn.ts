import { certificatesNamed } from '../named';
import { moodOf } from '../told/moods';
import { clausesOf, plain } from '../told/plain';
import type { ChatCertificate, ChatContext, ChatHolder, ChatState } from '../types';
import { withHanging } from './hanging';
import { groundOf, type Lead } from './leading';
import { appliedFact } from './places';
import { propose } from './proposals';
import { recordedOf, UNKNOWN } from './records';
import type { Turn } from './turn';

const NOT_DONE =
  /(?<!是不是|有没有)(?:没|未)(?:有)?(?:真的?|去|再|给我|给)?(?:换证?|申请|提交|交|弄|办)(?:更换|换证|上去?|成功?|过|呢|啊|呀|了)*(?:$|[，,。.!！\s])/;
const TURNED_DOWN =
  /(?:申请|换证|更换|审核|系统|平台|厅里|那边)[^，,。\s]{0,6}(?:没(?:有)?(?:给)?(?:通过|批|过审)|不(?:给)?(?:通过|批)|驳回|退(?:了)?(?:回|件)|打回|拒)|^(?:又)?(?:被)?(?:给)?(?:驳回|退回|打回)(?:来)?了?$/;
/** 没换过单位, 没申请过别的, 照片没通过: of something else than the application. */
const OF_ELSE =
  /单位|公司|手机|(?<!\d)号|密码|照片|头像|人脸|考试|学时|课|地址|岗位|别的|工作|钱|社保|下来|之前|以前/;
/** 还没换 is where somebody stands who has told nothing of it; on record beside it, it is no small thing. */
const LONGEST = 30;

/** The day of its application that is on record of a certificate, and nothing that only comes after it; null: there is none. */
function appliedOn(holder: ChatHolder, one: ChatCertificate): { fact: string; value: string } | null {
  const fact = appliedFact(one);
  const value = fact && recordedOf(holder, one, fact);
  if (!fact || typeof value !== 'string' || value === UNKNOWN) return null;
  const isOver = ['downloadedOn', 'newNumber'].some((after) => recordedOf(holder, one, after) !== null);
  return isOver ? null : { fact, value };
}

/** Whether a text tells, and does not ask, that an application did not come about: 其实没换成, 申请被驳回了. */
function tellsNotApplied(text: string): boolean {
  const said = plain(text);
  if ([...said].length > LONGEST || OF_ELSE.test(said)) return false;
  const { asks, others, heard } = moodOf(said);
  if (asks || others || heard || /要是|如果|万一|怕|担心/.test(said)) return false;
  return clausesOf(said).some(({ text: one }) => NOT_DONE.test(one.trim()) || TURNED_DOWN.test(one.trim()));
}

/**
 * An application that is on record and, as is told, did not come about: it is read back to be taken away, for who is
 * believed to have applied is never warned of the last day. Null: no such thing is told, or on record.
 */
export function withdrawn(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { holder } = context;
  if (!holder || state.pending || !tellsNotApplied(text)) return null;
  const named = certificatesNamed(text, holder.certificates);
  const meant = (named.length > 0 ? named : holder.certificates).filter((one) => appliedOn(holder, one));
  const [one, ...more] = meant;
  const recorded = one && appliedOn(holder, one);
  if (!one || !recorded || more.length > 0) return null;
  const on = /^\d{4}-\d\d-\d\d$/.test(recorded.value) ? recorded.value : null;
  return propose(groundOf(lead, state, context, holder), {
    drafts: withHanging(holder, [
      { op: 'remove', certificate: one.id, ...recorded, on, lacks: null, offered: null },
    ]),
    said: ['没申请成的不算数，助手记着的要去掉。'],
    choices: [],
  });
}
