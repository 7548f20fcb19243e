import { fail } from '../errors';
import { compileFilter, isOperators, isRegex, type QueryContext } from '../query/matcher';
import { parseSort, Sorter } from '../query/sort';
import { type Doc, isDoc, isNumber, toNumber, typeOf } from '../values/document';
import { compareValues, equalTo } from '../values/order';

type Compiled = (current: unknown, path: string) => unknown;

function arrayOrThrow(name: string, current: unknown, path: string): unknown[] {
  if (Array.isArray(current)) return current;
  const message = `The field '${path}' must be an array but is of type ${typeOf(current)}; ${name} cannot be applied`;
  fail('BadValue', message);
}

/** The values of { $each: [...] }, or the operand itself as the only one. */
function eachOf(operand: unknown): unknown[] {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return [operand];
  if (Array.isArray(operand.$each)) return operand.$each;
  fail('BadValue', 'The argument to $each must be an array');
}

function modifiersOf(name: string, operand: unknown, known: string[]): Doc {
  if (!isDoc(operand) || !Object.hasOwn(operand, '$each')) return {};
  const unknown = Object.keys(operand).find((key) => !known.includes(key));
  if (unknown) fail('BadValue', `Unrecognized clause in ${name}: ${unknown}`);
  return operand;
}

function integer(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const number = isNumber(value) ? (toNumber(value) as number) : Number.NaN;
  if (Number.isInteger(number)) return number;
  fail('BadValue', `The value for ${name} must be an integer value`);
}

export function push(operand: unknown, context: QueryContext): Compiled {
  const values = eachOf(operand);
  const modifiers = modifiersOf('$push', operand, ['$each', '$slice', '$sort', '$position']);
  const slice = integer('$slice', modifiers.$slice);
  const position = integer('$position', modifiers.$position);
  const sort = modifiers.$sort === undefined ? undefined : elementSort(modifiers.$sort, context);
  return (current = [], path) => {
    const items = [...arrayOrThrow('$push', current, path)];
    items.splice(position ?? items.length, 0, ...values);
    const sorted = sort ? sort(items) : items;
    if (slice === undefined) return sorted;
    return slice >= 0 ? sorted.slice(0, slice) : sorted.slice(slice);
  };
}

/** $sort: 1 orders the elements themselves, $sort: { field: 1 } by their fields. */
function elementSort(spec: unknown, { collation }: QueryContext): (items: unknown[]) => unknown[] {
  const direction = isDoc(spec) ? undefined : toNumber(spec);
  if (direction === 1 || direction === -1) {
    return (items) => items.sort((a, b) => compareValues(a, b, collation) * direction);
  }
  if (!isDoc(spec))
    fail('BadValue', 'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1}');
  const fields = parseSort(spec);
  return (items) => {
    const sorter = new Sorter<unknown>(fields, undefined, collation);
    for (const item of items) sorter.add(item, isDoc(item) ? item : {});
    return sorter.take();
  };
}

export function addToSet(operand: unknown, { collation }: QueryContext): Compiled {
  const values = eachOf(operand);
  modifiersOf('$addToSet', operand, ['$each']);
  return (current = [], path) => {
    const items = [...arrayOrThrow('$addToSet', current, path)];
    for (const value of values) {
      if (!items.some((item) => compareValues(item, value, collation) === 0)) items.push(value);
    }
    return items;
  };
}

export function pop(operand: unknown): Compiled {
  const end = isNumber(operand) ? toNumber(operand) : undefined;
  if (end !== 1 && end !== -1) fail('FailedToParse', '$pop expects 1 or -1');
  return (current, path) => {
    if (current === undefined) return undefined;
    const items = arrayOrThrow('$pop', current, path);
    return end === 1 ? items.slice(0, -1) : items.slice(1);
  };
}

export function pull(operand: unknown, context: QueryContext): Compiled {
  const matches = elementTest(operand, context);
  return (current, path) => {
    if (current === undefined) return undefined;
    return arrayOrThrow('$pull', current, path).filter((item) => !matches(item));
  };
}

/** What $pull removes: elements that pass the operators, documents that match the filter, or equal values. */
function elementTest(operand: unknown, context: QueryContext): (item: unknown) => boolean {
  const isLogical = isDoc(operand) && /^\$(and|or|nor)$/.test(Object.keys(operand)[0] ?? '');
  if ((isOperators(operand) && !isLogical) || isRegex(operand)) {
    const matches = compileFilter({ item: operand }, context);
    return (item) => matches({ item });
  }
  if (isDoc(operand)) {
    const matches = compileFilter(operand, context);
    return (item) => isDoc(item) && matches(item);
  }
  return equalTo(operand, context.collation);
}

export function pullAll(operand: unknown, { collation }: QueryContext): Compiled {
  if (!Array.isArray(operand)) fail('BadValue', '$pullAll requires an array argument');
  const tests = operand.map((value) => equalTo(value, collation));
  return (current, path) => {
    if (current === undefined) return undefined;
    return arrayOrThrow('$pullAll', current, path).filter((item) => !tests.some((test) => test(item)));
  };
}
