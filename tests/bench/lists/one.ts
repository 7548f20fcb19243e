// One contender: node --import tsx one.ts NAME FILE; its figures are the last line.
import { readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { read, utils } from '@e965/xlsx';
import { openTable } from '@hz/lists';
import { parseDay } from '@hz/shared/calendar';
import { loadRulebook } from '@hz/shared/rulebook';
import ExcelJS from 'exceljs';
import { emptySummary, readList } from '../../../server/src/registry/lists/read';
import { type ImportOrder, openListFile } from '../../../server/src/registry/service';
import type { TestApp } from '../../support/server';

export interface Figures {
  ms: number;
  /** The most memory held while it ran, over what was held before. */
  mb: number;
  held?: number;
  /** Taking the import back, in milliseconds. */
  backMs?: number;
}

const rssMb = (): number => process.memoryUsage.rss() / 1024 / 1024;
const peakMb = (): number =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;

async function timed(work: () => Promise<unknown>): Promise<Figures> {
  const before = rssMb();
  const begun = performance.now();
  await work();
  return { ms: performance.now() - begun, mb: peakMb() - before };
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
  import: (path) => imported(path, 'certificates'),
  'import-study': async (path) => imported(path, 'study'),
};

/** The whole import until it is in force and folded, and how long taking it back takes; the store's thread included. */
async function imported(path: string, kind: 'certificates' | 'study'): Promise<Figures> {
  // The support for tests tidies up by what jest gives it; here the process ends instead.
  Object.assign(globalThis, { afterAll: () => undefined });
  const { startApp } = await import('../../support/server');
  const app = await startApp({ today: '2024-12-31' });
  const { registry } = app.features;
  const order = {
    ...({ source: 'x', asOf: parseDay('2024-12-31'), coversFrom: null, mapping: {} } as const),
    ...{ dryRun: false, author: 'command' },
  };
  const before = rssMb();
  const first = join(dirname(path), 'first.csv');
  // Threads that sleep wake up first: they are read from their sources here, in the product from one file.
  writeFileSync(
    first,
    kind === 'study' ? '证书编号,年度,学时\nX-10001,2023,1\n' : '证书编号,岗位\nX-10001,材料员\n',
  );
  await (await registry.beginImport(await openListFile(first, 'first.csv'), { ...order, kind })).done;
  if (kind === 'study') await knowTheNumbers(path, registry, order);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const list = await openListFile(path, 'list.xlsx');
  const begun = performance.now();
  const { record, done } = await registry.beginImport(list, { ...order, kind });
  await done;
  const ms = performance.now() - begun;
  const mb = peakMb() - before;
  const { counts } = await registry.imports.get(record._id.toHexString());
  if (counts.added < counts.rows * 0.9) throw new Error(`not imported: ${JSON.stringify(counts)}`);
  const from = performance.now();
  await registry.imports.takeBack(record._id.toHexString());
  await registry.imports.settled();
  const backMs = performance.now() - from;
  delay.disable();
  await app.stop();
  return { ms, mb, held: delay.max / 1e6, backMs };
}

/** Hours count for certificates that a list knows. */
async function knowTheNumbers(
  path: string,
  registry: TestApp['features']['registry'],
  order: Omit<ImportOrder, 'kind'>,
): Promise<void> {
  const list = await openListFile(join(dirname(path), 'list.xlsx'), 'list.xlsx');
  await (await registry.beginImport(list, { ...order, kind: 'certificates' })).done;
}

const [name = '', path = ''] = process.argv.slice(2);
contenders[name]?.(path).then((figures) => {
  console.log(JSON.stringify(figures));
  process.exit(0);
});
