import type { EndpointKey, RequestOf, ResponseOf } from '@hz/shared/contracts';
import { Failure } from './failure';
import { http, type Method } from './http';
import { accessToken, refreshSession, session } from './session';

interface AnyRequest {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** Endpoints that define neither params nor body are called with their key alone. */
type Arguments<K extends EndpointKey> =
  Record<never, never> extends RequestOf<K> ? [request?: RequestOf<K>] : [request: RequestOf<K>];

/** The path of a key with its parameters and its query filled in. */
export function pathOf(template: string, { params = {}, query = {} }: AnyRequest): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
}

// A session closed from elsewhere counts too: its renewal is refused, and this phone signs out.
const outdatedCodes = ['token-expired', 'not-signed-in', 'session-revoked'];
const outdated = (error: unknown): boolean => error instanceof Failure && outdatedCodes.includes(error.code);

/**
 * Calls an endpoint of the contract: `call('PUT /v1/certificates/:id/credits/:creditId', { params, body })`.
 * Throws a Failure; an outdated token is renewed once and the call repeated.
 */
export async function call<K extends EndpointKey>(
  key: K,
  ...[request]: Arguments<K>
): Promise<ResponseOf<K>> {
  const [method, template] = key.split(' ') as [Method, string];
  const parts = (request ?? {}) as AnyRequest;
  const send = (token: string | null) =>
    http({ method, path: pathOf(template, parts), body: parts.body, token }) as Promise<ResponseOf<K>>;
  try {
    return await send(await accessToken());
  } catch (error) {
    const current = session.get();
    if (!current || !outdated(error)) throw error;
    return send((await refreshSession(current)).accessToken);
  }
}
