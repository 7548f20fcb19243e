// The day, or the time, to come that a question names: 1月2号, 32天以后, 腊月二十八, 春节, 元旦以后.
import {
  addMonths,
  civilOf,
  type Day,
  firstDayOfYear,
  lastDayOfYear,
  type MoonWinter,
  makeDay,
  monthBounds,
  moonWinter,
  yearOf,
} from '../calendar';
import { plain } from './told/plain';

/** From its first day to its last; of one day both are the same. */
export interface Span {
  from: Day;
  to: Day;
}

const one = (day: Day): Span => ({ from: day, to: day });

function dayOrNull(year: number, month: number, day: number): Day | null {
  try {
    return makeDay(year, month, day);
  } catch {
    return null;
  }
}

const YEARS_ON: Record<string, number> = { 今年: 0, 明年: 1, 来年: 1, 转年: 1, 次年: 1, 后年: 2 };
const YEAR = '(今年|明年|来年|转年|次年|后年|(?:20)?\\d{2}年)?的?';

/** The year that was said, if one was. */
function yearSaid(said: string | undefined, asOf: Day): number | null {
  if (said === undefined) return null;
  const on = YEARS_ON[said];
  if (on !== undefined) return yearOf(asOf) + on;
  const year = Number(said.replace('年', ''));
  return year < 100 ? 2000 + year : year;
}

/** The next time that what `of` gives of a year is not over. */
function next(asOf: Day, year: number | null, of: (year: number) => Span | null): Span | null {
  const now = yearOf(asOf);
  const first = of(year ?? now);
  if (year !== null || first === null) return first;
  return first.to >= asOf ? first : of(now + 1);
}

const TENTH = 10;
const PARTS: Record<string, [first: number, last: number]> = {
  ...{ 初: [1, TENTH], 头: [1, TENTH], 上旬: [1, TENTH] },
  ...{ 中: [11, 20], 中旬: [11, 20], 下旬: [21, 31], 底: [21, 31], 末: [21, 31] },
};

/** 1月, 1月中旬, 1月底. */
function inMonth(year: number, month: number, part: string | undefined): Span | null {
  if (month < 1 || month > 12) return null;
  const [first, last] = monthBounds(year, month);
  const [from, to] = PARTS[part ?? ''] ?? [1, 31];
  return { from: first + from - 1, to: Math.min(last, first + to - 1) };
}

const monday = (asOf: Day): Day => asOf - ((asOf + 3) % 7); // 1970-01-01 was a Thursday
const WEEKDAYS = '一二三四五六日';
const weekdayAt = (name: string): number =>
  /\d/.test(name) ? (Number(name) + 6) % 7 : WEEKDAYS.indexOf(name === '天' ? '日' : name);

const DIGITS = '一二三四五六七八九十';
/** 28, 初五. */
const dayOfMoon = (said: string): number => (/\d/.test(said) ? Number(said) : DIGITS.indexOf(said) + 1);

/** A month of the moon, or a day of it. */
function ofMoon(asOf: Day, day: string | undefined, of: (winter: MoonWinter) => readonly [Day, Day]) {
  const winter = moonWinter(asOf);
  if (!winter) return null;
  const [first, after] = of(winter);
  return day === undefined ? { from: first, to: after - 1 } : one(first + dayOfMoon(day) - 1);
}

/** So many days before and after a feast it is still spoken of. */
const AROUND_FEAST = 7;
const A_MONTH = 30;
const DAY_HOURS = 24;

type Read = (found: (string | undefined)[], asOf: Day) => Span | null;
const WEEK = '个?(?:周|星期|礼拜)';
const LATER = '(?:以后|之后|过后|后|开外)';

/** The first that fits is taken, at each place of the text. */
const PATTERNS: readonly (readonly [string, Read])[] = [
  [
    `腊月初?([一二三四五六七八九十]|\\d{1,2})?`,
    ([d], asOf) => ofMoon(asOf, d, ({ twelfth, first }) => [twelfth, first]),
  ],
  [
    `冬月初?([一二三四五六七八九十]|\\d{1,2})?`,
    ([d], asOf) => ofMoon(asOf, d, ({ eleventh, twelfth }) => [eleventh, twelfth]),
  ],
  [
    `(?:正月初?|大年初|(?<!月)初)([一二三四五六七八九十]|\\d{1,2})`,
    ([d], asOf) => ofMoon(asOf, d, ({ first, second }) => [first, second]),
  ],
  ['正月', (_, asOf) => ofMoon(asOf, undefined, ({ first, second }) => [first, second])],
  ['除夕|大?年30|年三十', (_, asOf) => ofMoon(asOf, '1', ({ first, second }) => [first - 1, second])],
  ['腊[八8](?!月)', (_, asOf) => ofMoon(asOf, '8', ({ twelfth, first }) => [twelfth, first])],
  // The terms of winter fall on one of two days.
  ...(
    [
      ['冬至', 12, 21],
      ['小寒', 1, 5],
      ['大寒', 1, 20],
      ['立春', 2, 3],
    ] as const
  ).map(([name, month, day]): readonly [string, Read] => [
    name,
    (_, asOf) =>
      next(asOf, null, (year) => ({ from: makeDay(year, month, day), to: makeDay(year, month, day + 1) })),
  ]),
  ['小年', (_, asOf) => ofMoon(asOf, '23', ({ twelfth, first }) => [twelfth, first])],
  [
    `${YEAR}(1[0-2]|0?[1-9])(?:月|[./-](?=\\d))(\\d{1,2})(?!\\d|个|天|年|学时)[日号]?`,
    ([y, m, d], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => {
        const day = dayOrNull(year, Number(m), Number(d));
        return day === null ? null : one(day);
      }),
  ],
  [
    `${YEAR}(?<!个)(1[0-2]|0?[1-9])月份?(初|头|上旬|中旬|中|下旬|底|末)?`,
    ([y, m, part], asOf) => next(asOf, yearSaid(y, asOf), (year) => inMonth(year, Number(m), part)),
  ],
  [
    `下个?月(?:的?(\\d{1,2})[日号]|(初|头|上旬|中旬|中|下旬|底|末))?`,
    ([d, part], asOf) => {
      const { year, month } = civilOf(addMonths(asOf - civilOf(asOf).day + 1, 1));
      const day = d === undefined ? null : dayOrNull(year, month, Number(d));
      return d === undefined ? inMonth(year, month, part) : day === null ? null : one(day);
    },
  ],
  [
    '(?:这个?|本|当)?月(?:的?(\\d{1,2})[日号]|(中旬|中|下旬|底|末))',
    ([d, part], asOf) => {
      const { year, month } = civilOf(asOf);
      const day = d === undefined ? null : dayOrNull(year, month, Number(d));
      return d === undefined ? inMonth(year, month, part) : day === null ? null : one(day);
    },
  ],
  [
    '(?<![\\d月.])(\\d{1,2})[日号](?!楼|线|院|码|店|门|文)',
    ([d], asOf) => {
      const { year, month, day } = civilOf(asOf);
      const at = addMonths(makeDay(year, month, 1), Number(d) < day ? 1 : 0);
      const { year: inYear, month: inMonthOf } = civilOf(at);
      const meant = dayOrNull(inYear, inMonthOf, Number(d));
      return meant === null ? null : one(meant);
    },
  ],
  ['大后[天儿日]', (_, asOf) => one(asOf + 3)],
  ['后[天儿日]', (_, asOf) => one(asOf + 2)],
  [
    '明[天儿日早晚个]|第2天|睡(?:了|上|个|它)?(?:1|一)?[觉宿夜晚](?:起来|再|醒|以后|之后|后)|睡醒|(?:过|再过|隔|等)(?:1|一)?[宿夜晚]|(?:过了?|等到?)(?:零点|半夜|夜里)12?点?|过了?零点|过了?半夜|(?:天亮|等到?一早)(?:了|再|以后)|后半夜',
    (_, asOf) => one(asOf + 1),
  ],
  [
    `(?:过|等|再等|拖)(?:了|个|上)?(\\d{1,3})天${LATER}?|(?<!\\d)(\\d{1,3})天${LATER}`,
    ([a, b], asOf) => one(asOf + Number(a ?? b)),
  ],
  [
    `(?:过|等|再等|拖)(?:了|个|上)?(?:几|些|好几)天|几天${LATER}|改天|改日`,
    (_, asOf) => ({ from: asOf + 2, to: asOf + 9 }),
  ],
  [
    `(?:过|等|再等|拖|晚)(?:了|个|上)?(\\d{1,3})个?(?:小时|钟头)|(?<!\\d)(\\d{1,3})个?(?:小时|钟头)${LATER}`,
    ([a, b], asOf) => {
      const days = Number(a ?? b) / DAY_HOURS;
      return { from: asOf + Math.floor(days), to: asOf + Math.ceil(days) };
    },
  ],
  [
    `(?:过|等|拖)(?:了|个|上)?(\\d{1,2})${WEEK}|(?<!\\d)(\\d{1,2})${WEEK}${LATER}`,
    ([a, b], asOf) => one(asOf + 7 * Number(a ?? b)),
  ],
  [`(?:过|等|拖)(?:了|个|上)?半个?月|半个?月${LATER}`, (_, asOf) => one(asOf + A_MONTH / 2)],
  [
    `(?:过|等|拖)(?:了|个|上)?(\\d{1,2})个月|(?<!\\d)(\\d{1,2})个月${LATER}`,
    ([a, b], asOf) => one(addMonths(asOf, Number(a ?? b))),
  ],
  [`(?:过|等|拖)(?:了|个|上)?半年|半年${LATER}`, (_, asOf) => one(addMonths(asOf, 6))],
  [
    `下${WEEK}(?:([一二三四五六日天1-6])|(末))?`,
    ([name, end], asOf) => {
      const first = monday(asOf) + 7;
      if (end !== undefined) return { from: first + 5, to: first + 6 };
      return name === undefined ? { from: first, to: first + 6 } : one(first + weekdayAt(name));
    },
  ],
  [`(?:这|本)?${WEEK}末`, (_, asOf) => ({ from: Math.max(asOf, monday(asOf) + 5), to: monday(asOf) + 6 })],
  [
    `(?:这|本)?(?:周|星期|礼拜)([一二三四五六日天])`,
    ([name], asOf) => {
      const day = monday(asOf) + weekdayAt(name as string);
      return one(day < asOf ? day + 7 : day);
    },
  ],
  [
    '元旦(?:放?假|假期|期间|那几天)',
    (_, asOf) => ({ from: lastDayOfYear(yearOf(asOf)), to: lastDayOfYear(yearOf(asOf)) + 3 }),
  ],
  [
    '元旦|阳历年',
    (_, asOf) => one(firstDayOfYear(yearOf(asOf) + (asOf === firstDayOfYear(yearOf(asOf)) ? 0 : 1))),
  ],
  ['年底|年末|年根', (_, asOf) => ({ from: asOf, to: lastDayOfYear(yearOf(asOf)) })],
  // After the one new year or the other: which is not said.
  [
    '(?:过|跨)(?:完|了)年|年后|节后|年头',
    (_, asOf) => {
      const winter = moonWinter(asOf);
      const year = firstDayOfYear(yearOf(asOf) + 1);
      return { from: Math.min(year, winter?.first ?? year), to: (winter?.first ?? year) + A_MONTH };
    },
  ],
  [
    '(?:过|大)?年前|节前',
    (_, asOf) => ({ from: asOf, to: (moonWinter(asOf)?.first ?? lastDayOfYear(yearOf(asOf)) + 1) - 1 }),
  ],
  [
    '春节|过年|大年',
    (_, asOf) => {
      const winter = moonWinter(asOf);
      return winter ? { from: winter.first - AROUND_FEAST, to: winter.first + AROUND_FEAST } : null;
    },
  ],
  [
    `${YEAR}(?:开春|春天|立春)`,
    ([y], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => ({ from: makeDay(year, 2, 4), to: makeDay(year, 4, 30) })),
  ],
  [
    `${YEAR}(?:51|五一|劳动)(?:节|假|那|放|以|之|过|后)`,
    ([y], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => ({ from: makeDay(year, 5, 1), to: makeDay(year, 5, 5) })),
  ],
  [
    `${YEAR}清明`,
    ([y], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => ({ from: makeDay(year, 4, 4), to: makeDay(year, 4, 6) })),
  ],
  [
    `${YEAR}国庆`,
    ([y], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => ({ from: makeDay(year, 10, 1), to: makeDay(year, 10, 7) })),
  ],
  [
    `${YEAR}(?:夏天|夏季|暑假)`,
    ([y], asOf) =>
      next(asOf, yearSaid(y, asOf), (year) => ({ from: makeDay(year, 6, 1), to: makeDay(year, 8, 31) })),
  ],
  [
    '(明年|来年|转年|次年|后年)(?:上半年|年初)?',
    ([y], asOf) => {
      const year = yearSaid(y, asOf) as number;
      return { from: firstDayOfYear(year), to: lastDayOfYear(year) };
    },
  ],
  ['今[天儿日晚早]|现在|马上|立马|这就|眼下', (_, asOf) => one(asOf)],
];

const compiled = PATTERNS.map(([source, read]) => [new RegExp(source, 'y'), read] as const);

/** What is said to be before or after the day that is named. */
const BEFORE = /^(?:的)?(?:那天|当天)?(?:之|以)?前(?!后)/;
const AFTER = /^(?:那天|当天)?(?:(?:之|以|过)?后|开外)/;
const PASSED = /(?:过了|过完|等过|出了|超过)$/;

/** The last time to come that a text names, 今天 and 现在 only where no other is; null: none is named. */
export function aheadIn(text: string, asOf: Day): Span | null {
  const said = plain(text);
  let found: Span | null = null;
  let at = 0;
  while (at < said.length) {
    const [words, span] = spanAt(said, at, asOf);
    if (span !== null) {
      const rest = said.slice(at + words.length);
      const isNow = span.from === asOf && span.to === asOf;
      if (!isNow || found === null) found = moved(span, said.slice(0, at), rest, asOf);
    }
    at += Math.max(1, words.length);
  }
  return found;
}

function spanAt(said: string, at: number, asOf: Day): [words: string, span: Span | null] {
  for (const [pattern, read] of compiled) {
    pattern.lastIndex = at;
    const match = pattern.exec(said);
    if (!match || match[0] === '') continue;
    const span = read(match.slice(1), asOf);
    if (span) return [match[0], span];
  }
  return ['', null];
}

/** 1月2号以前 is from now on until then, 12月31号以后 from the next day on. */
function moved({ from, to }: Span, before: string, rest: string, asOf: Day): Span {
  if (BEFORE.test(rest)) return { from: Math.min(asOf, from), to };
  if (PASSED.test(before) || AFTER.test(rest)) return { from: to + 1, to: to + A_MONTH };
  return { from, to };
}
