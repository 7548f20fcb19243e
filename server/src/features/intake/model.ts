import type { IntakeAnswers } from '@hz/shared/standing';
import { type Connection, Schema, type Types } from 'mongoose';

/** The answers a holder has given so far about a certificate that is not added yet. */
export interface IntakeDraft {
  /** The holder's id: one draft a holder, found by its key alone. */
  _id: Types.ObjectId;
  /** The id the certificate will have, so that adding it twice adds it once. */
  certificateId: Types.ObjectId;
  /** The one that was added last: whoever did not hear the answer asks again, and is told the same. */
  added?: Types.ObjectId;
  /** Not there in a draft that the build before wrote: its answers are those of the first version of the API. */
  pack?: string;
  answers: IntakeAnswers;
  /** Answers to the questions of other packs, by their ids: they wait until their place is chosen again. */
  aside?: Readonly<Record<string, IntakeAnswers>>;
}

const draftSchema = new Schema<IntakeDraft>(
  {
    certificateId: { type: Schema.Types.ObjectId, required: true },
    added: Schema.Types.ObjectId,
    pack: String,
    answers: { type: Schema.Types.Mixed, required: true },
    aside: Schema.Types.Mixed,
  },
  { collection: 'intakes', versionKey: false, minimize: false },
);

export const intakeModel = (connection: Connection) => connection.model('IntakeDraft', draftSchema);
export type IntakeModel = ReturnType<typeof intakeModel>;
