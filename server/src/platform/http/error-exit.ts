import type { IncomingMessage } from 'node:http';
import type { ErrorBody } from '@hz/shared/contracts';
import type { Context, Middleware } from 'koa';
import { mongo } from 'mongoose';
import { AppError, badRequest, internal, notFound, storeFull, storeUnavailable } from '../errors';
import type { Logger } from '../log';
import { isOutOfDisk } from '../store/disk';
import { redactPhones } from './redact';
import type { RequestState } from './state';

/** The one place where an error, or nobody's having answered, becomes an answer. What is our fault is logged with its stack. */
export function errorExit(log: Logger): Middleware<RequestState> {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined) throw notFound();
    } catch (thrown) {
      const error = asAppError(thrown);
      if (hasHungUp(ctx.req)) log.debug({ requestId: ctx.state.requestId }, 'the client hung up');
      else if (error.status >= 500)
        log.error({ requestId: ctx.state.requestId, ...describe(thrown) }, error.code);
      ctx.state.errorCode = error.code;
      ctx.status = error.status;
      setHeadersOf(ctx, error);
      ctx.set('Cache-Control', 'no-store');
      ctx.body = errorBody(error, ctx.state.requestId);
    }
  };
}

/** Gone before all of the request came: nobody is there to be answered, and nothing went wrong on our side. */
const hasHungUp = (req: IncomingMessage): boolean => req.destroyed && !req.complete;

function setHeadersOf(ctx: Pick<Context, 'set'>, { status, details }: AppError): void {
  if (details.retryAfter) ctx.set('Retry-After', String(Math.ceil(details.retryAfter)));
  if (details.allow) ctx.set('Allow', details.allow.join(', '));
  if (status === 401) ctx.set('WWW-Authenticate', 'Bearer realm="huanzheng"');
}

function errorBody(error: AppError, requestId: string): ErrorBody {
  const { fields } = error.details;
  return {
    error: {
      code: error.code,
      message: error.message,
      ...(fields?.length && { field: fields[0]?.field, fields }),
      requestId,
    },
  };
}

function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (isOutOfDisk(thrown)) return storeFull();
  if (isStoreTrouble(thrown)) return storeUnavailable();
  const status = (thrown as { status?: unknown } | null)?.status;
  if (status === 404) return notFound();
  return typeof status === 'number' && status >= 400 && status < 500 ? badRequest() : internal();
}

/** The store is away, or another of its servers is just taking over. */
const isStoreTrouble = (thrown: unknown): boolean =>
  thrown instanceof mongo.MongoNetworkError ||
  thrown instanceof mongo.MongoServerSelectionError ||
  thrown instanceof mongo.MongoNotConnectedError ||
  thrown instanceof mongo.MongoTopologyClosedError ||
  (thrown instanceof mongo.MongoError && thrown.hasErrorLabel('RetryableWriteError'));

function describe(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  return { error: thrown.name, stack: redactPhones(thrown.stack ?? thrown.message) };
}
