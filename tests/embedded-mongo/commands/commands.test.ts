import { type Db, type Document, Long, MongoServerError } from 'mongodb';
import { until } from '../../support/until';
import { useStore } from '../support/store';

describe('commands', () => {
  const store = useStore();
  let db: Db;
  beforeEach(() => {
    db = store.freshDb();
  });
  const failure = async (command: Document): Promise<MongoServerError> => {
    const error = await db.command(command).then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(MongoServerError);
    return error;
  };

  test.each<[string, Document, number, string]>([
    ['a command that is not there', { shardCollection: 'a' }, 59, "no such command: 'shardCollection'"],
    [
      'a field that is not there',
      { find: 'c', tailable: true },
      40415,
      "'find.tailable' is an unknown field or not supported",
    ],
    ['a collection with a strange name', { insert: 'a$b', documents: [{}] }, 73, 'Invalid collection name'],
    ['a collection of the system', { create: 'system.js' }, 238, 'not supported by the embedded store'],
    [
      'a capped collection',
      { create: 'c', capped: true, size: 1000 },
      238,
      "The collection option 'capped' is not supported",
    ],
    [
      'a view',
      { create: 'v', viewOn: 'c', pipeline: [] },
      238,
      "The collection option 'viewOn' is not supported",
    ],
    [
      'a time series',
      { create: 't', timeseries: { timeField: 'at' } },
      238,
      'is not supported by the embedded store',
    ],
    ['an update of nothing', { update: 'c', updates: [] }, 16, 'Write batch sizes'],
    ['a negative limit', { find: 'c', limit: -1 }, 51024, 'must be >= 0'],
    ['indexes of a missing collection', { listIndexes: 'none' }, 26, 'ns does not exist'],
    [
      'a change stream',
      { aggregate: 'c', pipeline: [{ $changeStream: {} }], cursor: {} },
      238,
      '$changeStream is not supported by the embedded store',
    ],
    [
      'more copies than there are',
      { insert: 'c', documents: [{}], writeConcern: { w: 3 } },
      2,
      "cannot use 'w' > 1",
    ],
    [
      'a snapshot',
      { find: 'c', readConcern: { level: 'snapshot' } },
      238,
      "The read concern 'snapshot' is not supported",
    ],
    [
      'an _id that is an array',
      { findAndModify: 'c', query: {}, update: { _id: [1] }, upsert: true },
      53,
      "The '_id' value cannot be of type array",
    ],
  ])('refuse %s', async (_name, command, code, message) => {
    const error = await failure(command);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  test('refuse transactions with a clear error', async () => {
    const session = store.client.startSession();
    session.startTransaction();
    await expect(db.collection('c').insertOne({ a: 1 }, { session })).rejects.toThrow(
      'A transaction is not supported by the embedded store',
    );
    await session.abortTransaction();
    await session.endSession();
  });

  test('answer a retried write with the same answer, and write once', async () => {
    const lsid = { id: store.client.startSession().id?.id };
    const command = {
      update: 'c',
      updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
      lsid,
      txnNumber: Long.fromNumber(1),
    };
    const first = await db.command(command);
    expect(await db.command(command)).toEqual(first);
    expect(await db.collection('c').findOne()).toMatchObject({ n: 1 });
  });

  test('tell of a duplicate key with its pattern and value', async () => {
    const users = db.collection('users');
    await users.createIndex({ 'login.name': 1, realm: 1 }, { unique: true });
    await users.insertOne({ login: { name: 'an' }, realm: 5 });
    const error = await users.insertOne({ login: { name: 'an' }, realm: 5 }).catch((reason) => reason);
    expect(error).toMatchObject({
      code: 11000,
      keyPattern: { 'login.name': 1, realm: 1 },
      keyValue: { 'login.name': 'an', realm: 5 },
      message: expect.stringContaining('E11000 duplicate key error collection'),
    });
  });

  test('go on after an error when they are not ordered', async () => {
    const docs = [{ _id: 1 }, { _id: 1 }, { _id: 2 }];
    const items = db.collection<{ _id: number }>('items');
    const error = await items.insertMany(docs, { ordered: false }).catch((reason) => reason);
    expect(error).toMatchObject({ code: 11000, insertedCount: 2 });
    expect(error.writeErrors[0].index).toBe(1);
  });

  test('hand out cursors in batches, across changes, and close them', async () => {
    const items = db.collection<{ _id: number }>('items');
    await items.insertMany(Array.from({ length: 3000 }, (_, _id) => ({ _id })));
    const cursor = items.find({}, { batchSize: 7, sort: { _id: 1 } });
    const seen = [(await cursor.next())?._id];
    await items.deleteMany({ _id: { $gte: 2000 } });
    for await (const { _id } of cursor) seen.push(_id);
    expect(seen.slice(0, 2000)).toEqual(Array.from({ length: 2000 }, (_, i) => i));

    const { cursor: opened } = await db.command({ find: 'items', batchSize: 0 });
    expect(opened.firstBatch).toEqual([]);
    const more = await db.command({ getMore: Long.fromNumber(opened.id), collection: 'items', batchSize: 2 });
    expect(more.cursor.nextBatch).toEqual([{ _id: 0 }, { _id: 1 }]);
    const killed = await db.command({ killCursors: 'items', cursors: [Long.fromNumber(opened.id)] });
    expect(killed.cursorsKilled).toHaveLength(1);
    const error = await failure({ getMore: Long.fromNumber(opened.id), collection: 'items' });
    expect(error).toMatchObject({ code: 43, codeName: 'CursorNotFound' });
  });

  test('end when their time is over, and let others in between', async () => {
    const items = db.collection('items');
    await items.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n, text: 'x'.repeat(200) })));
    await expect(items.find({ text: 'y' }, { maxTimeMS: 5 }).toArray()).rejects.toMatchObject({ code: 50 });
    // A store that finishes a scan before it hears anybody else answers the ping second, always. One that lets others in
    // answers it first, unless this process itself looks too late: so it is asked until it did.
    let wasLetIn = false;
    while (!wasLetIn) {
      let scanning = true;
      const scan = items
        .find({ text: 'y' })
        .toArray()
        .finally(() => {
          scanning = false;
        });
      await db.command({ ping: 1 });
      wasLetIn = scanning;
      await scan;
    }
  });

  test('remove documents whose time has run out', async () => {
    const sessions = db.collection('sessions');
    await sessions.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const old = new Date(Date.now() - 120_000);
    await sessions.insertMany([
      { name: 'old', at: old },
      { name: 'new', at: new Date() },
      { name: 'list', at: [new Date(), old] },
      { name: 'none' },
      { name: 'text', at: 'x' },
    ]);
    await store.client.db('admin').command({ setParameter: 1, ttlMonitorSleepSecs: 0.1 });
    await until(async () => (await sessions.countDocuments()) <= 3, 'what is too old has gone');
    expect(await sessions.distinct('name')).toEqual(['new', 'none', 'text']);
  });

  test('change how long documents live, and hide an index', async () => {
    const items = db.collection('items');
    await items.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
    const index = { keyPattern: { at: 1 }, expireAfterSeconds: 90, hidden: true };
    expect(await db.command({ collMod: 'items', index })).toMatchObject({
      expireAfterSeconds_old: 60,
      expireAfterSeconds_new: 90,
    });
    expect(await items.listIndexes().toArray()).toContainEqual({
      v: 2,
      key: { at: 1 },
      name: 'at_1',
      expireAfterSeconds: 90,
      hidden: true,
    });
  });

  test('echo indexes as they were given, and notice the same and the contradictory', async () => {
    const items = db.collection('items');
    const options = {
      unique: true,
      sparse: false,
      partialFilterExpression: { n: { $gt: 5 } },
      collation: { locale: 'en', strength: 2 },
    };
    await items.createIndex({ a: 1, b: -1 }, options);
    expect(await items.listIndexes().toArray()).toEqual([
      { v: 2, key: { _id: 1 }, name: '_id_' },
      { v: 2, key: { a: 1, b: -1 }, name: 'a_1_b_-1', ...options },
    ]);
    await items.createIndex({ a: 1, b: -1 }, options);
    await expect(items.createIndex({ a: 1, b: -1 }, { ...options, name: 'other' })).rejects.toMatchObject({
      code: 85,
    });
    await expect(items.createIndex({ c: 1 }, { name: 'a_1_b_-1' })).rejects.toMatchObject({ code: 86 });
    await expect(items.dropIndex('nope')).rejects.toMatchObject({ code: 27 });
    await expect(items.dropIndex('_id_')).rejects.toMatchObject({ code: 72 });
    await items.dropIndexes();
    expect(await items.listIndexes().toArray()).toHaveLength(1);
  });

  test('keep to a validator, unless it is bypassed', async () => {
    const named = await db.createCollection('named', { validator: { name: { $type: 'string' } } });
    await expect(named.insertOne({ name: 5 })).rejects.toMatchObject({ code: 121 });
    await named.insertOne({ name: 5 }, { bypassDocumentValidation: true });
    await named.insertOne({ name: 'An' });
    await expect(named.updateOne({ name: 'An' }, { $set: { name: 5 } })).rejects.toMatchObject({ code: 121 });
  });

  test('list and drop collections and databases', async () => {
    await db.collection('one').insertOne({ a: 1 });
    await db.createCollection('two', { collation: { locale: 'zh' } });
    const listed = await db.listCollections().toArray();
    expect(listed).toMatchObject([
      { name: 'one', type: 'collection' },
      { name: 'two', options: { collation: { locale: 'zh' } } },
    ]);
    await db.dropCollection('one');
    expect((await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name)).toEqual([
      'two',
    ]);
    await db.dropDatabase();
    const { databases } = await db.admin().listDatabases();
    expect(databases.map(({ name }) => name)).not.toContain(db.databaseName);
  });

  test('tell which index a query takes', async () => {
    const items = db.collection('items');
    await items.createIndex({ a: 1 });
    await items.insertMany([{ a: 1 }, { a: 2 }, { a: 3 }]);
    const { queryPlanner, executionStats } = await items.find({ a: { $gt: 1 } }).explain();
    expect(queryPlanner.winningPlan.inputStage).toMatchObject({ stage: 'IXSCAN', indexName: 'a_1' });
    expect(executionStats).toMatchObject({ nReturned: 2, totalDocsExamined: 2 });
  });

  test('find with a collation by its index, and without one by scanning', async () => {
    const items = db.collection('items');
    const collation = { locale: 'en', strength: 2 };
    await items.createIndex({ name: 1 }, { collation, unique: true });
    await items.insertMany([{ name: 'An' }, { name: 'Bo' }]);
    expect(await items.find({ name: 'AN' }).collation(collation).toArray()).toHaveLength(1);
    expect(
      (await items.find({ name: 'AN' }).collation(collation).explain()).queryPlanner.winningPlan.inputStage
        .stage,
    ).toBe('IXSCAN');
    expect(await items.findOne({ name: 'AN' })).toBeNull();
    await expect(items.insertOne({ name: 'bO' })).rejects.toMatchObject({ code: 11000 });
  });
});
