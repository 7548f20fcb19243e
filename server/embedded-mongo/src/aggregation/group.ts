import { Double, Int32 } from 'bson';
import { fail, notSupported } from '../errors';
import { type Doc, isDoc, isNumber, setOwn, toNumber } from '../values/document';
import { encodeKey } from '../values/keys';
import { arithmetic } from '../values/numbers';
import { type Collation, compareValues } from '../values/order';
import { compileExpression, type Expression } from './expressions';

/** Takes in one value after the other and gives what they come to. */
interface Accumulator {
  add(value: unknown): void;
  result(): unknown;
}

const folding =
  (start: unknown, fold: (sum: unknown, value: unknown) => unknown, finish = (sum: unknown) => sum ?? null) =>
  (): Accumulator => {
    let sum = start;
    return {
      add: (value) => {
        sum = fold(sum, value);
      },
      result: () => finish(sum),
    };
  };

const extreme = (sign: 1 | -1) =>
  folding(undefined, (best, value) => {
    if (value === undefined || value === null) return best;
    return best === undefined || compareValues(value, best) * sign > 0 ? value : best;
  });

function average(): Accumulator {
  let [sum, count] = [0, 0];
  return {
    add: (value) => {
      if (!isNumber(value)) return;
      sum += toNumber(value) as number;
      count += 1;
    },
    result: () => (count === 0 ? null : new Double(sum / count)),
  };
}

function addToSet(): Accumulator {
  const values = new Map<string, unknown>();
  return {
    add: (value) => {
      if (value !== undefined) values.set(encodeKey(value).toString('latin1'), value);
    },
    result: () => [...values.values()],
  };
}

function push(): Accumulator {
  const values: unknown[] = [];
  return {
    add: (value) => {
      if (value !== undefined) values.push(value);
    },
    result: () => values,
  };
}

function first(): Accumulator {
  const values: unknown[] = [];
  return {
    add: (value) => {
      if (values.length === 0) values.push(value);
    },
    result: () => values[0] ?? null,
  };
}

const accumulators: Record<string, () => Accumulator> = {
  $sum: folding(new Int32(0), (sum, value) => (isNumber(value) ? arithmetic('add', sum, value) : sum)),
  $avg: average,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: folding(undefined, (_last, value) => value),
  $push: push,
  $addToSet: addToSet,
  $mergeObjects: folding({}, (merged, value) => (isDoc(value) ? { ...(merged as Doc), ...value } : merged)),
};

interface Field {
  name: string;
  evaluate: Expression;
  start: () => Accumulator;
}

interface Group {
  id: unknown;
  accumulators: Accumulator[];
}

/** $group: documents with the same _id fall together, and each field accumulates a value of theirs. */
export class Grouping {
  private readonly id: Expression;
  private readonly fields: Field[];
  private readonly groups = new Map<string, Group[]>();

  constructor(
    spec: unknown,
    variables: Doc,
    private readonly collation?: Collation,
  ) {
    if (!isDoc(spec) || !Object.hasOwn(spec, '_id')) {
      fail(15955, 'a group specification must include an _id');
    }
    const { _id, ...fields } = spec;
    this.id = compileExpression(_id, variables);
    this.fields = Object.keys(fields).map((name) => readField(name, fields[name], variables));
  }

  add(doc: Doc): void {
    const group = this.groupOf(this.id(doc) ?? null);
    for (const [i, { evaluate }] of this.fields.entries()) group.accumulators[i]?.add(evaluate(doc));
  }

  *results(): Generator<Doc> {
    for (const { id, accumulators } of [...this.groups.values()].flat()) {
      const result: Doc = { _id: id };
      for (const [i, { name }] of this.fields.entries()) setOwn(result, name, accumulators[i]?.result());
      yield result;
    }
  }

  /** Under a collation several groups may share a key, which is coarse then. */
  private groupOf(id: unknown): Group {
    const key = encodeKey(id, this.collation?.fold).toString('latin1');
    const candidates = this.groups.get(key) ?? [];
    const known = candidates.find(
      (group) => !this.collation || compareValues(group.id, id, this.collation) === 0,
    );
    if (known) return known;
    const group: Group = { id, accumulators: this.fields.map(({ start }) => start()) };
    this.groups.set(key, [...candidates, group]);
    return group;
  }
}

function readField(name: string, spec: unknown, variables: Doc): Field {
  if (name.includes('.')) fail(40235, `The field name '${name}' cannot contain '.'`);
  const operators = isDoc(spec) ? Object.keys(spec) : [];
  const [operator] = operators;
  if (!isDoc(spec) || operator === undefined || !operator.startsWith('$')) {
    fail(40234, `The field '${name}' must be an accumulator object`);
  }
  if (operators.length > 1) fail(40238, `The field '${name}' must specify one accumulator`);
  if (operator === '$count')
    return { name, evaluate: () => new Int32(1), start: accumulators.$sum as Field['start'] };
  const start = Object.hasOwn(accumulators, operator) ? accumulators[operator] : undefined;
  if (!start) throw notSupported(`The accumulator '${operator}'`);
  return { name, evaluate: compileExpression(spec[operator], variables), start };
}
