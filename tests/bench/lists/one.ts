// One contender: node --import tsx one.ts NAME FILE; its figures are the last line.
import { readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { read, utils } from '@e965/xlsx';
import { openTable } from '@hz/lists';
import { parseDay } from '@hz/shared/calendar';
import { loadRulebook } from '@hz/shared/rulebook';
import ExcelJS from 'exceljs';
import { emptySummary, readList } from '../../../server/src/registry/lists/read';
import { openListFile } from '../../../server/src/registry/service';

export interface Figures {
  ms: number;
  /** The most memory held while it ran, over what was held before. */
  mb: number;
  held?: number;
}

const peakMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

async function timed(work: () => Promise<unknown>): Promise<Figures> {
  const before = process.memoryUsage.rss() / 1024 / 1024;
  const begun = performance.now();
  await work();
  return { ms: performance.now() - begun, mb: peakMb() - before };
}

const contenders: Record<string, (path: string) => Promise<Figures>> = {
  lists: (path) =>
    timed(async () => {
      const file = await open(path);
      for await (const _ of (await openTable(file)).rows);
      await file.close();
    }),
  rows: (path) =>
    timed(async () => {
      const file = await open(path);
      const asOf = parseDay('2024-12-31');
      const options = {
        kind: 'certificates',
        mapping: {},
        rulebook: loadRulebook('jilin-2022-25'),
        asOf,
      } as const;
      for await (const _ of readList(file, { ...options, coversFrom: null }, emptySummary()));
      await file.close();
    }),
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
  import: async (path) => {
    // The support for tests tidies up by what jest gives it; here the process ends instead.
    Object.assign(globalThis, { afterAll: () => undefined });
    const { startApp } = await import('../../support/server');
    const app = await startApp({ today: '2024-12-31' });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const figures = await timed(async () => {
      const order = {
        kind: 'certificates',
        source: 'x',
        asOf: parseDay('2024-12-31'),
        coversFrom: null,
      } as const;
      const list = await openListFile(path, 'list.xlsx');
      const begun = await app.features.registry.beginImport(list, {
        ...order,
        mapping: {},
        dryRun: false,
        author: 'command',
      });
      await begun.done;
    });
    delay.disable();
    await app.stop();
    return { ...figures, held: delay.max / 1e6 };
  },
};

const [name = '', path = ''] = process.argv.slice(2);
contenders[name]?.(path).then((figures) => {
  console.log(JSON.stringify(figures));
  process.exit(0);
});
