import { parentPort, workerData } from 'node:worker_threads';
import { openStore, type StoreOptions } from './store';

/** What the door is told. */
export type StoreMessage = { port: number } | { error: string };

// A second line behind the checks of every path: nothing can be added to what all objects inherit from.
Object.preventExtensions(Object.prototype);

const tell = (message: StoreMessage): void => parentPort?.postMessage(message);

openStore(workerData as StoreOptions).then(
  ({ port, close }) => {
    parentPort?.once('message', () => void close().then(() => parentPort?.close()));
    tell({ port });
  },
  (error: Error) => {
    tell({ error: error.message });
    parentPort?.close();
  },
);
