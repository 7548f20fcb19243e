import { pinyin } from 'pinyin-pro';
import { plainTyped } from '../../text';

/** Before the first character and after the last. */
const EDGE = '';
/** The longest syllable: zhuang. */
const LONGEST = 6;
/** A pair that no question has is this much less likely than one that some have. */
const UNSEEN = 0.02;
const HAN = /^\p{Script=Han}$/u;
const SHORTEST = 5;

/** A reading of the letters up to a place, ending in one character. */
interface Path {
  char: string;
  cost: number;
  before: Path | null;
}

/** How our own questions are written, to read letters by: which characters a syllable may be, and which follow which. */
export class Spelling {
  private readonly bySyllable = new Map<string, string[]>();
  /** How often a character stands after another, by the one before. */
  private readonly pairs = new Map<string, Map<string, number>>();
  private readonly singles = new Map<string, number>();
  private total = 0;

  constructor(texts: readonly string[]) {
    for (const text of texts) this.count(text);
    for (const char of this.singles.keys()) {
      if (!HAN.test(char)) continue;
      const syllables = pinyin(char, { toneType: 'none', multiple: true, type: 'array', v: true });
      for (const syllable of new Set(syllables)) {
        if (!/^[a-z]+$/.test(syllable)) continue;
        const chars = this.bySyllable.get(syllable) ?? [];
        chars.push(char);
        this.bySyllable.set(syllable, chars);
      }
    }
  }

  private count(text: string): void {
    let last = EDGE;
    for (const char of [...text, EDGE]) {
      const after = this.pairs.get(last) ?? new Map<string, number>();
      if (after.size === 0) this.pairs.set(last, after);
      after.set(char, (after.get(char) ?? 0) + 1);
      this.singles.set(char, (this.singles.get(char) ?? 0) + 1);
      this.total += 1;
      last = char;
    }
  }

  /** How unlikely a character is after another: the less, the better. */
  private cost(last: string, char: string): number {
    const single = (this.singles.get(char) ?? 0) / this.total;
    const pair = (this.pairs.get(last)?.get(char) ?? 0) / (this.singles.get(last) ?? 1);
    return -Math.log((1 - UNSEEN) * pair + UNSEEN * single);
  }

  /** Letters with spaces between some of the syllables, in the characters that our questions would most likely use; null: no pinyin. */
  private charactersOf(letters: string): string | null {
    const ends: Path[][] = [[{ char: EDGE, cost: 0, before: null }]];
    for (let to = 1; to <= letters.length; to += 1) {
      const best = new Map<string, Path>();
      for (let from = Math.max(0, to - LONGEST); from < to; from += 1) {
        for (const char of this.bySyllable.get(letters.slice(from, to)) ?? [])
          for (const before of ends[from] as Path[]) {
            const cost = before.cost + this.cost(before.char, char);
            if (cost < (best.get(char)?.cost ?? Infinity)) best.set(char, { char, cost, before });
          }
      }
      // A space is passed over, and no syllable reaches across it.
      ends.push(letters[to - 1] === ' ' ? (ends[to - 1] as Path[]) : [...best.values()]);
    }
    const last = (ends[letters.length] as Path[]).reduce<Path | null>((one, path) => {
      const cost = path.cost + this.cost(path.char, EDGE);
      return one === null || cost < one.cost ? { ...path, cost } : one;
    }, null);
    let text = '';
    for (let at = last; at?.before; at = at.before) text = at.char + text;
    return last && text !== '' ? text : null;
  }

  /** A question typed in pinyin, in characters; null: it is not, or not wholly. */
  read(text: string): string | null {
    const plain = plainTyped(text)
      .toLowerCase()
      .replace(/['’\s]+/g, ' ')
      .trim();
    if (!/^[a-z\d，。？！,.?! ]+$/.test(plain) || plain.replace(/[^a-z]/g, '').length < SHORTEST) return null;
    const parts = plain
      .split(/(\d+|[，。？！,.?!]+)/)
      .map((part) => (/[a-z]/.test(part) ? this.charactersOf(part.trim()) : part.trim()));
    return parts.every((part) => part !== null) ? parts.join('') : null;
  }
}
