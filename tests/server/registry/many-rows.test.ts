import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stepsAhead } from '../../../server/src/platform/store/migrate';
import { openStore } from '../../../server/src/platform/store/open';
import { onEmbedded } from '../../support/database';
import { isLongRun, times } from '../../support/long';
import { writeBigWorkbook } from '../../support/spreadsheets';

const ROOT = join(__dirname, '../../..');
const ROWS = times(2000, 100_000);
/** 55 of it are the program itself; 100,000 rows take 201. */
const LIMIT_MB = 220;

/** The data of a server's first start: a command makes none. */
async function makeData(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir });
  await stepsAhead(store.connection);
  await store.close();
}

/** The processes that a process has started, as long as it runs. */
function childrenOf(pid: number): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean)
      .map(Number);
  } catch {
    return [];
  }
}

/** The most memory that a running import has held so far, in MB; 0 for any other process, and when it is gone. */
function peakOf(pid: number): number {
  try {
    if (!/start\.cjs\0import\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return 0;
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Watches the import itself, which npm starts as its child, until that ends. */
async function watch(command: ChildProcess): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, ...childrenOf(command.pid as number).map(peakOf));
  }, 100);
  await once(command, 'close').finally(() => clearInterval(timer));
  return peak;
}

const inOneProcess = onEmbedded('its memory is that of import and store together');

inOneProcess(
  `${ROWS} rows are imported with their progress, in under ${LIMIT_MB} MB with the store in the same process`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hz-rows-'));
    try {
      const list = join(folder, 'list.xlsx');
      await writeBigWorkbook(list, ROWS);
      await makeData(join(folder, 'data'));
      const args = ['run', '-s', 'import', '--', list, '--source', '省厅名单', '--as-of', '2022-11-30'];
      const env = { ...process.env, DATA_DIR: join(folder, 'data'), MONGODB_URI: '', DATA_KEYS: '' };
      const command = spawn('npm', args, { cwd: ROOT, env });
      let said = '';
      for (const stream of [command.stdout, command.stderr]) stream.on('data', (piece) => (said += piece));
      const peak = await watch(command);
      expect(said).toContain(`导入好了：读了 ${ROWS} 行，新 ${ROWS}`);
      if (isLongRun) expect(said).toContain('正在导入：读了');
      // Only Linux tells of another process how much memory it held.
      if (process.platform !== 'linux') return;
      if (isLongRun) console.log(`${ROWS} rows: ${peak.toFixed(0)} MB at most`);
      expect(peak).toBeGreaterThan(40);
      expect(peak).toBeLessThan(LIMIT_MB);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
  300_000,
);
