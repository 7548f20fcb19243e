// Which sentences of the clauses belong to each of the questions of the exchange.
import type { Intent } from '../intents';

/** Sentences of the clauses that are told with each of the questions. */
export const OF_TERM = /最晚|截止|[日号]前|期满前/;
export const OF_SCOPE = /只换|岗位|以前发|周岁/;
const CLOSE: Partial<Record<Intent, RegExp>> = {
  exchange_overdue: /作废|失效|不再换|逾期/,
  exchange_deadline: OF_TERM,
  exchange_scope: OF_SCOPE,
};

/** What of the clauses whoever holds none is told of one of the questions. */
export function closeTo(intent: Intent, told: readonly string[]): readonly string[] {
  const words = CLOSE[intent];
  const close = words ? told.filter((sentence) => words.test(sentence)) : [];
  return close.length > 0 ? close : told;
}
