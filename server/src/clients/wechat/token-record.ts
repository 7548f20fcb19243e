import { type Connection, Schema } from 'mongoose';

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

export const tokenModel = (connection: Connection) => connection.model('WeChatToken', schema);
export type TokenModel = ReturnType<typeof tokenModel>;
