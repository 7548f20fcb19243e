import { type Binary, BSONRegExp, Double, deserialize, Int32, Long, serialize } from 'bson';
import { fail } from '../errors';

/** A document with every value in its BSON type: numbers are Int32, Double, Long or Decimal128 objects. */
export type Doc = Record<string, unknown>;

export const maxDocumentBytes = 16 * 1024 * 1024;

/** The BSON a client sent a document as, where it is known, so that it can be stored untouched. */
export const rawBytes = new WeakMap<Doc, Uint8Array>();

const typed = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true };
const referenceMark = Buffer.from('\x02$ref\0');

/** Reads BSON and keeps types apart: promoted values would turn 5.0 into an int and bend large Longs. */
export function decode(bytes: Uint8Array): Doc {
  const doc = deserialize(bytes, typed);
  const mayHoldReference = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    referenceMark,
  );
  return (mayHoldReference ? withoutDBRefs(doc) : doc) as Doc;
}

export function encode(doc: Doc): Uint8Array {
  try {
    return serialize(doc, { ignoreUndefined: false });
  } catch (error) {
    // bson's own buffer holds 17 MB, a little more than a document may have.
    if (!(error instanceof RangeError && /offset/.test(error.message))) throw error;
    fail('BSONObjectTooLarge', 'BSONObj size is over the maximum of 16 MB');
  }
}

/** Encodes a document to be stored; refuses one over MongoDB's 16 MB. */
export function encodeStored(doc: Doc): Uint8Array {
  const bytes = encode(doc);
  if (bytes.length > maxDocumentBytes) {
    fail('BSONObjectTooLarge', `BSONObj size: ${bytes.length} is over the maximum of 16 MB`);
  }
  return bytes;
}

/** bson reads { $ref, $id } as its class DBRef; here it stays the subdocument that it is. */
function withoutDBRefs(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDBRefs);
  if (bsonType(value) === 'DBRef') {
    const { collection, oid, db, fields } = value as Doc;
    return {
      $ref: collection,
      $id: oid,
      ...(db === undefined || db === '' ? {} : { $db: db }),
      ...(fields as Doc),
    };
  }
  if (!isDoc(value)) return value;
  const plain: Doc = {};
  for (const key of Object.keys(value)) setOwn(plain, key, withoutDBRefs(value[key]));
  return plain;
}

/** True for an embedded document; false for arrays, dates and the classes of bson. */
export function isDoc(value: unknown): value is Doc {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** The client's fields only: `constructor` or `__proto__` of the prototype are not there. */
export const getOwn = (doc: Doc, key: string): unknown => (Object.hasOwn(doc, key) ? doc[key] : undefined);

/** Sets a field as an own property, whatever its name; `doc['__proto__'] = x` would change the prototype. */
export function setOwn(doc: Doc, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(doc, key, { value, enumerable: true, configurable: true, writable: true });
  } else doc[key] = value;
}

export const clone = <T>(value: T): T => decode(encode({ value })).value as T;

export const bsonType = (value: unknown): string | undefined =>
  (value as { _bsontype?: string } | null | undefined)?._bsontype;

/** BSON's own aliases of its types, as in { $type: 'long' }, with their numbers. */
export const typeNumbers = {
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binData: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  javascript: 13,
  symbol: 14,
  javascriptWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: -1,
  maxKey: 127,
} as const;

export type TypeName = keyof typeof typeNumbers;

const classTypes: Record<string, TypeName> = {
  Double: 'double',
  Int32: 'int',
  Long: 'long',
  Decimal128: 'decimal',
  ObjectId: 'objectId',
  Binary: 'binData',
  Timestamp: 'timestamp',
  BSONRegExp: 'regex',
  BSONSymbol: 'symbol',
  MinKey: 'minKey',
  MaxKey: 'maxKey',
};

export function typeOf(value: unknown): TypeName {
  switch (typeof value) {
    case 'undefined':
      return 'undefined';
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'number':
      return isInt32(value) ? 'int' : 'double';
    case 'bigint':
      return 'long';
  }
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  if (isDoc(value)) return 'object';
  const name = bsonType(value) ?? '';
  if (name === 'Code') return (value as { scope?: unknown }).scope ? 'javascriptWithScope' : 'javascript';
  return classTypes[name] ?? 'object';
}

const isInt32 = (value: number): boolean => (value | 0) === value && !Object.is(value, -0);

/** A number or truth from a command's options, in whatever numeric type the driver chose; else undefined. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  const type = typeOf(value);
  if (type === 'int' || type === 'double') return Number((value as Int32 | Double).value);
  if (type === 'long') return Number(value);
  return type === 'decimal' ? Number(String(value)) : undefined;
}

export const isNumber = (value: unknown): boolean => {
  const type = typeOf(value);
  return type === 'int' || type === 'double' || type === 'long' || type === 'decimal';
};

/** MongoDB's truth: everything but false, null, missing and zero. */
export const truthy = (value: unknown): boolean =>
  isNumber(value) ? toNumber(value) !== 0 : value !== undefined && value !== null && value !== false;

/** The plain JavaScript view of a typed value, which mingo's expressions work on. */
export function promote(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(promote);
  switch (bsonType(value)) {
    case 'Int32':
    case 'Double':
      return (value as Int32 | Double).value;
    case 'Long': {
      const number = (value as Long).toNumber();
      return Number.isSafeInteger(number) ? number : value;
    }
    case 'BSONRegExp':
      return new RegExp((value as BSONRegExp).pattern, (value as BSONRegExp).options.replace(/[^ims]/g, ''));
  }
  if (!isDoc(value)) return value;
  const plain: Doc = {};
  for (const key of Object.keys(value)) setOwn(plain, key, promote(value[key]));
  return plain;
}

const mostValues = 3_000_000;

/** Gives the numbers that an expression computed their BSON types again: int, else long, else double. */
export function restoreTypes(value: unknown, count = { values: 0 }): unknown {
  count.values += 1;
  if (count.values > mostValues) fail('BSONObjectTooLarge', 'The result of an expression is too large');
  if (typeof value === 'number') {
    if (isInt32(value)) return new Int32(value);
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? Long.fromNumber(value) : new Double(value);
  }
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (value instanceof RegExp) return new BSONRegExp(value.source, value.flags.replace(/[^ims]/g, ''));
  if (Array.isArray(value)) return value.map((item) => restoreTypes(item, count) ?? null);
  if (!isDoc(value)) return value;
  const result: Doc = {};
  for (const key of Object.keys(value)) {
    if (value[key] !== undefined) setOwn(result, key, restoreTypes(value[key], count));
  }
  return result;
}

export const binaryBytes = (value: Binary): Uint8Array => value.buffer.subarray(0, value.position);
