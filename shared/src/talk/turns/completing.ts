import { formatDay } from '../../calendar';
import { type DaySaid, daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { takenFor } from '../told/several-changes';
import { SUMS } from '../told/sums';
import type { ChatContext, ChatState, Draft } from '../types';

// A message that completes, or turns round, the one before it: what both tell together.

/** 这是总共的, said of hours that wait. */
const ALL_OF_IT = new RegExp(
  `^(?:不对|哦|啊|错了)*[，,\\s]*(?:这|那|我说的|刚才(?:说)?的)?(?:个|些)?(?:是|就是)?(?:从头到现在|到现在|目前)?(?:的)?(?:${SUMS})(?:的|学的|学了|这些|这么多|是)*[啊呀吧]?$`,
);

/** 反了, 写反了 */
const ROUND = /^(?:不对|哎呀?|啊|哦|[，,\s])*(?:我|给)*(?:[说写记弄搞填报看])?[反颠]倒?了[啊呀吧]?[，,。\s]*/;

/** 今天没学, 那天没学 */
const NOT_STUDIED =
  /^(?:不对|不是|错了|啊|哦|哎呀?|其实|我|[，,\s])*(?:根本|压根|其实|就|都|也|我)*没(?:有)?(?:学|看课|上课)(?:习|过|呢|啊|成)*[。.!！]*$/;

/** 那是我同事学的, 不是我学的 */
const IS_THEIRS =
  /^(?:不对|错了|哎呀?|啊|哦|[，,\s])*(?:那|这)?(?:个|笔|条|些)?(?:\d{1,2}(?:\.\d)?个?(?:学时|课时))?(?:其实|都)?(?:不是我(?:自己)?(?:学|看|刷)的|是(?:给|替|帮)?[^，,。\s\d]{1,8}(?:学|看|刷)的)(?=$|[，,。\s])/;

const DAY_ANEW = /^(?:那天|那)?(?:应该)?是?(?:在)?(?:学|注册|换|申请|下载|弄)?的?[吧啊呀]?$/;

const hoursOf = ({ value }: Draft): string => `${value}学时`;

/** What is left of a text when the days in it are taken away. */
function aroundDays(text: string, asOf: number): string {
  return daysIn(text, asOf).reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), text);
}

/** The whole day that a text names; undefined: none, null: not that of these hours. */
function dayNamed(text: string, asOf: number): DaySaid | undefined {
  return daysIn(text, asOf).find(({ weak }) => !weak)?.said;
}

/** Whether a text is of the day of a draft, or of none in particular. */
function isOfDay(text: string, { on }: { on: string | null }, asOf: number): boolean {
  const day = dayNamed(text, asOf);
  return (
    day === undefined || (day.is === 'day' && formatDay(day.day) === on) || (on === null && day.is === 'day')
  );
}

/** 今天没学 (`none`), 那是我同事学的 (`theirs`): what is told of these hours is not so; null: it is not told of them. */
export function unsaidOf(
  text: string,
  of: { on: string | null },
  { asOf }: ChatContext,
): 'none' | 'theirs' | null {
  const said = plain(text);
  if (moodOf(said).asks) return null;
  if (IS_THEIRS.test(said)) return /不是我/.test(said) || moodOf(said).others ? 'theirs' : null;
  return NOT_STUDIED.test(aroundDays(said, asOf)) && isOfDay(said, of, asOf) ? 'none' : null;
}

/** 反了, 今天3昨天5: two days that wait with each other's hours, or with the hours that are said. */
function turnedRound(said: string, drafts: readonly Draft[], asOf: number): string | null {
  const [one, other, ...more] = drafts;
  if (!one || !other || more.length > 0 || !ROUND.test(said)) return null;
  if (drafts.some(({ fact, op, lacks, on }) => fact !== 'credit' || op !== 'add' || lacks !== null || !on))
    return null;
  const rest = said.replace(ROUND, '');
  const days = daysIn(rest, asOf).filter(({ weak }) => !weak);
  if (rest === '' && one.on !== other.on)
    return `${one.on}学了${hoursOf(other)}，${other.on}学了${hoursOf(one)}`;
  const told = days.map(({ said: day, to }, i) => {
    const hours = /^(?:才|是|学了?|应该)*(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?[，,。\s]*$/.exec(
      rest.slice(to, days[i + 1]?.from ?? rest.length),
    );
    const on = day.is === 'day' ? formatDay(day.day) : null;
    return hours && drafts.some((draft) => draft.on === on) ? `${on}学了${hours[1]}学时` : null;
  });
  return told.length === 2 && new Set(told).size === 2 && !told.includes(null) && days[0]?.from === 0
    ? told.join('，')
    : null;
}

/** 应该是今天6昨天3: of the hours that wait, how they stand day by day. Null: they are not told so. */
function dayByDayAnew(said: string, drafts: readonly Draft[], asOf: number): string | null {
  const begun = ANEW_FIRST.exec(said);
  if (!begun || drafts.length !== 1) return null;
  if (drafts.some(({ fact, op, lacks }) => fact !== 'credit' || op !== 'add' || lacks !== null)) return null;
  const rest = said.slice(begun[0].length);
  const days = daysIn(rest, asOf).filter(({ weak }) => !weak);
  const told = days.map(({ said: day, to }, i) => {
    const hours = /^(?:才|是|学了?|应该)*(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?[，,。\s]*$/.exec(
      rest.slice(to, days[i + 1]?.from ?? rest.length),
    );
    return hours && day.is === 'day' ? `${formatDay(day.day)}学了${hours[1]}学时` : null;
  });
  return told.length > 1 && !told.includes(null) && days[0]?.from === 0 ? told.join('，') : null;
}
const ANEW_FIRST =
  /^(?:啊|哦|哎呀?|[，,。\s])*(?:(?:不对|不是|错了|[说记弄搞写]错了|应该是?|其实是?)[，,。!！\s]*)+(?:是)?/;

const YEAR_ANEW = /^(?:不对|不是|错了|[说记弄搞写]错了|啊|哦|应该|其实|那?是|[，,。\s])*的?[吧啊呀]?$/;

/** What a message tells together with what waits; null: it does not complete it. It stands in the place of what waits. */
export function completed(text: string, { pending }: ChatState, { asOf }: ChatContext): string | null {
  const said = plain(text).replace(/[。.!！]+$/, '');
  const drafts = pending?.drafts ?? [];
  if (moodOf(said).asks) return null;
  const round = turnedRound(said, drafts, asOf) ?? dayByDayAnew(said, drafts, asOf);
  if (round) return round;
  const [draft, ...more] = drafts;
  if (!draft || more.length > 0 || draft.op === 'remove') return null;
  // 前年, 没学: of that year, and no other that is asked for.
  if (draft.fact === 'statedCycle' && draft.value === null && draft.on && NOT_STUDIED.test(said))
    return `${draft.on.slice(0, 4)}年没学`;
  if (draft.value === null) return null;
  if (draft.fact === 'credit' && ALL_OF_IT.test(said)) return `一共${hoursOf(draft)}`;
  // 我把9看成6了
  const taken = draft.fact === 'credit' ? takenFor(said) : null;
  if (taken && taken.was === Math.round(Number(draft.value) * 10))
    return `${draft.on ?? ''}学了${taken.is / 10}学时`;
  // 学了8学时, 礼拜二: of that day, and no past year's.
  const day = dayNamed(said, asOf);
  // 不对 是前年: the same hours, of that year.
  const isOfYear = draft.fact === 'statedCycle' && day?.is === 'part' && day.part.length === 4;
  if (isOfYear && draft.lacks === null && YEAR_ANEW.test(aroundDays(said, asOf)))
    return `${day.part}年学了${hoursOf(draft)}`;
  if (draft.fact === 'statedCycle' && draft.lacks === null && day?.is === 'day' && Number(draft.value) <= 24)
    return DAY_ANEW.test(aroundDays(said, asOf).trim()) ? `${formatDay(day.day)}学了${hoursOf(draft)}` : null;
  return null;
}

const EVENT_ANEW = /^(?:那天|那)?(?:应该)?是(?:在)?$/;

/** 是11月30号, 昨天学的: another day for what was just noted. */
export function isDayAnew(said: string, fact: string, asOf: number): boolean {
  const days = daysIn(said, asOf).filter(({ weak }) => !weak);
  if (days.length !== 1 || days[0]?.said.is !== 'day') return false;
  const around = aroundDays(said, asOf).trim();
  return fact === 'credit' ? /^(?:那|那个)?是?(?:学)?的$/.test(around) : EVENT_ANEW.test(around);
}
