import { parentPort, workerData } from 'node:worker_threads';
import { openStore, type StoreOptions } from './store';

/** What the door is told. */
export type StoreMessage = { port: number } | { error: string } | { copied: string; error?: string };

/** What the door asks for. */
export type StoreOrder = 'stop' | { copyTo: string };

// A second line behind the checks of every path: nothing can be added to what all objects inherit from.
Object.preventExtensions(Object.prototype);

const tell = (message: StoreMessage): void => parentPort?.postMessage(message);

/** Of work that fails, the error, which only as words gets out of the thread. */
function faultOf(work: () => void): { error?: string } {
  try {
    work();
    return {};
  } catch (error) {
    return { error: (error as Error).message };
  }
}

openStore(workerData as StoreOptions).then(
  ({ port, copyTo, close }) => {
    parentPort?.on('message', (order: StoreOrder) => {
      if (order === 'stop') void close().then(() => parentPort?.close());
      else tell({ copied: order.copyTo, ...faultOf(() => copyTo(order.copyTo)) });
    });
    tell({ port });
  },
  (error: Error) => {
    tell({ error: error.message });
    parentPort?.close();
  },
);
