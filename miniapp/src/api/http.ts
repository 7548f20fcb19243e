import Taro from '@tarojs/taro';
import { failureOf, offlineFailure } from './failure';
import { noteLost, noteReached } from './network';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

export interface HttpRequest {
  method: Method;
  /** Path and query, from /v1 on. */
  path: string;
  body?: unknown;
  /** Whose request it is, and the token that shows it; the server refuses it where the two differ. */
  as?: { accessToken: string; holderId?: string } | null;
}

const READ_TIMEOUT_MS = 10_000;
const CHANGE_TIMEOUT_MS = 15_000;

/** The server: the page's own origin on the web, a build-time setting in WeChat. */
const base = process.env.TARO_ENV === 'h5' ? '' : process.env.TARO_APP_API_BASE;

const headersOf = (as: HttpRequest['as']): Record<string, string> => ({
  ...(as && { authorization: `Bearer ${as.accessToken}` }),
  ...(as?.holderId && { 'x-holder': as.holderId }),
});

async function exchange({ method, path, body, as }: HttpRequest) {
  try {
    return await Taro.request<unknown>({
      url: `${base}${path}`,
      method: method as keyof Taro.request.Method,
      data: body,
      header: headersOf(as),
      timeout: method === 'GET' ? READ_TIMEOUT_MS : CHANGE_TIMEOUT_MS,
    });
  } catch {
    noteLost();
    throw offlineFailure();
  }
}

/** Sends one request. Throws a Failure for no answer and for every answer outside 2xx. */
export async function http(request: HttpRequest): Promise<unknown> {
  const answer = await exchange(request);
  // A proxy in front of a stopped server answers in its place: that is no connection either.
  if (answer.statusCode === 502 || answer.statusCode === 504) {
    noteLost();
    throw offlineFailure();
  }
  noteReached();
  if (answer.statusCode < 200 || answer.statusCode > 299) throw failureOf(answer.statusCode, answer.data);
  return answer.statusCode === 204 ? undefined : answer.data;
}
