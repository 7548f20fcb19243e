// npm run dev: the server starts again, and the H5 app is built again, whenever their sources change
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { noArguments } from './arguments';
import { ensurePages, h5Folders } from './ensure-built';

noArguments('dev');

const ROOT = join(__dirname, '../../..');
/** An editor writes several files at once: they are built once. */
const SETTLE_MS = 500;

let waiting: NodeJS.Timeout | undefined;

function buildSoon(): void {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (await ensurePages()) console.log('H5 应用是最新的，刷新页面就能看到');
  }, SETTLE_MS);
}

const tsx = require.resolve('tsx/cli'); // directly: npx and its shell would not pass signals on
const server = spawn(process.execPath, [tsx, 'watch', 'server/src/commands/serve.ts', 'development'], {
  cwd: ROOT,
  stdio: 'inherit',
});
server.on('exit', (code) => process.exit(code ?? 0));
process.on('SIGINT', () => {}); // the server stops in its own time, and this ends with it
process.on('SIGTERM', () => server.kill());

for (const folder of h5Folders) watch(folder, { recursive: true }, buildSoon);
buildSoon();
