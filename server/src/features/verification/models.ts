import type { PackLookVerdict } from '@hz/shared/codes';
import { type Connection, Schema, type Types } from 'mongoose';

/** One look at a certificate, for its holder to read. Says nothing about the person who looked. */
export interface Look {
  _id: Types.ObjectId;
  /** What was looked at: the hash of a number, or the id of a certificate whose status code was scanned. */
  subject: string;
  /** Whether an official record answered; such looks are shown to the record's holder alone. */
  official: boolean;
  by: 'number' | 'status-code';
  who: 'user' | 'clerk' | 'company' | 'stranger';
  /** A number that was looked at, encrypted: with new keys it gets a new hash. Missing where an earlier version wrote. */
  sealed?: string;
  /** Whose certificate it is, where one's status code was scanned or its own holder looked: it goes with them. */
  of?: Types.ObjectId;
  /** Set where the certificate's own holder looked. */
  holderId: Types.ObjectId | null;
  verdict: PackLookVerdict;
  /** By the law's clock. */
  at: Date;
  /** Real time; looks are kept two years. */
  expiresAt: Date;
}

/** A key that signs status codes. All times are real. */
export interface SigningKey {
  /** The key id: 16 hex digits, made from the public key. */
  _id: string;
  /** Base32. */
  publicKey: string;
  /** The private key, encrypted. */
  sealed: string;
  signsFrom: Date;
  signsUntil: Date;
  /** No code of this key holds longer; then the store removes it. */
  verifiesUntil: Date;
  revoked: boolean;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;
const bare = { versionKey: false, id: false } as const;

const lookSchema = new Schema<Look>(
  {
    ...{ subject: text, by: text as never, who: text as never, verdict: text as never },
    official: { type: Boolean, required: true },
    sealed: String,
    of: Schema.Types.ObjectId,
    holderId: { type: Schema.Types.ObjectId, default: null },
    ...{ at: date, expiresAt: date },
  },
  { collection: 'looks', ...bare },
);
// trail: who looked at this certificate, the latest first?
lookSchema.index({ subject: 1, _id: -1 });
// KeptRegister.deleteOf: the looks that go with a holder
lookSchema.index({ of: 1 }, { sparse: true });
// the store itself removes looks that are too old
lookSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const keySchema = new Schema<SigningKey>(
  {
    ...{ _id: text, publicKey: text, sealed: text },
    ...{ signsFrom: date, signsUntil: date, verifiesUntil: date },
    revoked: { type: Boolean, required: true },
  },
  { collection: 'signing_keys', ...bare },
);
// the store itself removes keys that verify nothing any more
keySchema.index({ verifiesUntil: 1 }, { expireAfterSeconds: 0 });

export const verificationModels = (connection: Connection) => ({
  looks: connection.model('Look', lookSchema),
  keys: connection.model('SigningKey', keySchema),
});
export type VerificationModels = ReturnType<typeof verificationModels>;
