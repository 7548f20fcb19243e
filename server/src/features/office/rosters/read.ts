import {
  type Cell,
  cellText,
  columnLetter,
  type ListSource,
  openTable,
  type TableRow,
  troubleOf,
  UnreadableList,
} from '@hz/lists';
import { canonicalNumber, isIdentityNumber, looksLikeNumber } from '@hz/shared/codes';
import { plainTyped, typedName } from '@hz/shared/text';
import type { Cells, Field, ReadFault, RosterRecord } from './models';

/** A row as it was read. */
export interface ReadRow {
  row: number;
  sheet: string | null;
  cells: Cells;
  faults: ReadFault[];
}

export interface ReadRoster extends Pick<RosterRecord, 'sheets' | 'sheet' | 'columns' | 'unusedColumns'> {
  rows: ReadRow[];
}

export type Mapping = Partial<Record<Field, string>>;

/** What stands above the columns of companies' lists. Identity numbers and phones are not among them: nobody reads them. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  number: [
    ...['证书编号', '证书号', '证书号码', '证书编码', '编号', '证号', '证书', '岗位证书编号', '岗位证编号'],
    ...[
      '上岗证编号',
      '上岗证号',
      '资格证编号',
      '资格证书编号',
      '原证书编号',
      '旧证书编号',
      '新证书编号',
      '电子证书编号',
    ],
  ],
  name: ['姓名', '名字', '持证人', '持证人姓名', '人员姓名', '员工姓名'],
  post: ['岗位', '岗位名称', '工种', '岗位工种', '证书岗位', '职务', '证书名称', '证书类别'],
  project: ['项目', '项目名称', '所在项目', '工程名称', '工程', '项目部', '所属项目'],
  leader: ['班组长', '组长', '班长', '班组', '负责人', '带班', '带班人', '班组负责人'],
};
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  number: '证书编号',
  name: '姓名',
  post: '岗位',
  project: '项目',
  leader: '班组长',
};
const FIELDS = Object.keys(HEADINGS) as Field[];
const HEADER_ROWS = 12;
/** More are no list of one company. */
const MOST_ROWS = 20_000;
const MOST_LETTERS = 60;

const plain = (heading: string): string =>
  plainTyped(heading)
    .replace(/[(（[【].*?[)）\]】]/g, '')
    .replace(/[\s*:：、/]/g, '');

interface Heading {
  columns: RosterRecord['columns'];
  unusedColumns: string[];
  /** The column of each field, from 0. */
  at: ReadonlyMap<Field, number>;
}

/** Which sheet to read, and which column is which by hand. */
export interface RosterOptions {
  sheet?: string | undefined;
  mapping: Mapping;
}

/** What is told of a list when all of it was read. */
export type RosterSummary = Omit<ReadRoster, 'rows'>;

/**
 * The rows of a company's list: of one sheet of it, the first that has a heading where none is asked for. Throws
 * UnreadableList with what the file is and what to do.
 */
export async function* readRoster(
  file: ListSource,
  { sheet: wanted, mapping }: RosterOptions,
): AsyncGenerator<ReadRow, RosterSummary, void> {
  const sheets = new Set<string>();
  let found: { sheet: string | null; heading: Heading } | undefined;
  let above: { sheet: string | null; rows: number } | undefined;
  let count = 0;
  let hasRows = false;
  for await (const row of (await openTable(file)).rows) {
    count += 1;
    if (count > MOST_ROWS) throw new UnreadableList(`名单超过 ${MOST_ROWS} 行，请按项目分开传。`);
    const { sheet } = row;
    if (sheet !== null) sheets.add(sheet);
    if (wanted !== undefined && sheet !== wanted) continue;
    if (found) {
      if (sheet !== found.sheet) continue;
      const read = readRow(row, found.heading);
      if (!isSomething(read.cells, read.faults)) continue;
      hasRows = true;
      yield read;
      continue;
    }
    above = { sheet, rows: (above?.sheet === sheet ? above.rows : 0) + 1 };
    if (above.rows > HEADER_ROWS) continue;
    const heading = headingOf(row.cells, mapping);
    if (heading.at.has('number') && heading.at.has('name')) found = { sheet, heading };
  }
  if (found) {
    // Taken over, it would ask about everybody who is on the list in use.
    if (!hasRows) throw new UnreadableList('名单里只有表头，下面一个人也没有。请填好再传。');
    const { columns, unusedColumns } = found.heading;
    return { sheets: [...sheets], sheet: found.sheet, columns, unusedColumns };
  }
  throw new UnreadableList(
    `没有找到表头。前 ${HEADER_ROWS} 行里要有“证书编号”和“姓名”两列；列名不同的，请指定用哪一列。`,
  );
}

function headingOf(cells: readonly (Cell | undefined)[], mapping: Mapping): Heading {
  const at = new Map<Field, number>();
  const headings = Array.from({ length: cells.length }, (_, column) => cellText(cells[column]).trim());
  for (const field of FIELDS) {
    const byHand = mapping[field];
    const isIt = (heading: string, column: number) =>
      byHand === undefined
        ? HEADINGS[field].includes(plain(heading))
        : byHand.toUpperCase() === columnLetter(column) || plain(byHand) === plain(heading);
    const taken = new Set(at.values());
    const column = headings.findIndex(
      (heading, index) => heading !== '' && !taken.has(index) && isIt(heading, index),
    );
    if (column >= 0) at.set(field, column);
  }
  const used = new Set(at.values());
  return {
    at,
    columns: [...at].map(([field, column]) => ({
      ...{ field, column: columnLetter(column) },
      heading: (headings[column] as string).slice(0, MOST_LETTERS),
    })),
    unusedColumns: headings
      .filter((heading, column) => heading !== '' && !used.has(column))
      .map((heading) => heading.slice(0, MOST_LETTERS)),
  };
}

const isSomething = (cells: Cells, faults: readonly ReadFault[]): boolean =>
  faults.length > 0 || FIELDS.some((field) => cells[field] !== null);

function readRow({ cells, row, sheet }: TableRow, { at }: Heading): ReadRow {
  const faults: ReadFault[] = [];
  const read: Cells = { number: null, name: null, post: null, project: null, leader: null };
  for (const [field, column] of at) {
    const cell = cells[column];
    const fault = (code: ReadFault['code']) => faults.push({ code, field, column: columnLetter(column) });
    if (troubleOf(cell) !== undefined) {
      fault(field === 'number' ? 'number-unreadable' : 'cell-error');
      continue;
    }
    const told = readCell(field, cellText(cell));
    if (typeof told === 'object' && told !== null) fault(told.fault);
    else read[field] = told;
  }
  return { row, sheet, cells: read, faults };
}

/** What a cell says for a field; null for nothing. An identity number is never kept, wherever it stands. */
export function readCell(field: Field, text: string): string | null | { fault: ReadFault['code'] } {
  const told = typedName(text);
  if (told === '') return null;
  const number = canonicalNumber(told);
  if (isIdentityNumber(number))
    return { fault: field === 'number' ? 'identity-number-as-number' : 'name-unreadable' };
  if (field === 'number')
    return looksLikeNumber(number) ? told.slice(0, MOST_LETTERS) : { fault: 'number-unreadable' };
  if (field === 'name') return /\d{4}/.test(told) || told.length > 40 ? { fault: 'name-unreadable' } : told;
  return told.slice(0, MOST_LETTERS);
}
