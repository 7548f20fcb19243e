import { parseDay } from '@hz/shared/calendar';
import { type Chat, type ChatReply, INTENTS, type Intent, newChat } from '@hz/shared/talk';
import type { HeldOut, HeldOutFollowUp } from './held-out';

const nobody = { asOf: parseDay('2022-12-05'), holder: null };

/** The intents that are no matter of this product. */
const offTopic: readonly Intent[] = ['out_of_scope', 'smalltalk', 'other_scheme'];

/** What was off topic is answered by its own pack, where one is at hand. */
const isRight = (wanted: Intent, got: Intent): boolean =>
  wanted === got || (wanted === 'out_of_scope' && got === 'other_scheme');

interface Judged extends HeldOut {
  reply: ChatReply;
  rank: number;
}

export interface Measured {
  judged: Judged[];
  top1: number;
  top3: number;
  /** Answered as if sure, and wrong: a share of all. */
  confidentlyWrong: number;
  /** Off-topic questions that got an on-topic answer: a share of the off-topic ones. */
  offTopicAnswered: number;
  answered: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

const told = ({ reply }: Judged): boolean => reply.outcome === 'answer' || reply.outcome === 'decline';

export function judge(chat: Chat, questions: readonly HeldOut[]): Measured {
  const judged = questions.map(({ intent, phrase }) => {
    const reply = chat.reply(newChat(), phrase, nobody);
    return { intent, phrase, reply, rank: reply.candidates.findIndex((one) => isRight(intent, one.intent)) };
  });
  const strangers = judged.filter(({ intent }) => intent === 'out_of_scope');
  const count = (fits: (one: Judged) => boolean, among = judged) =>
    share(among.filter(fits).length, among.length);
  return {
    judged,
    top1: count(({ intent, reply }) => isRight(intent, reply.intent)),
    top3: count(({ rank }) => rank >= 0),
    confidentlyWrong: count((one) => told(one) && !isRight(one.intent, one.reply.intent)),
    offTopicAnswered: count(
      ({ reply }) => reply.outcome === 'answer' && !offTopic.includes(reply.intent),
      strangers,
    ),
    answered: count(told),
  };
}

/** The share of follow-ups that are understood with the question before them. */
export function judgeFollowUps(chat: Chat, talks: readonly HeldOutFollowUp[]): number {
  const right = talks.filter(({ first, followup, intent }) => {
    const { state } = chat.reply(newChat(), first, nobody);
    return chat.reply(state, followup, nobody).intent === intent;
  });
  return share(right.length, talks.length);
}

/** How often one intent was taken for another, most often first. */
export function confusions({ judged }: Measured): [string, number][] {
  const counts = new Map<string, number>();
  for (const { intent, reply } of judged) {
    if (intent === reply.intent) continue;
    const pair = `${intent} → ${reply.intent}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
}

export interface IntentRow {
  intent: Intent;
  questions: number;
  top1: number;
  top3: number;
}

export const byIntent = ({ judged }: Measured): IntentRow[] =>
  INTENTS.map((intent) => {
    const own = judged.filter((one) => one.intent === intent);
    return {
      intent,
      questions: own.length,
      top1: own.filter(({ reply }) => reply.intent === intent).length,
      top3: own.filter(({ rank }) => rank >= 0).length,
    };
  });
