// The columns in which the build before kept facts. They are written beside the facts as long as servers of both builds
// may run at once on the same data, and read where that build wrote them last. The next release takes them away.
import { type Day, firstDayOfYear, formatDay, tryParseDay, yearOf } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import type {
  CertificateDocument,
  CertificateRecord,
  ColumnsBefore,
  KnownFacts,
  StoredStatement,
} from './model';

type Column = number | string | boolean | null;

interface Way {
  toColumn(known: Known | undefined): Column;
  toKnown(column: Exclude<Column, null>): Known;
}

/** A day that is known whole, as its number; anything else is none. */
export const wholeDay = (known: Known | undefined): Day | null =>
  typeof known === 'string' ? (tryParseDay(known) ?? null) : null;

const asDay: Way = { toColumn: wholeDay, toKnown: (column) => formatDay(column as Day) };
const asText: Way = {
  toColumn: (known) => (typeof known === 'string' ? known : null),
  toKnown: (column) => column as string,
};
const asYesNo: Way = {
  toColumn: (known) => (typeof known === 'boolean' ? known : null),
  toKnown: (column) => column as boolean,
};

const columns = {
  newNumber: asText,
  registryStatus: asText,
  exchangedOn: asDay,
  issuedOn: asDay,
  downloadedOn: asDay,
  inPost: asYesNo,
} as const;
const names = Object.keys(columns) as (keyof typeof columns)[];

const CHECKED = 'registryStatus';

/** Statements on whole calendar years, as that build kept them. */
const yearsOf = (statements: readonly StoredStatement[]): NonNullable<ColumnsBefore['yearStatements']> =>
  statements
    .filter(({ from }) => from === firstDayOfYear(yearOf(from)))
    .map(({ from, tenths, statedOn }) => ({ year: yearOf(from), tenths, statedOn }));

/** What that build reads of a certificate. */
export function columnsOf({
  pack,
  kind,
  facts,
  toldOn,
  statements,
}: Pick<CertificateRecord, 'pack' | 'kind' | 'facts' | 'toldOn' | 'statements'>): ColumnsBefore {
  return {
    ...{ rulebook: pack, family: kind },
    ...Object.fromEntries(names.map((name) => [name, columns[name].toColumn(facts[name])])),
    registryCheckedOn: toldOn[CHECKED] ?? null,
    yearStatements: yearsOf(statements),
  };
}

/** The facts of a document: where a column says otherwise than the fact beside it, the build before wrote it since. */
export function factsIn(document: CertificateDocument): KnownFacts {
  const facts: Record<string, Known> = { ...document.facts };
  for (const name of names) {
    const column = document[name] ?? null;
    if (column === columns[name].toColumn(facts[name])) continue;
    if (column === null) delete facts[name];
    else facts[name] = columns[name].toKnown(column);
  }
  return facts;
}

export function toldOnIn({
  toldOn = {},
  registryCheckedOn = null,
}: CertificateDocument): Record<string, number> {
  if (registryCheckedOn === (toldOn[CHECKED] ?? null)) return toldOn;
  const { [CHECKED]: _, ...rest } = toldOn;
  return registryCheckedOn === null ? rest : { ...rest, [CHECKED]: registryCheckedOn };
}

export function statementsIn({
  statements = [],
  yearStatements = [],
}: CertificateDocument): StoredStatement[] {
  const same = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);
  const plain = yearStatements.map(({ year, tenths, statedOn }) => ({ year, tenths, statedOn }));
  if (same(yearsOf(statements), plain)) return statements;
  const told = plain.map(({ year, ...rest }) => ({ from: firstDayOfYear(year), ...rest }));
  const others = statements.filter(({ from }) => from !== firstDayOfYear(yearOf(from)));
  return [...others, ...told].sort((a, b) => a.from - b.from);
}
