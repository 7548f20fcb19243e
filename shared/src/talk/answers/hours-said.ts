// What a question counts with: hours of the years that it tells of, hours still to be studied, by when, and in which
// unit they are said. 去年学了20，今年再学20够不够; 1月5号再学20学时行不; 今年只学12，明年学多少才行.
import { type Day, firstDayOfYear, lastDayOfYear, yearOf } from '../../calendar';
import { type Tenths, tenthsOfHours } from '../../v1/rulebook';
import { aheadIn, type Span } from '../ahead';
import { plain } from '../told/plain';

/** Hours that a question sets against what is asked for. */
interface Plan {
  tenths: Tenths;
  /** Beside what is on record (再学20); false: of all together (学满32); null: it does not say which. */
  more: boolean | null;
  /** 节 and 小时 are no 学时. */
  unit: '学时' | '一节课' | '一小时';
}

/** What a question on hours says and asks. */
export interface HoursSaid {
  /** Totals that it tells of whole years, or of the running one. */
  years: ReadonlyMap<number, Tenths>;
  plan: Plan | null;
  /** When that is to be studied; null: it does not say. */
  when: Span | null;
  /** 够不够, 行不; of years that are over alone; or 学多少, of which year. */
  asks: { is: 'enough' } | { is: 'past' } | { is: 'how-much'; year: number };
}

const YEAR =
  /大前年|前年|去年|头年|上年|今年|明年|来年|(?<![\d.])20[2-9]\d(?=年|[，,\s学只才])年?|(?<![\d.])2[2-9]年(?!级)/g;
const YEARS_ON: Record<string, number> = {
  ...{ 大前年: -3, 前年: -2, 去年: -1, 头年: -1, 上年: -1 },
  ...{ 今年: 0, 明年: 1, 来年: 1 },
};

/** 没学, 一点没学. 没学够 is no nothing. */
const NONE =
  /(?<!还)(?:没有?|不)(?:怎么)?(?:学|看课|听课|上课)(?!够|满|完|全|几|多|会|行|[\d的])|[1一](?:点|个|节|学时|天)(?:课)?(?:都|也)?(?:没有?|不)(?:学|看)/;
const NUMBER =
  /(?<![\d.差缺欠剩号月])(?<!(?:还差|多学|少学|少了|多了|差了|缺了|还剩|编号|证号))(\d{1,3}(?:\.\d)?)(?!\d|[.]\d|[./-]\d|年|月|[日号]|天|岁|多岁|本|次|遍|张|块|元|%|分钟|周|个(?:月|证|人|岗|小时后)|点|级)(?:个)?(学时|课时|节|堂|门|小时|钟头)?/;
const MORE = /(?:再|还|接着|另外|继续)(?:得|去|要)?(?:学|补|看|修|上)?(?:个|上|完)?$|补(?:个|上|完)?$/;
const ALL = /(?:够|满|到|足|了|只|就|才|总共|一共|共|全年)(?:学)?(?:了|够|满)?$|今年(?:学|看)?$/;
const STUDIED = /(?:学|补|看课|修|够|满|凑|今年|只|才|到)[^\d，。]{0,3}$/;
const HOW_MUCH =
  /(?:学|补|修|看)(?:够|满|上|得|到)?(?:多少|几个?)(?:个)?(?:学时|课时)?|(?:要|得|该)(?:多少|几个?)个?(?:学时|课时)/;
const ENOUGH =
  /够不够|够(?:了)?(?:吗|么|不|没有?|吧|呢)|够(?:学时|课时)?(?:了)?$|行不行|(?:行|可以|成|中|好使|能行|没事|妥)(?:了)?(?:吗|么|不|没|吧|嘛)|就(?:都|也|全)?(?:行|够|可以|没事|妥|全|能)了?|对(?:吧|不|吗)|来得?及|赶趟|赶得?[上及]|(?:补|赶|凑|学)得?(?:上|齐|够|满)(?:吗|么|不|吧)/;
/** Asked of something else than how many hours are wanted. */
const OF_ELSE =
  /钱|多少块|岁|年龄|流量|抵|顶|算(?:今年|明年|去年|往年|哪年|到)|考试|多学|提前|视频|昨天|前天|刚才|上周|上个月|自动|没人管|通融/;
const UNITS: Record<string, Plan['unit']> = {
  ...{ 节: '一节课', 堂: '一节课', 门: '一节课' },
  ...{ 小时: '一小时', 钟头: '一小时' },
};

/** Whether what was studied in years that are over was enough: 够不够, 是不是要重新培训, 算补上了吗. */
const OF_PAST =
  /重新(?:参加)?培训|重来|重学|重考|(?:补|凑)(?:上|齐|够|满)(?:了)?(?:吗|么|没|不|吧)|算.{0,3}(?:补|够|满)|(?:还)?(?:能|可以)用(?:吗|么|不)|(?:咋|怎么?)样|要紧|有事/;
/** 24年25年都没学: of the year before it as well. */
const BOTH = /^.{0,6}(?:都|全|也都)/;

/** 两年一共学了60: what two years come to that are not named; null: no such sum is told. */
export function twoYearsSum(text: string): Tenths | null {
  const said = plain(text);
  const [, hours] =
    /(?<![前\d])[两2二](?:个)?年(?:了|里|下来)?(?:一共|加起来|总共|合起来|合计|共)?(?:就|才|只)?(?:学|看|修)(?:了|过)(\d{1,3}(?:\.\d)?)(?!\d|年|月|天|遍|次)/.exec(
      said,
    ) ?? [];
  if (hours === undefined || OF_ELSE.test(said) || !(ENOUGH.test(said) || OF_PAST.test(said))) return null;
  return tenthsOfHours(Number(hours)) ?? null;
}

interface Part {
  year: number | null;
  text: string;
}

/** The text by the years that it names; what stands before the first is of none. */
function partsOf(said: string, asOf: Day): Part[] {
  const found = [...said.matchAll(YEAR)];
  const first = { year: null, text: said.slice(0, found[0]?.index ?? said.length) };
  const named = found.map((match, at) => {
    const [word] = match;
    const on = YEARS_ON[word];
    const written = Number(word.replace('年', ''));
    const year = on === undefined ? (written < 100 ? 2000 : 0) + written : yearOf(asOf) + on;
    return { year, text: said.slice(match.index, found[at + 1]?.index ?? said.length) };
  });
  return [first, ...named].filter(({ text }) => text.trim() !== '');
}

function planIn(text: string, isDay: boolean): Plan | null {
  const found = NUMBER.exec(text);
  const tenths = found && tenthsOfHours(Number(found[1]));
  if (!found || tenths === null || tenths === undefined) return null;
  const before = text.slice(0, found.index);
  // 再等72小时, 过5个礼拜: time, and nothing that is studied.
  if (!found[2]?.endsWith('时') || found[2] === '小时') {
    if (!STUDIED.test(before)) return null;
  }
  const isMore = MORE.test(before);
  // 学了20，再学12够不够: what is done by now and what is to come make one sum of all.
  const rest = text.slice(found.index + found[0].length);
  const further = isMore ? null : NUMBER.exec(rest);
  const between = further ? rest.slice(0, further.index) : '';
  // What is to come on a day of its own is judged by that day.
  const isOneSum = MORE.test(between) && !/[月号日年周节过]/.test(between);
  const added = further && isOneSum ? tenthsOfHours(Number(further[1])) : null;
  if (added) return { tenths: tenths + added, more: false, unit: UNITS[found[2] ?? ''] ?? '学时' };
  return {
    tenths,
    more: isMore ? true : ALL.test(before) ? false : isDay ? true : null,
    unit: UNITS[found[2] ?? ''] ?? '学时',
  };
}

const wholeYear = (year: number): Span => ({
  from: firstDayOfYear(year),
  to: lastDayOfYear(year),
});

/** What a question counts with; null: it is no question on how many hours are wanted, or says no number. */
export function hoursSaid(text: string, asOf: Day): HoursSaid | null {
  const said = plain(text);
  if (OF_ELSE.test(said)) return null;
  const parts = partsOf(said, asOf);
  const now = yearOf(asOf);
  const of = (part: Part): number => part.year ?? now;
  const howMuch = parts.filter((part) => HOW_MUCH.test(part.text)).at(-1);
  if (!howMuch && !ENOUGH.test(said) && !OF_PAST.test(said)) return null;
  const years = new Map<number, Tenths>();
  let plan: Plan | null = null;
  let planned: Part | null = null;
  for (const [at, part] of parts.entries()) {
    if (part === howMuch) continue;
    const before = parts[at - 1];
    const isOfBoth = NONE.test(part.text) && BOTH.test(part.text);
    if (isOfBoth && before && of(before) < now && !years.has(of(before))) years.set(of(before), 0);
    const hours = NONE.test(part.text) ? 0 : planIn(part.text, false)?.tenths;
    if (hours === undefined) continue;
    const isTold = of(part) < now || (howMuch && of(part) < of(howMuch));
    if (isTold) years.set(of(part), hours);
    else if (plan === null) {
      plan = planIn(part.text, aheadIn(part.text, asOf) !== null && !/今年/.test(part.text));
      planned = part;
    }
  }
  if (howMuch)
    return years.size > 0
      ? { years, plan: null, when: null, asks: { is: 'how-much', year: of(howMuch) } }
      : null;
  if (plan === null && [...years.keys()].some((year) => years.has(year + 1)))
    return { years, plan, when: null, asks: { is: 'past' } };
  if (plan === null || planned === null || !ENOUGH.test(said)) return null;
  const day = aheadIn(planned.text, asOf);
  const year = of(planned);
  const isLater = year > now && (day === null || day.from < firstDayOfYear(year));
  return { years, plan, when: isLater ? wholeYear(year) : day, asks: { is: 'enough' } };
}
