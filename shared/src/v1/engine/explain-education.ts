import { type DatedEntry, entryAt, type Rulebook, type RuleId } from '../rulebook';
import { byRule, byValue, type Cited, eachByRule, type Ground, perEntry } from './ground';
import type { AssessmentInput, EducationAssessment, EducationReason, EducationStatus } from './types';

const prefix = 'continuingEducation.';

/** The statuses that do not follow from their first reason alone. */
type OwnStatus = Exclude<EducationStatus, 'not-applicable' | 'retraining-required'>;

const reasonRules: Readonly<Record<EducationReason, Cited>> = {
  'skilled-worker': ['no-yearly-duty', ['family']],
  'no-electronic-certificate': ['yearly-duty-needs-certificate', ['exchangedOn', 'issuedOn']],
  'not-in-post': ['not-in-post', ['inPost', 'firstYear']],
  'two-year-shortfall': ['two-years', ['shortYears', 'shortYearsDone', 'pairRequired']],
  'years-not-confirmed': ['years-to-confirm', ['firstYear', 'knownYears']],
  'previous-year-short': ['catch-up', ['lastYear', 'lastYearDone']],
};

/** A running year's deadline and hours, which rest on one rule and one value. */
function runningYear(rulebook: Rulebook, rule: RuleId, entry: DatedEntry<number>): Ground[] {
  const days = ['asOf', 'yearDeadline'] as const;
  const hours = ['year', 'yearRequired', 'yearDone'] as const;
  return [
    byRule(rulebook, `${prefix}deadline`, 'calendar-year', days),
    byRule(rulebook, `${prefix}daysLeft`, 'calendar-year', days),
    byValue(rulebook, `${prefix}hoursRequired`, rule, entry, hours),
    byRule(rulebook, `${prefix}hoursDone`, 'as-of', ['asOf', 'yearDone']),
    byValue(rulebook, `${prefix}hoursRemaining`, rule, entry, hours),
  ];
}

/** The grounds of all that can be said about the yearly duty under a rulebook, made once. */
export function educationGrounds(rulebook: Rulebook) {
  const hours = ['yearRequired', 'yearDone'] as const;
  return {
    status: eachByRule<OwnStatus>(rulebook, () => `${prefix}status`, {
      'not-started': ['first-year', ['since', 'firstYear']],
      unconfirmed: reasonRules['years-not-confirmed'],
      met: ['yearly-hours', hours],
      'catch-up': ['catch-up', ['lastYear', 'lastYearDone', ...hours]],
      'in-progress': ['yearly-hours', hours],
    }),
    dayAsked: byRule(rulebook, `${prefix}status`, 'first-year', []),
    statusByReason: eachByRule<EducationReason>(rulebook, () => `${prefix}status`, reasonRules),
    reasons: eachByRule<EducationReason>(rulebook, (reason) => `${prefix}reasons.${reason}`, reasonRules),
    year: byRule(rulebook, `${prefix}year`, 'first-year', ['since', 'firstYear', 'asOf']),
    yearsToConfirm: byRule(rulebook, `${prefix}yearsToConfirm`, ...reasonRules['years-not-confirmed']),
    hours: perEntry<number>((entry) => runningYear(rulebook, 'yearly-hours', entry)),
    pairHours: perEntry<number>((entry) => runningYear(rulebook, 'catch-up', entry)),
  };
}

type Book = ReturnType<typeof educationGrounds>;

function statusGround(book: Book, { status, reasons }: EducationAssessment): Ground {
  if (status === 'unconfirmed' && reasons.length === 0) return book.dayAsked;
  if (status === 'not-applicable' || status === 'retraining-required')
    return book.statusByReason[reasons[0] as EducationReason];
  return book.status[status];
}

/** Adds the ground of every statement about the yearly duty. */
export function explainEducation(
  book: Book,
  rulebook: Rulebook,
  { asOf, certificate }: AssessmentInput,
  education: EducationAssessment,
  grounds: Ground[],
): void {
  grounds.push(statusGround(book, education));
  for (const reason of education.reasons) grounds.push(book.reasons[reason]);
  const rules = rulebook.families[certificate.family].yearlyDuty;
  if (education.year === null || rules === null) return;
  grounds.push(book.year);
  if (education.deadline !== null) {
    const inForce = Math.min(education.deadline, asOf);
    const own = entryAt(rules.hours, inForce);
    const raised = (education.required as number) > own.value;
    grounds.push(...(raised ? book.pairHours(entryAt(rules.pairHours, inForce)) : book.hours(own)));
  }
  if (education.yearsToConfirm.length > 0) grounds.push(book.yearsToConfirm);
}
