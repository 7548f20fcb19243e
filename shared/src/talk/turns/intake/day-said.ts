import { type Day, formatDay, isDay, UNKNOWN_DAY, yearOf } from '../../../calendar';
import { AROUND } from '../../phrases/intake-said';
import { type DaySaid, daysIn, nextOfYear } from '../../told/days';
import { moodOf } from '../../told/moods';
import { plain } from '../../told/plain';

/** What is said to a question for a day: an answer (a day, a month, a year, not known, not happened), why it is asked again, or nothing. */
export type DayGiven =
  /** `assumed`: of which year it is was not said. */
  | { value: string; assumed?: true }
  | { happened: false }
  /** `begun`: what was said of it, where only the year lacks. */
  | { again: string; begun?: string }
  | null;

/** How such a question is answered, in words. */
export const howToSay = (mayNotHaveHappened: boolean): string =>
  `说哪天就行，比如“2021年6月1日”；只记得年或年月也行；记不清就说“记不清”${mayNotHaveHappened ? '，还没有就说“还没有”' : ''}。`;

const NOT_KNOWN =
  /^(?:我|这个?|日子|日期|具体|哪一?天|时间|几号|真|早就?|都|也|是|,|，|\s)*(?:记不(?:太)?(?:清楚?|得|住|起来?)|不(?:太)?(?:记得|清楚|知道|晓得)|忘(?:记|光|掉)?了?|想不起来?|说不(?:准|清楚?|好)|没印象)(?:是)?(?:哪一?[天年]|几号|几月|什么时候|日子)?(?:的|换的|发的)?[了呢啊吧呀]*$/;

/** 记不清了, 忘了是哪天: the day is not known. */
export const saysNotKnown = (text: string): boolean =>
  NOT_KNOWN.test(plain(text).replace(/[,，。.！!~]+$/, ''));

const NOT_HAPPENED =
  /^(?:我|这个?|这本|证书?|本|目前|现在|一直|从来|到现在|还|也|就|都)*(?:没|没有|未|不曾)(?:有)?(?:新|换|发|领|拿|到|申请|延续|延期|办|出|下来|注册|弄|的|过|电子|证书?|本|成|好|完|去|来|交)*[呢啊了呀哦]*$/;

/** Deeds by which a day is called: one that a question does not name is of something else. */
const DEEDS = [/换|新证/, /发|领|拿|新证/, /申请|延续|延期/, /注册/, /出生|生日/];

const isOfAnother = (text: string, called: string): boolean => {
  const named = DEEDS.filter((deed) => deed.test(text));
  return named.length > 0 && !named.some((deed) => deed.test(called));
};

const BESIDE =
  /有效期?|到期|截止|出生|生日|延续|延期|领|办|签|至|止|到|在|那天|号|月份|整|前后|下来|好像|大概|大约|差不多|左右|可能|也许|估计|记得|印象|年底|年初/g;

/** 换过的: that it was, and not when. */
const DONE = /^(?:我|已经|早就?|都|也)*(?:换|发|领|拿|申请|注册|办)(?:到|过|了|好|完)+的?(?:证书?)?了?$/;

const UNSURE = /好像|大概|大约|差不多|左右|前后|可能|也许|估计|或者?|还是|要么|不是就是/;

const VAGUE = '这样还不知道是哪一天。';
const IMPLIED = '把年份也说上。';

function ofSaid(said: DaySaid, text: string, mayLieAhead: boolean): DayGiven {
  switch (said.is) {
    case 'day':
      return { value: formatDay(said.day) };
    case 'part':
      return { value: said.part };
    case 'future':
      if (mayLieAhead && said.day !== null) return { value: formatDay(said.day) };
      return { again: '这一天还没到。' };
    case 'vague':
      // 上个月 is one month; of 6月 the year is not said.
      if (said.part !== undefined && /上个?月/.test(text)) return { value: said.part };
      return { again: said.part === undefined ? VAGUE : IMPLIED };
    case 'implied':
      return { again: IMPLIED };
    case 'impossible':
      return { again: '没有这一天。' };
  }
}

const YEAR_SAID = /\d{4}|\d{2}年|[今去前明后]年|[上这本]个?月|[昨前今]天|天前/;
const OVER = /过期|过了|已经|失效|作废|上次/;
const NEXT_YEAR = /^明年(1[0-2]|[1-9])月份?$/;

/** 2月10号, said in November of what a certificate is valid to: next February, and no day that is over. Null: the year was said, or it is said to be over. */
function toCome(said: DaySaid, text: string, asOf: Day): DayGiven {
  if (YEAR_SAID.test(text) || OVER.test(text)) return null;
  if (said.is !== 'day' && said.is !== 'implied' && said.is !== 'future') return null;
  if (said.day === null) return null;
  // 10号: of which month, or year, is not said.
  if (!/月|\d[./-]\d/.test(text)) return { again: '几年几月几号，一起说。' };
  const day = said.day < asOf ? nextOfYear(said.day) : said.day;
  return day === null ? null : { value: formatDay(day), assumed: true };
}

const YEAR_ALONE = /^(?:是|应该是|就是)?((?:20)?\d{2}年|大前年|[今去前明后]年)的?[吧啊呀]*$/;

/** 是22年的, said after 12月20号: that day of that year. Null: no day had been begun, or no year is said. */
export function withYearSaid(begun: string | null, typed: string): string | null {
  const year = YEAR_ALONE.exec(plain(typed).replace(/[,，。.！!~]+$/, ''))?.[1];
  return begun === null || year === undefined || !/月\d/.test(begun) ? null : `${year}${begun}`;
}

/** 不对 是21号, 不对 是7月10号, where a whole day was answered: what is not said of it stays as it was. */
export function inAnswered(text: string, answered: string | undefined): string {
  if (answered === undefined || !isDay(answered) || /年|周|星期|礼拜|[今昨前]天|上个?月|这个?月/.test(text))
    return text;
  const [year, month] = answered.split('-');
  if (/月/.test(text)) return text.replace(/(?<!\d)(\d{1,2})月(\d{1,2})[号日]?(?!\d)/, `${year}年$1月$2号`);
  return text.replace(/(?<!\d)(\d{1,2})[号日]/, `${year}年${Number(month)}月$1号`);
}

/**
 * What a text says to a question for a day.
 * @param called the question with the name of what it asks for
 * @param mayLieAhead whether the day may be still to come
 */
export function dayGiven(typed: string, called: string, asOf: Day, mayLieAhead: boolean): DayGiven {
  const text = plain(typed).replace(/[,，。.！!~]+$/, '');
  if (saysNotKnown(text)) return { value: UNKNOWN_DAY };
  const mood = moodOf(text);
  const spans = daysIn(text, asOf);
  const days = spans.filter(({ weak }) => !weak);
  // 2021年3月还是4月 asks nothing.
  if ((mood.asks && !(days.length > 1)) || mood.others || mood.heard) return null;
  if (called !== '' && isOfAnother(text, called))
    return days.length > 0 || NOT_HAPPENED.test(text) ? { again: VAGUE } : null;
  if (NOT_HAPPENED.test(text)) return { happened: false };
  const month = mayLieAhead ? NEXT_YEAR.exec(text)?.[1] : undefined;
  if (month !== undefined) return { value: `${yearOf(asOf) + 1}-${month.padStart(2, '0')}` };
  const vague = UNSURE.test(text) || spans.length > 0 || DONE.test(text);
  if (days.length === 0) return vague && [...text].length < 12 ? { again: VAGUE } : null;
  let left = text;
  for (const { from, to } of days) left = left.replace(text.slice(from, to), '');
  const rest = left
    .replace(BESIDE, '')
    .replace(AROUND, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const [first] = days;
  if (days.length > 1 || rest !== '' || first === undefined) return rest.length > 8 ? null : { again: VAGUE };
  const ahead = mayLieAhead ? toCome(first.said, text, asOf) : null;
  if (ahead) return UNSURE.test(text) ? { again: '拿不准的先不记。' } : ahead;
  const given = ofSaid(first.said, text, mayLieAhead);
  if (given && 'again' in given && given.again === IMPLIED) return { ...given, begun: text };
  // 大概2021年: the year may be another.
  return given && 'value' in given && UNSURE.test(text) ? { again: '拿不准的先不记。' } : given;
}
