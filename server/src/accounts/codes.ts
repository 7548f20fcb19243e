import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Connection } from 'mongoose';
import { type RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { CodeSender } from '../clients/sms/sender';
import type { Keyring } from '../crypto/keyring';
import { codeExpired, codeWrong, tooManyRequests } from '../errors';
import { storedLimiter } from '../store/limiter';
import type { AccountModels } from './models';

export const CODE_SECONDS = 5 * 60;
export const RESEND_SECONDS = 60;
const TRIES = 5;
const DAY_SECONDS = 24 * 60 * 60;
const PER_PHONE_AND_DAY = 10;
const PER_ADDRESS_AND_HOUR = 60;

/**
 * One-time codes. Phone numbers and addresses are stored as keyed hashes only, and all limits live in the store,
 * so that every instance of the server counts the same.
 */
export class SignInCodes {
  private readonly limits: { limiter: RateLimiterMongo; of: 'phone' | 'address' }[];

  constructor(
    private readonly models: Pick<AccountModels, 'codes' | 'limits'>,
    connection: Connection,
    private readonly keyring: Keyring,
    private readonly sender: CodeSender,
    private readonly time: () => number,
  ) {
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      storedLimiter(connection, { tableName: models.limits.collection.name, keyPrefix, points, duration });
    this.limits = [
      { limiter: limiter('phone-minute', 1, RESEND_SECONDS), of: 'phone' },
      { limiter: limiter('phone-day', PER_PHONE_AND_DAY, DAY_SECONDS), of: 'phone' },
      { limiter: limiter('address-hour', PER_ADDRESS_AND_HOUR, 3600), of: 'address' },
    ];
  }

  /** Sends a new code; the one before it is no longer good. Throws `too-many-requests`. */
  async send(phone: string, address: string): Promise<void> {
    const keys = { phone: this.keyOf(phone), address: this.keyring.hash(`address ${address}`) };
    for (const { limiter, of } of this.limits) await consume(limiter, keys[of]);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.models.codes.updateOne(
      { _id: keys.phone },
      {
        $set: {
          codeHash: this.codeHash(phone, code),
          triesLeft: TRIES,
          expiresAt: new Date(this.time() + CODE_SECONDS * 1000),
        },
      },
      { upsert: true },
    );
    await this.sender.send(phone, code);
  }

  /** Checks a code without using it up; each look costs a try. Throws `code-expired` or `code-wrong`. */
  async check(phone: string, code: string): Promise<void> {
    const sent = await this.models.codes
      .findOneAndUpdate(
        { _id: this.keyOf(phone), triesLeft: { $gt: 0 }, expiresAt: { $gt: new Date(this.time()) } },
        { $inc: { triesLeft: -1 } },
      )
      .lean();
    if (!sent) throw codeExpired();
    if (!sameText(sent.codeHash, this.codeHash(phone, code))) throw codeWrong();
  }

  /** Uses a code up. Throws `code-expired` when somebody else was faster. */
  async use(phone: string, code: string): Promise<void> {
    const used = await this.models.codes.deleteOne({
      _id: this.keyOf(phone),
      codeHash: this.codeHash(phone, code),
    });
    if (used.deletedCount === 0) throw codeExpired();
  }

  private keyOf(phone: string): string {
    return this.keyring.hash(`code ${phone}`);
  }

  private codeHash(phone: string, code: string): string {
    return this.keyring.hash(`code ${phone} ${code}`);
  }
}

async function consume(limiter: RateLimiterMongo, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    throw refused instanceof RateLimiterRes ? tooManyRequests(refused.msBeforeNext / 1000) : refused;
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
