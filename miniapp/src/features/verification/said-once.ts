import { verdictWords } from '@hz/shared/codes';
import type { PackLookView } from '@hz/shared/contracts';

type Said = Pick<PackLookView, 'verdict' | 'origin' | 'reason' | 'sentences'>;

/** Their titles say as much as their meanings. */
const SAID_BY_TITLE: readonly PackLookView['verdict'][] = [
  'electronic',
  'cancelled',
  'not-in-registry',
  'exchange-open',
];

/** What of a reason has to stand somewhere: without its subject and its full stop. */
const core = (reason: string): string => reason.replace(/^“[^”]*”|。$/g, '');

/**
 * The sentences of a look and its reason, each thing once: a meaning that its title says already gives way to the
 * reason, a reason that the sentences say already is left out. That nothing is on record, or nobody's word but the
 * holder's, the verdict says already.
 */
export function saidOnce({ verdict, origin, reason, sentences }: Said): {
  sentences: string[];
  why: string | null;
} {
  if (origin !== 'official') return { sentences, why: null };
  const left = SAID_BY_TITLE.includes(verdict)
    ? sentences.filter((sentence) => sentence !== verdictWords[verdict].meaning)
    : sentences;
  return { sentences: left, why: left.some((each) => each.includes(core(reason))) ? null : reason };
}
