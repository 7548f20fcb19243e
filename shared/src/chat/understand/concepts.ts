import { CONCEPTS } from '../phrases/concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

interface Terms {
  words: Map<string, string[]>;
  sounds: Map<string, string[]>;
  longest: number;
}

const SHORTEST_BY_SOUND = 2;

function add(map: Map<string, string[]>, key: string, concept: string): void {
  const list = map.get(key);
  if (!list) map.set(key, [concept]);
  else if (!list.includes(concept)) list.push(concept);
}

/** Key terms by their writing and, from two characters on, by their sound. */
export function readTerms(): Terms {
  const terms: Terms = { words: new Map(), sounds: new Map(), longest: 1 };
  for (const [concept, words] of Object.entries(CONCEPTS)) {
    for (const word of words.split(/\s+/).map(normalise)) {
      const length = [...word].length;
      add(terms.words, word, concept);
      if (length >= SHORTEST_BY_SOUND) add(terms.sounds, soundsOf(word).join(' '), concept);
      terms.longest = Math.max(terms.longest, length);
    }
  }
  return terms;
}

/** The concepts a normalised text speaks of: the longest term at each place, by writing or else by sound. */
export function conceptsIn(terms: Terms, chars: string[], sounds: string[]): string[] {
  const found = new Set<string>();
  for (let at = 0; at < chars.length; at += 1) {
    for (let length = Math.min(terms.longest, chars.length - at); length > 0; length -= 1) {
      const written = terms.words.get(chars.slice(at, at + length).join(''));
      const heard =
        length < SHORTEST_BY_SOUND ? undefined : terms.sounds.get(sounds.slice(at, at + length).join(' '));
      const concepts = written ?? heard;
      if (!concepts) continue;
      for (const concept of concepts) found.add(concept);
      break;
    }
  }
  return [...found].sort();
}
