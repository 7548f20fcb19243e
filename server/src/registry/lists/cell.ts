/** A cell as the file holds it: numbers only where a workbook says so. */
export type Cell = string | number;

/** One row of a list, as a spreadsheet numbers it. */
export interface TableRow {
  /** The worksheet's name; null for a text file. */
  sheet: string | null;
  row: number;
  cells: readonly Cell[];
}

/** Workbooks made on old Macs count days from 1904. */
export type DateSystem = 1900 | 1904;

export interface Table {
  rows: AsyncIterable<TableRow>;
  dateSystem: DateSystem;
}
