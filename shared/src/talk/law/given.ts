import { type Pack, UNKNOWN } from '../../law';
import { type PackIntake, POST, sayKnown } from '../../standing';
import { stateWords } from '../turns/words';

const toKnown = (value: string) =>
  value === 'none' ? null : value === 'true' ? true : value === 'false' ? false : value;

/** An answer to a question of a pack as it will be written, in words: 换证日期 2021年6月, 没有工作单位, 有单位不清楚. */
export function factSaid(pack: Pack, id: string, value: string): string {
  const fact = pack.said.facts[id];
  if (id === POST || !fact) return value.replace(/^.*\//, '');
  const words = sayKnown(fact, toKnown(value));
  if (fact.type === 'state' && value !== UNKNOWN) return stateWords(id, value) ?? `${fact.name}：${words}`;
  return `${fact.name} ${words}`;
}

/** All that was answered, so that a slip shows before it is written; empty where nothing was. */
export function standsNow(pack: Pack, answered: PackIntake['answered']): string {
  const said = answered.map(({ question, value, label }) =>
    pack.said.facts[question.id] && question.id !== POST ? factSaid(pack, question.id, value) : label,
  );
  return said.length === 0 ? '' : `你说的是：${said.join('，')}；不对的，直接说对的。`;
}
