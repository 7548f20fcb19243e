import { bytesOf, type ListSource } from './bytes';
import type { Cell, TableRow } from './cell';
import { isEmptyCell } from './cell';
import { type Encoding, encodingOf } from './encoding';
import { limits } from './limits';
import { textCell } from './plain-text';
import { UnreadableList } from './unreadable';

/** More than the longest row, so that a row and every quote in it can be looked through to their ends. */
const AHEAD = 2 * limits.lineLetters;
/** Letters that may be looked at in vain for closing quotes. */
const MAX_IN_VAIN = 100_000_000;
const LINE_BREAK = /\r\n|\r|\n/g;

/** The rows of a text file in UTF-8, UTF-16 or GB18030; empty ones are counted and passed over. */
export async function* textRows(file: ListSource, head: Buffer): AsyncGenerator<TableRow> {
  const source = new TextSource(file, await encodingOf(file, head));
  await source.fill();
  const first = source.text.slice(0, AHEAD);
  const asked = /^\ufeff?"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(first);
  let line = 1;
  if (asked) {
    source.at += asked[0].length;
    line += 1;
  }
  const delimiter = asked?.[1] ?? delimiterOf(first);
  const records = new RecordReader(source, delimiter, usualWidth(first, delimiter));
  while (await source.fill()) {
    const { cells, lines } = records.next(line);
    if (cells.some((cell) => !isEmptyCell(cell))) yield { sheet: null, row: line, cells, hidden: false };
    line += lines;
  }
}

/** A text file's letters: a piece that reaches further than any row, moved on as rows are taken from it. */
class TextSource {
  text = '';
  /** Where the next row begins. */
  at = 0;
  private readonly chunks: AsyncIterator<Buffer>;
  private readonly decoder: TextDecoder;
  private isEnded = false;

  constructor(file: ListSource, encoding: Encoding) {
    this.chunks = bytesOf(file);
    this.decoder = new TextDecoder(encoding);
  }

  /** Reads on until enough lies ahead; whether there is anything left. */
  async fill(): Promise<boolean> {
    if (!this.isEnded && this.text.length - this.at < AHEAD) {
      const pieces = [this.text.slice(this.at)];
      let length = pieces[0]?.length ?? 0;
      while (!this.isEnded && length < 2 * AHEAD) {
        const { value, done } = await this.chunks.next();
        const piece = done ? this.decoder.decode() : this.decoder.decode(value, { stream: true });
        this.isEnded = done === true;
        pieces.push(piece);
        length += piece.length;
      }
      this.text = pieces.join('');
      this.at = 0;
    }
    return this.at < this.text.length;
  }
}

/**
 * Cuts rows into cells. A quote at the start of a cell opens it only if it is closed where a cell ends, and if what
 * lies between is not whole rows: a quote that somebody typed before a company's name swallows nothing.
 */
class RecordReader {
  private inVain = 0;

  constructor(
    private readonly source: TextSource,
    private readonly delimiter: string,
    /** How many cells most rows have. */
    private readonly width: number,
  ) {}

  /** The next row and how many lines it takes. */
  next(line: number): { cells: Cell[]; lines: number } {
    const { text } = this.source;
    const start = this.source.at;
    const cells: Cell[] = [];
    let at = start;
    for (;;) {
      const close = text[at] === '"' ? this.closeOf(start, at, line) : undefined;
      if (close !== undefined) {
        cells.push(textCell(text.slice(at + 1, close).replaceAll('""', '"')));
        at = this.afterSpaces(close + 1);
      } else {
        const end = this.endOfCell(at);
        cells.push(textCell(text.slice(at, end)));
        at = end;
      }
      if (at - start > limits.lineLetters)
        throw new UnreadableList(`第 ${line} 行太长了，不像名单。请用 .xlsx 或 .csv。`);
      if (text[at] !== this.delimiter) break;
      at += 1;
    }
    this.source.at = at + (text.startsWith('\r\n', at) ? 2 : 1);
    const breaks = text.slice(start, at).match(LINE_BREAK)?.length ?? 0;
    return { cells, lines: breaks + 1 };
  }

  private endOfCell(from: number): number {
    const { text } = this.source;
    for (let at = from; at < text.length; at++) {
      const letter = text[at];
      if (letter === this.delimiter || letter === '\n' || letter === '\r') return at;
    }
    return text.length;
  }

  private afterSpaces(from: number): number {
    const { text } = this.source;
    let at = from;
    while (text[at] === ' ' && this.delimiter !== ' ') at += 1;
    return at;
  }

  /** Where the quote that opens at a place is closed; undefined where it stands for itself. */
  private closeOf(start: number, open: number, line: number): number | undefined {
    const { text } = this.source;
    const last = Math.min(text.length, open + 2 * limits.cellLetters);
    for (let at = open + 1; ; at++) {
      at = text.indexOf('"', at);
      if (at < 0 || at >= last) break;
      if (text[at + 1] === '"') {
        at += 1;
        continue;
      }
      const after = text[this.afterSpaces(at + 1)];
      if (after !== undefined && after !== this.delimiter && after !== '\n' && after !== '\r') break;
      if (this.swallowsRows(start, open, at)) break;
      return at;
    }
    this.inVain += last - open;
    if (this.inVain > MAX_IN_VAIN) throw new UnreadableList(`第 ${line} 行起读不下去：引号没有配对。`);
    return undefined;
  }

  private swallowsRows(start: number, open: number, close: number): boolean {
    const { text } = this.source;
    const { width } = this;
    const inside = text.slice(open + 1, close);
    if (!/[\r\n]/.test(inside)) return false;
    const lines = text.slice(start, this.endOfLine(close)).split(LINE_BREAK);
    if (lines.length > limits.linesInACell) return true;
    if (width < 3) return false;
    const isRow = (line: string) => line.split(this.delimiter).length >= width;
    return lines.slice(1, -1).some(isRow) || (isRow(lines[0] ?? '') && isRow(lines.at(-1) ?? ''));
  }

  private endOfLine(from: number): number {
    const { text } = this.source;
    let at = from;
    while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at += 1;
    return at;
  }
}

/** The first lines of a text, without what stands in quotes. */
const firstLines = (text: string): string[] =>
  text
    .slice(0, 20_000)
    .replace(/"[^"\r\n]{0,500}"/g, '""')
    .split(LINE_BREAK)
    .filter((line) => line.trim() !== '')
    .slice(0, 30);

/** How often most of some lines have a delimiter, and how many lines that are. */
function usual(lines: readonly string[], delimiter: string): { count: number; lines: number } {
  const found = new Map<number, number>();
  for (const line of lines) {
    const count = line.split(delimiter).length - 1;
    if (count > 0) found.set(count, (found.get(count) ?? 0) + 1);
  }
  const [count, often] = [...found].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0]);
  return { count, lines: often };
}

/** The separator that the most lines use, and use equally often. */
function delimiterOf(text: string): string {
  const lines = firstLines(text);
  const found = [',', '\t', ';', '|', '，'].map((delimiter) => ({ delimiter, ...usual(lines, delimiter) }));
  return found.reduce((best, one) =>
    one.lines > best.lines || (one.lines === best.lines && one.count > best.count) ? one : best,
  ).delimiter;
}

const usualWidth = (text: string, delimiter: string): number => usual(firstLines(text), delimiter).count + 1;
