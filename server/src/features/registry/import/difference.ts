import { formatDay } from '@hz/shared/calendar';
import { SHOWN_AS } from '@hz/shared/law';
import { type Field, fieldNames } from '../lists/columns';
import type { CertificateStatement } from '../models';
import type { HashedRow } from './hashed-row';
import type { Known } from './known';

/** What a row does to what was known: one word a row, for the counts of an import. */
export type Effect = 'added' | 'changed' | 'confirmed' | 'older';

export interface Change {
  field: Field;
  message: string;
}

type ShownField = 'status' | 'trade' | 'specialty' | 'region' | 'issuedOn' | 'exchangedOn' | 'expiresOn';

const date = (day: unknown): string => formatDay(Number(day));
const words: Readonly<Record<ShownField, (value: unknown) => string>> = {
  status: (value) => SHOWN_AS[value as keyof typeof SHOWN_AS],
  trade: String,
  specialty: String,
  region: String,
  issuedOn: date,
  exchangedOn: date,
  expiresOn: date,
};
const fields = Object.keys(words) as ShownField[];

/** What a row changes of what the lists in force say about the same certificate. */
export function differenceOf(
  row: HashedRow,
  asOf: number,
  known: readonly Known<CertificateStatement>[],
): { effect: Effect; changes: Change[] } {
  if (known.length === 0) return { effect: 'added', changes: [] };
  if (known.some(({ list }) => list.asOf > asOf)) return { effect: 'older', changes: [] };
  const newestFirst = [...known].sort((a, b) => b.list.asOf - a.list.asOf).map(({ statement }) => statement);
  const changes = [
    ...fields.flatMap((field) => shownChange(field, row.statement, newestFirst)),
    ...hiddenChange(
      'name',
      row.nameKeys,
      newestFirst.map(({ nameKey }) => nameKey),
    ),
    ...hiddenChange(
      'idNumber',
      row.idKeys,
      newestFirst.map(({ idKey }) => idKey),
    ),
    ...companyChange(row.statement, newestFirst),
    ...newNumberChange(row, newestFirst),
  ];
  return { effect: changes.length > 0 ? 'changed' : 'confirmed', changes };
}

function shownChange(
  field: ShownField,
  statement: CertificateStatement,
  newestFirst: readonly CertificateStatement[],
): Change[] {
  const after = statement[field] ?? null;
  const before = newestFirst.find((one) => (one[field] ?? null) !== null)?.[field] ?? null;
  if (after === null || after === before) return [];
  const named = field === 'trade' ? 'post' : field;
  const from = before === null ? '空' : words[field](before);
  return [{ field: named, message: `${fieldNames[named]}：${from} → ${words[field](after)}` }];
}

// Names and identity numbers are compared by their hashes and never shown.
function hiddenChange(
  field: 'name' | 'idNumber',
  after: readonly string[],
  before: readonly (string | null)[],
): Change[] {
  const known = before.find((hash) => hash !== null);
  if (after.length === 0 || (known && after.includes(known))) return [];
  return [{ field, message: known ? `${fieldNames[field]}变了` : `补上了${fieldNames[field]}` }];
}

const companyChange = (
  { company }: CertificateStatement,
  newestFirst: readonly CertificateStatement[],
): Change[] =>
  company === null || company === newestFirst.find((one) => one.company !== null)?.company
    ? []
    : [{ field: 'company', message: '单位变了' }];

const newNumberChange = (row: HashedRow, known: readonly CertificateStatement[]): Change[] =>
  row.numberKeys.every((keys) => known.some((one) => one.keys.some((key) => keys.includes(key))))
    ? []
    : [{ field: 'newNumber', message: '多了一个编号' }];
