import { conceptsIn, readTerms } from './concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

/** A phrase as weighted features by name; the first sign of a name is its kind. */
export type Features = Map<string, number>;

/** What a phrase is made of, before anything is counted. */
export interface Reading {
  chars: string[];
  sounds: string[];
  concepts: string[];
}

// How much each kind of feature says, found by cross-validation over the phrases alone.
const WEIGHT = {
  char: 1.2,
  pair: 1,
  sound: 0.4,
  soundPair: 0.4,
  concept: 1.5,
  conceptPair: 1,
  familiarity: 0.5,
  length: 0.3,
};
const LONG = 12;
const FAMILIARITY_STEPS = 5;

const terms = readTerms();

export function read(text: string): Reading {
  const chars = [...normalise(text)];
  const sounds = soundsOf(chars.join(''));
  return { chars, sounds, concepts: conceptsIn(terms, chars, sounds) };
}

/** Neighbouring characters: what familiarity is counted in. */
export const pairsOf = ({ chars }: Reading): string[] =>
  chars.slice(1).map((char, i) => `${chars[i]}${char}`);

function grams(features: Features, kind: string, units: string[], size: number, weight: number): void {
  for (let at = 0; at + size <= units.length; at += 1) {
    features.set(`${kind}${units.slice(at, at + size).join(' ')}`, weight);
  }
}

function conceptPairs(features: Features, concepts: string[]): void {
  concepts.forEach((one, i) => {
    features.set(`k${one}`, WEIGHT.concept);
    for (const other of concepts.slice(i + 1)) features.set(`K${one} ${other}`, WEIGHT.conceptPair);
  });
}

function toLengthOne(features: Features): void {
  const length = Math.sqrt([...features.values()].reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  for (const [name, weight] of features) features.set(name, weight / length);
}

/**
 * Characters and their pairs, the same by sound, key terms and pairs of them, scaled to length 1;
 * beside them how long the phrase is and which share of it (0 to 1) is familiar from our own questions.
 */
export function featuresOf(reading: Reading, familiar: number): Features {
  const { chars, sounds, concepts } = reading;
  const features: Features = new Map();
  const bounded = ['^', ...chars, '$'];
  const boundedSounds = ['^', ...sounds, '$'];
  grams(features, '1', chars, 1, WEIGHT.char);
  grams(features, '2', bounded, 2, WEIGHT.pair);
  grams(features, 'r', sounds, 1, WEIGHT.sound);
  grams(features, 's', boundedSounds, 2, WEIGHT.soundPair);
  conceptPairs(features, concepts);
  toLengthOne(features);
  features.set(
    `v${Math.min(FAMILIARITY_STEPS - 1, Math.floor(familiar * FAMILIARITY_STEPS))}`,
    WEIGHT.familiarity,
  );
  features.set(`L${Math.min(LONG, chars.length)}`, WEIGHT.length);
  return features;
}
