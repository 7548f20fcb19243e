import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { assemble } from './assemble';
import { logSender } from './clients/sms/sender';
import { wechatSignIn } from './clients/wechat/session';
import { type Clock, realClock } from './clock';
import { dataKeysInFolder } from './crypto/data-keys';
import { Keyring } from './crypto/keyring';
import { seedDemo } from './demo/seed';
import { listen, stopServing } from './http/serve';
import type { Logger } from './log';
import type { Settings } from './settings';
import { migrateIndexes } from './store/indexes';
import { openStore, type Store } from './store/open';
import { openStoredClock, type StoredClock } from './store/simulated-clock';

export interface ServerParts {
  settings: Settings;
  log: Logger;
  /** The folder of the built H5 app. */
  h5Dir: string;
  /** For the demo: where its clock starts the first time, in milliseconds since the epoch. */
  demoStartsAt?: number;
}

export interface RunningServer {
  url: string;
  clock: Clock;
  /** Lets running requests finish, then stops the clock and closes the store. */
  stop(): Promise<void>;
}

/** Starts everything in order: keys, store, clock, features, app. What fails leaves nothing running. */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { settings } = parts;
  const keyring = new Keyring(settings.DATA_KEYS ?? dataKeysInFolder(settings.DATA_DIR));
  const store = await openStore({ uri: settings.MONGODB_URI, dataDir: settings.DATA_DIR });
  let demoClock: StoredClock | undefined;
  try {
    if (parts.demoStartsAt !== undefined) {
      demoClock = await openStoredClock(store.connection, parts.demoStartsAt);
    }
    return await serve(parts, { store, keyring, demoClock });
  } catch (error) {
    await demoClock?.stop();
    await store.close();
    throw error;
  }
}

interface Opened {
  store: Store;
  keyring: Keyring;
  demoClock: StoredClock | undefined;
}

async function serve(parts: ServerParts, { store, keyring, demoClock }: Opened): Promise<RunningServer> {
  const { settings, log } = parts;
  const clock = demoClock?.clock ?? realClock;
  const { app, features } = assemble({
    ...{ settings, log, store, keyring, clock, demoClock },
    time: Date.now,
    wechat: wechatOf(settings),
    codeSender: settings.SMS_SENDER === 'log' ? logSender(log) : undefined,
    h5Dir: parts.h5Dir,
  });
  if (features.accounts.methods.length === 0) {
    log.warn('no way to sign in is set up: give WECHAT_APP_ID and WECHAT_APP_SECRET, or SMS_SENDER');
  }
  await migrateIndexes(store.connection, log);
  await features.accounts.finishDeletions();
  if (demoClock) await seedDemo(features);
  const server = await listen(createServer(app.callback()), settings);
  const stop = async () => {
    await stopServing(server);
    await demoClock?.stop();
    await store.close();
    log.info('stopped');
  };
  return { url: urlOf(server.address() as AddressInfo), clock, stop };
}

const urlOf = ({ address, port }: AddressInfo): string =>
  `http://${address.includes(':') ? `[${address}]` : address}:${port}`;

function wechatOf(settings: Settings) {
  const { WECHAT_APP_ID: appId, WECHAT_APP_SECRET: appSecret } = settings;
  if (!appId || !appSecret) return undefined;
  const { WECHAT_API_BASE: apiBase, WECHAT_TIMEOUT_MS: timeoutMs } = settings;
  return wechatSignIn({ appId, appSecret, apiBase, timeoutMs });
}
