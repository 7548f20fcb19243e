import { randomUUID } from 'node:crypto';
import type { Middleware } from 'koa';
import type { Logger } from '../log';
import { redactPhones } from './redact';
import type { RequestState } from './state';

const GIVEN_ID = /^[\w-]{8,64}$/;

/**
 * Gives every request an id (the caller's own `X-Request-Id` where it is sane) and logs one line about it:
 * route, status, time, ids. No body, no query, no header.
 */
export function requestLog(log: Logger): Middleware<RequestState> {
  return async (ctx, next) => {
    const startedAt = performance.now();
    const given = ctx.get('x-request-id');
    ctx.state.requestId = GIVEN_ID.test(given) ? given : randomUUID();
    ctx.set('X-Request-Id', ctx.state.requestId);
    await next();
    log.info(
      {
        requestId: ctx.state.requestId,
        method: ctx.method,
        route: ctx.state.route,
        path: redactPhones(ctx.path),
        status: ctx.status,
        code: ctx.state.errorCode,
        holderId: ctx.state.caller?.holderId,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
      },
      'request',
    );
  };
}
