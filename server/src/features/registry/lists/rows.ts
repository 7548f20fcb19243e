import { type Cell, cellText, columnLetter, type DateSystem, troubleOf } from '@hz/lists';
import { type Day, lastDayOfYear, yearOf } from '@hz/shared/calendar';
import { canonicalNumber } from '@hz/shared/codes';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import { plainTrade, type Rulebook, type Tenths } from '@hz/shared/v1/rulebook';

import { creditCodeIn } from '../companies';
import {
  type CellFault,
  empty,
  mayBePhone,
  type Read,
  readCreditCode,
  readDate,
  readHours,
  readIdentity,
  readLastDay,
  readName,
  readNumber,
  readText,
  readYear,
  textOf,
  unreadable,
} from './cells';
import type { Field } from './columns';
import { endedElsewhere } from './ended';
import type { ColumnChoice, Header } from './header';
import { isForeign, type ListPack, postIn, postOf } from './posts';
import { type RowFault, readForm, readKind, readStatus } from './words';

/** What a row of the registry's list says about a certificate; null where it says nothing. */
export interface CertificateRow {
  /** The old number; the new one where the list has no other. */
  number: string;
  newNumber: string | null;
  name: string | null;
  idNumber: string | null;
  /** The pack's kind of certificate. */
  family: string;
  trade: string;
  specialty: string | null;
  status: RegistryStatus | null;
  company: string | null;
  /** The company's unified social credit code, where the list gives it. */
  creditCode: string | null;
  region: string | null;
  issuedOn: Day | null;
  exchangedOn: Day | null;
  /** The last day of its term; missing where lists of its pack tell none. */
  expiresOn?: Day | null;
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

/** What is wrong with a row, or to be looked at in it. */
export interface Fault {
  field: Field | null;
  code: RowFault;
  /** The column by its letter; null where it is about the whole row or a column that is not there. */
  column: string | null;
  /** What was read. Personal: to be shown to whoever has the list, and kept only without what is. */
  read: string | null;
}

/** A row that is taken, with what is to be looked at in it, or why it is not taken. */
export type Parsed<T> = { row: T; remarks: Fault[] } | { faults: Fault[] };

/** A fault of the whole row. */
export const rowFault = (code: RowFault, field: Field | null = null): Fault => ({
  ...{ field, code },
  column: null,
  read: null,
});

const MAX_READ = 60;
/** Fields that make a row what it is. */
const DECIDE: readonly Field[] = ['number', 'newNumber', 'status', 'exchangedOn', 'on', 'year', 'hours'];

/** Reads cells of one row by field and gathers what is wrong with them. */
class RowReader {
  readonly faults: Fault[] = [];
  readonly remarks: Fault[] = [];

  constructor(
    private readonly columns: readonly ColumnChoice[],
    private readonly cells: readonly (Cell | undefined)[],
  ) {}

  /** Reads a field; what cannot be read at all is a fault, whatever the field is. */
  read<T>(field: Field, reading: (cell: Cell | undefined) => Read<T>): T | null {
    const cell = this.cell(field);
    const trouble = this.unlessAside(field, unreadable(cell));
    const read = trouble ? { fault: trouble } : reading(cell);
    if ('value' in read) return read.value;
    this.fault(field, read.fault);
    return null;
  }

  /** A line through a name or a company is a correction: it is looked at. Through what decides, the row is deleted. */
  private unlessAside(field: Field, trouble: CellFault | undefined): CellFault | undefined {
    if (trouble !== 'cell-struck' || DECIDE.includes(field)) return trouble;
    this.remark(field, trouble);
    return undefined;
  }

  /** Reads a field of which nothing hangs: letters that were lost leave it out, with a remark. */
  readLoosely(field: Field): string | null {
    return this.readWithRemark(field, readText, (fault) => fault === 'letters-lost');
  }

  /** As `read`, but what cannot be taken is left out with a remark: the row is taken without it. */
  readWithRemark<T>(
    field: Field,
    reading: (cell: Cell | undefined) => Read<T>,
    isRemark: (fault: CellFault) => boolean = () => true,
  ): T | null {
    return this.read(field, (cell) => {
      const read = reading(cell);
      if (!('fault' in read) || !isRemark(read.fault)) return read;
      this.remark(field, read.fault);
      return empty;
    });
  }

  /** A field's text; '' where there is none or it cannot be read, which is a fault. */
  text(field: Field): string {
    return this.read(field, (cell) => ({ value: textOf(cell) })) ?? '';
  }

  isError(field: Field): boolean {
    return troubleOf(this.cell(field)) === 'error';
  }

  fault(field: Field, code: RowFault): void {
    this.faults.push(this.told(field, code));
  }

  remark(field: Field, code: RowFault): void {
    this.remarks.push(this.told(field, code));
  }

  private told(field: Field, code: RowFault): Fault {
    const column = this.columns.find((one) => one.field === field)?.column;
    const read = column === undefined ? '' : cellText(this.cells[column]).replace(/\s+/g, ' ');
    return {
      ...{ field, code },
      column: column === undefined ? null : columnLetter(column),
      read: read === '' ? null : read.slice(0, MAX_READ),
    };
  }

  private cell(field: Field): Cell | undefined {
    const column = this.columns.find((one) => one.field === field)?.column;
    return column === undefined ? undefined : this.cells[column];
  }
}

export interface ListContext {
  rulebook: Pick<Rulebook, 'families'>;
  /** The pack of the list, where it is not the rulebook's own. */
  pack?: ListPack | undefined;
  dateSystem: DateSystem;
  asOf: Day;
  coversFrom: Day | null;
}

/** Reads a row of the registry's list of certificates. */
export function parseCertificateRow(
  header: Header,
  cells: readonly (Cell | undefined)[],
  { rulebook, pack, dateSystem, asOf }: ListContext,
): Parsed<CertificateRow> {
  const reader = new RowReader(header.columns, cells);
  const name = reader.read('name', readName);
  const number = reader.read('number', (cell) => readNumber(cell, name));
  const newNumber = reader.read('newNumber', (cell) => readNumber(cell, name));
  const [post, specialty, itsClass] = (['post', 'specialty', 'family'] as const).map((field) =>
    reader.text(field),
  );
  const named = pack
    ? postIn(pack.kinds, post as string, specialty as string, itsClass, pack.others)
    : postOf(rulebook, post as string, specialty as string);
  const kind = readKind(itsClass as string);
  const told = kind === 'family-unknown' ? null : kind.family;
  const family = (told !== null && (!pack || Object.hasOwn(pack.kinds, told)) ? told : null) ?? named.kind;
  const company = reader.readLoosely('company');
  const row = {
    number: number ?? newNumber ?? '',
    newNumber: number === null ? null : newNumber,
    name,
    idNumber: reader.read('idNumber', readIdentity),
    trade: plainTrade(named.trade),
    specialty: named.specialty,
    status: reader.read('status', (cell) => readStatus(textOf(cell).replace(/ /g, ''))),
    company,
    creditCode: readCreditCodeOf(reader, company),
    region: reader.readLoosely('region'),
    issuedOn: reader.read('issuedOn', (cell) => readDate(cell, dateSystem)),
    exchangedOn: reader.read('exchangedOn', (cell) => readDate(cell, dateSystem)),
    ...(pack?.expires && { expiresOn: reader.read('expiresOn', (cell) => readLastDay(cell, dateSystem)) }),
    electronic:
      reader.read('form', (cell) => readForm(textOf(cell))) ??
      (kind === 'family-unknown' ? null : kind.electronic),
  };
  if (row.number === '' && reader.faults.length === 0) reader.fault('number', 'number-missing');
  if (row.newNumber !== null && canonicalNumber(row.newNumber) === canonicalNumber(row.number))
    row.newNumber = null;
  const isPostRead = !reader.faults.some(({ field }) => field === 'post' || field === 'specialty');
  if (row.trade === '' && isPostRead) reader.fault('post', 'post-missing');
  else if (family === null && isPostRead) reader.fault('family', pack ? 'kind-unknown' : 'family-unknown');
  else if (pack && family !== null && isForeign(pack, family, row.trade))
    reader.fault('post', 'kind-foreign');
  if (row.electronic && row.issuedOn === null && row.exchangedOn === null && reader.faults.length === 0)
    reader.fault('issuedOn', 'electronic-without-date');
  for (const field of ['issuedOn', 'exchangedOn'] as const)
    if ((row[field] ?? 0) > asOf) reader.fault(field, 'after-as-of');
  const ended = row.status === 'cancelled' ? undefined : endedElsewhere(header, cells);
  if (ended) reader.faults.push({ field: 'status', code: 'ended-elsewhere', ...ended });
  else if (header.isOfEnded) reader.fault('status', 'ended-elsewhere');
  if (mayBePhone(row.number)) reader.remark(number === null ? 'newNumber' : 'number', 'number-may-be-phone');
  if (reader.isError('status')) reader.remark('status', 'cell-error');
  if (family === null || reader.faults.length > 0) return { faults: reader.faults };
  return { row: { ...row, family }, remarks: reader.remarks };
}

/** A code of its own or beside the company's name; a wrong one is left out with a remark: nothing of a person hangs on it. */
function readCreditCodeOf(reader: RowReader, company: string | null): string | null {
  const read = reader.readWithRemark('creditCode', readCreditCode);
  return read ?? (company === null ? null : creditCodeIn(company));
}

/** Reads a row of a list of official study records. */
export function parseStudyRow(
  header: Header,
  cells: readonly (Cell | undefined)[],
  { dateSystem, asOf, coversFrom }: ListContext,
): Parsed<StudyRow> {
  const reader = new RowReader(header.columns, cells);
  const number = reader.read('number', (cell) => readNumber(cell));
  const when = readWhen(reader, dateSystem);
  const tenths = reader.read('hours', readHours);
  const source = reader.readLoosely('source');
  if (number === null && reader.faults.length === 0) reader.fault('number', 'number-missing');
  if (tenths === null && !reader.faults.some(({ field }) => field === 'hours'))
    reader.fault('hours', 'hours-missing');
  if (tenths !== null && header.hoursInOtherUnit) reader.fault('hours', 'hours-other-unit');
  if (when && (when.wholeYear ? yearOf(when.on) > yearOf(asOf) : when.on > asOf))
    reader.fault('on', 'after-as-of');
  if (when && when.on < (coversFrom ?? when.on)) reader.fault('on', 'before-coverage');
  if (!when || number === null || tenths === null || reader.faults.length > 0)
    return { faults: reader.faults };
  return { row: { number, ...when, tenths, source }, remarks: reader.remarks };
}

/** The day of a study record: its date, or the last day of its year. A year may stand in the date's column. */
function readWhen(reader: RowReader, dateSystem: DateSystem): { on: Day; wholeYear: boolean } | null {
  let year: number | null = null;
  const on = reader.read('on', (cell) => {
    const yearInDate = readYear(cell);
    if (!('value' in yearInDate) || yearInDate.value === null) return readDate(cell, dateSystem);
    year = yearInDate.value;
    return empty;
  });
  if (on !== null) return { on, wholeYear: false };
  year ??= reader.read('year', readYear);
  if (year !== null) return { on: lastDayOfYear(year), wholeYear: true };
  if (reader.faults.length === 0) reader.fault('on', 'date-missing');
  return null;
}
