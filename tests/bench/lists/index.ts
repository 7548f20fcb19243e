// Reading and importing a long list, beside SheetJS and exceljs reading the same file in the same run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigWorkbook } from '../../support/spreadsheets';
import { printTable } from '../measure';
import type { Figures } from './one';

const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);

/** Each in a process of its own, so that the memory of one is not that of another. */
const measured = (what: string, file: string): Figures =>
  JSON.parse(
    execFileSync(process.execPath, ['--import', 'tsx', join(__dirname, 'one.ts'), what, file], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
      .trim()
      .split('\n')
      .at(-1) as string,
  );

export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hz-lists-'));
  try {
    const file = join(folder, 'list.xlsx');
    await writeBigWorkbook(file, ROWS);
    const names = ['lists', 'rows', 'sheetjs', 'exceljs', 'exceljs-stream', 'import'] as const;
    const figures = names.map((name) => [name, measured(name, file)] as const);
    const base = figures.find(([name]) => name === 'rows')?.[1].ms ?? 1;
    printTable([
      [
        `${ROWS} rows`,
        'seconds',
        'times reading rows',
        'MB more than before',
        'longest hold of the event loop, ms',
      ],
      ...figures.map(([name, { ms, mb, held }]) => [
        ...[name, (ms / 1000).toFixed(1), (ms / base).toFixed(2), mb.toFixed(0)],
        held === undefined ? '' : held.toFixed(0),
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
