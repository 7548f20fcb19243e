import { Readable } from 'node:stream';
import {
  type Endpoint,
  type EndpointKey,
  type Endpoints,
  endpoints,
  errorsOf,
  type ResponseOf,
  type Role,
} from '@hz/shared/contracts';
import type Router from '@koa/router';
import type { Context } from 'koa';
import type { z } from 'zod';
import { AppError, forbidden, notFound, notSignedIn, otherHolder } from '../errors';
import { checkUpload, readBody } from './body';
import { markCacheable } from './cacheable';
import { DESK_COOKIE, Seated } from './desk';
import { setApiHeaders } from './headers';
import { networkOf } from './network';
import type { RequestLimit } from './rate-limit';
import { Sliced, writeSliced } from './sliced';
import type { Caller, DeskMember, RequestState } from './state';
import { validate, validatePath } from './validation';

type Parsed<E, Part extends string> = E extends Record<Part, z.ZodType> ? z.output<E[Part]> : undefined;

type CallerOf<A> = A extends 'public' ? undefined : A extends 'anyone' ? Caller | undefined : Caller;

/** What a handler gets: the parts its contract defines, checked, and who is asking. */
interface Incoming<K extends EndpointKey> {
  params: Parsed<Endpoints[K], 'params'>;
  query: Parsed<Endpoints[K], 'query'>;
  body: Parsed<Endpoints[K], 'body'>;
  caller: CallerOf<Endpoints[K]['access']>;
  /** What the caller is in the organisation of the path, where the contract asks for a role in it. */
  member: Endpoints[K] extends { roles: readonly unknown[] } ? DeskMember : undefined;
  /** Whom the caller's address belongs to, for limits. */
  network: string;
  /** The address itself and what the browser says it is, for a desk that wants to be signed in. */
  from: { address: string; agent: string };
  /** The bytes that were sent, where the contract takes a file; the handler says when they are too many. */
  upload: Endpoints[K] extends { upload: true } ? Readable : undefined;
}

/** Where a contract answers nothing, whatever the handler gives is left out. */
type Answer<K extends EndpointKey> =
  undefined extends ResponseOf<K> ? unknown : ResponseOf<K> | SlicedOf<ResponseOf<K>>;

/** The same answer with one of its lists given item by item. */
type SlicedOf<R> = {
  [Name in keyof R & string]: R[Name] extends readonly (infer Item)[]
    ? Sliced<Omit<R, Name>, Name, Item>
    : never;
}[keyof R & string];

/** A stream is JSON that is sent as it is made, for answers without a bound. */
export type Handler<K extends EndpointKey> = (incoming: Incoming<K>) => Given<K> | Promise<Given<K>>;

type Given<K extends EndpointKey> = Answer<K> | Readable | Seated<Answer<K>>;

interface RouteOptions {
  /** The answer is the same for everybody and may be kept this many seconds. */
  cacheSeconds?: number;
}

/** One endpoint of the contracts with the handler that serves it. */
export interface Binding extends RouteOptions {
  key: EndpointKey;
  handle: (incoming: never) => unknown;
}

export const route = <K extends EndpointKey>(
  key: K,
  handle: Handler<K>,
  options: RouteOptions = {},
): Binding => ({
  key,
  handle: handle as Binding['handle'],
  ...options,
});

/** What stands before every handler. */
export interface Gate {
  /** Finds the session of an access token, or throws why it is refused. */
  authenticate(accessToken: string): Promise<Caller>;
  /** The role of a holder, where one was given. */
  roleOf(holderId: string): Promise<Role | null>;
  /** Finds the session of a desk's cookie, or throws why it is refused. */
  authenticateDesk(cookie: string, unattended: boolean): Promise<Caller>;
  /** What somebody is in an organisation; null for nothing. */
  memberIn(holderId: string, orgId: string): Promise<DeskMember | null>;
  limit: RequestLimit;
  /** Checks every answer against its contract: for development and tests, too dear for production. */
  checkAnswers: boolean;
  /** Makes a fault of our own of every error that a contract does not name: for development and tests. */
  checkErrors: boolean;
}

/** Serves the bindings: who is asking → how often → is it valid → do it → answer. */
export function bindRoutes(router: Router<RequestState>, bindings: readonly Binding[], gate: Gate): void {
  for (const binding of bindings) {
    const [method, path] = binding.key.split(' ') as [string, string];
    const { formerMethod }: Endpoint = endpoints[binding.key];
    const methods = [method, ...(formerMethod ? [formerMethod] : [])];
    router.register(path, methods, async (ctx) => {
      ctx.state.route = binding.key;
      setApiHeaders(ctx); // here: a layer of the router for it would cost every request more than the headers do
      await keptToContract(binding.key, gate, () => serve(ctx as unknown as RoutedContext, binding, gate));
    });
  }
}

type RoutedContext = Context & { state: RequestState };

/** Serves a request; where that is checked, an error that the contract does not name is our own fault. */
async function keptToContract(key: EndpointKey, gate: Gate, serving: () => Promise<void>): Promise<void> {
  try {
    await serving();
  } catch (error) {
    const isNamed = !(error instanceof AppError) || errorsOf(endpoints[key]).includes(error.code);
    if (gate.checkErrors && !isNamed) throw new Error(`${key} may not answer ${(error as AppError).code}`);
    throw error;
  }
}

async function serve(ctx: RoutedContext, binding: Binding, gate: Gate): Promise<void> {
  const endpoint: Endpoint = endpoints[binding.key];
  const isDesk = endpoint.access === 'desk';
  const caller = isDesk ? await admitDesk(ctx, gate) : await admit(ctx, endpoint, gate);
  const member = endpoint.roles && caller && (await requireMember(ctx, caller, endpoint.roles, gate));
  if (endpoint.upload) checkUpload(ctx);
  const incoming = {
    params: endpoint.params && validatePath(endpoint.params, ctx.params),
    query: endpoint.query && validate(endpoint.query, { ...ctx.query }),
    body: endpoint.body && validate(endpoint.body, await readBody(ctx)),
    ...{ caller, member },
    network: networkOf(ctx.ip),
    from: { address: ctx.ip, agent: ctx.get('user-agent').slice(0, MOST_OF_AN_AGENT) },
    upload: endpoint.upload && ctx.req,
  };
  const given = await binding.handle(incoming as never);
  if (given instanceof Seated) given.seat(ctx);
  const answer = given instanceof Seated ? given.answer : given;
  const status = endpoint.status ?? 200;
  ctx.status = status;
  if (status === 204) {
    ctx.body = null;
    return;
  }
  ctx.type = 'json';
  if (answer instanceof Readable) {
    ctx.body = answer;
    return;
  }
  ctx.body = await written(answer, endpoint.response, gate);
  if (binding.cacheSeconds !== undefined) markCacheable(ctx, binding.cacheSeconds);
}

async function written(
  answer: unknown,
  contract: z.ZodType,
  { checkAnswers }: Gate,
): Promise<string | Buffer> {
  if (answer instanceof Sliced) {
    const element = (contract as z.ZodObject<Record<string, z.ZodArray>>).shape[answer.name]
      ?.element as z.ZodType;
    return writeSliced(answer, (part) => {
      if (!checkAnswers) return;
      if ('item' in part) element.parse(part.item);
      else contract.parse(part.whole);
    });
  }
  if (checkAnswers) contract.parse(answer);
  return JSON.stringify(answer); // once: Koa would write an object twice, to measure and to send it
}

const MOST_OF_AN_AGENT = 300;

/** A client says whose screen a request comes from: tokens that another tab left behind do not serve it. */
const HOLDER_HEADER = 'x-holder';

function isMeantFor(ctx: RoutedContext, { holderId }: Caller): boolean {
  const holder = ctx.get(HOLDER_HEADER);
  return holder === '' || holder === holderId;
}

async function admit(ctx: RoutedContext, { access }: Endpoint, gate: Gate): Promise<Caller | undefined> {
  const token = access === 'public' ? undefined : bearerToken(ctx);
  const isNobodys = access === 'anyone' && token === undefined && ctx.get(HOLDER_HEADER) === '';
  if (access === 'public' || isNobodys) {
    await gate.limit(networkOf(ctx.ip));
    return undefined;
  }
  const caller = await authenticate(ctx, token, gate);
  ctx.state.caller = caller;
  await gate.limit(caller.sessionId);
  if (!isMeantFor(ctx, caller)) throw otherHolder();
  if (access === 'clerk' || access === 'officer') await requireRole(caller, access, gate);
  return caller;
}

/** An open page says that it asks by itself, and nobody may be there: that keeps no desk open. */
const UNATTENDED_HEADER = 'x-unattended';

/** Who sits at a desk. Tokens of a phone do not serve here, nor the desk's cookie there. */
async function admitDesk(ctx: RoutedContext, gate: Gate): Promise<Caller> {
  const cookie = ctx.cookies.get(DESK_COOKIE);
  try {
    if (!cookie) throw notSignedIn();
    const caller = await gate.authenticateDesk(cookie, ctx.get(UNATTENDED_HEADER) !== '');
    ctx.state.caller = caller;
    await gate.limit(caller.sessionId);
    return caller;
  } catch (refusal) {
    await gate.limit(networkOf(ctx.ip));
    throw refusal;
  }
}

/** An organisation that the caller is nothing in is as good as unknown; one where they are something else, forbidden. */
async function requireMember(
  ctx: RoutedContext,
  { holderId }: Caller,
  roles: readonly string[],
  gate: Gate,
): Promise<DeskMember> {
  const { org = '' } = ctx.params as { org?: string };
  const member = /^[0-9a-f]{24}$/.test(org) ? await gate.memberIn(holderId, org) : null;
  if (!member) throw notFound();
  if (!roles.includes(member.role)) throw forbidden();
  return member;
}

function bearerToken(ctx: RoutedContext): string | undefined {
  const header = ctx.get('authorization');
  if (header === '') return undefined;
  return /^Bearer +([\w.-]{1,2000})$/i.exec(header)?.[1] ?? '';
}

async function authenticate(ctx: RoutedContext, token: string | undefined, gate: Gate): Promise<Caller> {
  try {
    if (!token) throw notSignedIn();
    return await gate.authenticate(token);
  } catch (refusal) {
    await gate.limit(networkOf(ctx.ip)); // guessing tokens is limited by address
    throw refusal;
  }
}

async function requireRole(caller: Caller, required: Role, gate: Gate): Promise<void> {
  const role = await gate.roleOf(caller.holderId);
  if (role !== required && role !== 'officer') throw forbidden();
}
