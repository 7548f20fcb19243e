// A day, or time, that a question names, against the term of the holder's own certificate under a pack.
import { formatDayChinese } from '../../calendar';
import { aheadIn } from '../ahead';
import { appliedIn } from '../applied';
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import type { Own } from './own';

const OF_TERM: readonly Intent[] = [
  'exchange_how',
  'exchange_deadline',
  'exchange_overdue',
  'exchange_scope',
  'validity',
  'my_status',
];
/** 延到1月了吗, 是1月15号到期吧: asked of the last day, and of nothing that is done then. */
const OF_THE_LAST_DAY = /截止|截至|期限|到期|延到|延长到|推迟|推到|宽限|改到|最晚|最迟|哪天|几号|哪年|提醒/;
/** 过了年底会咋样: nothing is said to be done then. */
const SIMPLY_PASSES = /^(?!.*(?:申请|办|换|延|续|交)).*会(?:咋|怎么?)样/;
const IN_TIME = /来得?及|赶趟|赶得?上|来不及/;

/** The one whose exchange or renewal is spoken of; undefined: there are several, or none has a term. */
function onlyTerm(own: readonly Own[]): Own | undefined {
  const [only, ...more] = own;
  return only && more.length === 0 && !('cycle' in only.standing.headline.data.when) ? only : undefined;
}

/** 不行, 来不及 or 还不能 first, of a day to come that a question names; empty: it names none, or the record leaves it open. */
export function namedDayFirst(intent: Intent, own: readonly Own[], text: string): string {
  const one = onlyTerm(own);
  if (!one || !OF_TERM.includes(intent) || OF_THE_LAST_DAY.test(text) || SIMPLY_PASSES.test(text)) return '';
  const { asOf, headline } = one.standing;
  const { due, opens, state } = headline.answer;
  const span = aheadIn(text, asOf);
  if (
    span === null ||
    due === null ||
    due < asOf ||
    span.to <= asOf ||
    state === 'missed' ||
    state === 'done'
  )
    return '';
  const last = formatDayChinese(due);
  if (span.from > due) return `${IN_TIME.test(text) ? '来不及' : '不行'}：那时候已经过了${last}。`;
  if (span.to > due) return `要看是哪一天：${last}前来得及，过了就来不及。`;
  if (opens !== null && span.to < opens) return `还不能：${formatDayChinese(opens)}起才能申请。`;
  return state === 'open' || state === 'not-yet'
    ? `${IN_TIME.test(text) ? '来得及：' : ''}那时候还没过期限（${last}），别等最后几天。`
    : '';
}

/** 十月份单位给交了，算数不: an application in the term is in time, whatever the record lacks; null: none such is spoken of. */
export function appliedInTerm(intent: Intent, own: readonly Own[], text: string): string | null {
  const one = onlyTerm(own);
  if (!one || !OF_TERM.includes(intent) || !('term' in one.standing.headline.data.when)) return null;
  const { asOf, headline } = one.standing;
  const { due, state } = headline.answer;
  if (due === null || state !== 'missed' || appliedIn(plain(text), asOf, due) !== 'in-time') return null;
  return `算：在有效期满（${formatDayChinese(due)}）以前申请的，助手的理解是算按时；批没批下来，问发证的主管部门。助手这里还没有记，哪天申请的，说一声就能记上。`;
}
