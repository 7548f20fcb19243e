import type { Day } from '../../calendar';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import type { CardClause } from './lacking';
import type { Mention } from './mentions';

// What hours that several certificates share are read by.

export const HOURS = '(\\d{1,2}(?:\\.\\d)?)个?(半)?(?:学时|课时)?(?![\\d.]*(?:[年月号日天岁点倍]|小时|分钟))';
const numberOf = (whole: string, half?: string): number => Number(whole) + (half ? 0.5 : 0);
export const tenthsOf = (whole: string, half?: string): number => Math.round(numberOf(whole, half) * 10);

/** 施工员5, 湖北学了3学时: what stands behind a name. */
export const BEHIND_NAME = new RegExp(
  `^(?:的|那|这|一?[本个张](?![学课]时)|证书?|上|[，,\\s])*(?:是|就|只|才|各|占|算|分|记|有)*(?:学|上|看|听|刷|修)?了?(?:是|个)?${HOURS}`,
);
/** The one day that is named, as it was said; empty: none, or several. */
export function dayOfAll(text: string, asOf: Day): string {
  const days = daysIn(text, asOf).filter(({ weak }) => !weak);
  const words = new Set(days.map(({ from, to }) => text.slice(from, to)));
  return words.size === 1 ? ([...words][0] ?? '') : '';
}

export const saidHours = (tenths: number): string => String(tenths / 10);
export const clauseOf = ({ called, text }: Mention, day: string, tenths: number): CardClause => ({
  name: called || text,
  text: `${day}学了${saidHours(tenths)}学时`,
});

/** The hours that a text names before any certificate: all that is shared out. */
export function wholeOf(head: string, asOf: Day): number | null {
  const days = daysIn(head, asOf);
  const told = amountsIn(head, days, true).filter(({ tenths }) => tenths !== null);
  return told.length === 1 ? (told[0]?.tenths ?? null) : null;
}
