import { entryAt } from '../../v1/rulebook';
import { aheadIn } from '../ahead';
import { plain } from '../told/plain';
import type { Matter } from './matter';

/** How a day, or time, to come that a question names lies to a last day. */
export type Lies = 'before' | 'on' | 'astride' | 'after';

/** 是12月31号截止吗, 延到1月15号了吗: asked of the last day itself, and of nothing that is done on the one named. */
const OF_THE_LAST_DAY =
  /截止|截至|期限|到期|延期|延到|延长|推迟|推到|宽限|改到|最后一天是|最晚|最迟|哪天|几号|哪年|提醒/;
const DONE_THEN = /换|办|弄|整|搞|申请|交|点(?!钟)|去|来|赶|学|补|下载|注册|延|行|成不|可以|能|晚|迟|算/;

/** How the day or time that a question names lies to a last day; null: it names none on which something is to be done. */
export function liesTo(text: string, asOf: number, last: number): Lies | null {
  const said = plain(text);
  if (OF_THE_LAST_DAY.test(said) || !DONE_THEN.test(said)) return null;
  const span = aheadIn(said, asOf);
  if (span === null || span.to < asOf) return null;
  if (span.from > last) return 'after';
  if (span.to > last) return 'astride';
  return span.from === last && span.to === last ? 'on' : 'before';
}

/** The same to the last day of the exchange, while that is ahead; null: it is over. */
export function liesToExchange({ late, asOf, rulebook }: Matter, text: string): Lies | null {
  return late ? null : liesTo(text, asOf, entryAt(rulebook.exchange.deadline, asOf).value);
}

const IN_TIME = /来得?及|赶趟|赶得?[上及]|来不及|赶不上/;
const IS_LATE = /晚(?:不晚|吗|么|了|不|没)|算晚|迟(?:不迟|吗|了)/;
const COUNTS = /算不算|算吗|算么|算数|算(?:按时|在内|换)/;

/** 来不及, 晚了, 不算 or 不行, as the question has it, of a time when the last day will be over. */
export const tooLateThen = (text: string, last: string): string =>
  IN_TIME.test(text)
    ? `来不及：那时候已经过了${last}，没换的旧证书自动失效。`
    : IS_LATE.test(text)
      ? `晚了：那时候已经过了${last}，没换的旧证书自动失效。`
      : COUNTS.test(text)
        ? `不算：那时候已经过了${last}，没换的旧证书自动失效。`
        : `不能等到那时候：过了${last}就换不了了，没换的旧证书自动失效。`;

/** Of a time through which the last day falls. */
export const dependsOnDay = (last: string): string => `要看是哪一天：${last}前申请的来得及，过了就来不及。`;
