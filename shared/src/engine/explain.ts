import type { Rulebook } from '../rulebook';
import { assess } from './assess';
import { explainEducation } from './explain-education';
import { explainExchange } from './explain-exchange';
import type { Ground } from './ground';
import type { Assessment, AssessmentInput } from './types';

/** An assessment and why it is so. */
export interface Explained {
  assessment: Assessment;
  /** One ground for every statement made, in the order of the assessment. */
  grounds: Ground[];
}

/** The assessment with the rule, the clause and the facts behind every statement it makes. */
export function explain(rulebook: Rulebook, input: AssessmentInput): Explained {
  const assessment = assess(rulebook, input);
  const grounds: Ground[] = [];
  explainExchange(rulebook, input, assessment.exchange, grounds);
  explainEducation(rulebook, input, assessment.continuingEducation, grounds);
  return { assessment, grounds };
}
