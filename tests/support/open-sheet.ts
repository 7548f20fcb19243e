import { Workbook } from 'exceljs';

/** The cells of a workbook's first sheet as text, row by row. */
export async function openSheet(content: Buffer): Promise<string[][]> {
  const book = new Workbook();
  await book.xlsx.load(content as never);
  const table: string[][] = [];
  const sheet = book.worksheets[0];
  sheet?.eachRow((row) => {
    table.push(Array.from({ length: sheet.columnCount }, (_, at) => String(row.getCell(at + 1).value ?? '')));
  });
  return table;
}
