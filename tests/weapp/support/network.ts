import type { Phone } from './phone';
import { type Callbacks, refuse, succeed } from './wechat';

interface WxRequest {
  method: string;
  /** From /v1 on. */
  path: string;
  body?: unknown;
  token: string | null;
  /** Whose request it says it is. */
  holder: string | null;
}

export type Answerer = (request: WxRequest) => Promise<{ status: number; body: unknown }>;

export type RequestOptions = Callbacks & {
  url: string;
  method?: string;
  data?: unknown;
  header?: Record<string, string>;
};

/** How a request of WeChat can fail, as its documentation words it. */
export const requestErrors = [
  { errMsg: 'timeout', errno: 5 },
  { errMsg: 'interrupted', errno: 600003 },
  { errMsg: 'ssl hand shake error', errno: 600001 },
  { errMsg: '-105:net::ERR_NAME_NOT_RESOLVED', errno: 600001 },
  { errMsg: 'url not in domain list', errno: 600002 },
] as const;

const MOST_AT_ONCE = 10;
const LATEST_MS = 12;

/** WeChat's network: ten requests at once, the others wait in line; answers come late and out of order. */
export class LineOfRequests {
  private under = 0;
  private readonly waiting: (() => void)[] = [];
  private turn = 0;
  /** The most that were ever under way together. */
  most = 0;
  /** Whether any has had to wait in line. */
  queued = false;

  constructor(
    private readonly phone: Phone,
    private readonly answer: Answerer,
  ) {}

  async send(options: RequestOptions): Promise<void> {
    await this.phone.counted(this.inLine(options));
  }

  private async inLine(options: RequestOptions): Promise<void> {
    if (this.under >= MOST_AT_ONCE) {
      this.queued = true;
      await new Promise<void>((free) => this.waiting.push(free));
    }
    this.under += 1;
    this.most = Math.max(this.most, this.under);
    try {
      await this.exchange(options);
    } finally {
      this.under -= 1;
      this.waiting.shift()?.();
    }
  }

  private async exchange(options: RequestOptions): Promise<void> {
    const { url, method = 'GET', data, header = {} } = options;
    const { protocol, pathname, search } = new URL(url);
    if (protocol !== 'https:') return refuse('request', options, 'url not in domain list', { errno: 600002 });
    const token = header.authorization?.replace('Bearer ', '') ?? null;
    // By turns late and early, the same in every run: the second of two that were asked together answers first.
    this.turn += 1;
    const late = (this.turn * 7) % LATEST_MS;
    try {
      if (this.phone.requestError) throw this.phone.requestError;
      const { status, body } = await this.answer({
        method,
        path: pathname + search,
        body: data,
        token,
        holder: header['x-holder'] ?? null,
      });
      await new Promise((come) => setTimeout(come, late));
      succeed('request', options, { statusCode: status, data: body ?? '', header: {}, cookies: [] });
    } catch (error) {
      const { errMsg = '', errno = 600001 } = error as { errMsg?: string; errno?: number };
      refuse('request', options, errMsg, { errno });
    }
  }
}
