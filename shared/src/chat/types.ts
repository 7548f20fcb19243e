import type { Day } from '../calendar';
import type { RegistryStatus } from '../engine';
import type { Answers, CertificateFacts } from '../guide';
import type { Tenths } from '../rulebook';
import type { Intent } from './intents';
import type { Candidate } from './understand/understanding';

/** A certificate of the holder, in the order in which they were added. */
export interface ChatCertificate {
  id: string;
  facts: CertificateFacts;
}

/** What is known of the one who asks; certificates that are archived are left out. */
export interface ChatHolder {
  registeredOn: Day | null;
  certificates: readonly ChatCertificate[];
  /** Answers to the first questions that the holder has given on any face of the product. */
  intake: Answers;
}

/** The world as the chat sees it; `holder` null: nobody has signed in. */
export interface ChatContext {
  asOf: Day;
  holder: ChatHolder | null;
}

/** Pages that an answer may send to. */
export type ChatPage = 'add' | 'notice' | 'privacy' | 'me' | 'reminders';

/** What a button under an answer does; `label` is what it says. `certificateId` null: no certificate is meant. */
export type ChatAction =
  | { type: 'open-step'; label: string; stepId: string; certificateId: string | null }
  | { type: 'copy'; label: string; text: string }
  | { type: 'dial'; label: string; phone: string }
  | { type: 'add-hours'; label: string; certificateId: string }
  | { type: 'set-reminder'; label: string }
  /** `number`: one that was typed, to be looked up at once. */
  | { type: 'scan'; label: string; number?: string }
  | { type: 'start-guide'; label: string }
  | { type: 'open-page'; label: string; page: ChatPage };

/** What the talk wants written down; whoever holds the records does it, as for the same tap on a screen. */
export type ChatEffect =
  | { type: 'answer-intake'; questionId: string; value: string }
  | { type: 'finish-intake' }
  | {
      type: 'mark-step';
      certificateId: string;
      stepId: string;
      on: Day;
      registryStatus: RegistryStatus | null;
      newNumber: string | null;
    }
  | { type: 'add-credit'; certificateId: string; on: Day; tenths: Tenths };

/** answer: told; clarify: asked back; handoff: to a person; decline: a polite no, or off topic. */
export type Outcome = 'answer' | 'clarify' | 'handoff' | 'decline';

/** A talk through the way: the first questions, or the steps of one certificate. */
export type Talk =
  /** `heard`: what was said of an answer of which more must be said (施工员, of which kind?). */
  | { at: 'intake'; answers: Answers; heard: string | null }
  /** `certificateId` null: the one that the first questions have just added. */
  | { at: 'way'; certificateId: string | null };

/** What the chat must remember between two messages; small, plain JSON, without identity. */
export interface ChatState {
  /** The last question that was understood, for a follow-up that leans on it. */
  last: { intent: Intent; text: string } | null;
  /** The questions offered when the helper last asked back; it does so once. */
  asked: Intent[] | null;
  /** The second of two questions in one message, offered and not yet answered. */
  offered: { intent: Intent; text: string } | null;
  /** What was asked since the last handoff, without identity, oldest first. */
  questions: string[];
  talk: Talk | null;
  /** Whether the last thing said was the talk's own question. */
  awaiting: boolean;
}

export interface QuickReply {
  label: string;
  /** What is sent when it is tapped. */
  text: string;
}

export interface ChatReply {
  state: ChatState;
  outcome: Outcome;
  /** The nearest intent, whatever the outcome. */
  intent: Intent;
  /** How sure the helper is of the intent, 0 to 1. */
  confidence: number;
  answer: string;
  /** The clauses that the answer rests on, in plain words. */
  clauses: { id: string; text: string }[];
  actions: ChatAction[];
  /** The three nearest intents, best first. */
  candidates: Candidate[];
  quickReplies: QuickReply[];
  /** What to write down for the holder; empty when nobody has signed in. */
  effects: ChatEffect[];
  /** Set when the question could not be answered: without identity, for the people who write answers. */
  unanswered: string | null;
  /** Set on a handoff: what was asked so far, without identity. */
  handedOver: string[] | null;
}
