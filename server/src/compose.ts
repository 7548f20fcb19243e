import type { EndpointKey } from '@hz/shared/contracts';
import type Koa from 'koa';
import { createApp } from './app';
import { demoPeopleOf } from './demo/people';
import { demoRoutes } from './demo/routes';
import { createFeatures, type Features } from './features';
import type { PushOutlet, Rules } from './features/reminders/service';
import { verifyFileRoutes } from './features/verification/plain-routes';
import type { CodeSender } from './platform/clients/sms/sender';
import type { CallbackSecrets } from './platform/clients/wechat/callback';
import type { WeChatSignIn } from './platform/clients/wechat/session';
import type { Clock } from './platform/clock';
import type { Keyring } from './platform/crypto/keyring';
import { requestLimit } from './platform/http/rate-limit';
import type { RequestState } from './platform/http/state';
import { type Background, createBackground } from './platform/jobs/background';
import { metricsRoute } from './platform/jobs/plain-routes';
import type { Logger } from './platform/log';
import type { Store } from './platform/store/open';
import type { StoredClock } from './platform/store/simulated-clock';
import { DEFAULT_PACKS, type Settings } from './settings';
import { systemRoutes } from './system-routes';

/** Everything the app is put together from; tests give their own clock, time, senders and store. */
export interface AssemblyParts {
  settings: Pick<Settings, 'mode' | 'RATE_LIMIT_PER_MINUTE' | 'TRUST_PROXY_HOPS'> &
    Partial<Pick<Settings, 'METRICS_TOKEN' | 'PACKS' | 'PUBLIC_ORIGIN' | 'ROLE' | 'WECHAT_VERIFY_FILES'>>;
  log: Logger;
  store: Store;
  keyring: Keyring;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  wechat?: WeChatSignIn | undefined;
  codeSender?: CodeSender | undefined;
  push?: PushOutlet | undefined;
  callbackSecrets?: CallbackSecrets | undefined;
  /** Other rulebooks than the product's own, for tests. */
  rules?: Rules | undefined;
  /** How long jobs and deliveries belong to whoever took them, for tests with servers that die. */
  leaseMs?: number | undefined;
  /** In the demo: the clock that can be moved. */
  demoClock?: StoredClock | undefined;
  h5Dir: string;
  officeDir?: string | undefined;
  /** Whether the server was told to stop, and is to be given no more requests. */
  isStopping?: (() => boolean) | undefined;
}

export interface Assembled {
  app: Koa<RequestState>;
  features: Features;
  /** The jobs; nothing runs them until their schedule is started. */
  background: Background;
  /** The endpoints that the app serves. */
  served: EndpointKey[];
}

/** Puts features and app together; nothing is started and nothing stored. */
export function assemble(parts: AssemblyParts): Assembled {
  const { settings, log, store, clock, demoClock } = parts;
  const features = createFeatures({
    connection: store.connection,
    keyring: parts.keyring,
    ...{ clock, log },
    time: parts.time,
    wechat: parts.wechat,
    codeSender: parts.codeSender,
    push: parts.push,
    callbackSecrets: parts.callbackSecrets,
    rules: parts.rules,
    deliveryLeaseMs: parts.leaseMs,
    packs: settings.PACKS,
    publicOrigin: settings.PUBLIC_ORIGIN,
    demoPeople: demoClock && demoPeopleOf(settings.PACKS ?? DEFAULT_PACKS),
  });
  const { accounts, office, jobs } = features;
  const background = createBackground({
    connection: store.connection,
    ...{ log, jobs },
    time: parts.time,
    leaseMs: parts.leaseMs,
  });
  const access = { token: settings.METRICS_TOKEN, isOpen: settings.mode !== 'production' };
  const system = systemRoutes({
    clock,
    ping: store.ping,
    log,
    isStopping: parts.isStopping ?? (() => false),
  });
  const metricsPage = metricsRoute(background.metrics, access);
  // A worker is asked by nobody but those who watch over it.
  const isWorker = settings.ROLE === 'worker';
  const bindings = isWorker
    ? system
    : [...system, ...features.bindings, ...(demoClock ? demoRoutes(demoClock, background.runAll) : [])];
  const app = createApp({
    log,
    gate: {
      authenticate: (token) => accounts.authenticate(token),
      roleOf: async (holderId) =>
        (await accounts.roleOf(holderId)) ?? (await office.members.siteRole(holderId)),
      authenticateDesk: (cookie, unattended) => office.desks.authenticate(cookie, unattended),
      memberIn: (holderId, orgId) => office.members.in(holderId, orgId),
      limit: requestLimit(features.limits, settings.RATE_LIMIT_PER_MINUTE, parts.time),
      checkAnswers: settings.mode !== 'production',
      checkErrors: settings.mode === 'development',
    },
    bindings,
    plainRoutes: isWorker
      ? [metricsPage]
      : [...verifyFileRoutes(settings.WECHAT_VERIFY_FILES ?? []), ...features.plainRoutes, metricsPage],
    h5Dir: isWorker ? null : parts.h5Dir,
    officeDir: isWorker ? undefined : parts.officeDir,
    proxyHops: settings.TRUST_PROXY_HOPS,
  });
  return { app, features, background, served: bindings.map(({ key }) => key) };
}
