import type { ExchangeAssessment } from '../engine';

/** Every verdict, by the number under which a status code carries it. Never reorder: only add at the end. */
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

/** Who says what is known about a certificate: nobody, its holder alone, an official record. */
export type Origin = 'none' | 'self' | 'official';

/** The one verdict: the first that fits. `exchange` is the assessment of the official facts alone. */
export function lookVerdictOf(origin: Origin, exchange: ExchangeAssessment | null): LookVerdict {
  if (origin === 'self') return 'self-reported';
  if (origin === 'none' || exchange === null) return 'unknown-number';
  switch (exchange.status) {
    case 'completed':
    case 'not-needed':
      return 'electronic';
    case 'ineligible':
      return refusalOf(exchange);
    case 'lapsed':
      return 'void';
    default:
      return 'exchange-open';
  }
}

// What the registry says of this very certificate counts before what holds for its whole trade.
function refusalOf({ reasons }: ExchangeAssessment): LookVerdict {
  if (reasons.includes('registry-cancelled')) return 'cancelled';
  return reasons.includes('registry-not-found') ? 'not-in-registry' : 'not-mapped';
}
