import { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { compileExpression } from '../../server/embedded-mongo/src/aggregation/expressions';
import { openQuery } from '../../server/embedded-mongo/src/query/find';
import { parseSort } from '../../server/embedded-mongo/src/query/sort';
import type { Collection } from '../../server/embedded-mongo/src/storage/collection';
import { type Doc, decode, encode, isDoc } from '../../server/embedded-mongo/src/values/document';
import { encodeKey } from '../../server/embedded-mongo/src/values/keys';
import { times } from '../support/long';
import fc from '../support/properties';
import { useCatalog } from './support/local-collection';

const CASES = times(500, 20_000);

const ids = ['000000000000000000000001', '000000000000000000000002'];

const small = fc.integer({ min: -3, max: 6 }).map((n) => new Int32(n));

const scalar = fc.oneof(
  { weight: 5, arbitrary: small },
  fc.constantFrom(0, -0, 0.5, 2, 5, Number.NaN, Number.POSITIVE_INFINITY, -1e300).map((n) => new Double(n)),
  fc.constantFrom('2', '9007199254740993', '-9007199254740993').map((n) => Long.fromString(n)),
  fc.constantFrom('2', '0.1', '2.5', '1E400', '-1E-400', 'NaN').map((n) => Decimal128.fromString(n)),
  {
    weight: 4,
    arbitrary: fc.constantFrom('', 'a', 'ab', 'abc', 'b', 'B', 'a\u0000', '中', '中文', '😀', '\uffff'),
  },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false) },
  fc.constantFrom(...ids).map((id) => new ObjectId(id)),
  fc.constantFrom(0, 5, -5).map((time) => new Date(time)),
  fc.constantFrom(new MinKey(), new MaxKey(), new Timestamp({ t: 1, i: 2 }), new Binary(Buffer.from('ab'))),
);

const value = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.array(small, { maxLength: 3 }) },
  fc.record({ x: scalar }, { requiredKeys: [] }),
  fc.array(fc.record({ x: scalar, y: scalar }, { requiredKeys: [] }), { maxLength: 3 }),
  { weight: 2, arbitrary: fc.array(fc.record({ x: small, y: small }), { minLength: 2, maxLength: 3 }) },
  fc.array(fc.array(scalar, { maxLength: 2 }), { maxLength: 2 }),
);

const doc = fc.record({ a: value, b: value, c: scalar }, { requiredKeys: [] });

const comparison = fc.oneof(
  value,
  fc
    .tuple(fc.constantFrom('$eq', '$ne', '$gt', '$gte', '$lt', '$lte'), scalar)
    .map(([name, v]) => ({ [name]: v })),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.tuple(small, small).map(([low, high]) => ({ $gte: low, $lt: high })),
  fc.tuple(small, small).map(([low, high]) => ({ $elemMatch: { $gte: low, $lte: high } })),
  fc.array(value, { maxLength: 3 }).map((list) => ({ $in: list })),
  fc.array(scalar, { maxLength: 3 }).map((list) => ({ $nin: list })),
  fc.array(scalar, { maxLength: 2 }).map((list) => ({ $all: list })),
  fc.boolean().map((exists) => ({ $exists: exists })),
  fc.constantFrom({ $size: 1 }, { $type: 'string' }, { $type: 'array' }, { $mod: [2, 0] }, { $regex: '^a' }),
  fc.tuple(scalar, scalar).map(([low, high]) => ({ $elemMatch: { $gt: low, $lt: high } })),
  fc.tuple(scalar, scalar).map(([x, y]) => ({ $elemMatch: { x, y: { $gte: y } } })),
  scalar.map((v) => ({ $not: { $gt: v } })),
);

const path = fc.constantFrom('a', 'a', 'a', 'b', 'c', 'c', 'a.x', 'a.x', 'a.y');
const clause = fc.tuple(path, comparison).map(([name, operand]): Doc => ({ [name]: operand }));
const pair = fc.tuple(small, small).map(([x, y]): Doc => ({ 'a.x': x, 'a.y': y }));
const filter = fc.oneof(
  pair,
  { weight: 4, arbitrary: fc.array(clause, { maxLength: 3 }).map((all): Doc => Object.assign({}, ...all)) },
  fc.array(clause, { minLength: 1, maxLength: 3 }).map((all): Doc => ({ $or: all })),
  fc
    .tuple(clause, fc.array(clause, { minLength: 1, maxLength: 2 }))
    .map(([one, any]): Doc => ({ ...one, $or: any })),
  fc.array(clause, { minLength: 1, maxLength: 3 }).map((all): Doc => ({ $and: all })),
);

const direction = fc.constantFrom(1, -1);
const keyPattern = fc
  .uniqueArray(fc.tuple(path, direction), { minLength: 1, maxLength: 3, selector: ([name]) => name })
  .map((pairs): Doc => Object.fromEntries(pairs));
const sort = fc.option(keyPattern, { nil: undefined });
const indexes = fc.uniqueArray(
  fc.record({
    key: keyPattern,
    sparse: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, fc.constant(true)),
    partialFilterExpression: fc.oneof(
      { weight: 4, arbitrary: fc.constant(undefined) },
      fc.constantFrom({ c: { $gt: 1 } }, { a: { $exists: true } }),
    ),
  }),
  { minLength: 2, maxLength: 4, selector: ({ key }) => JSON.stringify(key) },
);

const asTyped = (doc: Doc): Doc => decode(encode(doc));

describe('a query with an index', () => {
  const { catalog } = useCatalog();
  let made = 0;

  const fill = (docs: Doc[]): { plain: Collection; indexed: Collection } => {
    made += 1;
    const plain = catalog.create('random', `plain${made}`, {});
    const indexed = catalog.create('random', `indexed${made}`, {});
    for (const [i, one] of docs.entries()) {
      plain.insert(asTyped({ _id: i, ...one }));
      indexed.insert(asTyped({ _id: i, ...one }));
    }
    return { plain, indexed };
  };

  const find = (collection: Collection, filter: Doc, sort?: Doc): { docs: Doc[]; usesIndex: boolean } => {
    const context = { expression: (expr: unknown) => compileExpression(expr) };
    const { plan, pages } = openQuery(collection, { filter, sort }, context);
    return { docs: [...pages()].flat().map(({ doc }) => doc), usesIndex: plan.scans.length > 0 };
  };

  const idsOf = (docs: Doc[]): string[] => docs.map(({ _id }) => String(_id)).sort();

  test(`finds what a scan of the collection finds, in the same order, in ${CASES} random cases`, () => {
    let indexUses = 0;
    fc.assert(
      fc.property(fc.array(doc, { maxLength: 10 }), indexes, filter, sort, (docs, specs, given, order) => {
        const { plain, indexed } = catalog.write(() => {
          const pair = fill(docs);
          for (const spec of specs) {
            const given = Object.fromEntries(
              Object.entries(spec).filter(([, option]) => option !== undefined),
            );
            try {
              catalog.createIndex(pair.indexed, asTyped(given));
            } catch (error) {
              if (!/parallel arrays/.test((error as Error).message)) throw error;
              pair.indexed.indexes.pop();
            }
          }
          return pair;
        });
        const [query, typedOrder] = [asTyped(given), order && asTyped(order)];
        const expected = find(plain, query, typedOrder);
        const found = find(indexed, query, typedOrder);
        if (found.usesIndex) indexUses += 1;
        expect(idsOf(found.docs)).toEqual(idsOf(expected.docs));
        if (typedOrder) expect(sortKeys(found.docs, typedOrder)).toEqual(sortKeys(expected.docs, typedOrder));
        catalog.write(() => {
          catalog.drop(plain);
          catalog.drop(indexed);
        });
      }),
      { numRuns: CASES },
    );
    expect(indexUses).toBeGreaterThan(CASES * 0.15);
  });
});

/** What documents are sorted by, so that those that are equal in it may change places. */
function sortKeys(docs: Doc[], order: Doc): string[] {
  const fields = parseSort(order);
  return docs.map((doc) => fields.map((field) => sortKey(leaves(doc, field.path), field.direction)).join());
}

/** Of several values the least counts in ascending order, the greatest in descending order. */
function sortKey(values: unknown[], direction: 1 | -1): string {
  const keys = values.map((one) => encodeKey(one).toString('hex')).sort();
  return keys.at(direction === 1 ? 0 : -1) ?? encodeKey(null).toString('hex');
}

function leaves(value: unknown, [name, ...rest]: string[]): unknown[] {
  if (name === undefined) {
    if (!Array.isArray(value)) return [value ?? null];
    return value.length === 0 ? [undefined] : value;
  }
  if (Array.isArray(value)) return value.filter(isDoc).flatMap((item) => leaves(item, [name, ...rest]));
  return leaves(isDoc(value) ? value[name] : undefined, rest);
}
