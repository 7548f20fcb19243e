import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Middleware } from 'koa';
import send from 'koa-send';
import { methodNotAllowed } from '../errors';
import { pageHeaders, setAssetHeaders } from './headers';

const HASHED = /[.-][0-9a-f]{8,20}\.\w+$/;
/** What a page brings along: what it may do stands on the page itself, and every byte here is a byte of the first load. */
const ASSET = /[.-][0-9a-f]{8,20}\.(?:js|css)$/;

/**
 * Serves a built app under a path that ends with a slash, as soon as it is there. Files named by their content are
 * kept for ever, all others asked for again.
 */
export function pages(folder: string, at = '/'): Middleware {
  const serve = files(folder, at.length - 1);
  let headers: Middleware | undefined;
  return (ctx, next) => {
    if (!ctx.path.startsWith(at)) {
      if (`${ctx.path}/` !== at || ctx.method !== 'GET') return next();
      ctx.status = 301;
      ctx.redirect(at);
      return undefined;
    }
    headers ??= headersFor(join(folder, 'index.html'));
    if (!headers) return next();
    if (!ASSET.test(ctx.path)) return headers(ctx, () => serve(ctx, next));
    setAssetHeaders(ctx);
    return serve(ctx, next);
  };
}

const headersFor = (index: string): Middleware | undefined =>
  existsSync(index) ? pageHeaders(readFileSync(index, 'utf8')) : undefined;

const files =
  (folder: string, cut: number): Middleware =>
  async (ctx, next) => {
    const path = ctx.path.slice(cut);
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      if (isThere(folder, path)) throw methodNotAllowed(['GET', 'HEAD']);
      return next();
    }
    const found = await sendFile(ctx, folder, path);
    if (!found) return next();
    ctx.set('Cache-Control', HASHED.test(ctx.path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    if (ctx.fresh) ctx.status = 304;
  };

function isThere(folder: string, path: string): boolean {
  const file = join(folder, path); // a plain name is enough here: the app's files have no others
  return file.startsWith(join(folder, '/')) && existsSync(file);
}

async function sendFile(ctx: Parameters<Middleware>[0], root: string, path: string): Promise<boolean> {
  try {
    await send(ctx, path, { root, index: 'index.html' });
    return true;
  } catch (error) {
    if ((error as { status?: number }).status === 404) return false;
    throw error;
  }
}
