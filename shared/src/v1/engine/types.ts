import type { Day } from '../../calendar';
import type { PartKnown, Result } from '../../law';
import type { FamilyId, Tenths } from '../rulebook';

/** What the provincial registry shows for an old certificate. */
export type RegistryStatus = 'valid' | 'cancelled' | 'not-found';

/** Hours studied for one certificate on one day. */
export interface Credit {
  on: Day;
  tenths: Tenths;
}

/** The facts of one certificate on one day; null where not known. Facts dated after `asOf` have not happened. */
export interface AssessmentInput {
  asOf: Day;
  certificate: {
    family: FamilyId;
    /** The post or trade as written on the certificate; compared whole after NFKC, without white space. */
    trade: string;
    registryStatus: RegistryStatus | null;
    /** The day the exchange was applied for. Counts before `issuedOn` when both are known. */
    exchangedOn: Day | null;
    /** The day an electronic certificate was obtained directly. */
    issuedOn: Day | null;
  };
  holder: {
    registeredOn: Day | null;
    inPost: boolean | null;
  };
  /** This certificate's own; complete for the years in `knownYears`. */
  credits: readonly Credit[];
  /** Past years whose credits are complete; null: all of them. */
  knownYears: readonly number[] | null;
  /** Days of which only a span is known, where the day itself is null. */
  partly?: Readonly<Partial<Record<'registeredOn' | 'exchangedOn' | 'issuedOn', PartKnown>>> | undefined;
  /** What shows whether the new certificate is there: nothing is assessed by it, and words tell what waits from what is done. */
  result?: Result | undefined;
}

export type ExchangeStatus = 'not-needed' | 'completed' | 'ineligible' | 'lapsed' | 'unconfirmed' | 'open';
export type ExchangeReason =
  | 'exchanged-after-deadline'
  | 'trade-not-mapped'
  | 'registry-cancelled'
  | 'registry-not-found'
  | 'deadline-passed'
  | 'registry-not-checked';
export type ExchangeStep =
  | 'use-provincial-registry'
  | 'contact-authority'
  | 'check-registry'
  | 'register'
  | 'study'
  | 'exchange';

export type EducationStatus =
  | 'not-applicable'
  | 'not-started'
  | 'retraining-required'
  | 'unconfirmed'
  | 'met'
  | 'catch-up'
  | 'in-progress';
export type EducationReason =
  | 'skilled-worker'
  | 'no-electronic-certificate'
  | 'not-in-post'
  | 'two-year-shortfall'
  | 'years-not-confirmed'
  | 'previous-year-short';

/** A requirement until a day; all null where the status has none. */
export interface Requirement {
  deadline: Day | null;
  /** Calendar days to the deadline, 0 on the day itself. */
  daysLeft: number | null;
  required: Tenths | null;
  done: Tenths | null;
  remaining: Tenths | null;
}

export interface ExchangeAssessment extends Requirement {
  status: ExchangeStatus;
  reasons: readonly ExchangeReason[];
  nextStep: ExchangeStep | null;
}

export interface EducationAssessment extends Requirement {
  status: EducationStatus;
  reasons: readonly EducationReason[];
  /** The calendar year this is about; null when there is no yearly duty. */
  year: number | null;
  /** Past obligation years that nobody has confirmed, ascending. */
  yearsToConfirm: readonly number[];
}

export interface Assessment {
  exchange: ExchangeAssessment;
  continuingEducation: EducationAssessment;
}
