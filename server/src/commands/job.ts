// npm run job -- plan           runs one job by hand, on the store of the settings; without a name it lists them
// npm run job -- dead-letters   lists what failed for good
import { join } from 'node:path';
import { onStopSignals } from '@hz/embedded-mongo';
import { assemble } from '../compose';
import { loadPacks } from '../features/packs/load';
import { realClock } from '../platform/clock';
import { createLog } from '../platform/log';
import { ensureIndexes } from '../platform/store/indexes';
import { requireMigrated } from '../platform/store/migrate';
import { joinStore } from '../platform/store/open';
import { openKeys } from '../platform/store/open-keys';
import { readSettings } from '../settings';
import { weChatOf } from '../wechat';
import { argumentsOf } from './arguments';
import { runCommand, UsageError } from './data';

const DEAD_LETTERS = 'dead-letters';
const LISTED = 100;
const USAGE = '用法：npm run job -- 任务';

const { positionals } = argumentsOf({ allowPositionals: true }, USAGE);

/** Opens the store as the server would, without listening, or uses it beside the server that has it open. */
async function open() {
  const settings = readSettings(process.env, 'production');
  loadPacks(settings);
  const store = await joinStore({ uri: settings.MONGODB_URI, dataDir: settings.DATA_DIR }).catch((error) => {
    throw new UsageError((error as Error).message);
  });
  const log = createLog(settings.LOG_LEVEL);
  await requireMigrated(store.connection);
  const keyring = await openKeys(store.connection, settings, { told: console.error, by: 'command' });
  const assembled = assemble({
    ...{ settings, log, store, keyring, clock: realClock },
    time: Date.now,
    ...weChatOf(settings, { store, keyring }),
    h5Dir: join(settings.DATA_DIR, 'none'),
  });
  await ensureIndexes(store.connection, log);
  return { ...assembled, close: () => store.close() };
}

async function main([name, ...rest]: readonly string[]): Promise<number> {
  const { features, background, close } = await open();
  try {
    if (name === DEAD_LETTERS && rest.length === 0) {
      console.log(JSON.stringify(await features.reminders.deadLetters(LISTED), null, 2));
      return 0;
    }
    const job = background.jobs.find((one) => one.name === name);
    if (!job || rest.length > 0) {
      const names = [...background.jobs.map((one) => one.name), DEAD_LETTERS];
      console.error(`用法：npm run job -- ${names.join('|')}`);
      return 1;
    }
    const stop = () => void background.runner.stop(); // gives back the lease
    onStopSignals(stop, () => process.exit(1));
    const result = await background.runner.run(job);
    console.log(result.ran ? JSON.stringify(result.report) : `${job.name} 正在别处运行，这次没有运行`);
    return 0;
  } finally {
    await close();
  }
}

runCommand(async () => {
  process.exitCode = await main(positionals);
});
