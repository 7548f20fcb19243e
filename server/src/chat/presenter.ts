import { formatDay, shanghaiDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { ChatReply } from '@hz/shared/chat';
import type { Turn } from './service';

const two = (value: number) => String(value).padStart(2, '0');

/** One message and its answer, as the chat page shows them. */
export function presentTurn({ id, at, text, answer, useful }: Turn) {
  const { intent: _, ...shown } = answer;
  const minute = shanghaiMinuteOfDay(at);
  return {
    id,
    on: formatDay(shanghaiDay(at)),
    time: `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
    text,
    answer: shown,
    useful,
  };
}

/** An answer to somebody who has not signed in, with the thread that the client carries on. */
export const presentReply = ({ state, outcome, answer, clauses, actions, quickReplies }: ChatReply) => ({
  answer: { outcome, text: answer, clauses, actions, quickReplies },
  state,
});
