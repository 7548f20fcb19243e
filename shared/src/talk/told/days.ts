import { civilOf, type Day, formatDay, makeDay } from '../../calendar';

/**
 * A day as it was said. `day`: one that has been. `implied`: the year or month was not said and the next such day
 * is still to come, so the last one may be meant. `vague`: some time (上个月). `part`: a year or a month, as
 * `YYYY` or `YYYY-MM`. `future` and `impossible` (2月30号) are no day to write down.
 */
export type DaySaid =
  | { is: 'day'; day: Day }
  | { is: 'implied'; day: Day }
  | { is: 'vague'; part?: string }
  | { is: 'part'; part: string }
  | { is: 'future'; day: Day | null }
  | { is: 'impossible' };

export interface DaySpan {
  from: number;
  to: number;
  said: DaySaid;
  /** 现在 and 上午 are today only where nothing else is meant by them. */
  weak: boolean;
}

const WEEKDAYS = '一二三四五六日';
const VAGUE: DaySaid = { is: 'vague' };
const IMPOSSIBLE: DaySaid = { is: 'impossible' };

function dayOrNull(year: number, month: number, day: number): Day | null {
  try {
    return makeDay(year, month, day);
  } catch {
    return null;
  }
}

const known = (day: Day | null, asOf: Day): DaySaid =>
  day === null ? IMPOSSIBLE : day > asOf ? { is: 'future', day } : { is: 'day', day };

const fullYear = (written: string): number =>
  written.length === 2 ? (Number(written) > 50 ? 1900 : 2000) + Number(written) : Number(written);

const YEARS_AGO: Record<string, number> = {
  明年: -1,
  后年: -2,
  今年: 0,
  去年: 1,
  头年: 1,
  上一年: 1,
  前年: 2,
  大前年: 3,
};
const two = (value: number): string => String(value).padStart(2, '0');

/** The last `month`-`day` that has been; implied where this year's is still to come. */
function lastOfYear(month: number, day: number, asOf: Day): DaySaid {
  const { year } = civilOf(asOf);
  const thisYears = dayOrNull(year, month, day);
  if (thisYears !== null && thisYears <= asOf) return { is: 'day', day: thisYears };
  const last = dayOrNull(year - 1, month, day);
  return last === null ? IMPOSSIBLE : { is: 'implied', day: last };
}

/** 10月, of a day in it that is not said: the last such month that has begun. */
function lastMonth(month: number, asOf: Day): DaySaid {
  if (month < 1 || month > 12) return VAGUE;
  const now = civilOf(asOf);
  return { is: 'vague', part: `${month <= now.month ? now.year : now.year - 1}-${two(month)}` };
}

/** 20号, said to the question on which day of a month; 12月3号 to that of a year. Null: it is no such answer. */
export function dayWithin(text: string, part: string): Day | null {
  const found = /^\D{0,6}?(?:(\d{1,2})[月./-])?(\d{1,2})[日号]?\D{0,6}$/.exec(text);
  if (!found || /\d{4}|[昨今前明天周]|上个?月|礼拜|星期|学时|课时|个/.test(text)) return null;
  const [year, month] = part.split('-').map(Number) as [number, number | undefined];
  const said = found[1] === undefined ? month : Number(found[1]);
  if (said === undefined || (month !== undefined && said !== month)) return null;
  return dayOrNull(year, said, Number(found[2]));
}

/** The same day of the year to come, for what may lie ahead. */
export function nextOfYear(day: Day): Day | null {
  const { year, month, day: of } = civilOf(day);
  return dayOrNull(year + 1, month, of);
}

/** 11月最后一天: that of the last such month that is over. */
function lastDayOf(month: number, asOf: Day): DaySaid {
  const { year } = civilOf(asOf);
  const last = (of: number): Day => (month === 12 ? makeDay(of + 1, 1, 1) : makeDay(of, month + 1, 1)) - 1;
  return { is: 'day', day: last(year) <= asOf ? last(year) : last(year - 1) };
}

function inMonth(monthsAgo: number, day: number, asOf: Day): DaySaid {
  const { year, month } = civilOf(asOf);
  const at = month - monthsAgo;
  return known(at < 1 ? dayOrNull(year - 1, at + 12, day) : dayOrNull(year, at, day), asOf);
}

function lastOfMonth(day: number, asOf: Day): DaySaid {
  const { year, month } = civilOf(asOf);
  if (day < 1 || day > 31) return IMPOSSIBLE;
  const thisMonths = dayOrNull(year, month, day);
  if (thisMonths !== null && thisMonths <= asOf) return { is: 'day', day: thisMonths };
  const before = inMonth(1, day, asOf);
  return before.is === 'day' ? { is: 'implied', day: before.day } : before;
}

function weekday(weeksAgo: number | null, name: string, asOf: Day): DaySaid {
  const monday = asOf - ((asOf + 3) % 7); // 1970-01-01 was a Thursday
  const at = /\d/.test(name) ? (Number(name) + 6) % 7 : WEEKDAYS.indexOf(name === '天' ? '日' : name);
  if (weeksAgo !== null) return known(monday - 7 * weeksAgo + at, asOf);
  const day = monday + at;
  return { is: 'day', day: day <= asOf ? day : day - 7 };
}

type Read = (found: string[], asOf: Day) => DaySaid;

const monthOfYear: Read = ([y, m]) =>
  Number(m) >= 1 && Number(m) <= 12 ? { is: 'part', part: `${y}-${two(Number(m))}` } : IMPOSSIBLE;

const FEASTS: [string, number, number][] = [
  ['圣诞节?', 12, 25],
  ['平安夜', 12, 24],
  ['双(?:十一|11)|光棍节', 11, 11],
  ['双(?:十二|12)', 12, 12],
  ['教师节', 9, 10],
  ['儿童节', 6, 1],
  ['妇女节', 3, 8],
  ['青年节', 5, 4],
  ['劳动节', 5, 1],
  ['建党节', 7, 1],
  ['建军节', 8, 1],
  ['植树节', 3, 12],
  ['情人节', 2, 14],
];

/** A feast of one day, named not long after it: its day; else it is asked for. */
const FEAST_IS_NEAR = 62;

function feast(month: number, day: number, asOf: Day): DaySaid {
  const said = lastOfYear(month, day, asOf);
  const near = (said.is === 'day' || said.is === 'implied') && asOf - said.day <= FEAST_IS_NEAR;
  return near ? { is: 'day', day: said.day } : VAGUE;
}

const FIRST_DAY = '(?:节|假期?|放假)?的?(?:那天|当天|头1?一?天|第1?一?天)';
const DAYTIME = '(?:一?整?天|上午|下午|中午|早上|晚上|夜里|傍晚|一早|半夜)?';
const WEEK = '个?(?:周|星期|礼拜)';
/** 上周16, 这周一共20: neither a Monday. */
const WEEKDAY_NAME = '([一二三四五六日天]|[1-7](?!\\d))(?!个|(?<=一)共)';
const NUMERAL = '[一二三四五六七八九十廿\\d]';
const MOON_MONTH = '(?:闰?\\d{1,2}月|正月|冬月|腊月)';
const LUNAR = `(?:农历|阴历|旧历)(?:的?${MOON_MONTH}?初?${NUMERAL}{1,3}[日号]?)?|${MOON_MONTH}?初${NUMERAL}{1,2}(?!中|级|期)|(?:正月|冬月|腊月)(?:${NUMERAL}{1,3})?`;
const NOT_A_DAY = '(?!\\d|[.]\\d|\\s*(?:个|学时|课时|小时|钟|点|分|%|节|倍|岁|块|元|米|层|楼|寸))';

/** The first that fits is taken, at each place of the text. */
const PATTERNS: [string, Read][] = [
  // 初五, 冬月初五: a day of the moon's calendar, which is asked for.
  [LUNAR, () => VAGUE],
  [
    '(?<!\\d)(\\d{4}|\\d{2})年的?(\\d{1,2})月份?的?(\\d{1,2})[日号]?',
    ([y, m, d], asOf) => known(dayOrNull(fullYear(y as string), Number(m), Number(d)), asOf),
  ],
  [
    '(?<!\\d)((?:19|20)\\d{2})[./-](\\d{1,2})[./-](\\d{1,2})(?!\\d)[日号]?',
    ([y, m, d], asOf) => known(dayOrNull(Number(y), Number(m), Number(d)), asOf),
  ],
  [
    '(?<!\\d)((?:19|20)\\d{2})(0[1-9]|1[0-2])([0-2]\\d|3[01])(?!\\d)',
    ([y, m, d], asOf) => known(dayOrNull(Number(y), Number(m), Number(d)), asOf),
  ],
  [
    '(?<!\\d)(\\d{2})[./-](\\d{1,2})[./-](\\d{1,2})(?!\\d)[日号]?',
    ([y, m, d], asOf) => known(dayOrNull(fullYear(y as string), Number(m), Number(d)), asOf),
  ],
  [
    '(今年|大前年|去年|头年|上一年|前年|明年|后年)的?(1[0-2]|0?[1-9])[月./-](\\d{1,2})(?!\\d)[日号]?',
    ([y, m, d], asOf) =>
      known(dayOrNull(civilOf(asOf).year - (YEARS_AGO[y as string] as number), Number(m), Number(d)), asOf),
  ],
  [
    '(?<![\\d年])(1[0-2]|[1-9])月份?的?(?:最后1?一?天|底最后1?一?天|末)',
    ([m], asOf) => lastDayOf(Number(m), asOf),
  ],
  ['上个?月(?:的)?(?:最后1?一?天|底最后1?一?天)', (_, asOf) => known(asOf - civilOf(asOf).day, asOf)],
  // 一个礼拜前的今天, 上周的今天: a day of its own.
  [
    '(?<!\\d)(\\d)个?(?:周|星期|礼拜)(?:之|以)?前的?今天|今天的?(\\d)个?(?:周|星期|礼拜)(?:之|以)?前',
    ([one, other], asOf) => known(asOf - 7 * Number(one ?? other), asOf),
  ],
  [`上上${WEEK}的?今天`, (_, asOf) => known(asOf - 14, asOf)],
  [`上${WEEK}的?今天`, (_, asOf) => known(asOf - 7, asOf)],
  ['上个?月的?今天', (_, asOf) => inMonth(1, civilOf(asOf).day, asOf)],
  [
    '(?:\\d+|几|半|好几)个?(?:月|年|天|周|星期|礼拜)(?:之|以)?前的?今天|(?:去年|前年|那年|当年|往年)的?今天',
    () => VAGUE,
  ],
  ['(?:这个?|本|当)月的?(?:头|第)[1一]天', (_, asOf) => inMonth(0, 1, asOf)],
  ['上个?月的?(?:头|第)[1一]天', (_, asOf) => inMonth(1, 1, asOf)],
  ['(?<![\\d年])(\\d{1,2})月份?的?(?:头|第)[1一]天', ([m], asOf) => lastOfYear(Number(m), 1, asOf)],
  ...FEASTS.map(([name, month, day]): [string, Read] => [
    `(?:${name})(?:那天|当天|当日|那日|这天)?(?![前后期假购促])`,
    (_, asOf) => feast(month, day, asOf),
  ]),
  ['元旦(?:那天|当天|当日)?(?![前后假期])', (_, asOf) => feast(1, 1, asOf)],
  [`国庆${FIRST_DAY}`, (_, asOf) => feast(10, 1, asOf)],
  [`(?:五一|51|劳动节)${FIRST_DAY}`, (_, asOf) => feast(5, 1, asOf)],
  ['上上个?月的?(\\d{1,2})[日号]?(?!\\d|个|学时|课时)', ([d], asOf) => inMonth(2, Number(d), asOf)],
  ['上个?月的?(\\d{1,2})[日号]?(?!\\d|个|学时|课时)', ([d], asOf) => inMonth(1, Number(d), asOf)],
  [
    '(?:这个?月|本月|当月)的?(\\d{1,2})[日号]?(?!\\d|个|学时|课时)',
    ([d], asOf) => inMonth(0, Number(d), asOf),
  ],
  [
    '(?<![\\d年])(\\d{1,2})月份?的?(\\d{1,2})(?!\\d)[日号]?',
    ([m, d], asOf) => lastOfYear(Number(m), Number(d), asOf),
  ],
  [
    `(?<![\\d.学了记共有习看]|学时)(1[0-2]|0?[1-9])[./-](3[01]|[12]\\d|0?[1-9])${NOT_A_DAY}[日号]?`,
    ([m, d], asOf) => lastOfYear(Number(m), Number(d), asOf),
  ],
  [
    '(?<=(?:学时|课时)了?)(1[0-2]|0?[1-9])[./-](3[01]|[12]\\d|0?[1-9])(?=[日号]?[又也再]?[学看上听])',
    ([m, d], asOf) => lastOfYear(Number(m), Number(d), asOf),
  ],
  ['大大前[天儿]', (_, asOf) => known(asOf - 4, asOf)],
  [`(?:大前天|大前儿个?|大前日)${DAYTIME}`, (_, asOf) => known(asOf - 3, asOf)],
  [`(?:昨天|昨儿个?|昨日|昨晚上?|昨夜|昨个儿?|夜来|昨宿)${DAYTIME}`, (_, asOf) => known(asOf - 1, asOf)],
  [`(?:前天|前儿个?|前日|前晚|前个儿?)${DAYTIME}`, (_, asOf) => known(asOf - 2, asOf)],
  ['(?:大后天|后天|明天|明儿个?|明日|明晚|明早)', (_, asOf) => ({ is: 'future', day: asOf + 1 })],
  [
    `(?<!到|至|截止|截至)(?:今天|今儿个?|今个儿?|今日|今早|今晚|当天)${DAYTIME}`,
    (_, asOf) => known(asOf, asOf),
  ],
  [
    '刚才|刚刚|(?<!不|金)刚(?=注|学|换|下|弄|办|完|看|听|申|提|搞|整|做|修|考|交|刷)',
    (_, asOf) => known(asOf, asOf),
  ],
  ['(\\d{1,3})天(?:之|以)?前', ([n], asOf) => known(asOf - Number(n), asOf)],
  [`上上${WEEK}${WEEKDAY_NAME}`, ([name], asOf) => weekday(2, name as string, asOf)],
  [`上${WEEK}${WEEKDAY_NAME}`, ([name], asOf) => weekday(1, name as string, asOf)],
  [`下${WEEK}(?:[一二三四五六日天1-7])?`, () => ({ is: 'future', day: null })],
  [`(?:这|本)${WEEK}${WEEKDAY_NAME}`, ([name], asOf) => weekday(0, name as string, asOf)],
  [`(?:周|星期|礼拜)${WEEKDAY_NAME}(?!年|期)`, ([name], asOf) => weekday(null, name as string, asOf)],
  [
    '下个?月(?:\\d{1,2}[日号])?|明年|下半年|过(?:几|两|\\d)天|改天|改日|回头|待会儿?|等会儿?',
    () => ({ is: 'future', day: null }),
  ],
  [
    '(?<![\\d月.])(\\d{1,2})[号日](?!\\d(?!\\d?(?:[号日]|天|个|学时|课时|\\.\\d|了|$))|楼|线|院|码|店|门)',
    ([d], asOf) => lastOfMonth(Number(d), asOf),
  ],
  [
    '(今年|大前年|去年|头年|上一年|前年)的?(\\d{1,2})月份?',
    ([y, m], asOf) => ({
      is: 'part',
      part: `${civilOf(asOf).year - (YEARS_AGO[y as string] as number)}-${two(Number(m))}`,
    }),
  ],
  ['(?<!\\d)((?:19|20)\\d{2})年的?(\\d{1,2})月份?(?!\\d|个|学时|课时)', monthOfYear],
  ['(?<!\\d)((?:19|20)\\d{2})[./-](\\d{1,2})(?:月份?)?(?!\\d|[./-]\\d|个|学时|课时)', monthOfYear],
  [
    '(?<!\\d)(\\d{2})年的?(\\d{1,2})月份?(?!\\d)',
    ([y, m]) => ({
      is: 'part',
      part: `${fullYear(y as string)}-${two(Number(m))}`,
    }),
  ],
  [
    '(今年|大前年|去年|头年|上一年|前年)(?:开春|入冬|入秋|入夏|春天|夏天|秋天|冬天)?(?!底|初)',
    ([y], asOf) => ({
      is: 'part',
      part: String(civilOf(asOf).year - (YEARS_AGO[y as string] as number)),
    }),
  ],
  [
    '(?<!\\d)((?:19|20)\\d{2}|\\d{2})年(?!制|前|内|级|龄|多|后|以)',
    ([y]) => ({
      is: 'part',
      part: String(fullYear(y as string)),
    }),
  ],
  ['(?<![\\d个])(\\d{1,2})月(?:份|初|底|中旬|上旬|下旬)?(?!\\d)', ([m], asOf) => lastMonth(Number(m), asOf)],
  ['上个?月(?!\\d)', (_, asOf) => lastMonth(((civilOf(asOf).month + 10) % 12) + 1, asOf)],
  [
    '(?:上上?|这|本)' +
      WEEK +
      '(?!期)末?|(?:周|星期|礼拜)末|上上?个?月|这个?月|本月|月初|月底|月中|年初|年底|去年底|去年初',
    () => VAGUE,
  ],
  [
    '(?:前|头|这|近)(?:几|两|些|\\d)[天日]|前(?:一?阵子?|段时间|段日子|段)|好(?:几|些)天|有?几天前?|(?:几|\\d+|半)个?(?:月|周|星期|礼拜)(?:之|以)?前',
    () => VAGUE,
  ],
  [
    '(?:冬至|小雪|大雪|立冬|霜降|寒露|秋分|白露|处暑|立秋|大暑|小暑|夏至|芒种|小满|立夏|谷雨|春分|惊蛰|雨水|立春|大寒|小寒|感恩节|圣诞节?|教师节|劳动节|儿童节|父亲节|母亲节|重阳节?|七夕|小年|除夕|元宵节?|双十一|万圣节|妇女节|建军节|建党节)(?:那天|当天|前后|前|后)*|(?:疫情|封控|隔离|入冬|开春|农忙|秋收|冬休|放假|开工|停工|培训|考试|上学|当兵)[^，。,\\d]{0,2}(?:时候?|那会儿?|那阵子?|期间|前后|那年)|那天|有一?天|某天|早(?:就|都|已经?)|(?<=^|我|已经?)早(?=注|换|弄|办|下|就|学|申)|老早|很早|(?<![\\d一两几多半])年[前后](?!的?今)|以前|之前|最近|前不久|不久前|上半年|春天|夏天|秋天|冬天|暑假|寒假|过年|节前|节后|(?:国庆|元旦|春节|中秋|端午|清明|五一|(?:51|11)(?=那|假|节|放|当天))(?:节|假期|放假|以?后|以?前|那(?:几|两)?天|当天|前后)*(?!路|广场|小区)|\\d+天了',
    () => VAGUE,
  ],
  ['现在|目前|上午|下午|中午|早上|晚上|夜里', (_, asOf) => known(asOf, asOf)],
];

const WEAK = /^(?:现在|目前|上午|下午|中午|早上|晚上|夜里|过年|春天|夏天|秋天|冬天|以前|之前|最近)$/;

const compiled = PATTERNS.map(([source, read]) => [new RegExp(source, 'y'), read] as const);
const anyOf = new RegExp(
  PATTERNS.map(([source]) => `(?:${source.replace(/\((?!\?)/g, '(?:')})`).join('|'),
  'g',
);

/**
 * 11月25学了2学时，26学了3: the second day is of the same month; so is 同月11号; 6月25号 2022年的 is one day.
 */
export const withMonths = (text: string): string =>
  text
    .replace(/((?:\d{4}年)?\d{1,2}月)(\d{1,2}[号日]?)([^，。,；;]*?)同月的?(?=\d)/g, '$1$2$3$1')
    .replace(/(?<![\d年])(\d{1,2}月\d{1,2}[号日]?)[\s,，]+((?:20)?\d{2}年)的(?=$|[\s,，。])/g, '$2$1')
    .replace(
      /(\d{1,2}月)(\d{1,2}[号日]?[^，。,；;月]*[，,；;、]\s*)(\d{1,2})(?=又?(?:学|看|上|听)[了\d])/g,
      '$1$2$1$3号',
    )
    .replace(/(\d{1,2}月)(\d{1,2})([号日]?)(到|至|[-~～—、和跟])(\d{1,2}[号日])/g, '$1$2$3$4$1$5');

/** 从周四开始每天两学时一直到昨天 is 周四到昨天每天两学时. */
const BEGUN_UNTIL =
  /(?:从|自|打)?([^，。,\s从]{2,8}?)(?:开始|起|那天起)[，,\s]*(?:我|就|都)*((?:每天|天天)[^，。,\s\d]{0,4}\d+(?:\.\d)?个?半?(?:学时|课时))[，,\s]*(?:一直|都)*(?:学|看)?(?:到|至)([^，。,\s]{2,6}?)(?=$|[，。,\s]|为止)/g;
export const withRanges = (text: string): string => text.replace(BEGUN_UNTIL, '$1到$3$2');

const NEXT_DAY = /第2天|次日|转天|隔天|翌日/;
const SAME_DAY = /(?<![\d号日月]\s?)(?:当天|当日|同一?天)/;

/** 上周三看了两个学时，第二天又看了三个: the next day, or the same, by its date, where the one before it is known. */
export function withNextDays(text: string, asOf: Day): string {
  if (!NEXT_DAY.test(text) && !SAME_DAY.test(text)) return text;
  const next = NEXT_DAY.exec(text);
  const same = SAME_DAY.exec(text);
  const found = next && same ? (next.index < same.index ? next : same) : (next ?? same);
  if (!found) return text;
  const before = daysIn(text.slice(0, found.index), asOf)
    .filter(({ said, weak }) => !weak && said.is === 'day')
    .at(-1)?.said;
  if (before?.is !== 'day') return text;
  const day = before.day + (found === next ? 1 : 0);
  const rest = text.slice(found.index + found[0].length);
  return withNextDays(`${text.slice(0, found.index)}${formatDay(day)}日${rest}`, asOf);
}

/** 周末两天 is Saturday and Sunday once they are both over. */
export function withWeekend(text: string, asOf: Day): string {
  const isOver = (asOf + 3) % 7 < 5; // 1970-01-01 was a Thursday
  return isOver ? text.replace(/(?:上个?|这个?)?周末(?:这|那)?[两2]天/g, '上周六上周日') : text;
}

/** 1号到3号: the days between two that are named. */
export interface DayRange {
  first: Day;
  last: Day;
}

const UP_TO = /^\s*(?:一?直?到|至|[-~～—])\s*$/;
const BARE = /^(?:周|星期|礼拜)/;

/** Whether a text names days from one to another, whatever they are. */
export const reaches = (text: string, spans: readonly DaySpan[]): boolean =>
  spans.some(({ to, weak }, i) => {
    const next = spans[i + 1];
    return next !== undefined && !weak && !next.weak && UP_TO.test(text.slice(to, next.from));
  });

/** The range that a text names by its first and its last day; null: none, or one that is not all over. */
export function rangeIn(text: string, spans: readonly DaySpan[]): DayRange | null {
  for (const [i, { from, to, said: begun }] of spans.entries()) {
    const next = spans[i + 1];
    if (!next || !UP_TO.test(text.slice(to, next.from))) continue;
    // 周一到周三, said on a Tuesday: the Monday is that before the Wednesday.
    const wraps =
      begun.is === 'day' &&
      next.said.is === 'day' &&
      begun.day > next.said.day &&
      [text.slice(from, to), text.slice(next.from, next.to)].every((one) => BARE.test(one));
    const said: DaySaid = wraps ? { is: 'day', day: begun.day - 7 } : begun;
    if (
      said.is === 'day' &&
      next.said.is === 'day' &&
      said.day < next.said.day &&
      next.said.day - said.day < 31
    )
      return { first: said.day, last: next.said.day };
  }
  return null;
}

/** The days that a plain text names, in the order in which they are said. */
export function daysIn(text: string, asOf: Day): DaySpan[] {
  const spans: DaySpan[] = [];
  let from = nextIn(text, 0);
  while (from >= 0) {
    const span = dayAt(text, from, asOf);
    spans.push(span);
    from = nextIn(text, span.to);
  }
  return spans;
}

/** Where any of the patterns fits next: looked for as one, most texts name no day at all. */
function nextIn(text: string, from: number): number {
  anyOf.lastIndex = from;
  return anyOf.exec(text)?.index ?? -1;
}

function dayAt(text: string, from: number, asOf: Day): DaySpan {
  for (const [pattern, read] of compiled) {
    pattern.lastIndex = from;
    const found = pattern.exec(text);
    if (!found) continue;
    const to = from + found[0].length;
    return { from, to, said: read(found.slice(1), asOf), weak: WEAK.test(found[0]) };
  }
  throw new RangeError('one of the patterns fits where all of them together do');
}
