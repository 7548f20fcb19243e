import { pairsOf } from './features';
import type { Reading } from './reader';

/** How many of our own questions use a pair of characters: off-topic talk has few pairs that any of them uses. */
export class Familiarity {
  private readonly uses = new Map<number, number>();

  /** `templates`: the readings of on-topic phrases, one list a template. */
  constructor(templates: Reading[][]) {
    for (const readings of templates) {
      for (const pair of new Set(readings.flatMap(pairsOf)))
        this.uses.set(pair, (this.uses.get(pair) ?? 0) + 1);
    }
  }

  /** The share of pairs that at least `others` questions use (2 for a phrase that is one of them itself), 0 to 1. */
  share(reading: Reading, others = 1): number {
    const pairs = pairsOf(reading);
    if (pairs.length === 0) return 0;
    return pairs.filter((pair) => (this.uses.get(pair) ?? 0) >= others).length / pairs.length;
  }
}
