import { formatDayChinese } from '../../calendar';
import { entryAt } from '../../v1/rulebook';
import { type Applied, appliedIn } from '../applied';
import type { Intent } from '../intents';
import type { Draft } from './draft';
import { daysLeft, onward, overOf } from './exchange-words';
import {
  allAre,
  cites,
  dial,
  isApplied,
  isBarred,
  isDoubtful,
  isElectronic,
  type Matter,
  ofEach,
  openStep,
  type Standing,
} from './matter';

const OF_EXCHANGE: readonly Intent[] = [
  'exchange_how',
  'exchange_deadline',
  'exchange_overdue',
  'exchange_scope',
  'my_status',
  'validity',
  'status_meaning',
];

const VOID = /作废|失效|废|白/;
/** 要是昨天申请了: of nothing that was done. */
const ONLY_IF = /要是|如果|假如|万一/;
/** When it was applied for by the record. */
const recorded = ({ title, facts }: Standing): string | null =>
  facts.exchangedOn === null
    ? null
    : `助手这里，你的${title}记的还是${formatDayChinese(facts.exchangedOn)}申请了，没通过的，在这本证书里改过来`;

/** What the record has of a day that is told otherwise. */
const otherDay = ({ title, facts }: Standing): string | null =>
  facts.exchangedOn === null
    ? null
    : `助手这里，你的${title}记的是${formatDayChinese(facts.exchangedOn)}申请的，和你说的不一样，哪天对？记错了说一声`;

const READ = '助手的理解，以主管部门的答复为准';

const FIRST: Record<Applied, (text: string, matter: Matter) => string[]> = {
  refused: (_, matter) => [
    matter.late
      ? '没通过的，别当成换好了：算不算按时申请、还能不能重新交，文件未规定，马上问{contact:authority}。'
      : `没通过的，别当成换好了：要不要重新申请，文件未规定；助手的建议是马上问清楚、改好，赶在{exchange.deadline}前（${daysLeft(matter)}）重新交上，过了那天没换的旧证书自动失效。`,
    `为什么没通过、怎么改，打{contact:help-desk}${matter.late ? '' : '，或者问{contact:authority}'}。`,
  ],
  'in-time': (text) => [
    `${VOID.test(text) ? '不作废' : '算按时'}：{exchange.deadline}和以前申请的算按时，批下来晚不要紧（${READ}）。`,
  ],
  late: () => [
    `不算按时：那天已经过了{exchange.deadline}（${READ}）。`,
    '这样算不算换成，文件未规定，可以问{contact:authority}。',
  ],
  'which-year': () => [
    `要看是哪一年：{exchange.deadline}和以前申请的算按时，批下来晚不要紧（${READ}）；以后才申请的不算。你说的是哪一年？`,
  ],
  unknown: () => [`看是哪一天申请的：{exchange.deadline}和以前申请的算按时（${READ}），以后的不算。`],
  stuck: () => [
    `要看申请交上没有：交上了的，{exchange.deadline}当天的也算按时（${READ}）；没交上的，过了那天就换不了了。`,
    '登录{system:national-system}看一看有没有这条申请。',
  ],
};

/**
 * 上个月申请的，还没下证，会作废吗: an application in time is in time, whatever the record lacks. Null: no such thing is
 * asked, or the record knows better.
 */
export function ofApplied(matter: Matter, intent: Intent, text: string): Draft | null {
  if (!OF_EXCHANGE.includes(intent)) return null;
  const last = entryAt(matter.rulebook.exchange.deadline, matter.asOf).value;
  const applied = appliedIn(text, matter.asOf, last);
  // A day that is told, and is too late, is no day of a record that says otherwise: one of the two is wrong.
  const contradicts =
    applied === 'late' &&
    allAre(matter, (one) => isElectronic(one) && (one.facts.exchangedOn ?? last + 1) <= last);
  if (
    !contradicts &&
    allAre(matter, (one) => (isElectronic(one) && !isApplied(one)) || isBarred(one) || isDoubtful(one))
  )
    return null;
  if (applied === null) return null;
  const back = applied === 'refused' && matter.standings.some(isApplied);
  return {
    sentences: [
      ...FIRST[applied](text, matter),
      // What is on record was told before: only the holder can put it right.
      ...(back ? ofEach(matter.standings.filter(isApplied), recorded) : []),
      ...(contradicts
        ? ofEach(matter.standings, otherDay)
        : applied === 'late' && matter.late
          ? overOf(matter, '')
          : []),
      ...(matter.standings.length > 0 &&
      !matter.standings.some(isApplied) &&
      applied !== 'late' &&
      applied !== 'refused' &&
      !ONLY_IF.test(text)
        ? ['助手这里还没有记：哪天申请的，说一声就能记上。']
        : []),
    ].filter((sentence) => sentence !== ''),
    clauses: cites(matter, 'deadline'),
    actions:
      applied === 'refused'
        ? [
            dial(matter, 'help-desk'),
            dial(matter, 'authority'),
            ...(back ? [openStep(matter, 'exchange')] : [onward(matter)]),
          ]
        : [dial(matter, 'authority'), onward(matter)],
  };
}
