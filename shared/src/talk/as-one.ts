import { anonymise } from './anonymise';
import { MOST_ACTIONS } from './answers';
import type { ChatReply, ChatState } from './types';

/** So many questions are kept for whoever takes the talk over. */
export const MOST_ASKED = 8;

/** Something that was asked was answered, and nothing else happened. */
export const isAnswer = ({ outcome, told, written }: ChatReply): boolean =>
  outcome === 'answer' && !told && written.length === 0;

/** Two answers as one, the holder's own first. */
export function asOne(own: ChatReply, other: ChatReply, before: ChatState, text: string): ChatReply {
  const said = own.state.before.at(-1);
  return {
    ...own,
    answer: `${own.answer}\n${other.answer}`,
    clauses: [...own.clauses, ...other.clauses].filter(
      ({ id }, at, all) => all.findIndex((one) => one.id === id) === at,
    ),
    actions: [...own.actions, ...other.actions].slice(0, MOST_ACTIONS),
    state: {
      ...own.state,
      before: said
        ? [...before.before, { ...said, question: anonymise(text) }].slice(-MOST_ASKED)
        : own.state.before,
    },
  };
}
