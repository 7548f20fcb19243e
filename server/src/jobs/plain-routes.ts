import { timingSafeEqual } from 'node:crypto';
import type { Registry } from 'prom-client';
import { notFound } from '../errors';
import type { PlainRoute } from '../http/plain';

export interface MetricsAccess {
  /** The bearer token to show; without one the numbers are served only where `isOpen`. */
  token: string | undefined;
  isOpen: boolean;
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** `GET /metrics` in the format of Prometheus. For everybody else the address does not exist. */
export const metricsRoute = (registry: Registry, { token, isOpen }: MetricsAccess): PlainRoute => ({
  method: 'get',
  path: '/metrics',
  serve: async (ctx) => {
    const isAllowed = token ? isSame(ctx.get('authorization'), `Bearer ${token}`) : isOpen;
    if (!isAllowed) throw notFound();
    ctx.type = registry.contentType;
    ctx.body = await registry.metrics();
  },
});
