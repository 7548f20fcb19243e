import { Double, Int32, Long } from 'bson';
import { compileUpdate, documentOfFilter } from '../../../server/embedded-mongo/src/update/update';
import { type Doc, promote } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

interface Options {
  index?: number;
  inserting?: boolean;
  arrayFilters?: Doc[];
}

function apply(doc: Doc, update: Doc, { index, inserting = false, arrayFilters }: Options = {}): Doc {
  const filters = arrayFilters?.map(typed);
  return compileUpdate(typed(update), { arrayFilters: filters }).apply(typed(doc), { index, inserting });
}

describe('an update', () => {
  test.each<[string, Doc, Doc, Doc, Options?]>([
    ['$set makes the documents on the way', {}, { $set: { 'a.b': 1 } }, { a: { b: 1 } }],
    ['$set pads an array with null', { a: [1] }, { $set: { 'a.3': 4 } }, { a: [1, null, null, 4] }],
    ['$set adds new fields by name', {}, { $set: { b: 1, a: 2 } }, { a: 2, b: 1 }],
    [
      '$unset of an element leaves null',
      { a: [1, 2], b: 1 },
      { $unset: { 'a.0': '', b: '' } },
      { a: [null, 2] },
    ],
    [
      '$inc and $mul make missing fields',
      { a: 2 },
      { $inc: { a: 3, b: 1 }, $mul: { c: 2 } },
      { a: 5, b: 1, c: 0 },
    ],
    [
      '$min and $max compare across types',
      { a: 5, b: 5 },
      { $min: { a: 3 }, $max: { b: 'x' } },
      { a: 3, b: 'x' },
    ],
    ['$rename moves a value', { a: { b: 1 } }, { $rename: { 'a.b': 'c' } }, { a: {}, c: 1 }],
    [
      '$rename moves null, and leaves the rest when there is nothing',
      { a: null, d: 1 },
      { $rename: { a: 'b', c: 'd' } },
      { d: 1, b: null },
    ],
    ['$bit combines', { a: 13 }, { $bit: { a: { and: 10, or: 1 } } }, { a: 9 }],
    ['$push appends', { a: [1] }, { $push: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
    [
      '$push takes its modifiers together',
      { a: [5, 1] },
      { $push: { a: { $each: [4, 2], $sort: -1, $slice: 3 } } },
      { a: [5, 4, 2] },
    ],
    [
      '$push sorts by several fields',
      { a: [{ x: 1, y: 1 }] },
      {
        $push: {
          a: {
            $each: [
              { x: 1, y: 0 },
              { x: 0, y: 5 },
            ],
            $sort: { x: 1, y: 1 },
          },
        },
      },
      {
        a: [
          { x: 0, y: 5 },
          { x: 1, y: 0 },
          { x: 1, y: 1 },
        ],
      },
    ],
    ['$push places', { a: [1, 4] }, { $push: { a: { $each: [2, 3], $position: 1 } } }, { a: [1, 2, 3, 4] }],
    ['$addToSet adds what is new', { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
    ['$pop takes either end', { a: [1, 2, 3], b: [1, 2] }, { $pop: { a: 1, b: -1 } }, { a: [1, 2], b: [2] }],
    ['$pull by value', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
    ['$pull by operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
    [
      '$pull by fields of documents',
      { a: [{ x: 1, y: 2 }, { x: 2 }] },
      { $pull: { a: { x: 1 } } },
      { a: [{ x: 2 }] },
    ],
    ['$pullAll', { a: [1, 2, 3, 2] }, { $pullAll: { a: [2, 3] } }, { a: [1] }],
    ['$ takes the element that matched', { a: [1, 2] }, { $set: { 'a.$': 9 } }, { a: [1, 9] }, { index: 1 }],
    [
      '$[] takes every element',
      { a: [{ b: 1 }, { b: 2 }] },
      { $inc: { 'a.$[].b': 1 } },
      { a: [{ b: 2 }, { b: 3 }] },
    ],
    [
      '$[x] takes those of its filter',
      { a: [{ b: 1 }, { b: 5 }] },
      { $set: { 'a.$[x].b': 0 } },
      { a: [{ b: 1 }, { b: 0 }] },
      { arrayFilters: [{ 'x.b': { $gt: 3 } }] },
    ],
    [
      '$[] and $[x] nest',
      { a: [{ b: [1, 2] }, { b: [2] }] },
      { $set: { 'a.$[].b.$[x]': 9 } },
      { a: [{ b: [1, 9] }, { b: [9] }] },
      { arrayFilters: [{ x: 2 }] },
    ],
    ['$setOnInsert waits for an insert', { a: 1 }, { $setOnInsert: { b: 1 } }, { a: 1 }],
    [
      '$setOnInsert sets at an insert',
      { a: 1 },
      { $setOnInsert: { b: 1 } },
      { a: 1, b: 1 },
      { inserting: true },
    ],
    ['a replacement keeps the _id in front', { _id: 7, a: 1 }, { b: 2 }, { _id: 7, b: 2 }],
    [
      'operators see the document as it was',
      { a: 1, b: 2 },
      { $set: { a: 5 }, $rename: { b: 'c' } },
      { a: 5, c: 2 },
    ],
  ])('%s', (_name, doc, update, expected, options = {}) => {
    const result = apply(doc, update, options);
    expect(promote(result)).toEqual(expected);
    expect(Object.keys(result)).toEqual(Object.keys(expected));
  });

  test('leaves the types of all other fields alone', () => {
    const doc = { whole: new Double(5), large: Long.fromString('9007199254740993'), a: new Int32(1) };
    const result = apply(doc, { $inc: { a: 1 } });
    expect(result.whole).toEqual(new Double(5));
    expect(result.large).toEqual(Long.fromString('9007199254740993'));
  });

  test('sets the time', () => {
    const before = Date.now();
    const { at } = apply({}, { $currentDate: { at: true } }) as { at: Date };
    expect(at.getTime()).toBeGreaterThanOrEqual(before);
  });

  test.each<[string, Doc, Doc, string, Options?]>([
    ['an unknown operator', {}, { $foo: { a: 1 } }, 'Unknown modifier: $foo'],
    ['two changes of one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, "would create a conflict at 'a'"],
    ['a change within a changed path', {}, { $set: { a: 1, 'a.b': 1 } }, "would create a conflict at 'a'"],
    ['a path through a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, "Cannot create field 'b'"],
    ['a path through null', { a: null }, { $set: { 'a.b': 1 } }, "Cannot create field 'b'"],
    ['a field name within an array', { a: [1] }, { $set: { 'a.b': 1 } }, "Cannot create field 'b'"],
    [
      'arithmetic on a string',
      { a: 'x' },
      { $inc: { a: 1 } },
      'Cannot apply $inc to a value of non-numeric type',
    ],
    ['arithmetic with a string', {}, { $inc: { a: 'x' } }, 'Cannot $inc with non-numeric argument'],
    ['$push onto a scalar', { a: 1 }, { $push: { a: 1 } }, 'must be an array'],
    [
      'an unknown modifier',
      {},
      { $push: { a: { $each: [], $foo: 1 } } },
      'Unrecognized clause in $push: $foo',
    ],
    ['another _id', { _id: 1 }, { $set: { _id: 2 } }, "would modify the immutable field '_id'"],
    ['taking the _id away', { _id: 1 }, { $unset: { _id: '' } }, "would modify the immutable field '_id'"],
    ['an empty part of a path', {}, { $set: { 'a.': 1 } }, 'contains an empty field name'],
    ['$ as the first name', {}, { $set: { $: 1 } }, "Cannot have positional (i.e. '$') element"],
    ['$ without a match', { a: [1] }, { $set: { 'a.$': 1 } }, 'did not find the match needed'],
    [
      '$[] on what is no array',
      { a: 1 },
      { $set: { 'a.$[]': 1 } },
      'must exist in the document in order to apply array updates',
    ],
    [
      'an identifier without a filter',
      { a: [1] },
      { $set: { 'a.$[x]': 1 } },
      "No array filter found for identifier 'x'",
    ],
    [
      'a filter without its identifier',
      { a: [1] },
      { $set: { b: 1 } },
      "identifier 'x' was not used",
      { arrayFilters: [{ x: 1 }] },
    ],
    ['padding an array without end', { a: [] }, { $set: { 'a.2000000': 1 } }, "can't backfill array"],
  ])('refuses %s', (_name, doc, update, message, options = {}) => {
    expect(() => apply(doc, update, options)).toThrow(message);
  });

  test.each(['__proto__', 'a.__proto__.b', 'constructor.prototype.x', 'prototype'])(
    'refuses the path %s',
    (path) => {
      for (const name of ['$set', '$inc', '$push', '$rename', '$unset', '$min']) {
        const operand = JSON.parse(`{${JSON.stringify(path)}: ${name === '$rename' ? '"x"' : 1}}`);
        expect(() => apply({}, { [name]: operand })).toThrow('is not allowed in an update');
      }
      expect(() => apply({ a: 1 }, { $rename: { a: path } })).toThrow('is not allowed in an update');
    },
  );
});

describe('the document an upsert starts from', () => {
  test('has what the filter demands to be equal', () => {
    const filter = typed({
      a: 1,
      'b.c': { $eq: 2 },
      d: { $gt: 5 },
      e: { $in: [3] },
      $and: [{ f: 4 }],
      $or: [{ g: 5 }],
    });
    expect(promote(documentOfFilter(filter))).toEqual({ a: 1, b: { c: 2 }, e: 3, f: 4, g: 5 });
  });
});
