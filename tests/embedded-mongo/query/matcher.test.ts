import { BSONRegExp, Double, Int32, Long, ObjectId } from 'bson';
import { compileFilter } from '../../../server/embedded-mongo/src/query/matcher';
import { collationOf } from '../../../server/embedded-mongo/src/values/collation';
import type { Doc } from '../../../server/embedded-mongo/src/values/document';
import { typed } from '../support/typed';

const matches = (doc: Doc, filter: Doc): boolean => compileFilter(typed(filter))(typed(doc));

describe('a filter', () => {
  test.each<[string, Doc, Doc]>([
    ['a number in another type', { a: Long.fromNumber(5) }, { a: new Double(5) }],
    ['an element of an array', { a: [1, 2] }, { a: 2 }],
    ['a whole array', { a: [1, 2] }, { a: [1, 2] }],
    ['an array within an array', { a: [[1, 2]] }, { a: [1, 2] }],
    ['a field of documents in an array', { a: [{ b: 1 }, { b: 2 }] }, { 'a.b': 2 }],
    ['an element by its index', { a: [{ b: 1 }, { b: 2 }] }, { 'a.1.b': 2 }],
    ['null where the field is missing', {}, { a: null }],
    ['null below a scalar', { a: 4 }, { 'a.b': null }],
    ['null where one of the documents lacks the field', { a: [{ b: 3 }, {}] }, { 'a.b': null }],
    ['null by $in', {}, { a: { $in: [null, 5] } }],
    ['null by $gte', { a: null }, { a: { $gte: null } }],
    ['a document with its fields in order', { a: { b: 1, c: 2 } }, { a: { b: 1, c: 2 } }],
    ['two elements that each meet one bound', { a: [1, 10] }, { a: { $gt: 5, $lt: 3 } }],
    ['by $elemMatch one element that meets both', { a: [1, 4] }, { a: { $elemMatch: { $gt: 3, $lt: 5 } } }],
    ['by $elemMatch one document', { a: [{ x: 1, y: 2 }] }, { a: { $elemMatch: { x: 1, y: 2 } } }],
    ['what is not there by $ne', { a: [1, 2] }, { a: { $ne: 3 } }],
    ['by $all', { a: [1, 2, 3] }, { a: { $all: [3, 1] } }],
    ['by $size', { a: [1, 2] }, { a: { $size: 2 } }],
    ['by $type of an element', { a: ['x'] }, { a: { $type: 'string' } }],
    ['by $type number', { a: new Double(1) }, { a: { $type: 'number' } }],
    ['by a regular expression', { a: 'Hello' }, { a: new BSONRegExp('^he', 'i') }],
    ['by $regex with options', { a: 'x\nHello' }, { a: { $regex: '^hello', $options: 'im' } }],
    ['by $mod', { a: 10 }, { a: { $mod: [4, 2] } }],
    ['by $not', { a: 1 }, { a: { $not: { $gt: 5 } } }],
    ['by $nor', { a: 1 }, { $nor: [{ a: 2 }, { b: 1 }] }],
    ['by bits', { a: 6 }, { a: { $bitsAllSet: [1, 2], $bitsAllClear: 1 } }],
    ['a field of a DBRef', { a: { $ref: 'c', $id: 7 } }, { 'a.$id': 7 }],
    ['a DBRef as a value', { a: { $ref: 'c', $id: 7 } }, { a: { $ref: 'c', $id: 7 } }],
    [
      'an ObjectId',
      { a: new ObjectId('000000000000000000000001') },
      { a: new ObjectId('000000000000000000000001') },
    ],
  ])('finds %s', (_name, doc, filter) => {
    expect(matches(doc, filter)).toBe(true);
  });

  test.each<[string, Doc, Doc]>([
    ['a document with its fields in another order', { a: { c: 2, b: 1 } }, { a: { b: 1, c: 2 } }],
    ['a value of another type by a range', { a: '7' }, { a: { $gt: 5 } }],
    ['NaN by a range', { a: Number.NaN }, { a: { $lt: 5 } }],
    ['null in an array without documents', { a: [1] }, { 'a.b': null }],
    ['a value that the prototype has', {}, { constructor: { $exists: true } }],
    ['by $elemMatch within arrays of arrays', { a: [[1]] }, { a: { $elemMatch: { $eq: 1 } } }],
    ['a missing field by $ne null', {}, { a: { $ne: null } }],
    ['an element that $nin names', { a: [1, 2] }, { a: { $nin: [2] } }],
    ['by an empty $all', { a: [] }, { a: { $all: [] } }],
    ['by $exists what is there', { a: null }, { a: { $exists: false } }],
  ])('does not find %s', (_name, doc, filter) => {
    expect(matches(doc, filter)).toBe(false);
  });

  test.each<[string, Doc, string]>([
    ['an unknown operator', { a: { $foo: 1 } }, 'unknown operator: $foo'],
    ['an unknown operator at the top', { $foo: [] }, 'unknown top level operator: $foo'],
    ['an empty $or', { $or: [] }, '$or must be a nonempty array'],
    ['a malformed $in', { a: { $in: 5 } }, '$in needs an array'],
    ['a malformed regular expression', { a: { $regex: '(' } }, 'Regular expression is invalid'],
    ['$where', { $where: 'true' }, '$where is not supported by the embedded store'],
    ['$text', { $text: { $search: 'x' } }, '$text is not supported by the embedded store'],
    ['a search on a map', { a: { $near: [0, 0] } }, '$near is not supported by the embedded store'],
    ['$jsonSchema', { $jsonSchema: {} }, '$jsonSchema is not supported by the embedded store'],
  ])('refuses %s', (_name, filter, message) => {
    expect(() => compileFilter(typed(filter))).toThrow(message);
  });

  test('notes the outermost array position that matched', () => {
    const at = {};
    compileFilter(typed({ 'a.b': 2 }))(typed({ a: [{ b: [1] }, { b: [1, 2] }] }), at);
    expect(at).toEqual({ index: 1 });
  });

  test('compares strings by the collation', () => {
    const collation = collationOf({ locale: 'en', strength: 2 });
    const filter = compileFilter({ a: { $in: ['ABC', new Int32(1)] }, b: { $gt: 'A' } }, { collation });
    expect(filter(typed({ a: 'abc', b: 'b' }))).toBe(true);
    expect(filter(typed({ a: 'abc', b: 'a' }))).toBe(false);
  });
});
