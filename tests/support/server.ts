import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CertificateView, EndpointKey, ErrorCode } from '@hz/shared/contracts';
import type { Connection } from 'mongoose';
import supertest, { type Response, type Test } from 'supertest';
import { type AssemblyParts, assemble } from '../../server/src/compose';
import type { Features } from '../../server/src/features';
import type { PushOutlet } from '../../server/src/features/reminders/service';
import { type WeChatSignIn, wechatSignIn } from '../../server/src/platform/clients/wechat/session';
import { Keyring } from '../../server/src/platform/crypto/keyring';
import { httpServer } from '../../server/src/platform/http/listener';
import type { Background } from '../../server/src/platform/jobs/background';
import { createLog } from '../../server/src/platform/log';
import { ensureIndexes } from '../../server/src/platform/store/indexes';
import { connect, storeOf } from '../../server/src/platform/store/open';
import { openStoredClock, type StoredClock } from '../../server/src/platform/store/simulated-clock';
import { TestClock } from './clock';
import { Databases } from './database';

export const PRIVACY_VERSION = '2026-11-30';

export interface TestAppOptions {
  /** The day the law's clock stands at. */
  today?: string;
  requestsPerMinute?: number;
  /** The product's own address. */
  publicOrigin?: string;
  /** The files by which WeChat verifies the site. */
  verifyFiles?: { name: string; content: string }[];
  /** A demo: who signs in chooses a sample person, and in no other way. */
  signInBy?: 'demo';
  /** Base address of a double of WeChat's API. */
  wechatBase?: string;
  keyring?: Keyring;
  /** Another app on the data of this one, as after a restart. */
  sameDataAs?: Pick<TestApp, 'uri'>;
  /** A folder with a built H5 app. */
  h5Dir?: string;
  /** A folder with the desk's built pages. */
  officeDir?: string;
  /** How push messages go out. */
  push?: (parts: Pick<AssemblyParts, 'keyring' | 'time'> & { connection: Connection }) => PushOutlet;
  callbackSecrets?: AssemblyParts['callbackSecrets'];
  rules?: AssemblyParts['rules'];
  /** The ids of the packs that are served. */
  packs?: string[];
}

/** A keyring of random keys; the first id encrypts. */
export const aKeyring = (...ids: string[]): Keyring =>
  new Keyring((ids.length > 0 ? ids : ['k1']).map((id) => ({ id, secret: randomBytes(32) })));

/** Where the tests of a file keep their data. */
export const databases = new Databases();
const running = new Set<TestApp>();
let started = 0;

// One store for all tests of a file; each app has a database of its own in it.
afterAll(async () => {
  await Promise.all([...running].map((app) => app.stop()));
  await databases.stop();
});

/** An app of its own with an empty database of its own. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  started += 1;
  const uri = options.sameDataAs?.uri ?? (await databases.uri(`${started}`));
  const connection = await connect(uri);
  const noon = Date.parse(`${options.today ?? '2022-12-05'}T04:00:00Z`);
  const demoClock = options.signInBy && (await openStoredClock(connection, noon));
  const app = new TestApp(uri, connection, options, demoClock);
  running.add(app);
  await app.listen();
  await ensureIndexes(connection, createLog('silent'));
  return app;
}

export class TestApp {
  readonly clock: TestClock;
  readonly keyring: Keyring;
  readonly features: Features;
  readonly background: Background;
  readonly served: readonly EndpointKey[];
  /** Everything that was logged, line by line. */
  readonly logLines: string[] = [];
  /** One-time codes by phone number, as they were sent. */
  readonly codes = new Map<string, string>();
  /** Added to real time: sessions and codes grow old at once. */
  aheadMs = 0;
  /** As if it had been told to stop. */
  isStopping = false;
  private readonly server: Server;
  private phones = 0;

  constructor(
    readonly uri: string,
    readonly connection: Connection,
    options: TestAppOptions,
    private readonly demoClock?: StoredClock,
  ) {
    this.clock = new TestClock(options.today ?? '2022-12-05');
    const keyring = options.keyring ?? aKeyring();
    this.keyring = keyring;
    const time = () => Date.now() + this.aheadMs;
    const { app, features, background, served } = assemble({
      settings: {
        mode: 'development',
        RATE_LIMIT_PER_MINUTE: options.requestsPerMinute ?? 1_000_000,
        TRUST_PROXY_HOPS: 1,
        ...(options.packs && { PACKS: options.packs }),
        ...(options.publicOrigin && { PUBLIC_ORIGIN: options.publicOrigin }),
        ...(options.verifyFiles && { WECHAT_VERIFY_FILES: options.verifyFiles }),
      },
      log: createLog('debug', { write: (line) => this.logLines.push(line) }),
      store: storeOf(connection),
      keyring,
      clock: this.clock,
      time,
      push: options.push?.({ connection, keyring, time }),
      callbackSecrets: options.callbackSecrets,
      rules: options.rules,
      demoClock,
      isStopping: () => this.isStopping,
      wechat: options.wechatBase ? weChatAt(options.wechatBase) : undefined,
      codeSender: options.signInBy
        ? undefined
        : { send: async (phone, code) => void this.codes.set(phone, code) },
      h5Dir: options.h5Dir ?? '',
      officeDir: options.officeDir,
    });
    this.features = features;
    this.background = background;
    this.served = served;
    this.server = httpServer(app.callback(), { connectionsPerAddress: 0 });
  }

  /** Listens once, or supertest would open a port for each request. */
  async listen(): Promise<void> {
    await once(this.server.listen(0, '127.0.0.1'), 'listening');
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** A request by nobody in particular: `app.request('GET', '/v1/clock')`. */
  request(method: string, path: string, body?: unknown): Test {
    const verb = method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete';
    const request = supertest(this.server)[verb](path);
    return body === undefined ? request : request.send(body as object);
  }

  /** Signs in by phone and code; the same number is the same holder. */
  async signIn(phone = this.nextPhone()): Promise<TestHolder> {
    const from = `10.0.${Math.floor(this.phones / 250)}.${this.phones % 250}`;
    await this.connection.collection('limits').deleteMany({ name: /^code-/ });
    await this.request('POST', '/v1/auth/phone/code', { phone, consent: PRIVACY_VERSION })
      .set('X-Forwarded-For', from)
      .expect(200);
    const { body } = await this.request('POST', '/v1/auth/phone', {
      phone,
      code: this.codes.get(phone),
      consent: PRIVACY_VERSION,
    })
      .set('X-Forwarded-For', from)
      .expect(200);
    return new TestHolder(this, phone, body);
  }

  nextPhone(): string {
    this.phones += 1;
    return `138${String(this.phones).padStart(8, '0')}`;
  }

  async stop(): Promise<void> {
    running.delete(this);
    this.server.close();
    await this.demoClock?.stop();
    await this.connection.close();
  }
}

const weChatAt = (apiBase: string): WeChatSignIn =>
  wechatSignIn({ apiBase, appId: 'wx0000000000000000', appSecret: 's'.repeat(32), timeoutMs: 10_000 });

/** A signed-in holder, in the verbs of the domain. */
export class TestHolder {
  constructor(
    readonly app: TestApp,
    readonly phone: string,
    readonly tokens: { accessToken: string; refreshToken: string },
  ) {}

  request(method: string, path: string, body?: unknown): Test {
    return this.app.request(method, path, body).set('Authorization', `Bearer ${this.tokens.accessToken}`);
  }

  get = async (path: string) => (await this.request('GET', path).expect(200)).body;

  /** Answers the first questions and adds the certificate. */
  async addCertificate(answers: Record<string, string> = {}): Promise<CertificateView> {
    const all = {
      family: 'site-professional',
      trade: '施工员（土建）',
      holding: 'old',
      ...(answers.holding === undefined && { registryStatus: 'valid' }),
      ...answers,
    };
    for (const [id, value] of Object.entries(all)) {
      await this.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
    }
    const { body } = await this.request('POST', '/v1/intake/finish', {}).expect(201);
    return this.get(`/v1/certificates/${body.certificateId}`);
  }

  studies = (id: string, creditId: string, on: string, hours: number) =>
    this.request('PUT', `/v1/certificates/${id}/credits/${creditId}`, { on, hours });

  states = (id: string, year: number, hours: number) =>
    this.request('PUT', `/v1/certificates/${id}/years/${year}`, { hours });

  marks = (id: string, stepId: string, on: string, more: object = {}) =>
    this.request('PUT', `/v1/certificates/${id}/steps/${stepId}`, { on, ...more });

  takesBack = (id: string, stepId: string) =>
    this.request('DELETE', `/v1/certificates/${id}/steps/${stepId}`);
}

/** Expects an error answer with its stable code. */
export function expectError(response: Response, status: number, code: ErrorCode): void {
  expect({ status: response.status, code: response.body?.error?.code }).toEqual({ status, code });
}
