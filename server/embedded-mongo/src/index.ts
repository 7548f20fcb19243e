import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readAddress, writeAddress } from './address';
import type { StoreOptions } from './store';
import type { StoreMessage } from './worker';

export { readAddress } from './address';
export { makeFolder, noFolder } from './folder';
export { onStopSignals } from './signals';

export interface StartOptions {
  /** The folder that holds the data; made when missing, and open in one process at a time. */
  dataDir: string;
  /** 0 or none takes a free one. */
  port?: number;
  /** Where the address is written down, password included, readable by its owner alone; in the folder, if not given. */
  addressFile?: string;
  /** Refuses writes that would let the store grow beyond this many bytes, as a full disk does. */
  maxBytes?: number;
  /** Lets clients make chosen commands fail: for tests alone. */
  failPoints?: boolean;
}

export interface EmbeddedMongo {
  /** The address for any MongoDB driver, user and password in it. */
  uri: string;
  stop(): Promise<void>;
}

/** Starts the embedded, MongoDB-compatible store on 127.0.0.1, in a thread of its own. */
export async function start({
  dataDir,
  port = 0,
  addressFile = join(dataDir, 'address'),
  maxBytes,
  failPoints = false,
}: StartOptions): Promise<EmbeddedMongo> {
  // The password of the last time, so that an address goes on to be true when the store comes back under its port.
  const password = passwordIn(readAddress(addressFile)) ?? randomBytes(24).toString('base64url');
  const user = { name: 'store', password };
  const thread = new Thread({ dataDir, port, maxBytes, user, failPoints });
  const listening = await thread.launch();
  const uri = `mongodb://${user.name}:${password}@127.0.0.1:${listening}/?directConnection=true`;
  writeAddress(addressFile, uri);
  return { uri, stop: () => thread.stop() };
}

const passwordIn = (uri: string | undefined): string | undefined =>
  /^mongodb:\/\/store:([\w-]{32})@/.exec(uri ?? '')?.[1];

const firstWaitMs = 100;
const longestWaitMs = 30_000;
/** One that has lived so long did not die of what the last one died of. */
const soundAfterMs = 60_000;

/**
 * The store's thread. One that ends by itself, out of memory say, comes back under its address, for the data are safe
 * in the folder: at once the first time, and after ever longer waits while that does not help.
 */
class Thread {
  private worker: Worker | undefined;
  private stopping = false;
  private waitMs = firstWaitMs;
  private waiting: NodeJS.Timeout | undefined;

  constructor(private options: StoreOptions) {}

  /** Resolves with the port it listens at. */
  async launch(): Promise<number> {
    const worker = startWorker(this.options);
    this.worker = worker;
    const port = await firstMessage(worker);
    this.options = { ...this.options, port };
    const since = performance.now();
    worker.once('exit', () => {
      if (performance.now() - since > soundAfterMs) this.waitMs = firstWaitMs;
      this.launchAgain();
    });
    return port;
  }

  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    clearTimeout(this.waiting);
    const { worker } = this;
    if (!worker || worker.threadId === -1) return; // it has ended
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop');
    await ended;
  }

  private launchAgain(): void {
    if (this.stopping) return;
    this.waiting = setTimeout(() => {
      this.launch().catch((error: Error) => {
        console.error(`The embedded store could not start again: ${error.message}`);
        this.launchAgain();
      });
    }, this.waitMs);
    this.waitMs = Math.min(this.waitMs * 2, longestWaitMs);
  }
}

/** Bundled, the worker lies beside the server as JavaScript; from the sources tsx translates it as it loads. */
function startWorker(workerData: StoreOptions): Worker {
  const bundled = join(__dirname, 'embedded-mongo-worker.js');
  const options = {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 16 },
  };
  const worker = existsSync(bundled)
    ? new Worker(bundled, options)
    : new Worker(join(__dirname, 'worker.ts'), {
        ...options,
        execArgv: ['--require', require.resolve('tsx/cjs')],
      });
  worker.on('error', (error) => console.error(`The embedded store stopped: ${error?.message ?? error}`));
  return worker;
}

function firstMessage(worker: Worker): Promise<number> {
  return new Promise((resolve, reject) => {
    worker.once('message', (message: StoreMessage) => {
      if ('port' in message) resolve(message.port);
      else reject(new Error(message.error));
    });
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The embedded store ended before it had begun')));
  });
}
