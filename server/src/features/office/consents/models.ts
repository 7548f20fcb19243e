import { type Connection, Schema, type Types } from 'mongoose';

export type ConsentKind = 'hours' | 'steps' | 'nudges';

/** A poster by which people join a company, or one of its projects. */
export interface PosterRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  project: string | null;
  codeHash: string;
  /** The code, sealed: the poster can be printed again. */
  sealed: string;
  state: 'open' | 'revoked';
  madeAt: Date;
  /** Day number of the last day on which it can be used, by the law's clock. */
  lastDay: number;
}

/** What a holder said beside a consent. */
export interface ConsentFacts {
  /** The name on the certificate. */
  name: string;
}

/** What the holder of a certificate lets a company see. Taken back, it is gone. */
export interface ConsentRecord {
  _id: Types.ObjectId;
  orgId: Types.ObjectId;
  holderId: Types.ObjectId;
  certificateId: Types.ObjectId;
  kinds: ConsentKind[];
  project: string | null;
  posterId: Types.ObjectId;
  /** ConsentFacts; null where official records said whose the certificate is. */
  sealed: string | null;
  /** Day number. */
  givenOn: number;
}

const id = { type: Schema.Types.ObjectId, required: true } as const;
const text = { type: String, required: true } as const;

const posterSchema = new Schema<PosterRecord>(
  {
    ...{ orgId: id, codeHash: text, sealed: text, state: text as never },
    project: { type: String, default: null },
    madeAt: { type: Date, required: true },
    lastDay: { type: Number, required: true },
  },
  { collection: 'office_posters', versionKey: false, id: false },
);
// Consents.poster: which poster has this code?
posterSchema.index({ codeHash: 1 }, { unique: true });
// Consents.posters: what did a company put up?
posterSchema.index({ orgId: 1, _id: -1 });

const consentSchema = new Schema<ConsentRecord>(
  {
    ...{ orgId: id, holderId: id, certificateId: id, posterId: id },
    kinds: { type: [String] as never, required: true },
    project: { type: String, default: null },
    sealed: { type: String, default: null },
    givenOn: { type: Number, required: true },
  },
  { collection: 'office_consents', versionKey: false, id: false },
);
// Consents.ofOrg: who joined a company? Unique: one consent a company and certificate.
consentSchema.index({ orgId: 1, certificateId: 1 }, { unique: true });
// Consents.ofHolder: to whom did somebody consent?
consentSchema.index({ holderId: 1 });
// Consents.joinedBy: how many joined by a poster?
consentSchema.index({ posterId: 1 });

export const consentModels = (connection: Connection) => ({
  posters: connection.model('OfficePoster', posterSchema),
  consents: connection.model('OfficeConsent', consentSchema),
});
export type ConsentModels = ReturnType<typeof consentModels>;
