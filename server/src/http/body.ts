import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import { type AppError, badRequest, bodyTooLarge, malformedJson, unsupportedMediaType } from '../errors';

export const BODY_LIMIT = '64kb';

const parse = bodyParser({
  enableTypes: ['json'],
  extendTypes: { json: ['application/json'] },
  jsonLimit: BODY_LIMIT,
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
});
const nothingMore = async () => {};

/** The JSON body of a request, at most 64 KB; `{}` where none was sent. */
export async function readBody(ctx: Context): Promise<unknown> {
  if (ctx.get('content-length') === '0') return {};
  const isJson = ctx.get('content-type').startsWith('application/json'); // spares most requests the full look
  if (!isJson && ctx.is('application/json') === false) throw unsupportedMediaType();
  try {
    await parse(ctx, nothingMore);
  } catch (error) {
    throw bodyFault(error);
  }
  return ctx.request.body ?? {};
}

const parseText = bodyParser({
  enableTypes: ['text'],
  extendTypes: { text: ['text/*', 'application/xml', 'application/json'] },
  textLimit: BODY_LIMIT,
  parsedMethods: ['POST'],
});

/** The body of a request as it was sent, at most 64 KB; for formats that are not the product's own. */
export async function readText(ctx: Context): Promise<string> {
  try {
    await parseText(ctx, nothingMore);
  } catch (error) {
    throw bodyFault(error);
  }
  return typeof ctx.request.body === 'string' ? ctx.request.body : '';
}

function bodyFault(error: unknown): AppError {
  if (error instanceof SyntaxError) return malformedJson();
  const status = (error as { status?: unknown }).status;
  if (status === 413) return bodyTooLarge();
  return status === 415 ? unsupportedMediaType() : badRequest();
}
