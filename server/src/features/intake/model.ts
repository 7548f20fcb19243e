import type { IntakeAnswers } from '@hz/shared/standing';
import { type Connection, Schema, type Types } from 'mongoose';

/** What was answered of the questions of packs. */
export interface Answered {
  /** Not there in what the first version of the API was answered before packs had questions. */
  pack?: string;
  answers: IntakeAnswers;
  /** Answers to the questions of other packs, by their ids: they wait until their place is chosen again. */
  aside?: Readonly<Record<string, IntakeAnswers>>;
}

/** What a holder has answered so far about a certificate that is not added yet, as it lies in the store. */
export interface IntakeDocument extends Answered {
  /** The holder's id: one draft a holder, found by its key alone. */
  _id: Types.ObjectId;
  /** The id the certificate will have, so that adding it twice adds it once. */
  certificateId: Types.ObjectId;
  /** The one that was added last: whoever did not hear the answer asks again, and is told the same. */
  added?: Types.ObjectId;
  /**
   * All that was answered, as encrypted JSON with the id of the certificate that it is about. What stands open beside it
   * was written by the build before, and later.
   */
  sealedAnswers?: string | null;
  /** Its certificate is being added: no answer is taken any more. */
  closed?: boolean;
}

const draftSchema = new Schema<IntakeDocument>(
  {
    certificateId: { type: Schema.Types.ObjectId, required: true },
    added: Schema.Types.ObjectId,
    sealedAnswers: String,
    closed: Boolean,
    // What the build before reads and writes.
    pack: String,
    answers: { type: Schema.Types.Mixed, required: true },
    aside: Schema.Types.Mixed,
  },
  { collection: 'intakes', versionKey: false, minimize: false },
);

export const intakeModel = (connection: Connection) => connection.model('IntakeDraft', draftSchema);
export type IntakeModel = ReturnType<typeof intakeModel>;
