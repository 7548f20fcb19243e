// npm run import: runs the bundled import in a process of its own, with a bound on its memory
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureServer } from './ensure-built';

// A list of 100,000 rows stays under 200 MB, whatever the machine has; without the bound V8 would collect later.
const BOUND = ['--max-semi-space-size=2', '--max-old-space-size=96'];

async function main(): Promise<void> {
  if (!(await ensureServer())) process.exit(1);
  const bundled = [...BOUND, join(__dirname, '../../dist/import.js'), ...process.argv.slice(2)];
  const child = spawn(process.execPath, bundled, { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (status) => process.exit(status ?? 1));
}

void main();
