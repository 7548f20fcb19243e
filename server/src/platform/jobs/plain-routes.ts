import { createHash, timingSafeEqual } from 'node:crypto';
import type { Registry as Metrics } from 'prom-client';
import { notFound } from '../errors';
import type { PlainRoute } from '../http/plain';

export interface MetricsAccess {
  /** The bearer token to show; without one the numbers are served only where `isOpen`. */
  token: string | undefined;
  isOpen: boolean;
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();

// By their hashes: texts of the same length can have different numbers of bytes.
const isSame = (one: string, other: string): boolean => timingSafeEqual(hashOf(one), hashOf(other));

/** `GET /metrics` in the format of Prometheus. For everybody else the address does not exist. */
export const metricsRoute = (metrics: Metrics, { token, isOpen }: MetricsAccess): PlainRoute => ({
  method: 'get',
  path: '/metrics',
  serve: async (ctx) => {
    const shown = ctx.get('authorization').replace(/^bearer +/i, '');
    const isAllowed = token ? isSame(shown, token) : isOpen;
    if (!isAllowed) throw notFound();
    ctx.type = metrics.contentType;
    ctx.body = await metrics.metrics();
  },
});
