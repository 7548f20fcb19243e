import type { z } from 'zod';
import type { Endpoint } from './endpoint';
import type { ErrorCode } from './errors';

const ALWAYS = [
  'bad-request',
  'headers-too-large',
  'too-many-requests',
  'store-unavailable',
  'internal',
] as const;
const OF_BODY = [
  'malformed-json',
  'body-too-large',
  'request-timeout',
  'unsupported-media-type',
  'validation-failed',
] as const;
const OF_UPLOAD = ['request-timeout', 'unsupported-media-type'] as const;
const OF_SESSION = ['not-signed-in', 'token-expired', 'session-revoked', 'other-holder'] as const;
const OF_DESK = ['not-signed-in', 'session-revoked'] as const;

/** What a path names by its value; anything else in a path is an id, and one that cannot be is as good as unknown. */
export const PATH_VALUES: readonly string[] = ['year', 'day'];

/** Every code that an endpoint can answer: those it names itself, and those that follow from what it takes. */
export function errorsOf(endpoint: Endpoint): ErrorCode[] {
  const { access, roles, params, query, body, upload, errors = [] } = endpoint;
  const parts = Object.keys(params?.shape ?? {});
  const refusesValues = parts.some((part) => PATH_VALUES.includes(part)) || isDemanding(query);
  return [
    ...new Set<ErrorCode>([
      ...ALWAYS,
      ...(access === 'public' ? [] : access === 'desk' ? OF_DESK : OF_SESSION),
      ...(roles || access === 'clerk' || access === 'officer' ? (['forbidden'] as const) : []),
      ...(parts.some((part) => !PATH_VALUES.includes(part)) ? (['not-found'] as const) : []),
      ...(refusesValues ? (['validation-failed'] as const) : []),
      ...(body ? OF_BODY : []),
      ...(upload ? OF_UPLOAD : []),
      ...errors,
    ]),
  ].sort();
}

/** A query that can be wrong: one without fields takes none and refuses none. */
const isDemanding = (query: z.ZodObject | undefined): boolean => Object.keys(query?.shape ?? {}).length > 0;
