import { UNIT_BITS } from './alphabet';
import type { Reading } from './reader';

const FIRST_ROOM = 256;

/**
 * Phrases as weighted features, laid one behind the other: phrase p has those from starts[p] to starts[p + 1].
 * What occurs twice in a phrase stands there twice.
 */
export class FeatureRows {
  /** Each a kind and one or two units, packed into one number. */
  keys = new Int32Array(FIRST_ROOM);
  weights = new Float32Array(FIRST_ROOM);
  readonly starts: number[] = [0];
  count = 0;

  add(key: number, weight: number): void {
    if (this.count === this.keys.length) this.grow();
    this.keys[this.count] = key;
    this.weights[this.count] = weight;
    this.count += 1;
  }

  /** Takes all out again; the room stays. */
  clear(): void {
    this.count = 0;
    this.starts.length = 1;
  }

  /** What was added since the last row is a row. */
  endRow(): void {
    this.starts.push(this.count);
  }

  private grow(): void {
    const { keys, weights } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.weights = new Float32Array(keys.length * 2);
    this.keys.set(keys);
    this.weights.set(weights);
  }
}

// How much each kind of feature says, found by cross-validation over the phrases alone.
const WEIGHT = {
  char: 1.8,
  pair: 1.2,
  triple: 0.9,
  soundPair: 0.6,
  concept: 1.5,
  conceptPair: 1,
  familiarity: 0.5,
  length: 0.3,
};
const KINDS = Object.keys(WEIGHT) as Kind[];
type Kind = keyof typeof WEIGHT;

// Taken out of Math once, as in the learner.
const { imul } = Math;
/** Odd numbers that spread keys over all bits. */
const SPREAD = 0x9e3779b1;
const OTHER_SPREAD = 0x85ebca6b;

const LONG = 12;
const FAMILIARITY_STEPS = 5;
/** Before the first unit and after the last stands nothing. */
const NOTHING = 2 ** UNIT_BITS - 1;

const baseOf = Object.fromEntries(KINDS.map((kind, i) => [kind, (i + 1) << (2 * UNIT_BITS)])) as Record<
  Kind,
  number
>;

const keyOf = (kind: Kind, one: number, other = 0): number => baseOf[kind] | (one << UNIT_BITS) | other;

/** Neighbouring characters: what familiarity is counted in. */
export const pairsOf = ({ chars }: Reading): number[] =>
  chars.slice(1).map((char, i) => ((chars[i] as number) << UNIT_BITS) | char);

function singles(rows: FeatureRows, kind: Kind, units: readonly number[]): void {
  for (const unit of units) rows.add(keyOf(kind, unit), WEIGHT[kind]);
}

function neighbours(rows: FeatureRows, kind: Kind, units: readonly number[]): void {
  let last = NOTHING;
  for (const unit of units) {
    rows.add(keyOf(kind, last, unit), WEIGHT[kind]);
    last = unit;
  }
  rows.add(keyOf(kind, last, NOTHING), WEIGHT[kind]);
}

/** Three characters in a row, as far as two fit into a key: now and then two threes share one, which does no harm. */
function triples(rows: FeatureRows, units: readonly number[]): void {
  let last = NOTHING;
  let one = units[0] ?? NOTHING;
  for (let i = 1; i <= units.length; i += 1) {
    const next = units[i] ?? NOTHING;
    const mixed = imul(imul(last, 31) + one, SPREAD) ^ imul(next, OTHER_SPREAD);
    rows.add(baseOf.triple | (mixed >>> (32 - 2 * UNIT_BITS)), WEIGHT.triple);
    last = one;
    one = next;
  }
}

function conceptPairs(rows: FeatureRows, concepts: readonly number[]): void {
  for (let i = 0; i < concepts.length; i += 1) {
    const one = concepts[i] as number;
    rows.add(keyOf('concept', one), WEIGHT.concept);
    for (let j = i + 1; j < concepts.length; j += 1)
      rows.add(keyOf('conceptPair', one, concepts[j] as number), WEIGHT.conceptPair);
  }
}

function toLengthOne({ weights, count }: FeatureRows, from: number): void {
  let sum = 0;
  for (let i = from; i < count; i += 1) sum += (weights[i] as number) ** 2;
  const length = Math.sqrt(sum) || 1;
  for (let i = from; i < count; i += 1) weights[i] = (weights[i] as number) / length;
}

/**
 * Adds a phrase: its characters, pairs and threes of them, pairs of sounds, key terms and pairs of them, scaled to
 * length 1; beside them how long it is and which share of it (0 to 1) is familiar from our own questions.
 */
export function addFeatures(rows: FeatureRows, { chars, sounds, concepts }: Reading, familiar: number): void {
  const from = rows.count;
  singles(rows, 'char', chars);
  neighbours(rows, 'pair', chars);
  triples(rows, chars);
  neighbours(rows, 'soundPair', sounds);
  conceptPairs(rows, concepts);
  toLengthOne(rows, from);
  const step = Math.min(FAMILIARITY_STEPS - 1, Math.floor(familiar * FAMILIARITY_STEPS));
  rows.add(keyOf('familiarity', step), WEIGHT.familiarity);
  rows.add(keyOf('length', Math.min(LONG, chars.length)), WEIGHT.length);
  rows.endRow();
}
