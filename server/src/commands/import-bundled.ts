// npm run import: runs the bundled import in a process of its own, with a bound on its memory
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureServer } from './ensure-built';

// A list of 100,000 rows stays under 200 MB, whatever the machine has; without the bound V8 would collect later.
const BOUND = ['--max-semi-space-size=2', '--max-old-space-size=96'];

if (!ensureServer()) process.exit(1);
const { status } = spawnSync(
  process.execPath,
  [...BOUND, join(__dirname, '../../dist/import.js'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
