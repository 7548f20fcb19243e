import type { Cell, DateSystem, Master } from './cell';
import { isEmptyCell, troubleOf } from './cell';
import { limits } from './limits';
import { columnOf, type Merges } from './merges';
import { numberCell } from './number-cell';
import { plainText, textCell } from './plain-text';
import { unescaped } from './shared-strings';
import type { StringTable } from './string-table';
import { type Style, type Styles, shownBy } from './styles';
import { UnreadableList } from './unreadable';
import { XmlReader } from './xml';

export interface SheetRow {
  row: number;
  cells: (Cell | undefined)[];
  hidden: boolean;
  covered?: ReadonlyMap<number, Master>;
}

/** What the cells of a workbook are read with. */
export interface CellContext {
  strings: StringTable;
  styles: Styles;
  dateSystem: DateSystem;
  /** The workbook asks to be worked out anew: a formula's 0 is what a program wrote that cannot work out any. */
  isUncalculated: boolean;
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

/** Collects the rows of a worksheet from its XML, those in which something stands of its own. */
class RowCollector {
  readonly rows: SheetRow[] = [];
  private row = 0;
  private hidden = false;
  private cells: (Cell | undefined)[] = [];
  private column = -1;
  private type = 'n';
  private style: string | undefined;
  private value = '';
  private isFormula = false;
  private isValue = false;
  private inReading = false;
  private inCell = false;

  constructor(
    private readonly context: CellContext,
    private readonly merges: Merges,
  ) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'c') {
      this.inCell = true;
      this.column = columnOf(attributes.r) ?? this.column + 1;
      this.type = attributes.t ?? 'n';
      this.style = attributes.s;
      this.value = '';
      this.isFormula = false;
    } else if (name === 'row') {
      const row = Number(attributes.r);
      this.row = Number.isInteger(row) && row > 0 && row <= limits.sheetRows ? row : this.row + 1;
      this.hidden = isTrue(attributes.hidden) || Number(attributes.ht ?? 1) === 0;
      this.cells = [];
      this.column = -1;
    } else if (!this.inCell) return;
    else if (name === 'v' || name === 't') this.isValue = !this.inReading;
    else if (name === 'f') this.isFormula = true;
    else if (name === 'rPh') this.inReading = true;
  }

  text(piece: string): void {
    if (this.isValue && this.value.length <= limits.cellLetters)
      this.value += piece.slice(0, limits.cellLetters + 1);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c') {
      this.inCell = false;
      this.keep();
    } else if (name === 'row') this.keepRow();
  }

  private keepRow(): void {
    const { row, cells, hidden } = this;
    const covered = this.merges.cover(row, cells);
    // A row in which only merged cells show something is no row of its own.
    if (!cells.some((cell, column) => !isEmptyCell(cell) && !covered?.has(column))) return;
    this.rows.push({ row, cells, hidden, ...(covered && { covered }) });
  }

  private keep(): void {
    if (this.column >= limits.columns) throw new UnreadableList('表格文件坏了，读不下去。请重新导出。');
    const cell = this.cell();
    if (!isEmptyCell(cell)) this.cells[this.column] = this.isStruck(cell) ? struck(cell) : cell;
  }

  private isStruck(cell: Cell): boolean {
    return this.context.styles.at(this.style).struck === true && troubleOf(cell) === undefined;
  }

  private cell(): Cell {
    const { type, value, isFormula, context } = this;
    if (type === 'e') return { text: value, trouble: 'error' };
    // A text that a formula made may be empty; a number may not.
    if (isFormula && type !== 'str' && (value === '' || (context.isUncalculated && value === '0')))
      return { text: '', trouble: 'no-result' };
    if (value === '') return '';
    const style = context.styles.at(this.style);
    if (type === 's') {
      const text = context.strings.at(Number(value));
      return text === undefined ? { text: '', trouble: 'broken' } : formattedText(unescaped(text), style);
    }
    if (type === 'b') return isTrue(value) ? 'TRUE' : 'FALSE';
    if (type === 'd') return { text: plainText(value), isDate: true };
    if (type !== 'n') return formattedText(unescaped(value), style);
    const number = Number(value);
    return Number.isFinite(number) ? numberCell(number, style, context.dateSystem) : textCell(value);
  }
}

const struck = (cell: Cell): Cell => ({
  ...(typeof cell === 'string' ? { text: cell } : cell),
  trouble: 'struck',
});

// A format may put letters before or behind a text too: "JL"@
function formattedText(text: string, style: Style): Cell {
  const { pattern } = style;
  if (pattern === 'General' || pattern === '@' || !pattern.includes('@')) return textCell(text);
  const shown = text.length < 1000 ? shownBy(style, text) : undefined;
  return textCell(shown?.includes(text.trim()) ? shown : text);
}

/** The rows of one worksheet, streamed. */
export async function* sheetRows(
  part: AsyncIterable<Uint8Array>,
  context: CellContext,
  merges: Merges,
): AsyncGenerator<SheetRow> {
  const collector = new RowCollector(context, merges);
  const reader = new XmlReader({
    open: (name, attributes) => collector.open(name, attributes),
    text: (piece) => collector.text(piece),
    close: (name) => collector.close(name),
  });
  for await (const chunk of part) {
    reader.write(chunk);
    yield* collector.rows.splice(0);
  }
  reader.end();
  yield* collector.rows.splice(0);
}
