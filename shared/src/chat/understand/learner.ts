import type { Features } from './features';

export interface Example {
  features: Features;
  label: number;
}

/** A linear model: what each feature says for each label. */
export interface Model {
  vocabulary: Map<string, number>;
  /** The weight of feature f for label k stands at f * labels + k. */
  weights: Float32Array;
  labels: number;
}

interface Row {
  ids: Int32Array;
  values: Float32Array;
  label: number;
}

// Found by cross-validation over the phrases alone.
const EPOCHS = 2;
const RATE = 0.6;
const SHARPNESS = 1.2;
/** An error this small teaches nothing; passing over it makes learning several times faster. */
const NEGLIGIBLE = 0.02;
/** A phrase got right with this chance needs no second look. */
const LEARNT = 0.95;
const COUNTED_SHARE = 1;
const SMOOTHING = 0.015;

/** The features that the vocabulary knows; `grow`: it learns the others. */
function rowOf(vocabulary: Map<string, number>, features: Features, label: number, grow: boolean): Row {
  const ids: number[] = [];
  const values: number[] = [];
  const { names, weights } = features;
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] as string;
    let id = vocabulary.get(name);
    if (id === undefined) {
      if (!grow) continue;
      id = vocabulary.size;
      vocabulary.set(name, id);
    }
    ids.push(id);
    values.push(weights[i] as number);
  }
  return { ids: new Int32Array(ids), values: new Float32Array(values), label };
}

/** Scores of all labels, made into probabilities, into `out`. */
function probabilities(
  { labels, weights }: Model,
  { ids, values }: Row,
  sharpness: number,
  out: Float64Array,
): void {
  out.fill(0);
  for (let i = 0; i < ids.length; i += 1) {
    const base = (ids[i] as number) * labels;
    const value = values[i] as number;
    for (let k = 0; k < labels; k += 1) out[k] = (out[k] as number) + value * (weights[base + k] as number);
  }
  let highest = -Infinity;
  for (let k = 0; k < labels; k += 1) highest = Math.max(highest, out[k] as number);
  let sum = 0;
  for (let k = 0; k < labels; k += 1) {
    const power = Math.exp(sharpness * ((out[k] as number) - highest));
    out[k] = power;
    sum += power;
  }
  for (let k = 0; k < labels; k += 1) out[k] = (out[k] as number) / sum;
}

/** A shuffle that is the same every time: the same phrases always give the same weights. */
function shuffled<T>(items: readonly T[]): T[] {
  const list = [...items];
  let seed = 20_221_114;
  for (let i = list.length - 1; i > 0; i -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const j = seed % (i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

function learnRow(model: Model, squares: Float32Array, row: Row, guess: Float64Array): void {
  const { labels, weights } = model;
  probabilities(model, row, SHARPNESS, guess);
  for (let k = 0; k < labels; k += 1) {
    const error = (k === row.label ? 1 : 0) - (guess[k] as number);
    if (Math.abs(error) < NEGLIGIBLE) continue;
    for (let i = 0; i < row.ids.length; i += 1) {
      const at = (row.ids[i] as number) * labels + k;
      const gradient = error * (row.values[i] as number);
      const seen = (squares[at] as number) + gradient * gradient;
      squares[at] = seen;
      weights[at] = (weights[at] as number) + (RATE * gradient) / Math.sqrt(seen + 1e-3);
    }
  }
}

/** Multinomial logistic regression by AdaGrad, in place; what is learnt already is not gone over again. */
function regress(model: Model, rows: readonly Row[]): void {
  const squares = new Float32Array(model.weights.length);
  const guess = new Float64Array(model.labels);
  let order = shuffled(rows);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    order = order.filter((row) => {
      learnRow(model, squares, row, guess);
      return (guess[row.label] as number) < LEARNT;
    });
  }
}

interface Counts {
  /** How often a feature goes with a label, laid out as the weights are. */
  together: Float32Array;
  byFeature: Float32Array;
  byLabel: Float64Array;
}

function count({ vocabulary, labels }: Model, rows: readonly Row[]): Counts {
  const together = new Float32Array(vocabulary.size * labels);
  const byFeature = new Float32Array(vocabulary.size);
  const byLabel = new Float64Array(labels);
  for (const { ids, values, label } of rows) {
    for (let i = 0; i < ids.length; i += 1) {
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
function blendCounts(model: Model, rows: readonly Row[]): void {
  const { labels, weights, vocabulary } = model;
  const { together, byFeature, byLabel } = count(model, rows);
  const all = byLabel.reduce((sum, value) => sum + value, 0);
  const room = byLabel.map((own) => Math.log(all - own + SMOOTHING * vocabulary.size));
  for (let id = 0; id < vocabulary.size; id += 1) {
    const everywhere = (byFeature[id] as number) + SMOOTHING;
    for (let k = 0; k < labels; k += 1) {
      const at = id * labels + k;
      const own = together[at] as number;
      const telling = own > 0 ? Math.log(everywhere / Math.max(everywhere - own, SMOOTHING)) : 0;
      weights[at] = SHARPNESS * (weights[at] as number) + COUNTED_SHARE * (telling + (room[k] as number));
    }
  }
}

/** Learns from examples, deterministically and in a fraction of a second for some thousand of them. */
export function learn(examples: Iterable<Example>, labels: number): Model {
  const vocabulary = new Map<string, number>();
  const rows: Row[] = [];
  for (const { features, label } of examples) rows.push(rowOf(vocabulary, features, label, true));
  const model: Model = { vocabulary, weights: new Float32Array(vocabulary.size * labels), labels };
  regress(model, rows);
  blendCounts(model, rows);
  return model;
}

/** The probability of each label. */
export function predict(model: Model, features: Features): Float64Array {
  const out = new Float64Array(model.labels);
  probabilities(model, rowOf(model.vocabulary, features, -1, false), 1, out);
  return out;
}
