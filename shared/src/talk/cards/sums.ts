import type { Day } from '../../calendar';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { SUMS } from '../told/sums';

const SUM = new RegExp(SUMS);
/** 平台显示一共20: of more than what was just told. */
const OF_MORE = /今年|到现在|目前|至今|平台|显示|系统|之前|以前|原来|累计|算上|加上以/;
/** 加起来12: of what was just told, and nothing else. */
const OF_THESE =
  /合计|加起来|加[1一]起|加[1一]块|合起来|总计|[2-9两三]天[1一]?共|\d月份?的?(?:合计|[1一]共|总共|共)/;

const said = (tenths: number): string => String(tenths / 10);

const AT_END = new RegExp(
  `(?:${SUMS}|[共合]|[2-9两三]天|\\d月份?)的?(?:${SUMS}|共)?(?:应该)?(?:是|有|学了|学|就|才|到|正好|刚好|得了|了)*(\\d{1,3}(?:\\.\\d)?)个?(?:学时|课时)?(?:[吧了啊呀。.,，].{0,8})?$`,
);

/** 3月5号4学时加3月8号6学时，合计9: what is said of hours whose sum comes to something else; null: it comes out, or none is told. */
export function sumThatFails(text: string, asOf: Day): string | null {
  const told = plain(text);
  const end = AT_END.exec(told);
  if (!end || moodOf(told).asks || /再|又|不是|改/.test(told)) return null;
  const before = told.slice(0, end.index);
  const days = daysIn(before, asOf).filter(({ weak }) => !weak);
  const parts = amountsIn(before, days, true).filter(({ tenths }) => tenths !== null);
  const behind = told.slice(parts.at(-1)?.to ?? 0);
  const sum = parts.reduce((all, { tenths }) => all + (tenths ?? 0), 0);
  const total = Math.round(Number(end[1]) * 10);
  if (parts.length < 2 || sum === total || SUM.test(before) || OF_MORE.test(behind)) return null;
  if (total > sum && !OF_THESE.test(behind)) return null;
  const words = parts.map(({ tenths }) => said(tenths ?? 0)).join('＋');
  return `${words} 是 ${said(sum)} 学时，不是 ${said(total)}：哪个数不对？先不记，对好了再说一遍。`;
}
