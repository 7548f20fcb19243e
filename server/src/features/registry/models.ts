import type { PackLookVerdict } from '@hz/shared/codes';
import type { ImportView } from '@hz/shared/contracts';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import { type Connection, Schema, type Types } from 'mongoose';

type ObjectId = Types.ObjectId;

/**
 * One list that was imported. What its rows say counts while it is `active`, and not a moment longer or earlier:
 * an import comes into force, and is taken back, by one change of this one document.
 */
export interface ImportRecord
  extends Pick<
    ImportView,
    | 'kind'
    | 'state'
    | 'dryRun'
    | 'source'
    | 'fileName'
    | 'author'
    | 'counts'
    | 'columns'
    | 'lines'
    | 'warnings'
    | 'failure'
  > {
  _id: ObjectId;
  /** Missing where it is the first version's: what was imported before there were others. */
  pack?: string | undefined;
  /** Day numbers. */
  asOf: number;
  coversFrom: number | null;
  /** Real time. */
  startedAt: Date;
  finishedAt: Date | null;
  takenBackAt: Date | null;
  /** Written every few rows while it runs; one that fell silent was cut short. */
  aliveAt: Date;
  /**
   * By which way of folding the records it tells of have been folded since it came into force. What a version before
   * folded in another way carries another word, and is folded anew by the next start.
   */
  folded?: string;
  /** What the same file with the same wishes has in common; there only while it runs or is active. */
  slot?: string;
}

/** What says something: a list, and every later one that says exactly the same. */
export interface Told {
  _id: ObjectId;
  import: ObjectId;
  /** The other lists; missing where there is none. */
  also?: ObjectId[];
}

/** Every list that makes a statement. */
export const listsOf = ({ import: first, also = [] }: Pick<Told, 'import' | 'also'>): ObjectId[] => [
  first,
  ...also,
];

/** What rows of lists say about a certificate; gone when no list says it any more. */
export interface CertificateStatement extends Told {
  /** Keyed hashes of the numbers, old and new. */
  keys: string[];
  /** Keyed hashes of name and identity number, to compare without opening. */
  nameKey: string | null;
  idKey: string | null;
  /** Numbers, name and identity number, encrypted. */
  sealed: string;
  /** The pack of the lists that make it; missing where it is the first version's. */
  pack?: string | undefined;
  /** The pack's kind of certificate. */
  family: string;
  trade: string;
  specialty: string | null;
  status: RegistryStatus | null;
  company: string | null;
  /** Its unified social credit code; missing where an earlier version imported. */
  creditCode?: string | null;
  region: string | null;
  issuedOn: number | null;
  exchangedOn: number | null;
  /** The last day of its term; missing where lists of its pack tell none. */
  expiresOn?: number | null;
  electronic: boolean | null;
  /** How the certificate stands, where this statement is the one that keeps it. */
  fold?: Fold;
}

/** What some statements say together, but for what is personal. */
export interface Together {
  statements: ObjectId[];
  family: string;
  trade: string;
  specialty: string | null;
  status: RegistryStatus | null;
  exchangedOn: number | null;
  issuedOn: number | null;
  company: string | null;
}

/** How records are folded now: another word whenever a state comes to follow from more, or from other, facts. */
export const FOLDED_BY = 'status and doubts';

/**
 * How one certificate stands by all lists in force, folded once, to be looked for by region, company, state and day.
 * One of its statements keeps it: it counts while a list in force makes that statement. Names nobody.
 */
export interface Fold {
  /** The code of the smallest region that its list names, six digits (GB/T 2260). */
  region: string | null;
  /** The company as it is looked for: its plain name, and its unified social credit code. */
  companies: string[];
  /** `exchange-open` is void after its due day; every other state has none. */
  state: PackLookVerdict;
  due: number | null;
  /** Missing where the statement that keeps it is the only one: it says so itself. */
  together?: Together;
}

/** Hours of one certificate in an official study list. */
export interface StudyStatement extends Told {
  /** Keyed hash of the certificate's number, and the number, encrypted. */
  key: string;
  sealed: string;
  /** As in a statement of a certificate. */
  pack?: string | undefined;
  on: number;
  tenths: number;
  source: string | null;
}

/** A row that is bad, or that changes what was known. Holds no name, number or identity number. */
export interface Finding {
  _id: ObjectId;
  import: ObjectId;
  kind: 'bad' | 'changed';
  sheet: string | null;
  row: number;
  field: string | null;
  /** The column by its letter; missing where an earlier version found it. */
  column?: string | null;
  /** What was read, where it is not personal. */
  read?: string | null;
  code: string;
  message: string;
  /** Real time; the store forgets it after half a year. */
  at?: Date;
}

/** A record attached to the certificate of a holder. */
export interface Claim {
  _id: ObjectId;
  /** Keyed hashes of the record's numbers under every key of the ring, so that it has one holder at a time. */
  keys: string[];
  /** The numbers, encrypted. */
  sealed: string;
  /** As in a statement of a certificate. */
  pack?: string | undefined;
  holderId: ObjectId;
  certificateId: ObjectId;
  /** By the law's clock. */
  at: Date;
  /** Real time; missing where an earlier version claimed. */
  attachedAt?: Date;
}

/** A second claim of a record: a person decides, and both are told. */
export interface Dispute {
  _id: ObjectId;
  claimId: ObjectId;
  keys: string[];
  holderId: ObjectId;
  /** The holder's certificate that the record was attached to. */
  certificateId: ObjectId;
  holderSince: Date;
  claimantId: ObjectId;
  /** The certificate to attach it to if the claimant is right. */
  claimantCertificateId: ObjectId;
  /** By the law's clock, as `decidedAt` is. */
  openedAt: Date;
  /** released: the holder let the record go, and so the one who waited has it. */
  decision: 'holder' | 'claimant' | 'neither' | 'released' | null;
  decidedAt: Date | null;
  note: string | null;
  /** Whether the decision has had its effect. */
  applied: boolean;
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;
const optionalText = { type: String, default: null } as const;
const optionalNumber = { type: Number, default: null } as const;
const optionalDate = { type: Date, default: null } as const;
const bare = { versionKey: false, id: false } as const;

const importSchema = new Schema<ImportRecord>(
  {
    ...{ kind: text, pack: String, state: text, source: text, fileName: text, author: text },
    dryRun: { type: Boolean, required: true },
    asOf: { type: Number, required: true },
    coversFrom: optionalNumber,
    startedAt: { type: Date, required: true },
    finishedAt: optionalDate,
    takenBackAt: optionalDate,
    aliveAt: { type: Date, required: true },
    counts: { type: Object, required: true },
    lines: { type: Object, default: null },
    columns: { type: [Object], required: true } as never,
    warnings: { type: [String], required: true },
    failure: optionalText,
    folded: String,
    slot: String,
  },
  { collection: 'registry_imports', ...bare },
);
// begin: was this file imported before, with the same wishes? Unique, so that two clerks at once import it once.
importSchema.index({ slot: 1 }, { unique: true, sparse: true });
// list: the latest imports
importSchema.index({ startedAt: -1 });
// recover: which imports were cut short, and which still have rows to clear away?
importSchema.index({ state: 1 });

const certificateSchema = new Schema<CertificateStatement>(
  {
    import: id,
    also: { type: [Schema.Types.ObjectId], default: undefined },
    keys: { type: [String], required: true },
    ...{ nameKey: optionalText, idKey: optionalText, sealed: text, family: text as never, trade: text },
    ...{ pack: String, expiresOn: Number },
    ...{ specialty: optionalText, status: optionalText, company: optionalText, region: optionalText },
    creditCode: optionalText,
    ...{ issuedOn: optionalNumber, exchangedOn: optionalNumber },
    electronic: { type: Boolean, default: null },
    fold: { type: Object, default: undefined },
  },
  { collection: 'registry_certificates', ...bare },
);
// statements: what do lists say about this number?
certificateSchema.index({ keys: 1 });
// clear: the rows of an import that was taken back, alone or with other lists
certificateSchema.index({ import: 1 });
certificateSchema.index({ also: 1 }, { sparse: true });
// search: the records of a region, by state and day; one statement of each keeps it
certificateSchema.index({ 'fold.region': 1, 'fold.state': 1, 'fold.due': 1 }, { sparse: true });
// search: the records of a company, by its plain name or its code
certificateSchema.index({ 'fold.companies': 1 }, { sparse: true });

const studySchema = new Schema<StudyStatement>(
  {
    import: id,
    also: { type: [Schema.Types.ObjectId], default: undefined },
    ...{ key: text, sealed: text, pack: String },
    on: { type: Number, required: true },
    tenths: { type: Number, required: true },
    source: optionalText,
  },
  { collection: 'registry_study', ...bare },
);
// study: which official hours does this certificate have?
studySchema.index({ key: 1 });
// clear: the rows of an import that was taken back, alone or with other lists
studySchema.index({ import: 1 });
studySchema.index({ also: 1 }, { sparse: true });

const findingSchema = new Schema<Finding>(
  {
    import: id,
    ...{ kind: text as never, code: text, message: text, sheet: optionalText, field: optionalText },
    row: { type: Number, required: true },
    ...{ column: optionalText, read: optionalText },
    at: Date,
  },
  { collection: 'registry_findings', ...bare },
);
// the store itself removes findings after half a year: whoever mends a list does so in days
findingSchema.index({ at: 1 }, { expireAfterSeconds: 183 * 24 * 3600 });
// findings: the bad or changed rows of an import, in the order of the file
findingSchema.index({ import: 1, _id: 1 });

const claimSchema = new Schema<Claim>(
  {
    ...{ keys: { type: [String], required: true }, sealed: text, holderId: id, certificateId: id },
    pack: String,
    at: { type: Date, required: true },
    attachedAt: Date,
  },
  { collection: 'registry_claims', ...bare },
);
// claim: who holds this record? Unique, so that two who claim it at once do not both get it.
claimSchema.index({ keys: 1 }, { unique: true });
// ofCertificates: which record belongs to this certificate? Unique: one record each.
claimSchema.index({ certificateId: 1 }, { unique: true });
// ofHolder: the claims of a holder
claimSchema.index({ holderId: 1 });

const disputeSchema = new Schema<Dispute>(
  {
    ...{ claimId: id, holderId: id, certificateId: id, claimantId: id, claimantCertificateId: id },
    keys: { type: [String], required: true },
    holderSince: { type: Date, required: true },
    openedAt: { type: Date, required: true },
    decision: optionalText,
    decidedAt: optionalDate,
    note: optionalText,
    applied: { type: Boolean, required: true },
  },
  { collection: 'registry_disputes', ...bare },
);
// open: a second claim of the same record by the same person is the same dispute
disputeSchema.index({ claimId: 1, claimantId: 1 }, { unique: true });
// ofHolder: disputes that a holder is told about, as the one or the other
disputeSchema.index({ holderId: 1 });
disputeSchema.index({ claimantId: 1 });
// list: what waits for a person, the oldest first
disputeSchema.index({ decision: 1, openedAt: 1, _id: 1 });

export const registryModels = (connection: Connection) => ({
  imports: connection.model('RegistryImport', importSchema),
  certificates: connection.model('RegistryCertificate', certificateSchema),
  study: connection.model('RegistryStudy', studySchema),
  findings: connection.model('RegistryFinding', findingSchema),
  claims: connection.model('RegistryClaim', claimSchema),
  disputes: connection.model('RegistryDispute', disputeSchema),
});
export type RegistryModels = ReturnType<typeof registryModels>;
