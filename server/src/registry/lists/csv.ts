import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { decodeStream } from 'iconv-lite';
import { bytesOf } from './bytes';
import type { TableRow } from './cell';
import { UnreadableList } from './unreadable';

type Encoding = 'utf8' | 'utf16le' | 'gb18030';

/** A row longer than this is an unclosed quote, not a row. */
const MAX_ROW_CHARACTERS = 100_000;

/** The rows of a text file in UTF-8 (with or without a mark), UTF-16 or GB18030, empty ones included. */
export async function* csvRows(file: FileHandle, head: Buffer): AsyncGenerator<TableRow> {
  const encoding = await encodingOf(file, head);
  const parser = parse({
    delimiter: delimiterOf(decodeHead(head, encoding)),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
    max_record_size: MAX_ROW_CHARACTERS,
  });
  const source = Readable.from(bytesOf(file));
  const text = source.pipe(decodeStream(encoding));
  const pass = (error: Error) => parser.destroy(error);
  source.on('error', pass);
  text.on('error', pass).pipe(parser);
  let row = 0;
  try {
    for await (const cells of parser)
      yield { sheet: null, row: ++row, cells: (cells as string[]).map(plainCell) };
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableList(`第 ${row + 1} 行起读不下去：引号没有配对。`);
    throw error;
  } finally {
    source.destroy();
  }
}

// Spreadsheets are told "this is text" by ="0123", by an apostrophe or by a tab.
const plainCell = (cell: string): string => cell.replace(/^="(.*)"$/s, '$1').replace(/^['\t]+/, '');

async function encodingOf(file: FileHandle, head: Buffer): Promise<Encoding> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf16le';
  if (head.includes(0)) throw new UnreadableList('这不是名单文件。请用 .xlsx 或 .csv。');
  return (await isUtf8(file)) ? 'utf8' : 'gb18030';
}

/** Chinese text in GB18030 is not valid UTF-8 but by the rarest chance, so the whole file is asked. */
async function isUtf8(file: FileHandle): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of bytesOf(file)) decoder.decode(chunk, { stream: true });
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

const decodeHead = (head: Buffer, encoding: Encoding): string =>
  new TextDecoder(encoding === 'utf8' ? 'utf-8' : encoding === 'utf16le' ? 'utf-16le' : 'gb18030').decode(
    head,
  );

/** The separator that the first lines use most. */
function delimiterOf(head: string): string {
  const lines = head.split(/\r\n|\r|\n/, 20).join('\n');
  const counts = [',', '\t', ';'].map((delimiter) => ({ delimiter, count: lines.split(delimiter).length }));
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).delimiter;
}
