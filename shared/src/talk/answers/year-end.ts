// 过了年底会咋样, asked of what is electronic: what presses then is the year's study, and no exchange that is long over.

import { dutyFigures, isElectronic, isSkilled, type Matter, ofEach, type Standing } from './matter';
import { meanwhileAll } from './over';
import { ifLeft } from './reckoned';

const YEAR_END = /年底|12月31|31[号日]|元旦|跨年|过(?:了|完)(?:今)?年|今年过/;
const OF_EXCHANGE = /换|更换|旧证|老证/;

const owes = (one: Standing): boolean =>
  isElectronic(one) &&
  !isSkilled(one) &&
  one.explained.assessment.continuingEducation.status !== 'not-started';

/** What the end of this year is the last day of, and what comes of it; empty: that is not asked, or nothing ends with it. */
export function yearEnd(matter: Matter, text: string): string[] {
  if (!YEAR_END.test(text) || OF_EXCHANGE.test(text)) return [];
  const own = matter.standings.filter(owes);
  if (matter.standings.length === 0 ? !matter.late : own.length === 0) return [];
  return [
    '过了年底，今年的学时就补不进去了（助手的理解）；两年加起来不到 {yearly.pairHours} 学时，要重新参加培训。',
    ...ofEach(own, dutyFigures),
    ...ofEach(own, (one) => ifLeft(matter, one)),
    ...(own.length === matter.standings.length ? meanwhileAll(matter) : []),
  ];
}
