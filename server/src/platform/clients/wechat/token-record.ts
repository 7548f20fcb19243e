import { type Connection, Schema } from 'mongoose';
import type { Keyring } from '../../crypto/keyring';
import type { Kept, Resealed } from '../../kept/register';

/** The one access token of an app, shared by all instances. Times are real, in milliseconds. */
export interface TokenRecord {
  /** The AppID. */
  _id: string;
  /** The token, sealed; empty before the first. */
  sealed: string;
  /** From when on it is renewed, and until when it works. */
  renewAt: number;
  expiresAt: number;
  /** Whoever renews it holds this lease. */
  leaseUntil: number;
  /** When a new one was last forced: WeChat allows it every 30 seconds. */
  forcedAt: number;
}

const schema = new Schema<TokenRecord>(
  {
    _id: String,
    sealed: { type: String, required: true },
    renewAt: { type: Number, required: true },
    expiresAt: { type: Number, required: true },
    leaseUntil: { type: Number, required: true },
    forcedAt: { type: Number, required: true },
  },
  { collection: 'wechat_tokens', versionKey: false },
);

const newModel = (connection: Connection) => connection.model('WeChatToken', schema);
export type TokenModel = ReturnType<typeof newModel>;

/** Both the outlet and the register of what is kept ask for it. */
export const tokenModel = (connection: Connection): TokenModel =>
  (connection.models.WeChatToken as TokenModel | undefined) ?? newModel(connection);

/** What the token of an app is sealed for. */
export const contextOfToken = (appId: string): string => `wechat-token/${appId}`;

/** A token that an older key encrypts gets the first of the keys; it is nobody's. */
export const keptToken = (connection: Connection, keyring: Keyring): Kept => ({
  name: 'wechat-token',
  collections: [
    {
      model: tokenModel(connection),
      holderIn: [],
      reseal: ({ _id, sealed }: TokenRecord): Resealed[] => {
        if (sealed === '' || keyring.isCurrent(sealed)) return [];
        const fresh = keyring.seal(keyring.open(sealed, contextOfToken(_id)), contextOfToken(_id));
        return [{ filter: { _id, sealed }, update: { $set: { sealed: fresh } } }];
      },
    },
  ],
});
