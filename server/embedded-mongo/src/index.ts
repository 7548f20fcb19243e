import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { StoreOptions } from './store';
import type { StoreMessage } from './worker';

export interface StartOptions {
  /** The folder that holds the data; made when missing, and open in one process at a time. */
  dataDir: string;
  /** 0 or none takes a free one. */
  port?: number;
  /** Refuses writes that would let the store grow beyond this many bytes, as a full disk does. */
  maxBytes?: number;
}

export interface EmbeddedMongo {
  /** The address for any MongoDB driver. */
  uri: string;
  stop(): Promise<void>;
}

/** Starts the embedded, MongoDB-compatible store on 127.0.0.1, in a thread of its own. */
export async function start({ dataDir, port = 0, maxBytes }: StartOptions): Promise<EmbeddedMongo> {
  let stopping = false;
  let worker: Worker;
  const launch = async (wanted: number): Promise<number> => {
    worker = startWorker({ dataDir, port: wanted, maxBytes });
    const listening = await firstMessage(worker);
    // Out of memory, say: the data are safe in the folder, so the store comes back under its address.
    worker.once('exit', () => {
      if (!stopping) void launch(listening);
    });
    return listening;
  };
  const listening = await launch(port);
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage('stop');
    await ended;
  };
  return { uri: `mongodb://127.0.0.1:${listening}/?directConnection=true`, stop };
}

/** Bundled, the worker lies beside the server as JavaScript; from the sources tsx translates it as it loads. */
function startWorker(workerData: StoreOptions): Worker {
  const bundled = join(__dirname, 'embedded-mongo-worker.js');
  const options = { workerData, resourceLimits: { maxOldGenerationSizeMb: 1024 } };
  const worker = existsSync(bundled)
    ? new Worker(bundled, options)
    : new Worker(join(__dirname, 'worker.ts'), {
        ...options,
        execArgv: ['--require', require.resolve('tsx/cjs')],
      });
  worker.on('error', (error) => console.error(`The embedded store stopped: ${error.message}`));
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
