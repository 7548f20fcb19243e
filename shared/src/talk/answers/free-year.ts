import { type Day, partBounds, yearOf } from '../../calendar';
import { valueAt, type YearlyDuty } from '../../v1/rulebook';
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import type { Draft } from './draft';
import {
  addHours,
  allAre,
  cites,
  dutyFigures,
  isElectronic,
  isSkilled,
  type Matter,
  ofEach,
  type Standing,
  yearOn,
} from './matter';
import { mayBeVoid } from './over';

const OF_STUDY: readonly Intent[] = [
  'ce_hours_required',
  'ce_hours_short',
  'ce_cycle',
  'ce_makeup',
  'retrain',
  'exchange_overdue',
  'validity',
  'my_status',
];

const YEARS_AGO: Record<string, number> = { 去年: 1, 头年: 1, 前年: 2 };
const YEAR = /(去年|头年|前年)|(?<!\d)(?:20)?(\d{2})年/;
/** 发证那年, 换证当年 */
const YEAR_OF_ISSUE =
  /(?:发证|拿证|领证|取证|换证|下证|考下来|拿到证|换完|换好)(?:的)?(?:那[1一]?年|当年|头[1一]?年)/;
/** 去年没学, 25年用学吗: asked of the study of a year. */
const STUDIED =
  /没(?:怎么)?(?:学|看课|听课|上课|看|上过|听过)|[一1](?:节|个|堂|门|学时|天)课?.{0,4}没|用学|要学|需要学|学不学|没补|不够/;
const OF_EXCHANGE = /没换|换证(?!那|当)|换了|换的/;
/** A story tells of several years: the one that asked for nothing is not what is asked about. */
const YEARS = /去年|头年|前年|今年|明年|(?<!\d)(?:20)?\d{2}年/g;
const ofOneYear = (text: string): boolean =>
  (YEAR_OF_ISSUE.test(text) || new Set(plain(text).match(YEARS) ?? []).size === 1) &&
  !/还能用|接着|病了|没干|工地/.test(text);

/** The past year that a question names; null: none. */
function pastYearIn(text: string, thisYear: number): number | null {
  const [, ago, written] = YEAR.exec(plain(text)) ?? [];
  const year = ago !== undefined ? thisYear - (YEARS_AGO[ago] as number) : Number(written) + 2000;
  return Number.isNaN(year) || year >= thisYear ? null : year;
}

/** The last day that an exchange or issue known in part may have been on; of an event that may not have been, null. */
function latestOf({ partly }: Standing['facts']): Day | null {
  const written = partly?.exchangedOn ?? partly?.issuedOn;
  const bounds = written === undefined ? undefined : partBounds(written);
  return bounds && yearOf(bounds.first) === yearOf(bounds.last) ? bounds.last : null;
}

/** The first year that asks for hours of an electronic certificate; null: none does. */
function firstYear({ rulebook, asOf }: Matter, { facts }: Standing): number | null {
  const since = facts.exchangedOn ?? facts.issuedOn ?? latestOf(facts);
  const duty = rulebook.families['site-professional'].yearlyDuty as YearlyDuty;
  return since === null ? null : Math.max(valueAt(duty.earliestYear, asOf), yearOf(since) + 1);
}

const first = (text: string): string =>
  /要紧|碍事/.test(text)
    ? '不要紧'
    : /补/.test(text)
      ? '不用补'
      : /用学|要学|需要学|学不学/.test(text)
        ? '不用'
        : /算不算|算吗/.test(text)
          ? '不算'
          : '不会';

/** 去年没学会不会作废, of a year that asked for nothing; null: it did, or none is named. */
export function ofFreeYear(matter: Matter, intent: Intent, text: string): Draft | null {
  if (!OF_STUDY.includes(intent) || !STUDIED.test(text) || OF_EXCHANGE.test(text) || !ofOneYear(text))
    return null;
  const { standings } = matter;
  const [one, ...more] = standings;
  const since = one && more.length === 0 ? (one.facts.exchangedOn ?? one.facts.issuedOn) : null;
  const ofIssue = YEAR_OF_ISSUE.test(text) && since !== null && since !== undefined ? yearOf(since) : null;
  const year = ofIssue ?? pastYearIn(text, yearOf(matter.asOf));
  if (year === null || !allAre(matter, (one) => isElectronic(one) && !isSkilled(one) && !mayBeVoid(one)))
    return null;
  const begins = standings.map((one) => firstYear(matter, one));
  if (begins.some((begun) => begun === null || year >= begun)) return null;
  return {
    sentences: [
      `${first(text)}：${year} 年不用学，从 ${Math.min(...(begins as number[]))} 年起才要每年学（一年按自然年算，助手的理解）。`,
      ...ofEach(standings, dutyFigures),
    ],
    clauses: cites(matter, 'yearly-study'),
    actions: [...addHours(matter), ...yearOn(matter)],
  };
}
