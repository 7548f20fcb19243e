import type { Collection, Document } from 'mongodb';
import { useStore } from './support/store';

/** A document with the name as a field of its own, as JSON can carry it. */
const own = (name: string, value: unknown): Document =>
  JSON.parse(`{${JSON.stringify(name)}: ${JSON.stringify(value)}}`);

describe('what a client sends', () => {
  const store = useStore();
  let items: Collection<Document>;
  beforeEach(async () => {
    items = store.freshDb().collection('items');
    await items.insertOne({ _id: 1 as never, a: 1, list: [1, 2] });
  });
  const command = (given: Document) => store.client.db(items.dbName).command(given);
  /** A fresh object in the store's thread is as clean as ever: expressions would see what it inherits. */
  afterEach(async () => {
    const [seen] = await items
      .aggregate([{ $limit: 1 }, { $project: { x: { $objectToArray: { $literal: {} } } } }])
      .toArray();
    expect(seen?.x ?? []).toEqual([]);
    expect(await items.countDocuments({ polluted: { $exists: true } })).toBe(0);
  });

  test.each(['__proto__', 'constructor'])(
    'may be a document with a field %s, which is stored as any other',
    async (name) => {
      const given = { _id: 2, ...own(name, { polluted: true }) };
      Object.defineProperty(given, name, { value: { polluted: true }, enumerable: true });
      await items.insertOne(given as never);
      const found = await items.findOne({ _id: 2 as never });
      expect(Object.hasOwn(found as Document, name)).toBe(true);
      expect(await items.findOne({ 'constructor.polluted': true, _id: 1 as never })).toBeNull();
    },
  );

  const paths = [
    '__proto__.polluted',
    'a.__proto__.polluted',
    'constructor.prototype.polluted',
    'list.constructor.prototype.polluted',
  ];

  test.each(paths)('cannot reach %s by an update', async (path) => {
    for (const operator of ['$set', '$inc', '$max', '$push', '$addToSet', '$setOnInsert', '$unset']) {
      await expect(items.updateOne({}, { [operator]: own(path, 1) }, { upsert: true })).rejects.toThrow(
        'is not allowed in an update',
      );
    }
    await expect(items.updateOne({}, { $rename: { a: path } })).rejects.toThrow(
      'is not allowed in an update',
    );
    await expect(items.updateOne({}, { $rename: own(path, 'b') })).rejects.toThrow(
      'is not allowed in an update',
    );
    await expect(items.updateOne({}, [{ $set: own(path, 1) }])).rejects.toThrow(
      'is not allowed in an expression',
    );
    await expect(items.updateOne(own(path, 1), { $set: { b: 1 } }, { upsert: true })).rejects.toThrow(
      'is not allowed',
    );
    await expect(items.findOneAndUpdate({}, { $set: own(path, 1) })).rejects.toThrow(
      'is not allowed in an update',
    );
  });

  test.each(paths)('cannot reach %s by an aggregation', async (path) => {
    for (const stage of [
      { $set: own(path, 1) },
      { $project: own(path, '$a') },
      { $group: { _id: 1, ...own(path.includes('__proto__') ? '__proto__' : 'constructor', { $sum: 1 }) } },
      { $lookup: { from: 'items', localField: 'a', foreignField: 'a', as: path } },
      { $unwind: { path: '$list', includeArrayIndex: path } },
      { $set: { x: `$${path}` } },
      { $replaceRoot: { newRoot: `$${path}` } },
    ]) {
      const outcome = await items
        .aggregate([stage])
        .toArray()
        .catch((error: Error) => error.message);
      expect(outcome).toEqual(expect.stringContaining('is not allowed'));
    }
  });

  test.each(paths)('finds nothing of the prototype at %s', async (path) => {
    expect(await items.countDocuments(own(path, { $exists: true }))).toBe(0);
    const found = await items.find({}, { projection: own(path, 1) }).toArray();
    expect(JSON.stringify(found)).not.toContain('polluted');
    expect(await items.distinct(path)).toEqual([]);
  });

  test('may compute names, which become plain fields', async () => {
    const stages = [
      { $project: { x: { $arrayToObject: [[['__proto__', { polluted: 1 }]]] } } },
      { $project: { x: { $setField: { field: '__proto__', input: '$$ROOT', value: { polluted: 1 } } } } },
      { $project: { x: { $getField: { field: 'constructor', input: '$$ROOT' } } } },
    ];
    for (const stage of stages)
      await items
        .aggregate([stage])
        .toArray()
        .catch(() => undefined);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a regular expression that is none', () => items.find({ a: { $regex: '(((' } }).toArray()],
    ['$sample without a size', () => items.aggregate([{ $sample: {} }]).toArray()],
    [
      'a division by zero',
      () =>
        items
          .aggregate([{ $project: { x: { $divide: ['$a', 0] } } }, { $match: { x: { $foo: 1 } } }])
          .toArray(),
    ],
    ['null where a document belongs', () => command({ find: 'items', filter: null, sort: 5 })],
    ['an update that is a number', () => command({ findAndModify: 'items', query: {}, update: 5 })],
    ['statements that are none', () => command({ update: 'items', updates: [5] })],
    ['a cursor that is none', () => command({ getMore: 'x', collection: 'items' })],
  ])('gets an error for %s, and the store lives on', async (_name, send) => {
    await expect(send()).rejects.toBeInstanceOf(Error);
    expect(await items.countDocuments({ _id: 1 as never })).toBe(1);
  });

  const doubled = (times: number): Document =>
    Array.from({ length: times }).reduce<Document>(
      (inner) => ({ $let: { vars: { v: inner }, in: { $concatArrays: ['$$v', '$$v'] } } }),
      { $range: [0, 1000] },
    );
  const nestedPairs = (times: number): Document =>
    Array.from({ length: times }).reduce<Document>(
      (inner) => ({ $let: { vars: { v: inner }, in: ['$$v', '$$v'] } }),
      { $literal: 1 },
    );
  const long = {
    $reduce: {
      input: { $range: [0, 1000] },
      initialValue: '',
      in: { $concat: ['$$value', 'x'.repeat(100)] },
    },
  };

  test.each<[string, Document]>([
    ['an endless range', { $range: [0, 1_000_000_000] }],
    ['an array that doubles', doubled(20)],
    ['arrays in arrays in arrays', nestedPairs(40)],
    [
      'a text of a terabyte',
      { $replaceAll: { input: long, find: 'x', replacement: { $concat: Array(10).fill(long) } } },
    ],
    ['a document beyond 16 MB', { $map: { input: { $range: [0, 1_900_000] }, in: 'xxxxxxxxxx' } }],
  ])('gets an error for %s before the memory is full', async (_name, x) => {
    await expect(items.aggregate([{ $project: { x } }]).toArray()).rejects.toThrow(
      /too l|16 MB|memory|string length/,
    );
    expect(await items.countDocuments()).toBe(1);
  });

  test('may be nested very deeply, even in an index', async () => {
    await items.createIndex({ n: 1 });
    await items.insertOne(nested(5000)).catch(() => undefined);
    await items.updateMany({}, { $set: { b: 1 } }).catch(() => undefined);
    expect(await items.countDocuments({ _id: 1 as never })).toBe(1);
  });
});

const nested = (depth: number): Document => (depth === 0 ? {} : { n: nested(depth - 1) });
