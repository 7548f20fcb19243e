import { type Day, lastDayOfYear, yearOf } from '@hz/shared/calendar';
import type { RegistryStatus } from '@hz/shared/engine';
import { type FamilyId, plainTrade, type Rulebook, type Tenths } from '@hz/shared/rulebook';
import { canonicalNumber } from '@hz/shared/verification';
import type { Cell, DateSystem } from './cell';
import {
  type Read,
  readDate,
  readHours,
  readIdentity,
  readName,
  readNumber,
  readText,
  readYear,
  textOf,
} from './cells';
import type { Field } from './columns';
import type { ColumnChoice, Header } from './header';
import { postOf } from './posts';
import { type RowFault, readForm, readKind, readStatus } from './words';

/** What a row of the registry's list says about a certificate; null where it says nothing. */
export interface CertificateRow {
  /** The old number; the new one where the list has no other. */
  number: string;
  newNumber: string | null;
  name: string | null;
  idNumber: string | null;
  family: FamilyId;
  trade: string;
  specialty: string | null;
  status: RegistryStatus | null;
  company: string | null;
  region: string | null;
  issuedOn: Day | null;
  exchangedOn: Day | null;
  /** Whether it is an electronic certificate, where the list says so. */
  electronic: boolean | null;
}

/** What a row of a study list says: hours of one certificate on a day, or in a whole year. */
export interface StudyRow {
  number: string;
  /** A year alone counts on its December 31. */
  on: Day;
  wholeYear: boolean;
  tenths: Tenths;
  source: string | null;
}

export interface Fault {
  field: Field | null;
  code: RowFault;
}

export type Parsed<T> = { row: T } | { faults: Fault[] };

/** Reads cells of one row by field and gathers what is wrong with them. */
class RowReader {
  readonly faults: Fault[] = [];

  constructor(
    private readonly columns: readonly ColumnChoice[],
    private readonly cells: readonly Cell[],
  ) {}

  cell(field: Field): Cell | undefined {
    const column = this.columns.find((one) => one.field === field)?.column;
    return column === undefined ? undefined : this.cells[column];
  }

  text(field: Field): string {
    return textOf(this.cell(field));
  }

  take<T>(field: Field, read: Read<T>): T | null {
    if ('value' in read) return read.value;
    this.fault(field, read.fault);
    return null;
  }

  fault(field: Field | null, code: RowFault): void {
    this.faults.push({ field, code });
  }
}

export interface ListContext {
  rulebook: Rulebook;
  dateSystem: DateSystem;
  asOf: Day;
  coversFrom: Day | null;
}

/** Reads a row of the registry's list of certificates. */
export function parseCertificateRow(
  header: Header,
  cells: readonly Cell[],
  { rulebook, dateSystem, asOf }: ListContext,
): Parsed<CertificateRow> {
  const reader = new RowReader(header.columns, cells);
  const number = reader.take('number', readNumber(reader.cell('number')));
  const newNumber = reader.take('newNumber', readNumber(reader.cell('newNumber')));
  const named = postOf(rulebook, reader.text('post'), reader.text('specialty'));
  const kind = readKind(reader.text('family'));
  const family = (kind === 'family-unknown' ? null : kind.family) ?? named.family;
  const row = {
    number: number ?? newNumber ?? '',
    newNumber: number === null ? null : newNumber,
    name: reader.take('name', readName(reader.cell('name'))),
    idNumber: reader.take('idNumber', readIdentity(reader.cell('idNumber'))),
    trade: plainTrade(named.trade),
    specialty: named.specialty,
    status: reader.take('status', readStatus(reader.text('status').replace(/ /g, ''))),
    company: reader.take('company', readText(reader.cell('company'))),
    region: reader.take('region', readText(reader.cell('region'))),
    issuedOn: reader.take('issuedOn', readDate(reader.cell('issuedOn'), dateSystem)),
    exchangedOn: reader.take('exchangedOn', readDate(reader.cell('exchangedOn'), dateSystem)),
    electronic:
      reader.take('form', readForm(reader.text('form'))) ??
      (kind === 'family-unknown' ? null : kind.electronic),
  };
  if (row.number === '' && reader.faults.length === 0) reader.fault('number', 'number-missing');
  if (row.newNumber !== null && canonicalNumber(row.newNumber) === canonicalNumber(row.number))
    row.newNumber = null;
  if (row.trade === '') reader.fault('post', 'post-missing');
  else if (family === null) reader.fault('family', 'family-unknown');
  if (row.electronic && row.issuedOn === null && row.exchangedOn === null && reader.faults.length === 0)
    reader.fault('issuedOn', 'electronic-without-date');
  for (const field of ['issuedOn', 'exchangedOn'] as const)
    if ((row[field] ?? 0) > asOf) reader.fault(field, 'after-as-of');
  if (family === null || reader.faults.length > 0) return { faults: reader.faults };
  return { row: { ...row, family } };
}

/** Reads a row of a list of official study records. */
export function parseStudyRow(
  header: Header,
  cells: readonly Cell[],
  { dateSystem, asOf, coversFrom }: ListContext,
): Parsed<StudyRow> {
  const reader = new RowReader(header.columns, cells);
  const number = reader.take('number', readNumber(reader.cell('number')));
  const when = readWhen(reader, dateSystem);
  const tenths = reader.take('hours', readHours(reader.cell('hours')));
  const source = reader.take('source', readText(reader.cell('source')));
  if (number === null && reader.faults.length === 0) reader.fault('number', 'number-missing');
  if (tenths === null && !reader.faults.some(({ field }) => field === 'hours'))
    reader.fault('hours', 'hours-missing');
  if (when && (when.wholeYear ? yearOf(when.on) > yearOf(asOf) : when.on > asOf))
    reader.fault('on', 'after-as-of');
  if (when && when.on < (coversFrom ?? when.on)) reader.fault('on', 'before-coverage');
  if (!when || number === null || tenths === null || reader.faults.length > 0)
    return { faults: reader.faults };
  return { row: { number, ...when, tenths, source } };
}

/** The day of a study record: its date, or the last day of its year. A year may stand in the date's column. */
function readWhen(reader: RowReader, dateSystem: DateSystem): { on: Day; wholeYear: boolean } | null {
  const dateCell = reader.cell('on');
  const yearInDate = readYear(dateCell);
  const isYear = 'value' in yearInDate && yearInDate.value !== null;
  const on = isYear ? null : reader.take('on', readDate(dateCell, dateSystem));
  if (on !== null) return { on, wholeYear: false };
  const year = isYear ? yearInDate.value : reader.take('year', readYear(reader.cell('year')));
  if (year !== null) return { on: lastDayOfYear(year), wholeYear: true };
  if (reader.faults.length === 0) reader.fault('on', 'date-missing');
  return null;
}
