import type { FileHandle } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Table, TableRow } from './cell';
import { sheetRows } from './sheet';
import { StringTable } from './string-table';
import { UnreadableList } from './unreadable';
import { readXml } from './xml';
import { openZip, type Zip } from './zip';

// A hundred thousand rows take about 30 MB of shared strings; they are held in memory, the sheets are not.
const MAX_SHARED_STRINGS_BYTES = 160 * 1024 * 1024;
const MAX_PART_BYTES = 8 * 1024 * 1024;

interface Sheet {
  name: string;
  part: string;
}

/**
 * The rows of every visible worksheet, streamed. Nothing is unpacked to disk: lists hold names and identity numbers.
 * (The streaming reader of exceljs does both: it unpacks to temporary files, and it breaks Chinese characters that
 * lie across two chunks.)
 */
export async function xlsxRows(file: FileHandle): Promise<Table> {
  const zip = await openZip(file);
  const { sheets, dateSystem } = await readWorkbook(zip);
  return { dateSystem, rows: rowsOf(zip, sheets) };
}

async function* rowsOf(zip: Zip, sheets: readonly Sheet[]): AsyncGenerator<TableRow> {
  const strings = await readSharedStrings(zip);
  for (const { name, part } of sheets) {
    for await (const { row, cells } of sheetRows(zip.open(part), strings)) yield { sheet: name, row, cells };
  }
}

async function readWorkbook(zip: Zip): Promise<{ sheets: Sheet[]; dateSystem: 1900 | 1904 }> {
  const targets = await readTargets(zip);
  const sheets: Sheet[] = [];
  let dateSystem: 1900 | 1904 = 1900;
  await readXml(openPart(zip, 'xl/workbook.xml'), {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) dateSystem = 1904;
      if (name !== 'sheet' || /hidden/i.test(attributes.state ?? '')) return;
      const part = targets.get(attributes.id ?? '');
      if (part !== undefined && zip.has(part)) sheets.push({ name: attributes.name ?? '', part });
    },
  });
  if (sheets.length === 0) throw new UnreadableList('文件里没有工作表。');
  return { sheets, dateSystem };
}

async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  await readXml(openPart(zip, 'xl/_rels/workbook.xml.rels'), {
    open: (name, { Id, Target = '' }) => {
      if (name === 'Relationship' && Id)
        targets.set(Id, posix.join(Target.startsWith('/') ? '' : 'xl', Target).replace(/^\//, ''));
    },
  });
  return targets;
}

function openPart(zip: Zip, part: string): AsyncIterable<Buffer> {
  if (!zip.has(part)) throw new UnreadableList('这不是 .xlsx 表格文件。');
  if (zip.sizeOf(part) > MAX_PART_BYTES) throw new UnreadableList('这个表格文件不对：目录太大了。');
  return zip.open(part);
}

/** The texts that cells refer to by number, without the reading aids (rPh) beside them. */
async function readSharedStrings(zip: Zip): Promise<StringTable> {
  const part = 'xl/sharedStrings.xml';
  const strings = new StringTable();
  if (!zip.has(part)) return strings;
  if (zip.sizeOf(part) > MAX_SHARED_STRINGS_BYTES)
    throw new UnreadableList('表格里的文字太多了，请分成几份再导入。');
  let text = '';
  let isText = false;
  let inReading = false;
  await readXml(zip.open(part), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') isText = !inReading;
    },
    text: (piece) => {
      if (isText) text += piece;
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') strings.add(text);
    },
  });
  return strings;
}
