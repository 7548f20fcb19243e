// The year of a term that runs now: what it lacks presses long before the term itself does, and cannot be made up for.
import { formatDayChinese, formatDaysLeft } from '../../calendar';
import { type Standing, sayHours, type TermYear, termYearOf } from '../../standing';
import { plain } from '../told/plain';
import type { ChatCertificate } from '../types';

/** A certificate, and where it stands. */
interface Placed {
  certificate: ChatCertificate;
  standing: Standing;
}

/** The running year of one's own term, while its hours still decide anything; null: it has none, or nothing hangs on it. */
export function runningYear({ standing }: { standing: Standing }, kind: string): TermYear | null {
  const { state } = standing.headline.answer;
  if (state !== 'not-yet' && state !== 'open' && state !== 'ask') return null;
  return termYearOf(standing, kind);
}

const kindOf = ({ certificate: { law } }: Placed): string => law?.kind ?? '';

/** 这一年到 2026年12月31日为止要学 12 学时，还差 12 学时: empty where there is no such year, or it is full. */
export function yearLacks(own: Placed): string {
  const year = runningYear(own, kindOf(own));
  if (!year || year.remaining === 0) return '';
  const left = formatDaysLeft(year.last - own.standing.asOf);
  return `这一年到${formatDayChinese(year.last)}为止（${left}）要学满 ${sayHours(year.required)}，还差 ${sayHours(year.remaining)}；过完的年头补不了，缺一年就办不了${own.standing.headline.data.name}（分年是助手的理解）。`;
}

const OF_THIS_YEAR = /今年|这一?年|年底/;

/** The same first of all, where this year is what is asked about; a full one is told to be full. */
export function thisYearFirst(own: Placed, text: string): string {
  if (!OF_THIS_YEAR.test(plain(text))) return '';
  const year = runningYear(own, kindOf(own));
  return year && year.remaining === 0
    ? `这一年到${formatDayChinese(year.last)}为止，${sayHours(year.required)}已经够了（分年是助手的理解）。`
    : yearLacks(own);
}
