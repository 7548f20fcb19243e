import type { EndpointKey, RequestOf, ResponseOf } from '@hz/shared/contracts';
import { Failure, incompleteFailure } from './failure';
import { http, type Method } from './http';
import {
  freshSession,
  holderId,
  isOtherHolder,
  keepSession,
  ownSession,
  refreshSession,
  type Session,
  signedOut,
  stillOf,
} from './session';

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

// Tokens that are not those of the holder they were kept for: they are good for nobody.
function dropMismatched(owner: Session | null): void {
  if (owner?.holderId !== holderId()) return;
  keepSession(null);
  signedOut.set('stale');
}

/**
 * Calls an endpoint of the contract: `call('PUT /v1/certificates/:id/credits/:creditId', { params, body })`.
 * Throws a Failure; an outdated token is renewed once and the call repeated. A call belongs to whoever is signed in
 * when it is made: it is never sent, or sent again, as anybody else, and its answer reaches nobody else.
 */
export async function call<K extends EndpointKey>(
  key: K,
  ...[request]: Arguments<K>
): Promise<ResponseOf<K>> {
  const [method, template] = key.split(' ') as [Method, string];
  const parts = (request ?? {}) as AnyRequest;
  // An empty part of a path would be another path.
  if (Object.values(parts.params ?? {}).includes('')) throw incompleteFailure();
  const owner = ownSession();
  const send = (as: Session | null) =>
    http({ method, path: pathOf(template, parts), body: parts.body, as }) as Promise<ResponseOf<K>>;
  const answer = await send(owner && (await freshSession(owner))).catch(async (error) => {
    if (isOtherHolder(error)) dropMismatched(owner);
    if (!owner || !outdated(error)) throw error;
    return send(await refreshSession(owner));
  });
  stillOf(owner);
  return answer;
}
