import type { Intent } from '../intents';
import { plain } from '../told/plain';
import {
  allAre,
  isApplied,
  isBarred,
  isDoubtful,
  isElectronic,
  isSkilled,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  type Standing,
  settled,
  whyBarred,
} from './matter';
import { isLapsed, isOver, mayBeVoid } from './over';

/** 能不能, 行吗. */
export const ASKS_WHETHER =
  /能不能|能否|可不可以|行不行|(?:能|可以|行|换|补|用).{0,12}(?:吗|不|么|没|吧)[?？]*$/;
export const OF_NO_USE = /注销|吊销|(?:查|搜|找)不(?:到|着)|查无/;
const OF_PERSON = /岁|年龄|年纪|退休|\d{2}了|[男女]的?(?:\d{2})|单位|学历|初中|小学|没文化/;
const WITHOUT_HOURS =
  /(?:差|没|不|少).{0,8}(?:换|申请)|(?:换|申请).{0,4}(?:学时|学).{0,4}(?:没|不)|(?:先|直接)(?:换|申请)/;
/** 学时差两个能不能过. */
const LET_PASS =
  /(?:差|少|缺).{0,8}(?:给过|能过|能不能过|让过|过得去|算过|通融|放过)(?!来)|(?:给|能|让)过(?:吗|么|不)[?？]*$/;
const TOO_LATE = /晚了|逾期|超期|过期|错过|误了|耽误/;
/** 同事说已经截止了: a wrong premise. */
const IS_OVER = /(?:截止|结束|停|关|到期)了(?!吗|没|不|的话|以后|之后|咋|怎)/;
const ONCE_FOR_ALL = /(?:只|就).{0,3}学(?:一|1)|(?:一|1)样的课|同样的课|一(?:份|遍|次)|共用|通用|互认|顶|抵/;

/** 每年都要学吗. */
const EVERY_YEAR = /(?:每年|年年).{0,3}(?:要|得|用|需要?).{0,3}学.{0,3}(?:吗|不|么|没)[?？]*$/;
/** 今年拿证今年要学吗. */
export const SAME_YEAR =
  /今年.{0,4}(?:拿|换|取得|发|领|下).{0,8}今年.{0,6}(?:要|用|得).{0,2}学.{0,3}(?:吗|不|么|没)[?？]*$/;

/** 2013年的老证还能换不. */
const OF_A_YEAR = /(?:\d{2,4}|[一二三四五六七八九〇零]{2,4}|哪)年(?:的|发|考|办|拿|取|就)/;

/** That the year of issue is no condition; 能 alone of what is known to be valid. */
function whateverYear(matter: Matter): string[] {
  const rule = '文件没有按哪年发的来分。';
  if (matter.late && !settled(matter)) return matter.standings.length === 0 ? ['现在不能换了。'] : [];
  if (allAre(matter, isElectronic))
    return [matter.standings.some(isApplied) ? '已经申请了，不用再申请。' : '不用换。'];
  if (settled(matter)) return [];
  const isOpen = allAre(matter, ({ explained }) => explained.assessment.exchange.status === 'open');
  return [isOpen ? `能。${rule}` : `能，只要它显示“有效”：${rule}`];
}

const STILL_GOOD =
  /(?:有效|管用|好使|能用|能使|使|顶用|顶事|有用|算数|作数|没失效|没作废|没过期|没问题|不(?:会|能|至于)(?:就)?(?:作废|失效|废|过期)(?:了|掉)?|(?:作废|失效|废)不了)(?:的)?(?:吗|不|么|没|嘛|吧)?[?？]*$|管不管用|作不作数|算不算数|好不好使|顶不顶用|还认不|能不能使|有没有用|不用操心|过没过期|到没到期|失没失效|作没作废|不用管|放心/;

/** Whether the certificate still counts, where the notice says so; of an electronic one it does not. */
export function stillGood(matter: Matter): string[] {
  if (allAre(matter, isLapsed)) return ['按文件，已经自动失效了。'];
  const lapsed = matter.standings.filter(isLapsed);
  if (lapsed.length > 0)
    return [`不都有效：${lapsed.map(({ title }) => title).join('、')}没换，已经自动失效。`];
  if (allAre(matter, isUnmapped)) return ['说不准：这个岗位换不了，到期后是不是失效，文件未规定。'];
  if (allAre(matter, isBarred))
    return [`不是“有效”：${[...new Set(matter.standings.map(whyBarred))].join('；')}。`];
  // Nothing is written of how long an electronic certificate counts, but for what undoes it.
  if (allAre(matter, (one) => isElectronic(one) && !isSkilled(one)))
    return [
      matter.standings.some(mayBeVoid)
        ? '说不准：可能要重新参加培训，要问主管部门。'
        : '说不准：电子证书有效几年、什么时候失效，文件未规定。',
    ];
  const isFound = ({ facts }: Standing) => facts.registryStatus === 'valid';
  return !matter.late && !settled(matter) && allAre(matter, isFound)
    ? ['系统里查到是“有效”的，过了{exchange.deadline}还没换就自动失效。']
    : [];
}

/** What is studied for the exchange is there, and nothing but that was in the way. */
const hasHours = (matter: Matter): boolean =>
  allAre(matter, ({ explained: { assessment } }) => {
    const { status, remaining } = assessment.exchange;
    return status === 'open' && remaining === 0;
  });

/**
 * 不能, and why, before an answer to whether something can be done; nothing where the answer begins so itself, or where
 * it is not plainly so.
 */
export function ableFirst(matter: Matter, intent: Intent, text: string): string[] {
  if (intent === 'exchange_deadline' && !matter.late && IS_OVER.test(text)) return ['还没有截止。'];
  if (intent === 'my_status' && STILL_GOOD.test(text))
    return allAre(matter, isElectronic)
      ? ['说不准：电子证书有效几年、什么时候失效，文件未规定。']
      : stillGood(matter);
  const isFree = allAre(matter, (one) => isSkilled(one) || isOver(one));
  if (intent === 'ce_hours_required' && EVERY_YEAR.test(text)) return isFree ? [] : ['每年都要学。'];
  if (intent === 'ce_cycle' && SAME_YEAR.test(text))
    return isFree
      ? []
      : [
          `${matter.late || settled(matter) ? '不用，从下一年起：' : ''}今年拿证，今年还不算每年的学习。${matter.late || settled(matter) ? '' : '但换证以前要先学满 {exchange.hours} 学时。'}`,
        ];
  if (intent === 'ce_hours_short' && LET_PASS.test(text) && !isFree && !allAre(matter, isDoubtful))
    return [
      matter.late || settled(matter)
        ? '不能：要学满，差一点能不能通融，文件没有写。'
        : '不能：学满 {exchange.hours} 学时才能申请更换。',
    ];
  if (!ASKS_WHETHER.test(text)) return [];
  switch (intent) {
    case 'exchange_scope':
      if (OF_PERSON.test(plain(text)) && !matter.late && !settled(matter))
        return [
          /单位/.test(text)
            ? '不看有没有单位：换证是本人注册“个人用户”来申请。'
            : '文件没有写年纪、学历大小就不能换。',
        ];
      if (OF_NO_USE.test(text)) return ['不能：注销的、查不到的旧证书换不了。'];
      if (allAre(matter, isBarred) || allAre(matter, isLapsed)) return ['不能换。'];
      return OF_A_YEAR.test(text) ? whateverYear(matter) : [];
    case 'unmappable_post':
      return /换/.test(text) ? ['不能换。'] : [];
    case 'exchange_overdue':
      // 还显示有效，不用管了吧: answered by what it asks, and not by whether it can be exchanged.
      if (/有效/.test(text)) return [];
      if (!matter.late && !settled(matter) && TOO_LATE.test(text))
        return ['过了{exchange.deadline}就不能换了。'];
      return allAre(matter, isBarred) || allAre(matter, isLapsed) ? ['不能照常换了。'] : [];
    case 'ce_hours_short':
      if (!WITHOUT_HOURS.test(text) || allAre(matter, isDoubtful) || isFree) return [];
      if (allAre(matter, isElectronic)) return ofEach(matter.standings, nextWords);
      if (settled(matter)) return [];
      if (!matter.late && hasHours(matter)) return ['能：换证的学时已经够了，可以申请。'];
      return [
        matter.late
          ? '现在换不了：换证的期限{exchange.deadline}已经过了。'
          : '不能：学满 {exchange.hours} 学时才能申请更换。',
      ];
    case 'ce_multi_cert':
      return ONCE_FOR_ALL.test(text)
        ? [`${allAre(matter, isSkilled) ? '现场专业人员的，' : ''}不能只学一份。`]
        : [];
    default:
      return [];
  }
}

/** A sentence that answers what was asked stands before the one that tells the rest. */
export const asked = (is: boolean, rest: string, answer: string): string[] =>
  is ? [answer, rest] : [rest, answer];
