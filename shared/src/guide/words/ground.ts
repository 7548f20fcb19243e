import type { Day } from '../../calendar';
import type { Fact, Ground } from '../../engine';
import { fillText, type Rulebook } from '../../rulebook';
import { registryLabels } from './labels';
import { sayDay, sayHours, sayYears } from './say';

type Say = (fact: never, asOf: Day) => string;

/** How each kind of fact is said; facts that say nothing by themselves are left out. */
const factWords: Record<string, [name: string, say: Say]> = {
  deadline: ['期限', (day: Day, asOf: Day) => sayDay(day, asOf)],
  exchangedOn: ['申请更换', (day: Day, asOf: Day) => sayDay(day, asOf)],
  issuedOn: ['取得电子证书', (day: Day, asOf: Day) => sayDay(day, asOf)],
  registeredOn: ['注册', (day: Day, asOf: Day) => sayDay(day, asOf)],
  since: ['电子证书从', (day: Day, asOf: Day) => sayDay(day, asOf)],
  trade: ['岗位或工种', (trade: string) => trade],
  registryStatus: ['省系统显示', (status: keyof typeof registryLabels) => registryLabels[status]],
  inPost: ['在岗', (inPost: boolean) => (inPost ? '是' : '否')],
  required: ['要学', (tenths: number) => sayHours(tenths)],
  done: ['已记', (tenths: number) => sayHours(tenths)],
  remaining: ['还差', (tenths: number) => sayHours(tenths)],
  lastYear: ['去年', (year: number) => `${year} 年`],
  lastYearDone: ['去年已记', (tenths: number) => sayHours(tenths)],
  firstYear: ['从', (year: number) => `${year} 年起`],
  years: ['年头', (years: readonly number[]) => sayYears(years)],
};

function factText(name: string, fact: Fact, asOf: Day): string[] {
  const words = factWords[name];
  return words && fact !== null ? [`${words[0]} ${words[1](fact as never, asOf)}`] : [];
}

/** Why a statement holds, in one line: the rule, then the facts it was given. */
export function groundText(rulebook: Rulebook, ground: Ground, asOf: Day): string {
  const facts = Object.entries(ground.facts).flatMap(([name, fact]) => factText(name, fact, asOf));
  const rule = fillText(rulebook, rulebook.rules[ground.rule].text, asOf);
  return facts.length > 0 ? `${rule}（${facts.join('；')}）` : rule;
}
