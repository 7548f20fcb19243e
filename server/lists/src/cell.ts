/** Why a cell's content is not known, although something stands in it. */
export type CellTrouble =
  /** #N/A and the like: a formula came to nothing. */
  | 'error'
  /** A formula that no program has worked out yet. */
  | 'no-result'
  /** More digits than a spreadsheet keeps: the last ones are gone. */
  | 'digits-lost'
  /** Longer than a cell can be; the text is its beginning. */
  | 'too-long'
  /** It refers to a text that is not in the file. */
  | 'broken'
  /** A line is drawn through it: whoever sees it takes it for deleted. */
  | 'struck';

/** A cell of a workbook of which more is known than its text. */
export interface RichCell {
  /** As a person sees it in Excel; a date as `YYYY-MM-DD`, with its time behind it where it has one. */
  text: string;
  /** Shown as a date or a time. */
  isDate?: boolean;
  trouble?: CellTrouble;
}

/** What a person sees in a cell: most are plain text. Invisible characters and marks of text are gone. */
export type Cell = string | RichCell;

export const cellText = (cell: Cell | undefined): string =>
  cell === undefined ? '' : typeof cell === 'string' ? cell : cell.text;

export const troubleOf = (cell: Cell | undefined): CellTrouble | undefined =>
  typeof cell === 'object' ? cell.trouble : undefined;

/** Whether nothing stands in a cell. What has trouble is not empty. */
export const isEmptyCell = (cell: Cell | undefined): boolean =>
  cellText(cell).trim() === '' && troubleOf(cell) === undefined;

/** Where the cell lies that a merged one shows; rows as a spreadsheet numbers them, columns from 0. */
export interface Master {
  row: number;
  column: number;
}

/** One row of a list in which something stands of its own. */
export interface TableRow {
  /** The worksheet's name; null for a text file. */
  sheet: string | null;
  /** As a person sees it; in a text file the line it begins on. */
  row: number;
  /** By column from 0; columns without anything have no entry. */
  cells: readonly (Cell | undefined)[];
  /** A filter or a person has hidden it. */
  hidden: boolean;
  /** The cells that show what a merged area holds, by column; the area's first cell is not among them. */
  covered?: ReadonlyMap<number, Master>;
}

/** Workbooks made on old Macs count days from 1904. */
export type DateSystem = 1900 | 1904;

export interface Table {
  rows: AsyncIterable<TableRow>;
  dateSystem: DateSystem;
  /** Sheets that are not read: hidden ones, and those that are no worksheets. */
  leftOut: readonly string[];
}

/** 2 → C */
export function columnLetter(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26));
  return column < 26 ? rest : columnLetter(Math.floor(column / 26) - 1) + rest;
}
