import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { closeFolder, storeIn } from './folder';
import { onStopSignals, start } from './index';
import { runTool, UsageError, wordsOf } from './tools/words';

const USAGE = '用法：npm run -s embedded-mongo -- --data-dir 文件夹 [--port 端口，从 0 到 65535]';

/** npm run -s embedded-mongo -- --data-dir DIR --port 0: the first line of output is the address. */
async function main(): Promise<void> {
  const given = wordsOf({
    options: {
      'data-dir': { type: 'string' },
      port: { type: 'string', default: '27017' },
      /** For tests alone: lets clients make chosen commands fail. */
      'fail-points': { type: 'boolean', default: false },
    },
  });
  const dataDir = given['data-dir'];
  const port = /^\d{1,5}$/.test(given.port) ? Number(given.port) : Number.NaN;
  if (!dataDir) throw new UsageError('要写 --data-dir / --data-dir is missing');
  if (!(port <= 65_535)) throw new UsageError(`没有这个端口：${given.port} / there is no port ${given.port}`);
  const folder = storeIn(resolve(dataDir)) ?? resolve(dataDir);
  if (existsSync(folder)) closeFolder(folder, console.error);
  const starting = start({ dataDir: folder, port, told: console.error, failPoints: given['fail-points'] });
  onStopSignals(
    () => void starting.then(({ stop }) => stop()).catch(() => {}),
    () => process.exit(1),
  );
  const { uri } = await starting.catch((error: Error) => {
    throw /EADDRINUSE/.test(error.message)
      ? new Error(`端口 ${port} 已被占用，可用 --port 换一个 / port ${port} is taken`)
      : error;
  });
  process.stdout.on('error', () => {}); // whoever asked for the address may be gone: it serves on
  console.log(uri);
}

runTool(main, USAGE);
