import { plainTyped } from '../../text';

const WORD = /[a-z]+/g;
const SHORTEST = 2;
const MOST = 0.5;

/** Words in Latin letters that our questions use (pdf, rcgz): other such words, and pinyin, are not understood. */
export class LatinWords {
  private readonly known = new Set<string>();

  constructor(texts: readonly string[]) {
    for (const text of texts) for (const word of text.match(WORD) ?? []) this.known.add(word);
  }

  /** Whether a text is mostly words that are not known; a letter by itself is no word. */
  isForeign(text: string): boolean {
    const plain = plainTyped(text).toLowerCase();
    const strange = (plain.match(WORD) ?? []).filter(
      (word) => word.length >= SHORTEST && !this.known.has(word),
    );
    const letters = plain.match(/[\p{L}\p{N}]/gu) ?? [];
    return strange.join('').length > letters.length * MOST;
  }
}
