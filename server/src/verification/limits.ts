import type { Connection } from 'mongoose';
import { RateLimiterMemory, type RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { Keyring } from '../crypto/keyring';
import { storedLimiter } from '../store/limiter';
import { tooManyLooks } from './errors';

/** Who looks: a signed-in caller by account, anybody else by address. */
export interface Looker {
  holderId: string | undefined;
  ip: string;
}

const HOUR = 60 * 60;
const POINTS = { user: 1000, stranger: 200, number: 120, misses: 20 } as const;

/**
 * How often one may look. Looks of a caller a day are counted in the store, for all instances and over restarts.
 * Looks at a number an hour, and a caller's unknown numbers an hour, are counted in this process: they bound how fast
 * numbers can be tried, and every look pays for them.
 */
export class LookLimits {
  private readonly perUser: RateLimiterMongo;
  private readonly perStranger: RateLimiterMongo;
  private readonly perNumber = new RateLimiterMemory({ points: POINTS.number, duration: HOUR });
  private readonly misses = new RateLimiterMemory({ points: POINTS.misses, duration: HOUR });

  /** @param tableName a collection whose indexes its model names: key, and expire to be cleared by the store */
  constructor(
    connection: Connection,
    tableName: string,
    private readonly keyring: Keyring,
  ) {
    const perDay = (keyPrefix: string, points: number) =>
      storedLimiter(connection, { tableName, keyPrefix, points, duration: 24 * HOUR });
    this.perUser = perDay('look-user', POINTS.user);
    this.perStranger = perDay('look-stranger', POINTS.stranger);
  }

  /** Counts a look, whatever it will find. Throws `too-many-requests`. */
  async count(looker: Looker, subject: string): Promise<void> {
    const key = this.keyOf(looker);
    const missed = await this.misses.get(key);
    if (missed && missed.consumedPoints >= POINTS.misses) throw tooManyLooks(missed.msBeforeNext / 1000);
    const perCaller = looker.holderId ? this.perUser : this.perStranger;
    try {
      await Promise.all([perCaller.consume(key), this.perNumber.consume(subject)]);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? tooManyLooks(refused.msBeforeNext / 1000) : refused;
    }
  }

  /** Notes that a look found nothing. */
  async missed(looker: Looker): Promise<void> {
    await this.misses.penalty(this.keyOf(looker));
  }

  // Callers and addresses are kept as hashes. Whoever has one IPv6 address has a whole network of them.
  private keyOf({ holderId, ip }: Looker): string {
    if (holderId) return this.keyring.hash(`looker ${holderId}`);
    return this.keyring.hash(`address ${ip.includes(':') ? ip.split(':').slice(0, 4).join(':') : ip}`);
  }
}
