import { type Day, firstDayOfYear, lastDayOfYear, yearOf } from '../../calendar';
import { type CountedCycle, cyclesOf, raisedBy } from '../../law';
import { type AssessmentInput, answersOf, type LawAnswers, tenthsBetween } from '../engine';
import { type Rulebook, type Tenths, valueAt, type YearlyDuty } from '../rulebook';
import { type CertificateFacts, caseOf, type HolderFacts } from './facts';

/** One calendar year of a certificate, for the timeline. */
export interface CertificateYear {
  year: number;
  /** exchange: hours for the exchange, before the yearly duty; obligation: a year of the yearly duty. */
  kind: 'exchange' | 'obligation';
  /** recorded: no yearly duty in it; running: this year, not reached yet. */
  state: 'met' | 'short' | 'unconfirmed' | 'running' | 'recorded';
  /** What the year asks for, with what the one before lacked where that is known. */
  required: Tenths | null;
  done: Tenths;
  /** What was stated for the whole year; null: nothing. */
  stated: Tenths | null;
}

interface Reckoning {
  facts: CertificateFacts;
  rules: YearlyDuty;
  asOf: Day;
  /** This year's requirement with what last year lacked; null when the assessment gives none. */
  requiredNow: Tenths | null;
}

/** The hours of the year before; null: it asked for none, or its hours are not told whole. */
const knownBefore = (before: CertificateYear | undefined): Tenths | null =>
  before?.kind === 'obligation' && before.state !== 'unconfirmed' ? before.done : null;

function obligationYear(
  { from, to, tenths: done }: CountedCycle,
  before: CertificateYear | undefined,
  { facts, rules, asOf, requiredNow }: Reckoning,
): CertificateYear {
  const year = yearOf(from);
  const running = to >= asOf;
  const told = facts.yearStatements.find((statement) => statement.year === year);
  const stated = told && !running ? told.tenths : null;
  const last = Math.min(to, asOf);
  const own = valueAt(rules.hours, last);
  const required =
    running && requiredNow !== null
      ? requiredNow
      : raisedBy(own, valueAt(rules.pairHours, last), knownBefore(before));
  const reached = done >= required;
  const open = running ? 'running' : stated === null ? 'unconfirmed' : 'short';
  const confirmed = running || stated !== null;
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
  { yearly }: LawAnswers = answersOf(rulebook, input),
): CertificateYear[] {
  const rules = rulebook.families[facts.family].yearlyDuty;
  const cycles = yearly.count ? cyclesOf(yearly.count).filter(({ from }) => from <= asOf) : [];
  const firstYear = cycles[0] ? yearOf(cycles[0].from) : Number.POSITIVE_INFINITY;
  const requiredNow = yearly.state === 'missed' ? null : (yearly.needs[0]?.required ?? null);
  const thisYear = yearOf(asOf);
  const firstCredit = Math.min(thisYear, ...input.credits.map(({ on }) => yearOf(on)));
  const years: CertificateYear[] = [];
  for (let year = firstCredit; year <= thisYear && year < firstYear; year++) {
    const done = tenthsBetween(input.credits, firstDayOfYear(year), Math.min(lastDayOfYear(year), asOf));
    if (done > 0)
      years.push({ year, kind: 'exchange', state: 'recorded', required: null, done, stated: null });
  }
  if (rules)
    for (const cycle of cycles)
      years.push(obligationYear(cycle, years[years.length - 1], { facts, rules, asOf, requiredNow }));
  return years;
}
