import { type Connection, Schema, type Types } from 'mongoose';

/** A question that the chat handed over to people. */
export interface QuestionRecord {
  _id: Types.ObjectId;
  /** Who asked: nobody at a desk sees it. The question goes with them. */
  holderId: Types.ObjectId;
  /** The turn in their talk under which the answer is to stand. */
  turnId: string;
  askedAt: Date;
  /** What the chat handed over, and later the answer, sealed: people type what they should not. */
  sealed: string;
  state: 'open' | 'taken' | 'answered' | 'closed';
  /** The membership that has taken it. */
  by: Types.ObjectId | null;
  closedAt: Date | null;
}

const questionSchema = new Schema<QuestionRecord>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    turnId: { type: String, required: true },
    askedAt: { type: Date, required: true },
    sealed: { type: String, required: true },
    state: { type: String, required: true } as never,
    by: { type: Schema.Types.ObjectId, default: null },
    closedAt: { type: Date, default: null },
  },
  { collection: 'office_questions', versionKey: false, id: false },
);
// Questions.take over: unique, so that the same turn is handed over once; deletion of a holder
questionSchema.index({ holderId: 1, turnId: 1 }, { unique: true });
// Questions.list: what waits, the oldest first?
questionSchema.index({ state: 1, _id: 1 });

export const questionModels = (connection: Connection) => ({
  questions: connection.model('OfficeQuestion', questionSchema),
});
export type QuestionModels = ReturnType<typeof questionModels>;
