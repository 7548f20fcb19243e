import type {
  accountEndpoints,
  EndpointRequest,
  EndpointResponse,
  officeConsentEndpoints,
  officeDistrictEndpoints,
  officeListEndpoints,
  officeNudgeEndpoints,
  officeOrgEndpoints,
  officePeopleEndpoints,
  officeQuestionEndpoints,
  officeRosterEndpoints,
  officeSignInEndpoints,
  systemEndpoints,
} from '@hz/shared/contracts';
import { asFailure, failureOf, offlineFailure } from '../../src/api/failure';

export type { Failure } from '../../src/api/failure';
export { asFailure };

/** What a desk asks for. */
type Table = typeof officeSignInEndpoints &
  typeof officeOrgEndpoints &
  typeof officePeopleEndpoints &
  typeof officeRosterEndpoints &
  typeof officeNudgeEndpoints &
  typeof officeConsentEndpoints &
  typeof officeQuestionEndpoints &
  typeof officeListEndpoints &
  typeof officeDistrictEndpoints &
  Pick<typeof accountEndpoints, 'GET /v1/auth/options'> &
  Pick<typeof systemEndpoints, 'GET /v1/clock'>;
export type Key = keyof Table & string;
/** What is sent: the parts that the endpoint defines, or a file where it takes one. */
export type Request<K extends Key> = EndpointRequest<Table[K]> & { file?: Blob; unattended?: boolean };
export type Answer<K extends Key> = EndpointResponse<Table[K]>;

/** What whoever sits here is in one organisation. */
export type Membership = Answer<'GET /v1/office/session'>['memberships'][number];

interface Parts {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  /** Sent as it is. */
  file?: Blob;
  /** The page asks by itself: nobody may be there, and the desk is not kept open by it. */
  unattended?: boolean;
}

const TIMEOUT_MS = 60_000;

/** The path of a key, its parameters and its query filled in; a query of undefined is left out. */
function pathOf(template: string, { params = {}, query = {} }: Parts): string {
  const path = template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined)
      search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Hears that nobody is signed in here any more. */
let onSignedOut: () => void = () => {};
export const whenSignedOut = (hear: () => void): void => {
  onSignedOut = hear;
};

async function send(method: string, path: string, { body, file, unattended }: Parts): Promise<Response> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), TIMEOUT_MS);
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: over.signal,
      ...(file ? { body: file } : body !== undefined && { body: JSON.stringify(body) }),
      headers: {
        ...(file && { 'content-type': 'application/octet-stream' }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(unattended && { 'x-unattended': '1' }),
      },
    });
  } catch {
    throw offlineFailure();
  } finally {
    clearTimeout(timer);
  }
}

/** Calls an endpoint of the contract. Throws a Failure with words for the screen. */
export async function call<K extends Key>(key: K, request: Request<K>): Promise<Answer<K>> {
  const [method, template] = key.split(' ') as [string, string];
  const parts = request as Parts;
  const answer = await send(method, pathOf(template, parts), parts);
  const text = await answer.text();
  const data: unknown = text === '' ? undefined : read(text);
  if (answer.ok) return data as Answer<K>;
  const failure = failureOf(answer.status, data);
  if (answer.status === 401 && key !== 'GET /v1/office/session') onSignedOut();
  throw failure;
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
