import type { Day } from '../../calendar';
import type { AssessmentInput } from './types';

/** Whether a dated fact has happened by the as-of date. */
export const isKnown = (on: Day | null, asOf: Day): on is Day => on !== null && on <= asOf;

/** The day from which the certificate is an electronic one: the exchange counts before the issue. */
export function electronicSince(input: AssessmentInput): Day | null {
  const { exchangedOn, issuedOn } = input.certificate;
  if (isKnown(exchangedOn, input.asOf)) return exchangedOn;
  return isKnown(issuedOn, input.asOf) ? issuedOn : null;
}
