import { type Day, firstDayOfYear, lastDayOfYear, yearOf } from '../calendar';
import { type Dated, type Rulebook, type Tenths, valueAt, type YearlyDuty } from '../rulebook';
import { electronicSince, tenthsBetween } from './known';
import type { AssessmentInput, EducationAssessment, EducationReason, EducationStatus } from './types';

/** The yearly duty of one certificate as it stands on the as-of date. */
export interface Duty {
  rules: YearlyDuty;
  asOf: Day;
  firstYear: number;
  /** The year of the as-of date. */
  year: number;
}

const withoutHours = (
  status: EducationStatus,
  reasons: readonly EducationReason[],
  year: number | null,
  yearsToConfirm: readonly number[],
): EducationAssessment => ({
  status,
  reasons,
  year,
  deadline: null,
  daysLeft: null,
  required: null,
  done: null,
  remaining: null,
  yearsToConfirm,
});

/** What the law in force by `asOf` sets for a year: a past year is judged by what held at its end. */
export const forYear = (dated: Dated<number>, year: number, asOf: Day): number =>
  valueAt(dated, Math.min(lastDayOfYear(year), asOf));

/** The duty of a certificate that is electronic since a day. */
export function dutyOf(rules: YearlyDuty, since: Day, asOf: Day): Duty {
  const firstYear = Math.max(
    valueAt(rules.earliestYear, asOf),
    yearOf(since) + valueAt(rules.startsAfterYears, asOf),
  );
  return { rules, asOf, firstYear, year: yearOf(asOf) };
}

/** Hours studied in a calendar year by the as-of date. */
export const tenthsOfYear = (input: AssessmentInput, year: number): Tenths =>
  tenthsBetween(input.credits, firstDayOfYear(year), Math.min(lastDayOfYear(year), input.asOf));

const isYearKnown = ({ knownYears }: AssessmentInput, year: number): boolean =>
  knownYears === null || knownYears.includes(year);

/** The later of the first two consecutive past obligation years, both known, that fall short together. */
export function shortPairEnd(input: AssessmentInput, duty: Duty): number | null {
  let previous: Tenths | null = null;
  for (let year = duty.firstYear; year < duty.year; year++) {
    const studied: Tenths | null = isYearKnown(input, year) ? tenthsOfYear(input, year) : null;
    if (
      previous !== null &&
      studied !== null &&
      previous + studied < forYear(duty.rules.pairHours, year, duty.asOf)
    )
      return year;
    previous = studied;
  }
  return null;
}

/** What this year asks for: its own hours, or what the two years together still lack, whichever is more. */
function requiredThisYear(input: AssessmentInput, duty: Duty): Tenths {
  const own = forYear(duty.rules.hours, duty.year, duty.asOf);
  const last = duty.year - 1;
  if (last < duty.firstYear || !isYearKnown(input, last)) return own;
  return Math.max(own, forYear(duty.rules.pairHours, duty.year, duty.asOf) - tenthsOfYear(input, last));
}

function retrainingReasons(input: AssessmentInput, duty: Duty): EducationReason[] {
  const reasons: EducationReason[] = [];
  if (input.holder.inPost === false) reasons.push('not-in-post');
  if (shortPairEnd(input, duty) !== null) reasons.push('two-year-shortfall');
  return reasons;
}

function unconfirmedYears(input: AssessmentInput, duty: Duty): number[] {
  const years: number[] = [];
  if (input.knownYears === null) return years;
  for (let year = duty.firstYear; year < duty.year; year++) {
    if (!input.knownYears.includes(year)) years.push(year);
  }
  return years;
}

function measured(
  status: EducationStatus,
  reasons: readonly EducationReason[],
  hours: { required: Tenths; done: Tenths },
  duty: { year: number; asOf: Day },
  yearsToConfirm: readonly number[],
): EducationAssessment {
  const deadline = lastDayOfYear(duty.year);
  return {
    status,
    reasons,
    year: duty.year,
    deadline,
    daysLeft: deadline - duty.asOf,
    required: hours.required,
    done: hours.done,
    remaining: Math.max(0, hours.required - hours.done),
    yearsToConfirm,
  };
}

function runningYear(input: AssessmentInput, duty: Duty, yearsToConfirm: number[]): EducationAssessment {
  const required = requiredThisYear(input, duty);
  const hours = { required, done: tenthsOfYear(input, duty.year) };
  if (yearsToConfirm.length > 0)
    return measured('unconfirmed', ['years-not-confirmed'], hours, duty, yearsToConfirm);
  if (hours.done >= required) return measured('met', [], hours, duty, yearsToConfirm);
  return required > forYear(duty.rules.hours, duty.year, duty.asOf)
    ? measured('catch-up', ['previous-year-short'], hours, duty, yearsToConfirm)
    : measured('in-progress', [], hours, duty, yearsToConfirm);
}

/** Where the yearly duty stands; the first row of the contract that fits. */
export function assessEducation(rulebook: Rulebook, input: AssessmentInput): EducationAssessment {
  const rules = rulebook.families[input.certificate.family].yearlyDuty;
  if (rules === null) return withoutHours('not-applicable', ['skilled-worker'], null, []);
  const since = electronicSince(input);
  if (since === null) return withoutHours('not-applicable', ['no-electronic-certificate'], null, []);
  const duty = dutyOf(rules, since, input.asOf);
  if (duty.year < duty.firstYear) {
    const hours = { required: forYear(rules.hours, duty.firstYear, input.asOf), done: 0 };
    return measured('not-started', [], hours, { year: duty.firstYear, asOf: input.asOf }, []);
  }
  const yearsToConfirm = unconfirmedYears(input, duty);
  const reasons = retrainingReasons(input, duty);
  if (reasons.length === 0) return runningYear(input, duty, yearsToConfirm);
  return withoutHours('retraining-required', reasons, duty.year, yearsToConfirm);
}
