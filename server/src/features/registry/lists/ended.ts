import { type Cell, cellText, columnLetter } from '@hz/lists';
import { textOf } from './cells';

/** That a certificate has come to its end; what is denied, and what is said of the old one after an exchange, is not. */
const ENDED =
  /(?<!未|无|非|没|不|未被|没有|不予|尚未|[原旧][^\s,，;；。]{0,6})(注销|吊销|撤销|作废|失效)|无效(?!期)/u;
/** What stands in a column 注销日期 or 是否注销 where nothing has ended. */
const NOT_ENDED = /^(?:[-—–/\\]+|否|无.*|未.*|没有.*|不是|正常|有效|n|no|false|0)$/i;
/** What of a heading is asked here. */
interface Columns {
  /** Those that are read. */
  columns: readonly { column: number }[];
  ignored: readonly number[];
  endColumns: readonly number[];
}

/** No title or note is looked at further. */
const MAX_LETTERS = 200;

export const saysEnded = (text: string): string | undefined =>
  ENDED.exec(text.slice(0, MAX_LETTERS).replace(/\s/g, ''))?.[0];

/**
 * Where a row says beside its status that the certificate has come to its end: in a column of notes, under 注销日期, or
 * behind the last heading. Whoever reads the list sees it, so it must not enter as good.
 */
export function endedElsewhere(
  { columns, ignored, endColumns }: Columns,
  cells: readonly (Cell | undefined)[],
): { column: string; read: string } | undefined {
  const isRead = (column: number) => columns.some((one) => one.column === column);
  for (const [column, cell] of cells.entries()) {
    if (cell === undefined || isRead(column) || ignored.includes(column)) continue;
    const said = endColumns.includes(column) ? endUnderHeading(cell) : saysEnded(cellText(cell));
    if (said) return { column: columnLetter(column), read: said };
  }
  return undefined;
}

const endUnderHeading = (cell: Cell): string | undefined => {
  const text = textOf(cell);
  return text === '' || NOT_ENDED.test(text) ? undefined : (saysEnded(text) ?? text.slice(0, 20));
};
