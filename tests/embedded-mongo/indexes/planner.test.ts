import { normaliseSpec, toIndex } from '../../../server/embedded-mongo/src/indexes/definition';
import { plan } from '../../../server/embedded-mongo/src/indexes/planner';
import { parseSort } from '../../../server/embedded-mongo/src/query/sort';
import type { Doc } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

interface Given {
  specs: Doc[];
  filter?: Doc;
  sort?: Doc;
  hint?: unknown;
  collation?: Doc;
  /** Positions of fields, in every index, that have held arrays. */
  arrays?: number[];
}

function planned({ specs, filter = {}, sort, hint, collation, arrays }: Given) {
  const indexes = specs.map((spec, id) => toIndex(id, normaliseSpec(typed(spec)), arrays));
  const request = {
    filter: typed(filter),
    sort: parseSort(sort && typed(sort)),
    hint,
    collation: collation && typed(collation),
  };
  const { scans, sorted, backwards } = plan(indexes, request);
  return {
    names: scans.map(({ index }) => index.name),
    ranges: scans.map(({ ranges }) => ranges.length),
    sorted,
    backwards,
  };
}

const compound = [{ key: { a: 1, b: -1 } }];

describe('the planner', () => {
  test.each<[string, Given, string[]]>([
    ['scans the collection without a fitting index', { specs: compound, filter: { b: 1 } }, []],
    ['takes an index for an equality', { specs: compound, filter: { a: 1 } }, ['a_1_b_-1']],
    ['takes an index for a range', { specs: compound, filter: { a: { $gt: 1 } } }, ['a_1_b_-1']],
    [
      'takes an index for the beginning of a string',
      { specs: compound, filter: { a: { $regex: '^ab' } } },
      ['a_1_b_-1'],
    ],
    [
      'prefers the index that fixes more fields',
      { specs: [{ key: { a: 1 } }, ...compound], filter: { a: 1, b: 2 } },
      ['a_1_b_-1'],
    ],
    [
      'prefers a unique key',
      { specs: [...compound, { key: { c: 1 }, unique: true }], filter: { a: 1, b: 1, c: 1 } },
      ['c_1'],
    ],
    ['takes an index for the order alone', { specs: compound, sort: { a: 1, b: -1 } }, ['a_1_b_-1']],
    [
      'takes one index for each branch of $or',
      { specs: [{ key: { a: 1 } }, { key: { b: 1 } }], filter: { $or: [{ a: 1 }, { b: 1 }] } },
      ['a_1', 'b_1'],
    ],
    [
      'scans when a branch of $or has no index',
      { specs: [{ key: { a: 1 } }], filter: { $or: [{ a: 1 }, { b: 1 }] } },
      [],
    ],
    [
      'does not take a sparse index for null',
      { specs: [{ key: { a: 1 }, sparse: true }], filter: { a: null } },
      [],
    ],
    [
      'does not take a sparse index for an order',
      { specs: [{ key: { a: 1 }, sparse: true }], sort: { a: 1 } },
      [],
    ],
    [
      'takes a sparse index for a value',
      { specs: [{ key: { a: 1 }, sparse: true }], filter: { a: 1 } },
      ['a_1'],
    ],
    [
      'takes a partial index that the filter implies',
      {
        specs: [{ key: { a: 1 }, partialFilterExpression: { b: { $gt: 1 } } }],
        filter: { a: 1, b: { $gte: 2 } },
      },
      ['a_1'],
    ],
    [
      'does not take a partial index otherwise',
      {
        specs: [{ key: { a: 1 }, partialFilterExpression: { b: { $gt: 1 } } }],
        filter: { a: 1, b: { $gte: 1 } },
      },
      [],
    ],
    [
      'does not prove a type by an equal number',
      {
        specs: [{ key: { a: 1 }, partialFilterExpression: { b: { $type: 'int' } } }],
        filter: { a: 1, b: 5 },
      },
      [],
    ],
    ['does not take a hidden index', { specs: [{ key: { a: 1 }, hidden: true }], filter: { a: 1 } }, []],
    [
      'does not take an index of another collation',
      { specs: [{ key: { a: 1 }, collation: { locale: 'en' } }], filter: { a: 1 } },
      [],
    ],
    [
      'takes an index of the same collation',
      {
        specs: [{ key: { a: 1 }, collation: { locale: 'en' } }],
        filter: { a: 'x' },
        collation: { locale: 'en' },
      },
      ['a_1'],
    ],
    [
      'obeys a hint by name',
      { specs: [{ key: { a: 1 } }, ...compound], filter: { a: 1, b: 1 }, hint: 'a_1' },
      ['a_1'],
    ],
    ['obeys a hint by key', { specs: [{ key: { a: 1 } }, ...compound], filter: {}, hint: { a: 1 } }, ['a_1']],
    ['obeys $natural', { specs: compound, filter: { a: 1 }, hint: { $natural: 1 } }, []],
  ])('%s', (_name, given, names) => {
    expect(planned(given).names).toEqual(names);
  });

  test.each<[string, Given, boolean, boolean]>([
    ['an index gives its own order', { specs: compound, sort: { a: 1, b: -1 } }, true, false],
    ['an index gives the reverse of its order', { specs: compound, sort: { a: -1, b: 1 } }, true, true],
    ['an index does not give another order', { specs: compound, sort: { a: 1, b: 1 } }, false, false],
    [
      'a field that is fixed need not be sorted by',
      { specs: compound, filter: { a: 1 }, sort: { b: 1 } },
      true,
      true,
    ],
    [
      'a field with two values has to be',
      { specs: compound, filter: { a: { $in: [1, 2] } }, sort: { b: 1 } },
      false,
      false,
    ],
    [
      'an index over arrays gives no order',
      { specs: compound, filter: { a: { $gt: 1 } }, sort: { a: 1 }, arrays: [0] },
      false,
      false,
    ],
  ])('knows that %s', (_name, given, sorted, backwards) => {
    expect(planned(given)).toMatchObject({ sorted, backwards });
  });

  test('reads one range for each point, however they are written', () => {
    expect(planned({ specs: compound, filter: { a: { $in: [1, 2, 2] }, b: { $gt: 5 } } }).ranges).toEqual([
      2,
    ]);
    expect(planned({ specs: compound, filter: { $and: [{ a: 1 }, { b: 2 }] } }).ranges).toEqual([1]);
  });

  test('refuses a hint that names no index', () => {
    expect(() => planned({ specs: compound, hint: 'nope' })).toThrow(
      'hint provided does not correspond to an existing index',
    );
  });
});
