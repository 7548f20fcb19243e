// A certificate as the first version of the API sees it: the facts that it knows, each in a field of its own.
import { firstDayOfYear, formatDay, yearOf } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import type { CertificateFacts, DayFact, Partly } from '@hz/shared/v1/guide';
import { type FamilyId, findRulebook } from '@hz/shared/v1/rulebook';
import { wholeDay } from './before';
import type { CertificateRecord, StoredCredit, StoredStatement } from './model';
import type { CertificateChange } from './repository';

interface YearStatement {
  year: number;
  tenths: number;
  statedOn: number;
}

/** The facts of a certificate that the first version of the API knows. */
export interface FactsV1 extends Omit<CertificateFacts, 'credits' | 'yearStatements'> {
  number: string | null;
  archived: boolean;
  credits: StoredCredit[];
  yearStatements: YearStatement[];
}

export type ChangeV1 = Partial<FactsV1>;

/** Whether the first version of the API can speak of a certificate at all. */
export const isOfV1 = ({ pack }: Pick<CertificateRecord, 'pack'>): boolean =>
  findRulebook(pack) !== undefined;

const statuses: readonly Known[] = ['valid', 'cancelled', 'not-found'] satisfies RegistryStatus[];
const DAYS = ['exchangedOn', 'issuedOn', 'downloadedOn'] as const;

const PARTS: readonly DayFact[] = ['registeredOn', ...DAYS];

const isPart = (known: Known | undefined): known is string =>
  typeof known === 'string' && wholeDay(known) === null;

export function factsV1({ facts, toldOn, statements, ...record }: CertificateRecord): FactsV1 {
  const { registryStatus = null, newNumber = null, inPost = null } = facts;
  const parts = PARTS.filter((name) => isPart(facts[name])).map((name) => [name, facts[name] as string]);
  return {
    family: record.kind as FamilyId,
    ...{ trade: record.trade, specialty: record.specialty, number: record.number },
    registryStatus: statuses.includes(registryStatus) ? (registryStatus as RegistryStatus) : null,
    registryCheckedOn: toldOn.registryStatus ?? null,
    exchangedOn: wholeDay(facts.exchangedOn),
    issuedOn: wholeDay(facts.issuedOn),
    downloadedOn: wholeDay(facts.downloadedOn),
    newNumber: typeof newNumber === 'string' ? newNumber : null,
    inPost: typeof inPost === 'boolean' ? inPost : null,
    ...{ archived: record.archived, credits: record.credits },
    yearStatements: statements
      .filter(({ from }) => from === firstDayOfYear(yearOf(from)))
      .map(({ from, ...rest }) => ({ year: yearOf(from), ...rest })),
    ...(parts.length > 0 && { partly: Object.fromEntries(parts) as Partly }),
  };
}

const statementsOf = (record: CertificateRecord, years: readonly YearStatement[]): StoredStatement[] =>
  [
    ...record.statements.filter(({ from }) => from !== firstDayOfYear(yearOf(from))),
    ...years.map(({ year, ...rest }) => ({ from: firstDayOfYear(year), ...rest })),
  ].sort((a, b) => a.from - b.from);

/** A change as the first version of the API makes it, of the record as it is kept. Facts not named stay. */
export function fromV1(record: CertificateRecord, change: ChangeV1): CertificateChange {
  const {
    number,
    archived,
    credits,
    yearStatements,
    partly,
    registryCheckedOn,
    family,
    trade,
    specialty,
    ...given
  } = change;
  const facts: Record<string, Known> = { ...record.facts };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    if (value === null) delete facts[name];
    else facts[name] = typeof value === 'number' ? formatDay(value) : (value as Known);
  }
  if (partly !== undefined)
    for (const name of PARTS)
      if (partly[name] !== undefined) facts[name] = partly[name] as Known;
      else if (isPart(facts[name])) delete facts[name];
  const { registryStatus: _, ...others } = record.toldOn;
  return {
    ...(number !== undefined && { number }),
    ...(archived !== undefined && { archived }),
    ...(credits !== undefined && { credits }),
    ...(family !== undefined && { kind: family }),
    ...(trade !== undefined && { trade }),
    ...(specialty !== undefined && { specialty }),
    ...(yearStatements !== undefined && { statements: statementsOf(record, yearStatements) }),
    ...(registryCheckedOn !== undefined && {
      toldOn: registryCheckedOn === null ? others : { ...others, registryStatus: registryCheckedOn },
    }),
    ...((partly !== undefined || Object.keys(given).length > 0) && { facts }),
  };
}
