import { CONCEPTS } from '../phrases/concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

interface Node {
  next: Map<string, Node>;
  concepts: string[];
}

const newNode = (): Node => ({ next: new Map(), concepts: [] });

/** Terms of one kind (written or heard) as a tree of their units. */
class Lexicon {
  private readonly root = newNode();

  add(units: readonly string[], concept: string): void {
    let node = this.root;
    for (const unit of units) {
      const next = node.next.get(unit) ?? newNode();
      node.next.set(unit, next);
      node = next;
    }
    if (!node.concepts.includes(concept)) node.concepts.push(concept);
  }

  /** The longest term at a place: how many units it has and what it means. */
  at(units: readonly string[], start: number): { length: number; concepts: readonly string[] } | null {
    let found: { length: number; concepts: readonly string[] } | null = null;
    let node: Node | undefined = this.root;
    for (let i = start; i < units.length; i += 1) {
      node = node.next.get(units[i] as string);
      if (!node) break;
      if (node.concepts.length > 0) found = { length: i - start + 1, concepts: node.concepts };
    }
    return found;
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
