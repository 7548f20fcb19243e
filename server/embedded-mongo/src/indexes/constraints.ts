import type { BSONRegExp } from 'bson';
import { isOperators, isRegex } from '../query/matcher';
import { literalPrefix } from '../query/regex';
import { type Doc, isDoc, isNumber, toNumber, truthy, typeOf } from '../values/document';
import { encodeKey, rankOf, ranks } from '../values/keys';

export interface Bound {
  key: Buffer;
  /** Keys that begin with `key` lie within the bound. */
  inclusive: boolean;
}

/** What one condition of a filter demands of a single value at a path: a necessary condition, never more. */
export interface Constraint {
  points?: unknown[];
  min?: Bound;
  max?: Bound;
  /** Missing fields cannot satisfy it, so a sparse index will do. */
  present: boolean;
}

export type Constraints = Map<string, Constraint[]>;

/** Collects what a filter demands of each path; `$or` is left to the planner. */
export function constraintsOf(filter: Doc, prefix = '', found: Constraints = new Map()): Constraints {
  for (const name of Object.keys(filter)) {
    const operand = filter[name];
    if (name === '$and') for (const branch of operand as Doc[]) constraintsOf(branch, prefix, found);
    if (name.startsWith('$')) continue;
    const path = prefix + name;
    for (const constraint of conditionsOf(operand)) add(found, path, constraint);
    if (isOperators(operand) && isDoc(operand.$elemMatch)) constrainElements(operand.$elemMatch, path, found);
  }
  return found;
}

const add = (found: Constraints, path: string, constraint: Constraint): void => {
  found.set(path, [...(found.get(path) ?? []), constraint]);
};

/** Conditions of one $elemMatch meet in one element, so that both ends of a range hold even in an array. */
function constrainElements(condition: Doc, path: string, found: Constraints): void {
  if (!isOperators(condition)) {
    constraintsOf(condition, `${path}.`, found);
    return;
  }
  const merged = combine(conditionsOf(condition), false);
  if (merged) add(found, path, merged);
}

/** Without arrays all conditions bear on one value; an array may meet each of them with another element. */
export function combine(constraints: Constraint[], isArray: boolean): Constraint | undefined {
  const exact = constraints.filter(({ points }) => points);
  const bounding = constraints.filter(({ min }) => min);
  if (exact.length > 0)
    return exact.reduce((a, b) => ((b.points?.length ?? 0) < (a.points?.length ?? 0) ? b : a));
  if (isArray || bounding.length < 2) return bounding[0];
  const min = bounding
    .map((bound) => bound.min as Bound)
    .reduce((a, b) => (Buffer.compare(a.key, b.key) < 0 ? b : a));
  const max = bounding
    .map((bound) => bound.max as Bound)
    .reduce((a, b) => (Buffer.compare(a.key, b.key) > 0 ? b : a));
  return { min, max, present: true };
}

function conditionsOf(operand: unknown): Constraint[] {
  if (isRegex(operand)) return regexCondition(operand, undefined);
  if (!isOperators(operand)) return [pointsOf([operand])];
  return Object.keys(operand).flatMap((name) => condition(name, operand[name], operand));
}

function condition(name: string, value: unknown, siblings: Doc): Constraint[] {
  switch (name) {
    case '$eq':
      return [pointsOf([value])];
    case '$in':
      return (value as unknown[]).some(isRegex) ? [] : [pointsOf(value as unknown[])];
    case '$all': {
      const [first] = value as unknown[];
      return first === undefined || isRegex(first) || isOperators(first) ? [] : [pointsOf([first])];
    }
    case '$exists':
      return truthy(value) ? [{ present: true }] : [];
    case '$regex':
      return regexCondition(value, siblings.$options);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeOf(name, value);
  }
  return [];
}

/** An array is found under the array itself, as an element, or under its first element; null also when missing. */
function pointsOf(values: unknown[]): Constraint {
  const points = values.flatMap((value) => {
    if (value === null || value === undefined) return [null, undefined];
    return Array.isArray(value) ? [value, value[0]] : [value];
  });
  return { points, present: !values.some((value) => value === null || value === undefined) };
}

const startOf = (rank: number): Bound => ({ key: Buffer.from([rank]), inclusive: true });
const endOf = (rank: number): Bound => ({ key: Buffer.from([rank + 1]), inclusive: false });

const unbounded = new Set(['null', 'undefined', 'array', 'object', 'regex', 'minKey', 'maxKey']);

function rangeOf(name: string, value: unknown): Constraint[] {
  if (unbounded.has(typeOf(value)) || (isNumber(value) && Number.isNaN(toNumber(value)))) return [];
  const rank = rankOf(value);
  const bound: Bound = { key: encodeKey(value), inclusive: name.endsWith('e') };
  return [
    name.startsWith('$g')
      ? { min: bound, max: endOf(rank), present: true }
      : { min: startOf(rank), max: bound, present: true },
  ];
}

function regexCondition(operand: unknown, options: unknown): Constraint[] {
  const { pattern, options: own } = isRegex(operand)
    ? (operand as BSONRegExp)
    : { pattern: String(operand), options: '' };
  const prefix = literalPrefix(pattern, String(options ?? own));
  if (prefix === '') return [{ present: true }];
  const bound: Bound = { key: encodeKey(prefix).subarray(0, -1), inclusive: true };
  return [{ min: bound, max: isRegex(operand) ? endOf(ranks.regex) : bound, present: true }];
}
