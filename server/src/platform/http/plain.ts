import type Router from '@koa/router';
import type { Context } from 'koa';
import { setApiHeaders } from './headers';
import type { RequestState } from './state';

/**
 * An address outside the contracts, for those who do not speak the product's JSON: a browser that opens a file,
 * WeChat's servers, whatever watches over the server.
 */
export interface PlainRoute {
  method: 'get' | 'post';
  path: string;
  /** Who may call is the route's own matter. */
  serve(ctx: Context & { state: RequestState }): Promise<void>;
}

export function bindPlainRoutes(router: Router<RequestState>, routes: readonly PlainRoute[]): void {
  for (const { method, path, serve } of routes) {
    router.register(path, [method], async (ctx) => {
      ctx.state.route = `${method.toUpperCase()} ${path}`;
      setApiHeaders(ctx);
      await serve(ctx as unknown as Context & { state: RequestState });
    });
  }
}
