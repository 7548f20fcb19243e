import { type Endpoint, type EndpointKey, type Endpoints, endpoints, type ResponseOf } from '@hz/shared/contracts';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { notSignedIn } from '../errors';
import { readBody } from './body';
import { sendCacheable } from './cacheable';
import type { RequestLimit } from './rate-limit';
import type { Caller, RequestState } from './state';
import { validate, validatePath } from './validation';

type Parsed<E, Part extends string> = E extends Record<Part, z.ZodType> ? z.output<E[Part]> : undefined;

/** What a handler gets: the parts its contract defines, checked, and who is asking. */
export interface Incoming<K extends EndpointKey> {
  params: Parsed<Endpoints[K], 'params'>;
  query: Parsed<Endpoints[K], 'query'>;
  body: Parsed<Endpoints[K], 'body'>;
  caller: Endpoints[K]['access'] extends 'public' ? undefined : Caller;
  /** The caller's address, for limits. */
  ip: string;
}

type Answer<K extends EndpointKey> = undefined extends ResponseOf<K> ? void : ResponseOf<K>;

export type Handler<K extends EndpointKey> = (incoming: Incoming<K>) => Answer<K> | Promise<Answer<K>>;

interface RouteOptions {
  /** The answer is the same for everybody and may be kept this many seconds. */
  cacheSeconds?: number;
}

/** One endpoint of the contracts with the handler that serves it. */
export interface Binding extends RouteOptions {
  key: EndpointKey;
  handle: (incoming: never) => unknown;
}

export const route = <K extends EndpointKey>(key: K, handle: Handler<K>, options: RouteOptions = {}): Binding => ({
  key,
  handle: handle as Binding['handle'],
  ...options,
});

/** What stands before every handler. */
export interface Gate {
  /** Finds the session of an access token, or throws why it is refused. */
  authenticate(accessToken: string): Promise<Caller>;
  limit: RequestLimit;
  /** Checks every answer against its contract: for development and tests, too dear for production. */
  checkAnswers: boolean;
}

/** Serves the bindings: who is asking → how often → is it valid → do it → answer. */
export function bindRoutes(router: Router<RequestState>, bindings: readonly Binding[], gate: Gate): void {
  for (const binding of bindings) {
    const [method, path] = binding.key.split(' ') as [string, string];
    router.register(path, [method.toLowerCase()], async (ctx) => {
      ctx.state.route = binding.key;
      await serve(ctx as unknown as Context & { state: RequestState }, binding, gate);
    });
  }
}

type RoutedContext = Context & { state: RequestState };

async function serve(ctx: RoutedContext, binding: Binding, gate: Gate): Promise<void> {
  const endpoint: Endpoint = endpoints[binding.key];
  const caller = await admit(ctx, endpoint, gate);
  const incoming = {
    params: endpoint.params && validatePath(endpoint.params, ctx.params),
    query: endpoint.query && validate(endpoint.query, { ...ctx.query }),
    body: endpoint.body && validate(endpoint.body, await readBody(ctx)),
    caller,
    ip: ctx.ip,
  };
  const answer = await binding.handle(incoming as never);
  if (gate.checkAnswers) endpoint.response.parse(answer);
  ctx.status = endpoint.status ?? 200;
  if (binding.cacheSeconds === undefined) ctx.body = answer ?? null;
  else sendCacheable(ctx, answer, binding.cacheSeconds);
}

async function admit(ctx: RoutedContext, endpoint: Endpoint, gate: Gate): Promise<Caller | undefined> {
  if (endpoint.access === 'public') {
    await gate.limit(ctx.ip);
    return undefined;
  }
  const [, token] = /^Bearer ([\w.-]{1,2000})$/.exec(ctx.get('authorization')) ?? [];
  try {
    if (!token) throw notSignedIn();
    ctx.state.caller = await gate.authenticate(token);
  } catch (refusal) {
    await gate.limit(ctx.ip); // guessing tokens is limited by address
    throw refusal;
  }
  await gate.limit(ctx.state.caller.sessionId);
  return ctx.state.caller;
}
