import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import { type SendTrouble, troubleOf } from './send-errors';
import type { AccessTokens } from './token';

const Answer = z.looseObject({ errcode: z.number().default(0), errmsg: z.string().default('') });

/** A call that WeChat answered with success, or what stood in its way. */
export type CallResult =
  | { ok: true; answer: Record<string, unknown> }
  | { ok: false; trouble: SendTrouble; errcode: number | null; means: string };

/**
 * Parses an answer of WeChat without rounding: a msgid can exceed 2^53, so its digits are kept as text.
 * The key cannot occur inside a string, where its quotes would be escaped.
 */
const parseAnswer = (text: string): unknown =>
  JSON.parse(text.replace(/("msgid"\s*:\s*)(-?\d+)/gi, '$1"$2"'));

const failed = (errcode: number, errmsg: string): CallResult => {
  const { trouble, means } = troubleOf(errcode);
  return {
    ok: false,
    trouble,
    errcode,
    means: errmsg === '' ? means : `${means}（${errmsg.slice(0, 120)}）`,
  };
};

const unreachable = (means: string, trouble: SendTrouble = 'busy'): CallResult => ({
  ok: false,
  trouble,
  errcode: null,
  means,
});

/** Posts JSON with an access token. A token that is refused is renewed once, and the call made once more. */
export class WeChatCalls {
  constructor(
    private readonly http: AxiosInstance,
    private readonly tokens: AccessTokens,
  ) {}

  async post(path: string, body: object): Promise<CallResult> {
    const token = await this.tokens.current().catch(() => null);
    if (token === null) return unreachable('拿不到微信的凭证');
    const first = await this.once(path, body, token);
    if (first.ok || first.trouble !== 'token') return first;
    const renewed = await this.tokens.renew(token).catch(() => null);
    if (renewed === null) return unreachable('换不到新的微信凭证');
    const second = await this.once(path, body, renewed);
    return !second.ok && second.trouble === 'token' ? { ...second, trouble: 'misconfigured' } : second;
  }

  // Axios errors carry the token in their address: none of them leaves this function.
  private async once(path: string, body: object, token: string): Promise<CallResult> {
    const response = await this.http
      .post<string>(path, body, {
        params: { access_token: token },
        responseType: 'text',
        transformResponse: (text: string) => text,
        validateStatus: () => true,
      })
      .catch(() => null);
    if (response === null) return unreachable('微信没有回答');
    if (response.status >= 500 || response.status === 429) return unreachable(`微信回答 ${response.status}`);
    if (response.status >= 400) return unreachable(`微信回答 ${response.status}`, 'misconfigured');
    return readAnswer(response.data);
  }
}

function readAnswer(text: string): CallResult {
  try {
    const answer = Answer.parse(parseAnswer(text));
    return answer.errcode === 0 ? { ok: true, answer } : failed(answer.errcode, answer.errmsg);
  } catch {
    return unreachable('微信的回答读不懂');
  }
}
