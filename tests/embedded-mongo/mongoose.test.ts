import mongoose, { Schema } from 'mongoose';
import { useStore } from './support/store';

const userSchema = new Schema(
  {
    email: { type: String, unique: true, lowercase: true },
    name: { type: String, required: true },
    visits: { type: Number, default: 0 },
    tags: [String],
    address: { city: String, zip: String },
    courses: [{ title: String, hours: Number }],
    scores: { type: Map, of: Number },
    manager: { type: Schema.Types.ObjectId, ref: 'User' },
    lastSeen: { type: Date, expires: 86_400 },
  },
  { timestamps: true },
);
userSchema.index({ 'address.city': 1, name: -1 }, { partialFilterExpression: { visits: { $gt: 0 } } });

describe('mongoose', () => {
  const store = useStore();

  /** A model on a fresh database, with its collection and indexes made. */
  const useUsers = async (schema: Schema = userSchema) => {
    const connection = await mongoose
      .createConnection(store.uri, { dbName: store.freshDb().databaseName })
      .asPromise();
    store.closeFirst(connection);
    const model = connection.model('User', schema as typeof userSchema);
    await model.init();
    return model;
  };

  test('creates collections and indexes by itself, and finds them as they should be', async () => {
    const User = await useUsers();
    const indexes = await User.listIndexes();
    expect(indexes.map(({ name }: { name: string }) => name)).toEqual([
      '_id_',
      'email_1',
      'lastSeen_1',
      'address.city_1_name_-1',
    ]);
    expect(await User.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
    expect(await User.syncIndexes()).toEqual([]);
  });

  test('drops and makes indexes as the schema changes', async () => {
    const User = await useUsers();
    const changed = new Schema({ email: String, name: { type: String, index: true } });
    const Changed = User.db.model('Changed', changed, User.collection.collectionName);
    expect((await Changed.syncIndexes()).sort()).toEqual(['address.city_1_name_-1', 'email_1', 'lastSeen_1']);
    expect(await Changed.diffIndexes()).toEqual({ toDrop: [], toCreate: [] });
  });

  test('saves, changes and finds documents with their defaults, casts and timestamps', async () => {
    const User = await useUsers();
    const an = await User.create({ email: 'AN@x', name: 'An', tags: ['a'], scores: { math: 5 } });
    an.set('address.city', 'Jilin');
    an.tags.push('b');
    an.scores?.set('art', 7);
    an.courses.push({ title: 'Safety', hours: 12 });
    await an.save();
    const found = await User.findOne({ email: 'an@x' }).orFail();
    expect(found.toObject()).toMatchObject({
      tags: ['a', 'b'],
      address: { city: 'Jilin' },
      visits: 0,
      courses: [{ hours: 12 }],
    });
    expect(found.scores?.get('art')).toBe(7);
    expect(found.updatedAt.getTime()).toBeGreaterThanOrEqual(found.createdAt.getTime());
    await expect(User.create({ email: 'an@x', name: 'Other' })).rejects.toMatchObject({
      code: 11000,
      keyValue: { email: 'an@x' },
    });
  });

  test('notices a document that somebody else changed', async () => {
    const User = await useUsers();
    await User.create({ email: 'a@x', name: 'A', courses: [{ title: 'one' }, { title: 'two' }] });
    const [mine, theirs] = [await User.findOne().orFail(), await User.findOne().orFail()];
    theirs.courses.splice(0, 1);
    await theirs.save();
    mine.courses.set(1, { title: 'changed' } as never);
    mine.courses.splice(0, 1);
    await expect(mine.save()).rejects.toMatchObject({ name: 'VersionError' });
  });

  test('finds and updates in one step, with an upsert', async () => {
    const User = await useUsers();
    const change = { $inc: { visits: 1 }, $setOnInsert: { name: 'New' } };
    const options = { upsert: true, returnDocument: 'after' } as const;
    const made = await User.findOneAndUpdate({ email: 'n@x' }, change, options);
    const changed = await User.findOneAndUpdate({ email: 'n@x' }, change, options);
    expect([made?.visits, changed?.visits, changed?.name, changed?.id]).toEqual([1, 2, 'New', made?.id]);
    const raw = await User.findOneAndUpdate(
      { email: 'n@x' },
      { $set: { name: 'Named' } },
      { includeResultMetadata: true },
    );
    expect(raw?.lastErrorObject).toMatchObject({ n: 1, updatedExisting: true });
    expect(await User.findOneAndDelete({ email: 'n@x' }).lean()).toMatchObject({ name: 'Named' });
  });

  test('saves and writes in bulk', async () => {
    const User = await useUsers();
    const users = ['a', 'b', 'c'].map((name) => new User({ email: `${name}@x`, name }));
    await User.bulkSave(users);
    for (const user of users) user.visits = 5;
    await User.bulkSave(users);
    const result = await User.bulkWrite([
      { updateMany: { filter: { visits: 5 }, update: { $inc: { visits: 1 } } as never } },
      { deleteOne: { filter: { name: 'a' } } },
      { insertOne: { document: { email: 'd@x', name: 'd' } as never } },
    ]);
    expect(result).toMatchObject({ modifiedCount: 3, deletedCount: 1, insertedCount: 1 });
    expect(await User.distinct('visits')).toEqual([6, 0]);
  });

  test('updates arrays by position and by filter', async () => {
    const User = await useUsers();
    await User.create({
      email: 'a@x',
      name: 'A',
      courses: [
        { title: 'one', hours: 1 },
        { title: 'two', hours: 9 },
      ],
    });
    await User.updateOne({ 'courses.title': 'two' }, { $set: { 'courses.$.hours': 10 } });
    await User.updateOne(
      {},
      { $inc: { 'courses.$[short].hours': 1 } },
      { arrayFilters: [{ 'short.hours': { $lt: 5 } }] },
    );
    await User.updateOne(
      {},
      { $pull: { courses: { title: 'none' } }, $addToSet: { tags: { $each: ['x', 'x'] } } },
    );
    expect(await User.findOne().lean()).toMatchObject({
      courses: [{ hours: 2 }, { hours: 10 }],
      tags: ['x'],
    });
  });

  test('populates, aggregates and reads by a cursor', async () => {
    const User = await useUsers();
    const boss = await User.create({ email: 'boss@x', name: 'Boss' });
    await User.insertMany(
      Array.from({ length: 250 }, (_, i) => ({
        email: `${i}@x`,
        name: `n${i}`,
        manager: boss._id,
        visits: i % 5,
      })),
    );
    const one = await User.findOne({ email: '7@x' })
      .populate<{ manager: { name: string } }>('manager')
      .orFail();
    expect(one.manager.name).toBe('Boss');
    const groups = await User.aggregate([
      { $match: { manager: boss._id } },
      { $group: { _id: '$visits', n: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ]);
    expect(groups).toEqual([0, 1, 2, 3, 4].map((_id) => ({ _id, n: 50 })));
    const seen: string[] = [];
    for await (const { name } of User.find({ manager: boss._id }).sort({ _id: 1 }).cursor({ batchSize: 20 }))
      seen.push(name);
    expect(seen).toEqual(Array.from({ length: 250 }, (_, i) => `n${i}`));
    expect(await User.countDocuments({ visits: { $gte: 3 } })).toBe(100);
    expect(await User.exists({ name: 'nobody' })).toBeNull();
  });
});
