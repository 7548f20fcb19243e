import type { Day } from '@hz/shared/calendar';
import { findPack } from '@hz/shared/packs';
import type { OfficialFacts, StudyLayer } from '@hz/shared/v1/guide';
import { type FamilyId, type Rulebook, valueAt } from '@hz/shared/v1/rulebook';
import { type CertificateStatement, type ImportRecord, listsOf, type StudyStatement } from './models';
import type { Personal } from './sealing';

/** An import that is in force, as far as statements need it. */
export type LiveImport = Pick<ImportRecord, '_id' | 'asOf' | 'source' | 'coversFrom'>;

/** A statement with the list that made it, and what of it is personal. */
export interface ToldStatement {
  statement: CertificateStatement;
  list: LiveImport;
  personal: Personal;
}

/** Everything official records say about one certificate. */
export interface OfficialRecord extends OfficialFacts {
  name: string | null;
  idNumber: string | null;
  company: string | null;
  region: string | null;
}

/** The later list first: by the day it was true, then by when it was imported. */
const later = (a: LiveImport, b: LiveImport): number =>
  b.asOf - a.asOf ||
  Number(a._id.toHexString() < b._id.toHexString()) - Number(a._id.toHexString() > b._id.toHexString());

/** A statement with the list that made it. */
export type ListedStatement = Pick<ToldStatement, 'statement' | 'list'>;

const WORST_FIRST: readonly unknown[] = ['cancelled', 'not-found', 'valid', null];

/**
 * The statements of the latest list first. One list may tell of a certificate twice, under its old and its new number:
 * the worse status counts then, for false good news is the worst fault.
 */
export const latestFirst = <T extends ListedStatement>(told: readonly T[]): T[] =>
  [...told].sort(
    (a, b) =>
      later(a.list, b.list) ||
      WORST_FIRST.indexOf(a.statement.status) - WORST_FIRST.indexOf(b.statement.status) ||
      ((a.statement.keys[0] ?? '') < (b.statement.keys[0] ?? '') ? -1 : 1),
  );

/**
 * What lists together say about one certificate, but for what is personal: the latest list that says something counts;
 * a cell left blank says nothing. The statements are given the latest first; there is one at least.
 */
export function foldFacts(rulebook: Rulebook, statements: readonly [ListedStatement, ...ListedStatement[]]) {
  const latest = <K extends keyof CertificateStatement>(field: K): CertificateStatement[K] | null =>
    statements.find(({ statement }) => (statement[field] ?? null) !== null)?.statement[field] ?? null;
  const { pack, family: kind, trade, specialty } = statements[0].statement;
  const [issuedOn, electronic] = [latest('issuedOn'), latest('electronic')];
  return {
    ...{ pack, kind, trade, specialty },
    family: isFamily(kind) ? kind : null,
    registryStatus: latest('status'),
    exchangedOn: latest('exchangedOn'),
    issuedOn: pack ? issueUnder(pack, issuedOn, electronic) : electronicIssue(rulebook, issuedOn, electronic),
    ...(pack !== undefined && { expiresOn: latest('expiresOn') }),
    ...companyOf(statements),
    region: latest('region'),
  };
}

const isFamily = (kind: string): kind is FamilyId =>
  kind === 'site-professional' || kind === 'skilled-worker';

/**
 * The day of issue under another pack. Where old certificates are exchanged, it is that of the old one unless the list
 * says that it is an electronic one. The helper's reading.
 */
function issueUnder(pack: string, issuedOn: Day | null, electronic: boolean | null): Day | null {
  const hasExchange = Object.hasOwn(findPack(pack)?.said.facts ?? {}, 'exchangedOn');
  return hasExchange && electronic !== true ? null : issuedOn;
}

// A code belongs to the company beside it.
function companyOf(statements: readonly ListedStatement[]) {
  const named = statements.find(({ statement }) => statement.company !== null)?.statement;
  const coded = statements.find(
    ({ statement }) =>
      (statement.creditCode ?? null) !== null && (!named || statement.company === named.company),
  )?.statement;
  return { company: named?.company ?? null, creditCode: coded?.creditCode ?? null };
}

/** As `foldFacts`, with what is personal and the hours; null where no list in force knows the certificate. */
export function foldStatements(
  rulebook: Rulebook,
  told: readonly ToldStatement[],
  study: readonly StudyLayer[],
): OfficialRecord | null {
  const [newest, ...others] = latestFirst(told);
  if (!newest) return null;
  const { creditCode: _, ...facts } = foldFacts(rulebook, [newest, ...others]);
  return {
    asOf: newest.list.asOf,
    source: newest.list.source,
    ...facts,
    ...numbersOf([newest, ...others]),
    ...personOf([newest, ...others]),
    study,
  };
}

// A list of new certificates alone has the new number in the only column there is; a row with both tells which is which.
function numbersOf(statements: readonly ToldStatement[]) {
  const both = statements.find(({ personal }) => personal.newNumber !== null);
  const { number, newNumber } = (both ?? (statements[0] as ToldStatement)).personal;
  return { number, newNumber };
}

// An identity number belongs to the name beside it: one person's is never put beside another's name.
function personOf(statements: readonly ToldStatement[]): { name: string | null; idNumber: string | null } {
  const named = statements.find(({ personal }) => personal.name !== null);
  const identified = statements.find(
    ({ statement, personal }) =>
      personal.idNumber !== null &&
      (!named || statement.nameKey === null || statement.nameKey === named.statement.nameKey),
  );
  return { name: named?.personal.name ?? null, idNumber: identified?.personal.idNumber ?? null };
}

/**
 * The day an electronic certificate was issued directly. A list's day of issue is that of the old certificate unless
 * the list says that it is an electronic one, or it lies after the last day of the exchange: nothing issued after
 * that is an old certificate. The helper's reading.
 */
function electronicIssue(rulebook: Rulebook, issuedOn: Day | null, electronic: boolean | null): Day | null {
  if (issuedOn === null || electronic === false) return null;
  if (electronic) return issuedOn;
  const first = rulebook.exchange.deadline.values[0]?.from ?? 0;
  return issuedOn >= first && issuedOn > valueAt(rulebook.exchange.deadline, issuedOn) ? issuedOn : null;
}

/** Official hours by the list that told them, the later list first. */
export function studyLayers(rows: readonly StudyStatement[], lists: readonly LiveImport[]): StudyLayer[] {
  return [...lists]
    .sort(later)
    .map((list) => ({
      from: list.coversFrom,
      asOf: list.asOf,
      credits: rows
        .filter((row) => listsOf(row).some((id) => id.equals(list._id)))
        .map(({ on, tenths, source }) => ({ on, tenths, source: source ?? list.source })),
    }))
    .filter(({ credits }) => credits.length > 0);
}
