import {
  columnLetter,
  type ListSource,
  openTable,
  type Table,
  type TableRow,
  UnreadableList,
} from '@hz/lists';
import type { ColumnMapping } from '@hz/shared/contracts';
import { fieldNames, type ListKind, requiredFields } from './columns';
import { rowDigest, SeenRows } from './duplicates';
import { findHeader, HEADER_ROWS, type Header } from './header';
import {
  type CertificateRow,
  type ListContext,
  type Parsed,
  parseCertificateRow,
  parseStudyRow,
  rowFault,
  type StudyRow,
} from './rows';
import type { RowFault } from './words';

export interface ListOptions<K extends ListKind = ListKind> extends Omit<ListContext, 'dateSystem'> {
  kind: K;
  mapping: ColumnMapping;
}

type RowOf<K extends ListKind> = K extends 'certificates' ? CertificateRow : StudyRow;

/** One row as it was read: what it says, or why it is bad. Empty rows are not told. */
export type ListRow<K extends ListKind> = { sheet: string | null; at: number } & Parsed<RowOf<K>>;

/** What a list is read into; filled while its rows are read. */
export interface ListSummary {
  /** The columns of the first sheet that is a list. */
  columns: { field: string; column: string; heading: string }[];
  /** Sheets that hold no list, and hidden ones. */
  skippedSheets: string[];
  /** Rows that a filter or a person has hidden. They are read as all others. */
  hidden: number;
  /** Of the sheets that were read: lines = heading + blank + the rows that were told. */
  lines: ListSize;
}

/** How long a list is, as a person sees it who scrolls down. */
export interface ListSize {
  /** Up to the last line with something in it. */
  all: number;
  /** Down to the heading, with what stands above it. */
  heading: number;
  /** Without anything; in a text file also the further lines of a cell with line breaks. */
  blank: number;
}

export const emptySummary = (): ListSummary => ({
  ...{ columns: [], skippedSheets: [], hidden: 0 },
  lines: { all: 0, heading: 0, blank: 0 },
});

/**
 * Reads a list row by row; a bad row never stops the others.
 * Throws UnreadableList when the file is no list at all.
 */
export async function* readList<K extends ListKind>(
  file: ListSource,
  options: ListOptions<K>,
  summary: ListSummary,
): AsyncGenerator<ListRow<K>> {
  const table = await openTable(file);
  const context = { ...options, dateSystem: table.dateSystem };
  const seen = new SeenRows();
  summary.skippedSheets.push(...table.leftOut);
  for await (const { header, row } of rowsUnderHeaders(table, options, summary)) {
    if (row.hidden) summary.hidden += 1;
    const parsed = parseRow(header, row, context, seen);
    yield { sheet: row.sheet, at: row.row, ...parsed } as ListRow<K>;
  }
  if (summary.columns.length === 0) throw new UnreadableList(whatIsMissing(options.kind));
}

function parseRow(
  header: Header,
  { cells }: TableRow,
  context: ListContext & { kind: ListKind },
  seen: SeenRows,
): Parsed<CertificateRow | StudyRow> {
  const digest = rowDigest(cells, header.ignored);
  if (context.kind === 'certificates') {
    const parsed = parseCertificateRow(header, cells, context);
    if (!('row' in parsed)) return parsed;
    const fault = seen.faultOfCertificate(parsed.row, digest);
    return fault === 'status-twice'
      ? { ...parsed, remarks: [...parsed.remarks, rowFault(fault, 'status')] }
      : unless(fault, parsed);
  }
  const parsed = parseStudyRow(header, cells, context);
  return 'row' in parsed ? unless(seen.faultOfStudy(parsed.row, digest), parsed) : parsed;
}

const unless = <T>(code: RowFault | undefined, parsed: Parsed<T>): Parsed<T> =>
  code ? { faults: [rowFault(code)] } : parsed;

/** The rows below the heading of each sheet; the first rows are held until it is found. */
async function* rowsUnderHeaders(table: Table, options: ListOptions, summary: ListSummary) {
  const { kind, mapping } = options;
  let sheet: string | null | undefined;
  let waiting: TableRow[] = [];
  let header: Header | null = null;
  let isGivenUp = false;
  let last = 0;
  const told = (under: Header, row: TableRow) => {
    summary.lines.all += row.row - last;
    summary.lines.blank += row.row - last - 1;
    last = row.row;
    return { header: under, row };
  };
  const settle = function* (): Generator<{ header: Header; row: TableRow }> {
    header = findHeader(waiting, kind, mapping, options.pack?.expires ? [] : ['expiresOn']);
    if (header) {
      noteColumns(summary, header);
      const lastOfHeading = waiting[header.rows - 1]?.row ?? 0;
      last = lastOfHeading;
      summary.lines.heading += lastOfHeading;
      summary.lines.all += lastOfHeading;
      for (const row of waiting.slice(header.rows)) yield told(header, row);
    } else {
      isGivenUp = true;
      if (sheet && waiting.length > 0) summary.skippedSheets.push(sheet);
    }
    waiting = [];
  };
  for await (const row of table.rows) {
    if (row.sheet !== sheet) {
      if (!header && !isGivenUp) yield* settle();
      [sheet, header, isGivenUp] = [row.sheet, null, false];
    }
    if (isGivenUp) continue;
    if (header) yield told(header, row);
    else if (waiting.push(row) >= HEADER_ROWS) yield* settle();
  }
  if (!header && !isGivenUp) yield* settle();
}

function noteColumns(summary: ListSummary, header: Header): void {
  if (summary.columns.length > 0) return;
  summary.columns = header.columns.map(({ field, column, heading }) => ({
    field,
    column: columnLetter(column),
    heading,
  }));
}

const whatIsMissing = (kind: ListKind): string => {
  const needed = requiredFields[kind].map((group) => group.map((field) => fieldNames[field]).join('或'));
  return `没有找到表头。前 ${HEADER_ROWS} 行里要有这些列：${needed.join('、')}。列名不同的，请指定用哪一列。`;
};
