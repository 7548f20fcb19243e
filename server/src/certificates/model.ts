import type { CertificateFacts } from '@hz/shared/guide';
import type { FamilyId } from '@hz/shared/rulebook';
import { type Connection, Schema, type Types } from 'mongoose';

/** An hour entry of the holder's own. Days are day numbers, hours are tenths. */
export interface StoredCredit {
  /** Made by the client, so that sending an entry twice adds it once. */
  id: string;
  on: number;
  tenths: number;
  recordedOn: number;
}

/** What the holder said was studied in the whole of a past year. */
interface StoredStatement {
  year: number;
  tenths: number;
  statedOn: number;
}

/** When the reminders of a certificate are looked at next. */
export interface PlanState {
  /** Day number; 0: at once, since something changed; null: not before something changes. */
  on: number | null;
  /** Counts the wishes to look at once, so that a look begun before does not undo a later wish. */
  wishes: number;
}

/** One certificate with all its facts in one document, so that every change to it is atomic. */
export interface CertificateRecord extends Omit<CertificateFacts, 'credits' | 'yearStatements'> {
  _id: Types.ObjectId;
  holderId: Types.ObjectId;
  version: number;
  rulebook: string;
  number: string | null;
  /** Old and new number in the form in which numbers are compared; follows from the two. */
  numberKeys: string[];
  archived: boolean;
  credits: StoredCredit[];
  yearStatements: StoredStatement[];
  createdOn: number;
  /** When reminders are planned anew; written together with every change of a fact. */
  plan: PlanState;
}

const creditSchema = new Schema<StoredCredit>(
  { id: String, on: Number, tenths: Number, recordedOn: Number },
  { _id: false, id: false },
);
const statementSchema = new Schema<StoredStatement>(
  { year: Number, tenths: Number, statedOn: Number },
  { _id: false },
);
const planSchema = new Schema<PlanState>({ on: Number, wishes: Number }, { _id: false });
const optional = (type: NumberConstructor | StringConstructor | BooleanConstructor) => ({
  type,
  default: null,
});

const certificateSchema = new Schema<CertificateRecord>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    version: { type: Number, required: true },
    rulebook: { type: String, required: true },
    family: { type: String as unknown as FamilyId & typeof String, required: true },
    trade: { type: String, required: true },
    specialty: optional(String),
    number: optional(String),
    numberKeys: { type: [String], required: true },
    newNumber: optional(String),
    registryStatus: optional(String),
    registryCheckedOn: optional(Number),
    exchangedOn: optional(Number),
    issuedOn: optional(Number),
    downloadedOn: optional(Number),
    inPost: optional(Boolean),
    partly: { type: Schema.Types.Mixed },
    archived: { type: Boolean, default: false },
    credits: { type: [creditSchema], required: true },
    yearStatements: { type: [statementSchema], required: true },
    createdOn: { type: Number, required: true },
    plan: { type: planSchema, required: true },
  },
  { collection: 'certificates', versionKey: false, id: false },
);
// list: the certificates of a holder in the order in which they were added
certificateSchema.index({ holderId: 1, _id: 1 });
// CertificatePlanning.waiting: which certificates have a reminder to plan today?
certificateSchema.index({ 'plan.on': 1 });

// enteredWithNumber: whose own entry is this number, old or new?
certificateSchema.index({ numberKeys: 1 });

export const certificateModel = (connection: Connection) =>
  connection.model('Certificate', certificateSchema);
export type CertificateModel = ReturnType<typeof certificateModel>;
