import { amountsIn } from '../told/amounts';
import { bySoundIn } from '../told/by-sound';
import { daysIn } from '../told/days';
import { calm } from '../told/heard';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, ChatState } from '../types';
import { saysNo, saysYes } from './commands';

// One thing told in two messages, as people type: 今年一共, and then 十九个学时.

const LONGEST = 14;
/** What the beginning of something told is made of. */
const BEGINS =
  /学时|课时|学|课|一共|总共|合计|今年|去年|前年|\d年|[昨今前]天|注册|申请|换证|下载|有效|注销|查|删|撤|去掉|不对|错|岗|编号/;

const CLOCK = /(?<=\d)个?(?:小时|钟头|点钟)/;
const CLASS_HOURS = /^(?:不对|不是小时|我|说的|那|都|就|[，,\s])*是?(?:学时|课时)(?:[，,\s]*不是小时)?$/;

/** A message together with the one before it, where that was only the beginning of something; null: it was not. */
export function withBegun(text: string, state: ChatState, { asOf }: ChatContext): string | null {
  const before = state.before.at(-2)?.question;
  if (before === undefined || [...before].length > LONGEST) return null;
  const begun = plain(bySoundIn(before) ?? before);
  const said = plain(text);
  const { asks, others, heard } = moodOf(begun);
  // 删掉, and then 对: an answer, and no more of what was said before.
  if (saysYes(text) || saysNo(text)) return null;
  if (!BEGINS.test(begun) || asks || others || heard) return null;
  if ([...said].length > LONGEST || !calm(moodOf(said))) return null;
  // 今天4小时, 我说的是学时
  if (CLASS_HOURS.test(said) && CLOCK.test(begun)) return begun.replace(CLOCK, '学时');
  if (state.pending) return null;
  const days = daysIn(said, asOf);
  // Hours after hours are two things.
  const twice = [begun, said].every((one) => amountsIn(one, daysIn(one, asOf)).some(({ tenths }) => tenths));
  return twice && days.length > 0 ? null : `${begun}，${said}`;
}
