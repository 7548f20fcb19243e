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
    const cpuTimesReading = (name: string, ms: number) =>
      ms / (figures.get(name.endsWith('-study') ? 'rows-study' : 'rows')?.cpuMs ?? 1);
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    printTable([
      [
        `${ROWS} rows`,
        ...['seconds', 'times reading rows', 'of the processor', 'times reading rows', 'MB more than before'],
        ...['longest wait of others, ms', 'waits over 100 ms', 'taken back in seconds', 'of the processor'],
      ],
      ...[...figures].map(([name, { ms, cpuMs, mb, held, heldOver100, backMs, backCpuMs }]) => [
        ...[name, seconds(ms), timesReading(name, ms).toFixed(2)],
        ...[seconds(cpuMs), cpuTimesReading(name, cpuMs).toFixed(2), mb.toFixed(0)],
        ...[held?.toFixed(0) ?? '', heldOver100 === undefined ? '' : `${(heldOver100 * 100).toFixed(2)} %`],
        ...[backMs === undefined ? '' : seconds(backMs), backCpuMs === undefined ? '' : seconds(backCpuMs)],
      ]),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
