import { bytesOf, type ListSource } from './bytes';
import type { Table, TableRow } from './cell';
import { limits } from './limits';
import { textRows } from './text-rows';
import { UnreadableList } from './unreadable';
import { workbookRows } from './workbook';

const AS_XLSX = '请用表格软件打开，另存为 .xlsx 再导入。';

const PICTURE = '这是图片。请要一份 .xlsx 或 .csv 的名单。';
const PACKED = '这是压缩包。请先解压，再导入里面的名单。';
const ARCHIVED = `这是网页存档，不是表格。${AS_XLSX}`;
const OLDEST = `这是很旧的 .xls 文件。${AS_XLSX}`;

/** What a file begins with that is no list, and what to do with it. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['%PDF', '这是 PDF。请要一份 .xlsx 或 .csv 的名单。'],
  ...['\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', 'RIFF'].map((head) => [head, PICTURE] as const),
  ...['Rar!', '7z\xbc\xaf', '\x1f\x8b'].map((head) => [head, PACKED] as const),
  ...['\x09\0\x04\0', '\x09\x02\x06\0', '\x09\x04\x06\0', '\x09\x08'].map((head) => [head, OLDEST] as const),
  ...['MIME-Version', 'From: ', 'Content-Type:'].map((head) => [head, ARCHIVED] as const),
  ['{\\rtf', '这是文档，不是表格。请把名单放进表格，存成 .xlsx 再导入。'],
  ['ID;PWXL', `这是 SYLK 文件。${AS_XLSX}`],
  ['ID;PCALC', `这是 SYLK 文件。${AS_XLSX}`],
  ['ID;PSCALC', `这是 SYLK 文件。${AS_XLSX}`],
];
const XML_SPREADSHEET = /<\?mso-application[^>]{0,100}Excel|urn:schemas-microsoft-com:office:spreadsheet/i;
const WEB_PAGE =
  /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?<(!doctype|html|head|meta|body|table|style|div|tr|td|title|script|\?xml)\b/i;

const startsWith = (head: Buffer, bytes: readonly number[]): boolean =>
  bytes.every((byte, at) => head[at] === byte);

/**
 * Opens a list by what is in the file, not by its name: a workbook (.xlsx) or comma- or tab-separated text.
 * Rows are streamed. Throws UnreadableList, which says in plain words what the file is and what to do.
 */
export async function openTable(file: ListSource): Promise<Table> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  const head = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) throw new UnreadableList('文件是空的。');
  if (startsWith(head, [0x50, 0x4b]) && (head[2] === 3 || head[2] === 5))
    return bounded(await workbookRows(file));
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) throw await oldOffice(file);
  refuseOthers(head);
  return bounded({ rows: textRows(file, head), dateSystem: 1900, leftOut: [] });
}

function refuseOthers(head: Buffer): void {
  const latin = head.toString('latin1');
  const other = OTHERS.find(([start]) => latin.startsWith(start));
  if (other) throw new UnreadableList(other[1]);
  // NULs are the other halves of UTF-16.
  const text = latin.replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '').replaceAll('\0', '');
  if (XML_SPREADSHEET.test(text)) throw new UnreadableList(`这是 XML 表格（2003）文件。${AS_XLSX}`);
  if (/<office:document[\s>]/.test(text)) throw new UnreadableList(`这是 .fods 文件。${AS_XLSX}`);
  if (WEB_PAGE.test(text)) throw new UnreadableList(`这是网页格式的文件，只是名字像表格。${AS_XLSX}`);
  if (/^\s*[[{]\s*["[{]/.test(text))
    throw new UnreadableList('这是 JSON 文件。请要一份 .xlsx 或 .csv 的名单。');
}

/** What a file of the older Office is, by the names of what lies in it. */
async function oldOffice(file: ListSource): Promise<UnreadableList> {
  const wide = (name: string) => Buffer.from(name, 'utf16le');
  const kinds = [
    [wide('EncryptedPackage'), '文件加了密码。请去掉密码再导入。'],
    [wide('WordDocument'), '这是文档，不是表格。请把名单放进表格，存成 .xlsx 再导入。'],
    [wide('Workbook'), `这是旧的 .xls 文件。${AS_XLSX}加了密码的，先去掉密码。`],
  ] as const;
  const found = new Set<Buffer>();
  let rest = Buffer.alloc(0);
  for await (const chunk of bytesOf(file)) {
    const piece = Buffer.concat([rest, chunk]);
    for (const [name] of kinds) if (piece.includes(name)) found.add(name);
    rest = piece.subarray(-64);
  }
  const message = kinds.find(([name]) => found.has(name))?.[1];
  return new UnreadableList(message ?? `这是旧的 .xls 文件，或者加了密码。请去掉密码，另存为 .xlsx 再导入。`);
}

const bounded = (table: Table): Table => ({ ...table, rows: countedRows(table.rows) });

async function* countedRows(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let count = 0;
  let cells = 0;
  for await (const row of rows) {
    count += 1;
    row.cells.forEach(() => {
      cells += 1;
    });
    if (count > limits.rows || cells > limits.cells)
      throw new UnreadableList('名单太长了，请分成几份再导入。');
    yield row;
  }
}
