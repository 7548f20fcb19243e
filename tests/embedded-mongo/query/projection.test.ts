import { compileExpression } from '../../../server/embedded-mongo/src/aggregation/expressions';
import { compileProjection } from '../../../server/embedded-mongo/src/query/projection';
import { type Doc, promote } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

const doc: Doc = {
  _id: 1,
  a: 1,
  b: { c: 2, d: 3 },
  list: [1, 2, 3, 4],
  items: [{ x: 1, y: 1 }, { x: 2, y: 2 }, 7],
};

const project = (spec: Doc, index?: number): unknown => {
  const context = { expression: (expr: unknown) => compileExpression(expr) };
  return promote(compileProjection(typed(spec), context)(typed(doc), { index }));
};

describe('a projection', () => {
  test.each<[string, Doc, Doc]>([
    ['includes fields and _id', { a: 1 }, { _id: 1, a: 1 }],
    ['includes without _id', { a: 1, _id: 0 }, { a: 1 }],
    ['includes _id alone', { _id: 1 }, { _id: 1 }],
    ['excludes fields', { b: 0, list: 0, items: 0 }, { _id: 1, a: 1 }],
    ['excludes _id alone', { _id: 0, b: 0, list: 0, items: 0 }, { a: 1 }],
    ['reaches into documents', { 'b.c': 1, _id: 0 }, { b: { c: 2 } }],
    ['takes nested documents for paths', { b: { d: 1 }, _id: 0 }, { b: { d: 3 } }],
    ['reaches into arrays and leaves scalars out', { 'items.x': 1, _id: 0 }, { items: [{ x: 1 }, { x: 2 }] }],
    ['slices from the front', { list: { $slice: 2 }, a: 1, _id: 0 }, { a: 1, list: [1, 2] }],
    ['slices from the end', { list: { $slice: -1 }, a: 1, _id: 0 }, { a: 1, list: [4] }],
    ['slices in the middle', { list: { $slice: [1, 2] }, a: 1, _id: 0 }, { a: 1, list: [2, 3] }],
    [
      'takes the first element that matches',
      { items: { $elemMatch: { x: 2 } } },
      { _id: 1, items: [{ x: 2, y: 2 }] },
    ],
    ['leaves the array out when none matches', { items: { $elemMatch: { x: 9 } } }, { _id: 1 }],
    [
      'computes expressions',
      { twice: { $multiply: ['$a', 2] }, same: '$b.c', _id: 0 },
      { twice: 2, same: 2 },
    ],
  ])('%s', (_name, spec, expected) => {
    expect(project(spec)).toEqual(expected);
  });

  test('takes the element that the filter matched', () => {
    expect(project({ 'list.$': 1, _id: 0 }, 2)).toEqual({ list: [3] });
  });

  test.each<[string, Doc, string]>([
    [
      'inclusion and exclusion together',
      { a: 1, b: 0 },
      'Cannot do exclusion on field b in inclusion projection',
    ],
    ['two paths that collide', { 'b.c': 1, b: 1 }, 'Path collision at b'],
    ['$meta', { a: { $meta: 'textScore' } }, '$meta is not supported by the embedded store'],
  ])('refuses %s', (_name, spec, message) => {
    expect(() => project(spec)).toThrow(message);
  });
});
