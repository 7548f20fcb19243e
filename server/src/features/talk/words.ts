import type { ChatReply, ChatState, Fact } from '@hz/shared/talk';
import type { AppError } from '../../platform/errors';
import type { StoredAnswer } from './model';

/** What begins the first questions, or goes on with them. */
export const BEGIN_INTAKE = '我要登记一个证';

/** What is said before the question that stands now, where an answer to another one could not be kept. */
export const NOT_TAKEN = '刚才那句没有记上。';

/** What a server of the version before shows in place of an answer that it cannot read. */
export const SEALED = '这条回答加密保存了，过一会儿再来看。';

export const isOfIntake = ({ fact }: Fact): boolean =>
  fact === 'answer' || fact === 'certificate' || fact === 'draft';

/** What is said when the records refused what the talk wanted to write down. */
export const notWrittenDown = ({ intent }: ChatReply, refusal: AppError): StoredAnswer => ({
  outcome: 'answer',
  intent,
  text: `没有记上：${refusal.message.replace(/。$/, '')}。别的都没变，换个说法再告诉我。`,
  clauses: [],
  actions: [],
  quickReplies: [],
});

/**
 * What is said to whoever has only certificates whose documents are served no longer.
 * @param said of those that the message is about
 */
export const notServedAnyMore = (state: ChatState, said: string | null): ChatReply =>
  saysOnly(
    state,
    said ?? '你的证按的那份文件，这里现在不办了。你填过的都还在，只是助手不再作判断，也不提醒。',
  );

const saysOnly = (state: ChatState, answer: string): ChatReply => ({
  ...{ state, outcome: 'answer', intent: 'notice_source', told: false, confidence: 1, answer },
  ...{ clauses: [], actions: [], candidates: [], quickReplies: [], written: [], proposed: [] },
  ...{ unanswered: null, handedOver: null },
});
