import type { Day } from '../calendar';
import {
  type Answer,
  assessLaw,
  doubtOfAct,
  EVER,
  excludedBy,
  explainAnswer,
  type FactValue,
  isPartKnown,
  isReceived,
  type LawCase,
  type LawGround,
  maybeLateFor,
  type ObligationData,
  type Pack,
  postRefused,
  type Result,
  resultFactsOf,
  type TellingDoubt,
  unlessHappened,
  withDayLeft,
} from '../law';
import { isLastDay, refusedUnless } from './asked';
import { answerBeside, type Beside, contactOf, wordsBeside } from './beside';
import { closedBy, closingOf, type ObligationAnswer } from './closing';
import { type Reader, type Shown, shownToOthers, wordsForOthers } from './others';
import { withoutLaterLaw } from './over-before';
import { leftOver, type WayStep, wayOf } from './way';
import { type Words, wordsOf } from './words';

/** Everything that is known of one certificate; null or left out where not known. */
export type StandingFacts = Pick<LawCase, 'kind' | 'facts'> &
  Partial<Omit<LawCase, 'asOf' | 'kind' | 'facts'>> &
  Beside;

/** One obligation with its answer, why it is so, and what it says in words. */
export interface ObligationStanding {
  readonly data: ObligationData;
  readonly answer: Answer;
  readonly grounds: readonly LawGround[];
  readonly words: Words;
  /** Whether its due day is the last one; else it is the earliest of those that may be, and may move on every day. */
  readonly isLastDay: boolean;
  /** Why what is told to be done, or not to be needed, may not be so: whom to ask comes before all that follows from it. */
  readonly doubt: TellingDoubt | null;
}

/** The one next thing: a fact to ask, cycles to confirm, a step to take, advice to follow; null: nothing now. */
export type Next =
  | { readonly kind: 'fact'; readonly obligation: string; readonly fact: string }
  | { readonly kind: 'cycles'; readonly obligation: string; readonly cycles: readonly Day[] }
  | { readonly kind: 'step' | 'advice'; readonly obligation: string; readonly id: string };

/** A day on which the holder is to be reminded, if nothing changes until then. */
export interface Due {
  /** The id of the pack's reminder. */
  readonly reminder: string;
  readonly obligation: string;
  readonly on: Day;
  /** The day it is about. */
  readonly dueOn: Day;
  readonly offset: number;
  readonly clause: string;
}

export interface Standing {
  readonly pack: Pack;
  readonly asOf: Day;
  readonly obligations: readonly ObligationStanding[];
  /** The obligation that the certificate's verdict follows from; null: none of the pack's gates it. */
  readonly verdict: ObligationStanding | null;
  /** What is said first: the verdict while it asks for something, then whatever duty runs. */
  readonly headline: ObligationStanding;
  readonly way: readonly WayStep[];
  readonly next: Next | null;
  /** The past cycles to confirm, by obligation. */
  readonly toConfirm: readonly { readonly obligation: string; readonly cycles: readonly Day[] }[];
  /** From the day asked about on, the earliest first. */
  readonly dues: readonly Due[];
}

const isSettled = ({ answer: { state }, doubt }: ObligationStanding): boolean =>
  doubt === null && (state === 'done' || state === 'not-applicable' || state === 'not-yet');

/** What an obligation asks its holder to do next; null: nothing now. */
export function nextFor(
  pack: Pack,
  kind: string,
  { answer, doubt }: Pick<ObligationStanding, 'answer' | 'doubt'>,
): Next | null {
  const { obligation, ask, askCycles } = answer;
  const next = doubt === null ? answer.next : contactOf(pack);
  const [fact] = ask;
  const isAsked = answer.state === 'ask' && doubt === null; // whether it counts at all comes before its day
  if (isAsked && fact !== undefined) {
    // Where a step of the way finds it out, the step comes first; of what may have happened, the day alone is asked.
    const step =
      pack.said.facts[fact]?.type === 'event'
        ? undefined
        : pack.said.kinds[kind]?.way.find((id) => pack.said.steps[id]?.sets === fact);
    return step === undefined ? { kind: 'fact', obligation, fact } : { kind: 'step', obligation, id: step };
  }
  if (isAsked && askCycles.length > 0) return { kind: 'cycles', obligation, cycles: askCycles };
  if (next === null) return null;
  return { kind: Object.hasOwn(pack.said.steps, next) ? 'step' : 'advice', obligation, id: next };
}

function duesOf({ said }: Pack, obligations: readonly ObligationStanding[], asOf: Day): Due[] {
  const dues: Due[] = [];
  for (const { id, obligation, from, offsets, states, clause } of said.reminders) {
    const answer = obligations.find(({ data }) => data.id === obligation)?.answer;
    const base = answer?.[from] ?? null;
    if (base === null) continue;
    // What is done in time is asked of after its day; what is not is missed then.
    const afterwards = answer?.state === 'done' ? 'ask' : 'missed';
    for (const offset of offsets) {
      if (offset > 0 && !states.includes(afterwards)) continue;
      const on = base + offset;
      if (on >= asOf) dues.push({ reminder: id, obligation, on, dueOn: base, offset, clause });
    }
  }
  return dues.sort((one, other) => one.on - other.on);
}

/** What shows that an application was granted, as far as anything was told of it. */
function resultOf(data: ObligationData, { facts, listed = [] }: StandingFacts): Result {
  const firstOf = (value: FactValue | undefined) => (isPartKnown(value) ? value.first : value);
  const lastOf = (value: FactValue | undefined) => (isPartKnown(value) ? value.last : value);
  const applied = 'once' in data.when ? firstOf(facts[data.when.once.act]) : null;
  // What is said to have come before it was applied for shows nothing: one of the two days is wrong.
  const told = (resultFactsOf(data) ?? []).filter((name) => {
    const last = lastOf(facts[name]);
    return (
      (last ?? null) !== null && !(typeof last === 'number' && typeof applied === 'number' && last < applied)
    );
  });
  return { told, isListed: 'once' in data.when && listed.includes(data.when.once.act) };
}

/** The case that a certificate's facts make on a day. */
export const caseOn = (told: StandingFacts, day: Day): LawCase => ({
  asOf: day,
  knownOn: told.knownOn ?? EVER,
  kind: told.kind,
  facts: told.facts,
  credits: told.credits ?? [],
  others: told.others ?? [],
  known: told.known ?? null,
});

/** How each obligation of a pack is answered for a certificate on a day. Throws a RangeError on a day before the pack's own. */
export const answersOf = (pack: Pack, told: StandingFacts, lawCase: LawCase): ObligationAnswer[] =>
  shownTo('holder', pack, told, lawCase);

/** The answers if nothing had happened of which that is not known; undefined: of everything it is. */
function answersUnless(pack: Pack, lawCase: LawCase): readonly Answer[] | undefined {
  const names = Object.keys(lawCase.facts);
  const values = unlessHappened(names.map((name) => lawCase.facts[name]));
  if (!values) return undefined;
  return assessLaw(pack, {
    ...lawCase,
    facts: Object.fromEntries(names.map((name, at) => [name, values[at]])),
  });
}

/** The same as somebody may know them. */
function shownTo(reader: Reader, pack: Pack, facts: StandingFacts, lawCase: LawCase): Shown[] {
  const unless = answersUnless(pack, lawCase);
  return assessLaw(pack, lawCase).map((given, index) => {
    const data = pack.said.obligations[index] as ObligationData;
    const left = withDayLeft(data, given, unless?.[index]);
    const beside = answerBeside(pack, facts.kind, data, left, facts);
    const closing = closingOf(pack, lawCase, data, beside);
    const told = withoutLaterLaw(pack, data, closing ? closedBy(beside, closing) : beside);
    const own = { data, answer: told, closing };
    if (reader === 'others') return shownToOthers(pack, own, beside);
    return { ...own, isKept: false, unless: unless?.[index] };
  });
}

/**
 * Where one certificate stands under a pack on a day: everything that is shown, said, sent or verified of it
 * is read from here. Pure. Throws a RangeError on a day before the pack's own.
 * @param reader others are told nothing that hangs on a personal fact
 */
export function standing(pack: Pack, told: StandingFacts, day: Day, reader: Reader = 'holder'): Standing {
  const lawCase = caseOn(told, day);
  const obligations = shownTo(reader, pack, told, lawCase).map((shown): ObligationStanding => {
    const { data, closing } = shown;
    const ofPost = { pack, kind: told.kind, post: told.facts.trade, asOf: day };
    const lateFor = data.gates ? maybeLateFor(data, shown.answer, pack, told.facts, day) : null;
    const excluded = excludedBy(data, shown.answer, { pack, kind: told.kind, facts: told.facts, asOf: day });
    const doubt: TellingDoubt | null =
      doubtOfAct(data, shown.answer, { status: told.ended, unlistedOn: told.unlistedOn }, ofPost) ??
      (excluded && 'excluded') ??
      (lateFor === null ? null : 'late');
    const { answer } = shown;
    const asking = { pack, data, answer, asOf: day, facts: told.facts, closing };
    const grounds = explainAnswer(pack, lawCase, answer);
    const received = isReceived(data, resultOf(data, told));
    const said = wordsOf(pack, data, answer, grounds, day, told.facts, { closing, isReceived: received });
    const plain = shown.isKept ? wordsForOthers(said, shown) : said;
    const words = wordsBeside(plain, answer, data, {
      ...{ ...told, doubt, lateFor, asOf: day },
      refused: refusedUnless(asking, shown.unless),
      post: doubt === 'post-refused' ? postRefused(data, ofPost) : doubt === 'excluded' ? excluded : null,
    });
    return { data, answer, grounds, words, isLastDay: isLastDay(asking), doubt };
  });
  const verdict = obligations.find(({ data }) => data.gates) ?? null;
  const inOrder = verdict ? [verdict, ...obligations.filter((one) => one !== verdict)] : obligations;
  const headline = (inOrder.find((one) => !isSettled(one)) ?? inOrder[0]) as ObligationStanding;
  const asked = nextFor(pack, told.kind, headline);
  const way = wayOf(pack, lawCase, obligations, asked?.kind === 'step' ? asked.id : null);
  const left = asked === null && headline.doubt === null ? leftOver(way, obligations) : null;
  const next: Next | null = left === null ? asked : { kind: 'step', obligation: headline.data.id, id: left };
  return {
    pack,
    asOf: day,
    obligations,
    verdict,
    headline,
    way:
      left === null ? way : way.map((one) => (one.id === left ? { ...one, state: 'current' as const } : one)),
    next,
    toConfirm: obligations
      .filter(({ answer }) => answer.askCycles.length > 0)
      .map(({ answer }) => ({ obligation: answer.obligation, cycles: answer.askCycles })),
    dues: duesOf(pack, obligations, day),
  };
}
