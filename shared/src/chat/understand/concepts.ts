import { CONCEPTS } from '../phrases/concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

/** Terms of one kind (written or heard), found by their units from the longest down. */
class Lexicon {
  private readonly concepts = new Map<string, string[]>();
  /** How long terms that begin with a unit are at most: most places in a text begin none. */
  private readonly longest = new Map<string, number>();

  add(units: readonly string[], concept: string): void {
    const key = units.join(' ');
    const list = this.concepts.get(key) ?? [];
    if (!list.includes(concept)) list.push(concept);
    this.concepts.set(key, list);
    const first = units[0] as string;
    this.longest.set(first, Math.max(this.longest.get(first) ?? 0, units.length));
  }

  /** The longest term at a place: how many units it has and what it means. */
  at(units: readonly string[], start: number): { length: number; concepts: string[] } | null {
    const longest = Math.min(this.longest.get(units[start] as string) ?? 0, units.length - start);
    for (let length = longest; length > 0; length -= 1) {
      const concepts = this.concepts.get(units.slice(start, start + length).join(' '));
      if (concepts) return { length, concepts };
    }
    return null;
  }
}

export interface Terms {
  written: Lexicon;
  heard: Lexicon;
}

const SHORTEST_BY_SOUND = 2;

/** Key terms by their writing and, from two characters on, by their sound. */
export function readTerms(): Terms {
  const terms: Terms = { written: new Lexicon(), heard: new Lexicon() };
  for (const [concept, words] of Object.entries(CONCEPTS)) {
    for (const word of words.split(/\s+/).map(normalise)) {
      if (word === '') continue;
      const chars = [...word];
      terms.written.add(chars, concept);
      if (chars.length >= SHORTEST_BY_SOUND) terms.heard.add(soundsOf(word), concept);
    }
  }
  return terms;
}

/** The concepts that a text speaks of: at each place the longest term, the written one where both are as long. */
export function conceptsIn(
  { written, heard }: Terms,
  chars: readonly string[],
  sounds: readonly string[],
): string[] {
  const found = new Set<string>();
  for (let at = 0; at < chars.length; at += 1) {
    const read = written.at(chars, at);
    const sounded = heard.at(sounds, at);
    const best = read && read.length >= (sounded?.length ?? 0) ? read : sounded;
    for (const concept of best?.concepts ?? []) found.add(concept);
  }
  return [...found].sort();
}
