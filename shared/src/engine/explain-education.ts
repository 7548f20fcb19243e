import { lastDayOfYear } from '../calendar';
import { entryAt, type Rulebook, type RuleId } from '../rulebook';
import { type Duty, dutyOf, forYear, shortPairEnd, tenthsOfYear } from './education';
import { byRule, byValue, type Facts, type Ground } from './ground';
import { electronicSince } from './known';
import type { AssessmentInput, EducationAssessment, EducationReason, EducationStatus } from './types';

const statusRules: Record<Exclude<EducationStatus, 'not-applicable' | 'retraining-required'>, RuleId> = {
  'not-started': 'first-year',
  unconfirmed: 'years-to-confirm',
  met: 'yearly-hours',
  'catch-up': 'catch-up',
  'in-progress': 'yearly-hours',
};

const reasonRules: Record<EducationReason, readonly [statement: string, rule: RuleId]> = {
  'skilled-worker': ['continuingEducation.reasons.skilled-worker', 'no-yearly-duty'],
  'no-electronic-certificate': [
    'continuingEducation.reasons.no-electronic-certificate',
    'yearly-duty-needs-certificate',
  ],
  'not-in-post': ['continuingEducation.reasons.not-in-post', 'not-in-post'],
  'two-year-shortfall': ['continuingEducation.reasons.two-year-shortfall', 'two-years'],
  'years-not-confirmed': ['continuingEducation.reasons.years-not-confirmed', 'years-to-confirm'],
  'previous-year-short': ['continuingEducation.reasons.previous-year-short', 'catch-up'],
};

/** The two years that fall short together, their hours and what they should have been. */
function pairFacts(input: AssessmentInput, duty: Duty): Facts {
  const end = shortPairEnd(input, duty) as number;
  const years = [end - 1, end];
  return {
    years,
    tenths: years.map((year) => tenthsOfYear(input, year)),
    required: forYear(duty.rules.pairHours, end, duty.asOf),
  };
}

function reasonFacts(reason: EducationReason, input: AssessmentInput, duty: Duty | null, base: Facts): Facts {
  if (duty === null) return base;
  if (reason === 'two-year-shortfall') return pairFacts(input, duty);
  if (reason === 'previous-year-short')
    return { lastYear: duty.year - 1, lastYearDone: tenthsOfYear(input, duty.year - 1) };
  return reason === 'not-in-post' ? { inPost: input.holder.inPost, firstYear: duty.firstYear } : base;
}

function explainRequirement(
  rulebook: Rulebook,
  duty: Duty,
  { year, deadline, required, done }: EducationAssessment,
  grounds: Ground[],
): void {
  const { asOf, rules } = duty;
  const raised = required !== null && required > forYear(rules.hours, year as number, asOf);
  const inForce = Math.min(lastDayOfYear(year as number), asOf);
  const entry = entryAt(raised ? rules.pairHours : rules.hours, inForce);
  const rule: RuleId = raised ? 'catch-up' : 'yearly-hours';
  const days = { asOf, deadline };
  const tenths = { year, required, done };
  grounds.push(
    byRule(rulebook, 'continuingEducation.deadline', 'calendar-year', days),
    byRule(rulebook, 'continuingEducation.daysLeft', 'calendar-year', days),
    byValue(rulebook, 'continuingEducation.hoursRequired', rule, entry, tenths),
    byRule(rulebook, 'continuingEducation.hoursDone', 'as-of', tenths),
    byValue(rulebook, 'continuingEducation.hoursRemaining', rule, entry, tenths),
  );
}

function statusRule({ status, reasons }: EducationAssessment): RuleId {
  if (status === 'not-applicable' || status === 'retraining-required')
    return reasonRules[reasons[0] as EducationReason][1];
  return statusRules[status];
}

/** Adds the grounds of the yearly duty's statements. */
export function explainEducation(
  rulebook: Rulebook,
  input: AssessmentInput,
  education: EducationAssessment,
  grounds: Ground[],
): void {
  const { family } = input.certificate;
  const rules = rulebook.families[family].yearlyDuty;
  const since = electronicSince(input);
  const duty = rules === null || since === null ? null : dutyOf(rules, since, input.asOf);
  const facts: Facts = { asOf: input.asOf, family, since, firstYear: duty?.firstYear ?? null };
  grounds.push(byRule(rulebook, 'continuingEducation.status', statusRule(education), facts));
  for (const reason of education.reasons) {
    const [statement, rule] = reasonRules[reason];
    grounds.push(byRule(rulebook, statement, rule, reasonFacts(reason, input, duty, facts)));
  }
  if (duty === null) return;
  grounds.push(byRule(rulebook, 'continuingEducation.year', 'first-year', facts));
  if (education.deadline !== null) explainRequirement(rulebook, duty, education, grounds);
  if (education.yearsToConfirm.length > 0) {
    const { knownYears } = input;
    const years = { firstYear: duty.firstYear, knownYears };
    grounds.push(byRule(rulebook, 'continuingEducation.yearsToConfirm', 'years-to-confirm', years));
  }
}
