import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { misfit } from './wechat-limits';

/** A subscribe message that the double took. */
export interface TakenMessage {
  openId: string;
  templateId: string;
  page: string;
  values: Record<string, string>;
  msgid: string;
  /** The law's clock when it arrived, and real time. */
  at: number;
  realAt: number;
}

/** How the double misbehaves; each can be changed at any time. */
interface Manners {
  latencyMs: number;
  /** Answers nothing, or 503, or errcode −1. */
  outage: 'none' | 'silent' | '503' | 'busy';
  /** Messages a second; more are answered with 45009. */
  perSecond: number;
  /** Whether a message needs an acceptance that was not used before. */
  needsGrant: boolean;
  tokenSeconds: number;
}

const FIRST_MSGID = 9_007_199_254_740_993_000n; // above 2^53: JSON.parse would round it

/** A local double of WeChat's API: sign-in, tokens and subscribe messages, with its errors, limits and latency. */
export class WeChatDouble {
  readonly manners: Manners = {
    latencyMs: 0,
    outage: 'none',
    perSecond: Number.POSITIVE_INFINITY,
    needsGrant: false,
    tokenSeconds: 7200,
  };
  readonly taken: TakenMessage[] = [];
  /** openid by login code. */
  readonly codes = new Map<string, string>();
  /** Login codes of accounts that WeChat holds to be at risk. */
  readonly blocked = new Set<string>();
  /** Acceptances not used yet, by `openid template`. */
  readonly grants = new Map<string, number>();
  /** How often tokens were asked for, and how often by force. */
  readonly tokenCalls = { normal: 0, forced: 0 };
  /** Calls of send, whatever became of them. */
  sendCalls = 0;
  /** The most calls that were waiting for their answers at one time. */
  mostAtOnce = 0;
  /** What to answer to the next sends, before anything else is looked at. */
  readonly nextSends: { errcode: number; errmsg?: string }[] = [];
  now: () => number = Date.now;

  private readonly server: Server;
  private token: { text: string; expiresAt: number; before?: string } | undefined;
  private second = { start: 0, count: 0 };
  private serial = 0;
  /** Calls whose answers are outstanding. */
  waiting = 0;
  private held: Promise<void> = Promise.resolve();

  constructor() {
    this.server = createServer((request, response) => {
      this.waiting += 1;
      this.mostAtOnce = Math.max(this.mostAtOnce, this.waiting);
      response.once('close', () => {
        this.waiting -= 1;
      });
      this.serve(request, response).catch(() => response.destroy());
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((listening) => this.server.listen(0, '127.0.0.1', listening));
    return this;
  }

  get base(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }

  /** Makes every token that was handed out worthless, as a reset of the secret does. */
  revokeToken(): void {
    this.token = undefined;
  }

  /** Nothing works with this token any more, though it is handed out again when asked for without force. */
  spoilToken(): void {
    if (this.token) this.token.expiresAt = 0;
  }

  /** No answer goes out until the function that this one answers is called. */
  holdAnswers(): () => void {
    let letGo = () => {};
    this.held = new Promise((resolve) => {
      letGo = resolve;
    });
    return letGo;
  }

  accept(openId: string, templateId: string, times = 1): void {
    const key = `${openId} ${templateId}`;
    this.grants.set(key, (this.grants.get(key) ?? 0) + times);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.base);
    const body = await bodyOf(request);
    if (url.pathname === '/cgi-bin/message/subscribe/send') this.sendCalls += 1;
    await this.held;
    if (this.manners.latencyMs > 0) await pause(this.manners.latencyMs);
    if (this.manners.outage === 'silent') return; // the caller's patience ends it
    if (this.manners.outage === '503') return void response.writeHead(503).end('no service');
    const answer =
      this.manners.outage === 'busy' ? '{"errcode":-1,"errmsg":"system busy"}' : this.answer(url, body);
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(answer);
  }

  private answer(url: URL, body: string): string {
    switch (url.pathname) {
      case '/sns/jscode2session':
        return this.session(url.searchParams.get('js_code') ?? '');
      case '/cgi-bin/stable_token':
        return this.stableToken(JSON.parse(body));
      case '/cgi-bin/message/subscribe/send':
        return this.send(url.searchParams.get('access_token') ?? '', JSON.parse(body));
      default:
        return refusal(40066, 'invalid url');
    }
  }

  private session(code: string): string {
    if (this.blocked.has(code)) return refusal(40226, 'code blocked');
    const openid = this.codes.get(code);
    this.codes.delete(code);
    return openid ? JSON.stringify({ openid, session_key: 'c2Vzc2lvbg==' }) : refusal(40029, 'invalid code');
  }

  private stableToken(body: { force_refresh?: boolean }): string {
    const { force_refresh: forced = false } = body;
    this.tokenCalls[forced ? 'forced' : 'normal'] += 1;
    const lasts = this.token && (this.token.expiresAt === 0 || this.token.expiresAt > Date.now() + 300_000);
    if (!this.token || forced || !lasts) {
      this.serial += 1;
      const before = this.token && this.token.expiresAt !== 0 ? this.token.text : undefined;
      this.token = {
        text: `token-${this.serial}-${'x'.repeat(500)}`,
        expiresAt: Date.now() + this.manners.tokenSeconds * 1000,
        ...(before !== undefined && { before }),
      };
    }
    const left = this.token.expiresAt === 0 ? 7200 : Math.ceil((this.token.expiresAt - Date.now()) / 1000);
    return JSON.stringify({ access_token: this.token.text, expires_in: left });
  }

  private send(token: string, body: SendBody): string {
    const scripted = this.nextSends.shift();
    if (scripted) return refusal(scripted.errcode, scripted.errmsg ?? 'scripted');
    const isKnown = token === this.token?.text || token === this.token?.before;
    if (!this.token || !isKnown) return refusal(40001, 'invalid credential, access_token is invalid');
    if (this.token.expiresAt <= Date.now()) return refusal(42001, 'access_token expired');
    if (this.isOverQuota()) return refusal(45009, 'reach max api daily quota limit');
    const wrong = misfit(body.data);
    if (wrong) return refusal(47003, `argument invalid! data.${wrong}.value invalid`);
    if (!this.spendGrant(`${body.touser} ${body.template_id}`))
      return refusal(43101, 'user refuse to accept the msg');
    return this.take(body);
  }

  private isOverQuota(): boolean {
    const start = Math.floor(Date.now() / 1000);
    if (this.second.start !== start) this.second = { start, count: 0 };
    this.second.count += 1;
    return this.second.count > this.manners.perSecond;
  }

  private spendGrant(key: string): boolean {
    if (!this.manners.needsGrant) return true;
    const left = this.grants.get(key) ?? 0;
    this.grants.set(key, Math.max(0, left - 1));
    return left > 0;
  }

  private take(body: SendBody): string {
    const msgid = String(FIRST_MSGID + BigInt(this.taken.length) * 3n);
    const values = Object.fromEntries(Object.entries(body.data).map(([key, { value }]) => [key, value]));
    this.taken.push({
      openId: body.touser,
      templateId: body.template_id,
      page: body.page,
      values,
      msgid,
      at: this.now(),
      realAt: Date.now(),
    });
    return `{"errcode":0,"errmsg":"ok","msgid":${msgid}}`;
  }
}

interface SendBody {
  touser: string;
  template_id: string;
  page: string;
  data: Record<string, { value: string }>;
}

const refusal = (errcode: number, errmsg: string): string => JSON.stringify({ errcode, errmsg });

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
