import { CONCEPTS } from '../phrases/concepts';
import { Alphabet } from './alphabet';
import { conceptsIn, Lexicon } from './concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

/** What a phrase is made of, as numbers of the reader's alphabets, before anything is counted. */
export interface Reading {
  chars: number[];
  sounds: number[];
  concepts: number[];
}

const SHORTEST_BY_SOUND = 2;

/** Reads phrases: first those that are learnt, all at once, which sets the alphabets; then what people type. */
export class Reader {
  private readonly chars = new Alphabet();
  private readonly sounds = new Alphabet();
  private readonly concepts = new Alphabet();
  private readonly written = new Lexicon();
  private readonly heard = new Lexicon();
  private readonly soundOfChar = new Map<string, number>();
  /** The readings of the texts it was made with, in their order. */
  readonly first: Reading[];

  constructor(texts: readonly string[]) {
    const terms = Object.entries(CONCEPTS).map(
      ([concept, words]) => [concept, words.split(/\s+/).map(normalise)] as const,
    );
    const plain = texts.map(normalise);
    this.hear(plain.join('') + terms.map(([, words]) => words.join('')).join(''));
    for (const [concept, words] of terms) for (const word of words) this.addTerm(concept, word);
    this.first = plain.map((text) => this.readPlain(text));
    for (const alphabet of [this.chars, this.sounds, this.concepts]) alphabet.close();
  }

  read(text: string): Reading {
    return this.readPlain(normalise(text));
  }

  private readPlain(plain: string): Reading {
    const typed = [...plain];
    const chars = typed.map((char) => this.chars.numberOf(char));
    const sounds = this.soundsIn(typed);
    return { chars, sounds, concepts: conceptsIn(this.written, this.heard, chars, sounds) };
  }

  /** Key terms are known by their writing and, from two characters on, by their sound. */
  private addTerm(concept: string, word: string): void {
    if (word === '') return;
    const number = this.concepts.numberOf(concept);
    const typed = [...word];
    this.written.add(
      typed.map((char) => this.chars.numberOf(char)),
      number,
    );
    if (typed.length >= SHORTEST_BY_SOUND) this.heard.add(this.soundsIn(typed), number);
  }

  /** Keeps how the characters of a text sound. */
  private hear(text: string): void {
    const chars = [...new Set(text)];
    soundsOf(chars).forEach((sound, i) => {
      this.soundOfChar.set(chars[i] as string, this.sounds.numberOf(sound));
    });
  }

  private soundsIn(typed: readonly string[]): number[] {
    // What no phrase has is heard anew each time and not kept: anything can be typed.
    const unknown = typed.filter((char) => !this.soundOfChar.has(char));
    const heard = unknown.length > 0 ? soundsOf(unknown) : [];
    let next = 0;
    return typed.map((char) => this.soundOfChar.get(char) ?? this.sounds.numberOf(heard[next++] as string));
  }
}
