import type { CertificateView } from '@hz/shared/contracts';

/** How near a last day is: the last three days look different from the last thirty, and those from the rest. */
export type Nearness = 'last' | 'near' | 'far';

const LAST_DAYS = 3;
const NEAR_DAYS = 30;

export function nearnessOf(daysLeft: number): Nearness {
  if (daysLeft <= LAST_DAYS) return 'last';
  return daysLeft <= NEAR_DAYS ? 'near' : 'far';
}

/** Nothing can be done for it here any more, or nothing is left to do. */
export const isSettled = ({ verdict, next }: CertificateView): boolean =>
  verdict.tone === 'late' || (verdict.tone === 'done' && next.kind === 'nothing');

/** Days until it presses; what presses on no day comes after what does, and settled ones last. */
function urgencyOf(certificate: CertificateView): number {
  const { daysLeft, tone } = certificate.verdict;
  if (isSettled(certificate)) return Number.MAX_SAFE_INTEGER;
  if (daysLeft !== null && daysLeft >= 0) return daysLeft;
  return tone === 'ask' ? NEAR_DAYS : Number.MAX_SAFE_INTEGER - 1;
}

/** By urgency; alike ones stay in the order in which they were added. */
export const byUrgency = (list: readonly CertificateView[]): CertificateView[] =>
  [...list].sort((one, other) => urgencyOf(one) - urgencyOf(other));
