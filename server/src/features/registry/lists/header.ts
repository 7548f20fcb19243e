import { cellText, columnLetter, type TableRow, UnreadableList } from '@hz/lists';
import type { ColumnMapping } from '@hz/shared/contracts';
import {
  type Field,
  fieldNames,
  fieldOf,
  isOtherUnit,
  isRowNumberHeading,
  type ListKind,
  plainHeading,
  requiredFields,
  saysOtherUnit,
} from './columns';
import { saysEnded } from './ended';

/** A heading has to stand in the first rows of a sheet: below titles, dates and notes. */
export const HEADER_ROWS = 12;

/** What is longer is a note, no title. */
const MAX_TITLE = 60;

export interface ColumnChoice {
  field: Field;
  /** From 0. */
  column: number;
  /** What stands above the column, with its group: 持证人 姓名. */
  heading: string;
}

export interface Header {
  /** How many of the first rows belong to the heading; data begins after them. */
  rows: number;
  columns: readonly ColumnChoice[];
  /** Columns that say nothing about the row, such as a running number. */
  ignored: readonly number[];
  /** The hours are not hours but minutes, days or something else. */
  hoursInOtherUnit: boolean;
  /** Columns that are not read and whose heading is about the end of a certificate: 注销日期, 是否吊销. */
  endColumns: readonly number[];
  /** The title or the sheet says that all of it are certificates that have ended, and no column says which. */
  isOfEnded: boolean;
}

/** A column's headings from its group down to its own. */
type Headings = readonly string[];

/**
 * Finds the heading of a sheet in its first rows: the row, together with the merged ones above it, under which the
 * most columns are known. null where no row has what the list must tell.
 * Throws UnreadableList when two columns could be the same field.
 * @param leftOut what lists of this pack do not tell: such a column is one of notes
 */
export function findHeader(
  first: readonly TableRow[],
  kind: ListKind,
  mapping: ColumnMapping,
  leftOut: readonly Field[] = [],
): Header | null {
  let best: Header | null = null;
  for (let at = 0; at < Math.min(first.length, HEADER_ROWS); at++) {
    const headings = headingsOf(first.slice(Math.max(0, at - 2), at + 1));
    const columns = chooseColumns(headings, kind, mapping).filter(({ field }) => !leftOut.includes(field));
    if (columns.length <= (best?.columns.length ?? 0)) continue;
    const ignored = headings.flatMap((parts, column) =>
      isRowNumberHeading(parts.at(-1) ?? '') ? [column] : [],
    );
    const endColumns = headings.flatMap((parts, column) =>
      saysEnded(parts.at(-1) ?? '') && !columns.some((one) => one.column === column) ? [column] : [],
    );
    best = { rows: at + 1, columns, ignored, endColumns, hoursInOtherUnit: false, isOfEnded: false };
  }
  if (!best || missingFields(best.columns, kind).length > 0) return null;
  refuseTwice(best.columns);
  const rows = best.rows + rowsMergedInto(first, best);
  const above = first.slice(0, best.rows);
  return {
    ...{ ...best, rows, isOfEnded: isOfEnded(above, best) },
    hoursInOtherUnit: areHoursInOtherUnit(above, best.columns),
  };
}

/** 注销证书名单, without a column for the status. */
function isOfEnded(above: readonly TableRow[], { columns, endColumns }: Header): boolean {
  if (endColumns.length > 0 || columns.some(({ field }) => field === 'status')) return false;
  const titles = [above[0]?.sheet ?? '', ...above.flatMap(({ cells }) => cells.map(cellText))];
  return titles.some((title) => title.length <= MAX_TITLE && saysEnded(title) !== undefined);
}

/** How many rows more a heading takes whose cells are merged downwards. */
function rowsMergedInto(first: readonly TableRow[], { rows, columns }: Header): number {
  const last = first[rows - 1]?.row ?? 0;
  const isMergedInto = ({ covered }: TableRow) =>
    columns.some(({ column }) => (covered?.get(column)?.row ?? Number.POSITIVE_INFINITY) <= last);
  let more = 0;
  for (let row = first[rows]; row && isMergedInto(row); row = first[rows + more]) more += 1;
  return more;
}

function areHoursInOtherUnit(above: readonly TableRow[], columns: readonly ColumnChoice[]): boolean {
  const hours = columns.find(({ field }) => field === 'hours');
  return (
    (hours !== undefined && isOtherUnit(hours.heading)) ||
    above.some(({ cells }) => cells.some((cell) => saysOtherUnit(cellText(cell))))
  );
}

/** The fields of which one is missing, in words: 日期或年度. */
const missingFields = (columns: readonly ColumnChoice[], kind: ListKind): string[] =>
  requiredFields[kind]
    .filter((group) => !columns.some(({ field }) => group.includes(field)))
    .map((group) => group.map((field) => fieldNames[field]).join('或'));

/** Headings per column. A merged heading is written once and empty elsewhere: it is read on to the right. */
function headingsOf(rows: readonly TableRow[]): Headings[] {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const texts = rows.map(({ cells, covered }, at) => {
    const isGroup = at < rows.length - 1;
    let group = '';
    return Array.from({ length: width }, (_, column) => {
      const own = covered?.has(column) ? '' : cellText(cells[column]).trim();
      group = own || group;
      return { own, text: isGroup ? group : own };
    });
  });
  return Array.from({ length: width }, (_, column) => {
    const down = texts.map((row) => row[column] ?? { own: '', text: '' });
    // Merged downwards: the heading stands above, and nothing below it.
    while (down.length > 0 && down.at(-1)?.own === '') down.pop();
    return down.flatMap(({ text }) => (text === '' ? [] : [text]));
  });
}

function chooseColumns(
  headings: readonly Headings[],
  kind: ListKind,
  mapping: ColumnMapping,
): ColumnChoice[] {
  const byHand = headings.flatMap((parts, column) => {
    const field = fieldByHand(parts, column, mapping);
    return field ? [choice(field, column, parts)] : [];
  });
  const taken = new Set(byHand.map(({ field }) => field));
  const found = headings.flatMap((parts, column) => {
    if (byHand.some((one) => one.column === column)) return [];
    const field = fieldByHeading(parts, kind);
    return field && !taken.has(field) ? [choice(field, column, parts)] : [];
  });
  return [...byHand, ...found];
}

const choice = (field: Field, column: number, parts: Headings): ColumnChoice => ({
  field,
  column,
  heading: parts.slice(-2).join(' '),
});

function fieldByHand(parts: Headings, column: number, mapping: ColumnMapping): Field | undefined {
  const own = plainHeading(parts.at(-1) ?? '');
  const entry = Object.entries(mapping).find(
    ([, target]) =>
      target.toUpperCase() === columnLetter(column) || (own !== '' && plainHeading(target) === own),
  );
  return entry?.[0] as Field | undefined;
}

// With its group before or behind it: 编号 under 新证书, and 新 under 证书编号, is 新证书编号.
function fieldByHeading(parts: Headings, kind: ListKind): Field | undefined {
  const [own = '', group = ''] = [...parts].reverse();
  const qualified = group && own ? (fieldOf(kind, group + own) ?? fieldOf(kind, own + group)) : undefined;
  return qualified ?? fieldOf(kind, own);
}

function refuseTwice(columns: readonly ColumnChoice[]): void {
  for (const { field, column } of columns) {
    const other = columns.find((one) => one.field === field && one.column > column);
    if (other)
      throw new UnreadableList(
        `${columnLetter(column)} 列和 ${columnLetter(other.column)} 列都像“${fieldNames[field]}”，请指定用哪一列。`,
      );
  }
}
