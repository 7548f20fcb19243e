import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { SUMS } from '../told/sums';
import type { ChatContext, ChatState } from '../types';

// What is told in two messages: 今年一共 // 十九个学时, 昨天那个不对 // 是2学时. The first says what the second is of, so that the
// second is no answer to whatever else stands.

const SUM = new RegExp(
  `^(?:我|今年|到现在|到今天|目前|现在|这几天|平台|上面|系统|显示|[，,\\s])*(?:${SUMS})(?:是|有|学了|学|才|就|到|了)*[，,：:。…\\s]*$`,
);
const WRONG =
  /^(?:那个?|刚才)?(?:不对|错了|[记说写报弄搞]错了)[了啊呀，,。…\s]*$|^(?:的|那)?(?:那?[个笔条次]|的)(?:学时)?(?:不对|错了|[记说写报弄搞]错了)[了啊呀，,。…\s]*$/;
const HOURS =
  /^(?:应该|其实|就|才|也就)?(?:是|有|才|改成|学了)?\d{1,3}(?:\.\d)?个?半?(?:学时|课时)?[吧了啊呀。.]*$/;

/** What was begun, as a kind: a sum without its number, or hours of a day that are wrong; null: neither. */
function begun(said: string, asOf: number): 'sum' | 'wrong' | null {
  if (moodOf(said).asks || /\d/.test(withoutDays(said, asOf))) return null;
  if (SUM.test(said)) return 'sum';
  const days = daysIn(said, asOf).filter(({ weak }) => !weak);
  return days.length === 1 && WRONG.test(withoutDays(said, asOf).trim()) ? 'wrong' : null;
}

const withoutDays = (said: string, asOf: number): string =>
  daysIn(said, asOf).reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), said);

/** What a message tells together with the one before it, which had begun it; null: it completes nothing. */
export function completedBegun(text: string, { before }: ChatState, { asOf }: ChatContext): string | null {
  const said = plain(text);
  if (!HOURS.test(said)) return null;
  const last = plain(before.at(-2)?.question ?? '');
  const kind = last === '' ? null : begun(last, asOf);
  return kind === null
    ? null
    : kind === 'sum'
      ? `${last.replace(/[，,：:。…\s]+$/, '')}${said.replace(/^(?:应该|其实|就)?(?:是|有)/, '')}`
      : `${last}，${said}`;
}

/** What is asked after a message that only begins; null: it says more, or something else. */
export function asksForRest(text: string, { asOf }: ChatContext): string | null {
  const kind = begun(plain(text), asOf);
  return kind === null ? null : kind === 'sum' ? '一共是几学时？说个数就行。' : '应该是几学时？说个数就行。';
}
