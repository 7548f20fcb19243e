import type { Day } from '../calendar';
import {
  type Assessment,
  type AssessmentInput,
  answersOf,
  assessmentOf,
  type LawAnswers,
} from '../v1/engine';
import type { Rulebook } from '../v1/rulebook';

/** One certificate as the planner sees it. */
export interface Subject {
  /** The day on which the holder added it: reminders of earlier days are not sent. */
  addedOn: Day;
  facts: Omit<AssessmentInput, 'asOf'>;
}

/** Where one certificate stands on a day, by what is known now. */
export type Assessor = (asOf: Day) => Assessment & { answers: LawAnswers };

/** Assesses one certificate, each day at most once in a row: a plan asks for the same day again and again. */
export function assessorOf(rulebook: Rulebook, { facts }: Subject): Assessor {
  let last: { asOf: Day; assessment: ReturnType<Assessor> } | undefined;
  return (asOf) => {
    if (last?.asOf !== asOf) {
      const { certificate, holder, credits, knownYears, partly } = facts;
      const answers = answersOf(rulebook, { asOf, certificate, holder, credits, knownYears, partly });
      last = { asOf, assessment: { ...assessmentOf(answers, asOf), answers } };
    }
    return last.assessment;
  };
}
