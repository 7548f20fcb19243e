import { formatDay } from '../../calendar';
import type { Fact } from '../types';
import { amountsIn } from './amounts';
import type { Claim } from './claims';
import { daysIn, nextOfYear } from './days';
import type { Ears } from './heard';
import { isOthers, moodOf } from './moods';
import { clausesOf, MOST_LETTERS, plain } from './plain';
import { SUMS } from './sums';
import { yearSpans } from './years';
import { withYears } from './years-said';

// Whether all that a message says of days, years and hours has come into what was made of it. What was dropped must have
// its reason in the message: put right there, not studied, somebody else's, a plan. Without one something was misread.

/** A day, a year or an amount, where it stands in the text. `key` is what it comes to. */
export interface Mention {
  is: 'day' | 'year' | 'hours';
  key: string;
  from: number;
  to: number;
  /** The hours, or the day of the next year, that it may be as well. */
  or?: string;
}

/** 8, 20个, 6了: a number by itself at the end of a clause, where hours are told; 1个 is one of whatever it is. */
const BY_ITSELF =
  /(?<![\d.第初/:：-])(?!1个(?!半))(\d{1,3}(?:\.\d)?)(?:个(半)?)?(?=$|[了啊吧呢的]*(?:$|[，,。;；、\s（(]))/g;
/** 刚才, 当天: of a day that is said elsewhere. */
const OF_ANOTHER = /^(?:刚[才刚]?|[当那][天日])$/;
/** 6点5个学时 */
const POINTED = /(\d{1,2})点(\d)个?(?=学时|课时)/g;
/** 4.5, which may be a day of April, too. */
const DECIMAL = /^\d{1,2}\.\d$/;

/** All days, years and hours of a plain text, in their order. */
export function mentionsIn(said: string, ears: Ears): Mention[] {
  const days = daysIn(said, ears.asOf);
  const years = yearSpans(said, ears);
  const amounts = amountsIn(said, days);
  const taken = [...days, ...years, ...amounts];
  const alone = [...said.matchAll(BY_ITSELF)].flatMap(({ 0: { length }, 1: hours, 2: half, index: from }) => {
    const to = from + length;
    return taken.some((span) => span.from < to && span.to > from)
      ? []
      : [{ is: 'hours' as const, key: String(Number(hours) + (half ? 0.5 : 0)), from, to }];
  });
  return [
    ...days.flatMap(({ from, to, said: day, weak }): Mention[] => {
      if (weak || (day.is !== 'day' && day.is !== 'implied')) return [];
      const words = said.slice(from, to);
      if (OF_ANOTHER.test(words)) return [];
      const next = day.is === 'implied' ? nextOfYear(day.day) : null;
      const or = DECIMAL.test(words) ? words : next === null ? undefined : formatDay(next);
      return [{ is: 'day', key: formatDay(day.day), from, to, ...(or !== undefined && { or }) }];
    }),
    ...years.flatMap(({ from, to, years: each }) =>
      each.map((year): Mention => ({ is: 'year', key: String(year), from, to })),
    ),
    ...amounts.flatMap(({ from, to, of, tenths }): Mention[] =>
      (of === 'class' || of === 'bare') && tenths !== null && tenths > 0
        ? [{ is: 'hours', key: String(tenths / 10), from, to }]
        : [],
    ),
    ...alone,
  ].sort((one, other) => one.from - other.from);
}

const HOURS: ReadonlySet<string> = new Set(['credit', 'total', 'statedCycle']);

/** What is on record already: days of deeds, all hours of a certificate, the hours stated for a year. */
export interface Recorded {
  days: readonly string[];
  hours: readonly number[];
  years: readonly { year: string; hours: number }[];
}

/** What became of a message: the facts made of it, the claims that it was read as, and what is on record already. */
export interface Made {
  facts: readonly Fact[];
  claims: readonly Claim[];
  recorded: Recorded;
}

/** The hours of a claim, as they were said. */
function hoursOf(claim: Claim): number[] {
  const tenths =
    'tenths' in claim
      ? [claim.tenths]
      : claim.tells === 'correction'
        ? [claim.old.tenths, claim.now.tenths]
        : [];
  return tenths.flatMap((one) => (one === null ? [] : [one / 10]));
}

/** Whether a mention is in what was made of the message. */
function isIn({ is, key, or }: Mention, { facts, claims }: Made): boolean {
  const isHours = (hours: string): boolean =>
    facts.some(({ fact, value }) => HOURS.has(fact) && String(value) === hours) ||
    claims.some((claim) => hoursOf(claim).includes(Number(hours)));
  if (is === 'hours') return isHours(key) || facts.some(({ on }) => on?.slice(2, 4) === key);
  if (or !== undefined && isHours(or)) return true;
  if (is === 'day')
    return facts.some(({ on, value }) => [on, value].some((one) => one === key || one === or));
  return facts.some(
    ({ fact, on, value }) => String(on ?? value).startsWith(key) || (fact === 'total' && on === null),
  );
}

function isRecorded({ is, key }: Mention, { recorded }: Made): boolean {
  if (is === 'day') return recorded.days.includes(key);
  if (is === 'year') return recorded.years.some(({ year }) => year === key);
  return recorded.hours.includes(Number(key)) || recorded.years.some(({ hours }) => hours === Number(key));
}

/** Between what was said first and what is meant. */
export const PUT_RIGHT =
  /不对|不是|错|哦|噢|呸|不不|应该|其实|实际|[记说弄搞写看报算]?(?:岔|混|串|差|秃噜|反|多|少)(?!了?\d)了?|口误|更正|改|看花|嘴瓢|手[滑抖快]|(?:^|[，,\s啊哎])不[，,\s]|想|等等|等一?1?下|[一1我]看|[一1]查|翻|才(?:是|对)|结果|[就只]学|[就只](?=\d)|最后/;
/** 不是昨天, 没学6学时, 还差8, 打算学4: what stands before it says that it is none; */
const NONE_BEFORE =
  /(?:不[是止]|没(?:有)?(?:在|学|看|上|够|满|到)*|除了?|不[到够足]|未|还?[差欠缺剩]|还有|要(?:求|学)?|[得该需]学?|打算|准备|计划|本来|原本|规定|任务|满分|最多|目标|每年|每天|至少|[多少漏错减加][记打写说算按报去]?了?个?|[说写看打按记]成了?)[^，,。\d]{0,4}$/;
/** and what stands after it: 昨天没学, 32学时里, 那个别动. */
export const NONE_AFTER =
  /^[^，,。\d]{0,6}?(?:没|未|不(?!对|是|错)|歇|休息|放假|除外|别动|对的|忘|记不)|^(?:个?(?:学时|课时))?(?:里|中|当中|才[够算能]|就够|的课|的任务|以内|满分)/;
/** The deed of a clause that came to nothing, or what its hours were for. */
const OF_NOTHING =
  /失败|没(?:有)?(?:换|注册|申请|弄|整|办|下|交|提交)?(?:成|上|好)|退回|驳回|打回|换证用|换证的/;
/** What is done, as facts are told of it; a day in a clause without any of it is of something else. */
const DEED = /注册|申请|换|提交|交|报|下载|[弄办搞整学看听刷]|\d个?(?:学时|课时)/;
/** Said the other way round, whatever is meant. */
const SWAPPED = /[说写记弄搞报填]?(?:反|颠倒|串|混)了$/;

/** 2号没去, of a day that was counted before; 1号之外, 2号以来 say that it is not of that day. */
const NOT_THAT_DAY =
  /^的?(?:之外|以外|以来|往后|之后|之前|以前)|^[^，,。\d]{0,4}(?:没|未)(?:有)?(?:去|学|上|看|来|听)?(?:课|过|成|习)?(?=$|[，,。\s了啊呢])/;

/** The clause in which something stands. */
const clauseAt = (said: string, at: number): string =>
  clausesOf(said)
    .filter((clause) => clause.at <= at)
    .at(-1)?.text ?? said;

function hasReason(one: Mention, said: string, kept: readonly Mention[], { facts }: Made): boolean {
  if (NONE_BEFORE.test(said.slice(0, one.from)) || NONE_AFTER.test(said.slice(one.to))) return true;
  const clause = clauseAt(said, one.from);
  const { asks, unreal, heard } = moodOf(clause);
  if (asks || unreal || heard || isOthers(clause) || OF_NOTHING.test(clause)) return true;
  const ofDeeds = facts.every(({ fact }) => !HOURS.has(fact));
  const besides = clause.replace(said.slice(one.from, one.to), '');
  if (ofDeeds && one.is === 'day' && !DEED.test(clause) && !PUT_RIGHT.test(clause) && besides.length > 2)
    return true;
  return kept.some(
    ({ is, from }) => is === one.is && from >= one.to && PUT_RIGHT.test(said.slice(one.to, from)),
  );
}

/** 到昨天为止一共10, 算上今天的一共10: of a sum the day is no more than when it was so much. */
const UP_TO = /(?:到|截止到?|截至|截|算上|加上|连上?|带上|连同|加)(?:[^，,。\d]{0,6})?$/;
const BY_THEN = new RegExp(
  `^(?:为止|的时候|那会儿?|那天)|^[^，,。\\d]{0,12}(?:${SUMS}|显示|看见|看到|查|截图|写着|学了|[够有])`,
);

const isOfSum = ({ is, from, to }: Mention, said: string): boolean =>
  is === 'day' && (UP_TO.test(said.slice(0, from)) || BY_THEN.test(said.slice(to)));

/** Whether hours that were dropped are a part of others, the whole of them, or what lies between what was and what is. */
function isReckoned(lost: readonly number[], { facts, claims }: Made): (hours: number) => boolean {
  const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
  const of = (ops: readonly string[]): number[] =>
    facts.flatMap(({ fact, op, value }) => (HOURS.has(fact) && ops.includes(op) ? [Number(value)] : []));
  const [added, removed] = [of(['add', 'set']), of(['remove'])];
  const wholes = [...added, ...claims.flatMap(hoursOf)];
  const between = removed.length > 0 ? Math.abs(sum(added) - sum(removed)) : null;
  return (hours) => hours === sum(added) || hours === between || wholes.includes(sum(lost));
}

/**
 * What a message says of days, years and class hours that is not in what was made of it, in the message's own words,
 * and that nothing in the message explains. What is still to be asked for is left to that question.
 */
export function unaccounted(text: string, made: Made, ears: Ears): string[] {
  const said = withYears(plain(text.slice(0, MOST_LETTERS))).replace(POINTED, '$1.$2个');
  const ofHours = made.facts.some(({ fact }) => HOURS.has(fact));
  const ofSum = made.claims.some(({ tells }) => tells === 'total');
  // 2025年6月11日到2026年6月10日学了40: of a cycle by its days, which is told as one.
  const ofCycles = made.facts.every(({ fact }) => fact === 'statedCycle');
  const mentions = mentionsIn(said, ears).filter(({ is }) => (is === 'day' ? !ofCycles : ofHours));
  const kept = mentions.filter((one) => isIn(one, made));
  const lost = mentions.filter((one) => !kept.includes(one));
  const reckoned = isReckoned(
    lost.flatMap(({ is, key }) => (is === 'hours' ? [Number(key)] : [])),
    made,
  );
  const isExplained = (one: Mention): boolean =>
    hasReason(one, said, kept, made) ||
    isRecorded(one, made) ||
    (one.is === 'hours' && reckoned(Number(one.key))) ||
    (ofSum && isOfSum(one, said));
  const doubled = saysNoMore(said) ? doubledIn(made.facts) : [];
  const swapped = lost.length > 0 && SWAPPED.test(said);
  const denied = kept.filter(
    ({ is, key, from, to }, i) =>
      is === 'day' &&
      (NOT_THAT_DAY.test(said.slice(to)) || isExcepted(said, from, to)) &&
      (isExcepted(said, from, to) ||
        /^的?[之以往]/.test(said.slice(to)) ||
        kept.some((other, at) => at < i && other.key === key)) &&
      !kept.some((other, at) => at > i && other.key === key),
  );
  return [...lost, ...denied]
    .filter((one) => {
      // Of what is said twice the last tells: 2号学了6，不对，2号没学.
      const last = lost.filter(({ is, key }) => is === one.is && key === one.key).at(-1);
      return swapped || last === undefined || !isExplained(last);
    })
    .map(({ from, to }) => said.slice(from, to))
    .concat(doubled);
}

/** 除了1号的还学了12: of other days. */
const isExcepted = (said: string, from: number, to: number): boolean =>
  /除了?$/.test(said.slice(0, from)) && /还|又|另/.test(said.slice(to));

/** 又, 上午 … 下午, 专业 … 公共: more than once on one day. */
const saysNoMore = (said: string): boolean =>
  !/又|再|另外?|还|上午|下午|中午|早|晚|夜|加|和|跟|都|各|专业|公共|公需|必修|选修|《/.test(said);

/** 今天8学时，今天的是4; 昨天学了4、5学时: different hours of one day, of which one may be in the place of the other. */
const doubledIn = (facts: readonly Fact[]): string[] =>
  facts
    .filter(({ fact, op }) => fact === 'credit' && op === 'add')
    .filter(({ on, value, certificate }, i, all) =>
      all.some(
        (one, at) => at < i && one.on === on && one.certificate === certificate && one.value !== value,
      ),
    )
    .map(({ value }) => `${value}学时`);
