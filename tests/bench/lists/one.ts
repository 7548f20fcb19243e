// One contender: node --import tsx one.ts NAME FILE; its figures are the last line.
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { read, utils } from '@e965/xlsx';
import { openTable } from '@hz/lists';
import { parseDay } from '@hz/shared/calendar';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import ExcelJS from 'exceljs';
import { emptySummary, readList } from '../../../server/src/features/registry/lists/read';
import { served } from './served';

export interface Figures {
  ms: number;
  /** Of the processor, all threads together: what does not change with what else the machine does. */
  cpuMs: number;
  /** The most memory held while it ran, over what was held before. */
  mb: number;
  /** The longest that somebody else's request waited meanwhile. */
  held?: number;
  /** The part of those requests that waited for more than 100 ms. */
  heldOver100?: number;
  /** Taking the import back, in milliseconds, and of the processor. */
  backMs?: number;
  backCpuMs?: number;
}

const rssMb = (): number => process.memoryUsage.rss() / 1024 / 1024;
const peakMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function timed(work: () => Promise<unknown>): Promise<Figures> {
  const before = rssMb();
  const begun = performance.now();
  const cpuBegun = cpuMs();
  await work();
  return { ms: performance.now() - begun, cpuMs: cpuMs() - cpuBegun, mb: peakMb() - before };
}

const rowsRead = (path: string, kind: 'certificates' | 'study') =>
  timed(async () => {
    const file = await open(path);
    const options = { kind, mapping: {}, rulebook: loadRulebook('jilin-2022-25'), coversFrom: null };
    const asOf = parseDay('2024-12-31');
    for await (const _ of readList(file, { ...options, asOf }, emptySummary()));
    await file.close();
  });

const contenders: Record<string, (path: string) => Promise<Figures>> = {
  lists: (path) =>
    timed(async () => {
      const file = await open(path);
      for await (const _ of (await openTable(file)).rows);
      await file.close();
    }),
  rows: (path) => rowsRead(path, 'certificates'),
  'rows-study': (path) => rowsRead(path, 'study'),
  sheetjs: (path) =>
    timed(async () => {
      const book = read(readFileSync(path), { dense: true });
      for (const name of book.SheetNames)
        utils.sheet_to_json(book.Sheets[name] as never, { header: 1, raw: false });
    }),
  exceljs: (path) =>
    timed(async () => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(path);
      book.eachSheet((sheet) => sheet.eachRow((row) => row.values));
    }),
  'exceljs-stream': (path) =>
    timed(async () => {
      for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(path, {}))
        for await (const _ of sheet);
    }),
  import: (path) => served(path, 'certificates'),
  'import-study': (path) => served(path, 'study'),
};

const [name = '', path = ''] = process.argv.slice(2);
contenders[name]?.(path).then((figures) => {
  console.log(JSON.stringify(figures));
  process.exit(0);
});
