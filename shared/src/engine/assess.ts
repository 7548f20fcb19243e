import type { Rulebook } from '../rulebook';
import { assessEducation } from './education';
import { assessExchange } from './exchange';
import type { Assessment, AssessmentInput } from './types';

/**
 * Where a certificate stands under a rulebook on a day: the exchange of the old certificate, and the
 * yearly duty of the electronic one. Pure; throws a RangeError when the day is before the rulebook's first value.
 */
export const assess = (rulebook: Rulebook, input: AssessmentInput): Assessment => ({
  exchange: assessExchange(rulebook, input),
  continuingEducation: assessEducation(rulebook, input),
});
