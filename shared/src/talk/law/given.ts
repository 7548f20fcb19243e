import { type Pack, UNKNOWN } from '../../law';
import { type PackIntake, POST, sayKnown } from '../../standing';
import { readBack } from '../turns/intake/asking';
import { stateWords } from '../turns/words';

const toKnown = (value: string) =>
  value === 'none' ? null : value === 'true' ? true : value === 'false' ? false : value;

/**
 * An answer to a question of a pack as it will be written, in words: 换证日期 2021年6月, 没有工作单位, 有单位不清楚. What a
 * pack seals is not said again: the talk keeps its answers as they stand.
 */
export function factSaid(pack: Pack, id: string, value: string): string {
  const fact = pack.said.facts[id];
  if (id === POST || !fact) return value.replace(/^.*\//, '');
  if (fact.sealed) return `${fact.name}（照你说的）`;
  const words = sayKnown(fact, toKnown(value));
  if (fact.type === 'state' && value !== UNKNOWN) return stateWords(id, value) ?? `${fact.name}：${words}`;
  return `${fact.name} ${words}`;
}

/** All that was answered, read back. */
export const standsNow = (pack: Pack, answered: PackIntake['answered']): string =>
  readBack(
    answered.map(({ question, value, label }) =>
      pack.said.facts[question.id] && question.id !== POST ? factSaid(pack, question.id, value) : label,
    ),
  );
