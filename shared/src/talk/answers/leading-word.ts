// The word that a question wants first, from where the holder's certificates stand: computed once, and set before whatever
// an answer of that question form says, unless it begins so itself. 不能 and 来不及 are never left to be guessed.
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import { formOf } from './asked-form';
import { allAre, isBarred, isDoubtful, isElectronic, isSkilled, type Matter } from './matter';
import { isLapsed, isOver, meanwhileAll } from './over';

const OF_EXCHANGE: readonly Intent[] = [
  'exchange_deadline',
  'exchange_overdue',
  'exchange_scope',
  'exchange_how',
  'unmappable_post',
];
const OF_STUDY: readonly Intent[] = ['ce_hours_short', 'ce_makeup'];
/** 去年没学能补吗. */
export const OF_A_PAST_YEAR = /[去前往]年|以前|之前没/;
const OF_DUTY: readonly Intent[] = ['ce_cycle', 'ce_hours_required'];

/** Whether something can be done, is in time or goes. */
const WHETHER =
  /来得?及|来不及|赶得?[上及]|赶趟|能不能|能否|可不可以|行不行|是不是.{0,3}(?:能|可以)|(?:能|可以|行|成|中|换|补|用|算|够|晚|没事|及|上)(?:了|的|今年)*(?:吗|不|么|没|吧|嘛)[?？]*$/;
/** 还剩几天, 最晚到哪天换: of time that there is, or is not. */
const OF_TIME =
  /(?:剩|有)(?:下)?(?:多少|几)天|还有(?:没有)?(?:多少)?(?:时间|工夫)|最晚|最迟|(?:哪天|几号)(?:截止|到期)/;
const ABOUT_EXCHANGE = /换|更换|申请|及|赶|晚|时间|几天|多少天|最晚|最迟|办|行|能|可以|没事/;
const DUTY =
  /(?:要|用|得|还|需要?)(?:再|去)?(?:学(?:习)?|听课|上课)(?:吗|么|不|没)[?？]*$|学不学|用不用学|要不要学/;

/** Begins with a word of its own. */
const LED =
  /^(?:按助手的理解，?|按这份文件|助手的理解[是：]*|现在|今年的?|换证|这和?|那样就?|都|照你说的)*(?:能|不|没|来|行|够|还不|还没|要看|看|算|对|是[。，：]|要[。，：]|要学|说不准|过了|会|有的|学满|晚了|期限还没过|系统|按文件|补不了|数是够)/;

/** Certificates whose exchange is over, or never was; of nobody's the day alone says it. */
const isLate = (matter: Matter): boolean =>
  matter.standings.length === 0 ? matter.late : allAre(matter, (one) => isLapsed(one) || isBarred(one));

function ofExchange(matter: Matter, said: string): string {
  const isAsked = (WHETHER.test(said) && ABOUT_EXCHANGE.test(said)) || OF_TIME.test(said);
  if (!isAsked || !isLate(matter)) return '';
  if (allAre(matter, isBarred)) return '不能换。';
  // Of what is over the answer itself says that, and since when.
  if (!WHETHER.test(said)) return '';
  const { no } = formOf(said);
  return no === '来不及' ? '来不及了。' : no === '对' || no === '不对' ? '不对。' : `${no}。`;
}

function ofStudy(matter: Matter, said: string): string {
  // Of a year that is over the answer says itself on what it hangs.
  if (!WHETHER.test(said) || OF_A_PAST_YEAR.test(said) || allAre(matter, isDoubtful)) return '';
  if (allAre(matter, isSkilled) && !matter.late)
    return /不学|不用学|免学/.test(said) ? '行，按助手的理解。' : '';
  const over = allAre(matter, (one) => isOver(one) || isSkilled(one));
  if (!over || allAre(matter, isSkilled)) return '';
  const { no } = formOf(said);
  return no === '来不及' ? '来不及了。' : `${no}。`;
}

/** Whether there is anything left to study for hangs on what nobody but the authority can say. */
const ofDuty = (matter: Matter, said: string): string =>
  DUTY.test(said) &&
  (meanwhileAll(matter).length === 0 || /[明后来]年|以后/.test(said)) &&
  allAre(matter, isOver) &&
  allAre(matter, (one) => isElectronic(one) && !isSkilled(one))
    ? '说不准。'
    : '';

/** 不能, 来不及, 不行 or 说不准, to be said before the sentences of an answer; empty: the question wants none, or they begin so. */
export function leadingWord(matter: Matter, intent: Intent, text: string, answer: string): string {
  if (LED.test(answer)) return '';
  const said = plain(text);
  if (OF_EXCHANGE.includes(intent)) return ofExchange(matter, said);
  if (OF_STUDY.includes(intent)) return ofStudy(matter, said);
  return OF_DUTY.includes(intent) ? ofDuty(matter, said) : '';
}
