import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext } from '../types';

const NOT_DONE =
  /(?:没有?|未|不曾)(?:来得及|顾上|顾得上|空)?(?:学|看|上|听|注册|申请|换|下载|打印|查|弄|办|交|记|成|动)/;

/** 学了但是没算上, 申请没通过: done, and not taken by the platform. */
const NOT_TAKEN =
  /没(?:有)?(?:给)?(?:我)?(?:算(?!错)|通过|过审|批(?!评)|认(?!真)|到账|显示)|(?:退|打)回|驳回|不给算/;

/** Why nothing of what was said is noted, in a sentence; null: it was not understood at all. */
function reasonOf(text: string): string | null {
  const { others, heard, unreal, unsure, trouble } = moodOf(text);
  if (others) return '别人的证不记在你名下。';
  if (NOT_TAKEN.test(text)) return '平台还没认的先不记，它认了再告诉我。';
  if (NOT_DONE.test(text)) return '好，没有的就不记。';
  if (heard) return '听来的先不记，你自己看到了再告诉我。';
  if (unsure) return '拿不准的先不记，看清楚了再告诉我。';
  if (unreal) return '还没做的先不记，做好了再告诉我。';
  if (trouble) return '这个先不记。遇到麻烦直接问我，比如“注册不上怎么办”。';
  return null;
}

const ITS_OWNER = /是(?:我|俺|人家|别人|替|帮|给)?[^，,。\s\d]{0,6}的/;

/** 那是我徒弟的, 平台没认, 拿不准: why what waits is not to be noted after all; null: nothing of that is said. */
export function reasonToLetGo(text: string, { asOf }: ChatContext): string | null {
  const said = plain(text);
  const { asks, others, unsure } = moodOf(said);
  if (asks || amountsIn(said, daysIn(said, asOf)).length > 0) return null;
  return (others && ITS_OWNER.test(said)) || NOT_TAKEN.test(said) || unsure ? reasonOf(said) : null;
}

/** 今天没学, 昨天徒弟学了8学时: told of a day, and neither asked nor complained of, whatever question it may look like. */
export function isAside(text: string, { asOf }: ChatContext): boolean {
  const said = plain(text);
  const { asks, others, trouble } = moodOf(said);
  return !asks && !trouble && (others || NOT_DONE.test(said)) && daysIn(said, asOf).length > 0;
}

/** What is said to something that is neither a question nor told plainly enough to be noted. */
export const unheardWords = (text: string): string => reasonOf(plain(text)) ?? '没听明白。';

/** 我徒弟学了4学时: somebody else's hours, and nothing asked; null: it is not that. */
export function ofOthers(text: string, { asOf }: ChatContext): string | null {
  const said = plain(text);
  const { asks, others, heard, trouble } = moodOf(said);
  const hours = amountsIn(said, daysIn(said, asOf)).some(
    ({ of, tenths }) => of === 'class' && tenths !== null,
  );
  const studied = hours && /[学看上听刷修](?:了|完|过)|记了/.test(said);
  // 我徒弟的证12月20号换好了
  const done = daysIn(said, asOf).length > 0 && /证/.test(said) && DEED_DONE.test(said);
  return (studied || done) && others && !asks && !heard && !trouble ? reasonOf(said) : null;
}

const DEED_DONE = /(?:换|注册|申请|下载|交|办|弄)(?:好|完|成|上去|到)?了[。.!！]*$/;

/** The same where nothing stands: only of hours, that a question seldom names with a day, and of somebody else's. */
export function notNoted(text: string, { asOf }: ChatContext): string | null {
  const said = plain(text);
  const days = daysIn(said, asOf);
  const hours = amountsIn(said, days).some(({ tenths }) => tenths !== null);
  const { asks, others } = moodOf(said);
  return hours && !asks && (days.length > 0 || others) ? reasonOf(said) : null;
}
