import type { Binary, BSONRegExp } from 'bson';
import { fail, notSupported } from '../errors';
import {
  binaryBytes,
  bsonType,
  type Doc,
  isDoc,
  isNumber,
  toNumber,
  typeNumbers,
  typeOf,
} from '../values/document';
import { encodeKey, rankOf, ranks } from '../values/keys';
import { type Collation, compareValues, equalTo } from '../values/order';
import { toRegExp } from './regex';

interface Leaf {
  test: (value: unknown) => boolean;
  /** The test is about the value as it stands, not about the elements of an array as well. */
  whole?: boolean;
}

type Compile = (operand: unknown, siblings: Doc, collation?: Collation) => Leaf;

const comparison =
  (holds: (order: number) => boolean, orEqual: boolean): Compile =>
  (operand, _siblings, collation) => {
    const type = typeOf(operand);
    if (type === 'regex') fail('BadValue', "Can't have RegEx as arg to predicate over field");
    const equal = equalTo(operand, collation);
    if (type === 'null' || isNaNValue(operand)) return { test: (value) => orEqual && equal(value) };
    const across = type === 'minKey' || type === 'maxKey';
    const rank = rankOf(operand);
    const comparable = (value: unknown) =>
      across ? value !== undefined : rankOf(value) === rank && !isNaNValue(value);
    return { test: (value) => comparable(value) && holds(compareValues(value, operand, collation)) };
  };

const isNaNValue = (value: unknown): boolean => Number.isNaN(isNumber(value) ? toNumber(value) : 0);

const membership: Compile = (operand, _siblings, collation) => {
  if (!Array.isArray(operand)) fail('BadValue', '$in needs an array');
  const regexes = operand
    .filter((item) => bsonType(item) === 'BSONRegExp')
    .map((item) => regexTest(item, {}));
  const others = operand.filter((item) => bsonType(item) !== 'BSONRegExp');
  if (others.some((item) => isDoc(item) && Object.keys(item)[0]?.match(/^\$(?!ref|id|db)/))) {
    fail('BadValue', 'cannot nest $ under $in');
  }
  const equals = others.some((item) => item === null) ? [equalTo(null)] : [];
  if (collation) equals.push(...others.map((item) => equalTo(item, collation)));
  const keys = new Set(collation ? [] : others.map((item) => encodeKey(item).toString('latin1')));
  return {
    test: (value) =>
      (keys.size > 0 && value !== undefined && keys.has(encodeKey(value).toString('latin1'))) ||
      equals.some((equal) => equal(value)) ||
      regexes.some((regex) => regex.test(value)),
  };
};

function regexTest(operand: unknown, siblings: Doc): Leaf {
  const isRegex = bsonType(operand) === 'BSONRegExp';
  if (!isRegex && typeof operand !== 'string') fail('BadValue', '$regex has to be a string');
  const pattern = isRegex ? (operand as BSONRegExp).pattern : (operand as string);
  const options = siblings.$options ?? (isRegex ? (operand as BSONRegExp).options : '');
  if (typeof options !== 'string') fail('BadValue', '$options has to be a string');
  const regex = toRegExp(pattern, options);
  const same = isRegex ? equalTo(operand) : () => false;
  return { test: (value) => (rankOf(value) === ranks.string ? regex.test(String(value)) : same(value)) };
}

const modulo: Compile = (operand) => {
  if (!Array.isArray(operand) || operand.length !== 2 || !operand.every(isNumber)) {
    fail('BadValue', 'malformed mod, needs to be an array of two numbers');
  }
  const [divisor, remainder] = operand.map((part) => BigInt(Math.trunc(toNumber(part) as number)));
  if (!divisor) fail('BadValue', 'divisor cannot be 0');
  return {
    test: (value) => {
      const number = isNumber(value) ? (toNumber(value) as number) : Number.NaN;
      if (!Number.isFinite(number)) return false;
      const exact = typeOf(value) === 'long' ? BigInt(String(value)) : BigInt(Math.trunc(number));
      return exact % divisor === remainder;
    },
  };
};

const size: Compile = (operand) => {
  const wanted = isNumber(operand) ? toNumber(operand) : undefined;
  if (wanted === undefined || !Number.isInteger(wanted) || wanted < 0) {
    fail('BadValue', 'Failed to parse $size. Expected a non-negative integer');
  }
  return { whole: true, test: (value) => Array.isArray(value) && value.length === wanted };
};

const type: Compile = (operand) => {
  const wanted = new Set((Array.isArray(operand) ? operand : [operand]).map(typeNumberOf));
  if (wanted.size === 0) fail('FailedToParse', '$type must match at least one type');
  const numeric = wanted.has('number');
  return {
    test: (value) =>
      value !== undefined && (wanted.has(typeNumbers[typeOf(value)]) || (numeric && isNumber(value))),
  };
};

function typeNumberOf(operand: unknown): number | 'number' {
  if (operand === 'number') return operand;
  const alias = typeof operand === 'string' ? operand : '';
  const number = Object.hasOwn(typeNumbers, alias)
    ? typeNumbers[alias as keyof typeof typeNumbers]
    : toNumber(operand);
  if (number !== undefined && Object.values<number>(typeNumbers).includes(number)) return number;
  fail('BadValue', `Unknown type name alias or invalid type code: ${String(operand)}`);
}

const bits =
  (wantSet: boolean, all: boolean): Compile =>
  (operand) => {
    const mask = bitMask(operand);
    return {
      test: (value) => {
        const set = bitsOf(value);
        if (set === undefined) return false;
        const hit = (wantSet ? set : ~set) & mask;
        return all ? hit === mask : hit !== 0n;
      },
    };
  };

function bitMask(operand: unknown): bigint {
  const fromPositions = Array.isArray(operand) && operand.every((bit) => (toNumber(bit) ?? -1) >= 0);
  const mask = fromPositions
    ? (operand as unknown[]).reduce<bigint>((sum, bit) => sum | (1n << BigInt(toNumber(bit) as number)), 0n)
    : bitsOf(operand);
  if (mask === undefined || mask < 0n) fail('BadValue', 'a bit mask must be positions, a number or binary');
  return mask;
}

function bitsOf(value: unknown): bigint | undefined {
  if (bsonType(value) === 'Binary') {
    return binaryBytes(value as Binary).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  }
  if (typeOf(value) === 'long') return BigInt(String(value));
  const number = isNumber(value) ? (toNumber(value) as number) : Number.NaN;
  return Number.isInteger(number) ? BigInt(number) : undefined;
}

/** The operators on one value. The matcher adds $exists and those made of others: $ne, $nin, $not, $all, $elemMatch. */
export const leafTests: Record<string, Compile> = {
  $eq: (operand, _siblings, collation) => ({ test: equalTo(operand, collation) }),
  $gt: comparison((order) => order > 0, false),
  $gte: comparison((order) => order >= 0, true),
  $lt: comparison((order) => order < 0, false),
  $lte: comparison((order) => order <= 0, true),
  $in: membership,
  $regex: regexTest,
  $mod: modulo,
  $size: size,
  $type: type,
  $bitsAllSet: bits(true, true),
  $bitsAnySet: bits(true, false),
  $bitsAllClear: bits(false, true),
  $bitsAnyClear: bits(false, false),
  $sampleRate: () => {
    throw notSupported('$sampleRate');
  },
};
