import type { ListSource } from '@hz/lists';
import { formatDay } from '@hz/shared/calendar';
import type { ListKind } from './columns';
import { emptySummary, type ListOptions, type ListRow, type ListSize, readList } from './read';
import type { CertificateRow, Fault, StudyRow } from './rows';

/** A row of a list as it is printed: what it says, what is wrong with it, or both. */
export interface ListLine {
  sheet: string | null;
  row: number;
  values?: Record<string, unknown>;
  findings?: readonly Fault[];
}

/** The line behind all rows. */
export interface ListTotals {
  rows: number;
  good: number;
  withFindings: number;
  hidden: number;
  skippedSheets: readonly string[];
  columns: readonly { field: string; column: string; heading: string }[];
  /** Not printed: told by an import. */
  lines: ListSize;
}

const shownDay = (day: number | null): string | null => (day === null ? null : formatDay(day));

function valuesOf(row: CertificateRow | StudyRow): Record<string, unknown> {
  if (!('tenths' in row)) {
    // Printed where a list has it: few do.
    const { creditCode, ...others } = row;
    return {
      ...others,
      ...(creditCode !== null && { creditCode }),
      issuedOn: shownDay(row.issuedOn),
      exchangedOn: shownDay(row.exchangedOn),
    };
  }
  const { tenths, on, ...rest } = row;
  return { ...rest, on: formatDay(on), hours: tenths / 10 };
}

function lineOf({ sheet, at, ...told }: ListRow<ListKind>): ListLine {
  const findings = 'row' in told ? told.remarks : told.faults;
  return {
    ...{ sheet, row: at },
    ...('row' in told && { values: valuesOf(told.row) }),
    ...(findings.length > 0 && { findings }),
  };
}

/** Reads a whole list into lines to print. Throws UnreadableList. */
export async function listLines(
  file: ListSource,
  options: ListOptions,
): Promise<{ lines: ListLine[]; summary: ListTotals }> {
  const summary = emptySummary();
  const lines: ListLine[] = [];
  for await (const row of readList(file, options, summary)) lines.push(lineOf(row));
  const good = lines.filter(({ values }) => values !== undefined).length;
  return { lines, summary: { rows: lines.length, good, withFindings: lines.length - good, ...summary } };
}
