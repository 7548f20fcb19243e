import {
  type Answers,
  checkAnswer,
  familyOf,
  type Option,
  type Question,
  type QuestionId,
  questionOf,
} from '../../../v1/guide';
import type { FamilyId, Rulebook } from '../../../v1/rulebook';
import { REGISTRY_UNCLEAR } from '../../phrases/telling';
import { moodOf } from '../../told/moods';
import { plain } from '../../told/plain';
import type { ChatContext, Fact } from '../../types';
import type { Turn } from '../turn';
import {
  answerFact,
  ask,
  askWhich,
  confirmTrade,
  foldedTalk,
  type IntakeTalk,
  next,
  standingQuestion,
  startIntake,
  stepBack,
  whyAsked,
} from './asking';
import { partsOf, type Said, tradeTyped, understood } from './understood';

const ORDER: QuestionId[] = ['trade', 'family', 'holding', 'registryStatus', 'exchangedOn', 'issuedOn'];

/** The turn after a text, when it answers the question that stands or changes an earlier one; null when it does not. */
function answerIntake(
  rulebook: Rulebook,
  talk: IntakeTalk,
  typed: string,
  context: ChatContext,
): Turn | null {
  const { answers } = talk;
  const { asOf } = context;
  const intake = foldedTalk(rulebook, answers, asOf);
  const question = intake.next ?? intake.answered.at(-1)?.question;
  if (!question) return null;
  const match = understood(rulebook, talk, question, typed, asOf);
  if (!match) {
    const trade = intake.next ? tradeTyped(question, typed, asOf) : null;
    if (trade !== null) return confirmTrade(trade, [answerFact(question.id, trade)], answers);
    const looked =
      intake.next?.id === 'registryStatus' && REGISTRY_UNCLEAR.test(plain(typed)) && !moodOf(typed).asks;
    return looked ? ask(question, answers, '查到了，显示的是哪一个？') : null;
  }
  if ('otherTrade' in match)
    return confirmTrade(
      match.otherTrade.at(-1)?.value ?? '',
      match.otherTrade.map(({ question: id, value }) => answerFact(id, value)),
      answers,
    );
  if ('unclear' in match) return ask(question, answers, match.unclear);
  if ('several' in match)
    return askWhich(
      match.several.question,
      answers,
      match.several.options,
      partsOf((match.several.options[0] as Option).label)[0] as string,
    );
  // Said before the post, the family makes the list shorter; after it, another post is meant.
  const told = familyOf(rulebook, answers.trade);
  const said = match.said.filter(({ question: id }) => id !== 'family' || told === null);
  const [other] = match.said;
  if (said.length === 0 && other && other.value !== told)
    return ask(questionOf(rulebook, 'trade', other.value as FamilyId, asOf), answers, '');
  return taking(rulebook, answers, said, question, context);
}

function taking(
  rulebook: Rulebook,
  before: Answers,
  said: readonly Said[],
  question: Question,
  context: ChatContext,
): Turn {
  const { asOf } = context;
  let answers: Answers = before;
  const written: Fact[] = [];
  for (const { question: id, value } of [...said].sort(
    (a, b) => ORDER.indexOf(a.question) - ORDER.indexOf(b.question),
  )) {
    const error = checkAnswer(rulebook, answers, id, value, asOf, 'post');
    if (error)
      return written.length > 0
        ? next(rulebook, answers, context, error.message, written)
        : ask(question, before, error.message);
    if (answers[id] === value) continue;
    answers = { ...answers, [id]: value };
    written.push(answerFact(id, value));
  }
  const changed = said.find(({ question: id, value }) => before[id] !== undefined && before[id] !== value);
  const lead = changed ? '好，改过来了。' : '好。';
  return next(rulebook, answers, context, lead, written);
}

/** After an answer that was read back was confirmed. */
function takeAnswers(
  rulebook: Rulebook,
  answers: Answers,
  facts: readonly Fact[],
  context: ChatContext,
): Turn {
  const given = { ...answers };
  for (const { value } of facts) {
    const { question, value: said } = value as { question: QuestionId; value: string };
    given[question] = said;
  }
  return next(rulebook, given, context, '好。', [...facts]);
}

/** The first questions of a scheme: begun, answered in any order, changed, explained. */
export interface Questions {
  /** Whether the answers of who has signed in are on record, where every face of the product finds them. */
  onRecord: boolean;
  start(answers: GivenAnswers, context: ChatContext, lead: string): Turn;
  /** The question that stands, in few words. */
  standing(answers: GivenAnswers, context: ChatContext): Turn;
  back(answers: GivenAnswers, context: ChatContext): Turn | null;
  why(answers: GivenAnswers, context: ChatContext): Turn;
  /** Null: the text is no answer. */
  answer(talk: IntakeTalk, typed: string, context: ChatContext): Turn | null;
  take(answers: GivenAnswers, facts: readonly Fact[], context: ChatContext): Turn;
}

/** Answers by question, as given. */
export type GivenAnswers = Readonly<Record<string, string>>;

export const questionsOf = (rulebook: Rulebook): Questions => ({
  onRecord: true,
  start: (answers, context, lead) => startIntake(rulebook, answers, context, lead),
  standing: (answers, context) => standingQuestion(rulebook, answers, context),
  back: (answers, context) => stepBack(rulebook, answers, context),
  why: (answers, context) => whyAsked(rulebook, answers, context),
  answer: (talk, typed, context) => answerIntake(rulebook, talk, typed, context),
  take: (answers, facts, context) => takeAnswers(rulebook, answers, facts, context),
});
