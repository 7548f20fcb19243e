import type { Answer } from './answer';
import type { ObligationData } from './schema';

/** How the registry, or a list, calls a certificate that it does not call valid. */
export type Ended = 'cancelled' | 'not-found';

/** What speaks against an act that was told, or against its not being needed. */
export type ActDoubt = 'late' | Ended;

const isEnded = (told: unknown): told is Ended => told === 'cancelled' || told === 'not-found';

/** How a certificate is called that is not valid; undefined where nobody says so. */
export const endedBy = (status: unknown): Ended | undefined => (isEnded(status) ? status : undefined);

/**
 * Why what was told to be done, or not to be needed, may not be so; null: nothing speaks against it. Where facts
 * contradict each other the careful one counts, whatever else was told: nobody is told that it is done while the registry
 * or the day says otherwise. Every screen, answer and version of the API reads it here.
 */
export function doubtOfAct(
  { gates, when }: ObligationData,
  { state, reasons }: Pick<Answer, 'state' | 'reasons'>,
  status: unknown,
): ActDoubt | null {
  if (!gates || (state !== 'done' && state !== 'not-applicable')) return null;
  const late = 'once' in when && state === 'done' && reasons.includes(when.once.late);
  return endedBy(status) ?? (late ? 'late' : null);
}
