import { type Day, formatDay } from '../../calendar';
import { hoursOfTenths, type Tenths } from '../rulebook';
import type { Assessment, Requirement } from './types';

const dayText = (day: Day | null): string | null => (day === null ? null : formatDay(day));
const hours = (tenths: Tenths | null): number | null => (tenths === null ? null : hoursOfTenths(tenths));

const requirementJson = ({ deadline, daysLeft, required, done, remaining }: Requirement) => ({
  deadline: dayText(deadline),
  daysLeft,
  hoursRequired: hours(required),
  hoursDone: hours(done),
  hoursRemaining: hours(remaining),
});

/** An assessment as the contract writes it: dates as `YYYY-MM-DD`, hours as hours. */
export const assessmentJson = ({ exchange, continuingEducation }: Assessment) => ({
  exchange: {
    status: exchange.status,
    reasons: [...exchange.reasons],
    nextStep: exchange.nextStep,
    ...requirementJson(exchange),
  },
  continuingEducation: {
    status: continuingEducation.status,
    reasons: [...continuingEducation.reasons],
    year: continuingEducation.year,
    ...requirementJson(continuingEducation),
    yearsToConfirm: [...continuingEducation.yearsToConfirm],
  },
});

export type AssessmentJson = ReturnType<typeof assessmentJson>;
