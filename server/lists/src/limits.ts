/**
 * What a list may be at most. Whatever is larger is refused with a sentence before it is taken in: a few kilobytes
 * can unpack to gigabytes, and what is read here was made by anybody.
 */
export const limits = {
  /** Excel's own: letters in a cell, columns, rows of a sheet. */
  cellLetters: 32_767,
  columns: 16_384,
  sheetRows: 1_048_576,
  /** Rows with something in them, over all sheets. */
  rows: 500_000,
  /** Cells with something in them, over all sheets. */
  cells: 20_000_000,
  sheets: 200,
  /** Merged areas of a sheet, and how many may lie over one row. */
  merges: 100_000,
  mergesOverARow: 1000,
  /** Parts of a workbook, and what they may unpack to: all together, the texts, and each of the small parts. */
  parts: 2000,
  unpackedBytes: 1024 * 1024 * 1024,
  sharedStringsBytes: 160 * 1024 * 1024,
  smallPartBytes: 16 * 1024 * 1024,
  sharedStrings: 5_000_000,
  /** Lists unpack to 10 to 40 times their size; from `ratioFromBytes` on more than `ratio` times is an attack. */
  ratio: 400,
  ratioFromBytes: 64 * 1024 * 1024,
  styles: 65_536,
  /** Letters of one row of a text file. */
  lineLetters: 200_000,
  /** Line breaks within quotes: more is a quote that was never closed. */
  linesInACell: 60,
} as const;
