import type { Role, TextSize } from '@hz/shared/contracts';
import type { Known } from '@hz/shared/law';
import { type Connection, Schema, type Types } from 'mongoose';
import type { z } from 'zod';

export type SignInMethod = 'wechat' | 'phone' | 'demo';

/** One way by which a holder signs in. The value itself (phone, openid, …) is kept sealed, and looked up by its hash. */
export interface Identity {
  method: SignInMethod;
  hash: string;
  sealed: string;
}

export interface Holder {
  _id: Types.ObjectId;
  version: number;
  identities: Identity[];
  consentedTo: string;
  consentedAt: Date;
  /** Day number of the registration on the national system, as the first version of the API knows it. */
  registeredOn: number | null;
  /** What was told of the person, by the names that packs have for it. */
  facts?: Record<string, Known>;
  textSize: z.infer<typeof TextSize> | null;
  /** The pack that speaks where no certificate does, as the holder chose. */
  pack?: string | null;
  demoIdentity: string | null;
  /** Given on the command line; null for everybody else. */
  role: Role | null;
  createdAt: Date;
  /** Set when the holder asked for deletion, until everything is gone. */
  deletingSince?: Date;
}

/** One sign-in on one device: a family of refresh tokens, each used once. */
export interface Session {
  _id: Types.ObjectId;
  holderId: Types.ObjectId;
  tokenHash: string;
  rotatedAt: Date;
  /** Tokens of this family that were used already, the latest last. */
  usedHashes: string[];
  expiresAt: Date;
}

/** A one-time code that was sent to a phone. */
export interface SignInCode {
  /** The keyed hash of the phone number. */
  _id: string;
  codeHash: string;
  triesLeft: number;
  expiresAt: Date;
}

const identitySchema = new Schema<Identity>({ method: String, hash: String, sealed: String }, { _id: false });

const holderSchema = new Schema<Holder>(
  {
    version: { type: Number, required: true },
    identities: { type: [identitySchema], required: true },
    consentedTo: { type: String, required: true },
    consentedAt: { type: Date, required: true },
    registeredOn: { type: Number, default: null },
    facts: { type: Schema.Types.Mixed, default: undefined },
    textSize: { type: String, default: null },
    pack: { type: String, default: null },
    demoIdentity: { type: String, default: null },
    role: { type: String, default: null },
    createdAt: { type: Date, required: true },
    deletingSince: Date,
  },
  { collection: 'holders', versionKey: false },
);
// findByIdentity: who is this phone or openid? Unique, so that two first sign-ins at once make one holder.
holderSchema.index({ 'identities.hash': 1 }, { unique: true });
// finishDeletions: whose deletion was cut short by a stop of the server?
holderSchema.index({ deletingSince: 1 }, { sparse: true });

const sessionSchema = new Schema<Session>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    tokenHash: { type: String, required: true },
    rotatedAt: { type: Date, required: true },
    usedHashes: { type: [String], required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sessions', versionKey: false },
);
// revokeAll: sign out everywhere, and deletion of the account
sessionSchema.index({ holderId: 1 });
// the store itself removes sessions that ran out
sessionSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const codeSchema = new Schema<SignInCode>(
  {
    _id: String,
    codeHash: { type: String, required: true },
    triesLeft: { type: Number, required: true },
    expiresAt: { type: Date, required: true },
  },
  { collection: 'sign_in_codes', versionKey: false },
);
// the store itself removes codes that ran out
codeSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const accountModels = (connection: Connection) => ({
  holders: connection.model('Holder', holderSchema),
  sessions: connection.model('Session', sessionSchema),
  codes: connection.model('SignInCode', codeSchema),
});
export type AccountModels = ReturnType<typeof accountModels>;
