import type { ErrorBody } from '@hz/shared/contracts';
import type { Middleware } from 'koa';
import { mongo } from 'mongoose';
import { AppError, badRequest, internal, notFound, storeUnavailable } from '../errors';
import type { Logger } from '../log';
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
      if (error.status >= 500) log.error({ requestId: ctx.state.requestId, ...describe(thrown) }, error.code);
      ctx.state.errorCode = error.code;
      ctx.status = error.status;
      if (error.details.retryAfter) ctx.set('Retry-After', String(Math.ceil(error.details.retryAfter)));
      ctx.set('Cache-Control', 'no-store');
      ctx.body = errorBody(error, ctx.state.requestId);
    }
  };
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
  if (isStoreTrouble(thrown)) return storeUnavailable();
  const status = (thrown as { status?: unknown } | null)?.status;
  if (status === 404) return notFound();
  return typeof status === 'number' && status >= 400 && status < 500 ? badRequest() : internal();
}

const isStoreTrouble = (thrown: unknown): boolean =>
  thrown instanceof mongo.MongoNetworkError || thrown instanceof mongo.MongoServerSelectionError;

function describe(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  return { error: thrown.name, stack: redactPhones(thrown.stack ?? thrown.message) };
}
