import { createHash } from 'node:crypto';
import type { Context } from 'koa';

/** Answers what is the same for everybody, so that a client may keep it and ask whether it changed. */
export function sendCacheable(ctx: Context, answer: unknown, seconds: number): void {
  const text = JSON.stringify(answer);
  ctx.type = 'json';
  ctx.body = text;
  ctx.set('Cache-Control', `public, max-age=${seconds}`);
  ctx.etag = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  if (ctx.fresh) ctx.status = 304;
}
