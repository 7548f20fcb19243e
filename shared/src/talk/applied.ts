// A certificate that was applied for, or exchanged, in time, as it is said within a question: 上个月申请的，会作废吗.
import {
  addMonths,
  civilOf,
  type Day,
  lastDayOfYear,
  monthBounds,
  partBounds,
  tryParseDay,
  yearOf,
} from '../calendar';
import { saysRefused } from './refused';
import { daysIn } from './told/days';
import { moodOf } from './told/moods';
import { clausesOf, plain } from './told/plain';

/** `in-time` and `late`, by the day that was said; `which-year`: a day about the last one, without its year; `unknown`: none was, or the last day falls within it; `stuck`: it may not have gone through; `refused`: it did not. */
export type Applied = 'in-time' | 'late' | 'unknown' | 'which-year' | 'stuck' | 'refused';

const DEED =
  /(?:申请|提交|递交|递|上交|更换|换证|(?:网上|平台上)办)(?:了|过|完了?|好了?|上去了?|成功了?|的)|(?<![没不])(?:换|交|报)(?:了|过|完了?|好了?|上去了?|的)(?!单位|公司|工作|岗|手机|号|钱|社保|费)|(?:单位|公司)(?:就|给|替)?(?:我)?(?:交|申请|报)(?:了|上去|的)|点(?:了|的|过)(?:申请|更换|提交)|就(?:申请|提交|交)(?:了|上)/;
const NOT_DONE =
  /(?:没|未|不曾|没有|别|不|忘|打算|准备|想|该|能不能|可以|怎么|咋|再|要|得|去|才能|会不会|能)(?:再|去|来|就)?(?:及时|按时|提前)?(?:申请|提交|递交|上交|更换|换|交|报|办)/;
/** What of it may not have gone through. */
const STUCK = /卡|没反应|没成|失败|没点上|没提交上|报错|打不开|闪退|没交上|断网|转圈|不确定|没弄成/;
/** Whether it counts, and is not void. */
const ASKS_WORTH =
  /作废|失效|废|有效|算|作数|来得及|晚|按时|没事|有用|没问题|管用|好使|行不|行吗|能用|白(?:弄|交|申请|换)|咋办|咋整|怎么办|审核|没下证|批/;
const OF_OTHER_THINGS =
  /起算|(?:从|打)(?:哪|啥|什么)|的课|学时|课时|学不|学吗|要学|用学|还学|下载|打印|编号|照片|密码|登录|注册不/;
const BEFORE_IT = /(?:截止|到期|期满|过期|失效|期限)(?:日|日期)?(?:之|以)?前|赶在|卡着点/;

/** 元旦前, 跨年以前. */
const NEW_YEAR = /(?:元旦|阳历年|跨年|新年)(?:之|以)?前/;
const NAMES_YEAR = /\d{2,4}年|[今去前]年|上个?月|昨天|前天|今天|刚/;
/** About the turn of the year, where the last day lies. */
const AT_ITS_TERM = /12月|元旦|年底|3[01]号|1月|跨年/;
const isYearEnd = (day: Day): boolean => day === lastDayOfYear(yearOf(day));

const said = (text: string): { at: number; length: number } | null => {
  const found = DEED.exec(text);
  return found && { at: found.index, length: found[0].length };
};

const WRITTEN_OUT = /(\d{4})年(\d{1,2})月(\d{1,2})[号日]/;
/** A day written with its year; before all days: none is. */
function writtenOut(text: string): Day {
  const [, year, month, day] = WRITTEN_OUT.exec(text) ?? [];
  return (
    tryParseDay(`${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`) ?? Number.NEGATIVE_INFINITY
  );
}

/** From its first day to its last, of what was said; null: it is too vague for that. */
function boundsOf(text: string, at: number, asOf: Day): { first: Day; last: Day } | null {
  const spans = daysIn(text, asOf).filter(({ weak }) => !weak);
  const nearest = spans.filter(({ from }) => from <= at).at(-1) ?? spans[0];
  const words = nearest === undefined ? '' : text.slice(nearest.from, nearest.to);
  if (/^上个?月/.test(words) && nearest?.said.is !== 'day') {
    const { year, month } = civilOf(addMonths(asOf, -1));
    const [first, last] = monthBounds(year, month);
    return { first, last };
  }
  if (nearest === undefined) return null;
  const { said: day } = nearest;
  if (day.is === 'day' || day.is === 'implied') return { first: day.day, last: day.day };
  return 'part' in day && day.part !== undefined ? (partBounds(day.part) ?? null) : null;
}

/** What a question says of an application that was made, by the last day of it; null: it says nothing of one, or asks of something else. */
export function appliedIn(text: string, asOf: Day, last: Day): Applied | null {
  if (saysRefused(text)) return 'refused';
  // 31号当天 is that day, and not this one.
  const told = plain(text).replace(/(?<=[号日])(?:当天|那天|当晚|当日|那晚)|(?:咋|怎么)(?:办|整)/g, '');
  const deed = said(told);
  if (!deed || NOT_DONE.test(told) || OF_OTHER_THINGS.test(told) || !ASKS_WORTH.test(plain(text)))
    return null;
  const asks =
    moodOf(told).asks || clausesOf(told).some(({ text: one }) => moodOf(one).asks || /[吧没不]$/.test(one));
  if (STUCK.test(told)) return 'stuck';
  const bounds = boundsOf(told, deed.at, asOf);
  if (!asks && !/审核|没下证|没批|才批/.test(told)) return null;
  if (BEFORE_IT.test(told)) return 'in-time';
  // 元旦前, said in the year after: of the new year that the last day stands before.
  if (NEW_YEAR.test(told) && asOf > last && yearOf(asOf) - yearOf(last) === 1 && isYearEnd(last))
    return 'in-time';
  // A day that is written out with its year is none of those that were in time, whether or not it has come.
  if (bounds === null && writtenOut(told) > last) return 'late';
  // Without a day it may be any word of an exchange: only an application speaks of itself.
  if (bounds === null) return /申请|提交|交上去/.test(told) ? 'unknown' : null;
  if (bounds.last <= last) return 'in-time';
  // 12月31号提交的, asked years after: of which year is not said, and not to be guessed.
  if (
    bounds.first > last &&
    !NAMES_YEAR.test(told) &&
    yearOf(asOf) - yearOf(last) > 1 &&
    AT_ITS_TERM.test(told)
  )
    return 'which-year';
  return bounds.first > last ? 'late' : 'unknown';
}
