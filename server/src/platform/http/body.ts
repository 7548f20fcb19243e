import { bodyParser } from '@koa/bodyparser';
import type { Context } from 'koa';
import {
  AppError,
  badRequest,
  bodyTooLarge,
  malformedJson,
  requestTimeout,
  unsupportedMediaType,
} from '../errors';

const BODY_LIMIT = '64kb';

const parse = bodyParser({
  enableTypes: ['json'],
  extendTypes: { json: ['application/json'] },
  jsonLimit: BODY_LIMIT,
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
});
const nothingMore = async () => {};

/** A body of 64 KB that takes longer is cut: over the worst of networks it takes a second or two. */
const BODY_MS = 10_000;

/** The JSON body of a request, at most 64 KB; `{}` where none was sent. */
export async function readBody(ctx: Context): Promise<unknown> {
  if (!hasBody(ctx)) return {};
  const { type, charset } = contentType(ctx);
  if (type !== 'application/json' || (charset !== undefined && charset !== 'utf-8'))
    throw unsupportedMediaType();
  ctx.req.headers['content-type'] = type; // without what the parser would stumble over
  await inTime(parse(ctx, nothingMore));
  return ctx.request.body ?? {};
}

/** Files are taken as bytes, or under the names that lists have; not packed, not in parts, not as JSON. */
export const UPLOAD_TYPES = [
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv',
] as const;

/** Refuses a file that is sent as something else. */
export function checkUpload(ctx: Context): void {
  const isPlain = ['', 'identity'].includes(ctx.get('content-encoding').toLowerCase());
  const isFile = UPLOAD_TYPES.some((type) => type === contentType(ctx).type);
  if (!isPlain || !isFile) throw unsupportedMediaType('application/octet-stream，直接传文件');
}

const hasBody = ({ req: { headers } }: Context): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';

function contentType(ctx: Context): { type: string; charset: string | undefined } {
  const [type = '', ...parameters] = ctx.get('content-type').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/.exec(one)?.[1]).find(Boolean);
  return { type: type.trim(), charset: charset === 'utf8' ? 'utf-8' : charset };
}

async function inTime(reading: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(requestTimeout()), BODY_MS);
  });
  try {
    await Promise.race([reading, late]);
  } catch (error) {
    throw bodyFault(error);
  } finally {
    clearTimeout(timer);
    reading.catch(() => {}); // what comes after the time was up is nobody's fault
  }
}

const parseText = bodyParser({
  enableTypes: ['text'],
  extendTypes: { text: ['text/*', 'application/xml', 'application/json'] },
  textLimit: BODY_LIMIT,
  parsedMethods: ['POST'],
});

/** The body of a request as it was sent, at most 64 KB; for formats that are not the product's own. */
export async function readText(ctx: Context): Promise<string> {
  await inTime(parseText(ctx, nothingMore));
  return typeof ctx.request.body === 'string' ? ctx.request.body : '';
}

function bodyFault(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof SyntaxError) return malformedJson();
  const status = (error as { status?: unknown }).status;
  if (status === 413) return bodyTooLarge();
  return status === 415 ? unsupportedMediaType() : badRequest();
}
