import { type Day, formatDay } from '../../calendar';
import { explain } from '../../engine';
import {
  type Answers,
  type CertificateFacts,
  caseOf,
  certificateTitle,
  checkAnswer,
  foldIntake,
  type IntakeFacts,
  type Option,
  type Question,
  type QuestionId,
  questionOf,
  verdictOf,
} from '../../guide';
import { type FamilyId, plainTrade, type Rulebook } from '../../rulebook';
import { AROUND, NO_TRADE, SAID } from '../phrases/intake-said';
import { REGISTRY_UNCLEAR } from '../phrases/telling';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatContext, Choice, Draft, Fact, Talk } from '../types';
import { GO_ON, saying, type Turn } from './turn';

export type IntakeTalk = Extract<Talk, { at: 'intake' }>;

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** What the first questions tell of a certificate, with nothing on record yet. */
const factsOf = (facts: IntakeFacts): CertificateFacts => ({ ...facts, ...NO_RECORD });

const MOST_CHOICES = 24;
const dateHint = '说哪天就行，比如“去年12月5日”“上个月15号”。';
const ADD = '加上';
const ADD_NOT = '先不加';

const asked = ({ title, help, kind }: Question): string =>
  [title, ...(help ? [help] : []), ...(kind === 'date' ? [dateHint] : [])].join('');

const answerFact = (question: string, value: string): Fact => ({
  op: 'set',
  certificate: null,
  fact: 'answer',
  value: { question, value },
  on: null,
});

const base = { clauses: [], actions: [], choices: [], written: [], undo: [], pending: null };

function ask(question: Question, answers: Answers, lead: string, written: Fact[] = []): Turn {
  return {
    ...base,
    text: `${lead}${asked(question)}`,
    clauses: question.clause === null ? [] : [question.clause],
    choices: question.options.slice(0, MOST_CHOICES).map(({ label }) => saying(label)),
    written,
    talk: { at: 'intake', answers, heard: null },
    asks: true,
  };
}

const added = (title: string): Draft => ({
  ...{ op: 'add', certificate: null, fact: 'certificate', value: title, on: null },
  ...{ lacks: null, offered: null },
});

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
    return { ...turn, actions: [{ type: 'open-page', label: '登录，把这本证书加上', page: 'add' }] };
  const { lacks: _lacks, offered: _offered, ...fact } = added(name);
  return {
    ...turn,
    text: `${turn.text}把这本${name}加上，对吗？`,
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

function next(
  rulebook: Rulebook,
  answers: Answers,
  context: ChatContext,
  lead: string,
  written: Fact[],
): Turn {
  const intake = foldIntake(rulebook, answers, context.asOf);
  if (intake.next) return ask(intake.next, answers, lead, written);
  return judge(rulebook, factsOf(intake.facts as IntakeFacts), answers, context, lead, written);
}

/** Starts the first questions, or goes on with them where they stand. */
const startIntake = (rulebook: Rulebook, answers: Answers, context: ChatContext, lead: string): Turn =>
  next(rulebook, answers, context, lead, []);

/** The question before the one that stands, asked again. */
function stepBack(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn | null {
  const last = foldIntake(rulebook, answers, context.asOf).answered.at(-1);
  if (!last) return null;
  const left = { ...answers };
  delete left[last.question.id];
  return ask(last.question, left, '好，回到上一个。');
}

/** The question that stands, in few words, for putting it again after something else. */
function standingQuestion(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn {
  const intake = foldIntake(rulebook, answers, context.asOf);
  if (!intake.next) return startIntake(rulebook, answers, context, '');
  const turn = ask(intake.next, answers, '');
  return { ...turn, text: intake.next.title };
}

/** Why the question is asked: where its answer leads. */
function whyAsked(rulebook: Rulebook, answers: Answers, context: ChatContext): Turn {
  const intake = foldIntake(rulebook, answers, context.asOf);
  const turn = startIntake(rulebook, answers, context, '');
  const reason =
    intake.next?.kind === 'date'
      ? '问日子，是因为每年的学习从那一天的下一年算起。'
      : '问这个，是因为不同的证、不同的情况，要办的事和期限不一样；不想说可以先停。';
  return { ...turn, text: `${reason}${turn.text}` };
}

interface Said {
  question: QuestionId;
  value: string;
}

type Match =
  | { said: Said[] }
  | { several: { question: Question; options: Option[] } }
  | { unclear: string }
  | null;

const ORDINALS = ['1', '2', '3', '4', '5', '6'];

function byOrdinal(options: readonly Option[], text: string): Option | undefined {
  const at = /^(?:第|选)?([1-6])(?:个|项|种)?$/.exec(text)?.[1];
  return at === undefined ? undefined : options[ORDINALS.indexOf(at)];
}

const partsOf = (label: string): string[] =>
  plainTrade(label)
    .split(/[()（）]/)
    .filter((part) => part !== '');

/** A trade said with all parts of its name, in any order. */
interface TradeSaid {
  family: FamilyId;
  options: Option[];
  /** The parts that were said. */
  parts: string[];
}

function tradeIn(rulebook: Rulebook, answers: Answers, text: string, asOf: Day): TradeSaid | null {
  const families = Object.keys(rulebook.families) as FamilyId[];
  const order = answers.family
    ? [answers.family as FamilyId, ...families.filter((id) => id !== answers.family)]
    : families;
  for (const family of order) {
    const { options } = questionOf(rulebook, 'trade', family, asOf);
    const whole = options.filter(({ label }) => partsOf(label).every((part) => text.includes(part)));
    const longest = Math.max(0, ...whole.map(({ label }) => partsOf(label).length));
    const best = whole.filter(({ label }) => partsOf(label).length === longest);
    if (best.length > 0) return { family, options: best, parts: best.flatMap(({ label }) => partsOf(label)) };
    const begun = options.filter(({ label }) => {
      const [post] = partsOf(label);
      return post !== undefined && partsOf(label).length > 1 && text.includes(post);
    });
    if (begun.length > 0)
      return { family, options: begun, parts: [partsOf((begun[0] as Option).label)[0] as string] };
  }
  return null;
}

/** 装饰装修, said when the post is known: the same post with another specialty. */
function specialtyIn(
  rulebook: Rulebook,
  answers: Answers,
  heard: string | null,
  text: string,
  asOf: Day,
): TradeSaid | null {
  const family = (answers.family ?? 'site-professional') as FamilyId;
  const post = partsOf(heard ?? answers.trade ?? '')[0];
  if (post === undefined) return null;
  const { options } = questionOf(rulebook, 'trade', family, asOf);
  const best = options.filter(({ label }) => {
    const parts = partsOf(label);
    return parts[0] === post && parts[1] !== undefined && text.includes(parts[1]);
  });
  return best.length === 1
    ? { family, options: best, parts: partsOf((best[0] as Option).label).slice(1) }
    : null;
}

const rest = (text: string, parts: readonly string[]): string =>
  parts.reduce((left, part) => left.replace(part, ''), text);
const bare = (text: string): string => text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');

/** What a text answers of the first questions; nothing of it may be left over. */
function understood(
  rulebook: Rulebook,
  talk: IntakeTalk,
  question: Question,
  typed: string,
  asOf: Day,
): Match {
  const { answers, heard } = talk;
  const exact = question.options.find(
    ({ label, value }) => plainTrade(label) === plainTrade(typed) || value === typed.trim(),
  );
  if (exact) return { said: [{ question: question.id, value: exact.value }] };
  const text = plain(typed).replace(/[,，。.！!]+$/, '');
  const chosen = byOrdinal(question.options, text);
  if (chosen) return { said: [{ question: question.id, value: chosen.value }] };
  const mood = moodOf(text);
  if (mood.asks || mood.others || mood.heard) return null;
  const said: Said[] = [];
  let left = text;
  const trade =
    tradeIn(rulebook, answers, plainTrade(text), asOf) ?? specialtyIn(rulebook, answers, heard, text, asOf);
  if (trade) {
    left = rest(left, trade.parts);
    if (trade.options.length === 1) {
      if (answers.family !== trade.family) said.push({ question: 'family', value: trade.family });
      said.push({ question: 'trade', value: (trade.options[0] as Option).value });
    }
  }
  for (const [id, values] of Object.entries(SAID)) {
    if (id === 'family' && trade) continue;
    const found = values.find(([, words]) => words.test(left));
    if (!found) continue;
    left = left.replace(found[1], '');
    said.push({ question: id as QuestionId, value: found[0] });
  }
  const days = daysIn(left, asOf);
  const day = days.find(({ said: one }) => one.is === 'day')?.said;
  const dateId = dateQuestionOf(said, answers, question);
  if (days.length > 0 && dateId) {
    left = rest(
      left,
      days.map(({ from, to }) => left.slice(from, to)),
    );
    const [first] = days;
    if (day?.is === 'day') said.push({ question: dateId, value: formatDay(day.day) });
    else if (bare(left) === '') {
      const on = first?.said;
      if (on?.is === 'future' && on.day !== null) said.push({ question: dateId, value: formatDay(on.day) });
      else return { unclear: `要具体的一天。${dateHint}` };
    }
  }
  if (bare(left) !== '') return null;
  if (trade && trade.options.length > 1) {
    const asking = questionOf(rulebook, 'trade', trade.family, asOf);
    return { several: { question: asking, options: trade.options } };
  }
  if (said.length > 0) return { said };
  return null;
}

/** Which day a day is, after what else was said. */
function dateQuestionOf(said: readonly Said[], answers: Answers, question: Question): QuestionId | null {
  if (question.kind === 'date') return question.id;
  const holding = said.find(({ question: id }) => id === 'holding')?.value ?? answers.holding;
  if (holding === 'exchanged') return 'exchangedOn';
  return holding === 'electronic' ? 'issuedOn' : null;
}

const LONGEST_TRADE = 8;

/** A trade that no option names is read back before it is taken. */
function tradeTyped(question: Question, typed: string): string | null {
  if (question.kind !== 'choice-or-text') return null;
  const text = plain(typed)
    .replace(/^(?:我)?(?:是|的证是|就是|干|做)?/, '')
    .replace(/[的吧呢,，。.!！]+$/, '');
  const mood = moodOf(text);
  if (mood.asks || mood.unreal || mood.others || mood.trouble || NO_TRADE.test(text)) return null;
  return /^[一-龥]{1,8}[工员师匠手]$/.test(text) && [...text].length <= LONGEST_TRADE ? text : null;
}

/** Asks which of several options is meant. */
const askWhich = (question: Question, answers: Answers, options: readonly Option[], heard: string): Turn => ({
  ...ask(question, answers, ''),
  text: '是下面哪一个？',
  choices: options.map(({ label }) => saying(label)),
  talk: { at: 'intake', answers, heard },
});

const ORDER: QuestionId[] = ['family', 'trade', 'holding', 'registryStatus', 'exchangedOn', 'issuedOn'];

/** The turn after a text, when it answers the question that stands or changes an earlier one; null when it does not. */
function answerIntake(
  rulebook: Rulebook,
  talk: IntakeTalk,
  typed: string,
  context: ChatContext,
): Turn | null {
  const { answers } = talk;
  const { asOf } = context;
  const intake = foldIntake(rulebook, answers, asOf);
  const question = intake.next ?? intake.answered.at(-1)?.question;
  if (!question) return null;
  const match = understood(rulebook, talk, question, typed, asOf);
  if (!match) {
    const trade = intake.next ? tradeTyped(question, typed) : null;
    if (trade !== null) return confirmTrade(question, answers, trade);
    const looked =
      intake.next?.id === 'registryStatus' && REGISTRY_UNCLEAR.test(plain(typed)) && !moodOf(typed).asks;
    return looked ? ask(question, answers, '查到了，显示的是哪一个？') : null;
  }
  if ('unclear' in match) return ask(question, answers, match.unclear);
  if ('several' in match) {
    const family = { family: familyOf(rulebook, match.several.options, asOf) };
    return askWhich(
      match.several.question,
      { ...answers, ...family },
      match.several.options,
      partsOf((match.several.options[0] as Option).label)[0] as string,
    );
  }
  return taking(rulebook, answers, match.said, question, context);
}

function familyOf(rulebook: Rulebook, options: readonly Option[], asOf: Day): FamilyId {
  const families = Object.keys(rulebook.families) as FamilyId[];
  const value = options[0]?.value;
  return (
    families.find((id) =>
      questionOf(rulebook, 'trade', id, asOf).options.some((one) => one.value === value),
    ) ?? (families[0] as FamilyId)
  );
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
    const error = checkAnswer(rulebook, answers, id, value, asOf);
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

function confirmTrade(question: Question, answers: Answers, trade: string): Turn {
  const fact = answerFact(question.id, trade);
  const choices: Choice[] = [
    { label: '对', act: { do: 'write', facts: [fact] }, means: 'yes' },
    { label: '不是', act: { do: 'drop' }, means: 'no' },
  ];
  return {
    ...base,
    text: `证书上写的是“${trade}”，对吗？`,
    choices,
    pending: { drafts: [{ ...fact, lacks: null, offered: null }], editing: false },
    talk: { at: 'intake', answers, heard: null },
    asks: true,
  };
}

/** After an answer that was read back was confirmed. */
function takeAnswer(rulebook: Rulebook, answers: Answers, fact: Fact, context: ChatContext): Turn {
  const { question, value } = fact.value as { question: QuestionId; value: string };
  const given = { ...answers, [question]: value };
  return next(rulebook, given, context, '好。', [fact]);
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
  take(answers: GivenAnswers, fact: Fact, context: ChatContext): Turn;
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
  take: (answers, fact, context) => takeAnswer(rulebook, answers, fact, context),
});
