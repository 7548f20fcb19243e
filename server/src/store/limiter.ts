import type { Connection } from 'mongoose';
import { RateLimiterMongo } from 'rate-limiter-flexible';

export interface StoredLimit {
  /** A collection whose indexes its model names: `key`, and `expire` to be cleared by the store. */
  tableName: string;
  keyPrefix: string;
  points: number;
  /** Seconds of real time. */
  duration: number;
}

/** A limit that is counted in the store: all instances count together, and a restart forgets nothing. */
export const storedLimiter = (connection: Connection, limit: StoredLimit): RateLimiterMongo =>
  new RateLimiterMongo({
    storeClient: connection.getClient(),
    dbName: connection.name,
    disableIndexesCreation: true,
    ...limit,
  });
