import type { Connection } from 'mongoose';
import { RateLimiterMemory, type RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Keyring } from '../crypto/keyring';
import { tooManyRequests } from '../errors';
import { storedLimiter } from '../store/limiter';

/** Who looks: a signed-in caller by account, anybody else by address. */
export interface Looker {
  holderId: string | undefined;
  ip: string;
}

const HOUR = 60 * 60;
const POINTS = { user: 1000, stranger: 200, number: 120, misses: 20 } as const;

/**
 * How often one may look. Looks of a caller a day and at a number an hour are counted in the store, for all
 * instances and over restarts; unknown numbers of a caller an hour in memory, since only somebody who tries numbers
 * one after the other has many of them.
 */
export class LookLimits {
  private readonly perUser: RateLimiterMongo;
  private readonly perStranger: RateLimiterMongo;
  private readonly perNumber: RateLimiterMongo;
  private readonly misses = new RateLimiterMemory({ points: POINTS.misses, duration: HOUR });

  /** @param tableName a collection whose indexes its model names: key, and expire to be cleared by the store */
  constructor(
    connection: Connection,
    tableName: string,
    private readonly keyring: Keyring,
  ) {
    const limiter = (keyPrefix: string, points: number, duration: number) =>
      storedLimiter(connection, { tableName, keyPrefix, points, duration });
    this.perUser = limiter('look-user', POINTS.user, 24 * HOUR);
    this.perStranger = limiter('look-stranger', POINTS.stranger, 24 * HOUR);
    this.perNumber = limiter('look-number', POINTS.number, HOUR);
  }

  /** Counts a look, whatever it will find. Throws `too-many-requests`. */
  async count(looker: Looker, subject: string): Promise<void> {
    const key = this.keyOf(looker);
    const missed = await this.misses.get(key);
    if (missed && missed.consumedPoints >= POINTS.misses) throw tooManyRequests(missed.msBeforeNext / 1000);
    const perCaller = looker.holderId ? this.perUser : this.perStranger;
    try {
      await Promise.all([perCaller.consume(key), this.perNumber.consume(subject)]);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? tooManyRequests(refused.msBeforeNext / 1000) : refused;
    }
  }

  /** Notes that a look found nothing. */
  async missed(looker: Looker): Promise<void> {
    await this.misses.penalty(this.keyOf(looker));
  }

  // Addresses are kept as hashes. Whoever has one IPv6 address has a whole network of them.
  private keyOf({ holderId, ip }: Looker): string {
    if (holderId) return holderId;
    return this.keyring.hash(`address ${ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip}`);
  }
}
