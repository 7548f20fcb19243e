// Reading and importing a long list, beside SheetJS and exceljs reading the same file in the same run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBigStudyWorkbook, writeBigWorkbook } from '../../support/spreadsheets';
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
    const study = join(folder, 'study.xlsx');
    await writeBigStudyWorkbook(study, ROWS);
    const runs = [
      ...['lists', 'rows', 'sheetjs', 'exceljs', 'exceljs-stream', 'import'].map(
        (name) => [name, file] as const,
      ),
      ...['rows-study', 'import-study'].map((name) => [name, study] as const),
    ];
    const figures = new Map(runs.map(([name, path]) => [name, measured(name, path)]));
    const timesReading = (name: string, ms: number) =>
      ms / (figures.get(name.endsWith('-study') ? 'rows-study' : 'rows')?.ms ?? 1);
    printTable([
      [
        `${ROWS} rows`,
        ...['seconds', 'times reading rows', 'MB more than before', 'longest hold of the event loop, ms'],
        'taken back in seconds',
      ],
      ...[...figures].map(([name, { ms, mb, held, backMs }]) => [
        ...[name, (ms / 1000).toFixed(1), timesReading(name, ms).toFixed(2), mb.toFixed(0)],
        held === undefined ? '' : held.toFixed(0),
        backMs === undefined ? '' : (backMs / 1000).toFixed(1),
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
