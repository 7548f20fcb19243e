import type { Day } from '../../calendar';
import { explain } from '../../engine';
import {
  type Answers,
  type CertificateFacts,
  caseOf,
  certificateTitle,
  checkAnswer,
  foldIntake,
  type Intake,
  type IntakeFacts,
  type Option,
  type Question,
  verdictOf,
} from '../../guide';
import type { Rulebook } from '../../rulebook';
import type { ChatContext, ChatEffect, Talk } from '../types';
import { type Match, matchAnswer } from './options';
import { GO_ON, type Turn, tap } from './turn';

export type IntakeTalk = Extract<Talk, { at: 'intake' }>;

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** What the first questions tell of a certificate, with nothing on record yet. */
const factsOf = (facts: IntakeFacts): CertificateFacts => ({ ...facts, ...NO_RECORD });

const MOST_QUICK_REPLIES = 24;
const dateHint = '说哪天就行，比如“去年12月5日”“上个月15号”。';

const asked = ({ title, help, kind }: Question): string =>
  [title, ...(help ? [help] : []), ...(kind === 'date' ? [dateHint] : [])].join('');

function ask(question: Question, answers: Answers, lead: string, effects: ChatEffect[] = []): Turn {
  return {
    text: `${lead}${asked(question)}`,
    clauses: question.clause === null ? [] : [question.clause],
    actions: [],
    quickReplies: question.options.slice(0, MOST_QUICK_REPLIES).map(({ label }) => tap(label)),
    effects,
    talk: { at: 'intake', answers, heard: null },
    asks: true,
  };
}

/** The verdict, word for word as on the screens. */
function judge(
  rulebook: Rulebook,
  facts: CertificateFacts,
  context: ChatContext,
  effects: ChatEffect[],
): Turn {
  const { asOf, holder } = context;
  const explained = explain(rulebook, caseOf(facts, { registeredOn: holder?.registeredOn ?? null }, asOf));
  const { title, sentences, clauses, reading } = verdictOf(rulebook, explained, asOf);
  const words = [`${certificateTitle(facts)}：${title}。`, ...sentences, ...(reading ? [reading] : [])].join(
    '',
  );
  return {
    text: words,
    clauses: clauses.map(({ id }) => id),
    actions: holder ? [] : [{ type: 'open-page', label: '登录，把这本证书加上', page: 'add' }],
    quickReplies: holder ? [tap(GO_ON)] : [],
    effects: holder ? [...effects, { type: 'finish-intake' }] : [],
    talk: holder ? { at: 'way', certificateId: null } : null,
    asks: holder !== null,
  };
}

function next(
  rulebook: Rulebook,
  answers: Answers,
  context: ChatContext,
  lead: string,
  effects: ChatEffect[],
): Turn {
  const intake: Intake = foldIntake(rulebook, answers, context.asOf);
  if (intake.next) return ask(intake.next, answers, lead, effects);
  return judge(rulebook, factsOf(intake.facts as IntakeFacts), context, effects);
}

/** Starts the first questions, or goes on with them where they stand. */
export const startIntake = (rulebook: Rulebook, answers: Answers, context: ChatContext, lead: string): Turn =>
  next(rulebook, answers, context, lead, []);

const LONGEST_TRADE = 12;
const looksLikeTrade = /[员工师匠手长]$/;

/** A trade that no option names is taken as it is typed. */
const typed = ({ kind }: Question, text: string): Match =>
  kind === 'choice-or-text' && [...text.trim()].length <= LONGEST_TRADE && looksLikeTrade.test(text.trim())
    ? { kind: 'value', value: text.trim() }
    : { kind: 'none' };

/** What a text means for a question, by itself or together with what was said of it before. */
function matched(question: Question, heard: string | null, text: string, asOf: Day): Match {
  const whole = heard === null ? null : matchAnswer(question, `${heard}${text}`, asOf);
  if (whole?.kind === 'value') return whole;
  const alone = matchAnswer(question, text, asOf);
  return alone.kind === 'none' ? typed(question, text) : alone;
}

/** Asks which of several options is meant. */
const askWhich = (
  question: Question,
  { answers }: IntakeTalk,
  options: readonly Option[],
  heard: string,
): Turn => ({
  ...ask(question, answers, ''),
  text: '是下面哪一个？',
  quickReplies: options.map(({ label }) => tap(label)),
  talk: { at: 'intake', answers, heard },
});

/** The turn after a text, when it answers the question that stands; null when it does not. */
export function answerIntake(
  rulebook: Rulebook,
  talk: IntakeTalk,
  text: string,
  context: ChatContext,
): Turn | null {
  const { answers } = talk;
  const { next: question } = foldIntake(rulebook, answers, context.asOf);
  if (!question) return null;
  const match = matched(question, talk.heard, text, context.asOf);
  if (match.kind === 'none') return null;
  if (match.kind === 'several') return askWhich(question, talk, match.options, text.trim());
  const error = checkAnswer(rulebook, answers, question.id, match.value, context.asOf);
  if (error) return ask(question, answers, error.message);
  const effect: ChatEffect = { type: 'answer-intake', questionId: question.id, value: match.value };
  const given = { ...answers, [question.id]: match.value };
  return next(rulebook, given, context, '好。', context.holder ? [effect] : []);
}
