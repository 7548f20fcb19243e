import type { ChatReply, ChatState } from '@hz/shared/talk';
import { type Connection, Schema, type Types } from 'mongoose';

/** What the helper said; the rest of a reply is not kept. */
export type StoredAnswer = Pick<ChatReply, 'outcome' | 'intent' | 'clauses' | 'actions' | 'quickReplies'> & {
  text: string;
};

/** One message of the holder and its answer. */
export interface StoredTurn {
  /** Made by the client, so that sending a message twice asks once. */
  id: string;
  /** The law's clock, in milliseconds since the epoch. */
  at: number;
  /** What was typed, sealed: people type their numbers into a chat. */
  sealedText: string;
  /** What was answered, as encrypted JSON: it says again what was typed, and what a pack marks as personal. */
  sealedAnswer?: string;
  /** The same as the build before writes it; where it is sealed, what that build shows in its place. */
  answer: StoredAnswer;
  useful: boolean | null;
  /** What a person answered later, sealed, where the helper had handed over. */
  personSays?: { at: number; from: string; sealedText: string };
}

/** A holder's talk with the helper: one document, found by its key alone. */
export interface ChatRecord {
  _id: Types.ObjectId;
  /** What the talk remembers, as encrypted JSON: it holds what was said, and what waits to be written down. */
  sealedState?: string;
  /** The same as the build before writes it: where it is there, it is the newer one. */
  state?: ChatState;
  turns: StoredTurn[];
}

/** A question without identity for the people who write answers. */
export interface ChatGap {
  /** Kind and text, hashed: the same question is counted, not kept again. */
  _id: string;
  kind: 'unanswered' | 'not-useful';
  intent: string;
  text: string;
  times: number;
  /** Day number when it was last asked. */
  lastOn: number;
  /** Real time. */
  expiresAt: Date;
}

const chatSchema = new Schema<ChatRecord>(
  {
    sealedState: String,
    state: Schema.Types.Mixed,
    turns: { type: [Schema.Types.Mixed as never] },
  },
  { collection: 'chats', versionKey: false, minimize: false },
);

const gapSchema = new Schema<ChatGap>(
  {
    _id: { type: String, required: true },
    kind: { type: String, required: true },
    intent: { type: String, required: true },
    text: { type: String, required: true },
    times: { type: Number, required: true },
    lastOn: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'chatGaps', versionKey: false },
);
// ChatGaps.list: which questions went unanswered, the most asked first?
gapSchema.index({ times: -1, _id: 1 });
// the store itself removes what nobody has asked for a long time
gapSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const chatModels = (connection: Connection) => ({
  chats: connection.model('Chat', chatSchema),
  gaps: connection.model('ChatGap', gapSchema),
});
export type ChatModels = ReturnType<typeof chatModels>;
