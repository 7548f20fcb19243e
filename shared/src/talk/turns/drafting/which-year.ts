import { addYears, civilOf, type Day, formatDay, makeDay, tryParseDay, yearOf } from '../../../calendar';
import type { DaySaid } from '../../told/days';
import { plain } from '../../told/plain';
import type { ChatCertificate, ChatContext, ChatHolder, Draft } from '../../types';
import type { Course } from '../course';
import { recordedOf } from '../records';

// A day that was said without its year: 1月5号. Of the year that it can be of, and of none that it cannot.

export const YEAR_SAID = /\d{4}|\d{2}年|[今去前]年|[上这本]个?月|[昨前今]天|天前/;
/** 1月5号, 1.5: a month and a day; 周五 and 3天前 are days of their own. */
const MONTH_AND_DAY = /(?<!\d)(?:\d{1,2}月份?的?|(?:1[0-2]|0?[1-9])[./-])(?:\d|最后|末|底|头|第)/;
/** 5号: of this month, or of that of the day on record. */
const DAY_ALONE = /(?<![\d月])\d{1,2}[号日]/;

interface Said {
  course: Course;
  context: ChatContext;
  holder: ChatHolder;
  text: string;
}

/** The same day of another year; null: there is none such, or it lies ahead. */
function inYear(day: Day, year: number, asOf: Day): Day | null {
  const { month, day: of } = civilOf(day);
  try {
    const same = makeDay(year, month, of);
    return same > asOf ? null : same;
  } catch {
    return null;
  }
}

/** The first day on which what a draft tells can have been; null: none is known. */
function earliestOf(
  draft: Draft,
  certificate: ChatCertificate | null,
  { course, context }: Said,
): Day | null {
  return certificate && course.earliest(context, certificate, draft.fact);
}

/**
 * The day that is meant where no year was said: of the year of what is on record and is put right, else the last that has
 * been; and of another year where it cannot have been in that one. 12月20号, said on the 5th of what can only have been
 * this year, has not come yet.
 */
export function inYearMeant(day: DaySaid | null, draft: Draft, said: Said): DaySaid | null {
  const { holder, text, context } = said;
  if (day === null || (day.is !== 'day' && day.is !== 'implied')) return day;
  const words = plain(text);
  if (YEAR_SAID.test(words)) return day;
  const certificate = holder.certificates.find(({ id }) => id === draft.certificate) ?? null;
  const before = tryParseDay(String(recordedOf(holder, certificate, draft.fact) ?? ''));
  const { asOf } = context;
  if (!MONTH_AND_DAY.test(words)) {
    const isOpen = before !== undefined && DAY_ALONE.test(words) && !isSameMonth(before, day.day);
    return isOpen ? { is: 'vague' } : day;
  }
  const recorded = before === undefined ? null : inYear(day.day, yearOf(before), asOf);
  const meant: DaySaid = recorded === null ? day : { is: 'day', day: recorded };
  const first = earliestOf(draft, certificate, said);
  if (first === null || (meant.is === 'day' || meant.is === 'implied' ? meant.day >= first : true))
    return meant;
  const other = laterYear(meant.day, first, asOf);
  if (other !== null) return { is: 'day', day: other };
  // This year's is still to come.
  const next = addYears(meant.day, 1);
  return yearOf(next) === yearOf(asOf) ? { is: 'future', day: next } : meant;
}

const isSameMonth = (one: Day, other: Day): boolean =>
  formatDay(one).slice(0, 7) === formatDay(other).slice(0, 7);

/** The first year after in which the day can have been, up to today. */
function laterYear(day: Day, first: Day, asOf: Day): Day | null {
  for (let year = yearOf(day) + 1; year <= yearOf(asOf); year += 1) {
    const same = inYear(day, year, asOf);
    if (same !== null && same >= first) return same;
  }
  return null;
}
