import { formatDay, shanghaiDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { ChatReply } from '@hz/shared/talk';
import type { Turn } from './stored';

const two = (value: number) => String(value).padStart(2, '0');

function momentOf(at: number) {
  const minute = shanghaiMinuteOfDay(at);
  return { on: formatDay(shanghaiDay(at)), time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}` };
}

/** One message and its answer, as the chat page shows them. */
export function presentTurn({ id, at, text, answer, useful, personSays }: Turn) {
  const { intent: _, ...shown } = answer;
  return {
    id,
    ...momentOf(at),
    text,
    answer: shown,
    useful,
    ...(personSays && {
      personSays: { ...momentOf(personSays.at), from: personSays.from, text: personSays.text },
    }),
  };
}

/** An answer to somebody who has not signed in, with the thread that the client carries on. */
export const presentReply = ({ state, outcome, answer, clauses, actions, quickReplies }: ChatReply) => ({
  answer: { outcome, text: answer, clauses, actions, quickReplies },
  state,
});
