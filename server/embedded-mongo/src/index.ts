import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { isForOthers, readAddress, writeAddress } from './address';
import type { StoreOptions } from './store';
import { whyEnded } from './why-ended';
import type { StoreMessage, StoreOrder } from './worker';

export { writtenAddresses } from './address';
export { makeFolder, noFolder } from './folder';
export { onStopSignals } from './signals';
export { clearRestore, isHalfSwapped, leftByRestore, settleSwap } from './tools/swap';
export { recordId } from './values/record-id';

export interface StartOptions {
  /** The folder that holds the data; made when missing, and open in one process at a time. */
  dataDir: string;
  /** 0 or none takes a free one. */
  port?: number;
  /** Where the address is written down, password included, readable by its owner alone; in the folder, if not given; null for nowhere. */
  addressFile?: string | null;
  /** Hears of whatever was not as safe as it must be and is now. */
  told?: (sentence: string) => void;
  /** Refuses writes that would let the store grow beyond this many bytes, as a full disk does. */
  maxBytes?: number;
  /** How much of the file is kept in memory, in MB; 32 where nothing is given. */
  cacheMb?: number;
  /** Lets clients make chosen commands fail: for tests alone. */
  failPoints?: boolean;
}

export interface EmbeddedMongo {
  /** The address for any MongoDB driver, user and password in it. */
  uri: string;
  /** Copies all that is kept, as it stands, into a new folder; whoever asks for something meanwhile waits. */
  copyTo(folder: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the embedded, MongoDB-compatible store on 127.0.0.1, in a thread of its own. */
export async function start({
  dataDir,
  port = 0,
  addressFile = join(dataDir, 'address'),
  told,
  maxBytes,
  cacheMb,
  failPoints = false,
}: StartOptions): Promise<EmbeddedMongo> {
  const password = passwordOf(addressFile, told) ?? randomBytes(24).toString('base64url');
  const user = { name: 'store', password };
  const thread = new Thread({ dataDir, port, maxBytes, cacheMb, user, failPoints });
  const listening = await thread.launch();
  const uri = `mongodb://${user.name}:${password}@127.0.0.1:${listening}/?directConnection=true`;
  try {
    if (addressFile !== null) writeAddress(addressFile, uri);
  } catch (error) {
    await thread.stop(); // else it would hold the folder, and nobody could reach it
    throw error;
  }
  return { uri, copyTo: (folder) => thread.copyTo(folder), stop: () => thread.stop() };
}

/** The password of the last time, so that an address goes on to be true when the store comes back under its port; unless others could read it. */
function passwordOf(file: string | null, told: StartOptions['told']): string | undefined {
  const password = file === null ? undefined : passwordIn(readAddress(file));
  if (file === null || password === undefined || !isForOthers(file)) return password;
  told?.(`地址文件 ${file} 原来别人也能看，里面的密码已经换了。`);
  return undefined;
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
    worker.postMessage('stop' satisfies StoreOrder);
    await ended;
  }

  copyTo(folder: string): Promise<void> {
    const { worker } = this;
    if (!worker || worker.threadId === -1) throw new Error('The embedded store does not run');
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The embedded store ended while it was copied'));
      const heard = (message: StoreMessage) => {
        if (!('copied' in message) || message.copied !== folder) return;
        worker.off('message', heard).off('exit', ended);
        if (message.error === undefined) resolve();
        else
          reject(
            Object.assign(
              new Error(message.error),
              isFull(message.error) && { code: 'ENOSPC', path: folder },
            ),
          );
      };
      worker.on('message', heard).once('exit', ended);
      worker.postMessage({ copyTo: folder } satisfies StoreOrder);
    });
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
  worker.on('error', (error) => console.error(`The embedded store stopped: ${whyEnded(error)}`));
  return worker;
}

const isFull = (said: string): boolean => /disk is full|ENOSPC/i.test(said);

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
