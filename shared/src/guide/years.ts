import { type Day, yearOf } from '../calendar';
import {
  type AssessmentInput,
  assess,
  type Duty,
  dutyOf,
  electronicSince,
  forYear,
  tenthsOfYear,
} from '../engine';
import type { Rulebook, Tenths } from '../rulebook';
import { type CertificateFacts, caseOf, type HolderFacts } from './facts';

/** One calendar year of a certificate, for the timeline. */
export interface CertificateYear {
  year: number;
  /** exchange: hours for the exchange, before the yearly duty; obligation: a year of the yearly duty. */
  kind: 'exchange' | 'obligation';
  /** recorded: no yearly duty in it; running: this year, not reached yet. */
  state: 'met' | 'short' | 'unconfirmed' | 'running' | 'recorded';
  /** What the year asks for by itself, without what the year before lacked. */
  required: Tenths | null;
  done: Tenths;
  /** What was stated for the whole year; null: nothing. */
  stated: Tenths | null;
}

interface Reckoning {
  facts: CertificateFacts;
  input: AssessmentInput;
  /** This year's requirement with what last year lacked; null when the assessment gives none. */
  requiredNow: Tenths | null;
}

function obligationYear(year: number, duty: Duty, { facts, input, requiredNow }: Reckoning): CertificateYear {
  const done = tenthsOfYear(input, year);
  const told = facts.yearStatements.find((statement) => statement.year === year);
  const stated = told && year < duty.year ? told.tenths : null;
  const own = forYear(duty.rules.hours, year, duty.asOf);
  const required = year === duty.year ? (requiredNow ?? own) : own;
  const reached = done >= required;
  const open = year === duty.year ? 'running' : stated === null ? 'unconfirmed' : 'short';
  const confirmed = year === duty.year || stated !== null;
  return { year, kind: 'obligation', state: reached && confirmed ? 'met' : open, required, done, stated };
}

/**
 * The calendar years of a certificate, ascending: every obligation year up to this one, and the years
 * before them in which something was studied.
 */
export function yearsOf(
  rulebook: Rulebook,
  facts: CertificateFacts,
  holder: HolderFacts,
  asOf: Day,
  input: AssessmentInput = caseOf(facts, holder, asOf),
): CertificateYear[] {
  const since = electronicSince(input);
  const rules = rulebook.families[facts.family].yearlyDuty;
  const duty = rules === null || since === null ? null : dutyOf(rules, since, asOf);
  const requiredNow = assess(rulebook, input).continuingEducation.required;
  const thisYear = yearOf(asOf);
  const firstCredit = Math.min(thisYear, ...input.credits.map(({ on }) => yearOf(on)));
  const years: CertificateYear[] = [];
  for (let year = Math.min(firstCredit, duty?.firstYear ?? thisYear); year <= thisYear; year++) {
    if (duty && year >= duty.firstYear) years.push(obligationYear(year, duty, { facts, input, requiredNow }));
    else {
      const done = tenthsOfYear(input, year);
      if (done > 0)
        years.push({ year, kind: 'exchange', state: 'recorded', required: null, done, stated: null });
    }
  }
  return years;
}
