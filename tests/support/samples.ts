import { ANY_ID, type EndpointKey, examples } from '@hz/shared/contracts';

interface Example {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
}

/** The example of an endpoint; one that takes nothing has an empty one. */
export const exampleOf = (key: EndpointKey): Example => (examples as Record<string, Example>)[key] ?? {};

/** A well-formed body for every endpoint that takes one; the account that would be deleted stays. */
export const sampleBodies: Record<string, unknown> = {
  ...Object.fromEntries(Object.keys(examples).map((key) => [key, exampleOf(key as EndpointKey).body])),
  'DELETE /v1/me': { confirm: '删' },
};

const UNKNOWN_ID = ANY_ID;

/** An endpoint's method and path with its parameters filled in: `:id` from the caller, others from its example. */
export function requestLine(key: EndpointKey, id = UNKNOWN_ID): { method: string; path: string } {
  const [method, pattern] = key.split(' ') as [string, string];
  const { params = {}, query } = exampleOf(key);
  const filled = pattern.replace(/:(\w+)/g, (_, name: string) =>
    name === 'id' ? id : String(params[name] ?? id),
  );
  return {
    method,
    path: query ? `${filled}?${new URLSearchParams(query as Record<string, string>)}` : filled,
  };
}
