import { type Day, formatDay } from '../calendar';
import {
  type ConditionData,
  daysOfPart,
  type Known,
  type ObligationData,
  type Pack,
  plainTrade,
  UNKNOWN,
} from '../law';
import {
  type Ask,
  askOfDay,
  askOfFact,
  askOfHolding,
  askOfKind,
  askOfPost,
  HOLDING,
  KIND,
  NOT_HAPPENED,
  POST,
} from './ask';
import { isEarliestClosing, type ObligationAnswer } from './closing';
import { doubtsOf, type FactDoubt } from './doubts';
import { knownFault, sayKnown } from './known';
import { kindsFor, listedPost, namedInLaw, type PartedPost, partedPost, postFault } from './posts';
import { answersOfFacts, standingOfRecord } from './record';
import type { Standing } from './standing';
import { isTrade, titleOf, withTrade } from './title';

/** Answers by question, as they were given: an option's value, a text, a day or a part of one. */
export type IntakeAnswers = Readonly<Record<string, string>>;

/** What the answers make of a certificate. */
interface TakenIn {
  readonly kind: string;
  readonly trade: string;
  readonly specialty: string | null;
  readonly facts: Readonly<Record<string, Known>>;
}

/** Where somebody stands in the first questions. */
export interface PackIntake {
  readonly answered: readonly { question: Ask; value: string; label: string }[];
  readonly next: Ask | null;
  /** The days that are questioned before they are taken down, as far as the answers tell. */
  readonly doubts: readonly FactDoubt[];
  /** Set when all is answered. */
  readonly taken: TakenIn | null;
  readonly title: string | null;
  /** Set when all is answered, from the pack's own first day on. */
  readonly standing: Standing | null;
}

/** An answer that cannot be taken: a stable code, and what to do, in words. */
export interface IntakeFault {
  readonly code: 'answer-invalid' | 'date-in-future';
  readonly message: string;
}

const LONGEST_TRADE = 30;

const HAS_CHINESE = /\p{Script=Han}/u;

function eventsIn({ said }: Pack, data: ConditionData): string[] {
  const inside = [...(data.all ?? []), ...(data.any ?? []), ...(data.not ? [data.not] : [])];
  const own = data.fact !== undefined && said.facts[data.fact]?.type === 'event' ? [data.fact] : [];
  return [...own, ...inside.flatMap((part) => eventsIn({ said } as Pack, part))];
}

/** The days from which an obligation counts, or by which it is settled: asked before everything else. */
function anchorsOf(pack: Pack, { when, notFor }: ObligationData): string[] {
  const own =
    'cycle' in when ? when.cycle.anchors.map(({ fact }) => fact) : 'once' in when ? [when.once.act] : [];
  return [...own, ...notFor.flatMap((row) => eventsIn(pack, row.if))];
}

const concerning = ({ said }: Pack, kind: string): ObligationData[] =>
  said.obligations.filter(({ kinds }) => kinds.includes(kind));

const toKnown = (value: string): Known =>
  value === NOT_HAPPENED ? null : value === 'true' ? true : value === 'false' ? false : value;

/** A post called by its name alone that the list has for another kind than was said since: it is left over. */
function isLeftOver(pack: Pack, { [POST]: value, [KIND]: kind }: IntakeAnswers): boolean {
  const listed = value === undefined ? null : listedPost(pack, value);
  return listed !== null && listed.value !== value && kind !== undefined && kind !== listed.kind;
}

/** A text as post and specialty, where a pack knows that post by its name; else as it is. */
const parted = (pack: Pack, text: string, asOf: Day, packs: readonly Pack[]): PartedPost =>
  partedPost(
    text,
    [pack, ...packs].map(({ said }) => said.kinds),
    namedInLaw(pack, asOf),
  );

/** The kind and post that the first answers tell; null while they do not. */
function postTaken(
  pack: Pack,
  answers: IntakeAnswers,
  asOf: Day,
  packs: readonly Pack[],
): Omit<TakenIn, 'facts'> | null {
  const value = answers[POST];
  if (value === undefined) return null;
  const exact = listedPost(pack, value);
  const [only, ...others] = exact ? [exact.kind] : kindsFor(pack, value);
  const kind = others.length === 0 ? only : answers[KIND];
  if (kind === undefined) return null;
  const post = exact ?? listedPost(pack, value, kind);
  return post
    ? { kind, trade: post.trade, specialty: post.specialty }
    : { kind, ...parted(pack, value, asOf, packs) };
}

/** A post that is told anew: the kind and post that it makes, or why it cannot be taken, in words. */
export type PostAnswer = { readonly fault: string } | { readonly post: Omit<TakenIn, 'facts'> };

/**
 * Takes a post as the first questions do, for a certificate that is kept already.
 * @param kind where the post fits several, which one it is
 */
export function takePost(
  pack: Pack,
  post: string,
  kind: string | undefined,
  asOf: Day,
  packs: readonly Pack[],
): PostAnswer {
  const question = askOfPost(pack, asOf);
  const fault = faultOf(pack, {}, question, post, asOf, packs);
  if (fault) return { fault: fault.message };
  const told = { [POST]: post };
  const taken = postTaken(pack, told, asOf, packs);
  if (taken) return { post: taken };
  const kindFault = faultOf(pack, told, askOfKind(pack, post), kind ?? '', asOf, packs);
  const both = kindFault ? null : postTaken(pack, { ...told, ...(kind && { [KIND]: kind }) }, asOf, packs);
  return both ? { post: both } : { fault: kindFault?.message ?? '请从选项里选一个。' };
}

/** What is in hand, where that was answered: by it some days are told, and one is asked. */
const heldBy = ({ said: { holding } }: Pack, answers: IntakeAnswers) =>
  holding && answers[HOLDING] !== undefined && Object.hasOwn(holding.choices, answers[HOLDING])
    ? holding.choices[answers[HOLDING]]
    : undefined;

/** Whether to ask what is in hand: not where a day that follows from it was told as such, as apps of before ask it. */
function asksHolding({ said: { holding } }: Pack, answers: IntakeAnswers): boolean {
  if (!holding || answers[HOLDING] !== undefined) return holding !== undefined;
  const choices = Object.values(holding.choices);
  return choices.every(({ asks, tells }) =>
    [...Object.keys(tells), ...(asks ? [asks] : [])].every((name) => answers[name] === undefined),
  );
}

/** What has been answered of the facts of a pack, and what follows from what is in hand. */
function factsTold(pack: Pack, answers: IntakeAnswers): Record<string, Known> {
  const given = pack.factNames.flatMap((name): [string, Known][] => {
    const value = answers[name];
    return value === undefined || isTrade(name) ? [] : [[name, toKnown(value)]];
  });
  return { ...Object.fromEntries(given), ...heldBy(pack, answers)?.tells };
}

/** A certificate of which the answers tell, as its law reads it. */
const toldOf = (pack: Pack, { kind, trade }: Omit<TakenIn, 'facts'>, facts: Record<string, Known>) => ({
  kind,
  facts: withTrade(pack, facts, trade),
});

/**
 * The facts by which the law is asked what else matters: with each day of which a part is told at the first and at the
 * last that it may be. Of the part itself the law says that it does not decide, and not what else would be asked.
 */
function atTheEnds(
  { said }: Pack,
  facts: Record<string, Known>,
  asOf: Day,
): readonly Record<string, Known>[] {
  const parts = Object.entries(facts).flatMap(([name, told]) => {
    const days =
      typeof told === 'string' && said.facts[name]?.type !== 'state' ? daysOfPart(told) : undefined;
    return days ? [{ name, ...days }] : [];
  });
  if (parts.length === 0) return [facts];
  const lastOf = (name: string, last: Day) =>
    said.facts[name]?.type === 'event' ? Math.min(last, asOf) : last;
  return [
    { ...facts, ...Object.fromEntries(parts.map(({ name, first }) => [name, formatDay(first)])) },
    { ...facts, ...Object.fromEntries(parts.map(({ name, last }) => [name, formatDay(lastOf(name, last))])) },
  ];
}

/** The fact that an answer of the law hangs on and that is open; null: none. */
function openIn(
  { answer, data, closing }: ObligationAnswer,
  facts: Record<string, Known>,
  isOpen: (name: string) => boolean,
): string | null {
  // What may bring a last day of its own decides nothing today; asked for now, that day is told.
  const brings = isEarliestClosing(closing, answer.due) ? closing?.hangsOn : undefined;
  const asked = (answer.state === 'ask' ? answer.ask : (brings ?? [])).find(isOpen);
  if (asked !== undefined || !('term' in data.when)) return asked ?? null;
  // Nobody is told that it is too late, or time, for an application that was made; of what ends nobody knows when, no
  // day of it changes anything.
  const { act, expires, otherwise } = data.when.term;
  const hangs = answer.state === 'missed' || answer.state === 'open' || answer.state === 'refused';
  const ends = [expires, ...(otherwise ? [otherwise.fact] : [])].some(
    (name) => (facts[name] ?? UNKNOWN) !== UNKNOWN,
  );
  return hangs && ends && isOpen(act) ? act : null;
}

/** The next fact to ask of a certificate whose kind is known; null: everything that matters has been asked. */
function factToAsk(
  pack: Pack,
  taken: Omit<TakenIn, 'facts'>,
  facts: Record<string, Known>,
  asOf: Day,
): string | null {
  const isOpen = (name: string) => facts[name] === undefined && !isTrade(name);
  for (const data of concerning(pack, taken.kind)) {
    const anchors = anchorsOf(pack, data);
    const has = anchors.some((name) => (facts[name] ?? null) !== null && facts[name] !== UNKNOWN);
    const open = has ? undefined : anchors.find(isOpen);
    if (open !== undefined) return open;
  }
  if (asOf < pack.from) return null;
  for (const each of atTheEnds(pack, facts, asOf))
    for (const one of answersOfFacts(pack, toldOf(pack, taken, each), asOf)) {
      const open = openIn(one, facts, isOpen);
      if (open !== null) return open;
    }
  return null;
}

/** Why a post that was typed, or the kind that is said of it, is none that the pack speaks of. */
function strangePost(
  pack: Pack,
  answers: IntakeAnswers,
  question: string,
  value: string,
  packs: readonly Pack[],
): string | null {
  if (question === KIND) return postFault(pack, value, answers[POST] ?? '', packs);
  if (question !== POST || listedPost(pack, value)) return null;
  const open = kindsFor(pack, value);
  const faults = open.map((id) => postFault(pack, id, value, packs));
  return faults.every((fault) => fault !== null) ? (faults[0] ?? null) : null;
}

/** Why an answer to a question cannot be taken; null when it can. */
function faultOf(
  pack: Pack,
  answers: IntakeAnswers,
  question: Ask,
  value: string,
  asOf: Day,
  packs: readonly Pack[],
): IntakeFault | null {
  const invalid = (message: string): IntakeFault => ({ code: 'answer-invalid', message });
  const fact = pack.said.facts[question.id];
  const isOffered = question.options.some((option) => option.value === value);
  const foreign =
    isOffered && question.id !== KIND ? null : strangePost(pack, answers, question.id, value, packs);
  if (foreign !== null) return invalid(foreign);
  if (isOffered) return null;
  if (question.kind === 'event' && value === NOT_HAPPENED) return invalid('请说说是哪一天；记不清也可以选。');
  if (question.id === POST && listedPost(pack, value)) return null;
  if (question.kind === 'choice') return invalid('请从选项里选一个。');
  if (!fact || question.id === POST) {
    const length = [...plainTrade(value)].length;
    const isCode = [pack, ...packs].some(({ said }) =>
      Object.keys(said.kinds).some((id) => value.startsWith(`${id}/`)),
    );
    if (length === 0 || isCode) return invalid('请填证书上写的岗位或工种。');
    // Spelt in letters it is what somebody sought, and stands on no certificate.
    if (!HAS_CHINESE.test(value)) return invalid('请用汉字写，照证书上写的。');
    return length > LONGEST_TRADE ? invalid(`太长了，最多 ${LONGEST_TRADE} 个字。`) : null;
  }
  const fault = knownFault(pack, fact, toKnown(value), asOf);
  return (
    fault && {
      code: fault.code === 'in-future' ? 'date-in-future' : 'answer-invalid',
      message: fault.message,
    }
  );
}

function labelOf(pack: Pack, { id, options }: Ask, value: string): string {
  const fact = pack.said.facts[id];
  const chosen = options.find((option) => option.value === value)?.label;
  if (chosen !== undefined) return chosen;
  return fact && id !== POST ? sayKnown(fact, toKnown(value)) : value.trim();
}

/** The answers that count, in order, and the question that is left. */
interface Walk {
  readonly answered: readonly { question: Ask; value: string }[];
  readonly used: IntakeAnswers;
  readonly next: Ask | null;
}

/**
 * Goes from question to question as far as there are answers that can be taken.
 * @param from where to begin
 * @param guess answers what has no answer; null: what it answers cannot be taken
 */
function walked(
  pack: Pack,
  answers: IntakeAnswers,
  asOf: Day,
  packs: readonly Pack[],
  from: Pick<Walk, 'answered' | 'used'> = { answered: [], used: {} },
  guess?: (question: Ask) => string,
): Walk {
  const answered = [...from.answered];
  const used: Record<string, string> = { ...from.used };
  for (;;) {
    const next = questionAt(pack, used, answers, asOf, packs);
    if (next === null || answered.length === MOST_QUESTIONS) return { answered, used, next };
    const given = next.id === POST && isLeftOver(pack, answers) ? undefined : answers[next.id];
    const value = [given, guess?.(next)].find(
      (one) => one !== undefined && faultOf(pack, used, next, one, asOf, packs) === null,
    );
    if (value === undefined) return { answered, used, next };
    used[next.id] = value;
    answered.push({ question: next, value });
  }
}

/**
 * Folds the answers into where somebody stands: the post first, then the days that everything counts from, then
 * whatever the pack's obligations ask for. Answers that nothing asks for any more are passed over.
 * @param packs all that are known: by them a post is told that is another kind's
 */
export function foldPackIntake(
  pack: Pack,
  answers: IntakeAnswers,
  asOf: Day,
  packs: readonly Pack[] = [],
): PackIntake {
  const { used, next, ...walk } = walked(pack, answers, asOf, packs);
  const answered = walk.answered.map(({ question, value }) => ({
    ...{ question, value },
    label: labelOf(pack, question, value),
  }));
  const taken = postTaken(pack, used, asOf, packs);
  const facts = factsTold(pack, used);
  const doubts = taken ? doubtsOf(pack, taken.kind, taken.trade, facts, asOf) : [];
  if (next !== null || taken === null)
    return { answered, next, doubts, taken: null, title: null, standing: null };
  const told = { ...toldOf(pack, taken, facts), credits: [], statements: [] };
  return {
    ...{ answered, next, doubts, taken: { ...taken, facts } },
    title: titleOf(pack, taken.kind, taken.trade, taken.specialty),
    standing: asOf < pack.from ? null : standingOfRecord(pack, told, asOf),
  };
}

/**
 * Whether a certificate that is in hand can have come about in no other way any more: of all that its cycles may run
 * from, the others have not happened. Where it may still be to be exchanged, none of them needs to have.
 */
function isOnlyWayLeft(pack: Pack, kind: string, facts: Record<string, Known>, name: string): boolean {
  const duties = concerning(pack, kind).map(({ when }) => when);
  if (duties.some((when) => 'once' in when)) return false;
  return duties.some((when) => {
    const anchors = 'cycle' in when ? when.cycle.anchors.map(({ fact }) => fact) : [];
    return anchors.includes(name) && anchors.every((other) => other === name || facts[other] === null);
  });
}

/** The question that follows on the answers used so far; null: everything that matters has been asked. */
function questionAt(
  pack: Pack,
  used: IntakeAnswers,
  answers: IntakeAnswers,
  asOf: Day,
  packs: readonly Pack[],
): Ask | null {
  const taken = postTaken(pack, used, asOf, packs);
  if (taken === null) return used[POST] === undefined ? askOfPost(pack, asOf) : askOfKind(pack, used[POST]);
  if (used[HOLDING] === undefined && asksHolding(pack, answers)) return askOfHolding(pack);
  const facts = factsTold(pack, used);
  const happened = heldBy(pack, used)?.asks;
  const name = happened && facts[happened] === undefined ? happened : factToAsk(pack, taken, facts, asOf);
  if (name === null) return null;
  const isTold = name === happened || isOnlyWayLeft(pack, taken.kind, facts, name);
  return isTold ? askOfDay(pack, name) : askOfFact(pack, name);
}

/** What a new answer comes to: why it cannot be taken, or where somebody stands with it. */
export type PackAnswer = { readonly fault: IntakeFault } | { readonly intake: PackIntake };

/** Takes an answer among the others; the last one of a question counts. */
export function takePackAnswer(
  pack: Pack,
  answers: IntakeAnswers,
  id: string,
  value: string,
  asOf: Day,
  packs: readonly Pack[] = [],
): PackAnswer {
  const intake = foldPackIntake(pack, { ...answers, [id]: value }, asOf, packs);
  if (intake.answered.some(({ question }) => question.id === id)) return { intake };
  const code = 'answer-invalid';
  if (intake.next?.id !== id) return { fault: { code, message: '现在还问不到这个问题，请从头看看。' } };
  // What can be taken and is asked all the same is left over from another answer.
  const fault = faultOf(pack, answers, intake.next, value, asOf, packs);
  return fault ? { fault } : { intake };
}

/** Why an answer cannot be taken, given those before it; null when it can. */
export function checkPackAnswer(
  pack: Pack,
  answers: IntakeAnswers,
  id: string,
  value: string,
  asOf: Day,
  packs: readonly Pack[] = [],
): IntakeFault | null {
  const taken = takePackAnswer(pack, answers, id, value, asOf, packs);
  return 'fault' in taken ? taken.fault : null;
}

const MOST_QUESTIONS = 20;

/** How many questions there will be in all, where what is still asked is answered as most people do. */
export function questionsInAll(
  pack: Pack,
  answers: IntakeAnswers,
  { answered, next }: Pick<PackIntake, 'answered' | 'next'>,
  asOf: Day,
  packs: readonly Pack[] = [],
): number {
  if (next === null) return answered.length;
  const used = Object.fromEntries(answered.map(({ question, value }) => [question.id, value]));
  const guess = ({ kind, options, title }: Ask): string =>
    kind === 'event' || kind === 'date' ? formatDay(asOf) : (options[0]?.value ?? title);
  const all = walked(pack, answers, asOf, packs, { answered, used }, guess);
  // What cannot be guessed is one question more.
  return all.answered.length + (all.next === null ? 0 : 1);
}
