import { normaliseSpec, toIndex } from '../../../server/embedded-mongo/src/indexes/definition';
import { keysOf } from '../../../server/embedded-mongo/src/indexes/keys';
import { type Doc, promote } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

const indexOn = (key: Doc, options: Doc = {}) => toIndex(1, normaliseSpec(typed({ key, ...options })));

const valuesIn = (key: Doc, doc: Doc, options?: Doc): unknown =>
  keysOf(indexOn(key, options), typed(doc)).map(({ values }) => promote(values));

describe('the keys of a document in an index', () => {
  test.each<[string, Doc, Doc, unknown]>([
    ['a value', { a: 1 }, { a: 5 }, [[5]]],
    ['null for a missing value', { 'a.b': 1 }, { a: 5 }, [[null]]],
    ['each element of an array once', { a: 1 }, { a: [1, 2, 1] }, [[1], [2]]],
    ['undefined for an empty array', { a: 1 }, { a: [] }, [[undefined]]],
    ['an array within an array as a value', { a: 1 }, { a: [[1, 2]] }, [[[1, 2]]]],
    [
      'fields of one element together',
      { 'a.x': 1, 'a.y': 1 },
      { a: [{ x: 1, y: 2 }, { x: 3 }] },
      [
        [1, 2],
        [3, null],
      ],
    ],
    ['arrays within documents of an array', { 'a.b': 1 }, { a: [{ b: [1, 2] }, 7] }, [[1], [2], [null]]],
    [
      'an array beside a value',
      { a: 1, b: 1 },
      { a: [1, 2], b: 3 },
      [
        [1, 3],
        [2, 3],
      ],
    ],
  ])('are %s', (_name, key, doc, expected) => {
    expect(valuesIn(key, doc)).toEqual(expected);
  });

  test('are refused for two arrays side by side', () => {
    expect(() => valuesIn({ a: 1, b: 1 }, { a: [1], b: [2] })).toThrow(
      'cannot index parallel arrays [a] [b]',
    );
  });

  test('are none in a sparse index when all fields are missing', () => {
    expect(valuesIn({ a: 1, b: 1 }, { c: 1 }, { sparse: true })).toEqual([]);
    expect(valuesIn({ a: 1, b: 1 }, { b: 1 }, { sparse: true })).toEqual([[null, 1]]);
  });

  test('are none in a partial index when the filter does not match', () => {
    expect(valuesIn({ a: 1 }, { a: 1, b: 1 }, { partialFilterExpression: { b: { $gt: 5 } } })).toEqual([]);
  });

  test('mark the fields that held arrays', () => {
    const index = indexOn({ a: 1, 'b.c': 1 });
    keysOf(index, typed({ a: 1, b: [{ c: 1 }] }));
    expect([...index.multikey]).toEqual([1]);
  });
});
