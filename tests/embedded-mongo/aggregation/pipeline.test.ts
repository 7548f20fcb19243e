import { Double, Long } from 'bson';
import type { Collection, Document } from 'mongodb';
import { useStore } from '../support/store';

describe('an aggregation', () => {
  const store = useStore();
  let people: Collection<Document>;

  beforeAll(async () => {
    const db = store.client.db('aggregation');
    people = db.collection('people');
    await people.insertMany([
      { _id: 1, name: 'An', city: 'Jilin', age: 30, tags: ['a', 'b'], at: { x: 1 } },
      { _id: 2, name: 'Bo', city: 'Jilin', age: 40, tags: [] },
      { _id: 3, name: 'Chu', city: 'Siping', age: 20, tags: ['b'] },
    ] as Document[]);
    await db.collection('visits').insertMany([
      { _id: 10, person: 1, day: 5 },
      { _id: 11, person: 1, day: 6 },
      { _id: 12, person: 3, day: 7 },
    ] as Document[]);
    await db.collection('visits').createIndex({ person: 1 });
  });

  const run = (...pipeline: Document[]): Promise<Document[]> => people.aggregate(pipeline).toArray();

  test.each<[string, Document[], Document[]]>([
    [
      '$match, $sort, $skip and $limit',
      [
        { $match: { city: 'Jilin' } },
        { $sort: { age: -1 } },
        { $skip: 1 },
        { $limit: 1 },
        { $project: { name: 1 } },
      ],
      [{ _id: 1, name: 'An' }],
    ],
    [
      '$project with expressions',
      [
        { $match: { _id: 1 } },
        {
          $project: {
            _id: 0,
            old: { $gte: ['$age', 30] },
            label: { $concat: ['$name', '/', '$city'] },
            x: '$at.x',
          },
        },
      ],
      [{ old: true, label: 'An/Jilin', x: 1 }],
    ],
    [
      '$set and $unset',
      [
        { $match: { _id: 2 } },
        { $set: { 'at.y': { $add: ['$age', 1] } } },
        { $unset: ['tags', 'name', 'city', 'age'] },
      ],
      [{ _id: 2, at: { y: 41 } }],
    ],
    [
      '$group',
      [
        {
          $group: {
            _id: '$city',
            n: { $sum: 1 },
            sum: { $sum: '$age' },
            mean: { $avg: '$age' },
            first: { $first: '$name' },
            last: { $last: '$name' },
            least: { $min: '$age' },
            most: { $max: '$age' },
            all: { $push: '$_id' },
          },
        },
        { $sort: { _id: 1 } },
      ],
      [
        { _id: 'Jilin', n: 2, sum: 70, mean: 35, first: 'An', last: 'Bo', least: 30, most: 40, all: [1, 2] },
        { _id: 'Siping', n: 1, sum: 20, mean: 20, first: 'Chu', last: 'Chu', least: 20, most: 20, all: [3] },
      ],
    ],
    [
      '$group over everything',
      [{ $group: { _id: null, cities: { $addToSet: '$city' }, n: { $count: {} } } }],
      [{ _id: null, cities: ['Jilin', 'Siping'], n: 3 }],
    ],
    [
      '$unwind',
      [{ $unwind: '$tags' }, { $project: { tags: 1 } }],
      [
        { _id: 1, tags: 'a' },
        { _id: 1, tags: 'b' },
        { _id: 3, tags: 'b' },
      ],
    ],
    [
      '$unwind that keeps the empty',
      [
        { $unwind: { path: '$tags', preserveNullAndEmptyArrays: true, includeArrayIndex: 'i' } },
        { $match: { _id: 2 } },
        { $project: { tags: 1, i: 1 } },
      ],
      [{ _id: 2, i: null }],
    ],
    [
      '$lookup by fields',
      [
        { $match: { _id: { $lte: 2 } } },
        { $lookup: { from: 'visits', localField: '_id', foreignField: 'person', as: 'visits' } },
        { $project: { 'visits.day': 1 } },
      ],
      [
        { _id: 1, visits: [{ day: 5 }, { day: 6 }] },
        { _id: 2, visits: [] },
      ],
    ],
    [
      '$lookup by a pipeline',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'visits',
            let: { id: '$_id' },
            pipeline: [{ $match: { $expr: { $and: [{ $eq: ['$person', '$$id'] }, { $gt: ['$day', 5] }] } } }],
            as: 'visits',
          },
        },
        { $project: { visits: 1 } },
      ],
      [{ _id: 1, visits: [{ _id: 11, person: 1, day: 6 }] }],
    ],
    [
      '$lookup by both',
      [
        { $match: { _id: 1 } },
        {
          $lookup: {
            from: 'visits',
            localField: '_id',
            foreignField: 'person',
            pipeline: [{ $count: 'n' }],
            as: 'visits',
          },
        },
        { $project: { visits: 1 } },
      ],
      [{ _id: 1, visits: [{ n: 2 }] }],
    ],
    ['$count', [{ $match: { age: { $gt: 25 } } }, { $count: 'grown' }], [{ grown: 2 }]],
    [
      '$replaceRoot',
      [{ $match: { _id: 1 } }, { $replaceRoot: { newRoot: { $mergeObjects: ['$at', { name: '$name' }] } } }],
      [{ x: 1, name: 'An' }],
    ],
  ])('answers %s', async (_name, pipeline, expected) => {
    expect(await run(...pipeline)).toEqual(expected);
  });

  test('$out replaces a collection and keeps every type', async () => {
    const db = store.client.db('aggregation');
    await db
      .collection('typed')
      .insertOne({ _id: 1 as never, whole: new Double(5), large: Long.fromString('9007199254740993') });
    await db
      .collection('typed')
      .aggregate([{ $set: { more: 1 } }, { $out: 'out' }])
      .toArray();
    const [copy] = await db.collection('out').find({}, { promoteValues: false }).toArray();
    expect(copy).toMatchObject({ whole: new Double(5), large: Long.fromString('9007199254740993') });
  });

  test('$merge does with matches and the rest what it is told', async () => {
    const target = store.client.db('aggregation').collection<Document>('merged');
    await target.insertOne({ _id: 1 as never, old: true });
    await run(
      { $project: { name: 1 } },
      { $merge: { into: 'merged', whenMatched: 'merge', whenNotMatched: 'discard' } },
    );
    expect(await target.find().toArray()).toEqual([{ _id: 1, old: true, name: 'An' }]);
    await run(
      { $match: { _id: 1 } },
      { $merge: { into: 'merged', whenMatched: [{ $set: { seen: '$$new.age' } }] } },
    );
    expect(await target.findOne()).toEqual({ _id: 1, old: true, name: 'An', seen: 30 });
    await expect(run({ $merge: { into: 'merged', on: 'name' } })).rejects.toMatchObject({ code: 51183 });
  });

  test('let and its variables reach expressions', async () => {
    const pipeline = [{ $match: { $expr: { $eq: ['$name', '$$who'] } } }, { $project: { age: 1 } }];
    expect(await people.aggregate(pipeline, { let: { who: 'Bo' } }).toArray()).toEqual([{ _id: 2, age: 40 }]);
  });

  test.each<[string, Document, string | RegExp]>([
    [
      'a stage that is not there',
      { $graphLookup: {} },
      'The stage $graphLookup is not supported by the embedded store',
    ],
    ['a stage nobody knows', { $magic: {} }, "Unrecognized pipeline stage name: '$magic'"],
    ['an operator nobody knows', { $set: { a: { $magic: 1 } } }, "Unrecognized expression '$magic'"],
    [
      "a client's own code",
      { $set: { a: { $function: { body: 'x', args: [], lang: 'js' } } } },
      '$function is not supported',
    ],
    ['$sample, which would abort what runs it', { $sample: {} }, 'The stage $sample is not supported'],
    [
      'an accumulator that is not there',
      { $group: { _id: 1, a: { $topN: {} } } },
      "The accumulator '$topN' is not supported",
    ],
    ['two stages in one', { $match: {}, $limit: 1 }, 'must contain exactly one field'],
    [
      '$out before the end',
      { $lookup: { from: 'visits', pipeline: [{ $out: 'x' }], as: 'x' } },
      '$out can only be the final stage',
    ],
    ['an unknown variable', { $set: { a: '$$nobody' } }, 'Use of undefined variable: nobody'],
  ])('refuses %s', async (_name, stage, message) => {
    await expect(run(stage)).rejects.toThrow(message);
  });
});
