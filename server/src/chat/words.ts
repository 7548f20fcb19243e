import type { ChatReply } from '@hz/shared/chat';
import type { AppError } from '../errors';
import type { StoredAnswer } from './model';

/** What is said when the records refused what the talk wanted to write down. */
export const notWrittenDown = ({ intent }: ChatReply, refusal: AppError): StoredAnswer => ({
  outcome: 'answer',
  intent,
  text: `没有记上：${refusal.message}。别的都没变，换个说法再告诉我。`,
  clauses: [],
  actions: [],
  quickReplies: [],
});
