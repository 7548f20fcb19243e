import type { ExchangeAssessment, RegistryStatus } from '../v1/engine';

/** The verdicts of the first version of status codes and of the API, by the number that a code carries. Never changed. */
export const verdicts = [
  'unknown-number',
  'self-reported',
  'electronic',
  'cancelled',
  'not-in-registry',
  'not-mapped',
  'void',
  'exchange-open',
] as const;

/** How a certificate stands, as far as this helper knows. */
export type LookVerdict = (typeof verdicts)[number];

/**
 * Every verdict, whichever pack it follows from, by the number under which a status code carries it. Never reorder: what
 * is new goes to the end, and with it goes a new version of the code.
 */
export const packVerdicts = [
  ...verdicts,
  'listed',
  'in-force',
  'renewal-open',
  'renewed',
  'lapsed',
  'refused',
  'undetermined',
  'not-published',
] as const;
export type PackLookVerdict = (typeof packVerdicts)[number];

/** Whether the first version of the API, and the apps built for it, know a verdict. */
export const isOfFirstVersion = (verdict: PackLookVerdict): verdict is LookVerdict =>
  packVerdicts.indexOf(verdict) < verdicts.length;

/** Who says what is known about a certificate: nobody, its holder alone, an official record. */
export type Origin = 'none' | 'self' | 'official';

/** What the registry, or a list, says of a certificate that it does not call valid. */
const ENDED: Readonly<Partial<Record<RegistryStatus, LookVerdict>>> = {
  cancelled: 'cancelled',
  'not-found': 'not-in-registry',
};

/** What can be said of an official record by the first version's document. */
export type RecordVerdict = LookVerdict | 'undetermined';

/**
 * The one verdict: the first that fits. `exchange` is the assessment of the official facts alone. What a list calls ended
 * is told as such, also where it tells of an exchange: nobody is told that it is electronic while the list says otherwise.
 * Whether one that came too late counts is said nowhere, nor what one of a post that is not exchanged has come to: the
 * first version has no words for that.
 */
export function lookVerdictOf(
  origin: Origin,
  exchange: ExchangeAssessment | null,
  status: RegistryStatus | null,
  isDoubted: boolean,
): RecordVerdict {
  if (origin === 'self') return 'self-reported';
  if (origin === 'none' || exchange === null) return 'unknown-number';
  const ended = status === null ? undefined : ENDED[status];
  if (ended) return ended;
  switch (exchange.status) {
    case 'completed':
    case 'not-needed':
      return isDoubted ? 'undetermined' : 'electronic';
    case 'ineligible':
      return 'not-mapped';
    case 'lapsed':
      return 'void';
    default:
      return 'exchange-open';
  }
}
