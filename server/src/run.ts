import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { onStopSignals } from '@hz/embedded-mongo';
import { loadPacks } from './features/packs/load';
import { createLog } from './platform/log';
import { diskFault } from './platform/store/disk';
import { type RunningServer, startServer } from './server';
import { type Mode, readSettings, type Settings } from './settings';

/** Where the built H5 app lies, seen from `src` and from the bundle in `dist` alike. */
const H5_DIR = join(__dirname, '../../miniapp/dist/h5');
const OFFICE_DIR = join(__dirname, '../../miniapp/office/dist');

/**
 * What is of no use any more is cleared away when the heap has grown by half, not only when it is four times as large as
 * what lives in it: while a list of 100,000 rows is taken in the server holds half as much. The same share in percent.
 */
const HEAP_GROWS_BY = 50;

/** What is left after draining, and after the time for what still runs, is cut off: whoever waits does so for ten seconds. */
const CUT_OFF_MS = 4000;

export interface RunOptions {
  mode: Mode;
  /** For the demo: where its clock starts the first time. */
  demoStartsAt?: number;
  /** Done when settings and packs are known to be right, before anything is opened. Throws what keeps it from starting. */
  prepare?: (settings: Settings) => Promise<void>;
  /** Whether the data were cleared on purpose just now. */
  isEmptied?: boolean;
  /** Settings given on the command line, before those of the environment. */
  overrides?: Record<string, string>;
  onStarted?: (server: RunningServer, settings: Settings) => void;
}

/**
 * Runs the server in this process until it is told to stop, also while it is starting: a migration then stops at its
 * next piece and gives back its lease, for the next start to go on. What cannot start ends it with one sentence.
 */
export async function run({
  mode,
  overrides,
  demoStartsAt,
  prepare,
  isEmptied,
  onStarted,
}: RunOptions): Promise<void> {
  // Whoever read what it says may go: it serves on.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_BY}`);
  const told = new AbortController();
  try {
    const settings = readSettings({ ...process.env, ...overrides }, mode);
    loadPacks(settings);
    await prepare?.(settings);
    const log = createLog(settings.LOG_LEVEL);
    let server: RunningServer | undefined;
    const stop = () => (server ? stopServer(server, settings.DRAIN_SECONDS) : told.abort());
    onStopSignals(stop, () => process.exit(1));
    const cutOff = () => {
      console.error('还没有启动好就停下了：没有做完的，下次启动接着做 / stopped before it had started');
      process.exit(1);
    };
    told.signal.addEventListener('abort', () => setTimeout(cutOff, CUT_OFF_MS).unref());
    server = await startServer({
      settings,
      log,
      h5Dir: H5_DIR,
      stopped: told.signal,
      officeDir: OFFICE_DIR,
      ...(demoStartsAt !== undefined && { demoStartsAt }),
      ...(isEmptied && { isEmptied }),
    });
    if (told.signal.aborted) return stopServer(server, 0);
    log.info({ url: server.url, mode }, 'listening');
    onStarted?.(server, settings);
  } catch (error) {
    if (told.signal.aborted) process.exit(0);
    console.error(diskFault(error) ?? (error instanceof Error ? error.message : error));
    process.exit(1);
  }
}

function stopServer(server: RunningServer, drainSeconds: number): void {
  const cutOff = () => {
    console.error('还没做完的已经中断 / what still ran was cut off');
    process.exit(1);
  };
  setTimeout(cutOff, drainSeconds * 1000 + CUT_OFF_MS);
  server.stop().then(
    () => process.exit(0),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
}
