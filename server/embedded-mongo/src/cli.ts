import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { start } from './index';

/** npm run -s embedded-mongo -- --data-dir DIR --port 0: the first line of output is the address. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '27017' },
      /** For tests alone: lets clients make chosen commands fail. */
      'fail-points': { type: 'boolean', default: false },
    },
  });
  const dataDir = values['data-dir'];
  const port = Number(values.port);
  if (!dataDir || !Number.isInteger(port))
    throw new Error('Usage: embedded-mongo --data-dir DIR [--port PORT]');
  const { uri, stop } = await start({ dataDir: resolve(dataDir), port, failPoints: values['fail-points'] });
  console.log(uri);
  stopOnSignals(stop);
}

/** npm hands on a signal that its whole group was sent as well: what comes so soon after is the same one. */
const sameMilliseconds = 300;

function stopOnSignals(stop: () => Promise<void>): void {
  let first: number | undefined;
  const heed = () => {
    const again = first !== undefined && performance.now() - first > sameMilliseconds;
    if (again) process.exit(1);
    first ??= performance.now();
    void stop();
  };
  process.on('SIGTERM', heed).on('SIGINT', heed);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
