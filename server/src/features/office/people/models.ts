import type { PackLookVerdict } from '@hz/shared/codes';
import type { PersonView } from '@hz/shared/contracts';
import { type Connection, Schema, type Types } from 'mongoose';

/** What a company's list says of a person. */
export interface PersonFacts {
  number: string | null;
  name: string;
  post: string | null;
  project: string | null;
  leader: string | null;
}

/** A person of the list that a company uses. */
export interface PersonRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  /** Keyed hash of the number within the company; null where the list gives none. */
  key: string | null;
  /** PersonFacts. */
  sealed: string;
  /** False where too many names were tried with the number: nothing is looked up for it. */
  checked: boolean;
  /** What official lists say, as of the organisation's mark. */
  state: PersonView['state'];
  verdict: PackLookVerdict;
  reason: string;
  /** Day numbers. */
  deadline: number | null;
  source: string | null;
  sourceAsOf: number | null;
  /** 已口头通知: the day, and by which membership. */
  toldOn: number | null;
  toldBy: Types.ObjectId | null;
}

/** A name that a company has tried with a number: there is room for three. */
export interface NameTryRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  /** Keyed hash of the number within the company. */
  key: string;
  slot: number;
  /** The number and the name, sealed: with new keys it gets a new hash. */
  sealed: string;
  /** Real time. */
  expiresAt: Date;
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const optionalNumber = { type: Number, default: null } as const;

const personSchema = new Schema<PersonRecord>(
  {
    ...{
      orgId: id,
      key: optionalText,
      sealed: text,
      state: text as never,
      verdict: text as never,
      reason: text,
    },
    checked: { type: Boolean, required: true },
    ...{ deadline: optionalNumber, source: optionalText, sourceAsOf: optionalNumber, toldOn: optionalNumber },
    toldBy: { type: Schema.Types.ObjectId, default: null },
  },
  { collection: 'office_people', versionKey: false, id: false },
);
// People.all: everybody on a company's list, in the order they came
personSchema.index({ orgId: 1, _id: 1 });
// People.page: who of a company stands like this, in the order they came?
personSchema.index({ orgId: 1, state: 1, _id: 1 });
// People.firstDeadline: by which day does the first of a company have to exchange?
personSchema.index({ orgId: 1, state: 1, deadline: 1 });
// People.firstDeadline, People.countExpiring: whose certificate of a company expires first, and how many soon?
personSchema.index({ orgId: 1, verdict: 1, deadline: 1 });
// People.withKeys: who of a company has one of these numbers?
personSchema.index({ orgId: 1, key: 1 });

const triesSchema = new Schema<NameTryRecord>(
  {
    ...{ orgId: id, key: text, sealed: text },
    slot: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'office_name_tries', versionKey: false, id: false },
);
// NameTries.allow: which names were tried with this number? Unique: two at once cannot take the same room.
triesSchema.index({ orgId: 1, key: 1, slot: 1 }, { unique: true });
// the store itself forgets tries after a month
triesSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const peopleModels = (connection: Connection) => ({
  people: connection.model('OfficePerson', personSchema),
  tries: connection.model('OfficeNameTries', triesSchema),
});
export type PeopleModels = ReturnType<typeof peopleModels>;
