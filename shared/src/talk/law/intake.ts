import { type Day, formatDay } from '../../calendar';
import { type Pack, plainTrade } from '../../law';
import { AROUND, NO_TRADE } from '../phrases/intake-said';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { readTold } from '../told/reader';
import type { GivenAnswers, Questions } from '../turns/intake';
import type { IntakeTalk } from '../turns/intake/asking';
import { saying, type Turn } from '../turns/turn';
import type { ChatCertificate, ChatContext, Choice, Fact } from '../types';
import { standingOf } from './record';

interface Question {
  id: string;
  title: string;
  help: string | null;
  clause: string | null;
  options: { label: string; value: string }[];
  kind: 'choice' | 'text' | 'event' | 'date';
}

const NONE = 'none';
const UNKNOWN = 'unknown';
const NOT_HAPPENED = '还没有';
const NOT_KNOWN = '不清楚';

const base = { actions: [], written: [], undo: [], pending: null };

function factQuestion(pack: Pack, id: string): Question {
  const fact = pack.said.facts[id];
  if (!fact) throw new RangeError(`${pack.id} knows no fact ${id}`);
  const { title, help, clause } = fact.question;
  const options =
    fact.type === 'event'
      ? [{ label: NOT_HAPPENED, value: NONE }]
      : fact.type === 'state' && fact.values === 'yes-no'
        ? [
            { label: '是', value: 'true' },
            { label: '不是', value: 'false' },
          ]
        : fact.type === 'state' && fact.values !== 'text'
          ? Object.entries(fact.values).map(([value, label]) => ({ label, value }))
          : [];
  const kind =
    fact.type === 'event'
      ? 'event'
      : fact.type === 'date'
        ? 'date'
        : fact.values === 'text'
          ? 'text'
          : 'choice';
  return { id, title: `${title}？`, help: help ?? null, clause: clause ?? null, options, kind };
}

function kindQuestion({ said }: Pack): Question {
  const options = Object.entries(said.kinds).map(([value, { name }]) => ({ label: name, value }));
  return { id: 'kind', title: '是哪一种证书？', help: null, clause: null, options, kind: 'choice' };
}

function tradeQuestion(pack: Pack, kind: string): Question {
  const { posts = [], postsOpen = true } = pack.said.kinds[kind] ?? {};
  const options = posts.map(({ name }) => ({ label: name, value: name }));
  return {
    ...{ id: 'trade', title: pack.said.facts.trade?.question.title ?? '证书上写的是什么岗位' },
    ...{ help: null, clause: null, options, kind: postsOpen ? 'text' : 'choice' },
  } as Question;
}

/** A certificate as far as the answers tell of it. */
function certificateOf(pack: Pack, answers: GivenAnswers): ChatCertificate {
  const kind = answers.kind ?? (Object.keys(pack.said.kinds)[0] as string);
  const facts = Object.fromEntries(
    Object.entries(answers)
      .filter(
        // Whoever does not know says nothing; that something has not come yet is said.
        ([id, value]) => id !== 'kind' && Object.hasOwn(pack.said.facts, id) && value !== UNKNOWN,
      )
      .map(([id, value]) => [
        id,
        value === NONE ? null : value === 'true' ? true : value === 'false' ? false : value,
      ]),
  );
  return {
    id: 'asked',
    facts: {
      ...{ family: 'site-professional', trade: answers.trade ?? '', specialty: null, registryStatus: null },
      ...{ registryCheckedOn: null, exchangedOn: null, issuedOn: null, downloadedOn: null, newNumber: null },
      ...{ inPost: null, credits: [], yearStatements: [] },
    },
    law: { pack: pack.id, kind, facts, credits: [], cycles: [] },
  };
}

/** Kind and trade first, then from which day on it counts, then whatever the law asks for. */
function questionAt(pack: Pack, answers: GivenAnswers, asOf: Day): Question | null {
  const kinds = Object.keys(pack.said.kinds);
  if (kinds.length > 1 && answers.kind === undefined) return kindQuestion(pack);
  const kind = answers.kind ?? (kinds[0] as string);
  if (answers.trade === undefined) return tradeQuestion(pack, kind);
  const anchors = pack.said.obligations.flatMap(({ when }) =>
    'cycle' in when ? when.cycle.anchors.map(({ fact }) => fact) : 'once' in when ? [when.once.act] : [],
  );
  const happened = anchors.some((name) => answers[name] !== undefined && answers[name] !== NONE);
  const open = happened ? undefined : anchors.find((name) => answers[name] === undefined);
  if (open !== undefined) return factQuestion(pack, open);
  const { headline } = standingOf(pack, certificateOf(pack, answers), null, asOf);
  const asked = headline.answer.state === 'ask' ? headline.answer.ask : [];
  const next = asked.find((name) => answers[name] === undefined);
  return next === undefined ? null : factQuestion(pack, next);
}

const answerFact = (question: string, value: string): Fact => ({
  ...{ op: 'set', certificate: null, fact: 'answer', value: { question, value }, on: null },
});

/** What a text says to a question, by questions; null: nothing. */
function said(pack: Pack, question: Question, typed: string, asOf: Day): Record<string, string> | null {
  const text = plain(typed).replace(/[,，。.！!]+$/, '');
  const exact = question.options.find(({ label }) => plainTrade(label) === plainTrade(typed));
  if (exact) return { [question.id]: exact.value };
  const mood = moodOf(text);
  if (mood.asks || mood.others || mood.heard) return null;
  if (/^(?:我)?(?:不清楚|不知道|忘了|记不清了?|不记得)了?$/.test(text)) return { [question.id]: UNKNOWN };
  const bare = text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');
  if (question.kind === 'event' && /^(?:还)?(?:没|没有|未)(?:过|呢)?$/.test(bare))
    return { [question.id]: NONE };
  const option = question.options.find(
    ({ label }) => label.toLowerCase() === bare || label.toLowerCase().replace(/\s*类$/, '') === bare,
  );
  if (option) return { [question.id]: option.value };
  if (question.id === 'trade') return tradeSaid(question, bare);
  const told = readTold(typed, {
    asOf,
    facts: new Set(pack.factNames),
    trades: [],
    categories: [],
    expected: {
      fact: question.id,
      kind: question.kind === 'event' ? 'event' : question.kind === 'date' ? 'date' : 'state',
    },
    foreign: false,
  });
  const answers: Record<string, string> = {};
  for (const claim of told.claims) {
    if (claim.tells === 'state' && claim.value !== null) answers[claim.fact] = String(claim.value);
    if ((claim.tells === 'event' || claim.tells === 'date') && claim.day) {
      const day = claim.day;
      if (day.is === 'day' || (day.is === 'future' && day.day !== null && claim.tells === 'date'))
        answers[claim.fact] = formatDay(day.day as Day);
      else if (day.is === 'part') answers[claim.fact] = day.part;
    }
  }
  return Object.keys(answers).length > 0 ? answers : null;
}

function tradeSaid(question: Question, bare: string): Record<string, string> | null {
  const listed = question.options.find(({ label }) => bare === label.toLowerCase());
  if (listed) return { trade: listed.value };
  if (question.kind !== 'text' || NO_TRADE.test(bare) || !/^[一-龥]{1,7}[员工师匠手]$/.test(bare))
    return null;
  return { trade: bare };
}

/** The first questions of a pack: from its kinds, its posts and the facts that its obligations ask for. */
export function lawQuestionsOf(pack: Pack): Questions {
  function ask(question: Question, answers: GivenAnswers, lead: string, written: Fact[] = []): Turn {
    const choices: Choice[] = question.options.map(({ label }) => saying(label));
    return {
      ...base,
      text: `${lead}${question.title}${question.help ?? ''}`,
      clauses: question.clause === null ? [] : [question.clause],
      choices: question.kind === 'text' && choices.length === 0 ? [] : [...choices, saying(NOT_KNOWN)],
      written,
      talk: { at: 'intake', answers, heard: null },
      asks: true,
    };
  }

  function judge(answers: GivenAnswers, context: ChatContext, lead: string, written: Fact[]): Turn {
    const certificate = certificateOf(pack, answers);
    const holder = { registeredOn: null, certificates: [certificate], intake: {} };
    const { headline } = standingOf(pack, certificate, holder, context.asOf);
    const { title, sentences, reading, caveat, clauses } = headline.words;
    const name = certificate.facts.trade;
    const text = [
      `${name}：${title}。`,
      ...sentences,
      ...(reading ? [reading] : []),
      ...(caveat ? [caveat] : []),
    ].join('');
    return {
      ...base,
      text: `${lead}${text}`,
      clauses: [...clauses],
      choices: [],
      written,
      talk: null,
      asks: false,
    };
  }

  function next(answers: GivenAnswers, context: ChatContext, lead: string, written: Fact[]): Turn {
    const question = questionAt(pack, answers, context.asOf);
    return question ? ask(question, answers, lead, written) : judge(answers, context, lead, written);
  }

  return {
    onRecord: false,
    start: (answers, context, lead) => next(answers, context, lead, []),
    standing(answers, context) {
      const question = questionAt(pack, answers, context.asOf);
      const turn = next(answers, context, '', []);
      return question ? { ...turn, text: question.title } : turn;
    },
    back(answers, context) {
      const last = Object.keys(answers).at(-1);
      if (last === undefined) return null;
      const left = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last));
      return next(left, context, '好，回到上一个。', []);
    },
    why(answers, context) {
      const turn = next(answers, context, '', []);
      return {
        ...turn,
        text: `问这个，是因为不同的证、不同的情况，要办的事和期限不一样；不想说可以先停。${turn.text}`,
      };
    },
    answer(talk: IntakeTalk, typed: string, context: ChatContext) {
      const question = questionAt(pack, talk.answers, context.asOf);
      if (!question) return null;
      const given = said(pack, question, typed, context.asOf);
      if (!given) return null;
      const written = Object.entries(given).map(([id, value]) => answerFact(id, value));
      return next({ ...talk.answers, ...given }, context, '好。', written);
    },
    take(answers, facts, context) {
      const given = facts.map(({ value }) => value as { question: string; value: string });
      const now = Object.fromEntries(given.map(({ question, value }) => [question, value]));
      return next({ ...answers, ...now }, context, '好。', [...facts]);
    },
  };
}
