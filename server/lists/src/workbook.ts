import type { ListSource } from './bytes';
import type { DateSystem, Table, TableRow } from './cell';
import { limits } from './limits';
import { Merges, readMerges } from './merges';
import { partOfType, readSmallPart, relatedParts } from './parts';
import { readSharedStrings } from './shared-strings';
import { type CellContext, sheetRows } from './sheet';
import { readStyles } from './styles';
import { UnreadableList } from './unreadable';
import { openZip, type Zip } from './zip';

interface Sheet {
  name: string;
  part: string;
}

interface Workbook {
  part: string;
  sheets: Sheet[];
  leftOut: string[];
  dateSystem: DateSystem;
  isUncalculated: boolean;
}

/**
 * The rows of every visible worksheet, streamed. Nothing is unpacked to disk: lists hold names and identity numbers.
 * Parts are found by what they are there for, not by their names.
 */
export async function workbookRows(file: ListSource): Promise<Table> {
  const zip = await openZip(file);
  const part = await workbookPart(zip);
  const workbook = await readWorkbook(zip, part);
  const { dateSystem, leftOut } = workbook;
  return { dateSystem, leftOut, rows: rowsOf(zip, workbook) };
}

async function* rowsOf(zip: Zip, workbook: Workbook): AsyncGenerator<TableRow> {
  const related = [...(await relatedParts(zip, workbook.part)).values()].filter(({ part }) => zip.has(part));
  const partFor = (wanted: string) => related.find(({ role }) => role === wanted)?.part;
  const context: CellContext = {
    strings: await readSharedStrings(
      zip,
      partFor('sharedStrings') ?? (await partOfType(zip, /sharedStrings\+xml/)),
    ),
    styles: await readStyles(zip, partFor('styles') ?? (await partOfType(zip, /styles\+xml/))),
    dateSystem: workbook.dateSystem,
    isUncalculated: workbook.isUncalculated,
  };
  for (const { name, part } of workbook.sheets) {
    const merges = new Merges(await readMerges(zip.open(part)));
    for await (const row of sheetRows(zip.open(part), context, merges)) yield { sheet: name, ...row };
  }
}

/** The part that holds the workbook. Throws UnreadableList, with its name, for any other kind of file in a zip. */
async function workbookPart(zip: Zip): Promise<string> {
  const names = zip.names();
  if (names.some((name) => name.endsWith('/workbook.bin')))
    throw new UnreadableList('这是 .xlsb 文件。请用表格软件打开，另存为 .xlsx 再导入。');
  if (names.includes('content.xml') && names.includes('mimetype'))
    throw new UnreadableList('这是 .ods 文件。请用表格软件打开，另存为 .xlsx 再导入。');
  if (names.some((name) => name.startsWith('word/') || name.startsWith('ppt/')))
    throw new UnreadableList('这是文档，不是表格。请把名单放进表格，存成 .xlsx 再导入。');
  const root = [...(await relatedParts(zip, '')).values()];
  const named = root.find(({ role, part }) => role === 'officeDocument' && zip.has(part))?.part;
  const part =
    named ?? (await partOfType(zip, /(spreadsheetml\.(sheet|template)|\.macroEnabled)\.main\+xml/));
  if (part !== undefined) return part;
  if (names.some((name) => /\.(xlsx|xls|et|csv|txt)$/.test(name)))
    throw new UnreadableList('这是压缩包。请先解压，再导入里面的名单。');
  throw new UnreadableList('这不是 .xlsx 表格文件。');
}

async function readWorkbook(zip: Zip, part: string): Promise<Workbook> {
  const related = await relatedParts(zip, part);
  const workbook: Workbook = { part, sheets: [], leftOut: [], dateSystem: 1900, isUncalculated: false };
  await readSmallPart(zip, part, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) workbook.dateSystem = 1904;
      else if (name === 'calcPr')
        workbook.isUncalculated = /^(1|true)$/.test(attributes.fullCalcOnLoad ?? '');
      else if (name === 'sheet') takeSheet(zip, workbook, attributes, related);
    },
  });
  if (workbook.sheets.length + workbook.leftOut.length === 0) throw new UnreadableList('文件里没有工作表。');
  return workbook;
}

function takeSheet(
  zip: Zip,
  { sheets, leftOut }: Workbook,
  { name = '', state = '', id = '' }: Record<string, string>,
  related: Awaited<ReturnType<typeof relatedParts>>,
): void {
  if (sheets.length + leftOut.length >= limits.sheets)
    throw new UnreadableList('工作表太多了，请分成几份再导入。');
  const target = related.get(id);
  if (/hidden/i.test(state) || (target && target.role !== 'worksheet')) leftOut.push(name);
  else if (target && zip.has(target.part)) sheets.push({ name, part: target.part });
  else throw new UnreadableList(`表格文件坏了：缺了工作表“${name.slice(0, 60)}”。请重新导出。`);
}
