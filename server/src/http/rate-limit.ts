import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { tooManyRequests } from '../errors';

/** Counts one request of a session or an address; throws `too-many-requests` when it was one too many. */
export type RequestLimit = (key: string) => Promise<void>;

/** A limit of this process: behind several instances everyone has as many times more. */
export function requestLimit(perMinute: number): RequestLimit {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 });
  return async (key) => {
    try {
      await limiter.consume(key);
    } catch (refused) {
      throw refused instanceof RateLimiterRes ? tooManyRequests(refused.msBeforeNext / 1000) : refused;
    }
  };
}
