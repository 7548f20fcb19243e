import { type Day, formatDay, formatPartChinese, UNKNOWN_DAY, yearOf } from '../../../calendar';
import type { RegistryStatus } from '../../engine';
import type { FamilyId, Rulebook } from '../../rulebook';
import { type CertificateFacts, certificateTitle, dayOrPart, type Partly } from '../facts';
import { type AnswerError, belongsElsewhere, checkAgainst } from './answers';
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

/** The questions to ask, in order: only the last one depends on an answer. */
function routeOf({ holding }: Answers): QuestionId[] {
  const last = holding === undefined ? undefined : lastQuestion[holding];
  return ['family', 'trade', 'holding', ...(last ? [last] : [])];
}

const ROUTE_LENGTH = 4;

function labelOf({ kind, options }: Question, value: string, asOf: Day): string {
  if (kind === 'date') return formatPartChinese(value, yearOf(asOf));
  return options.find((option) => option.value === value)?.label ?? value.trim();
}

function stillApplies(
  rulebook: Rulebook,
  question: Question,
  family: FamilyId,
  value: string,
  asOf: Day,
): boolean {
  if (question.id === 'trade' && belongsElsewhere(rulebook, family, value)) return false;
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
 */
export function foldIntake(rulebook: Rulebook, answers: Answers, asOf: Day): Intake {
  const answered: Answered[] = [];
  const family = (answers.family ?? 'site-professional') as FamilyId;
  for (const id of routeOf(answers)) {
    const question = questionOf(rulebook, id, family, asOf);
    const value = answers[id];
    if (value === undefined || !stillApplies(rulebook, question, family, value, asOf))
      return { answered, next: question, facts: null, step: answered.length + 1, of: ROUTE_LENGTH };
    answered.push({ question, value, label: labelOf(question, value, asOf) });
  }
  return {
    answered,
    next: null,
    facts: factsOf(rulebook, answers, asOf),
    step: ROUTE_LENGTH,
    of: ROUTE_LENGTH,
  };
}

/** Why an answer cannot be taken, given those before it; null when it can. */
export function checkAnswer(
  rulebook: Rulebook,
  answers: Answers,
  id: string,
  value: string,
  asOf: Day,
): AnswerError | null {
  const asked = foldIntake(rulebook, answers, asOf);
  const reachable = [...asked.answered.map(({ question }) => question), ...(asked.next ? [asked.next] : [])];
  const question = reachable.find((candidate) => candidate.id === id);
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
