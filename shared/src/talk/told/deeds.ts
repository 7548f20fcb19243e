import { ALL_DONE, DATES, DEEDS } from '../phrases/telling';
import type { Claim } from './claims';
import type { DaySaid } from './days';
import { calm, dayOf, type Ears, type Heard, left, MOST_LEFT, without } from './heard';

const BACKGROUND = /的时候|那(?:会儿?|阵子?|时候?|年)|以后|之后/;

/** 整利索了, 换成了: done, in other words. */
const plainlyDone = (text: string): string =>
  text
    .replace(/([弄办整搞])(?:利索|利落|立整|停当|妥当|明白)了?/, '$1好了')
    .replace(/换成[了的啦]?(?=$|[，。,\s])/, '换好了')
    .replace(/(?<=注册|换证)(?:我就?|我也)/, '');

/** 申请了, 提交了: of an application, and no word that anything came of it. */
const isApplication = (fact: string, said: string): boolean =>
  fact === 'exchangedOn' && /申请|[提上递]交|点/.test(said) && !/换.{0,2}(?:[好完成到]|下来|出来)/.test(said);

const isPlanned = (bare: string): boolean =>
  /就|再/.test(bare) && !/[了过完好成]|的$/.test(bare.replace(/(?:吃|忙|干|学)完(?:饭|活|了)?|下了班/g, ''));

/** 现在显示已更换了: seen now, and done on a day that is not said. */
export const SHOWN = /显示(?:的是|是|着|为)?已/;

/** `only`: the clause is all that was said. */
export function deedClaims(heard: Heard, ears: Ears, carried: DaySaid | null, only = false): Claim[] {
  const { text, mood, named } = heard;
  if (!calm(mood)) return [];
  // 昨天试了三回 最后晚上才换成: the evening is of the day told before.
  const weak = heard.days.every((one) => one.weak);
  const day = weak ? (carried ?? (SHOWN.test(text) ? null : dayOf(heard))) : dayOf(heard);
  const bare =
    mood.unsure || /应该/.test(text) ? without(text, heard.days) : plainlyDone(without(text, heard.days));
  const claims: Claim[] = [];
  const order = Object.entries(DEEDS).sort(
    ([one], [other]) => Number(other === ears.expected?.fact) - Number(one === ears.expected?.fact),
  );
  for (const [fact, { done, withDay, not }] of order) {
    if (!ears.facts.has(fact) || not.test(bare)) continue;
    const exact = heard.days.some(
      ({ said, weak, from, to }) =>
        (!weak || TIME_OF_DAY.test(text.slice(from, to))) && said.is !== 'vague' && said.is !== 'impossible',
    );
    const isDone = done.exec(bare);
    const found = isDone ?? (exact ? withDay.exec(bare) : null);
    if (!found) continue;
    // 注册的时候好好的, 刚换完那年: when something else was.
    if (BACKGROUND.test(bare) && day?.is !== 'day') continue;
    // 12月8号注册, said before that day, is a plan.
    if (day?.is === 'implied' && !/[了过的]|[好完成]$/.test(bare)) continue;
    // 昨天去注册 went there, and no more.
    if (!isDone && /(?:去|来|想|要)$/.test(bare.slice(0, found.index)) && !/了/.test(bare)) continue;
    // 下班就提交申请, 今天就注册
    if (isPlanned(bare) && !(day?.is === 'day' && day.day < ears.asOf)) continue;
    // 今晚注册 is one, too: without a word that it was done only a day that is over tells.
    if (
      !isDone &&
      !/[了过的完好成]|才(?=下|换|注|申|提|弄|办)/.test(bare) &&
      !/刚/.test(text) &&
      !(day?.is === 'day' && day.day < ears.asOf)
    )
      continue;
    if (NEEDS_DAY.has(fact) && !heard.days.length && ears.expected?.fact !== fact) continue;
    if (left(bare.replace(found[0], '')) > MOST_LEFT) continue;
    // 12月2号出的证昨天存手机: of two days the one right before the deed is its own.
    const strong = heard.days.filter(
      ({ said, weak }) => !weak && (said.is === 'day' || said.is === 'implied'),
    );
    const nearest = strong.filter(({ to }) => to <= text.lastIndexOf(found[0])).at(-1)?.said;
    const own = strong.length > 1 ? (nearest ?? ({ is: 'vague' } as const)) : day;
    const unread = left(bare.replace(found[0], '')) > MOST_UNDATED;
    // Today is offered only for what is told in so many words.
    const several = heard.days.filter(({ said, weak }) => !weak && said.is === 'day').length > 1;
    const applied = isApplication(fact, found[0]) ? { applied: true as const } : {};
    // 昨天显示已换证: the day is that of the look.
    const isOfLook = SHOWN.test(text) && heard.days.some((one) => !one.weak);
    if ((mood.unsure && (day?.is !== 'day' || several)) || (day === null && unread) || isOfLook) {
      claims.push({ tells: 'event', fact, day: { is: 'vague' }, named, ...applied });
    } else claims.push({ tells: 'event', fact, day: own, named, ...applied });
    break;
  }
  if (claims.length > 0) return claims;
  const expected = ears.expected;
  if (expected?.kind === 'event' || expected?.kind === 'date') {
    const onlyDay =
      heard.days.some(({ weak }) => !weak) &&
      left(bare.replace(/(?:弄|办|搞|整|做)(?:好|完|成)?/g, '')) === 0;
    const deed = onlyDay && /弄|办|搞|整|做/.test(bare);
    // 昨天, said to the question for a deed: it was done then. 今天 may be when it is going to be.
    const when =
      only &&
      onlyDay &&
      /^(?:那天|是|就|的|在|[^\p{L}\p{N}])*$/u.test(bare) &&
      ((day?.is === 'day' && day.day < ears.asOf) ||
        // 26号, early in the month: that of the last one, which is asked.
        day?.is === 'implied' ||
        (expected.inPart && day?.is === 'part'));
    if (expected.kind === 'event' && (ALL_DONE.test(bare.trim()) || deed || when))
      return [{ tells: 'event', fact: expected.fact, day, named }];
    if (expected.kind === 'date' && onlyDay && day)
      return [{ tells: 'date', fact: expected.fact, day, named }];
  }
  return [];
}

/** 上午下的电子证: that of today. */
const TIME_OF_DAY = /^(?:上午|中午|下午|早上|晚上)$/;

const MOST_UNDATED = 2;

/** Events that are told by their day, and not by being done. */
const NEEDS_DAY = new Set(['issuedOn', 'oldIssuedOn']);

export function dateClaims(heard: Heard, ears: Ears): Claim[] {
  const { text, mood, named } = heard;
  const bare = without(text, heard.days);
  const told = heard.days.filter(({ said }) => said.is !== 'vague');
  // 有效期2024.2.11到2027.2.10: the term ends on the second.
  const isTerm = told.length === 2 && /^[\s到至~～—－-]*$/.test(text.slice(told[0]?.to, told[1]?.from));
  const day = (isTerm ? told[1] : told[0])?.said;
  if (!day || mood.asks || mood.others || mood.heard) return [];
  const found = Object.entries(DATES).find(([fact, words]) => ears.facts.has(fact) && words.test(text));
  if (
    !found ||
    left(bare.replace(found[1], '').replace(/有效|到期|过期|才|生|发|日期|老证|旧证|原证/g, '')) > MOST_LEFT
  )
    return [];
  return [{ tells: 'date', fact: found[0], day, named }];
}
