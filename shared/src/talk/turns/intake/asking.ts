import type { Day } from '../../../calendar';
import { explain } from '../../../v1/engine';
import {
  type Answers,
  type CertificateFacts,
  caseOf,
  certificateTitle,
  foldIntake,
  type Intake,
  type IntakeFacts,
  type Option,
  type Question,
  verdictOf,
} from '../../../v1/guide';
import type { Rulebook } from '../../../v1/rulebook';
import type { ChatContext, Choice, Draft, Fact, Talk } from '../../types';
import { GO_ON, saying, type Turn } from '../turn';

export type IntakeTalk = Extract<Talk, { at: 'intake' }>;

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** Where a talk stands in the first questions: it asks for the post first. */
export const foldedTalk = (rulebook: Rulebook, answers: Answers, asOf: Day): Intake =>
  foldIntake(rulebook, answers, asOf, 'post');

/** What the first questions tell of a certificate, with nothing on record yet. */
const factsOf = (facts: IntakeFacts): CertificateFacts => ({ ...facts, ...NO_RECORD });

const MOST_CHOICES = 30;

/** What can be tapped: a post with specialties once, of which one is asked next. */
const labelsOf = ({ id, kind, options }: Question): string[] => [
  ...(kind === 'date' ? [NOT_KNOWN] : []),
  ...new Set(options.map(({ label }) => (id === 'trade' ? label.replace(/（.+）$/, '') : label))),
];

const dateHint = '说哪天就行，比如“去年12月5日”“上个月15号”；只记得年或年月也行；记不清就说“记不清”。';

const NOT_KNOWN = '记不清';

export const ADD = '加上';

export const ADD_NOT = '先不加';

const asked = ({ title, help, kind }: Question): string =>
  [title, ...(help ? [help] : []), ...(kind === 'date' ? [dateHint] : [])].join('');

export const answerFact = (question: string, value: string): Fact => ({
  op: 'set',
  certificate: null,
  fact: 'answer',
  value: { question, value },
  on: null,
});

const base = { clauses: [], actions: [], choices: [], written: [], undo: [], pending: null };

export function ask(question: Question, answers: Answers, lead: string, written: Fact[] = []): Turn {
  return {
    ...base,
    text: `${lead}${asked(question)}`,
    clauses: question.clause === null ? [] : [question.clause],
    choices: labelsOf(question).slice(0, MOST_CHOICES).map(saying),
    written,
    talk: { at: 'intake', answers, heard: null },
    asks: true,
  };
}

const added = (title: string): Draft => ({
  ...{ op: 'add', certificate: null, fact: 'certificate', value: title, on: null },
  ...{ lacks: null, offered: null },
});

/** All that was answered, in words, so that a slip shows before it is written; empty where nothing was. */
export const readBack = (said: readonly string[]): string =>
  said.length === 0 ? '' : `你说的是：${said.join('，')}；不对的，直接说对的。`;

export const CHANGE_HOW = '要改哪一个，说全一点，比如“岗位改成资料员”“换证改成2021年5月”。';

export const saidSoFar = ({ answered }: Intake): string =>
  readBack(
    answered.map(({ question: { kind, title }, label }) =>
      kind === 'date' ? `${title.replace(/[？?]$/, '')}：${label}` : label,
    ),
  );

/** The verdict, word for word as on the screens; the certificate is added on a yes. */
function judge(
  rulebook: Rulebook,
  facts: CertificateFacts,
  answers: Answers,
  context: ChatContext,
  lead: string,
  written: Fact[],
): Turn {
  const { asOf, holder } = context;
  const explained = explain(rulebook, caseOf(facts, { registeredOn: holder?.registeredOn ?? null }, asOf));
  const { title, sentences, clauses, reading } = verdictOf(rulebook, explained, asOf);
  const name = certificateTitle(facts);
  const words = [`${name}：${title}。`, ...sentences, ...(reading ? [reading] : [])].join('');
  const turn: Turn = {
    ...base,
    text: `${lead}${words}`,
    clauses: clauses.map(({ id }) => id),
    written,
    talk: null,
    asks: false,
  };
  if (!holder)
    return {
      ...turn,
      text: `${lead}${saidSoFar(foldedTalk(rulebook, answers, asOf))}${words}`,
      actions: [{ type: 'open-page', label: '登录，把这本证书加上', page: 'add' }],
      talk: { at: 'intake', answers, heard: null },
    };
  const { lacks: _lacks, offered: _offered, ...fact } = added(name);
  return {
    ...turn,
    text: `${turn.text}${saidSoFar(foldedTalk(rulebook, answers, asOf))}把这本${name}加上，对吗？`,
    choices: [
      { label: ADD, act: { do: 'write', facts: [fact] }, means: 'yes' },
      { label: ADD_NOT, act: { do: 'drop' }, means: 'no' },
    ],
    pending: { drafts: [added(name)], editing: false },
    talk: { at: 'intake', answers, heard: null },
    asks: true,
  };
}

/** After the certificate was added: where the way goes on. */
export const afterAdding = (facts: Fact[]): Turn => ({
  ...base,
  text: `加上了：${facts.map(({ value }) => String(value)).join('、')}。想一步步办，就说“${GO_ON}”。`,
  choices: [saying(GO_ON)],
  written: facts,
  talk: { at: 'way', certificateId: null },
  asks: true,
});

export function next(
  rulebook: Rulebook,
  answers: Answers,
  context: ChatContext,
  lead: string,
  written: Fact[],
): Turn {
  const intake = foldedTalk(rulebook, answers, context.asOf);
  if (intake.next) return ask(intake.next, answers, lead, written);
  return judge(rulebook, factsOf(intake.facts as IntakeFacts), answers, context, lead, written);
}

/** Starts the first questions, or goes on with them where they stand. */
export const startIntake = (rulebook: Rulebook, answers: Answers, context: ChatContext, lead: string): Turn =>
  next(rulebook, answers, context, lead, []);

/** The question before the one that stands, asked again. */
export function stepBack(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn | null {
  const last = foldedTalk(rulebook, answers, context.asOf).answered.at(-1);
  if (!last) return null;
  const left = { ...answers };
  delete left[last.question.id];
  return ask(last.question, left, '好，回到上一个。');
}

/** The question that stands, in few words, for putting it again after something else. */
export function standingQuestion(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn {
  const intake = foldedTalk(rulebook, answers, context.asOf);
  if (!intake.next) return startIntake(rulebook, answers, context, '');
  const turn = ask(intake.next, answers, '');
  return { ...turn, text: intake.next.title };
}

/** Why the question is asked: where its answer leads. */
export function whyAsked(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn {
  const intake = foldedTalk(rulebook, answers, context.asOf);
  const turn = startIntake(rulebook, answers, context, '');
  const reason =
    intake.next?.kind === 'date'
      ? '问日子，是因为每年的学习从那一天的下一年算起。'
      : '问这个，是因为不同的证、不同的情况，要办的事和期限不一样；不想说可以先停。';
  return { ...turn, text: `${reason}${turn.text}` };
}

/** Asks which of several options is meant. */
export const askWhich = (
  question: Question,
  answers: Answers,
  options: readonly Option[],
  heard: string,
): Turn => ({
  ...ask(question, answers, ''),
  text: '是下面哪一个？',
  choices: options.map(({ label }) => saying(label)),
  talk: { at: 'intake', answers, heard },
});

/** Reads a trade back before it is taken, with its family where that is another. */
export function confirmTrade(
  trade: string,
  facts: Fact[],
  answers: Answers,
  heard: string | null = null,
): Turn {
  const choices: Choice[] = [
    { label: '对', act: { do: 'write', facts }, means: 'yes' },
    { label: '不是', act: { do: 'drop' }, means: 'no' },
  ];
  return {
    ...base,
    text: `证书上写的是“${trade}”，对吗？`,
    choices,
    pending: { drafts: facts.map((fact) => ({ ...fact, lacks: null, offered: null })), editing: false },
    talk: { at: 'intake', answers, heard },
    asks: true,
  };
}
