import type { Day } from '../../calendar';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { plain } from '../told/plain';

const KINDS = '专业|公共|必修|选修|公需';
/** 6专业4公共: hours, where a category stands right behind them. */
const BARE_BEFORE_KIND = new RegExp(
  `(\\d{1,2}(?:\\.\\d)?)个?(?=(?:${KINDS})(?:知识|课(?!时))?(?!学时|课时))`,
  'g',
);
const KIND = new RegExp(`(${KINDS})(?:知识|课(?!时)|科目)?`, 'g');

/**
 * A telling in which a category stands beside the hours that it is of: 都学了公共课，3月10号，10学时. Any other text as it is.
 * @param known whether a category is told apart for one of those that are told of
 */
export function withCategories(typed: string, known: boolean, asOf: Day): string {
  if (!known || !new RegExp(KINDS).test(typed)) return typed;
  const said = plain(typed).replace(BARE_BEFORE_KIND, '$1学时');
  const kinds = [...said.matchAll(KIND)];
  const [kind] = kinds;
  const days = daysIn(said, asOf);
  const [amount, ...more] = amountsIn(said, days, true).filter(({ tenths }) => tenths !== null);
  if (!kind || kinds.length > 1 || !amount || more.length > 0) return said;
  // 昨天学了8学时 专业课: of the hours right before it.
  const behind = /^[，,、\s]+$/.test(said.slice(amount.to, kind.index)) && kind.index > amount.to;
  if (behind && said.slice(kind.index + kind[0].length).trim() === '')
    return `${said.slice(0, amount.to)}${kind[1]}`;
  const between = said.slice(kind.index, amount.from);
  // Of one clause with its hours it is read as it stands.
  return /[，,；;。]/.test(between)
    ? `${said.slice(0, amount.to)}${kind[1]}${said.slice(amount.to)}`.replace(kind[0], '课')
    : said;
}
