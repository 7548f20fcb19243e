import { RateLimiterMemory, RateLimiterQueue } from 'rate-limiter-flexible';

const WINDOWS = 10;

/**
 * Waits for a turn, so that at most so many come in a second. Counted in tenths of a second, or else twice as many
 * could come around the turn of a second.
 */
export function turnsWithin(perSecond: number): () => Promise<unknown> {
  const isSlow = perSecond < WINDOWS;
  const limiter = new RateLimiterMemory({
    points: isSlow ? 1 : Math.floor(perSecond / WINDOWS),
    duration: isSlow ? 1 / perSecond : 1 / WINDOWS,
  });
  const queue = new RateLimiterQueue(limiter);
  return () => queue.removeTokens(1);
}
