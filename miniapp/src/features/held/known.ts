import type { Held } from './store';
import type { HeldFact } from './view';

type Known = Held['facts'][number]['value'];

/** What is known of a fact, as its question takes it; null: nothing is told. */
export function answerOf({ told }: HeldFact): string | null {
  if (told === null) return null;
  return told.value === null ? 'none' : String(told.value);
}

/** What an answer to a fact's question makes known. */
export function knownOf({ ask }: Pick<HeldFact, 'ask'>, answer: string): Known {
  if (ask.kind === 'event' && answer === 'none') return null;
  if (ask.kind === 'choice' && (answer === 'true' || answer === 'false')) return answer === 'true';
  return answer;
}
