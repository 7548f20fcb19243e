import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics } from 'prom-client';
import { assemble } from './compose';
import { demoOutlet } from './demo/push';
import { seedDemo } from './demo/seed';
import { logSender } from './platform/clients/sms/sender';
import { type Clock, realClock } from './platform/clock';
import { closeFolder, tighten } from './platform/crypto/data-keys';
import type { Keyring } from './platform/crypto/keyring';
import { httpServer } from './platform/http/listener';
import { listen, stopServing, tracked } from './platform/http/serve';
import type { Logger } from './platform/log';
import { lookForBrokenRestore } from './platform/store/broken-restore';
import { copyBefore } from './platform/store/copy';
import { ensureIndexes } from './platform/store/indexes';
import { noteServed, requireKeys } from './platform/store/key-check';
import { migrate, stepsAhead } from './platform/store/migrate';
import { openStore, type Store, storeFiles, storeFolder } from './platform/store/open';
import { lookAtKeys } from './platform/store/open-keys';
import { noteServing, type ServingNote } from './platform/store/serving';
import { openStoredClock, type StoredClock } from './platform/store/simulated-clock';
import type { Settings } from './settings';
import { weChatOf } from './wechat';

/** How often imports are looked for that no server reads any more. */
const SWEEP_MS = 30_000;

export interface ServerParts {
  settings: Settings;
  log: Logger;
  /** The folder of the built H5 app. */
  h5Dir: string;
  /** The folder of the desk's built pages. */
  officeDir?: string;
  /** For the demo: where its clock starts the first time, in milliseconds since the epoch. */
  demoStartsAt?: number;
  /** Aborted when the process is told to stop before it has started: a migration that runs then stops soon. */
  stopped?: AbortSignal;
  /** Whether the data were cleared on purpose just now. */
  isEmptied?: boolean;
}

export interface RunningServer {
  url: string;
  clock: Clock;
  /** Says that it is not ready, stops the jobs, drains, lets running requests finish and closes the store. */
  stop(): Promise<void>;
}

/** Starts everything in order: keys, store, clock, features, app. What fails leaves nothing running. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { settings } = parts;
  const told = (sentence: string) => parts.log.warn(sentence);
  if (!settings.MONGODB_URI) {
    for (const folder of [settings.DATA_DIR, storeFolder(settings.DATA_DIR)]) closeFolder(folder, told);
    for (const file of storeFiles(settings.DATA_DIR)) if (existsSync(file)) tighten(file, 0o600, told);
  }
  const store = await openStore({ uri: settings.MONGODB_URI, dataDir: settings.DATA_DIR, told });
  let demoClock: StoredClock | undefined;
  let serving: ServingNote | undefined;
  try {
    await lookForBrokenRestore(store.connection, { isOurs: store.copyTo !== undefined, told });
    const steps = await stepsAhead(store.connection);
    // Before anything is copied, and older copies go: a start that is refused leaves all as it is.
    const keyring = await lookAtKeys(store.connection, settings, {
      told,
      by: 'server',
      isEmptied: parts.isEmptied,
    });
    if (steps) await copyBefore(store, settings.DATA_DIR, steps, parts.log);
    await requireKeys(store.connection, keyring, 'server');
    if (parts.demoStartsAt !== undefined) {
      demoClock = await openStoredClock(store.connection, parts.demoStartsAt);
    }
    // Before anything is written with its key.
    serving = await noteServing(store.connection, keyring);
    return await serve(parts, { store, keyring, demoClock, serving });
  } catch (error) {
    await serving?.stop();
    await demoClock?.stop();
    await store.close();
    throw error;
  }
}

interface Opened {
  store: Store;
  keyring: Keyring;
  demoClock: StoredClock | undefined;
  serving: ServingNote;
}

async function serve(
  parts: ServerParts,
  { store, keyring, demoClock, serving }: Opened,
): Promise<RunningServer> {
  const { settings, log } = parts;
  const clock = demoClock?.clock ?? realClock;
  let isStopping = false;
  const { app, features, background } = assemble({
    ...{ settings, log, store, keyring, clock, demoClock },
    time: Date.now,
    ...weChatOf(settings, { store, keyring }),
    ...(demoClock && { push: demoOutlet(log) }),
    codeSender: settings.SMS_SENDER === 'log' ? logSender(log) : undefined,
    h5Dir: parts.h5Dir,
    officeDir: parts.officeDir,
    isStopping: () => isStopping,
  });
  if (features.accounts.methods.length === 0) {
    log.warn('no way to sign in is set up: give WECHAT_APP_ID and WECHAT_APP_SECRET, or SMS_SENDER');
  }
  await migrate({
    connection: store.connection,
    keyring,
    log,
    ...(parts.stopped && { signal: parts.stopped }),
  });
  await ensureIndexes(store.connection, log);
  await features.accounts.finishDeletions();
  await features.registry.recover();
  await features.office.recover();
  if (demoClock) await seedDemo(features, settings.DATA_DIR, clock.today());
  const firstCode = await features.office.first.prepare(settings.DATA_DIR, (sentence) => log.warn(sentence));
  if (firstCode !== null)
    log.warn({ file: firstCode }, '还没有管理员：一次性码在这个文件里，在 /office/ 用一次');
  if (settings.ROLE !== 'worker') features.chat.learn(); // before the first request, so that none waits for it
  const { handler, letGo, refuseUnfinished, settled } = tracked(app.callback());
  const connectionsPerAddress = settings.TRUST_PROXY_HOPS > 0 ? 0 : settings.CONNECTIONS_PER_ADDRESS;
  const server = await listen(httpServer(handler, { connectionsPerAddress }), settings);
  await noteServed(store.connection, keyring);
  collectDefaultMetrics({ register: background.metrics });
  const schedule = settings.ROLE === 'web' ? undefined : background.startSchedule();
  if (settings.ROLE !== 'all' && !settings.MONGODB_URI) {
    log.warn({ role: settings.ROLE }, 'the embedded store serves this process alone: nobody does the rest');
  }
  const sweep = setInterval(() => {
    features.registry.imports
      .endSilent()
      .catch((error) => log.error({ error: String(error) }, 'sweep of imports'));
  }, SWEEP_MS);
  const stop = async () => {
    isStopping = true;
    clearInterval(sweep);
    letGo();
    log.info({ drainSeconds: settings.DRAIN_SECONDS }, 'stopping');
    // The jobs give back their leases at once: another instance goes on with them while this one still answers.
    await Promise.all([schedule?.stop(), pause(settings.DRAIN_SECONDS * 1000)]);
    await stopServing(server, refuseUnfinished);
    await settled();
    await features.registry.imports.stop();
    await features.office.rosters.close();
    await demoClock?.stop();
    await serving.stop();
    await store.close();
    log.info('stopped');
  };
  return { url: urlOf(server.address() as AddressInfo), clock, stop };
}

const urlOf = ({ address, port }: AddressInfo): string =>
  `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
