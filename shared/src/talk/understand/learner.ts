import type { FeatureRows } from './features';
import { Vocabulary } from './vocabulary';

/** A linear model: what each feature says for each label. */
export interface Model {
  vocabulary: Vocabulary;
  /** The weight of feature f for label k stands at f * labels + k. */
  weights: Float32Array;
  labels: number;
}

/** Examples: the features of row r stand from starts[r] to starts[r + 1], numbered by the vocabulary. */
interface Rows {
  starts: readonly number[];
  ids: Int32Array;
  values: Float32Array;
  /** The label of each row. */
  labelOf: Int32Array;
}

// Taken out of Math once: in a context of its own, as tests have it, each look at a global is slow.
const { abs, exp, imul, log, max, sqrt } = Math;

// Found by cross-validation over the phrases alone.
const RATE = 0.6;
const SHARPNESS = 1.2;
/** An error this small teaches nothing; passing over it makes learning several times faster. */
const NEGLIGIBLE = 0.03;
/** A phrase got right with this chance needs no second look. */
const LEARNT = 0.7;
const COUNTED_SHARE = 1;
const SMOOTHING = 0.015;

/** Gives every feature a number, in the order in which they come. */
function numbered(
  vocabulary: Vocabulary,
  { keys, weights, starts, count }: FeatureRows,
  labelOf: Int32Array,
): Rows {
  const ids = new Int32Array(count);
  for (let i = 0; i < count; i += 1) ids[i] = vocabulary.numberOf(keys[i] as number);
  return { starts, ids, values: weights, labelOf };
}

/** So many labels are summed up at a time: their sums stay in registers, which is a fifth faster than all at once. */
const AT_ONCE = 7;

/** What the features from `from` to `to` say together for each label. */
function sumScores(
  { labels, weights }: Model,
  { ids, values }: Pick<Rows, 'ids' | 'values'>,
  from: number,
  to: number,
  out: Float32Array,
): void {
  let k = 0;
  for (; k + AT_ONCE <= labels; k += AT_ONCE) {
    let [a, b, c, d, e, f, g] = [0, 0, 0, 0, 0, 0, 0];
    for (let i = from; i < to; i += 1) {
      const value = values[i] as number;
      const at = (ids[i] as number) * labels + k;
      a += value * (weights[at] as number);
      b += value * (weights[at + 1] as number);
      c += value * (weights[at + 2] as number);
      d += value * (weights[at + 3] as number);
      e += value * (weights[at + 4] as number);
      f += value * (weights[at + 5] as number);
      g += value * (weights[at + 6] as number);
    }
    out[k] = a;
    out[k + 1] = b;
    out[k + 2] = c;
    out[k + 3] = d;
    out[k + 4] = e;
    out[k + 5] = f;
    out[k + 6] = g;
  }
  for (; k < labels; k += 1) {
    let sum = 0;
    for (let i = from; i < to; i += 1)
      sum += (values[i] as number) * (weights[(ids[i] as number) * labels + k] as number);
    out[k] = sum;
  }
}

/** Scores made into probabilities, in place. */
function toProbabilities(scores: Float32Array, sharpness: number): void {
  let highest = -Infinity;
  for (let k = 0; k < scores.length; k += 1) highest = max(highest, scores[k] as number);
  let sum = 0;
  for (let k = 0; k < scores.length; k += 1) {
    const power = exp(sharpness * ((scores[k] as number) - highest));
    scores[k] = power;
    sum += power;
  }
  for (let k = 0; k < scores.length; k += 1) scores[k] = (scores[k] as number) / sum;
}

/** An order that is the same every time: the same phrases always give the same weights. */
function shuffled(count: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  let seed = 20_221_114;
  for (let i = count - 1; i > 0; i -= 1) {
    seed = (imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = seed % (i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

/** Multinomial logistic regression by AdaGrad, in place; what is learnt already is not gone over again. */
class Regression {
  private readonly squares: Float32Array;
  private readonly guess: Float32Array;
  /** The labels whose guess is off by more than can be passed over, and by how much. */
  private readonly off: Int32Array;
  private readonly errors: Float64Array;

  constructor(
    private readonly model: Model,
    private readonly rows: Rows,
  ) {
    this.squares = new Float32Array(model.weights.length);
    this.guess = new Float32Array(model.labels);
    this.off = new Int32Array(model.labels);
    this.errors = new Float64Array(model.labels);
  }

  run(): void {
    const order = shuffled(this.rows.labelOf.length);
    for (const row of order.filter((one) => this.learnRow(one) < LEARNT)) this.learnRow(row);
  }

  /** The chance that the row's label had before it was learnt. */
  private learnRow(row: number): number {
    const { starts, ids, values, labelOf } = this.rows;
    const from = starts[row] as number;
    const to = starts[row + 1] as number;
    const label = labelOf[row] as number;
    sumScores(this.model, this.rows, from, to, this.guess);
    toProbabilities(this.guess, SHARPNESS);
    const count = this.findErrors(label);
    for (let i = from; i < to; i += 1) this.correct(ids[i] as number, values[i] as number, count);
    return this.guess[label] as number;
  }

  private findErrors(label: number): number {
    const { guess, off, errors } = this;
    let count = 0;
    for (let k = 0; k < guess.length; k += 1) {
      const error = (k === label ? 1 : 0) - (guess[k] as number);
      if (abs(error) < NEGLIGIBLE) continue;
      off[count] = k;
      errors[count] = error;
      count += 1;
    }
    return count;
  }

  private correct(id: number, value: number, count: number): void {
    const { squares, off, errors } = this;
    const { labels, weights } = this.model;
    const base = id * labels;
    for (let n = 0; n < count; n += 1) {
      const at = base + (off[n] as number);
      const gradient = (errors[n] as number) * value;
      const seen = (squares[at] as number) + gradient * gradient;
      squares[at] = seen;
      weights[at] = (weights[at] as number) + (RATE * gradient) / sqrt(seen + 1e-3);
    }
  }
}

interface Counts {
  /** How often a feature goes with a label, laid out as the weights are. */
  together: Float32Array;
  byFeature: Float32Array;
  byLabel: Float64Array;
}

function count({ vocabulary, labels }: Model, { starts, ids, values, labelOf }: Rows): Counts {
  const together = new Float32Array(vocabulary.size * labels);
  const byFeature = new Float32Array(vocabulary.size);
  const byLabel = new Float64Array(labels);
  for (let row = 0; row < labelOf.length; row += 1) {
    const label = labelOf[row] as number;
    const to = starts[row + 1] as number;
    for (let i = starts[row] as number; i < to; i += 1) {
      const id = ids[i] as number;
      const value = values[i] as number;
      together[id * labels + label] = (together[id * labels + label] as number) + value;
      byFeature[id] = (byFeature[id] as number) + value;
      byLabel[label] = (byLabel[label] as number) + value;
    }
  }
  return { together, byFeature, byLabel };
}

/**
 * Adds to the learnt weights, brought to the scale of probabilities, those of complement naive Bayes: how
 * rare a feature is in all other labels. The two err on different phrases and are better together.
 * What is the same for all labels is left out, as probabilities do not see it.
 */
function blendCounts(model: Model, rows: Rows): void {
  const { labels, weights, vocabulary } = model;
  const { together, byFeature, byLabel } = count(model, rows);
  const all = byLabel.reduce((sum, value) => sum + value, 0);
  const room = byLabel.map((own) => log(all - own + SMOOTHING * vocabulary.size));
  for (let id = 0; id < vocabulary.size; id += 1) {
    const everywhere = (byFeature[id] as number) + SMOOTHING;
    for (let k = 0; k < labels; k += 1) {
      const at = id * labels + k;
      const own = together[at] as number;
      const telling = own > 0 ? log(everywhere / max(everywhere - own, SMOOTHING)) : 0;
      weights[at] = SHARPNESS * (weights[at] as number) + COUNTED_SHARE * (telling + (room[k] as number));
    }
  }
}

/** Learns rows of features with a label each, deterministically and in a fraction of a second for many thousands. */
export function learn(features: FeatureRows, labelOf: readonly number[], labels: number): Model {
  const vocabulary = new Vocabulary();
  const rows = numbered(vocabulary, features, new Int32Array(labelOf));
  const model: Model = { vocabulary, weights: new Float32Array(vocabulary.size * labels), labels };
  new Regression(model, rows).run();
  blendCounts(model, rows);
  return model;
}

/** The probability of each label for what the rows say together; features that the model has not met say nothing. */
export function predict(model: Model, { keys, weights, count }: FeatureRows): Float32Array {
  const scores = new Float32Array(model.labels);
  const ids = new Int32Array(count);
  const values = new Float32Array(count);
  let known = 0;
  for (let i = 0; i < count; i += 1) {
    const id = model.vocabulary.find(keys[i] as number);
    if (id < 0) continue;
    ids[known] = id;
    values[known] = weights[i] as number;
    known += 1;
  }
  sumScores(model, { ids, values }, 0, known, scores);
  toProbabilities(scores, 1);
  return scores;
}
