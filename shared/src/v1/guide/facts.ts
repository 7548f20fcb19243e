import {
  type Day,
  firstDayOfYear,
  isDay,
  lastDayOfYear,
  makeDay,
  type PartDay,
  parseDay,
  partBounds,
} from '../../calendar';
import { type AssessmentInput, type Credit, type RegistryStatus, tenthsBetween } from '../engine';
import type { FamilyId, Tenths } from '../rulebook';

/** What a holder, or an official record, said was studied in the whole of a past year; 0 is an answer. */
export interface YearStatement {
  year: number;
  tenths: Tenths;
}

/** Dated facts of which a part may be told. */
export type DayFact = 'registeredOn' | 'exchangedOn' | 'issuedOn' | 'downloadedOn';

/** Days of which only a part was told, as it was told: `2022-12`, `2022` or `unknown`. */
export type Partly = Readonly<Partial<Record<DayFact, PartDay>>>;

/** Everything the guide knows of one certificate; null where not known. Where its holder stands follows from it. */
export interface CertificateFacts {
  family: FamilyId;
  trade: string;
  specialty: string | null;
  registryStatus: RegistryStatus | null;
  registryCheckedOn: Day | null;
  exchangedOn: Day | null;
  issuedOn: Day | null;
  downloadedOn: Day | null;
  newNumber: string | null;
  /** Whether the holder works in this certificate's post. */
  inPost: boolean | null;
  credits: readonly Credit[];
  yearStatements: readonly YearStatement[];
  /** Has a day only while the fact of its name is null. */
  partly?: Partly | undefined;
  /** Whether an official list tells of the exchange: it lists what was exchanged, and not what was applied for. */
  isExchangeListed?: boolean | undefined;
  /** The day of a list that should tell of the exchange and does not. */
  unlistedOn?: Day | undefined;
}

/** What is true of the holder, whatever the certificate. */
export interface HolderFacts {
  registeredOn: Day | null;
}

/**
 * The credits by which a certificate is judged. A stated year has the stated hours or the sum of its
 * entries, whichever is more: what the entries leave open is one credit on the last day of that year.
 */
export function effectiveCredits(credits: readonly Credit[], statements: readonly YearStatement[]): Credit[] {
  const remainders = statements.flatMap(({ year, tenths }) => {
    const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
    const entered = tenthsBetween(credits, first, last);
    return tenths > entered ? [{ on: last, tenths: tenths - entered }] : [];
  });
  return [...credits, ...remainders];
}

/** Before this year there were no such certificates; of a day nobody remembers, no more is known. */
const EARLIEST_YEAR = 1980;

/** Later than every day that is asked about. */
const EVER: Day = makeDay(2200, 12, 31);

/**
 * The days that a part told of an event may stand for, whichever day is asked about; `unknown`: whether or when. A
 * registration is told by nobody but who has done it: of it only the day is unknown.
 */
function spanOf(name: DayFact, written: PartDay | undefined) {
  if (written === undefined) return undefined;
  const bounds = partBounds(written);
  return bounds
    ? { ...bounds, maybe: false }
    : { first: makeDay(EARLIEST_YEAR, 1, 1), last: EVER, maybe: name !== 'registeredOn' };
}

const LAW_FACTS = ['registeredOn', 'exchangedOn', 'issuedOn'] as const;

/** What is known in part, as the law reads it; undefined where every day is known whole. */
function partlyKnown(facts: CertificateFacts, holder: HolderFacts): AssessmentInput['partly'] {
  const whole = { ...holder, exchangedOn: facts.exchangedOn, issuedOn: facts.issuedOn };
  const parts = LAW_FACTS.flatMap((name) => {
    const span = whole[name] === null ? spanOf(name, facts.partly?.[name]) : undefined;
    return span ? [[name, span] as const] : [];
  });
  return parts.length > 0 ? Object.fromEntries(parts) : undefined;
}

/** Whether something has happened by a day, as far as is told, and the day where all of it is known. */
export function toldOf(
  { partly }: Pick<CertificateFacts, 'partly'>,
  name: DayFact,
  day: Day | null,
  asOf: Day,
): { done: boolean; on: Day | null } {
  if (day !== null) return { done: day <= asOf, on: day <= asOf ? day : null };
  const span = spanOf(name, partly?.[name]);
  return { done: span !== undefined && span.first <= asOf, on: null };
}

/** A day or a part of it, as it is told of a fact: one of the two, the other is null. */
export const dayOrPart = (written: PartDay | null): { day: Day | null; part: PartDay | null } =>
  written === null || isDay(written)
    ? { day: written === null ? null : parseDay(written), part: null }
    : { day: null, part: written };

/** By the names under which this guide knows what the pack calls `received`. */
const RESULTS = ['issuedOn', 'downloadedOn'] as const;

/** What is said to have come before it was applied for shows nothing: one of the two days is wrong. */
function isBeforeApplying(
  { exchangedOn, partly }: CertificateFacts,
  day: Day | null,
  part: PartDay | undefined,
): boolean {
  const applied = exchangedOn ?? (partly?.exchangedOn && partBounds(partly.exchangedOn)?.first);
  const last = day ?? (part && partBounds(part)?.last);
  return typeof applied === 'number' && typeof last === 'number' && last < applied;
}

/** What shows that the new certificate is there, as far as anything was told of it. */
function resultOf(facts: CertificateFacts): NonNullable<AssessmentInput['result']> {
  const told = RESULTS.filter((name) => {
    const part = facts.partly?.[name];
    return (facts[name] !== null || part !== undefined) && !isBeforeApplying(facts, facts[name], part);
  });
  return { told, isListed: facts.isExchangeListed === true, unlistedOn: facts.unlistedOn };
}

/** Whether anything was told by which the new certificate is there. */
export function isResultTold(facts: CertificateFacts): boolean {
  const { told, isListed } = resultOf(facts);
  return told.length > 0 || isListed;
}

/** The case that the engine assesses: a past year counts as known when its hours have been stated. */
export const caseOf = (facts: CertificateFacts, holder: HolderFacts, asOf: Day): AssessmentInput => ({
  asOf,
  certificate: {
    family: facts.family,
    trade: facts.trade,
    registryStatus: facts.registryStatus,
    exchangedOn: facts.exchangedOn,
    issuedOn: facts.issuedOn,
  },
  holder: { registeredOn: holder.registeredOn, inPost: facts.inPost },
  credits: effectiveCredits(facts.credits, facts.yearStatements),
  knownYears: facts.yearStatements.map(({ year }) => year),
  partly: facts.partly && partlyKnown(facts, holder),
  result: resultOf(facts),
});

/** How a certificate is called on screen: 施工员（土建）. */
export const certificateTitle = ({
  trade,
  specialty,
}: {
  trade: string;
  specialty: string | null;
}): string => (specialty === null ? trade : `${trade}（${specialty}）`);
