import { conceptsIn, readTerms } from './concepts';
import { normalise } from './normalise';
import { soundsOf } from './pinyin';

/** A phrase as weighted features; the first sign of a name is its kind. What occurs twice stands there twice. */
export interface Features {
  names: string[];
  weights: number[];
}

/** What a phrase is made of, before anything is counted. */
export interface Reading {
  chars: string[];
  sounds: string[];
  concepts: string[];
}

// How much each kind of feature says, found by cross-validation over the phrases alone.
const WEIGHT = {
  char: 1.8,
  pair: 1.2,
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

function add({ names, weights }: Features, name: string, weight: number): void {
  names.push(name);
  weights.push(weight);
}

function singles(features: Features, kind: string, units: readonly string[], weight: number): void {
  for (const unit of units) add(features, kind + unit, weight);
}

function neighbours(features: Features, kind: string, units: readonly string[], weight: number): void {
  let last = '^';
  for (const unit of units) {
    add(features, `${kind}${last} ${unit}`, weight);
    last = unit;
  }
  add(features, `${kind}${last} $`, weight);
}

function conceptPairs(features: Features, concepts: readonly string[]): void {
  concepts.forEach((one, i) => {
    add(features, `k${one}`, WEIGHT.concept);
    for (let j = i + 1; j < concepts.length; j += 1)
      add(features, `K${one} ${concepts[j]}`, WEIGHT.conceptPair);
  });
}

function toLengthOne({ weights }: Features): void {
  const length = Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;
  for (let i = 0; i < weights.length; i += 1) weights[i] = (weights[i] as number) / length;
}

/**
 * Characters and their pairs, pairs of sounds, key terms and pairs of them, scaled to length 1;
 * beside them how long the phrase is and which share of it (0 to 1) is familiar from our own questions.
 */
export function featuresOf(reading: Reading, familiar: number): Features {
  const { chars, sounds, concepts } = reading;
  const features: Features = { names: [], weights: [] };
  singles(features, '1', chars, WEIGHT.char);
  neighbours(features, '2', chars, WEIGHT.pair);
  neighbours(features, 's', sounds, WEIGHT.soundPair);
  conceptPairs(features, concepts);
  toLengthOne(features);
  add(
    features,
    `v${Math.min(FAMILIARITY_STEPS - 1, Math.floor(familiar * FAMILIARITY_STEPS))}`,
    WEIGHT.familiarity,
  );
  add(features, `L${Math.min(LONG, chars.length)}`, WEIGHT.length);
  return features;
}
