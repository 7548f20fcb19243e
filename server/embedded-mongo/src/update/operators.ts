import { Int32, Long, Timestamp } from 'bson';
import { fail } from '../errors';
import type { QueryContext } from '../query/matcher';
import { isDoc, isNumber, typeOf } from '../values/document';
import { arithmetic } from '../values/numbers';
import { compareValues } from '../values/order';
import { addToSet, pop, pull, pullAll, push } from './array-operators';

/** Checks an operand once; then gives the new value for a current one, where undefined means none. */
export type Operator = (
  operand: unknown,
  context: QueryContext,
) => (current: unknown, path: string) => unknown;

const arithmeticOperator =
  (name: string, operation: 'add' | 'multiply'): Operator =>
  (operand) => {
    if (!isNumber(operand)) fail('TypeMismatch', `Cannot ${name} with non-numeric argument`);
    return (current, path) => {
      if (current === undefined)
        return operation === 'add' ? operand : arithmetic('multiply', operand, new Int32(0));
      if (isNumber(current)) return arithmetic(operation, current, operand);
      const message = `Cannot apply ${name} to a value of non-numeric type. The field '${path}' is of type ${typeOf(current)}`;
      fail('TypeMismatch', message);
    };
  };

const extreme =
  (sign: 1 | -1): Operator =>
  (operand, { collation }) =>
  (current) => {
    if (current === undefined) return operand;
    return compareValues(operand, current, collation) * sign > 0 ? operand : current;
  };

const currentDate: Operator = (operand) => {
  const type = isDoc(operand) ? operand.$type : 'date';
  if ((operand === true || isDoc(operand)) && type === 'date') return () => new Date();
  if (isDoc(operand) && type === 'timestamp') {
    return () => new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 });
  }
  fail('BadValue', "$currentDate takes true, { $type: 'date' } or { $type: 'timestamp' }");
};

const bitwise: Record<string, (a: bigint, b: bigint) => bigint> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
};

const isInteger = (value: unknown): boolean => typeOf(value) === 'int' || typeOf(value) === 'long';

const bit: Operator = (operand) => {
  const steps = Object.entries(isDoc(operand) ? operand : {});
  if (steps.length === 0 || steps.some(([name, mask]) => !Object.hasOwn(bitwise, name) || !isInteger(mask))) {
    fail('BadValue', 'The $bit modifier takes { and | or | xor: integer }');
  }
  return (current = new Int32(0), path) => {
    if (!isInteger(current)) fail('BadValue', `Cannot apply $bit to '${path}', which is no integer`);
    const wide = [current, ...steps.map(([, mask]) => mask)].some((value) => typeOf(value) === 'long');
    const result = steps.reduce(
      (value, [name, mask]) => bitwise[name]?.(value, BigInt(String(mask))) ?? value,
      BigInt(String(current)),
    );
    return wide ? Long.fromBigInt(result) : new Int32(Number(result));
  };
};

/** Every update operator but $rename, which has two paths, by its name. */
export const operators: Record<string, Operator> = {
  $set: (operand) => () => operand,
  $setOnInsert: (operand) => () => operand,
  $unset: () => () => undefined,
  $inc: arithmeticOperator('$inc', 'add'),
  $mul: arithmeticOperator('$mul', 'multiply'),
  $min: extreme(-1),
  $max: extreme(1),
  $currentDate: currentDate,
  $bit: bit,
  $push: push,
  $addToSet: addToSet,
  $pop: pop,
  $pull: pull,
  $pullAll: pullAll,
};
