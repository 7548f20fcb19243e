import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/** Marks an answer that is the same for everybody: a client may keep it, and ask whether it changed. */
export function markCacheable(ctx: Context, seconds: number): void {
  ctx.set('Cache-Control', `public, max-age=${seconds}`);
  ctx.etag = createHash('sha256')
    .update(ctx.body as string)
    .digest('base64url')
    .slice(0, 22);
  if (ctx.fresh) ctx.status = 304;
}
