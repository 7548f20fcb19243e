import { fail, notSupported } from '../errors';
import { compileFilter, type Predicate } from '../query/matcher';
import { isIndex } from '../query/paths';
import { collationOf } from '../values/collation';
import { type Doc, isDoc, isNumber, toNumber, truthy } from '../values/document';
import { encodeKey } from '../values/keys';
import type { Collation } from '../values/order';

interface IndexField {
  name: string;
  path: string[];
  descending: boolean;
}

/** An index as the store works with it; `spec` is the client's own, echoed unchanged by listIndexes. */
export interface Index {
  id: number;
  name: string;
  spec: Doc;
  fields: IndexField[];
  unique: boolean;
  sparse: boolean;
  hidden: boolean;
  partial?: Predicate;
  collation?: Collation;
  expireAfterSeconds?: number;
  /** The positions of fields in which some document has held an array. */
  multikey: Set<number>;
}

const flags = new Set(['unique', 'sparse', 'hidden', 'background']);
const ignoredByMongoDB = new Set(['ns', 'dropDups']);
const known = new Set([
  'v',
  'key',
  'name',
  'expireAfterSeconds',
  'partialFilterExpression',
  'collation',
  ...flags,
]);
const specialKinds = ['text', '2d', '2dsphere', 'hashed', 'geoHaystack', 'columnstore'];

/** Checks a client's index specification and gives it a version and a name when it has none. */
export function normaliseSpec(given: unknown): Doc {
  if (!isDoc(given) || !isDoc(given.key) || Object.keys(given.key).length === 0) {
    fail('CannotCreateIndex', 'Index keys cannot be empty.');
  }
  const unknown = Object.keys(given).find((name) => !known.has(name) && !ignoredByMongoDB.has(name));
  if (unknown) throw notSupported(`The index option '${unknown}'`);
  for (const name of Object.keys(given.key)) checkField(name, given.key[name]);
  if (Object.hasOwn(given, 'expireAfterSeconds')) checkExpiry(given);
  const { key, v, name, ...options } = given;
  return { v: isNumber(v) ? v : 2, key, name: name ?? defaultName(key as Doc), ...options };
}

function checkField(name: string, direction: unknown): void {
  if (name.includes('$**')) throw notSupported('A wildcard index');
  if (typeof direction === 'string') {
    if (specialKinds.includes(direction)) throw notSupported(`A ${direction} index`);
    fail('CannotCreateIndex', `Unknown index plugin '${direction}'`);
  }
  if (!toNumber(direction)) {
    fail('CannotCreateIndex', `Values in v:2 index key pattern cannot be 0 or of another type: ${name}`);
  }
  const path = name.split('.');
  if (path.includes('')) fail('CannotCreateIndex', 'Index keys cannot contain an empty field.');
  if (path.some((part) => part.startsWith('$') && !/^\$(ref|id|db)$/.test(part))) {
    fail('CannotCreateIndex', `Index key contains an illegal field name: '${name}'`);
  }
  if (path.some((part, i) => i > 0 && isIndex(part)))
    throw notSupported(`An index on an array position (${name})`);
}

function checkExpiry({ key, expireAfterSeconds }: Doc): void {
  const seconds = isNumber(expireAfterSeconds) ? (toNumber(expireAfterSeconds) as number) : Number.NaN;
  if (!(seconds >= 0 && seconds <= 2147483647)) {
    fail('CannotCreateIndex', "TTL index 'expireAfterSeconds' option must be within 0 and 2147483647");
  }
  const names = Object.keys(key as Doc);
  if (names.length > 1 || names[0] === '_id') {
    fail('CannotCreateIndex', 'TTL indexes are single-field indexes, and not on _id');
  }
}

const defaultName = (key: Doc): string =>
  Object.keys(key)
    .map((name) => `${name}_${toNumber(key[name])}`)
    .join('_');

export function toIndex(id: number, spec: Doc, multikey: number[] = []): Index {
  const key = spec.key as Doc;
  const collation = collationOf(spec.collation);
  const partial = spec.partialFilterExpression as Doc | undefined;
  return {
    id,
    name: spec.name as string,
    spec,
    fields: Object.keys(key).map((name) => ({
      name,
      path: name.split('.'),
      descending: (toNumber(key[name]) as number) < 0,
    })),
    unique: truthy(spec.unique) || isIdKey(key),
    sparse: truthy(spec.sparse),
    hidden: truthy(spec.hidden),
    partial: partial && compileFilter(partial, { collation }),
    collation,
    expireAfterSeconds: toNumber(spec.expireAfterSeconds),
    multikey: new Set(multikey),
  };
}

export const isIdKey = (key: Doc): boolean => Object.keys(key).join() === '_id';

export const sameValue = (a: unknown, b: unknown): boolean => encodeKey(a).equals(encodeKey(b));

/** Compares what two specifications index; their names and how long documents live may differ. */
export function sameIndex(a: Doc, b: Doc): boolean {
  const essence = ({ key, unique, sparse, partialFilterExpression, collation }: Doc) =>
    [key, truthy(unique), truthy(sparse), partialFilterExpression, collation].map((part) => part ?? null);
  return sameValue(essence(a), essence(b));
}
