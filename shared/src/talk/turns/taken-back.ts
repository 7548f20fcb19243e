import { formatDay } from '../../calendar';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, Draft } from '../types';
import { EVENTS } from './records';

// What was told and waits for a yes, taken back by what is said next: 不算 没学完, 没有 那个页面是登录.

/** 不算不算, 那个先别记, 没学完, 逗你玩的: hours that are none after all. */
const NO_HOURS =
  /(?:^|[，,。\s的个天号日笔条])(?:其实|还是|先)?(?:不算|别算|算不得|不作数|不能算|别记|不记(?!得)|没(?:有)?(?:学|看|听|上|刷)(?:完|成|上|进去|够|过?(?=$|[，,。\s啊呀呢]))|没给算|没算上|没通过|没过)|逗你|开玩笑|瞎[说记报]|不是我(?:自己)?(?:学|看|刷)的|^(?:不对|错了|那|[，,\s])*(?:那|这)?(?:个|笔|条)?(?:其实)?是(?:给|替|帮)?我?[^，,。\s\d]{1,4}(?:用我[^，,。\s\d]{0,4})?(?:学|看|刷)的/;

/** 没有 刚才那个页面是登录, 没成功, 打不开 下的是手册: a deed that was none after all. */
const NO_DEED =
  /^(?:啊|哦|哎呀?|诶|不对|错了|不是|[，,。\s])*(?:没有|没呢|还没|没(?:成|弄成|换成|注册成|注册上|下成|下载成|下下来|提交|交上|点上|申请上|通过))|没(?:有)?成功?(?=$|[，,。\s])|(?:不算|白弄|逗你|开玩笑|瞎说)|不是(?:注册|登录|证书?|电子证|申请|下载|换证|更换|新证)|(?:下|点|进|看|弄|交|填)(?:错|串|岔)了?(?!(?:日子|日期|号|天))|(?:下|点|看|打开)的是(?!证书|电子证)/;

/** 没下载呢, 其实没申请, 还没注册: said of one deed by its name. */
const NOT_DONE: readonly (readonly [string, string])[] = [
  ['registeredOn', '注册'],
  ['exchangedOn', '申请|提交|换证?|更换|交'],
  ['appliedOn', '申请|提交|交'],
  ['downloadedOn', '下载|存'],
  ['issuedOn', '拿到|领'],
  ['examPassedOn', '考'],
];
const notDone = (words: string): RegExp =>
  new RegExp(
    `(?:^|[，,。\\s])(?:不对|错了|其实|我|根本|压根|还|证|那个|[，,\\s])*没(?:有)?(?:真的?|去|再)?(?:${words})(?:成|上|过|完|更换|证|申请)*[呢啊呀了的吧]*(?=$|[，,。.!！\\s])`,
  );
const DEED_DENIED = new Map(NOT_DONE.map(([fact, words]) => [fact, notDone(words)]));

/** 只记昨天的: of what waits, the rest is not meant. */
const ONLY =
  /^(?:不对|不是|那|先)?[，,\s]*(?:只|光|就)(?:是|要)?记?(?:上)?[^，,。]{1,6}(?:的|那[个笔条])(?:就行|吧)?$/;

/** Whether a message says that something is another, and not that it is none. */
const SAYS_ANOTHER = /改成|应该是|(?:^|[，,\s])是(?:在)?(?:大?前|昨|今)[天儿]/;

/** What is left of what waits once a message has taken it back, or that of one day of it; null: it takes nothing back. */
export function leftOf(text: string, drafts: readonly Draft[], { asOf }: ChatContext): Draft[] | null {
  // 不算不算 is said twice, and no question.
  const said = plain(text)
    .replace(/(不算|没学完|没有)(?:[，,\s]*\1)+/g, '$1')
    .replace(/刚[才刚]/g, '');
  if (moodOf(said).asks || SAYS_ANOTHER.test(said)) return null;
  const days = daysIn(said, asOf).filter(({ weak, said: day }) => !weak && day.is !== 'vague');
  const bare = days.reduceRight((left, { from, to }) => `${left.slice(0, from)}天${left.slice(to)}`, said);
  if (/\d/.test(bare)) return null;
  // 没学, where hours are asked for, is how many.
  const isTaken = ({ fact, value }: Draft): boolean =>
    value === null && !EVENTS.has(fact)
      ? false
      : fact === 'credit' || fact === 'total' || fact === 'statedCycle'
        ? NO_HOURS.test(bare)
        : EVENTS.has(fact) && (NO_DEED.test(bare) || DEED_DENIED.get(fact)?.test(bare) === true);
  const named = new Set(days.map(({ said: day }) => (day.is === 'day' ? formatDay(day.day) : null)));
  const isOfDay = (draft: Draft): boolean =>
    named.size === 0 || named.has(draft.on) || named.has(String(draft.value));
  if (ONLY.test(said) && named.size > 0) {
    const meant = drafts.filter((draft) => isOfDay(draft));
    return meant.length > 0 && meant.length < drafts.length && !drafts.some(({ bound }) => bound)
      ? meant
      : null;
  }
  // Of two halves of a change neither stands alone.
  const gone = drafts.filter((draft) => isTaken(draft) && isOfDay(draft));
  if (gone.length === 0) return null;
  return drafts.filter((draft) => !gone.includes(draft) && !(draft.bound && gone.some(({ bound }) => bound)));
}
