import { civilOf, type Day } from '../calendar';
import {
  type Answer,
  type Certainty,
  type Dated,
  entryAt,
  fillText,
  type LawGround,
  type ObligationData,
  type Pack,
  type Tenths,
  valueAt,
} from '../law';
import { type Asking, askedSentences, askedTitle, caseOfDue, happeningOf, isSureDue } from './asked';
import { isEarliestClosing } from './closing';
import { isOverBefore } from './over-before';
import { sayDay, sayDue, sayHours } from './say';
import { toldBy } from './seen';

/** done: nothing left to do; go: act; soon: the day is near; late: too late or refused; ask: something must be known first. */
export type Tone = 'done' | 'go' | 'soon' | 'late' | 'ask';

/** What one answer says, in plain words. */
export interface Words {
  readonly tone: Tone;
  readonly title: string;
  readonly sentences: readonly string[];
  /** The ids of the clauses that it rests on. */
  readonly clauses: readonly string[];
  /** How the helper reads what the text leaves open, and that the authority decides; null where it leaves nothing open. */
  readonly reading: string | null;
  /** How far the document is known; null where its own text was read. */
  readonly caveat: string | null;
}

/** From this many days before a last day on, the day is near. */
const NEAR_DAYS = 30;
const isNear = (due: Day, asOf: Day): boolean => due >= asOf && due - asOf <= NEAR_DAYS;

interface Matter extends Asking {
  say: (text: string) => string;
  /** The words of the answer's reasons. */
  reasons: string[];
}

const kindOfTime = ({ when }: ObligationData): 'once' | 'cycle' | 'term' =>
  'once' in when ? 'once' : 'cycle' in when ? 'cycle' : 'term';

/** Whether what is done is an application, and no more: whether it is granted is for the authority to say. */
const isApplication = ({ pack, data: { when }, isReceived }: Matter): boolean =>
  'term' in when ? pack.said.facts[when.term.act]?.name.startsWith('申请') === true : isReceived === false;

/** Whether an answer is that an application was made in time, and no more. */
const isApplied = (matter: Matter): boolean => matter.answer.state === 'done' && isApplication(matter);

const toneOf = (matter: Matter): Tone => {
  const { answer, asOf } = matter;
  if (answer.state === 'ask') return 'ask';
  // From nothing yet is no news, good or bad: whether it is so is to be looked up first.
  if (beginsSentences(matter).length > 0) return 'ask';
  if (answer.state === 'missed' || answer.state === 'refused') return 'late';
  // What came after the last day of a document, which does not say how that counts, is asked about.
  if (answer.state === 'done' && answer.reasons.length > 0)
    return kindOfTime(matter.data) === 'once' ? 'ask' : 'late';
  // What is only applied for is not done with.
  if (isApplied(matter)) return 'go';
  if (answer.state !== 'open') return 'done';
  // What lacks of times that are over is not made good by going on as usual.
  if (lacking(matter).some(({ id }) => isPair(matter.data, id))) return 'soon';
  return answer.due !== null && isNear(answer.due, asOf) ? 'soon' : 'go';
};

/** From what on a duty counts that counts from nothing yet. */
function beginsSentences({ pack, data, answer }: Matter): string[] {
  if (answer.state !== 'not-applicable' || !('cycle' in data.when)) return [];
  const { anchors, none } = data.when.cycle;
  if (!answer.reasons.includes(none)) return [];
  const names = anchors.map(({ fact }) => happeningOf(pack, fact));
  return [`已经${names.join('或')}的，把那一天记上，就从那一天算起；还没有的，等有了再记。`];
}

/** Whether a need is of the cycles before together, and of none of its own. */
const isPair = ({ needs }: ObligationData, id: string): boolean =>
  needs.some((one) => 'hours' in one && one.pair?.id === id);

const lacking = ({ answer }: Matter) => answer.needs.filter(({ remaining }) => remaining > 0);

/**
 * How much is still to be studied, where several needs are counted of the same hours: as much as the one that lacks most,
 * or whoever learns what the total lacks would be short of a category. What the cycles before lack together comes last.
 */
export function mostLacking<N extends { id: string; remaining: number }>(
  data: ObligationData,
  needs: readonly N[],
): N | undefined {
  const short = needs.filter(({ remaining }) => remaining > 0);
  const own = short.filter(({ id }) => !isPair(data, id));
  return (
    own.reduce<N | undefined>(
      (most, one) => (most && most.remaining >= one.remaining ? most : one),
      undefined,
    ) ?? short[0]
  );
}

type Cohort = Extract<ObligationData['when'], { once: unknown }>['once']['cohorts'][number];

/** What the cohort to which the holder is known to belong is to do until its last day, where that is more than the act. */
function ownCohort({ pack, data: { when }, answer: { state, due }, asOf, facts }: Matter): Cohort['open'] {
  if (!('once' in when) || state !== 'open' || due === null) return undefined;
  return when.once.cohorts.find(
    ({ if: condition, due: name }) =>
      (!condition || (condition.fact !== undefined && facts[condition.fact] === condition.is)) &&
      valueAt(pack.values[name] as Dated<Day>, asOf) >= due,
  )?.open;
}

/** What has to be done before the act itself, by the name of its step; null: nothing. */
function firstStep({ pack, data, answer: { state, next } }: Matter): string | null {
  const isBefore = data.needs.some((one) => 'event' in one && one.step === next);
  return state === 'open' && next !== null && isBefore ? (pack.said.steps[next]?.title ?? null) : null;
}

/** Several cohorts of which the holder's own is not known yet. */
const isEarliest = ({ data: { when }, answer: { ask } }: Matter): boolean =>
  'once' in when &&
  when.once.cohorts.length > 1 &&
  when.once.cohorts.some(
    ({ if: condition }) => condition?.fact !== undefined && ask.includes(condition.fact),
  );

/** A term that is over, where it is not known whether it was applied for in time: which of the two it is decides. */
function endedSentences({
  data: { name, when },
  answer: { state, ask, due },
  facts,
  asOf,
}: Matter): string[] {
  if (!('term' in when) || state !== 'ask' || due !== null || !ask.includes(when.term.act)) return [];
  const day = facts[when.term.expires];
  if (typeof day !== 'number' || day >= asOf) return [];
  return [
    `有效期到 ${sayDay(day, asOf)}，已经过了：按时申请了${name}的，等新证书；没有按时申请的，${name}的期限已经过了。`,
  ];
}

/** The last day, as far as one can be told. */
function dueSentences(matter: Matter): string[] {
  const { answer, asOf, data } = matter;
  const { state, due, ask } = answer;
  if (due === null || state === 'done' || state === 'not-applicable') return [];
  // Of a day known in part, today may be the last one; it may be another as well.
  if (state === 'ask' && ask.length > 0)
    return [
      due === asOf && isSureDue(matter)
        ? `最后一天就是今天（${sayDay(due, asOf)}），当天也算。`
        : due === asOf
          ? `${caseOfDue(matter)}最早的期限可能就是今天（${sayDay(due, asOf)}），说清楚了才算得准。`
          : isSureDue(matter) && !isEarliest(matter)
            ? `期限是 ${sayDue(due, asOf)}。`
            : `${caseOfDue(matter)}最早的期限是 ${sayDue(due, asOf)}${isEarliest(matter) ? '；是不是你的，说清了才知道，助手先说最早的' : ''}。`,
    ];
  if (kindOfTime(data) === 'cycle') return [`${periodOf(matter)}到 ${sayDue(due, asOf)}为止。`];
  // What is refused can be done on no day: its last one is told, and not called one on which it still can.
  if (state === 'refused') return due < asOf ? [] : [`期限是 ${sayDue(due, asOf)}。`];
  if (isOverBefore(matter.pack, answer))
    return [`那时候还没有这份文件，文件不管以前的事。证书还有没有效、怎么办，问发证的主管部门。`];
  if (due < asOf) return [`期限是 ${sayDue(due, asOf)}。`];
  // A last day that is not the holder's to keep is not told as theirs.
  const own = ownCohort(matter)?.text;
  if (isEarliestClosing(matter.closing, due))
    return [`最晚到哪一天，要看${hangingOn(matter)}；最早可能是 ${sayDue(due, asOf)}，说清了才算得准。`];
  if (own !== undefined && matter.closing?.last !== due) return [matter.say(own)];
  return [`最晚到 ${sayDue(due, asOf)}，当天也算。`];
}

/** How the facts are called that a last day hangs on. */
const hangingOn = ({ pack: { said }, closing }: Matter): string =>
  (closing?.hangsOn ?? []).map((name) => said.facts[name]?.name ?? name).join('、');

/** Why the last day of the document is none for this holder. */
function closingReasons({ pack: { said }, answer, closing }: Matter) {
  if (!closing || answer.due !== closing.last) return [];
  return closing.reasons.flatMap((id) => {
    const reason = said.reasons[id];
    return reason && 'text' in reason ? [reason] : [];
  });
}

function closingSentences(matter: Matter): string[] {
  const { closing, asOf, say } = matter;
  const texts = closingReasons(matter).map(({ text }) => say(text));
  if (!closing || texts.length === 0) return [];
  const might = closing.hangsOn.length > 0 ? '可能就' : '就';
  return [`从 ${sayDay(closing.last + 1, asOf)}起${might}不能办了：${texts.join('')}`];
}

function needSentences(matter: Matter): string[] {
  const { answer, data } = matter;
  if (answer.state === 'refused' || answer.state === 'not-applicable') return [];
  // Of what was done once, nobody is told any more what it took.
  if (answer.state === 'done' && kindOfTime(data) === 'once') return [];
  // What has lapsed asks for no hours any more; of what ends nobody knows when, nobody knows what lacks.
  if (answer.state === 'missed' && kindOfTime(data) === 'term') return [];
  if (answer.due === null && kindOfTime(data) === 'term')
    return answer.needs.map(
      ({ required }) => `有效期里一共要学 ${sayHours(required)}；有效期说清了，才知道还差多少。`,
    );
  // What lacks of years that nobody has told of is no debt, and cannot be made up for: they come first.
  if (answer.askCycles.length > 0 && kindOfTime(data) === 'term')
    return answer.needs.map(
      ({ required, done }) =>
        `有效期里一共要学 ${sayHours(required)}，记了 ${sayHours(done)}；以前的年头说清了，才知道够不够。`,
    );
  const [all] = answer.needs;
  return answer.needs.map(({ id, required, done, remaining }) => {
    const told = data.needs.find((one) => 'hours' in one && one.id === id);
    const name = told && 'hours' in told ? (told.name ?? '') : PAIR;
    // What lacks of a cycle that nobody has told of yet is to be studied as well.
    const least = answer.askCycles.length > 0 && told !== undefined && 'hours' in told && Boolean(told.pair);
    const rest = remaining > 0 ? `，还差 ${sayHours(remaining)}` : least ? '' : '，够了';
    const more = least ? '；上一期没学满的，这一期还要多学' : '';
    const beside = told === undefined && answer.needs.length > 1 ? '另外，' : '';
    if (told === undefined && remaining > 0)
      return `${beside}${PAIR}还差 ${sayHours(remaining)}（要学 ${sayHours(required)}，记了 ${sayHours(done)}）；${MADE_UP_ONLY}${notMadeUp(matter)}。`;
    const isPart = all !== undefined && all.id !== id && isWithin(data, all.id, id);
    const isAll = isPart && remaining > 0 && remaining >= all.remaining ? '，还差的都要是它' : '';
    return `${beside}${isPart ? '其中' : ''}${name}${least ? '至少' : ''}要学 ${sayHours(required)}，记了 ${sayHours(done)}${rest}${isAll}${more}。`;
  });
}

/** Whether hours of one category are counted among those of any. */
const isWithin = ({ needs }: ObligationData, whole: string, part: string): boolean =>
  needs.some((one) => 'hours' in one && one.id === whole && one.category === undefined) &&
  needs.some((one) => 'hours' in one && one.id === part && one.category !== undefined);

/** How the cycle of today is called: a whole calendar year is this year. */
const periodOf = ({ answer: { cycle }, asOf }: Matter): string => {
  if (!cycle || cycle.from > asOf || cycle.to < asOf) return '这一期';
  const [from, to] = [civilOf(cycle.from), civilOf(cycle.to)];
  const isYear =
    from.year === to.year && from.month === 1 && from.day === 1 && to.month === 12 && to.day === 31;
  return isYear ? '今年' : '这一期';
};

const PAIR = '前两期一共';
/** Two cycles that are over: hours of this one are none of theirs, unless they were made up for. */
const MADE_UP_ONLY =
  '那两期已经过完，这一期照常学的补不了它，记明是补学前一期的课才算，补不补得了问发证的主管部门';

/** What the document threatens where those hours stay away; what has come to pass is told by itself. */
function notMadeUp({ pack: { said }, answer, data: { when }, say }: Matter): string {
  const effect = 'cycle' in when && when.cycle.effect ? said.effects[when.cycle.effect] : undefined;
  return effect && answer.effect === null ? `；补不上的，${say(effect.text)}` : '';
}

/** What a document changed while the period runs: when that began, other hours were asked for. */
function amendedSentences({ pack, answer: { cycle, needs }, data, asOf }: Matter): string[] {
  if (!cycle) return [];
  return data.needs.flatMap((need) => {
    const asked = needs.find(({ id }) => 'hours' in need && id === need.id);
    if (!('hours' in need) || !asked) return [];
    const names = typeof need.hours === 'string' ? [need.hours] : Object.values(need.hours);
    return names.flatMap((name) => {
      const dated = pack.values[name] as Dated<Tenths>;
      if (!dated.values.some(({ from, known }) => Math.max(from, known) <= cycle.from)) return [];
      const was = entryAt(dated, cycle.from, cycle.from);
      const now = entryAt(dated, Math.min(cycle.to, asOf), asOf);
      if (was.value === now.value || now.value !== asked.required) return [];
      const [before, since] = [was, now].map(({ value }) => sayHours(value));
      return [`规定改过：这一期开始的时候要学 ${before}，${sayDay(now.from, asOf)}起改成 ${since}。`];
    });
  });
}

function effectSentences({ pack, answer, say }: Matter): string[] {
  if (answer.effect === null) return [];
  const effect = pack.said.effects[answer.effect];
  if (!effect) return [];
  return [`${toldBy(pack, effect)}：${say(effect.text)}。是不是这样，以主管部门的答复为准。`];
}

/** How far the documents are known that an answer rests on; the weakest is told. */
const caveats: readonly (readonly [Certainty, string])[] = [
  ['invented', '这是编出来的例子，不是规定。'],
  ['not-recorded', '助手没有看过文件原文，以原文为准。'],
  ['told', '这是听别人说的，助手没有看到文件原文，以原文为准。'],
  ['copy-read', '助手看到的是文件的抄件，以原文为准。'],
];

/** How far the documents of a pack are known, by the weakest; null where their own text was read. */
export function caveatOfPack({ said }: Pack, document?: string): string | null {
  const documents = said.documents.filter(({ id }) => document === undefined || id === document);
  const found = caveats.find(([certainty]) => documents.some((one) => one.certainty === certainty));
  return found?.[1] ?? null;
}

function caveatOf(grounds: readonly LawGround[]): string | null {
  const found = caveats.find(([certainty]) => grounds.some((ground) => ground.certainty === certainty));
  return found?.[1] ?? null;
}

const unique = (ids: readonly (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

function readingOf(pack: Pack, grounds: readonly LawGround[], say: (text: string) => string): string | null {
  const texts = unique(grounds.map(({ reading }) => reading)).map((id) =>
    say(pack.said.readings.find((one) => one.id === id)?.text ?? ''),
  );
  return texts.length > 0 ? `助手的理解：${texts.join('')}最后以主管部门的答复为准。` : null;
}

/** Near its last day, what can still be done is told by the days that are left: that it may be done soothes. */
function openTitle({ data: { name }, answer: { due }, asOf }: Matter): string {
  if (due === null || !isNear(due, asOf)) return `可以${name}了`;
  return due === asOf ? `今天是${name}最后一天` : `${name}还剩 ${due - asOf} 天`;
}

const titles: Record<Answer['state'], (matter: Matter) => string> = {
  'not-applicable': ({ data, reasons }) => reasons[0]?.replace(/。$/, '') ?? `不用${data.name}`,
  'not-yet'({ answer, asOf, data }) {
    const opens = answer.opens === null ? '现在还不' : `${sayDay(answer.opens, asOf)}起`;
    return kindOfTime(data) === 'cycle' ? `${opens}要${data.name}` : `${opens}可以申请${data.name}`;
  },
  ask: askedTitle,
  open(matter) {
    const { data, answer } = matter;
    const first = mostLacking(data, answer.needs);
    // Of what is asked for again and again, this time is meant.
    const what = kindOfTime(data) === 'cycle' ? periodOf(matter) : data.name;
    if (first) return `${isPair(data, first.id) ? PAIR : what}还差 ${sayHours(first.remaining)}`;
    if (answer.reasons.length > 0 && answer.due === null) return `${data.name}要问主管部门`;
    const [before, own] = [firstStep(matter), ownCohort(matter)?.title];
    if (before !== null) return `先${before}，${own ?? `再${data.name}`}`;
    return own ?? openTitle(matter);
  },
  done(matter) {
    const { data, answer } = matter;
    if (kindOfTime(data) === 'cycle') return `${periodOf(matter)}学够了`;
    if (isApplied(matter))
      return answer.reasons.length > 0 ? `${data.name}申请交了，但是晚了` : `${data.name}申请已交，还要等批`;
    return answer.reasons.length > 0 ? `${data.name}办了，但是晚了` : `${data.name}办好了`;
  },
  refused: ({ data }) => `${data.name}现在办不了`,
  missed: ({ data, pack, answer, asOf, say }) =>
    isOverBefore(pack, answer)
      ? `${data.name}的期限 ${sayDay(answer.due ?? asOf, asOf)}就过了`
      : kindOfTime(data) === 'cycle'
        ? say(pack.said.effects[answer.effect ?? '']?.text ?? `${data.name}没有做到`)
        : `${data.name}的期限已经过了`,
};

/** An answer in plain words: templates by state and kind of time, filled from the pack. */
export function wordsOf(
  pack: Pack,
  data: ObligationData,
  answer: Answer,
  grounds: readonly LawGround[],
  asOf: Day,
  facts: Asking['facts'],
  { closing = null, isReceived = true }: Pick<Asking, 'closing' | 'isReceived'> = {},
): Words {
  const say = (text: string): string => fillText(pack, text, asOf);
  const reasons = grounds
    .filter(({ statement }) => statement.startsWith(`${answer.obligation}.reasons.`))
    .map(({ rule }) => say(rule));
  const matter: Matter = { pack, data, answer, asOf, facts, closing, isReceived, say, reasons };
  return {
    tone: toneOf(matter),
    title: titles[answer.state](matter),
    sentences: [
      ...(answer.state === 'not-applicable' ? beginsSentences(matter) : reasons),
      ...endedSentences(matter),
      ...dueSentences(matter),
      ...closingSentences(matter),
      ...(answer.state === 'ask' && answer.ask.length > 0 ? askedSentences(matter) : []),
      ...needSentences(matter),
      ...amendedSentences(matter),
      ...effectSentences(matter),
    ],
    clauses: unique([
      ...grounds.map(({ clause }) => clause),
      ...closingReasons(matter).map(({ clause }) => clause),
    ]),
    // How it is read into years is nothing of what was over before.
    reading: isOverBefore(pack, answer) ? null : readingOf(pack, grounds, say),
    caveat: caveatOf(grounds),
  };
}
