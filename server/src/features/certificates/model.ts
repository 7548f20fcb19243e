import type { Known } from '@hz/shared/law';
import { type Connection, Schema, type Types } from 'mongoose';

/** An hour entry of the holder's own. Days are day numbers, hours are tenths. */
export interface StoredCredit {
  /** Made by the client, so that sending an entry twice adds it once. */
  id: string;
  on: number;
  tenths: number;
  recordedOn: number;
  /** Told at once for all days up to this one: the limit of a day is not its limit. */
  total?: boolean;
  /** One of the pack's categories; null: not said. */
  category?: string | null;
  /** First day of the cycle that a make-up course was taken for. */
  for?: number | null;
  /** The pack under which it was studied, where its certificate went to another since. */
  pack?: string;
  /** Noted when that cycle had been told of: it adds to what was told. Left out: so if it was noted on a later day. */
  adds?: boolean;
  /** Where it was noted first, when that certificate was deleted: its id and the entry's. */
  root?: string;
}

/** What the holder said was studied in the whole of a past cycle, by its first day. */
export interface StoredStatement {
  from: number;
  tenths: number;
  statedOn: number;
  /** Hours of the holder's other certificates that counted in it when it was told. */
  shared?: number;
}

/** When the reminders of a certificate are planned next. */
export interface PlanState {
  /** Day number; 0: at once, since something changed; null: not before something changes. */
  on: number | null;
  /** Counts the wishes to plan at once, so that a run begun before does not undo a later wish. */
  wishes: number;
}

/** What is kept of facts: by name, as they are known. A fact that nobody spoke of is left out. */
export type KnownFacts = Readonly<Record<string, Known>>;

/** One certificate with all its facts in one document, so that every change to it is atomic. */
export interface CertificateRecord {
  _id: Types.ObjectId;
  holderId: Types.ObjectId;
  version: number;
  /** The id of the pack by which it is judged; it may be one that is not served any more. */
  pack: string;
  /** The kind of certificate, as the pack names it. */
  kind: string;
  trade: string;
  specialty: string | null;
  number: string | null;
  /** All facts, those among them that are kept sealed. */
  facts: KnownFacts;
  /** The names of the facts that are kept sealed. */
  sealed: readonly string[];
  /** The day on which a fact was found so, where that was told. */
  toldOn: Readonly<Record<string, number>>;
  archived: boolean;
  credits: StoredCredit[];
  statements: StoredStatement[];
  createdOn: number;
  /** When reminders are planned anew; written together with every change of a fact. */
  plan: PlanState;
}

/** The fields in which the build before kept facts: see `before`. */
export interface ColumnsBefore {
  rulebook?: string;
  family?: string;
  newNumber?: string | null;
  registryStatus?: string | null;
  registryCheckedOn?: number | null;
  exchangedOn?: number | null;
  issuedOn?: number | null;
  downloadedOn?: number | null;
  inPost?: boolean | null;
  yearStatements?: { year: number; tenths: number; statedOn: number }[];
}

/** A certificate as it lies in the store. */
export interface CertificateDocument
  extends Omit<CertificateRecord, 'pack' | 'kind' | 'facts' | 'sealed' | 'toldOn' | 'statements'>,
    ColumnsBefore {
  /** Not there in a document that the build before wrote. */
  pack?: string;
  kind?: string;
  facts?: KnownFacts;
  /** The sealed facts as encrypted JSON. */
  sealedFacts?: string | null;
  toldOn?: Record<string, number>;
  statements?: StoredStatement[];
  /** Old and new number in the form in which numbers are compared; follows from the two. */
  numberKeys: string[];
  /** The request that added it, so that sending it twice adds one. */
  request?: string;
  /** A digest of what that request asked for: another one under the same id is refused. */
  requested?: string;
}

const creditSchema = new Schema<StoredCredit>(
  {
    ...{ id: String, on: Number, tenths: Number, recordedOn: Number },
    ...{ total: Boolean, category: String, for: Number, pack: String, adds: Boolean, root: String },
  },
  { _id: false, id: false },
);
const statementSchema = new Schema<StoredStatement>(
  { from: Number, tenths: Number, statedOn: Number, shared: Number },
  { _id: false },
);
const yearSchema = new Schema({ year: Number, tenths: Number, statedOn: Number }, { _id: false });
const planSchema = new Schema<PlanState>({ on: Number, wishes: Number }, { _id: false });
const optional = (type: NumberConstructor | StringConstructor | BooleanConstructor) => ({
  type,
  default: null,
});

const certificateSchema = new Schema<CertificateDocument>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    version: { type: Number, required: true },
    pack: String,
    kind: String,
    trade: { type: String, required: true },
    specialty: optional(String),
    number: optional(String),
    numberKeys: { type: [String], required: true },
    facts: Schema.Types.Mixed,
    sealedFacts: String,
    toldOn: Schema.Types.Mixed,
    archived: { type: Boolean, default: false },
    credits: { type: [creditSchema], required: true },
    statements: { type: [statementSchema], default: undefined },
    createdOn: { type: Number, required: true },
    plan: { type: planSchema, required: true },
    request: String,
    requested: String,
    // What the build before reads and writes.
    rulebook: String,
    family: String,
    newNumber: optional(String),
    registryStatus: optional(String),
    registryCheckedOn: optional(Number),
    exchangedOn: optional(Number),
    issuedOn: optional(Number),
    downloadedOn: optional(Number),
    inPost: optional(Boolean),
    yearStatements: { type: [yearSchema], default: undefined },
  },
  { collection: 'certificates', versionKey: false, id: false, minimize: false },
);
// list: the certificates of a holder in the order in which they were added
certificateSchema.index({ holderId: 1, _id: 1 });
// CertificatePlanning.waiting: which certificates have a reminder to plan today?
certificateSchema.index({ 'plan.on': 1 });

// enteredWithNumber: whose own entry is this number, old or new?
certificateSchema.index({ numberKeys: 1 });

// addFor: was this request carried out already? Unique, so that two at once add one certificate.
certificateSchema.index({ request: 1 }, { unique: true, sparse: true });

export const certificateModel = (connection: Connection) =>
  connection.model('Certificate', certificateSchema);
export type CertificateModel = ReturnType<typeof certificateModel>;
