import type { Day } from '../../../calendar';
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
import type { ChatContext, ChatHolder, Fact } from '../../types';
import { commandOf } from '../commands';
import type { Turn } from '../turn';
import {
  answerFact,
  ask,
  askWhich,
  confirmTrade,
  foldedTalk,
  type IntakeTalk,
  next,
  saidSoFar,
  standingQuestion,
  startIntake,
  stepBack,
  whyAsked,
} from './asking';
import { dayGiven, saysNotKnown } from './day-said';
import { partsOf, type Said, tradeTyped, understood } from './understood';

/** What is no day, or a vague one, is asked for again; null: it is no answer at all. */
function dayAgain(question: Question, answers: Answers, typed: string, asOf: Day): Turn | null {
  if (commandOf(typed) !== null) return null;
  const given = dayGiven(typed, question.title, asOf, false);
  if (given === null || 'value' in given) return null;
  return ask(question, answers, 'again' in given ? given.again : '这个先不记。');
}

const LOOK_AT_IT = '不要紧，看看手里的证，照着上面说；一时看不了就先停，说“继续”再接着。';

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
    if (trade !== null) return confirmTrade(trade, [answerFact(question.id, trade)], answers, trade);
    const looked =
      intake.next?.id === 'registryStatus' && REGISTRY_UNCLEAR.test(plain(typed)) && !moodOf(typed).asks;
    if (looked) return ask(question, answers, '查到了，显示的是哪一个？');
    if (intake.next?.kind === 'choice' && saysNotKnown(typed)) return ask(question, answers, LOOK_AT_IT);
    return intake.next?.kind === 'date' ? dayAgain(question, answers, typed, asOf) : null;
  }
  if ('otherTrade' in match)
    return confirmTrade(
      match.otherTrade.at(-1)?.value ?? '',
      match.otherTrade.map(({ question: id, value }) => answerFact(id, value)),
      answers,
    );
  if ('unclear' in match) {
    const again = ask(question, answers, match.unclear);
    return match.begun === undefined
      ? again
      : { ...again, talk: { at: 'intake', answers, heard: match.begun } };
  }
  if ('several' in match)
    return askWhich(
      match.several.question,
      answers,
      match.several.options,
      partsOf((match.several.options[0] as Option).label)[0] as string,
    );
  // 岗位错了 是质量员, and then 有效: of which kind it is stands to be said first.
  const meant = otherPost(rulebook, talk, asOf);
  if (meant && !match.said.some(({ question: id }) => id === 'trade' || id === 'family')) {
    const again = askWhich(meant.question, answers, meant.options, talk.heard as string);
    return { ...again, text: `先说定岗位：${again.text}` };
  }
  // Said before the post, the family makes the list shorter; after it, another post is meant.
  const told = familyOf(rulebook, answers.trade);
  const said = match.said.filter(({ question: id }) => id !== 'family' || told === null);
  const [other] = match.said;
  // 钳工, read back, and then 技能: the kind of what was said.
  const readBack =
    answers.trade === undefined && talk.heard !== null && tradeTyped(question, talk.heard, asOf);
  if (readBack && said.length === 1 && said[0]?.question === 'family' && isUnlisted(rulebook, readBack, asOf))
    return taking(rulebook, answers, [{ question: 'trade', value: readBack }, ...said], question, context);
  if (said.length === 0 && other && other.value !== told)
    return ask(questionOf(rulebook, 'trade', other.value as FamilyId, asOf), answers, '');
  return taking(rulebook, answers, said, question, context);
}

/** The kinds of a post that was said in the place of the one answered, of which one is still to be chosen; null: none is. */
function otherPost(
  rulebook: Rulebook,
  { answers, heard }: IntakeTalk,
  asOf: Day,
): { question: Question; options: Option[] } | null {
  if (heard === null || answers.trade === undefined || partsOf(answers.trade)[0] === heard) return null;
  const question = questionOf(rulebook, 'trade', null, asOf);
  const options = question.options.filter(({ label }) => partsOf(label)[0] === heard);
  return options.length > 1 ? { question, options } : null;
}

/** Whether no list has a trade, not even with a specialty. */
const isUnlisted = (rulebook: Rulebook, trade: string, asOf: Day): boolean =>
  questionOf(rulebook, 'trade', null, asOf).options.every(({ label }) => partsOf(label)[0] !== trade);

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
    // What is told of something that is not asked yet is asked when its turn comes.
    if (error && id !== question.id && !isAsked(rulebook, answers, id, asOf)) continue;
    if (error)
      return written.length > 0
        ? next(rulebook, answers, context, error.message, written)
        : ask(question, before, error.message);
    if (answers[id] === value) continue;
    answers = { ...answers, [id]: value };
    written.push(answerFact(id, value));
  }
  if (written.length === 0 && said.every(({ question: id }) => !isAsked(rulebook, answers, id, asOf)))
    return ask(question, before, '这个等会儿再问，先说这个。');
  const changed = said.find(({ question: id, value }) => before[id] !== undefined && before[id] !== value);
  const lead = changed ? '好，改过来了。' : '好。';
  return next(rulebook, answers, context, lead, written);
}

/** Whether a question has been answered, or is the one that stands. */
function isAsked(rulebook: Rulebook, answers: Answers, id: QuestionId, asOf: Day): boolean {
  const { answered, next: open } = foldedTalk(rulebook, answers, asOf);
  const isEarly = id === 'family' && answers.trade === undefined;
  return isEarly || open?.id === id || answered.some(({ question }) => question.id === id);
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
  /** The answers of who has signed in, which every face of the product finds; `talked`: those that the talk goes on from. */
  recordOf(holder: ChatHolder, talked: GivenAnswers | null): GivenAnswers;
  start(answers: GivenAnswers, context: ChatContext, lead: string): Turn;
  /** All that was answered, read back. */
  said(answers: GivenAnswers, context: ChatContext): string;
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
  recordOf: ({ intake }) => intake,
  start: (answers, context, lead) => startIntake(rulebook, answers, context, lead),
  said: (answers, { asOf }) => saidSoFar(foldedTalk(rulebook, answers, asOf)),
  standing: (answers, context) => standingQuestion(rulebook, answers, context),
  back: (answers, context) => stepBack(rulebook, answers, context),
  why: (answers, context) => whyAsked(rulebook, answers, context),
  answer: (talk, typed, context) => answerIntake(rulebook, talk, typed, context),
  take: (answers, facts, context) => takeAnswers(rulebook, answers, facts, context),
});
