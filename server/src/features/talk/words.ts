import type { ChatReply, ChatState } from '@hz/shared/talk';
import type { AppError } from '../../platform/errors';
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

/** What is said by a pack before its first document is out: nothing that it will say. */
export const notPublishedYet = (state: ChatState): ChatReply => ({
  ...{ state, outcome: 'answer', intent: 'notice_source', told: false, confidence: 1 },
  answer: '这份文件当时还没有发布。发布以前，助手不作判断。',
  ...{ clauses: [], actions: [], candidates: [], quickReplies: [], written: [], proposed: [] },
  ...{ unanswered: null, handedOver: null },
});
