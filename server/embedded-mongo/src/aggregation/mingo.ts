import type { Context } from 'mingo/core';
import { fail } from '../errors';
import { checkMemory } from '../memory';
import { type Doc, isDoc } from '../values/document';
import { compareValues } from '../values/order';

type Operator = (doc: never, operands: never, options: never) => unknown;
type Evaluate = (doc: unknown, expr: unknown, options: unknown) => unknown;

export interface Evaluator {
  evaluate(doc: Doc, expr: unknown, variables: Doc): unknown;
  knows(operator: string): boolean;
}

let loaded: Evaluator | undefined;

/** mingo takes a tenth of a second to load: only the first command with an expression pays for it. */
export function mingo(): Evaluator {
  loaded ??= loadMingo();
  return loaded;
}

function loadMingo(): Evaluator {
  const core = require('mingo/core') as typeof import('mingo/core');
  const evaluate = core.evalExpr as Evaluate;
  const operators = {
    ...require('mingo/operators/expression'),
    ...comparisons(evaluate),
    ...arrays(evaluate),
  };
  const expression = Object.fromEntries(
    Object.entries<Operator>(operators).map(([name, run]) => [name, limited(run)]),
  );
  const accumulator = require('mingo/operators/accumulator');
  const context: Context = core.Context.init({ accumulator, expression: expression as never });
  const { EXPRESSION, ACCUMULATOR } = core.OpType;
  return {
    evaluate: (doc, expr, variables) => evaluate(doc, expr, { context, variables, scriptEnabled: false }),
    knows: (name) => [EXPRESSION, ACCUMULATOR].some((type) => context.getOperator(type, name) !== null),
  };
}

/** mingo compares by JavaScript's types; these compare as the store does everywhere else. */
function comparisons(evaluate: Evaluate): Record<string, Operator> {
  const by =
    (holds: (order: number) => unknown): Operator =>
    (doc, operands, options) => {
      const values = evaluate(doc, operands, options);
      if (!Array.isArray(values) || values.length !== 2) {
        fail(16020, 'a comparison takes exactly 2 arguments');
      }
      return holds(compareValues(values[0], values[1]));
    };
  return {
    $eq: by((order) => order === 0),
    $ne: by((order) => order !== 0),
    $gt: by((order) => order > 0),
    $gte: by((order) => order >= 0),
    $lt: by((order) => order < 0),
    $lte: by((order) => order <= 0),
    $cmp: by(Math.sign),
    $in: (doc, operands, options) => {
      const [value, list] = evaluate(doc, operands, options) as [unknown, unknown];
      if (!Array.isArray(list)) fail(40081, '$in requires an array as a second argument');
      return list.some((item) => compareValues(item, value) === 0);
    },
  };
}

const longest = 2_000_000;

function refuseLonger(length: number): void {
  if (length > longest) fail('ExceededMemoryLimit', `An array of ${length} elements is too long`);
}

/** Operators that make a long array at once are refused before they do. */
function arrays(evaluate: Evaluate): Record<string, Operator> {
  const { $range, $concatArrays, $zip } = require('mingo/operators/expression') as Record<string, Operator>;
  const after =
    (run: Operator | undefined, lengthOf: (values: unknown) => number): Operator =>
    (doc, operands, options) => {
      refuseLonger(lengthOf(evaluate(doc, operands, options)));
      return run?.(doc, operands, options);
    };
  const sum = (lists: unknown): number =>
    Array.isArray(lists)
      ? lists.reduce((total, list) => total + (Array.isArray(list) ? list.length : 0), 0)
      : 0;
  return {
    $range: after($range, (values) => {
      const [from, to, step = 1] = values as number[];
      return Math.abs((Number(to) - Number(from)) / Number(step)) || 0;
    }),
    $concatArrays: after($concatArrays, sum),
    $zip: after($zip, (spec) => (isDoc(spec) ? sum(spec.inputs) : 0)),
  };
}

let elements = 0;

/** Counts what operators make, and looks at the memory after every so many values. */
const limited =
  (run: Operator): Operator =>
  (doc, operands, options) => {
    const result = run(doc, operands, options);
    elements += Array.isArray(result) ? result.length + 1 : 1;
    if (elements > 100_000) {
      elements = 0;
      checkMemory();
    }
    return result;
  };
