import { clauseText, phoneText } from '../guide';
import type { Rulebook } from '../rulebook';
import { answerOf } from './answers';
import { contactOf, dial, matterOf } from './answers/matter';
import { INTENT_TITLES, type Intent } from './intents';
import type { Resolved } from './resolve';
import { GO_ON, type Turn, tap } from './talk';
import type { ChatContext, ChatReply, ChatState, Outcome, QuickReply } from './types';
import type { Candidate } from './understand/understanding';

/** What every reply is made from. */
export interface Hearing {
  rulebook: Rulebook;
  context: ChatContext;
  /** With this question already among those asked. */
  state: ChatState;
  /** As typed. */
  text: string;
  /** Without identity. */
  anonymous: string;
  resolved: Resolved;
}

const SHOWN = 3;

const best = ({ resolved }: Hearing): Candidate => resolved.candidates[0] as Candidate;

function base(hearing: Hearing): Omit<ChatReply, 'outcome' | 'answer' | 'state'> {
  return {
    ...best(hearing),
    clauses: [],
    actions: [],
    candidates: hearing.resolved.candidates.slice(0, SHOWN),
    quickReplies: [],
    effects: [],
    unanswered: null,
    handedOver: null,
  };
}

/** A talk that another question has interrupted can be gone on with. */
const goOn = ({ state }: Hearing): QuickReply[] => (state.talk ? [tap(GO_ON)] : []);

const refusals: Partial<Record<Intent, Outcome>> = {
  refuse_fraud: 'decline',
  out_of_scope: 'decline',
  human: 'handoff',
};
const NO_QUESTION: readonly Intent[] = ['smalltalk', 'human'];

/** The answer; the second of two questions is offered. */
export function tell(
  hearing: Hearing,
  intent: Intent = best(hearing).intent,
  text = hearing.text,
): ChatReply {
  const { rulebook, context, state, anonymous, resolved } = hearing;
  const answer = answerOf(rulebook, intent, context, text);
  const outcome = refusals[intent] ?? 'answer';
  const { second } = resolved;
  const offer = second ? `你还问了“${INTENT_TITLES[second.intent]}”，要我接着说吗？` : '';
  const handedOver = outcome === 'handoff' ? state.questions : null;
  return {
    ...base(hearing),
    intent,
    outcome,
    answer: `${answer.text}${offer}`,
    clauses: answer.clauses,
    actions: answer.actions,
    quickReplies: [...(second ? [tap(INTENT_TITLES[second.intent])] : []), ...goOn(hearing)],
    handedOver,
    state: {
      ...state,
      last: NO_QUESTION.includes(intent) ? state.last : { intent, text: anonymous },
      asked: null,
      offered: second,
      questions: handedOver ? [] : state.questions,
      awaiting: false,
    },
  };
}

/** Questions that are worth offering when the helper asks back. */
const NOT_OFFERED: readonly Intent[] = ['out_of_scope', 'smalltalk', 'human', 'refuse_fraud'];
const WORTH = 0.03;
const FEWEST = 2;

function nearest({ candidates }: Resolved): Intent[] {
  const offered = candidates.filter(({ intent }) => !NOT_OFFERED.includes(intent)).slice(0, SHOWN);
  return offered.filter(({ confidence }, i) => i < FEWEST || confidence >= WORTH).map(({ intent }) => intent);
}

export const NONE_OF_THESE = '都不是';

/** Asks back, once, with the nearest questions. */
export function askBack(hearing: Hearing): ChatReply {
  const { state, anonymous, resolved } = hearing;
  const asked = nearest(resolved);
  const titles = asked.map((intent) => INTENT_TITLES[intent]);
  return {
    ...base(hearing),
    outcome: 'clarify',
    answer: `我不太确定你问的是哪件事。是不是：${titles.map((title) => `“${title}”`).join('，还是')}？`,
    quickReplies: [...titles.map(tap), tap(NONE_OF_THESE)],
    unanswered: anonymous,
    // What comes next answers this, and no longer leans on what was asked before.
    state: { ...state, last: null, asked, offered: null, awaiting: false },
  };
}

/** Hands over to a person, with what was asked so far. */
export function handOver(hearing: Hearing): ChatReply {
  const { rulebook, context, state, anonymous } = hearing;
  const matter = matterOf(rulebook, context);
  const desk = contactOf(matter, 'help-desk');
  const authority = contactOf(matter, 'authority');
  const asked = state.questions.map((question) => `“${question}”`).join('、');
  return {
    ...base(hearing),
    outcome: 'handoff',
    answer: `这个我没弄明白，找人说更快：技术问题打${desk.name} ${phoneText(desk)}，文件的问题打${authority.name} ${phoneText(authority)}。你问过的话可以照着念：${asked}。`,
    clauses: [{ id: '四(四)', text: clauseText(rulebook, '四(四)', context.asOf) }],
    actions: [dial(matter, 'help-desk'), dial(matter, 'authority')],
    quickReplies: goOn(hearing),
    unanswered: anonymous,
    handedOver: state.questions,
    state: { ...state, asked: null, offered: null, questions: [], awaiting: false },
  };
}

/** A turn of the talk through the way. */
export function lead(hearing: Hearing, turn: Turn, intent: Intent): ChatReply {
  const { rulebook, context, state, anonymous } = hearing;
  const clauses = turn.clauses.map((id) => ({ id, text: clauseText(rulebook, id, context.asOf) }));
  return {
    ...base(hearing),
    intent,
    outcome: 'answer',
    answer: turn.text,
    clauses,
    actions: turn.actions,
    quickReplies: turn.quickReplies,
    effects: turn.effects,
    state: {
      ...state,
      last: state.last ?? { intent, text: anonymous },
      asked: null,
      offered: null,
      talk: turn.talk,
      awaiting: turn.asks,
    },
  };
}
