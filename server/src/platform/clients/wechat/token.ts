import { setTimeout as pause } from 'node:timers/promises';
import type { AxiosInstance } from 'axios';
import { z } from 'zod';
import type { Keyring } from '../../crypto/keyring';
import { upserting } from '../../store/duplicate';
import type { WeChatOptions } from './http';
import { contextOfToken, type TokenModel, type TokenRecord } from './token-record';

/** Hands out the access token that all instances share. */
export interface AccessTokens {
  current(): Promise<string>;
  /** The token after `refused`, which WeChat would not take. */
  renew(refused: string): Promise<string>;
}

const Answer = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

const RENEW_EARLY_MS = 5 * 60_000;
const FORCE_EVERY_MS = 30_000;
const LOOK_AGAIN_MS = 100;

interface Parts {
  model: TokenModel;
  http: AxiosInstance;
  options: WeChatOptions;
  keyring: Keyring;
  /** Real time in milliseconds. */
  time: () => number;
}

/**
 * The stable token, kept in the store: whoever finds it old takes a lease and renews it, everybody else goes on
 * with the old one while that works, and else waits for the new one.
 */
export class StableToken implements AccessTokens {
  private cached: { token: string; renewAt: number } | undefined;
  private underway: Promise<string> | undefined;

  constructor(private readonly parts: Parts) {}

  async current(): Promise<string> {
    if (this.cached && this.parts.time() < this.cached.renewAt) return this.cached.token;
    this.underway ??= this.find().finally(() => {
      this.underway = undefined;
    });
    return this.underway;
  }

  async renew(refused: string): Promise<string> {
    if (this.cached?.token === refused) this.cached = undefined;
    const { model } = this.parts;
    const record = await model.findById(this.id).lean();
    // Only the record that still holds the refused token is spoilt: somebody may have renewed it already.
    if (record && this.open(record) === refused)
      await model.updateOne({ _id: this.id, sealed: record.sealed }, { $set: { renewAt: 0, expiresAt: 0 } });
    return this.current();
  }

  private get id(): string {
    return this.parts.options.appId;
  }

  private async find(): Promise<string> {
    const { model, time, options } = this.parts;
    const patience = time() + 2 * options.timeoutMs;
    while (time() < patience) {
      const record = await model.findById(this.id).lean();
      if (record && time() < record.renewAt) return this.keep(record);
      const leased = await this.lease(record === null);
      if (leased) return this.fetchAnew(leased);
      if (record && time() < record.expiresAt) return this.open(record);
      await pause(LOOK_AGAIN_MS);
    }
    throw new Error('no WeChat access token in time');
  }

  /** Takes the lease for renewing; null when another instance holds it. */
  private async lease(isFirst: boolean): Promise<TokenRecord | null> {
    const { model, time, options } = this.parts;
    if (isFirst) {
      const empty = { sealed: '', renewAt: 0, expiresAt: 0, leaseUntil: 0, forcedAt: 0 };
      await upserting(() => model.updateOne({ _id: this.id }, { $setOnInsert: empty }, { upsert: true }));
    }
    const now = time();
    return model
      .findOneAndUpdate(
        { _id: this.id, leaseUntil: { $lte: now }, renewAt: { $lte: now } },
        { $set: { leaseUntil: now + 3 * options.timeoutMs } },
        { returnDocument: 'after' },
      )
      .lean();
  }

  private async fetchAnew(record: TokenRecord): Promise<string> {
    const { model, time, keyring } = this.parts;
    const wasRefused = record.sealed !== '' && record.expiresAt === 0;
    try {
      let fetched = await this.fetch(false);
      const isForced =
        wasRefused && fetched.token === this.open(record) && time() - record.forcedAt > FORCE_EVERY_MS;
      if (isForced) fetched = await this.fetch(true);
      const renewed = {
        sealed: keyring.seal(fetched.token, this.context),
        renewAt: time() + fetched.lifeMs - RENEW_EARLY_MS,
        expiresAt: time() + fetched.lifeMs,
        ...(isForced && { forcedAt: time() }),
      };
      await model.updateOne({ _id: this.id }, { $set: { ...renewed, leaseUntil: 0 } });
      this.cached = { token: fetched.token, renewAt: renewed.renewAt };
      return fetched.token;
    } catch (error) {
      await model.updateOne({ _id: this.id, leaseUntil: record.leaseUntil }, { $set: { leaseUntil: 0 } });
      throw error;
    }
  }

  // An axios error carries the secret in its config, so that it is never passed on.
  private async fetch(force: boolean): Promise<{ token: string; lifeMs: number }> {
    const { http, options } = this.parts;
    const body = {
      grant_type: 'client_credential',
      appid: options.appId,
      secret: options.appSecret,
      force_refresh: force,
    };
    const response = await http.post('/cgi-bin/stable_token', body).catch(() => null);
    const answer = Answer.safeParse(response?.data).data;
    if (!answer) throw new Error('WeChat gave no access token');
    return { token: answer.access_token, lifeMs: answer.expires_in * 1000 };
  }

  private keep(record: TokenRecord): string {
    const token = this.open(record);
    this.cached = { token, renewAt: record.renewAt };
    return token;
  }

  private get context(): string {
    return contextOfToken(this.id);
  }

  private open({ sealed }: TokenRecord): string {
    return sealed === '' ? '' : this.parts.keyring.open(sealed, this.context);
  }
}
