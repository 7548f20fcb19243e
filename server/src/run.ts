import { join } from 'node:path';
import { createLog } from './log';
import { loadPacks } from './packs/load';
import { type RunningServer, startServer } from './server';
import { type Mode, readSettings, type Settings } from './settings';
import { onStopSignals } from './signals';

/** Where the built H5 app lies, seen from `src` and from the bundle in `dist` alike. */
const H5_DIR = join(__dirname, '../../miniapp/dist/h5');
const OFFICE_DIR = join(__dirname, '../../miniapp/office/dist');

export interface RunOptions {
  mode: Mode;
  /** For the demo: where its clock starts the first time. */
  demoStartsAt?: number;
  /** Settings given on the command line, before those of the environment. */
  overrides?: Record<string, string>;
  onStarted?: (server: RunningServer, settings: Settings) => void;
}

/** Runs the server in this process until it is told to stop. What cannot start ends it with one sentence. */
export async function run({ mode, overrides, demoStartsAt, onStarted }: RunOptions): Promise<void> {
  try {
    const settings = readSettings({ ...process.env, ...overrides }, mode);
    loadPacks(settings);
    const log = createLog(settings.LOG_LEVEL);
    const server = await startServer({
      settings,
      log,
      h5Dir: H5_DIR,
      officeDir: OFFICE_DIR,
      ...(demoStartsAt !== undefined && { demoStartsAt }),
    });
    stopOnSignals(server, settings.DRAIN_SECONDS);
    log.info({ url: server.url, mode }, 'listening');
    onStarted?.(server, settings);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

/** What is left after draining, and after the time for what still runs, is cut off: whoever waits does so for ten seconds. */
const CUT_OFF_MS = 4500;

function stopOnSignals(server: RunningServer, drainSeconds: number): void {
  const end = (code: number) => () => process.exit(code);
  const stop = () => {
    setTimeout(end(1), drainSeconds * 1000 + CUT_OFF_MS);
    server.stop().then(end(0), (error) => {
      console.error(error);
      process.exit(1);
    });
  };
  onStopSignals(stop, end(1), process.env.npm_lifecycle_event !== undefined);
}
