import { type Endpoint, endpoints } from '@hz/shared/contracts';
import Router, { type RouterContext } from '@koa/router';
import Koa from 'koa';
import compress from 'koa-compress';
import { methodNotAllowed } from './platform/errors';
import { errorExit } from './platform/http/error-exit';
import { setApiHeaders } from './platform/http/headers';
import { openApiDocument } from './platform/http/openapi';
import { pages } from './platform/http/pages';
import { bindPlainRoutes, type PlainRoute } from './platform/http/plain';
import { requestLog } from './platform/http/request-log';
import { type Binding, bindRoutes, type Gate } from './platform/http/route';
import type { RequestState } from './platform/http/state';
import { cutUnread } from './platform/http/unread';
import type { Logger } from './platform/log';

export interface AppParts {
  log: Logger;
  gate: Gate;
  bindings: readonly Binding[];
  /** Addresses outside the contracts. */
  plainRoutes?: readonly PlainRoute[];
  /** The folder of the built H5 app; null where there is none to be served. */
  h5Dir: string | null;
  /** The folder of the desk's built pages, served under /office/. */
  officeDir?: string | undefined;
  /** How many reverse proxies stand in front. */
  proxyHops: number;
}

/** The Koa app from its parts: middleware in order, nothing started, nothing listened to. */
export function createApp(parts: AppParts): Koa<RequestState> {
  const app = new Koa<RequestState>({ proxy: parts.proxyHops > 0, maxIpsCount: parts.proxyHops });
  app.on('error', (error: Error) => parts.log.warn({ error: error.name }, 'answer cut short'));
  app.use(requestLog(parts.log));
  app.use(cutUnread as Koa.Middleware<RequestState>);
  app.use(errorExit(parts.log));
  app.use(compressed());
  app.use(apiRoutes(parts));
  if (parts.officeDir) app.use(pages(parts.officeDir, '/office/'));
  if (parts.h5Dir !== null) app.use(pages(parts.h5Dir));
  return app;
}

/** Compresses answers for clients that can read them so; all others, and who refuses every way to send, pass by. */
function compressed(): Koa.Middleware<RequestState> {
  const middleware = compress({ threshold: 1024, br: false, zstd: false }) as Koa.Middleware<RequestState>;
  return (ctx, next) => {
    const encoding = ctx.get('accept-encoding') !== '' && ctx.acceptsEncodings('gzip', 'deflate', 'identity');
    if (encoding && encoding !== 'identity') {
      ctx.req.headers['accept-encoding'] = encoding; // what the middleware cannot stumble over
      return middleware(ctx, next);
    }
    ctx.vary('Accept-Encoding');
    return next();
  };
}

function apiRoutes({ bindings, gate, plainRoutes = [] }: AppParts): Koa.Middleware<RequestState> {
  const router = new Router<RequestState>();
  bindRoutes(router, bindings, gate);
  bindPlainRoutes(router, plainRoutes);
  let openApi: string | undefined; // made when it is first asked for: a start is quicker without
  router.get('/openapi.json', (ctx) => {
    openApi ??= JSON.stringify(openApiDocument(bindings.map(({ key }) => key)));
    setApiHeaders(ctx);
    ctx.type = 'json';
    ctx.body = openApi;
  });
  const routes = router.routes();
  const plain = plainPaths(bindings);
  return (ctx, next) => {
    const own = plain.get(ctx.path.replace(/\/$/, ''));
    if (own && !own.includes(ctx.method)) return refuseMethod(ctx as never, own);
    return routes(ctx as never, () => {
      const matched = (ctx as never as RouterContext).matched ?? [];
      const methods = [...new Set(matched.flatMap((layer) => layer.methods))].sort();
      return methods.length === 0 ? next() : refuseMethod(ctx as never, methods);
    });
  };
}

/** The methods of paths without placeholders: /sign-ins/poll is no /sign-ins/:code, whatever method it is asked by. */
function plainPaths(bindings: readonly Binding[]): ReadonlyMap<string, readonly string[]> {
  const methods = new Map<string, string[]>();
  for (const { key } of bindings) {
    const [method, path] = key.split(' ') as [string, string];
    const { formerMethod }: Endpoint = endpoints[key];
    if (path.includes(':')) continue;
    const all = [method, ...(method === 'GET' ? ['HEAD'] : []), ...(formerMethod ? [formerMethod] : [])];
    methods.set(path, [...(methods.get(path) ?? []), ...all].sort());
  }
  return methods;
}

/** A path that is served by other methods than this one: says by which. */
async function refuseMethod(ctx: RouterContext, methods: readonly string[]): Promise<void> {
  if (ctx.method !== 'OPTIONS') throw methodNotAllowed(methods);
  ctx.set('Allow', methods.join(', '));
  ctx.status = 204;
}
