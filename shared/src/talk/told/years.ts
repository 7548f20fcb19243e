import { civilOf, type Day, formatDay } from '../../calendar';
import { amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySaid, daysIn } from './days';
import { calm, type Ears, tradeIn } from './heard';
import type { Mood } from './moods';
import { SUMMED } from './sums';

const NONE_STUDIED =
  /^(?:一?点也?|有点|完全|根本|那年|啥也|压根|都)*(?:没有?|未)(?:学|学过|学习|上课|参加)?(?:过|了)?$|^0(?:个)?(?:学时|课时)?$/;

/** 去年, said to the question for another year: how many hours that one had is asked, or they would go to the wrong one. */
function yearAlone(text: string, ears: Ears): number | null {
  const [span, ...more] = yearSpans(text, ears);
  const [year, ...others] = span?.years ?? [];
  if (!span || more.length > 0 || year === undefined || others.length > 0 || !isPast(year, ears.asOf))
    return null;
  const around = text.slice(0, span.from) + text.slice(span.to);
  return /^(?:我|是|就是|那年|那|的|学的|学了|学时|[翻找查][着到]了|[吧啊嘛，,\s])*$/.test(around)
    ? year
    : null;
}

/** 32 or 没学, said to the question for a past year. */
export function yearAnswer(whole: string, ears: Ears): Claim | null {
  const { expected } = ears;
  if (expected?.kind !== 'year' || expected.year === undefined) return null;
  const text = whole.replace(/[,，。.！!\s]+$/, '');
  const alone = yearAlone(text, ears);
  if (alone !== null) return { tells: 'year', year: alone, tenths: null, named: null };
  if (NONE_STUDIED.test(text)) return { tells: 'year', year: expected.year, tenths: 0, named: null };
  const hours = /^(?:一共|总共|学了|有|是)*(\d{1,3}(?:\.\d)?)个?(半)?(?:学时|课时)?了?$/.exec(text);
  if (!hours) return null;
  const tenths = Math.round((Number(hours[1]) + (hours[2] ? 0.5 : 0)) * 10);
  return { tells: 'year', year: expected.year, tenths, named: null };
}

/** 24年30，不对，是31: of the year that was just told. */
export function yearMended(whole: string, ears: Ears): Claim | null {
  const found =
    /^[^\d]{0,6}(\d{4}|\d{2})年[^\d]{0,4}\d{1,3}(?:个?(?:学时|课时))?[，,。\s]*(?:不对|错了|说错了|记错了)[，,。\s]*(?:应该)?是?(\d{1,3})(?:个?(?:学时|课时))?[了。]?$/.exec(
      whole,
    );
  if (!found) return yearSeen(whole, ears) ?? yearActual(whole, ears) ?? yearDenied(whole, ears);
  const year = fullYear(found[1] as string);
  return isPast(year, ears.asOf) ? { tells: 'year', year, tenths: Number(found[2]) * 10, named: null } : null;
}

/** 我方才说前年36学时，翻本子一看是26学时: what was seen, not what was said. */
function yearSeen(whole: string, ears: Ears): Claim | null {
  const [span, ...more] = yearSpans(whole, ears);
  if (!span || more.length > 0 || span.years.length !== 1) return null;
  const year = span.years[0] as number;
  if (!/(?:方才|刚才|刚刚|先前|之前|我)说(?:的)?$/.test(whole.slice(0, span.from).trim())) return null;
  const found =
    /^[^\d]{0,4}\d{1,3}(?:\.\d)?个?(?:学时|课时)?[，,。\s]+[^\d]{0,8}(?:一看|一查|一翻|查了|其实|实际|应该)[^\d]{0,4}(\d{1,3}(?:\.\d)?)个?(?:学时|课时)?$/.exec(
      whole.slice(span.to),
    );
  return found && isPast(year, ears.asOf)
    ? { tells: 'year', year, tenths: Math.round(Number(found[1]) * 10), named: tradeIn(whole, ears.trades) }
    : null;
}

/** 去年报的32学时里有4个没通过，实际是28学时: what it came to. */
function yearActual(whole: string, ears: Ears): Claim | null {
  const [span, ...more] = yearSpans(whole, ears);
  const [year, ...others] = span?.years ?? [];
  if (!span || more.length > 0 || year === undefined || others.length > 0 || /[?？]|吗/.test(whole))
    return null;
  const found =
    /\d个?(?:学时|课时).*[，,。\s](?:实际上?|其实|真正|最后|净)(?:只|才|就)?(?:是|有|算|认)?(?:了|下来)?(\d{1,3}(?:\.\d)?)个?(?:学时|课时)[了。]?$/.exec(
      whole.slice(span.to),
    );
  return found && isPast(year, ears.asOf)
    ? { tells: 'year', year, tenths: Math.round(Number(found[1]) * 10), named: tradeIn(whole, ears.trades) }
    : null;
}

/** 不对 去年是24学时 */
const WRONG_FIRST =
  /^(?:[^\d]{0,16}[，,。\s])?[^\d]{0,4}(?:不对|[说记弄搞写看打]?(?:错|差|岔)了?|[说记弄搞写看][混反]了|更正)/;
const NOT_SO = /更正|差了|岔|不是|不对|错|写成|记成|填成/;
const OTHER_HOURS =
  /(不是|写成|记成|填成|写的是?|记的是?)?(?<=^|[^\d月])(\d{1,3}(?:\.\d)?)(?:个?(?:学时|课时))?(?=$|[,，。\s了的是，]|不)/g;

/** 不是32 去年是30学时: what it is not stands before the year. */
const NOT_SO_MANY =
  /^(?:不对|错了|哦|啊|[，,\s])*不是\d{1,3}(?:\.\d)?个?(?:学时|课时)?[啊呀哈，,。\s]+(?:我)?(?:是)?$/;

/** 不对 去年是30 前年才是32: each year anew; none where one of them is not told so. */
export function yearsMended(whole: string, ears: Ears, mood: (text: string) => Mood): Claim[] {
  const wrong = WRONG_FIRST.exec(whole);
  if (!wrong) return [];
  const text = whole.slice(wrong[0].length);
  const years = yearSpans(text, ears).flatMap((span) => span.years);
  const claims = yearClaims(text, ears, mood);
  const told = claims.every((claim) => claim.tells === 'year' && claim.tenths !== null);
  return years.length > 1 && claims.length === years.length && told ? claims : [];
}

const SAID_WRONG =
  /[记说写填报算弄搞](?:错|多|少|岔|反|混|差)了?|[多少][记写填报算]了?|不对|错了|(?<=年[^\d，,。]{0,4})改(?:成|为|到)|更正/;
const OF_NO_HOURS = /证|号|日子|日期|哪天|月|注册|换|申请|下载|有效|到期|单位|岗/;

/** 25年记错了 是20, 24年少记了4学时: which year's sum is wrong, and what it is where that is said; else it is asked. Null: no past year's is. */
export function yearToAsk(whole: string, ears: Ears): Claim | null {
  const [span, ...more] = yearSpans(whole, ears);
  const [year, ...others] = span?.years ?? [];
  if (!span || more.length > 0 || year === undefined || others.length > 0 || !isPast(year, ears.asOf))
    return null;
  const around = whole.slice(0, span.from) + whole.slice(span.to);
  if (!SAID_WRONG.test(around) || OF_NO_HOURS.test(around) || /[?？]|吗|删/.test(whole)) return null;
  if (daysIn(whole, ears.asOf).some(({ said, weak }) => !weak && yearIn(said) === null)) return null;
  const anew =
    /(?:(?:应该|其实|实际)?是|改(?:成|为|到)|错了?|不对|更正)[，,\s]*(?:只有|才)?(\d{1,3}(?:\.\d)?)个?(?:学时|课时)?[了。]?$/.exec(
      whole.slice(span.to),
    )?.[1];
  const isSum = anew !== undefined && !/[多少](?:记|写|填|报|算)?了?/.test(around);
  return {
    ...{ tells: 'year', year, named: tradeIn(whole, ears.trades) },
    tenths: isSum ? Math.round(Number(anew) * 10) : null,
  };
}

/** 去年不是20学时，是26学时; 去年是30学时，你那写成20了: the one that is not denied. */
function yearDenied(whole: string, ears: Ears): Claim | null {
  if (!NOT_SO.test(whole)) return null;
  const spans = yearSpans(whole, ears);
  const [span] = spans;
  if (spans.length !== 1 || span?.years.length !== 1) return null;
  const rest = whole.slice(span.to);
  const hours = [...rest.matchAll(OTHER_HOURS)];
  const meant = hours.filter(([, denied]) => denied === undefined);
  const year = span.years[0] as number;
  // 我去年的学时记错了 应该是25: said to be wrong, and then what it is.
  const led =
    hours.length === 1 &&
    (WRONG_FIRST.test(whole.slice(0, span.from)) || NOT_SO_MANY.test(whole.slice(0, span.from)));
  const anew = led || (hours.length === 1 && /(?:错|不对|差).{0,8}是\d/.test(rest));
  if (!(hours.length === 2 || anew) || meant.length !== 1 || !isPast(year, ears.asOf)) return null;
  if (!(led || /学时|课时|不是\d/.test(whole)) || /[?？]|吗|[月号]/.test(rest)) return null;
  return {
    tells: 'year',
    year,
    tenths: Math.round(Number(meant[0]?.[2]) * 10),
    named: tradeIn(whole, ears.trades),
  };
}

const isPast = (year: number, asOf: Day): boolean => year < civilOf(asOf).year;

export const yearIn = (said: DaySaid): number | null =>
  said.is === 'part' && said.part.length === 4 ? Number(said.part) : null;

/** 前三年 in years, the earliest first. */
function yearsBefore(text: string, asOf: Day): number[] {
  const found = /(?:前|头(?!1年)|过去|[近这](?!1))(\d)年/.exec(text)?.[1];
  if (!found) return [];
  const { year } = civilOf(asOf);
  return Array.from({ length: Number(found) }, (_, i) => year - Number(found) + i);
}

const LISTED_YEARS =
  /(?<![\d年了学够满完共有时是课期度])((?:20\d{2}|[12]\d)年?(?:[、,，和跟]\s*)+|(?:20\d{2}|[12]\d年)\s+)+(?=(?:20\d{2}|[12]\d)年|20\d{2}(?!\d))/g;
const RANGE_BEGUN = /(?<!\d)(20\d{2}|\d{2})年?\s*(?:一?直?到|至|[-~～—])\s*$/;
const BARE_YEAR = /(?<![\d.第])20[12]\d(?![\d.年/-]|\s*(?:个|学时|课时|元|块))/g;

const fullYear = (written: string): number =>
  written.length === 2 ? 2000 + Number(written) : Number(written);

/** 23年24年都…: two that touch are told together. */
function joined(spans: YearSpan[]): void {
  spans.sort((a, b) => a.from - b.from);
  for (let i = spans.length - 1; i > 0; i -= 1) {
    const [one, next] = [spans[i - 1] as YearSpan, spans[i] as YearSpan];
    if (one.to === next.from)
      spans.splice(i - 1, 2, { from: one.from, to: next.to, years: [...one.years, ...next.years] });
  }
}

const LONGEST_RANGE = 10;

interface YearSpan {
  from: number;
  to: number;
  years: number[];
}

/** The past years that a text names as wholes, each with where it stands; 23、24年 stand together. */
export function yearSpans(text: string, ears: Ears): YearSpan[] {
  const days = daysIn(text, ears.asOf);
  const lists = [...text.matchAll(LISTED_YEARS)];
  const bare = [...text.matchAll(BARE_YEAR)]
    .filter(({ index }) => !days.some(({ from, to }) => index >= from && index < to))
    .map(({ 0: year, index }) => ({ from: index, to: index + year.length, year: Number(year) }));
  const told = days.flatMap(({ from, to, said }) => {
    const year = yearIn(said);
    return year === null ? [] : [{ from, to, year }];
  });
  const spans = [...told, ...bare].map(({ from, to, year }): YearSpan => {
    const begun = RANGE_BEGUN.exec(text.slice(0, from));
    const first = begun ? fullYear(begun[1] as string) : year;
    if (begun && first < year && year - first < LONGEST_RANGE)
      return { from: begun.index, to, years: Array.from({ length: year - first + 1 }, (_, i) => first + i) };
    const list = lists.find((one) => one.index + one[0].length === from);
    const before = list ? [...list[0].matchAll(/\d{4}|\d{2}/g)].map(([each]) => fullYear(each)) : [];
    return { from: list?.index ?? from, to, years: [...before, year] };
  });
  joined(spans);
  const several = yearsBefore(text, ears.asOf);
  const found = /(?:前|头(?!1年)|过去|[近这](?!1))\d年/.exec(text);
  if (found && several.length > 0)
    spans.push({ from: found.index, to: found.index + found[0].length, years: several });
  return spans
    .filter((one) => !spans.some((other) => other !== one && other.from <= one.from && other.to >= one.to))
    .sort((a, b) => a.from - b.from);
}

const YEAR_HOURS =
  /^(?![^\d]{0,6}(?:多学|少学|多出|差|欠|还剩))(?![^\d]*[今昨前][天儿日晚])[^\d]{0,12}?(\d+(?:\.\d+)?)个?(半)?(?:个?(?:学时|课时)|(?=$|[,，。;；、\s了]|[二零\d前去]|个$))(?![\d月日号年分岁点%]|个?(?:证|本|人|小时|月))/;

/** 23年24年加一起50: how much of it each year has is not said. */
const YEARS_TOGETHER = /^[^\d]{0,4}(?:加|合|一共|总共|拢共|共|一起)(?!.{0,4}各)/;

const YEAR_NONE =
  /^(?:因为?[^\d，,。\s]{1,6}?|度|份|也|都|的|我|那年|全年|基本|根本|完全|一?点|有点|压根|啥|,|，)*(?:没有?|未)(?:参加)?(?:学|学习|上|看|修)(?!够|满|完|好|到|上|全|齐|足|多|那么|这么|达|[1-9])(?:过|时|习|课)*/;

/** 去年没学够32学时 学了20: the hours that were not reached. */
const NOT_REACHED =
  /没(?:有)?(?:学习?|修|达|完成|上)?(?:到|够|满|全|齐|足|完成?|达标)?(?:那么多|这么多)?\d+(?:\.\d)?个?(?:学时|课时)?[，,。\s]+(?=[^，,。\s]*\d)/;

/** 去年一学时都没学. */
const NOT_ONE =
  /^(?![^，,。]{0,6}[差缺欠剩只就])[^\d，,。一]{0,6}(?:1|一)(?:(?:个|点)?(?:学时|课时|节课?|点)?(?:都|也)没(?:有)?[学看上]?(?:过)?|个?(?:学时|课时)?没(?:有)?[学看上](?:过)?)/;

/** 去年没动 0学时 */
const NOUGHT = /^[那年我都也就是]*(?:没|未)[动学弄整看][^\d]{0,4}[，,\s]+(?:是)?0个?(?:学时|课时)/;

/** 前年受伤躺了一年，0学时. */
const NOUGHT_LAST = /^[^\d，,。]{0,10}(?:1年)?[，,。\s]+(?:是|就)?0个?(?:学时|课时)(?=$|[，,。\s])/;
/** 上半年10学时，下半年15学时: the year is both. */
const HALVES =
  /上半年[^\d]{0,5}(\d+(?:\.\d)?)个?(?:学时|课时)?[，,。\s]*下半年[^\d]{0,5}(\d+(?:\.\d)?)个?(?:学时|课时)?/;

/** 去年差6个学时没够: fewer than were asked for, by so many; how many they are is asked. */
const FELL_SHORT =
  /^[^\d，,。]{0,6}(?:差|缺|欠|少)了?\d+(?:\.\d)?个?半?(?:学时|课时)?(?:就|没|不|才)?[够满]?/;

/** 24年生孩子，一点没学. */
const NONE_LAST =
  /^(?:[^\d，,。\s]{1,14}[，,。\s]+|(?:我|因为|那年)?(?:在家|一直)?(?:住院|生病|受伤|坐月子|生孩子|带孩子|出国|当兵|停工|失业|离职|没活干?|没干活|没上班|休产假|养病|养伤)了?)(?:我|就|也|都|[1一有]?点|压根|啥|根本|完全|[，,\s])*没(?:有)?(?:学|上课|看课)(?:习|过|成|上)?(?=$|[，,。\s]|0个?(?:学时|课时))/;

/** 去年天天加班到半夜，我也就抽空学了19学时: told at the end of what the year was like. */
const AT_LAST =
  /^(?:我|也|就|才|只|抽空|紧着|总共|一共|统共|拢共|好歹|勉强|凑合)*(?:学|看|修|整|弄|攒)了(\d{1,3}(?:\.\d)?)个?(半)?(?:个?(?:学时|课时))了?$/;

const YEAR_FULL = /^[^\d]{0,6}(?:学?够|学?满|学完|完成|合格|达标|都学|学了)/;

const A_CYCLE =
  /周期|[一那]轮|[那上][1一]?个?期(?!间)|年度|年\d{1,2}月\d{0,2}[号日]?(?:到|至|[-~])(?:20)?\d{2}年\d{1,2}月|去年\d.{0,6}(?:到|至)今年/;
const BEGUN =
  /((?:今年|大前年|去年|前年|(?:20)?\d{2}年)\d{1,2}月(?:\d{1,2}[号日]?)?)份?(?:起|开始|到|至|[-~]|的?那个?周期|的周期|那[一1]?[轮期])/;
const LAST_CYCLE = /上1?一?个?(?:学习)?(?:周期|期(?!间)|年度|轮)/;
/** 第一年12，第二年14: years of a term, by their place. */
const NTH =
  /第([1-3一二三])(?:个(?:学习)?周期|期|年度?)[^\d，,。]{0,6}?(\d{1,3}(?:\.\d)?)个?(?:学时|课时)?(?=$|[，,。\s了的第])/g;
const AROUND_NTH = /学时|课时|分别|都|学了?|各|[的是有，,。；;、\s]/g;

/** Hours of several years of a term; empty: they are not told so. */
export function nthClaims(whole: string, ears: Ears, mood: (text: string) => Mood): Claim[] {
  const found = [...whole.matchAll(NTH)];
  const named = tradeIn(whole, ears.trades);
  const rest = whole
    .replace(NTH, '')
    .replace(named ?? '', '')
    .replace(AROUND_NTH, '');
  if (found.length === 0 || rest !== '' || !calm(mood(whole))) return [];
  const { year } = civilOf(ears.asOf);
  return found.map(([, place = '', hours]) => ({
    ...{ tells: 'year', year, tenths: Math.round(Number(hours) * 10), named },
    nth: '一二三'.indexOf(place) + 1 || Number(place),
  }));
}

const NONE_IN_IT =
  /(?:1|一)?个?学时[都也]?(?:没|冒)|(?:没|冒)(?:有)?(?:学|搞|看)(?:过)?(?:$|[,，。\s])|0个?学时/;

/** 上个周期学了32学时, 24年6月到25年6月那一轮20学时: hours of a cycle that is over, by its beginning. */
export function cycleClaim(whole: string, ears: Ears, mood: (text: string) => Mood): Claim | null {
  const begun = BEGUN.exec(whole)?.[1];
  if (!A_CYCLE.test(whole) || (begun === undefined && !LAST_CYCLE.test(whole))) return null;
  // 上期和这期一共50
  const isWithNow =
    /[、,，和跟加与][这本]1?个?(?:学习)?(?:周期|期|年度|轮)|(?:连同?|含|加上|算上|带上)上1?个?(?:周期|期|轮)/.test(
      whole,
    ) && SUMMED.test(whole);
  if (isWithNow) return { tells: 'study', unclear: 'years', day: null, named: tradeIn(whole, ears.trades) };
  const bare = whole.replace(NONE_IN_IT, '');
  if (!calm(mood(bare)) || mood(bare).unsure) return null;
  const hours = amountsIn(whole, daysIn(whole, ears.asOf)).filter(
    ({ of }) => of === 'class' || of === 'bare',
  );
  const none = NONE_IN_IT.test(whole) && hours.every(({ tenths }) => (tenths ?? 0) <= 10);
  if (!none && (hours.length !== 1 || hours[0]?.tenths === null)) return null;
  const tenths = none ? 0 : (hours[0]?.tenths ?? 0);
  const named = tradeIn(whole, ears.trades);
  const { year } = civilOf(ears.asOf);
  if (begun === undefined) return { tells: 'year', year, tenths, named, last: true };
  const said = daysIn(begun, ears.asOf)[0]?.said;
  if (said?.is === 'day')
    return { tells: 'year', year: civilOf(said.day).year, tenths, named, begun: formatDay(said.day) };
  return said?.is === 'part' && said.part.length > 4
    ? { tells: 'year', year: Number(said.part.slice(0, 4)), tenths, named, begun: said.part }
    : null;
}

/** 32学时 一年没落: what is said after the hours is a remark, unless it takes them back. */
function withoutRemark(rest: string): string {
  const hours = /^[^\d]{0,12}\d+(?:\.\d+)?个?半?(?:学时|课时)?(?=[,，。\s])/.exec(rest);
  return hours &&
    !/不算|作废|假的?|瞎|逗|玩笑|错|不对|[?？]|不确定|不一定|不准|没把握|拿不准|不清|可能|好像|大概/.test(
      rest,
    )
    ? hours[0]
    : rest;
}

/** What is told of a year after how it went; null: it is not told so. */
function atLast(rest: string, { asOf }: Ears, mood: (text: string) => Mood): string | null {
  const clauses = rest.split(/[，,。\s]+/).filter((part) => part !== '');
  const last = clauses.at(-1) ?? '';
  const before = clauses.slice(0, -1);
  const isStory = before.length > 0 && before.every((part) => !/\d|学|课/.test(part));
  if (!isStory || !AT_LAST.test(last) || daysIn(last, asOf).length > 0) return null;
  const told = [...before, last].map(mood);
  const own = told.every(({ others }) => !others) || last.includes('我');
  return own && told.every(({ asks, heard }) => !asks && !heard) && calm(mood(last)) ? last : null;
}

/** 文件写23年开始学32学时, 23年得32: what is asked of everybody, and nothing that was done. */
export const OF_THE_RULES =
  /(?:文件|通知|政策|条例|办法)(?:上|里|中)?(?:面)?(?:写|说|讲|要求|规定|是|的)|(?<=年[^\d，,。]{0,3})(?:得|要|该|应|须|需)(?:要|该|得)?(?:学|修|够|满)?(?:够|满|到)?\d|(?<=年[^\d，,。]{0,4})(?<![一1])(?:起|开始)[^\d，,。]{0,4}(?:每年|年年|[一1]年)?(?:得|要|该)?(?:学|修)?\d/;

/** 今年又学了20学时: one course more, and no sum. */
const ONE_MORE = /又|另外|多学|再学|除了?那/;

/** 23年到现在一共116, 去年加今年24 */
const AND_NOW =
  /^(?:的)?(?:(?:一直)?[到至](?:现在|今年|今天|目前|今)|以来|(?:加上?|和|跟|连|、)(?:今年|本年)(?!.{0,2}[都各]))/;
/** 连去年的一共52, 今年连去年40, 含去年的 */
const WITH_YEAR = /(?:连同?|含|包括|算上|带上|加上|今年加)$/;

/** Hours of whole past years; this year's are a total. Each year takes what is said after it. */
export function yearClaims(said: string, ears: Ears, mood: (rest: string) => Mood): Claim[] {
  // 23、24、25都是32: years by their two figures.
  const text = said
    // 17学时半
    .replace(/(?<=\d)个?(学时|课时)半(?![天夜小个])/g, '个半$1')
    .replace(/(?<=\d|年)那1年/g, '年')
    // 2023到2025三年都没学
    .replace(/(?<=20\d{2}年?)[,，\s]*[这那]?[2-9两二三四五]个?年(?=都|全|均|各|每年|一点|啥)/g, '年')
    .replace(/((?:大前|前|去)年)(?:[、,，和跟]\s*)(?=(?:前|去|今)年(?:都|各|全|每年|[两2]年))/g, '$1')
    .replace(/(?<![\d.])((?:2\d[、,，])+2\d)(?=都|全|每年|各)/g, '$1年');
  // 真想去年就学够32学时, 我没说我去年学了20学时
  if (/(?:真|好|多)想|后悔|没说|别瞎记/.test(text)) return [];
  if (OF_THE_RULES.test(text)) return [];
  const spans = yearSpans(text, ears);
  let named: string | null = tradeIn(text, ears.trades);
  return spans.flatMap((span, i): Claim[] => {
    // 施工员去年32学时 资料员去年10: each year is of the post before it.
    named = tradeIn(text.slice(spans[i - 1]?.to ?? 0, span.from), ears.trades) ?? named;
    const whole = text.slice(span.to, spans[i + 1]?.from ?? text.length).replace(NOT_REACHED, '');
    const rest = atLast(whole, ears, mood) ?? whole;
    const short = FELL_SHORT.exec(rest);
    if (short && span.years.length === 1 && isPast(span.years[0] as number, ears.asOf)) {
      const after = mood(rest.replace(short[0], '').replace(/没(?:有)?[学]?[够满]/, ''));
      return calm(after) ? [{ tells: 'year', year: span.years[0] as number, tenths: null, named }] : [];
    }
    if (/没[^\d，,。\s]{0,4}[1-9]/.test(rest)) return [];
    const mooded = mood(
      withoutRemark(rest)
        .replace(NOUGHT, '')
        .replace(NOUGHT_LAST, '')
        .replace(/只有(?=\d)/, '')
        .replace(YEAR_NONE, '')
        .replace(NONE_LAST, '')
        .replace(NOT_ONE, '')
        .replace(/[,，。\s]+(?:啥|什么|一点)[也都]没[学看].{0,2}$/, '')
        .replace(/没(?:有)?学?(?:够|满|全|齐|足|完成?|达标|那么多|这么多|多少)/, '')
        .replace(span.years.length > 1 ? /每年都?|年年/ : /$^/, ''),
    );
    if (!calm(mooded)) return [];
    // 去年和前年一共40
    const before = spans[i - 1];
    const isWithBefore =
      before !== undefined && /^[、,，和跟加与\s]+$/.test(text.slice(before.to, span.from));
    const isWithNow =
      (AND_NOW.test(rest) && isPast(span.years[0] as number, ears.asOf)) ||
      (WITH_YEAR.test(text.slice(0, span.from)) && !/^[^\d]{0,3}[都各]/.test(rest));
    const isTogether = (span.years.length > 1 || isWithBefore) && YEARS_TOGETHER.test(rest);
    // 这三年36: of how many of them each is not said
    const isBareSum = span.years.length > 1 && /^的?(?:是|学了?|有|学时)*\d/.test(rest);
    if ((isTogether || isWithNow || isBareSum) && /\d/.test(rest))
      return [{ tells: 'study', unclear: 'years', day: null, named }];
    const halves = HALVES.exec(rest);
    if (halves && span.years.length === 1 && isPast(span.years[0] as number, ears.asOf))
      return [
        {
          tells: 'year',
          year: span.years[0] as number,
          tenths: Math.round((Number(halves[1]) + Number(halves[2])) * 10),
          named,
        },
      ];
    if (/[上下]半年|季度/.test(rest)) return [{ tells: 'study', unclear: 'years', day: null, named }];
    const hours = YEAR_HOURS.exec(rest);
    const none =
      YEAR_NONE.test(rest) ||
      NONE_LAST.test(rest) ||
      NOT_ONE.test(rest) ||
      NOUGHT.test(rest) ||
      NOUGHT_LAST.test(rest) ||
      /^[度份我都也全是:\s]*0(?:个)?(?:学时|课时)?(?:$|[,，。\s]+(?:啥|什么)?[也都]?没)/.test(rest.trim());
    const tenths = none
      ? 0
      : hours && !mooded.unsure
        ? Math.round((Number(hours[1]) + (hours[2] ? 0.5 : 0)) * 10)
        : null;
    if (tenths === null && !hours && !YEAR_FULL.test(rest)) return [];
    return span.years.flatMap((year): Claim[] => {
      if (isPast(year, ears.asOf)) return [{ tells: 'year', year, tenths, named }];
      const isSum = tenths && year === civilOf(ears.asOf).year && !ONE_MORE.test(text);
      return isSum ? [{ tells: 'total', tenths, named }] : [];
    });
  });
}
