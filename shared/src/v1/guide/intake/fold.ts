import { type Day, formatDay, formatPartChinese, UNKNOWN_DAY, yearOf } from '../../../calendar';
import type { RegistryStatus } from '../../engine';
import type { FamilyId, Rulebook } from '../../rulebook';
import { type CertificateFacts, certificateTitle, dayOrPart, type Partly } from '../facts';
import { type AnswerError, belongsElsewhere, checkAgainst, familyOf } from './answers';
import { type Answers, type Question, type QuestionId, questionOf, splitTrade } from './questions';

/** The facts that the first questions give. */
export type IntakeFacts = Pick<
  CertificateFacts,
  | 'family'
  | 'trade'
  | 'specialty'
  | 'registryStatus'
  | 'registryCheckedOn'
  | 'exchangedOn'
  | 'issuedOn'
  | 'partly'
>;

export interface Answered {
  question: Question;
  value: string;
  /** The answer in words. */
  label: string;
}

/** Where somebody stands in the first questions. */
export interface Intake {
  answered: Answered[];
  /** The question to ask now; null when all are answered. */
  next: Question | null;
  /** Set when all are answered. */
  facts: IntakeFacts | null;
  /** This screen and how many there are, as far as the answers tell. */
  step: number;
  of: number;
}

const lastQuestion: Record<string, QuestionId> = {
  old: 'registryStatus',
  exchanged: 'exchangedOn',
  electronic: 'issuedOn',
};

/** What is asked first: the family, as apps of before ask, or the post, from which the family follows where it can. */
export type First = 'family' | 'post';

/** The questions to ask, in order: the last one depends on an answer, and whether the family is asked on the post. */
function routeOf({ trade, holding }: Answers, first: First, isFamilyTold: boolean): QuestionId[] {
  const last = holding === undefined ? undefined : lastQuestion[holding];
  const family: QuestionId[] = trade === undefined || isFamilyTold ? [] : ['family'];
  const begun: QuestionId[] = first === 'family' ? ['family', 'trade'] : ['trade', ...family];
  return [...begun, 'holding', ...(last ? [last] : [])];
}

function labelOf({ kind, options }: Question, value: string, asOf: Day): string {
  if (kind === 'date') return formatPartChinese(value, yearOf(asOf));
  return options.find((option) => option.value === value)?.label ?? value.trim();
}

function stillApplies(
  rulebook: Rulebook,
  question: Question,
  family: FamilyId | null,
  value: string,
  asOf: Day,
): boolean {
  if (question.id === 'trade' && family !== null && belongsElsewhere(rulebook, family, value)) return false;
  return checkAgainst(question, value, asOf) === null;
}

function factsOf(rulebook: Rulebook, answers: Answers, asOf: Day): IntakeFacts {
  const family = answers.family as FamilyId;
  const { holding } = answers;
  const exchanged = dayOrPart(holding === 'exchanged' ? (answers.exchangedOn ?? null) : null);
  const issued = dayOrPart(holding === 'electronic' ? (answers.issuedOn ?? null) : null);
  const partly: Partly = {
    ...(exchanged.part !== null && { exchangedOn: exchanged.part }),
    ...(issued.part !== null && { issuedOn: issued.part }),
    // Who holds the electronic certificate has downloaded it; on which day nobody asked.
    ...(holding === 'exchanged' && { downloadedOn: UNKNOWN_DAY }),
  };
  const status =
    answers.holding === 'old' && answers.registryStatus !== 'unchecked' ? answers.registryStatus : null;
  return {
    family,
    ...splitTrade(rulebook.families[family], answers.trade as string),
    registryStatus: (status ?? null) as RegistryStatus | null,
    registryCheckedOn: status ? asOf : null,
    exchangedOn: exchanged.day,
    issuedOn: issued.day,
    ...(Object.keys(partly).length > 0 && { partly }),
  };
}

/**
 * Folds the answers into where the holder stands. Answers that no longer apply, after an earlier one was
 * changed, are passed over but not lost: they count again when the earlier one is changed back.
 * @param first what is asked first
 */
export function foldIntake(rulebook: Rulebook, answers: Answers, asOf: Day, first: First = 'family'): Intake {
  const answered: Answered[] = [];
  const told = first === 'post' ? familyOf(rulebook, answers.trade) : null;
  const family = (told ?? answers.family ?? 'site-professional') as FamilyId;
  // Asked first, the post may be one of any family; where that was told before it, it is one of those.
  const isAny = first === 'post' && (answers.family === undefined || answers.trade !== undefined);
  const listed = isAny ? null : family;
  const route = routeOf(answers, first, told !== null);
  const of = route.length + (route.at(-1) === 'holding' ? 1 : 0);
  for (const id of route) {
    const question = questionOf(rulebook, id, listed, asOf);
    const value = answers[id];
    if (value === undefined || !stillApplies(rulebook, question, listed, value, asOf))
      return { answered, next: question, facts: null, step: answered.length + 1, of };
    answered.push({ question, value, label: labelOf(question, value, asOf) });
  }
  return { answered, next: null, facts: factsOf(rulebook, { ...answers, family }, asOf), step: of, of };
}

/** Why an answer cannot be taken, given those before it; null when it can. */
export function checkAnswer(
  rulebook: Rulebook,
  answers: Answers,
  id: string,
  value: string,
  asOf: Day,
  first: First = 'family',
): AnswerError | null {
  const asked = foldIntake(rulebook, answers, asOf, first);
  const reachable = [...asked.answered.map(({ question }) => question), ...(asked.next ? [asked.next] : [])];
  // Whoever tells the family before the post has told it.
  const early = first === 'post' && id === 'family' && answers.trade === undefined;
  const question = early
    ? questionOf(rulebook, 'family', null, asOf)
    : reachable.find((candidate) => candidate.id === id);
  if (!question) return { code: 'answer-invalid', message: '现在还问不到这个问题，请从头看看。' };
  return checkAgainst(question, value, asOf);
}

const writtenOf = (facts: IntakeFacts, name: 'exchangedOn' | 'issuedOn'): string | null =>
  facts[name] === null ? (facts.partly?.[name] ?? null) : formatDay(facts[name]);

/** The answers that would give these facts: an earlier answer can be changed without having been stored twice. */
export function answersOf(facts: IntakeFacts): Answers {
  const common = { family: facts.family, trade: certificateTitle(facts) };
  const exchangedOn = writtenOf(facts, 'exchangedOn');
  if (exchangedOn !== null) return { ...common, holding: 'exchanged', exchangedOn };
  const issuedOn = writtenOf(facts, 'issuedOn');
  if (issuedOn !== null) return { ...common, holding: 'electronic', issuedOn };
  return { ...common, holding: 'old', registryStatus: facts.registryStatus ?? 'unchecked' };
}
