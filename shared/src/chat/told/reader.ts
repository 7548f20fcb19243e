import { civilOf, type Day } from '../../calendar';
import {
  ALL_DONE,
  DATES,
  DEEDS,
  OTHER_SCHEMES,
  REGISTRY_UNCLEAR,
  STATE_OF_ELSE,
  STATES,
} from '../phrases/telling';
import { type Amount, amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySaid, type DaySpan, daysIn } from './days';
import { type Mood, moodOf } from './moods';
import { type Clause, clausesOf, plain } from './plain';

/** What the talk's own question asks for: an answer to it may be short. */
export interface Expected {
  fact: string;
  kind: 'event' | 'date' | 'state' | 'number' | 'hours' | 'year';
  /** Of a past year that is asked for. */
  year?: number;
}

export interface Ears {
  asOf: Day;
  /** The facts that the holder's packs know. */
  facts: ReadonlySet<string>;
  /** Trades and posts that may be named, the longest first. */
  trades: readonly string[];
  /** Categories of study and how they are called. */
  categories: readonly (readonly [string, RegExp])[];
  expected: Expected | null;
  /** Whether certificates of other schemes are none of the holder's. */
  foreign: boolean;
}

export interface Told {
  claims: Claim[];
  /** Whether something is asked beside what is told. */
  asks: boolean;
}

/** A clause with what is in it. */
interface Heard {
  text: string;
  days: DaySpan[];
  amounts: Amount[];
  mood: Mood;
  named: string | null;
}

/** A question on the tail of what is told: 今天学了6学时还差多少. */
const TAIL =
  /(?<=\d个?半?(?:学时|课时)了?)\s*(?=(?:我|那|现在|这样|总共|一共)*(?:还[差要得剩]|够|剩|差|一共|总共|现在))/;

function hear(clause: Clause, ears: Ears): Heard[] {
  const tail = TAIL.exec(clause.text);
  const dated =
    tail && daysIn(clause.text.slice(0, tail.index), ears.asOf).some(({ said }) => said.is === 'day');
  const cut = tail && dated && moodOf(clause.text.slice(tail.index)).asks ? tail.index : null;
  const texts = cut === null ? [clause.text] : [clause.text.slice(0, cut), clause.text.slice(cut)];
  return texts.map((text) => {
    const days = daysIn(text, ears.asOf);
    return {
      text,
      days,
      amounts: alone(text, ears) ?? amountsIn(text, days),
      mood: moodOf(text),
      named: ears.trades.find((trade) => text.includes(trade)) ?? null,
    };
  });
}

/** A bare number in answer to how many hours. */
function alone(text: string, { expected }: Ears): Amount[] | null {
  const found = expected?.kind === 'hours' && /^\s*(\d{1,2}(?:\.\d)?)个?(半)?了?\s*$/.exec(text);
  if (!found) return null;
  const tenths = Math.round((Number(found[1]) + (found[2] ? 0.5 : 0)) * 10);
  return tenths > 10 ? [{ from: 0, to: text.length, of: 'bare', tenths }] : null;
}

const NONE_STUDIED =
  /^(?:一?点也?|有点|完全|根本|那年|啥也|压根|都)*(?:没有?|未)(?:学|学过|学习|上课|参加)?(?:过|了)?$|^0(?:个)?(?:学时|课时)?$/;

/** 32 or 没学, said to the question for a past year. */
function yearAnswer(whole: string, { expected }: Ears): Claim | null {
  if (expected?.kind !== 'year' || expected.year === undefined) return null;
  const text = whole.replace(/[,，。.！!\s]+$/, '');
  if (NONE_STUDIED.test(text)) return { tells: 'year', year: expected.year, tenths: 0, named: null };
  const hours = /^(?:一共|总共|学了|有|是)*(\d{1,3}(?:\.\d)?)个?(半)?(?:学时|课时)?了?$/.exec(text);
  if (!hours) return null;
  const tenths = Math.round((Number(hours[1]) + (hours[2] ? 0.5 : 0)) * 10);
  return { tells: 'year', year: expected.year, tenths, named: null };
}

const calm = ({ asks, unreal, others, heard, trouble }: Mood): boolean =>
  !(asks || unreal || others || heard || trouble);

/** A text without some parts of it. */
function without(text: string, spans: readonly { from: number; to: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    rest += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return rest + text.slice(at);
}

const FILLERS =
  /我们?|俺|咱|的|了|就|已经?|都|全|早|刚刚?|在|是|也|又|把|给|让|这个?|那个?|本|个|啊|呀|哈|哦|嗯|呢|呗|嘛|啦|嗷|吧|终于|自己|电子证?书?|证书?|账号|个人|用户|系统|平台|网站|网上|官网|手机|电脑|上面?|里面?|下面?|省里?|查了?(?:一下|半天|查)?|看了?(?:一下)?|显示|状态栏?|写着?|说|还|很|挺|一直|现在|目前|今年|然后|成功|完毕|办理|操作|按|照|流程|老|旧|新|原来?|施工员|帮|儿子|记(?:一下|上)?|对|行|好|哎|诶|老师|师傅|您好|你好|谢谢|麻烦|那边|这边|结果|发现|日期|时间|到|点|能|申请|提交|存|手机里|还在审核|审核中|等审核|在审核|审核|第?\d+[次个]|全部|一?下|公司|单位|今|号|日/g;
const left = (text: string): number => [...text.replace(FILLERS, '').replace(/[^\p{L}\p{N}]/gu, '')].length;

const dayOf = (heard: Heard): DaySaid | null =>
  heard.days.find(({ said }) => said.is !== 'future')?.said ?? heard.days[0]?.said ?? null;

const STUDY_DONE =
  /(?:学|学习|上|看|听|修|刷|课)(?:了|完|过|够|满|好)|学习了|学的|看课|听课|上课|刷课|修了|[记加]|学时|课时/;
const TOTAL =
  /一共|总共|累计|总计|合计|加起来|拢共|总学时|共(?=\d)|到现在|到目前|截止|截至|到今天|目前|现在(?:是|有|一共|总共|学|共|都|已|\d)|已经?(?:学|有|够|修|看|完成)|已学|学?(?:够|满)了?\d|\d+个?(?:学时|课时)?(?:都|全)?(?:已经?)?(?:学|看|修)?(?:够|满|完)|平台.{0,4}显示|系统.{0,4}显示|显示.{0,4}学|今年(?:一共|总共|累计|已经?|学)|学完了 ?\d/;
const ALL_STUDIED =
  /(?:学|学时|课|看|上|修|听|刷)(?:时)?(?:都|全|全部|已经?)?(?:够|满|完|齐)了?(?:\d+)?|都学了$/;
const AGAIN = /又|再|另外|还(?=学)/;
const EACH = /各|都是?|每天都?/;

const isPast = (year: number, asOf: Day): boolean => year < civilOf(asOf).year;
const yearIn = (said: DaySaid): number | null =>
  said.is === 'part' && said.part.length === 4 ? Number(said.part) : null;

/** 前三年 in years, the earliest first. */
function yearsBefore(text: string, asOf: Day): number[] {
  const found = /(?:前|头|过去|近|这)(\d)年/.exec(text)?.[1];
  if (!found) return [];
  const { year } = civilOf(asOf);
  return Array.from({ length: Number(found) }, (_, i) => year - Number(found) + i);
}

const LISTED_YEARS =
  /(?<![\d年了学够满完共有时是课])((?:\d{4}|\d{2})年?(?:[、,，和跟]|\s)+)+(?=(?:\d{4}|\d{2})年)/g;
const fullYear = (written: string): number =>
  written.length === 2 ? 2000 + Number(written) : Number(written);

interface YearSpan {
  from: number;
  to: number;
  years: number[];
}

/** The past years that a text names as wholes, each with where it stands; 23、24年 stand together. */
function yearSpans(text: string, ears: Ears): YearSpan[] {
  const spans: YearSpan[] = [];
  const lists = [...text.matchAll(LISTED_YEARS)];
  for (const { from, to, said } of daysIn(text, ears.asOf)) {
    const year = yearIn(said);
    if (year === null) continue;
    const list = lists.find((one) => one.index + one[0].length === from);
    const before = list ? [...list[0].matchAll(/\d{4}|\d{2}/g)].map(([each]) => fullYear(each)) : [];
    spans.push({ from: list?.index ?? from, to, years: [...before, year] });
  }
  const several = yearsBefore(text, ears.asOf);
  const found = /(?:前|头|过去|近|这)\d年/.exec(text);
  if (found && several.length > 0)
    spans.push({ from: found.index, to: found.index + found[0].length, years: several });
  return spans.sort((a, b) => a.from - b.from);
}

const YEAR_HOURS =
  /^[^\d]{0,8}?(\d+(?:\.\d+)?)个?(半)?(?:个?(?:学时|课时)|(?=$|[,，。;；、\s了]|[二零\d前去]|个$))(?![\d月日号年分岁点%]|个?(?:证|本|人|小时|月))/;
const YEAR_NONE =
  /^(?:度|份|也|都|的|我|那年|全年|基本|根本|完全|一?点|有点|压根|啥|,|，)*(?:没有?|未)(?:参加)?(?:学|学习|上|看|修)(?!够|满|完|好|到|上)(?:过|时|习|课)*/;
const YEAR_FULL = /^[^\d]{0,6}(?:学?够|学?满|学完|完成|合格|达标|都学|学了)/;

/** Hours of whole past years; this year's are a total. Each year takes what is said after it. */
function yearClaims(text: string, ears: Ears, mood: (rest: string) => Mood): Claim[] {
  const spans = yearSpans(text, ears);
  const named = ears.trades.find((trade) => text.includes(trade)) ?? null;
  return spans.flatMap((span, i): Claim[] => {
    const rest = text.slice(span.to, spans[i + 1]?.from ?? text.length);
    const said = mood(rest.replace(YEAR_NONE, ''));
    if (!calm(said)) return [];
    const hours = YEAR_HOURS.exec(rest);
    const none = YEAR_NONE.test(rest) || /^(?:度|份)?\s*:?0(?:个)?(?:学时|课时)?$/.test(rest.trim());
    const tenths = none
      ? 0
      : hours && !said.unsure
        ? Math.round((Number(hours[1]) + (hours[2] ? 0.5 : 0)) * 10)
        : null;
    if (tenths === null && !hours && !YEAR_FULL.test(rest)) return [];
    return span.years.flatMap((year): Claim[] => {
      if (isPast(year, ears.asOf)) return [{ tells: 'year', year, tenths, named }];
      return tenths && year === civilOf(ears.asOf).year ? [{ tells: 'total', tenths, named }] : [];
    });
  });
}

const categoryIn = (text: string, { categories }: Ears): string | null =>
  categories.find(([, words]) => words.test(text))?.[0] ?? null;

/** Each amount with the day said before it, else after it; 昨天和今天各4学时 is two. */
function creditClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, amounts, named } = heard;
  const days = heard.days.filter(({ said }) => said.is !== 'part');
  const counted = amounts.filter(
    ({ of, tenths }) => (of === 'class' || of === 'bare') && tenths !== null && tenths > 0,
  );
  const category = categoryIn(text, ears);
  const again = AGAIN.test(text);
  return counted.flatMap((amount, i): Claim[] => {
    const before = days.filter(({ to }) => to <= amount.from && to > (counted[i - 1]?.to ?? -1));
    const after = days.find(
      ({ from }) => from >= amount.to && from < (counted[i + 1]?.from ?? Number.POSITIVE_INFINITY),
    );
    const specific = before.filter(({ said }) => said.is !== 'vague');
    const own = specific.length > 0 ? specific : before;
    const near =
      own.length > 0 ? (EACH.test(text) ? own : own.slice(-1)) : after && counted.length === 1 ? [after] : [];
    const at = near.length > 0 ? near.map(({ said }) => said) : [carried];
    const tenths = amount.tenths as number;
    return at.map((day) => ({ tells: 'credit', tenths, day, category, named, again }));
  });
}

const VAGUE_STUDY =
  /(?:上课|看|学|学习|听|刷)(?:了|完了?)(?:好|老)?(?:一?(?:会儿?|上午|下午|天|整天|晚上|宿|部分|点)|不少|很多|好多|课|视频|学时|习)?$/;

/** 今天交了4学时的钱, 选了8学时的课, 1号多记了2学时. */
const NOT_STUDIED = /(?:选|报|交|买|订|付|约|多记|重记)了?\d|(?:学时|课时)的(?:钱|费)/;

function studyClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, amounts, mood, named } = heard;
  if (!calm(mood)) return [];
  const day = dayOf(heard) ?? carried;
  if (NOT_STUDIED.test(text)) return [];
  const unclear = amounts.find(({ of }) => of === 'vague' || of === 'other' || of === 'clock');
  const counted = amounts.some(({ of }) => of === 'class' || of === 'bare');
  const studied = STUDY_DONE.test(text);
  if (!studied && ears.expected?.kind !== 'hours') return [];
  if (unclear && (studied || unclear.of !== 'other') && (!counted || unclear.of === 'vague'))
    return [{ tells: 'study', unclear: unclear.of as 'clock', day, named }];
  if (amounts.some(({ tenths }) => tenths === 0)) return [];
  if (counted && /才|只|仅/.test(text) && heard.days.length === 0) return [];
  if (counted && mood.unsure) return [{ tells: 'study', unclear: 'vague', day, named }];
  if (counted) {
    const dayIsSaid = heard.days.some(
      ({ said, from, to }) => said.is !== 'part' && !/^(?:现在|目前)$/.test(text.slice(from, to)),
    );
    if (TOTAL.test(text) && !dayIsSaid && carried === null) {
      const last = amounts.filter(({ tenths }) => tenths !== null).at(-1) as Amount;
      return [{ tells: 'total', tenths: last.tenths, named }];
    }
    return creditClaims(heard, ears, carried);
  }
  if (ears.expected?.kind === 'hours' || /学时|课/.test(text)) {
    if (
      ALL_STUDIED.test(text) &&
      !/往年|以前|前几年|每年|前些年/.test(text) &&
      left(without(text, heard.days).replace(ALL_STUDIED, '')) <= 2
    )
      return [{ tells: 'total', tenths: null, named }];
    if (VAGUE_STUDY.test(text)) return [{ tells: 'study', unclear: 'none', day, named }];
  }
  return [];
}

const MOST_LEFT = 6;

function deedClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, mood, named } = heard;
  if (!calm(mood)) return [];
  const day = dayOf(heard) ?? carried;
  const bare = without(text, heard.days);
  const claims: Claim[] = [];
  const order = Object.entries(DEEDS).sort(
    ([one], [other]) => Number(other === ears.expected?.fact) - Number(one === ears.expected?.fact),
  );
  for (const [fact, { done, withDay, not }] of order) {
    if (!ears.facts.has(fact) || not.test(bare)) continue;
    const exact = heard.days.some(
      ({ said, weak }) => !weak && said.is !== 'vague' && said.is !== 'impossible',
    );
    const isDone = done.exec(bare);
    const found = isDone ?? (exact ? withDay.exec(bare) : null);
    if (!found) continue;
    // 12月8号注册, said before that day, is a plan.
    if (!isDone && day?.is === 'implied' && !/了|过|的$/.test(bare)) continue;
    if (NEEDS_DAY.has(fact) && !heard.days.length && ears.expected?.fact !== fact) continue;
    if (left(bare.replace(found[0], '')) > MOST_LEFT) continue;
    if (mood.unsure && day?.is !== 'day') {
      claims.push({ tells: 'event', fact, day: { is: 'vague' }, named });
    } else claims.push({ tells: 'event', fact, day, named });
    break;
  }
  if (claims.length > 0) return claims;
  const expected = ears.expected;
  if (expected?.kind === 'event' || expected?.kind === 'date') {
    const onlyDay =
      heard.days.some(({ weak }) => !weak) &&
      left(bare.replace(/(?:弄|办|搞|整|做)(?:好|完|成)?/g, '')) === 0;
    const deed = onlyDay && /弄|办|搞|整|做/.test(bare);
    if (expected.kind === 'event' && (ALL_DONE.test(bare.trim()) || deed))
      return [{ tells: 'event', fact: expected.fact, day, named }];
    if (expected.kind === 'date' && onlyDay && day)
      return [{ tells: 'date', fact: expected.fact, day, named }];
  }
  return [];
}

/** Events that are told by their day, and not by being done. */
const NEEDS_DAY = new Set(['issuedOn', 'oldIssuedOn']);

function dateClaims(heard: Heard, ears: Ears): Claim[] {
  const { text, mood, named } = heard;
  const bare = without(text, heard.days);
  const day = heard.days.find(({ said }) => said.is !== 'vague')?.said;
  if (!day || mood.asks || mood.others || mood.heard) return [];
  const found = Object.entries(DATES).find(([fact, words]) => ears.facts.has(fact) && words.test(text));
  if (
    !found ||
    left(bare.replace(found[1], '').replace(/有效|到期|过期|才|生|发|日期|老证|旧证|原证/g, '')) > MOST_LEFT
  )
    return [];
  return [{ tells: 'date', fact: found[0], day, named }];
}

const YES = /^(?:是|是的|对|对的|有|有的|在|在的|嗯|嗯嗯|还在|完整|全|齐|有效|在岗|在职|是啊|有啊|对啊)$/;
const NO = /^(?:不|不是|没|没有|没有的|不在|否|无|不对|没有过|从来没有|不全|不齐|没了)$/;
const STATE_WORDS =
  /名字|记录|信息|数据|此证|结果|一起|安全|责任|生产|工作|正式|上班|学历|照片|工地|现|施工|着呢?|干|岗位|岗|这行|做|性别|男|女|生|年|有效|没|注销|写|查|到|搜|找|个|过|期|失效|有|无|从来/g;

const BOTH_SHOWN = /有效.{0,8}(?<!没|不是|没有)注销|(?<!没|不是|没有|无)注销.{0,8}(?<!没|不是)有效/;

/** A status said of the past is none that is shown now. */
const ONCE = /以前|之前|原先|当初|曾经|那时|本来/;

function stateClaims(heard: Heard, ears: Ears, looked: DaySaid | null): Claim[] {
  const { text, mood, named } = heard;
  const expected = ears.expected?.kind === 'state' ? ears.expected.fact : null;
  const day = dayOf(heard);
  if (mood.asks) return [];
  const claims: Claim[] = [];
  const bare = without(text, heard.days);
  for (const [fact, values] of Object.entries(STATES)) {
    if (!ears.facts.has(fact)) continue;
    if (STATE_OF_ELSE[fact]?.test(bare)) continue;
    if (
      fact === 'registryStatus' &&
      expected !== fact &&
      !/系统|省里|网上|官网|状态|显示|老证|旧证|原证|原来的证|查(?:了|询|到|出)/.test(bare)
    )
      continue;
    if (fact === 'oldValid' && expected !== fact && !/老|旧|原|纸质/.test(bare)) continue;
    const told = values.find(([, words]) => words.test(bare));
    if (!told) continue;
    const [value, words] = told;
    const rest = bare.replace(words, '');
    const shows = fact === 'registryStatus';
    // 没注销 negates in the very words that tell; the rest must be told plainly.
    if (
      !calm(
        moodOf(
          rest.replace(
            /(?:没|未)(?:有|被)?(?:注销|吊销|过期|失效|出过?事故?)|不(?:缺|在|干|做|是)|没有?$|就是/g,
            '',
          ),
        ),
      )
    )
      continue;
    const limit = value === 'not-found' ? 0 : expected === fact ? 4 : 3;
    if (left(rest.replace(STATE_WORDS, '')) > limit) continue;
    const two = values.filter(([, other]) => other.test(bare)).length > 1 || BOTH_SHOWN.test(bare);
    if (!shows && two && ONCE.test(text)) continue;
    if (shows && (mood.unsure || two || ONCE.test(text) || day?.is === 'part'))
      return [{ tells: 'state', fact, value: null, day, named }];
    const seen = day ?? (shows ? looked : null);
    claims.push({ tells: 'state', fact, value, day: seen?.is === 'day' ? seen : null, named });
  }
  if (claims.length > 0) return claims;
  if (expected && YES.test(bare.trim())) {
    const yes = STATES[expected]?.some(([value]) => value === true);
    if (yes) return [{ tells: 'state', fact: expected, value: true, day, named }];
  }
  if (expected && NO.test(bare.trim())) {
    const no = STATES[expected]?.some(([value]) => value === false);
    if (no) return [{ tells: 'state', fact: expected, value: false, day, named }];
  }
  if (
    expected === 'registryStatus' &&
    REGISTRY_UNCLEAR.test(bare) &&
    calm(moodOf(bare)) &&
    left(bare.replace(REGISTRY_UNCLEAR, '')) <= 4
  )
    return [{ tells: 'state', fact: 'registryStatus', value: null, day, named }];
  return [];
}

const RUN = /(?<![a-z\d])[a-z]{0,3}\d(?:[\da-z]|[\s-](?=[\da-z])){6,38}(?![\da-z])/g;
const PHONE = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4})$/;
const IDENTITY = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])\d{3}[\dX]$/;
const OLD_NUMBER =
  /(?:老|旧|原来?的?|以前的?)(?:证书?)?(?:的)?(?:编号|证号|号码?)[^新变改换]*$|身份证[^新变改换]*$/;
const NUMBER_CUE = /编号|证号|证书号|号码|新号|变成|改成|换成/;
const PLACED = /([一-龥])[\s]*[(（]?字[)）]?[\s]*第?([\d\-a-z]{6,30})号?/;

function numberClaims(text: string, ears: Ears): Claim[] {
  if (!ears.facts.has('newNumber')) return [];
  const expected = ears.expected?.fact === 'newNumber';
  if (moodOf(text).asks || moodOf(text).others) return [];
  const cue = /新的?(?:证书?)?(?:编号|证号|号)|编号.{0,4}(?:变|改|换|是)|换.{0,4}编号/.test(text);
  if (!expected && !cue) return [];
  for (const run of [
    ...(PLACED.exec(text)?.[2] ? [PLACED.exec(text)?.[2] as string] : []),
    ...(text.match(RUN) ?? []),
  ]) {
    const number = run.replace(/[\s]/g, '').toUpperCase();
    const digits = number.replace(/\D/g, '').length;
    if (digits < 7 || PHONE.test(number) || IDENTITY.test(number)) continue;
    if (OLD_NUMBER.test(text.slice(0, text.indexOf(run)))) continue;
    const rest = text.replace(run, '').replace(NUMBER_CUE, '');
    if (left(rest) > 8) continue;
    return [{ tells: 'number', number, named: null }];
  }
  return [];
}

const WRONG =
  /不对|错了|记错|写错|说错|弄错|搞错|改成|改为|改到|改一下|更正|应该是|应为|不是|是(?:前天|昨天|今天)学的/;
const NEW_AFTER = /改成|改为|改到|应该是|应为|(?<!不)是(?!的)/;
const REMOVE =
  /删|不要了|去掉|抹(?:掉|了)|清掉|撤(?:销|回|掉|了)|(?:取消|划掉)(?=.{0,8}(?:记|学时|笔|条|个))|别记了|不算了/;
const RECORD =
  /笔|学时|课时|今天|昨天|前天|刚才|刚记|上一?[条个]|最后一?[条个]|[日号]的?那?|^(?:全|都|全部|把?都).{0,3}(?:删|不要)|[记学]的/;

/** What the reader looks for an old and a new value in. */
function changeClaims(whole: string, ears: Ears): Claim[] | null {
  const days = daysIn(whole, ears.asOf).filter(
    ({ said, weak }) => !weak && said.is !== 'future' && yearIn(said) === null,
  );
  const amounts = amountsIn(whole, days, true).filter(({ tenths }) => tenths !== null);
  const named = ears.trades.find((trade) => whole.includes(trade)) ?? null;
  const mood = moodOf(whole);
  if (mood.asks || mood.others || /提醒/.test(whole)) return null;
  if (
    REMOVE.test(whole) &&
    RECORD.test(whole) &&
    !/账号|账户|聊天|信息|软件|app|照片|提醒|绑定|注册/.test(whole)
  ) {
    const all = /(?:都|全|全部|所有).{0,6}(?:删|不要|清|去|撤)/.test(whole) && days.length === 0;
    const last = /刚才|上一?[笔条个]|最后一?[笔条个]|刚记/.test(whole);
    const tenths = amounts[0]?.tenths ?? null;
    const day = last ? null : (days[0]?.said ?? null);
    return [{ tells: 'removal', tenths, day, all, last, named }];
  }
  if (!WRONG.test(whole)) return null;
  const unstudied = days.find(({ to }) =>
    /^(?:我|也|其实|根本)*(?:没|未)(?:学|上课|看课)/.test(whole.slice(to)),
  );
  if (unstudied && amounts.length === 0)
    return [{ tells: 'removal', tenths: null, day: unstudied.said, all: false, last: false, named }];
  if (/应该是|可能|好像|吧$/.test(whole) && amounts.length === 0 && days.length === 0) return null;
  const at = splitAt(whole, days, amounts);
  if (at === null)
    return amounts.length > 0 || /^(?:我|刚才)?(?:记|写|说|弄)错了?$/.test(whole) ? [EMPTY(named)] : null;
  const isNot = (from: number) => /不是(?:在|我)?$/.test(whole.slice(0, from));
  const isNew = (from: number) => !isNot(from) && from >= at;
  const oldDay = days.find(({ from }) => !isNew(from))?.said ?? null;
  const newDay = days.find(({ from }) => isNew(from))?.said ?? null;
  const oldAmount = amounts.find(({ from }) => !isNew(from))?.tenths ?? null;
  const newAmount = amounts.find(({ from }) => isNew(from))?.tenths ?? null;
  return [
    {
      tells: 'correction',
      old: { tenths: oldAmount, day: oldDay },
      now: { tenths: newAmount, day: newDay },
      named,
    },
  ];
}

const EMPTY = (named: string | null): Claim => ({
  tells: 'correction',
  old: { tenths: null, day: null },
  now: { tenths: null, day: null },
  named,
});

/** Where the new values begin: after 改成, 应该是, 是 …; null where nothing says which is new. */
function splitAt(whole: string, days: readonly DaySpan[], amounts: readonly Amount[]): number | null {
  const spans = [...days, ...amounts].sort((a, b) => a.from - b.from);
  if (spans.length === 0) return null;
  const marks = [...whole.matchAll(new RegExp(NEW_AFTER, 'g'))].map(({ index }) => index);
  const strong = marks.filter((index) => /^(?:改|应)/.test(whole.slice(index)));
  const at = (strong.length > 0 ? strong : marks).find((index) => spans.some(({ from }) => from > index));
  return at ?? null;
}

const REMINDS = /提醒|通知我|叫我|喊我/;
const HOUR = /(早上|上午|中午|下午|晚上|傍晚|夜里)?(\d{1,2})点(半)?/;

function reminderClaims(text: string, mood: Mood): Claim[] {
  const off = /(?:别(?!忘)|不要|不用|停|关|取消|不想).{0,6}(?:提醒|发|推送|通知|消息)|别再发/.test(text);
  const verb = REMINDS.test(text) || /别再发了|别发了/.test(text);
  if (!verb || mood.asks || mood.heard || /没(?:收到|提醒)|提醒(?:一次|没)|收不到/.test(text)) return [];
  if (off) return [{ tells: 'reminder', value: 'off' }];
  const hour = HOUR.exec(text);
  if (hour) {
    const late = /下午|晚上|傍晚|夜里/.test(hour[1] ?? '') && Number(hour[2]) < 12;
    const at = Number(hour[2]) + (late ? 12 : 0);
    if (at > 23) return [{ tells: 'reminder', value: null }];
    return [{ tells: 'reminder', value: `${String(at).padStart(2, '0')}:${hour[3] ? '30' : '00'}` }];
  }
  if (/晚上|傍晚/.test(text)) return [{ tells: 'reminder', value: '20:00' }];
  if (/早上|早晨|上午/.test(text)) return [{ tells: 'reminder', value: '09:00' }];
  if (/中午/.test(text)) return [{ tells: 'reminder', value: '12:00' }];
  if (
    /(?:打开|恢复|开启|继续|还是|重新).{0,3}提醒|(?:记得|到时候|到时|到期|快到期|期限).{0,6}(?:提醒|叫)我|^提醒我(?:一下|学习|换证)?$|要提醒/.test(
      text,
    )
  )
    return [{ tells: 'reminder', value: 'on' }];
  return [];
}

/** Days told in a clause of their own belong to what was told before them, when that had none. */
function attach(claims: Claim[], day: DaySaid): boolean {
  const open = claims.filter(
    (claim) => (claim.tells === 'event' || claim.tells === 'credit') && claim.day === null,
  );
  for (const claim of open) (claim as { day: DaySaid | null }).day = day;
  return open.length > 0;
}

/** 别记，今天学了4学时. */
const NOT_TO_BE_NOTED = /^(?:先|请|你|这个)*(?:别|不要|甭|不用)记(?=$|[，,。\s])/;

/** 不是资料员，是施工员…: the certificate that is not meant is left out. */
export function withoutDenied(text: string, trades: readonly string[]): string {
  const denied = trades.find((trade) => text.includes(`不是${trade}`));
  if (denied === undefined) return text;
  const [before, after] = text.split(`不是${denied}`, 2) as [string, string];
  return before + after.replace(/^证?的?[，,。\s]*是?/, '');
}

/** What a message tells. A pure reading: nothing is looked up, and what is not plainly told is left out. */
export function readTold(text: string, ears: Ears): Told {
  const whole = withoutDenied(plain(text), ears.trades);
  const heards = clausesOf(whole).flatMap((clause) => hear(clause, ears));
  const asks = heards.some(({ mood }) => mood.asks);
  const condition = heards.findIndex(({ text: each }) =>
    /^(?:那|我)?(?:要是|如果|假如|万一|假设)/.test(each),
  );
  const told = condition < 0 ? heards : heards.slice(0, condition);
  if (ears.foreign && OTHER_SCHEMES.test(whole)) return { claims: [], asks };
  const ofOthers = told.some(({ text: each, mood }) => mood.others && /^是.{1,6}的$/.test(each.trim()));
  if (ofOthers || NOT_TO_BE_NOTED.test(whole)) return { claims: [], asks };
  const change = changeClaims(whole, ears);
  const events = WRONG.test(whole) ? changedEvents(whole, ears) : [];
  if (events.length > 0) return { claims: events, asks };
  if (change) return { claims: change, asks };
  const claims: Claim[] = [...numberClaims(whole, ears)];
  if (claims.length > 0)
    return {
      claims: [
        ...claims,
        ...told.flatMap((one) => (/\d{6,}/.test(one.text) ? [] : deedClaims(one, ears, null))),
      ],
      asks,
    };
  const year = yearAnswer(whole, ears);
  if (year) return { claims: [year], asks };
  const years = yearClaims(whole, ears, moodOf);
  if (years.length > 0 && heards.every((one) => calm({ ...one.mood, unreal: false }))) {
    // 昨天学了10学时，去年25学时: what has a day of its own stands beside the years.
    const beside = told
      .filter((one) => yearSpans(one.text, ears).length === 0 && dayOf(one)?.is === 'day')
      .flatMap((one) => studyClaims(one, ears, null).filter(({ tells }) => tells === 'credit'));
    return { claims: [...beside, ...years], asks };
  }
  let carried: DaySaid | null = null;
  let looked: DaySaid | null = null;
  for (const heard of told) {
    const own = [...reminderClaims(heard.text, heard.mood), ...dateClaims(heard, ears)];
    const rest =
      own.length > 0
        ? []
        : [
            ...stateClaims(heard, ears, looked),
            ...studyClaims(heard, ears, carried),
            ...deedClaims(heard, ears, carried),
          ];
    const found = [...own, ...rest];
    const day = dayOf(heard);
    const onlyDay =
      day !== null &&
      found.length === 0 &&
      left(without(heard.text, heard.days).replace(/学|弄|办|换|注册|下载/g, '')) === 0;
    if (onlyDay && claims.length > 0 && attach(claims, day)) continue;
    if (day?.is === 'day' && /查|看|登/.test(heard.text) && calm(heard.mood)) looked = day;
    carried = carriedOn(heard, found, day);
    claims.push(...found);
  }
  return { claims: settled(claims), asks };
}

/** A day told without anything of its own is of what comes next; so is that of hours just told. */
function carriedOn({ mood }: Heard, found: readonly Claim[], day: DaySaid | null): DaySaid | null {
  const nothing = found.length === 0 || (found[0]?.tells === 'study' && found[0].unclear === 'none');
  return nothing ? (calm(mood) && day?.is === 'day' ? day : null) : carryOn(found);
}

/** After hours of a day, more hours in the next clause are of the same day unless another is said. */
const carryOn = (found: readonly Claim[]): DaySaid | null => {
  const last = found.at(-1);
  return last?.tells === 'credit' && last.day?.is === 'day' ? last.day : null;
};

/** What was told twice in one breath counts once; 昨天没学 beside what was studied today tells nothing. */
function settled(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>();
  const total = claims.find(({ tells }) => tells === 'total');
  const kept = claims.filter((claim) => {
    // 学完了 32个: the number is the total.
    if (claim.tells === 'total' && claim.tenths === null && claims.some(({ tells }) => tells === 'credit'))
      return false;
    if (claim.tells === 'total' && claim !== total) return false;
    const key = JSON.stringify(claim);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const open = total?.tells === 'total' && total.tenths === null;
  return kept
    .filter((claim) => !isOutdone(claim, kept))
    .map((claim) =>
      open && claim.tells === 'credit' && claim.day === null
        ? { tells: 'total' as const, tenths: claim.tenths, named: claim.named }
        : claim,
    );
}

/** The same told more fully beside it: 我注册了 昨天弄的. */
function isOutdone(claim: Claim, all: readonly Claim[]): boolean {
  const others = all.filter((other) => other !== claim);
  switch (claim.tells) {
    case 'event':
      return (
        claim.day === null && others.some((other) => other.tells === 'event' && other.fact === claim.fact)
      );
    case 'state':
      return (
        claim.value === null && others.some((other) => other.tells === 'state' && other.fact === claim.fact)
      );
    case 'study':
      return others.some((other) => other.tells === 'credit' || other.tells === 'total');
    default:
      return false;
  }
}

/** 换证是12月1号不是2号; 看错了 是注销. */
function changedEvents(whole: string, ears: Ears): Claim[] {
  const mood = moodOf(whole);
  if (mood.asks || mood.others) return [];
  const days = daysIn(whole, ears.asOf);
  const isNot = (from: number) =>
    /不是(?:在)?$/.test(whole.slice(0, from)) ||
    /^.{0,6}(?:的)?(?:不对|错了|是错的|记错)/.test(whole.slice(whole.indexOf(whole.slice(from)) + 2));
  const shown = (STATES.registryStatus ?? []).filter(([, words]) => words.test(whole));
  const status = shown.length === 1 ? shown[0] : undefined;
  if (
    status &&
    !mood.unsure &&
    !ONCE.test(whole) &&
    ears.facts.has('registryStatus') &&
    days.length === 0 &&
    !/学时|课时/.test(whole)
  ) {
    const rest = moodOf(whole.replace(status[1], '').replace(/不是.{0,3}/, ''));
    if (!rest.asks && !rest.others)
      return [{ tells: 'state', fact: 'registryStatus', value: status[0], day: null, named: null }];
  }
  const kept = days.filter(({ from }) => !isNot(from));
  const deed = Object.entries(DEEDS).find(
    ([fact, { done, withDay }]) => ears.facts.has(fact) && (done.test(whole) || withDay.test(whole)),
  );
  const day = kept.at(-1)?.said;
  if (!deed || !day || /学时|课时/.test(whole)) return [];
  return [{ tells: 'event', fact: deed[0], day, named: null }];
}
