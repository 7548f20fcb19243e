import { type Connection, Schema, type Types } from 'mongoose';

/** A page that wants to be signed in. */
export interface SignInRecord {
  /** The hash of the code in the QR code. */
  _id: string;
  secretHash: string;
  digits: string;
  browser: string;
  address: string;
  /** The desk that wants to take a list out; null: a page that wants to be signed in. */
  deskId: Types.ObjectId | null;
  state: 'waiting' | 'confirmed' | 'refused' | 'used';
  /** Who confirmed it. */
  holderId: Types.ObjectId | null;
  /** Real time. */
  askedAt: Date;
  expiresAt: Date;
}

/** A desk that somebody is signed in at. Real time. */
export interface DeskRecord {
  _id: Types.ObjectId;
  holderId: Types.ObjectId;
  secretHash: string;
  browser: string;
  address: string;
  openedAt: Date;
  lastUsedAt: Date;
  /** When its person last confirmed on the phone that it is them. */
  confirmedAt: Date;
  endsAt: Date;
  /** When it ends without another request; the store forgets it then. */
  expiresAt: Date;
}

const text = { type: String, required: true } as const;
const date = { type: Date, required: true } as const;

const signInSchema = new Schema<SignInRecord>(
  {
    ...{ _id: text, secretHash: text, digits: text, browser: text, address: text },
    state: text as never,
    deskId: { type: Schema.Types.ObjectId, default: null },
    holderId: { type: Schema.Types.ObjectId, default: null },
    ...{ askedAt: date, expiresAt: date },
  },
  { collection: 'office_sign_ins', versionKey: false, id: false },
);
// the store itself removes what nobody confirmed in time
signInSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

const deskSchema = new Schema<DeskRecord>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    ...{ secretHash: text, browser: text, address: text },
    ...{ openedAt: date, lastUsedAt: date, confirmedAt: date, endsAt: date, expiresAt: date },
  },
  { collection: 'office_desks', versionKey: false, id: false },
);
// Desks.ofHolder: at which desks is somebody signed in? Sign out everywhere, deletion
deskSchema.index({ holderId: 1 });
// the store itself removes desks that nobody used
deskSchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });

export const deskModels = (connection: Connection) => ({
  signIns: connection.model('OfficeSignIn', signInSchema),
  desks: connection.model('OfficeDesk', deskSchema),
});
export type DeskModels = ReturnType<typeof deskModels>;
