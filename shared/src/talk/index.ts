export { anonymise } from './anonymise';
export { saidOfApart } from './apart';
export { type Chat, createChat } from './chat';
export { impersonal } from './impersonal';
export { INTENT_TITLES, INTENTS, type Intent } from './intents';
export { KEPT_TURNS, KEPT_UNANSWERED_DAYS } from './kept';
export { allPhrases, type Phrase } from './phrases';
export { chatStateSchema, newChat } from './state';
export { creditsOfTotal, undoOf } from './turns/records';
export { withoutTypedNumber, withTypedNumber } from './typed-number';
export type {
  ApartCertificate,
  Asked,
  ChatAction,
  ChatCertificate,
  ChatContext,
  ChatHolder,
  ChatPage,
  ChatReply,
  ChatState,
  Choice,
  Fact,
  FactValue,
  GivenAnswer,
  HandOver,
  Outcome,
  QuickReply,
} from './types';
export { normalise } from './understand/normalise';
export { type Candidate, Understanding } from './understand/understanding';
export { afterWriting } from './written';
