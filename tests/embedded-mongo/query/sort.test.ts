import { parseSort, Sorter } from '../../../server/embedded-mongo/src/query/sort';
import { collationOf } from '../../../server/embedded-mongo/src/values/collation';
import { type Doc, promote } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

function sorted(docs: Doc[], sort: Doc, limit?: number, locale?: string): unknown[] {
  const sorter = new Sorter<Doc>(parseSort(sort), limit, locale ? collationOf({ locale }) : undefined);
  for (const doc of docs.map(typed)) sorter.add(doc, doc);
  return sorter.take().map((doc) => promote(doc.v));
}

const mixed = [
  { v: 'b' },
  { v: 2 },
  { v: null },
  { v: [] },
  { v: true },
  { v: { a: 1 } },
  { v: [9, 0] },
  { v: 'a' },
];

describe('a sort', () => {
  test('orders mixed types, an array by its least element', () => {
    expect(sorted(mixed, { v: 1 })).toEqual([[], null, [9, 0], 2, 'a', 'b', { a: 1 }, true]);
  });

  test('orders descending, an array by its greatest element', () => {
    expect(sorted(mixed, { v: -1 })).toEqual([true, { a: 1 }, 'b', 'a', [9, 0], 2, null, []]);
  });

  test('keeps no more than the limit needs', () => {
    const many = Array.from({ length: 5000 }, (_, i) => ({ v: (i * 7919) % 5000 }));
    expect(sorted(many, { v: 1 }, 3)).toEqual([0, 1, 2]);
  });

  test('takes further keys in turn, and is stable', () => {
    const docs = [
      { a: 1, v: 1 },
      { a: 0, v: 2 },
      { a: 1, v: 0 },
      { a: 0, v: 2.5 },
    ];
    expect(sorted(docs, { a: 1, v: -1 })).toEqual([2.5, 2, 1, 0]);
    expect(sorted(docs, { a: 1 })).toEqual([2, 2.5, 1, 0]);
  });

  test('follows the collation', () => {
    expect(sorted([{ v: '张' }, { v: '李' }, { v: 'b' }, { v: 'A' }], { v: 1 }, undefined, 'zh')).toEqual(
      ['李', '张', 'A', 'b'].sort(new Intl.Collator('zh').compare),
    );
  });

  test('refuses directions that are none', () => {
    expect(() => parseSort({ a: 2 })).toThrow('$sort key ordering must be 1');
    expect(() => parseSort({ a: { $meta: 'textScore' } })).toThrow('$meta');
  });
});
