import type { Answers } from '@hz/shared/v1/guide';
import { type Connection, Schema, type Types } from 'mongoose';

/** The answers a holder has given so far about a certificate that is not added yet. */
export interface IntakeDraft {
  /** The holder's id: one draft a holder, found by its key alone. */
  _id: Types.ObjectId;
  /** The id the certificate will have, so that adding it twice adds it once. */
  certificateId: Types.ObjectId;
  answers: Answers;
}

const draftSchema = new Schema<IntakeDraft>(
  {
    certificateId: { type: Schema.Types.ObjectId, required: true },
    answers: { type: Schema.Types.Mixed, required: true },
  },
  { collection: 'intakes', versionKey: false, minimize: false },
);

export const intakeModel = (connection: Connection) => connection.model('IntakeDraft', draftSchema);
export type IntakeModel = ReturnType<typeof intakeModel>;
