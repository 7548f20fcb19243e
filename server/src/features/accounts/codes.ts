import { randomInt, timingSafeEqual } from 'node:crypto';
import type { CodeSender } from '../../platform/clients/sms/sender';
import type { Keyring } from '../../platform/crypto/keyring';
import { codeExpired, codeWrong, tooManyRequests } from '../../platform/errors';
import { type Limit, LimitReached, type Limits } from '../../platform/store/limits';
import type { AccountModels } from './models';

export const CODE_SECONDS = 5 * 60;
export const RESEND_SECONDS = 60;
const TRIES = 5;
const HOUR_SECONDS = 60 * 60;
const LIMITS = {
  network: { name: 'code-network', points: 60, seconds: HOUR_SECONDS },
  phoneMinute: { name: 'code-phone-minute', points: 1, seconds: RESEND_SECONDS },
  phoneDay: { name: 'code-phone-day', points: 10, seconds: 24 * HOUR_SECONDS },
} as const satisfies Record<string, Limit>;

/** One-time codes. Phone numbers are stored as keyed hashes only. */
export class SignInCodes {
  constructor(
    private readonly models: Pick<AccountModels, 'codes'>,
    private readonly limits: Limits,
    private readonly keyring: Keyring,
    private readonly sender: CodeSender,
    private readonly time: () => number,
  ) {}

  /** Sends a new code; the one before it is no longer good. Throws `too-many-requests`. */
  async send(phone: string, network: string): Promise<void> {
    await this.count(phone, network);
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    await this.models.codes.updateOne(
      { _id: this.keyOf(phone) },
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

  // The phone comes last: whoever has asked too often uses up nothing that is its owner's.
  private async count(phone: string, network: string): Promise<void> {
    try {
      await this.limits.take(
        [LIMITS.network, network],
        [LIMITS.phoneMinute, phone],
        [LIMITS.phoneDay, phone],
      );
    } catch (refused) {
      throw refused instanceof LimitReached ? tooManyRequests(refused.retryAfter) : refused;
    }
  }

  private keyOf(phone: string): string {
    return this.keyring.hash(`code ${phone}`);
  }

  private codeHash(phone: string, code: string): string {
    return this.keyring.hash(`code ${phone} ${code}`);
  }
}

const sameText = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
