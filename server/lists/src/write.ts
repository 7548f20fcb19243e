import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as breathe } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { columnLetter } from './cell';

/** The cells of a row, from the first column. */
export type SheetRow = readonly (string | number | null)[];

/** A sheet to be written: its rows from the first, and how many letters wide its columns are. */
export interface SheetToWrite {
  name: string;
  widths: readonly number[];
  rows: Iterable<SheetRow>;
}

/** So many rows are written before others have their turn. */
const PIECE_ROWS = 200;

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relation = (kind: string, target: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${kind}" Target="${target}"/></Relationships>`;

/** The parts of a workbook with one sheet, but for the sheet itself. */
const partsFor = (name: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
  '_rels/.rels': relation('officeDocument', 'xl/workbook.xml'),
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': relation('worksheet', 'worksheets/sheet1.xml'),
});

const SHEET = 'xl/worksheets/sheet1.xml';

/**
 * A workbook of one sheet (.xlsx), texts as texts: nothing in it is a formula. It is written in slices, so that it holds
 * nobody up and takes little more memory than the file, however many rows there are: libraries build the whole first.
 */
export async function writeWorkbook(sheet: SheetToWrite): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(partsFor(sheet.name)))
    zip.addBuffer(Buffer.from(content), path);
  const rows = Readable.from(sheetXml(sheet));
  rows.on('error', (error) => (zip.outputStream as Readable).destroy(error));
  zip.addReadStream(rows, SHEET);
  zip.end();
  return buffer(zip.outputStream);
}

async function* sheetXml({ widths, rows }: SheetToWrite): AsyncGenerator<Buffer, void, void> {
  const columns = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield Buffer.from(`${HEAD}<worksheet xmlns="${MAIN}"><cols>${columns.join('')}</cols><sheetData>`);
  let piece = '';
  let number = 0;
  for (const row of rows) {
    number += 1;
    piece += rowXml(row, number);
    if (number % PIECE_ROWS > 0) continue;
    yield Buffer.from(piece);
    piece = '';
    await breathe();
  }
  yield Buffer.from(piece);
  yield Buffer.from('</sheetData></worksheet>');
}

const rowXml = (row: SheetRow, number: number): string =>
  `<row r="${number}">${row.map((value, at) => cellXml(value, `${columnLetter(at)}${number}`)).join('')}</row>`;

function cellXml(value: string | number | null, at: string): string {
  if (value === null || value === '') return '';
  return typeof value === 'number'
    ? `<c r="${at}"><v>${value}</v></c>`
    : `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** As XML may hold it: control characters and halves of a character cannot stand in it, in whatever writing. */
const escaped = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n\r]|[\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (letter) => ENTITIES[letter] as string);
