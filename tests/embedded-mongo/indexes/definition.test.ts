import { normaliseSpec, sameIndex } from '../../../server/embedded-mongo/src/indexes/definition';
import type { Doc } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

const normalised = (spec: Doc): Doc => normaliseSpec(typed(spec));

describe('an index specification', () => {
  test('is given a version and a name, and otherwise stays as the client wrote it', () => {
    const spec = { key: { a: 1, 'b.c': -1 }, unique: false, background: true };
    const { key, ...rest } = normalised(spec);
    expect(Object.keys(key as Doc)).toEqual(['a', 'b.c']);
    expect(rest).toMatchObject({ v: 2, name: 'a_1_b.c_-1', unique: false, background: true });
  });

  test.each<[string, Doc, string]>([
    ['no keys', { key: {} }, 'Index keys cannot be empty'],
    ['a direction of 0', { key: { a: 0 } }, 'cannot be 0'],
    ['an unknown kind', { key: { a: 'magic' } }, "Unknown index plugin 'magic'"],
    ['a text index', { key: { a: 'text' } }, 'A text index is not supported by the embedded store'],
    [
      'a 2dsphere index',
      { key: { a: '2dsphere' } },
      'A 2dsphere index is not supported by the embedded store',
    ],
    ['a hashed index', { key: { a: 'hashed' } }, 'A hashed index is not supported by the embedded store'],
    ['a wildcard index', { key: { 'a.$**': 1 } }, 'A wildcard index is not supported by the embedded store'],
    ['an array position', { key: { 'a.0': 1 } }, 'is not supported by the embedded store'],
    ['an unknown option', { key: { a: 1 }, weights: {} }, "The index option 'weights' is not supported"],
    [
      'a TTL index on two fields',
      { key: { a: 1, b: 1 }, expireAfterSeconds: 5 },
      'TTL indexes are single-field indexes',
    ],
    ['a TTL below zero', { key: { a: 1 }, expireAfterSeconds: -1 }, 'must be within 0 and 2147483647'],
  ])('is refused with %s', (_name, spec, message) => {
    expect(() => normalised(spec)).toThrow(message);
  });

  test('indexes the same as another when key, uniqueness, sparseness, filter and collation agree', () => {
    const base = normalised({ key: { a: 1 } });
    expect(
      sameIndex(base, normalised({ key: { a: 1 }, name: 'other', unique: false, expireAfterSeconds: 9 })),
    ).toBe(true);
    for (const option of [
      { unique: true },
      { sparse: true },
      { partialFilterExpression: { a: 1 } },
      { collation: { locale: 'en' } },
    ]) {
      expect(sameIndex(base, normalised({ key: { a: 1 }, ...option }))).toBe(false);
    }
  });
});
