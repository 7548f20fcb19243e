import type { Connection } from 'mongoose';
import { type RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { storedLimiter } from '../store/limiter';
import { claimTriesUsedUp } from './errors';

export const TRIES_PER_DAY = 5;
/** From all accounts together: nobody tries one number's names with many accounts. */
const TRIES_PER_NUMBER = 20;
const DAY_SECONDS = 24 * 60 * 60;

/** Counts tries to claim, in the store and in real time: a restart forgets none, and all instances count together. */
export class ClaimTries {
  private readonly perHolder: RateLimiterMongo;
  private readonly perNumber: RateLimiterMongo;

  /** @param tableName a collection whose indexes its model names: key, and expire to be cleared by the store */
  constructor(connection: Connection, tableName: string) {
    const limiter = (keyPrefix: string, points: number) =>
      storedLimiter(connection, { tableName, keyPrefix, points, duration: DAY_SECONDS });
    this.perHolder = limiter('claim-holder', TRIES_PER_DAY);
    this.perNumber = limiter('claim-number', TRIES_PER_NUMBER);
  }

  /** Throws `claim-tries-used-up`. */
  async use(holderId: string, numberKey: string): Promise<void> {
    try {
      await this.perHolder.consume(holderId);
      await this.perNumber.consume(numberKey);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? claimTriesUsedUp(refused.msBeforeNext / 1000) : refused;
    }
  }

  async left(holderId: string): Promise<number> {
    const used = await this.perHolder.get(holderId);
    return used ? Math.max(0, used.remainingPoints) : TRIES_PER_DAY;
  }

  async forget(holderId: string): Promise<void> {
    await this.perHolder.delete(holderId);
  }
}
