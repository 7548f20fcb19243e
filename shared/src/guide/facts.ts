import { type Day, firstDayOfYear, lastDayOfYear } from '../calendar';
import { type AssessmentInput, type Credit, type RegistryStatus, tenthsBetween } from '../engine';
import type { FamilyId, Tenths } from '../rulebook';

/** What a holder, or an official record, said was studied in the whole of a past year; 0 is an answer. */
export interface YearStatement {
  year: number;
  tenths: Tenths;
}

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
  /** Days of which only a part is known, by the names of their fields: `2020`, `2020-06`, `unknown`. */
  partKnown?: Readonly<Record<string, string>>;
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
  ...(facts.partKnown && { partKnown: facts.partKnown }),
});

/** How a certificate is called on screen: 施工员（土建）. */
export const certificateTitle = ({
  trade,
  specialty,
}: {
  trade: string;
  specialty: string | null;
}): string => (specialty === null ? trade : `${trade}（${specialty}）`);
