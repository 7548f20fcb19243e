import { formatDay } from '../../calendar';
import { hoursOfTenths } from '../../v1/rulebook';
import { type Amount, amountsIn } from '../told/amounts';
import { WRONG, withoutRight } from '../told/changes';
import { type DaySaid, type DaySpan, daysIn, dayWithin } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { isRemoval } from '../told/removals';
import type { ChatContext, ChatState, Draft, Pending } from '../types';
import { asShown, byHowMuch, eachDay, isAnother, yearAnew } from './answered-whole';
import { allSaid, cardsSaid } from './cards-said';
import { completed } from './completing';
import { inPart, keepsPart } from './drafting/desk';
import { aheadOf } from './drafting/facts';
import { inYearMeant } from './drafting/which-year';
import { groundOf, type Lead } from './leading';
import { tailAnew } from './number-anew';
import { APPLIED, takes } from './places';
import { filled, type Ground, propose, spread } from './proposals';
import { EVENTS } from './records';
import type { Turn } from './turn';

const bareText = (text: string): string =>
  text.replace(/^(?:不对|不是|错了|应该是|改成|改为|是|记|学了)+/, '').replace(/[^\p{L}\p{N}.]/gu, '');

const AROUND =
  /不对|错了|应该|改成|改为|不是|是|学了?|记|的|学时|课时|个|今天|吧|了|呢|啊|我|那天|号|日|月|年|半|就|在|大概|嗯|哦|做|弄|办|换|注册|下载|帮我?点|平台|系统|上面?|写着?|显示/g;

const WRONG_WORDS = new RegExp(WRONG, 'g');
const MOST_REASONS = 6;

/** 说错了 2024年学了32学时: the year of the sum that waits is none of the days that it may be of. */
const isYearOf = (day: DaySaid, { drafts }: Pending): boolean =>
  day.is === 'part' &&
  day.part.length === 4 &&
  drafts.every(({ fact }) => fact === 'statedCycle') &&
  drafts.some(({ on }) => on?.startsWith(day.part));

/** The hours of one year wait, and another year is spoken of. */
const isOtherYear = (day: DaySaid, { drafts }: Pending): boolean =>
  day.is === 'part' &&
  day.part.length === 4 &&
  drafts.every(
    ({ fact, on, lacks }) => fact === 'statedCycle' && lacks === null && !on?.startsWith(day.part),
  );

/** 翻短信了, 又看了一眼平台: before what was seen there. */
export const LOOKED_AGAIN =
  /^(?:(?:等等|等一?下|等会儿?|慢着|嗯|呃)[，,。\s]*)*(?:我|刚|又|才|刚才|去|再)*(?:核对|核实|核|对|看|查|翻|瞅|瞧|问)(?:了|一|1)?(?:看|查|翻|瞅|瞧)?(?:了)?(?:一?下|1下|一眼|1眼)?[啊哈]?(?:我的|手机)?(?:同事|媳妇|老婆|单位|公司|资料员|平台|记录|系统|短信|手机|日历|通知|截图|微信|台账|聊天记录)?[上里]?(?:了)?(?:[，,。\s]+|(?<=了)(?=\d)|(?=是|写))/;

/** 等会儿 还是7, 4 是4: what is said before the other hours. */
const HOLD_ON =
  /^(?:(?:等等|等会儿?|等一?下|慢着|啊|哦|不+)[，,。\s]+)+(?:还是)?|^[零一二两三四五六七八九十\d]+[，,\s]+(?=是)/;

/** 语音听岔了: how it came to be wrong. */
const MISHEARD = /(?:语音|输入法|手机|你|它|系统)?(?:给我)?(?:听|识别|转|认)(?:岔|错|差|劈|串)(?:了|字|音)*/g;

const NO_BUT =
  /^(?:啊|哦|噢|呃|哎呀?)?[，,\s]*(?:(?:不对?|错了|不是)[，,\s]*(?:是|应该是?)?|(?:平台|系统)?(?:上面?|里面?)?(?:写着?|显示|给)?的?(?:应该)?是)(\d{1,2}\.5)$/;

/** 4.5, 不是4是4.5, 改成3.5: said of hours that wait, hours too. */
const DECIMAL =
  /^(?:啊|哦|噢|呃|不对|错了|[说记写弄打]错了|[，,。\s]|不是\d{1,2}(?:\.\d)?个?(?:学时|课时)?|应该|其实|是|改成|改为|换成|记成|学了?)*(\d{1,2}\.\d)个?(?:学时|课时)?[吧啊呀了。]*$/;

const A_DAY = /^(?:是|就是|在|就)?([1-9]|[12]\d|3[01])[吧啊呀了。]*$/;

/** 15, said to 是哪一天？说几号就行: the 15th, and no 15 hours. Null: no day is asked for, or more is said. */
function dayAlone(text: string, { drafts }: Pending): string | null {
  const isAsked =
    drafts.some(({ lacks, value }) => lacks === 'day' && value !== null) &&
    drafts.every(({ lacks }) => lacks !== 'hours');
  const day = isAsked ? A_DAY.exec(plain(text).trim())?.[1] : undefined;
  return day === undefined ? null : `${day}号`;
}

/** 8月, where the year is known. */
const MONTH_ALONE = /^(?:是|在|就|大概)*(1[0-2]|[1-9])月份?(?:的|吧|啊)*$/;
const DAY_ALONE = /^\D{0,6}(?<!月)\d{1,2}[日号]\D{0,6}$/;

/** 不是10月是11月: the same day of another month. */
const MONTH_ANEW =
  /^(?:啊|哦|不对|错了|[说记弄搞写]错了|[，,。\s])*(?:不是\d{1,2}月份?的?[，,。\s]*)?(?:应该)?是(\d{1,2})月份?的?[，,。\s]*(?:不是\d{1,2}月份?的?)?[啊呀吧]?$/;

function monthAnew(said: string, { drafts }: Pending, asOf: number): DaySaid | null {
  const month = MONTH_ANEW.exec(said)?.[1];
  const [draft, ...more] = drafts;
  if (month === undefined || !draft?.on || draft.lacks !== null || more.length > 0) return null;
  return daysIn(`${month}月${Number(draft.on.slice(8))}号`, asOf)[0]?.said ?? null;
}

/** 是2号，3号我在家歇着呢: what comes after is of the day that was wrong, and says why. */
function withoutWhy(text: string, { drafts }: Pending, asOf: number): string {
  // 5学时是前天的 昨天没学
  const said = text.replace(
    /(?<=(?:前天|昨天|今天|[日号]).{0,12})[，,\s]+(?:大?前天|昨天|今天|\d{1,2}[日号])(?:我|其实|根本|压根|就|那天)*没(?:有)?(?:学|看|上)(?:课|习)?[啊呀]?$/,
    '',
  );
  const [, anew, why] =
    /^((?:不对|不是|不|错了|啊|哦|[，,\s])*(?:应该)?是[^，,。\s]{2,8})[，,。\s]+(.+)$/.exec(said) ?? [];
  if (anew === undefined || why === undefined) return said;
  const days = daysIn(why, asOf).filter(({ weak }) => !weak);
  const isOld = days.every(
    ({ said: day }) => day.is === 'day' && drafts.some(({ on }) => on === formatDay(day.day)),
  );
  return days.length > 0 && isOld && amountsIn(why, days).length === 0 ? anew : said;
}

/** 不对不对, 不不不: said more than once, and no question. */
const saidOnce = (said: string): string =>
  said
    .replace(/(不对|不是|错了)(?:[，,。!！\s]*\1)+/g, '$1')
    .replace(/^不(?:[，,\s]*不)+(?![对是])[，,\s]*/, '不，');

/** Hours of a year, said where hours of a day wait. */
const isOfYear = (said: string, days: readonly DaySpan[], { drafts }: Pending): boolean =>
  drafts.every(({ fact }) => fact === 'credit') &&
  days.some(({ said: day }) => day.is === 'part' && day.part.length === 4) &&
  /\d/.test(withoutSpans(said, days));

const withoutSpans = (said: string, spans: readonly { from: number; to: number }[]): string =>
  spans.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), said);

/** `year`: of which of the years that wait it is said. */
interface SaidOf {
  day: DaySaid | null;
  tenths: number | null;
  year?: string;
}

/** What a text says of the draft that waits: another day, another number of hours. Null: nothing, or more than that. */
function ofPending(text: string, pending: Pending, asOf: number): SaidOf | null {
  const whole = withoutRight(saidOnce(dayAlone(text, pending) ?? plain(text)));
  const bare = whole.replace(MISHEARD, '').trim().replace(LOOKED_AGAIN, '').replace(HOLD_ON, '');
  const said = withoutWhy(bare, pending, asOf);
  if (moodOf(said).asks || isRemoval(said)) return null;
  const ofMonth = monthAnew(said, pending, asOf);
  if (ofMonth) return { day: ofMonth, tenths: null };
  const wantsHours = pending.drafts.some(
    ({ fact }) => fact === 'credit' || fact === 'statedCycle' || fact === 'total',
  );
  // 啊不 5.5: hours, and no fifth of May.
  const noDay = pending.drafts.every(({ lacks }) => lacks !== 'day');
  const anew = wantsHours && noDay && (NO_BUT.exec(said) ?? DECIMAL.exec(said));
  if (anew) return { day: null, tenths: Math.round(Number(anew[1]) * 10) };
  const spans = daysIn(said, asOf);
  const days = spans.filter(({ weak, said: day }) => !weak && !isYearOf(day, pending));
  // 25年30, while a day's hours wait whole: told beside them.
  if (noDay && isOfYear(said, days, pending)) return null;
  // 前年也是32学时, while the hours of another year wait: told beside them.
  if (days.some(({ said: day }) => isOtherYear(day, pending))) return null;
  const found: Amount[] = wantsHours
    ? amountsIn(said, days, true).filter(({ tenths }) => tenths !== null)
    : [];
  const alone = wantsHours && days.length === 0 ? /^(\d{1,3}(?:\.\d)?)$/.exec(bareText(said)) : null;
  const negated = (from: number) => /不是$/.test(said.slice(0, from));
  const part = pending.drafts.find(({ within }) => within !== undefined)?.within;
  const month = part?.length === 4 ? MONTH_ALONE.exec(said)?.[1] : undefined;
  if (month !== undefined)
    return { day: { is: 'vague', part: `${part}-${month.padStart(2, '0')}` }, tenths: null };
  const within = part === undefined ? null : dayWithin(said.replace(/那[1一]?天/, ''), part);
  // 12号, where a year alone is known: of which month is not said, and it is no day of another year.
  const isDayAlone = part?.length === 4 && within === null && DAY_ALONE.test(said);
  const day: DaySaid | null = isDayAlone
    ? { is: 'vague', part }
    : within === null
      ? (days.filter(({ from }) => !negated(from)).at(-1)?.said ?? null)
      : { is: within > asOf ? 'future' : 'day', day: within };
  const tenths = alone
    ? Math.round(Number(alone[1]) * 10)
    : (found.filter(({ from }) => !negated(from)).at(-1)?.tenths ?? null);
  if (day === null && tenths === null) return null;
  // 应该是今天6昨天3: more than one thing is told anew.
  const meant = [days, found].map((spans) => spans.filter(({ from }) => !negated(from)).length);
  if (meant.every((count) => count > 1)) return null;
  // 昨天3前天4: of each day its own hours.
  if (meant[0] !== undefined && meant[0] > 1 && found.length === 0 && /\d/.test(withoutSpans(said, days)))
    return null;
  // 上周二晚上: the evening is of that day.
  const times = days.length > 0 ? spans.filter(({ weak }) => weak) : [];
  const rest = [...days, ...times, ...found].reduce(
    (left, { from, to }) => left.replace(said.slice(from, to), ''),
    said,
  );
  // 口误 是一学时，一二三四的一: whoever says that it was wrong may say why.
  const around = rest
    .replace(WRONG_WORDS, '')
    .replace(AROUND, '')
    .replace(/[^\p{L}]/gu, '');
  if ([...around].length > (rest === rest.replace(WRONG_WORDS, '') ? 1 : MOST_REASONS)) return null;
  const ofYear = spans.map((span) => span.said).find((one) => isYearOf(one, pending));
  return { day, tenths, ...(ofYear?.is === 'part' ? { year: ofYear.part } : {}) };
}

/** 是1月5号, said of a deed that waits: of the year in which it can have been. */
function inYearOfPending(
  day: DaySaid | null,
  { drafts }: Pending,
  text: string,
  ground: Ground,
): DaySaid | null {
  const asked = drafts.find(({ lacks }) => lacks === 'day') ?? drafts.at(-1);
  const isOfYear = asked && EVENTS.has(asked.fact) && asked.within === undefined;
  return isOfYear ? inYearMeant(day, asked, { ...ground, text }) : day;
}

/** What waits, with what was said of it put in. */
function adjusted(pending: Pending, said: SaidOf, text: string): Draft[] | null {
  const hours = said.tenths === null ? null : hoursOfTenths(said.tenths);
  const asked = pending.drafts.find(({ lacks }) => lacks === 'day') ?? pending.drafts.at(-1);
  const mayLieAhead = asked?.fact === 'expiresOn';
  const day = said.day && mayLieAhead ? aheadOf(said.day, text) : said.day;
  const whole = day?.is === 'day' || day?.is === 'implied' || (mayLieAhead && day?.is === 'future');
  const on = whole && day.day !== null ? formatDay(day.day) : null;
  if (day !== null && on === null) return null;
  const lacking = pending.drafts.filter(
    ({ lacks }) => (lacks === 'day' && on !== null) || (lacks === 'hours' && hours !== null),
  );
  // 2024年只学了20, where several years are asked for: of the one that is said.
  const ofYear = said.year && lacking.find(({ on: of }) => of?.startsWith(said.year ?? ''));
  let at = pending.drafts.indexOf((ofYear || lacking[0]) as Draft);
  // 24年说错了 是30, 今天那个是3: of the year, or the day, that is said, where it waits.
  if (at < 0)
    at = pending.drafts.findIndex(
      ({ op, on: of }) =>
        op !== 'remove' && ((on !== null && of === on) || (said.year && of?.startsWith(said.year))),
    );
  if (at < 0) at = pending.drafts.length - 1;
  return pending.drafts.map((draft, i) => {
    if (i !== at) return draft;
    const told: Partial<Draft> = {
      ...(on === null ? { on: draft.on } : { on }),
      ...(hours === null ? {} : { value: hours }),
    };
    if (draft.fact === 'statedCycle' || draft.fact === 'total') delete told.on;
    const whole = filled(draft, told);
    return hours === null && draft.lacks === 'hours' ? { ...whole, lacks: 'hours' } : whole;
  });
}

/** 2024年3月, said to the question for the day: kept as that where the certificate keeps days in part; of 上个月 it can be tapped. */
function knownInPart({ drafts }: Pending, day: DaySaid | null, ground: Ground): Draft[] | null {
  const part = day?.is === 'part' || day?.is === 'vague' ? day.part : undefined;
  const at = drafts.findIndex(
    (one) => (one.lacks === 'day' || one.within !== undefined) && keepsPart(one, ground),
  );
  if (part === undefined || at < 0) return null;
  return drafts.map((draft, i) => {
    if (i !== at) return draft;
    return day?.is === 'part' ? inPart(draft, part) : { ...draft, within: part, lacks: 'day', offered: null };
  });
}

/** 安徽的, said to what is read back or asked: it is of that one. Null: something else is said. */
function ofAnother(text: string, { drafts }: Pending, ground: Ground): Draft[] | null {
  const isOpen = drafts.some(({ lacks }) => lacks === 'certificate');
  if (drafts.some(({ op, fact }) => (op === 'remove' && !isOpen) || fact === 'reminder')) return null;
  const { certificates } = ground.holder;
  const each = ofAll(text, drafts, ground);
  if (each) return each;
  const said = cardsSaid(text, certificates);
  if (!said) return null;
  const open = drafts.findIndex(({ lacks }) => lacks === 'certificate');
  const held = [...new Set(drafts.map(({ certificate }) => certificate))];
  // Of what is told of several cards it is not said which of it is meant.
  if (open < 0 && (held.length > 1 || held[0] === null)) return null;
  const at = open < 0 ? 0 : open;
  const first = drafts[at] as Draft;
  const able = certificates.filter((one) => takes(one, first.applied ? APPLIED : first.fact));
  const among = first.among ? able.filter(({ id }) => first.among?.includes(id)) : able;
  // 材料员, and then 安徽的: of those that were asked about, the one there.
  const within = said.named.filter((one) => open >= 0 && first.among?.includes(one.id));
  const meant =
    said.named.length > 0
      ? within.length > 0
        ? within
        : said.named
      : (open < 0 ? able : among).filter((one) => !said.denied.includes(one));
  const ids = meant.map(({ id }) => id);
  const [only] = ids;
  if (only === undefined) return null;
  const isEach = ids.length > 1 && said.oneByOne && said.named.length > 0;
  if (isEach || first.many === ids.length)
    return open < 0
      ? ids.flatMap((certificate) => drafts.map((draft) => filled(draft, { ...kept(draft), certificate })))
      : spread(drafts, at, ids);
  const isWith = (one: Draft): boolean =>
    first.fact === 'statedCycle' &&
    one.fact === 'statedCycle' &&
    one.lacks === 'certificate' &&
    amongThese(one, ids).length > 0;
  return drafts.map((draft, i) => {
    if (open >= 0 && i !== open && !isWith(draft)) return draft;
    if (ids.length === 1) return filled(draft, { ...kept(draft), certificate: only });
    return { ...draft, certificate: null, lacks: 'certificate', among: ids };
  });
}

/** 都是, 两本都记, said to 记在哪一本上. Null: it is not said, or there are not so many. */
function ofAll(text: string, drafts: readonly Draft[], { holder }: Ground): Draft[] | null {
  const at = drafts.findIndex(({ lacks }) => lacks === 'certificate');
  const draft = drafts[at];
  const said = draft ? allSaid(text) : null;
  if (!draft || !said) return null;
  const able = holder.certificates.filter((one) =>
    draft.among ? draft.among.includes(one.id) : takes(one, draft.applied ? APPLIED : draft.fact),
  );
  const isMany = said.count === null || said.count === able.length;
  if (!isMany) return null;
  const ids = able.map(({ id }) => id);
  // 23年32 24年30: of every year that was told with it.
  return draft.fact === 'statedCycle'
    ? drafts.flatMap((one) =>
        one.fact === 'statedCycle' && one.lacks === 'certificate'
          ? spread([one], 0, amongThese(one, ids))
          : [one],
      )
    : spread(drafts, at, ids);
}

const amongThese = ({ among }: Draft, ids: readonly string[]): string[] =>
  ids.filter((id) => among?.includes(id) ?? true);

/** What a draft has of its day already, so that nothing of it is asked again. */
const kept = ({ on, value }: Draft): Partial<Draft> => ({ on, value });

/** Begins the first questions, or answers one: has no day and no hours, and is not written beside something else. */
const OF_INTAKE = ['certificate', 'answer'];

const DAY_HOURS = 24;

const EACH_SO_MANY =
  /^(?:每年)?(?:全?都|各|每年)+(?:是|学了?|各|有)*(\d{1,3}(?:\.\d)?)个?(?:学时|课时)?[了啊吧。]*$/;

/** 都是32, where the hours of several years are asked for. Null: it is not said. */
function eachYear(text: string, drafts: readonly Draft[]): Draft[] | null {
  const isOpen = (one: Draft): boolean => one.fact === 'statedCycle' && one.lacks === 'hours';
  const hours = EACH_SO_MANY.exec(plain(text).trim())?.[1];
  if (hours === undefined || drafts.filter(isOpen).length < 2) return null;
  return drafts.map((one) => (isOpen(one) ? filled(one, { value: Number(hours) }) : one));
}

/** What was said to something that waits for a yes or for a part that lacks; null: it is about something else. */
export function answerPending(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { pending } = state;
  if (!pending || !context.holder || pending.drafts.some(({ fact }) => OF_INTAKE.includes(fact))) return null;
  const ground = groundOf(lead, state, context, context.holder);
  const other = ofAnother(text, pending, ground);
  if (other) return propose(ground, { drafts: other, said: [], choices: [] });
  const anew = yearAnew(text, pending.drafts, context.asOf) ?? eachDay(text, pending.drafts, context.asOf);
  if (anew) return propose(ground, { drafts: anew, said: [], choices: [] });
  if (!pending.editing && isAnother(text, pending.drafts, context.asOf)) return null;
  const more = byHowMuch(text, pending.drafts) ?? asShown(text, pending.drafts);
  if (more) return propose(ground, { drafts: more, said: [], choices: [] });
  const number = tailAnew(text, pending.drafts);
  if (number) return propose(ground, { drafts: number, said: [], choices: [] });
  const all = eachYear(text, pending.drafts);
  if (all) return propose(ground, { drafts: all, said: [], choices: [] });
  const heard = completed(text, state, context) === null ? ofPending(text, pending, context.asOf) : null;
  if (!heard) return null;
  const said = { ...heard, day: inYearOfPending(heard.day, pending, text, ground) };
  const inPart = knownInPart(pending, said.day, ground);
  if (inPart) return propose(ground, { drafts: inPart, said: [], choices: [] });
  const drafts = adjusted(pending, said, text);
  if (!drafts) {
    const vague =
      said.day?.is === 'future' ? '那天还没到。' : said.day?.is === 'impossible' ? '没有这一天。' : '';
    return propose(ground, {
      drafts: pending.drafts,
      said: [`${vague}要具体的一天，说几号就行。`],
      choices: [],
    });
  }
  if (drafts.some(({ fact, value }) => fact === 'credit' && Number(value) > DAY_HOURS))
    return propose(ground, { drafts: pending.drafts, said: ['一天没有这么多学时。'], choices: [] });
  return propose(ground, { drafts, said: [], choices: [] });
}

/** 不是不是 删今天的: after a no, the one thing that waits is another, and not one more. */
const NO_FIRST =
  /^(?:啊|哦|哎呀?|[，,。\s])*(?:(?:不对|不是|不|错了|[说记弄搞写]错了|等等|等会儿?|等一?下|慢着|应该是?)[，,。!！\s]*)+/;

function isInstead(text: string, { drafts: old }: Pending, drafts: readonly Draft[]): boolean {
  const [first, ...more] = old;
  const isOne = more.length === 0 || old.every(({ bound }) => bound);
  return (
    isOne &&
    NO_FIRST.test(plain(text)) &&
    drafts.length > 0 &&
    drafts.every(({ fact, certificate }) => fact === first?.fact && certificate === first.certificate)
  );
}

/** 不不不 1号是学完课 提交是今天早上: what waits is not so, and what is so was not understood. */
export function isDenied(text: string): boolean {
  const said = saidOnce(plain(text));
  const { asks } = moodOf(said);
  return !asks && !/问/.test(said) && /\d|[昨今前]天/.test(said) && /^不(?=[，对是])|错了/.test(said);
}

/** The same fact told again replaces what waits of it; something else stands beside it. */
export function besides(pending: Pending | null, drafts: readonly Draft[], text = ''): Draft[] {
  if (!pending || (pending.editing && pending.drafts.length === 1)) return [...drafts];
  if (isInstead(text, pending, drafts)) return [...drafts];
  const kept = pending.drafts.filter(
    (old) =>
      !OF_INTAKE.includes(old.fact) &&
      !drafts.some((one) => (old.lacks === null ? isThatAnew(one, old) : isThatFuller(one, old))),
  );
  return [...kept, ...drafts];
}

/** The same fact, told with other words. */
const isThatAnew = (one: Draft, old: Draft): boolean =>
  one.fact === old.fact &&
  one.certificate === old.certificate &&
  ((one.fact !== 'credit' && one.fact !== 'statedCycle') || one.on === old.on);

/** What lacked something, told whole; hours of another day, or other hours, are not it. */
const isThatFuller = (one: Draft, old: Draft): boolean =>
  one.fact === old.fact &&
  (old.certificate === null || one.certificate === null || one.certificate === old.certificate) &&
  (one.fact !== 'credit' ||
    old.value === null ||
    (old.on === null ? one.value === old.value || isWithin(one, old) : one.on === old.on)) &&
  (one.fact !== 'statedCycle' || old.value === null || one.on === old.on);

/** Of the month that was said, or of a day where none was. */
const isWithin = ({ on }: Draft, { within: part }: Draft): boolean =>
  on?.startsWith(part ?? '') === true && part !== undefined;
