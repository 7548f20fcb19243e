import { SHOWN_AS } from '../../../law';
import {
  type Explained,
  type FactName,
  type Facts,
  factsOf,
  type Ground,
  type RegistryStatus,
} from '../../engine';
import { fillText } from '../../rulebook';
import { sayDay, sayHours, sayYears } from './say';

type Say<Value> = (value: Value, asOf: number) => string;
type FactWords = { [Name in FactName]: readonly [name: string, say: Say<NonNullable<Facts[Name]>>] | null };

const hours: Say<number> = (tenths) => sayHours(tenths);
const year: Say<number> = (one) => `${one} 年`;

/** How each fact is said; what the reader sees anyway is left out. */
const factWords: FactWords = {
  asOf: null,
  family: null,
  year: null,
  trade: ['岗位或工种', (trade) => trade],
  registryStatus: ['省系统显示', (status) => SHOWN_AS[status as RegistryStatus]],
  exchangedOn: ['申请更换', sayDay],
  issuedOn: ['取得电子证书', sayDay],
  registeredOn: ['注册', sayDay],
  inPost: ['在岗', (inPost) => (inPost ? '是' : '否')],
  knownYears: ['已说过的年头', (years) => (years.length > 0 ? sayYears(years) : '没有')],
  deadline: ['期限', sayDay],
  required: ['要学', hours],
  done: ['已记', hours],
  remaining: ['还差', hours],
  since: ['电子证书从', sayDay],
  firstYear: ['第一个要学的年头', year],
  yearDeadline: ['期限', sayDay],
  yearRequired: ['要学', hours],
  yearDone: ['已记', hours],
  lastYear: ['去年', year],
  lastYearDone: ['去年学了', hours],
  shortYears: ['年头', sayYears],
  shortYearsDone: ['一共学了', hours],
  pairRequired: ['要学', hours],
};

function factText<Name extends FactName>(name: Name, value: Facts[Name], asOf: number): string | null {
  const words = factWords[name];
  if (words === null || value === null || value === undefined) return null;
  return `${words[0]} ${words[1](value, asOf)}`;
}

/** Why a statement holds, in one line: the rule, then the facts it was made from. */
export function groundText(explained: Explained, ground: Ground): string {
  const { rulebook, input } = explained;
  const facts = factsOf(explained, ground);
  const said = ground.uses
    .map((name) => factText(name, facts[name], input.asOf))
    .filter((text) => text !== null);
  const rule = fillText(rulebook, rulebook.rules[ground.rule].text, input.asOf);
  return said.length > 0 ? `${rule}（${said.join('；')}）` : rule;
}
