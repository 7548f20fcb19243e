// 去年没学能补吗: what is on record of last year answers first, whatever the question takes for granted.
import { yearOf } from '../../calendar';
import { sayHours } from '../../v1/guide';
import { type Tenths, valueAt, type YearlyDuty } from '../../v1/rulebook';
import type { Draft } from './draft';
import { REVIVAL } from './exchange-words';
import { OF_A_PAST_YEAR } from './leading-word';
import {
  addHours,
  allAre,
  cites,
  dial,
  dutyFigures,
  isBarred,
  isSkilled,
  type Matter,
  ofEach,
  type Standing,
  yearOn,
} from './matter';
import { isLapsed, overWords } from './over';
import { recordedOf } from './reckoned';

const LAST_YEAR = /去年|头年|上一年/;
const MAKES_UP = /补/;

/** What is on record of last year, where it is a year that asked for hours; null: nothing is, or it was none. */
function lastYear(matter: Matter, one: Standing): Tenths | null {
  const { status } = one.explained.assessment.continuingEducation;
  const isCounted = status === 'in-progress' || status === 'catch-up' || status === 'met';
  if (!isCounted || isSkilled(one) || !matter.holder) return null;
  return recordedOf(matter, one, matter.holder, yearOf(matter.asOf) - 1);
}

const wanted = ({ rulebook, asOf }: Matter): Tenths =>
  valueAt((rulebook.families['site-professional'].yearlyDuty as YearlyDuty).hours, asOf);

/** That nothing is to be made up: last year was enough by the record, or a year asks for nothing before there is a new certificate. */
export function lastYearTold(matter: Matter, text: string): Draft | null {
  if (!MAKES_UP.test(text) || !OF_A_PAST_YEAR.test(text)) return null;
  if (allAre(matter, (one) => !isSkilled(one) && (isLapsed(one) || isBarred(one))))
    return {
      sentences: [
        '没有要补的年头：每年的学习，从拿到电子证书的下一年起才算。',
        ...ofEach(matter.standings, overWords),
        REVIVAL,
      ],
      clauses: cites(matter, 'yearly-study', 'deadline'),
      actions: [dial(matter, 'authority')],
    };
  if (!LAST_YEAR.test(text) || !allAre(matter, isCounted)) return null;
  const done = matter.standings.map((one) => lastYear(matter, one));
  if (!done.every((one) => one !== null && one >= wanted(matter))) return null;
  const year = yearOf(matter.asOf) - 1;
  return {
    sentences: [
      '不用补：',
      ...ofEach(
        matter.standings,
        (one) => `你的${one.title} ${year} 年记了 ${sayHours(lastYear(matter, one))}，够了，记错了说一声`,
      ),
      ...ofEach(matter.standings, dutyFigures),
    ],
    clauses: cites(matter, 'yearly-study'),
    actions: [...addHours(matter), ...yearOn(matter)],
  };
}

const isCounted = (one: Standing): boolean => one.explained.assessment.continuingEducation.required !== null;

/** What leads an answer on making up last year: of several of which some were short, which; else `otherwise`. */
export function lastYearFirst(matter: Matter, text: string, otherwise: string): string[] {
  const year = yearOf(matter.asOf) - 1;
  const told = matter.standings.map((one) => lastYear(matter, one));
  const enough = matter.standings.filter((_, at) => (told[at] ?? -1) >= wanted(matter));
  if (!LAST_YEAR.test(text) || enough.length === 0) return [otherwise];
  return [
    '看是哪一本：',
    ...ofEach(matter.standings, (one) => {
      const hours = lastYear(matter, one);
      return hours === null
        ? null
        : `${one.title} ${year} 年记了 ${sayHours(hours)}，${hours >= wanted(matter) ? '够了，不用补' : '少的助手的理解是今年一起补'}`;
    }),
  ];
}
