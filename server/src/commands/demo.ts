// npm run demo -- [--reset] [--date YYYY-MM-DD] [--at HH:MM] [--port N] [--api-only]
import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { tryParseDay } from '@hz/shared/calendar';
import { FAULTY_LIST } from '../demo/office';
import { demoPeopleOf } from '../demo/people';
import { instantAt } from '../demo/routes';
import { lookAtKeyFile } from '../platform/crypto/data-keys';
import { listen } from '../platform/http/serve';
import { isOpenElsewhere, storeFolder } from '../platform/store/open';
import { run } from '../run';
import type { RunningServer } from '../server';
import { readSettings, type Settings } from '../settings';
import { presentClock } from '../system-routes';
import { argumentsOf } from './arguments';
import { sentenceOf } from './data';

const { values: flags } = argumentsOf(
  {
    options: {
      /** Begins anew: the demo's data are deleted. Its keys stay: a dump of before may be wanted again. */
      reset: { type: 'boolean', default: false },
      /** The day and hour the clock starts the first time, or after a reset. */
      date: { type: 'string', default: '2022-12-05' },
      at: { type: 'string', default: '09:00' },
      port: { type: 'string' },
      /** Without the H5 app, which another process builds. */
      'api-only': { type: 'boolean', default: false },
    },
  },
  '用法：npm run demo [-- --reset 从头开始] [--date 2026-11-22] [--at 09:00] [--port 端口] [--api-only 只要接口]',
);

function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

function announce({ url, clock }: RunningServer): void {
  const { today, time } = presentClock(clock);
  console.log(`\n换证助手（演示）已经启动：${url}`);
  console.log(`助手的日期是模拟的：${today} ${time}，会接着往后走\n`);
  console.log('可以选的示例人物：');
  const { DATA_DIR, PACKS } = readSettings(process.env, 'demo');
  for (const { name, story } of demoPeopleOf(PACKS)) console.log(`  ${name}：${story}`);
  console.log(`\n单位和主管部门用电脑的页面：${url}/office/（选“马丽”或“关科长”）`);
  console.log(`可以试传的名单，有十种问题：${join(DATA_DIR, FAULTY_LIST)}`);
  console.log('\n按 Ctrl+C 停止，数据会留着；npm run demo -- --reset 从头开始\n');
}

if (tryParseDay(flags.date) === undefined) refuse('--date 要写成 2022-12-05 这样，并且要真有这一天');
if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(flags.at)) refuse('--at 要写成 09:00 这样');

/**
 * Empties the demo's store. What would keep the start after it from starting is looked for first: who asked for new data
 * and gets none keeps the old ones. Throws with one sentence.
 */
async function reset(settings: Settings): Promise<void> {
  const { DATA_DIR, MONGODB_URI } = settings;
  if (MONGODB_URI)
    throw new Error(
      '--reset 只清空内嵌存储；设了 MONGODB_URI 时，请在那个数据库里自己删掉演示用的库，或换一个库名',
    );
  const folder = storeFolder(DATA_DIR);
  if (await isOpenElsewhere(folder))
    throw new Error(
      `${folder} 里的数据正由另一个进程开着，没有清空。先把它停下（它的窗口里按 Ctrl+C），再 --reset 一次。`,
    );
  if (!existsSync(folder)) return; // where the data folder is none at all, the start says so
  await refuseWhatCannotStart(settings);
  try {
    rmSync(folder, { recursive: true });
  } catch (error) {
    throw new Error(
      `${folder} 删不了（${(error as NodeJS.ErrnoException).code}），没有清空：请看看它是不是属于启动的用户`,
    );
  }
}

async function refuseWhatCannotStart({ DATA_DIR, HOST, PORT }: Settings): Promise<void> {
  try {
    const server = await listen(createServer(), { HOST, PORT });
    await new Promise((closed) => server.close(closed));
    lookAtKeyFile(DATA_DIR);
  } catch (error) {
    throw new Error(`数据没有清空，还是原来的：${(error as Error).message}`);
  }
}

/** What can be said of an error is said in one sentence, as by every command. */
start().catch((error) => {
  console.error(sentenceOf(error) ?? error);
  process.exit(1);
});

async function start(): Promise<void> {
  await run({
    mode: 'demo',
    ...(flags.reset && { prepare: reset }),
    demoStartsAt: instantAt(flags.date, flags.at),
    isEmptied: flags.reset,
    overrides: flags.port === undefined ? {} : { PORT: flags.port },
    onStarted: announce,
  });
}
