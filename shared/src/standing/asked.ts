import type { Day } from '../calendar';
import {
  type Answer,
  type ConditionData,
  type Dated,
  type FactValue,
  isPartKnown,
  type ObligationData,
  type Pack,
  reasonWords,
  valueAt,
} from '../law';
import { type Closing, isEarliestClosing } from './closing';
import { sayKnown } from './known';
import { sayDay, sayPart } from './say';

/** What is asked for, and by which obligation. */
export interface Asking {
  readonly pack: Pack;
  readonly data: ObligationData;
  readonly answer: Answer;
  readonly asOf: Day;
  readonly facts: Readonly<Record<string, FactValue | undefined>>;
  /** When it is refused to the holder though its last day has not come. */
  readonly closing?: Closing | null;
  /** Whether what its act is for is there: of what is only applied for nobody is told that it is done. */
  readonly isReceived?: boolean;
}

const DAYS_OF_A_MONTH = 31;

type Fact = Pack['said']['facts'][string];

/** A day of which it is not even known whether it came. */
const mayNotBe = (value: FactValue | undefined): boolean => isPartKnown(value) && value.maybe;

/** Whether what was good for a term was renewed in time: then another day is meant than the one that is known. */
const isRenewed = ({ data: { when }, answer: { ask, due }, facts }: Asking): boolean =>
  'term' in when &&
  ask.includes(when.term.expires) &&
  due === null &&
  typeof facts[when.term.expires] === 'number';

function questionOf(asking: Asking, name: string): string {
  const { question, name: called } = asking.pack.said.facts[name] as Fact;
  if (!isRenewed(asking)) return question.title;
  return question.renewed ?? `新的${called}`;
}

/** The conditions on one fact alone, with what they ask of it. */
function conditionsOn(name: string, data: ConditionData): ConditionData[] {
  const inside = [...(data.all ?? []), ...(data.any ?? []), ...(data.not ? [data.not] : [])];
  return [...(data.fact === name ? [data] : []), ...inside.flatMap((one) => conditionsOn(name, one))];
}

/** Which last day each answer leads to, where several cohorts are told apart by it. */
function dueByAnswer(
  { pack, data: { when }, asOf, closing }: Asking,
  name: string,
  fact: Fact,
): string | null {
  if (!('once' in when)) return null;
  const lastOf = (due: string): Day =>
    Math.min(valueAt(pack.values[due] as Dated<Day>, asOf), closing?.last ?? Number.POSITIVE_INFINITY);
  const dues = when.once.cohorts.flatMap(({ if: condition, due }) =>
    condition?.fact === name && condition.is !== undefined
      ? [
          `${sayKnown(fact, condition.is)}，期限是 ${sayDay(lastOf(due), asOf)}${lastOf(due) < asOf ? '，已经过了' : ''}`,
        ]
      : [],
  );
  return dues.length === 0 ? null : `答${dues.join('；答')}。`;
}

/** What one answer, or the day, of a fact would change. */
function changedBy(asking: Asking, name: string): string {
  const { pack, data } = asking;
  const { name: matter, when, refused, notFor } = data;
  const fact = pack.said.facts[name] as Fact;
  if ('term' in when && name === when.term.expires)
    return isRenewed(asking)
      ? '在期限里申请过了，旧的日子不用再看；新的拿到以后，从它自己的有效期算起。还没拿到的，先等批下来。'
      : `${matter}从哪天起能办、最晚到哪天，都从它算起。`;
  if ('term' in when && name === when.term.act) return '算不算按时申请，看这一天。';
  if ('term' in when && name === when.term.otherwise?.fact) return '有效期从这一天算起。';
  if ('cycle' in when && when.cycle.anchors.some((anchor) => anchor.fact === name))
    return `${matter}从这一天往后算：日子不同，这一期到哪天、以前有没有欠的，就不同。`;
  if ('once' in when && name === when.once.act) return '办了没有、在期限以前还是以后，结果都不一样。';
  if (notFor.some((row) => conditionsOn(name, row.if).length > 0)) return `已经有了新证书的，不用${matter}。`;
  if (data.needs.some((need) => 'event' in need && need.event === name))
    return `下一步做什么看它；能不能${matter}、最晚到哪天，都不看它。`;
  const due = dueByAnswer(asking, name, fact);
  if (due !== null) return due;
  const refusals = refused.flatMap((row) =>
    row.if.fact === name && row.if.is !== undefined ? [row.if.is] : [],
  );
  if (refusals.length > 0)
    return `答“${refusals.map((one) => sayKnown(fact, one)).join('”或“')}”的，${matter}现在办不了。`;
  return `看这个才知道能不能${matter}。`;
}

/** How much of a day is known, where it is a part. */
function knownOf({ facts }: Asking, name: string): string {
  const value = facts[name];
  if (!isPartKnown(value) || value.maybe) return '';
  const isYear = value.last - value.first > DAYS_OF_A_MONTH;
  return `现在只知道是 ${sayPart(value)}，还差${isYear ? '几月几号' : '几号'}。`;
}

/** As much less than a day as would still say more than is known; empty: nothing does. */
function coarserOf(value: FactValue | undefined): string {
  if (!isPartKnown(value) || value.maybe) return '哪一年、哪个月';
  return value.last - value.first > DAYS_OF_A_MONTH ? '哪个月' : '';
}

/** The past cycles of which the hours are asked for. */
function cyclesAsked({ answer: { askCycles }, data: { when }, asOf }: Asking): string | null {
  if (askCycles.length === 0) return null;
  const days = askCycles.map((day) => sayDay(day, asOf));
  const [one, all] = 'term' in when ? ['那一年', '年'] : ['那一期', '期'];
  const of = days.length > 1 ? ` ${days.length} ${all}各` : one;
  return `${days.join('、')}起的${of}学了多少`;
}

/** What is asked for, as a title: the one thing by its question, several by their number. */
export function askedTitle(asking: Asking): string {
  const { answer } = asking;
  const { ask } = answer;
  // The days on which several began are told below: a headline is read at a glance.
  const many = answer.askCycles.length;
  const cycles = many > 1 ? `以前 ${many} 期各学了多少` : cyclesAsked(asking);
  const all = [...ask.map((name) => questionOf(asking, name)), ...(cycles === null ? [] : [cycles])];
  const [only = '', ...more] = all;
  if (more.length > 0) return `先说清这 ${all.length} 件事`;
  return `先说说${only}`;
}

/** Whether a day stands on the certificate itself: when it was issued, or until when it is good. */
const isPrinted = ({ data: { when } }: Asking, name: string): boolean =>
  'term' in when
    ? name === when.term.expires || name === when.term.otherwise?.fact
    : 'cycle' in when && when.cycle.anchors.some(({ fact }) => fact === name);

/** What is missing, and what each answer would change: a sentence or two for each fact. */
export function askedSentences(asking: Asking): string[] {
  const { answer, pack } = asking;
  const cycles = cyclesAsked(asking);
  const isOne = answer.ask.length + (cycles === null ? 0 : 1) === 1;
  const whys = answer.ask.map((name) => changedBy(asking, name));
  const told = answer.ask.map((name, index) => {
    // What hangs on several of them alike is said once, after the last.
    const isLast = whys.lastIndexOf(whys[index] as string) === index;
    const why = `${knownOf(asking, name)}${isLast ? whys[index] : ''}`;
    return isOne ? why : `${index + 1}. ${questionOf(asking, name)}？${why}`;
  });
  const many = answer.askCycles.length > 1;
  const years =
    cycles === null || (isOne && !many)
      ? []
      : [`${isOne ? '' : `${answer.ask.length + 1}. `}${cycles}？没学就说 0。`];
  const days = answer.ask.filter((name) => pack.said.facts[name]?.type !== 'state');
  // Of what is known to the month nobody is asked for the month.
  const coarse = days
    .map((name) => coarserOf(asking.facts[name]))
    .reduce((most, one) => (one.length > most.length ? one : most), '');
  const isDay = coarse !== '' && !isRenewed(asking);
  const look = answer.ask.some((name) => isPrinted(asking, name)) ? '先看看证上印的日期；' : '';
  return [...told, ...years, ...(isDay ? [`想不起哪一天，${look}记上是${coarse}也行。`] : [])];
}

/** 换证日期 is the day on which 换证 happens: as a thing that has happened, or has not. */
export const happeningOf = (pack: Pack, name: string): string =>
  (pack.said.facts[name]?.name ?? name).replace(/的?(?:日期|日子|时间)$/, '');

/** Whether a last day is the last one whatever is answered: no asked-for day moves it, and no later one is left. */
export function isSureDue({ data: { when }, answer: { ask, due }, facts, pack, asOf }: Asking): boolean {
  if (due === null) return false;
  // When it was applied for moves no day on which it ends.
  if ('term' in when)
    return ![when.term.expires, when.term.otherwise?.fact].some((name) => name && isPartKnown(facts[name]));
  if (ask.some((name) => isPartKnown(facts[name]))) return false;
  if ('cycle' in when) return false;
  return (
    !('once' in when) ||
    when.once.cohorts.every((cohort) => valueAt(pack.values[cohort.due] as Dated<Day>, asOf) <= due)
  );
}

/** Whether a due day is the last one, and not the earliest of those that may be it while something is not known. */
export function isLastDay({
  data: { when },
  answer: { state, ask, due },
  facts,
  pack,
  asOf,
  closing,
}: Asking): boolean {
  if (due === null || isEarliestClosing(closing, due)) return false;
  if (state !== 'ask' || ask.length === 0) return true;
  if ('cycle' in when) return ask.every((name) => pack.said.facts[name]?.type === 'state');
  if ('term' in when) return !isPartKnown(facts[when.term.expires]);
  return when.once.cohorts.every((cohort) => valueAt(pack.values[cohort.due] as Dated<Day>, asOf) <= due);
}

/** Of which of two cases a last day is told, where it is not known whether something happened; empty: of every case. */
export function caseOfDue({ data: { when }, answer: { ask }, facts, pack }: Asking): string {
  const names = ask.filter((name) => mayNotBe(facts[name])).map((name) => happeningOf(pack, name));
  if (names.length === 0) return '';
  return 'cycle' in when ? `要是已经${names.join('或')}，` : `要是还没有${names.join('、')}，`;
}

/** Why it is refused to whoever has not done it yet, where that is not known; null: it is not. */
export function refusedUnless(asking: Asking, unless: Answer | undefined): string | null {
  const { pack, data, answer, asOf } = asking;
  if (answer.state !== 'ask' || answer.due !== null || unless?.state !== 'refused') return null;
  const why = unless.reasons.map((reason) => reasonWords(pack, reason, asOf).text).join('');
  return `${caseOfDue(asking)}${data.name}现在办不了：${why}`;
}
