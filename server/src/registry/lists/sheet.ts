import type { Cell } from './cell';
import type { StringTable } from './string-table';
import { XmlReader } from './xml';

export interface SheetRow {
  row: number;
  cells: Cell[];
}

/** Lists are narrow; what stands further right is left unread. */
const MAX_COLUMNS = 200;

/** `C12` → 2; undefined where the cell does not say where it stands. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** Collects the rows of a worksheet from its XML. Cells that were merged away are empty, as they are in the file. */
class RowCollector {
  readonly rows: SheetRow[] = [];
  private row = 0;
  private cells: Cell[] = [];
  private column = -1;
  private type = 'n';
  private value = '';
  private isValue = false;
  private inReading = false;

  constructor(private readonly strings: StringTable) {}

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'row') {
      this.row = Number(attributes.r) || this.row + 1;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = columnOf(attributes.r) ?? this.column + 1;
      this.type = attributes.t ?? 'n';
      this.value = '';
    } else if (name === 'rPh') this.inReading = true;
    else if (name === 'v' || name === 't') this.isValue = !this.inReading;
  }

  text(piece: string): void {
    if (this.isValue) this.value += piece;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c') this.keep();
    else if (name === 'row') this.rows.push({ row: this.row, cells: this.cells });
  }

  private keep(): void {
    if (this.value === '' || this.column >= MAX_COLUMNS) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = this.cell();
  }

  private cell(): Cell {
    if (this.type === 's') return this.strings.at(Number(this.value));
    if (this.type !== 'n') return this.value;
    const number = Number(this.value);
    return Number.isFinite(number) ? number : this.value;
  }
}

/** The rows of one worksheet, streamed. */
export async function* sheetRows(
  part: AsyncIterable<Uint8Array>,
  strings: StringTable,
): AsyncGenerator<SheetRow> {
  const collector = new RowCollector(strings);
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
