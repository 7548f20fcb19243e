import { type Connection, Schema, type Types } from 'mongoose';

/** One reminder of a company to somebody who consented to it. */
export interface NudgeRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  holderId: Types.ObjectId;
  certificateId: Types.ObjectId;
  personId: Types.ObjectId;
  what: 'exchange' | 'renewal' | 'study';
  /** Day numbers: the deadline it is about, the day it was asked for. */
  deadline: number;
  day: number;
  /** The first, second or third for this deadline. */
  nth: number;
  /** The membership. */
  by: Types.ObjectId;
  state: 'waiting' | 'sent' | 'withdrawn';
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;
const number = { type: Number, required: true } as const;

const nudgeSchema = new Schema<NudgeRecord>(
  {
    ...{ orgId: id, holderId: id, certificateId: id, personId: id, by: id },
    ...{ what: text as never, state: text as never },
    ...{ deadline: number, day: number, nth: number },
  },
  { collection: 'office_nudges', versionKey: false, id: false },
);
// Nudges.make: unique, so that two clerks at once do not both send the second of three
nudgeSchema.index({ orgId: 1, certificateId: 1, deadline: 1, nth: 1 }, { unique: true });
// Nudges.of: what did a company send?
nudgeSchema.index({ orgId: 1, _id: -1 });
// KeptRegister: the nudges of a holder
nudgeSchema.index({ holderId: 1 });
// Nudges.settle: which wait?
nudgeSchema.index({ state: 1, _id: 1 });

export const nudgeModels = (connection: Connection) => ({
  nudges: connection.model('OfficeNudge', nudgeSchema),
});
export type NudgeModels = ReturnType<typeof nudgeModels>;
