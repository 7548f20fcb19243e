import { isDuplicateKey, upserting } from '../../../server/src/platform/store/duplicate';
import { startApp } from '../../support/server';

test('the same upserted by many at once is there once, and nobody is refused', async () => {
  const { connection } = await startApp();
  const items = connection.collection('items');
  await items.createIndex({ key: 1 }, { unique: true });
  for (let round = 0; round < 5; round++) {
    const key = `key-${round}`;
    const write = () => items.updateOne({ key }, { $inc: { times: 1 } }, { upsert: true });
    await Promise.all(Array.from({ length: 12 }, () => upserting(write)));
    expect(await items.find({ key }).toArray()).toMatchObject([{ times: 12 }]);
  }
});

test('a taken key is told from other trouble, whichever way the store says it', async () => {
  const { connection } = await startApp();
  const items = connection.collection('items');
  await items.createIndex({ key: 1 }, { unique: true });
  await items.insertOne({ key: 'a', full: true });
  const refused = await Promise.allSettled([
    items.insertOne({ key: 'a' }),
    items.updateOne({ key: 'a', full: false }, { $set: { times: 1 } }, { upsert: true }),
    items.findOneAndUpdate({ key: 'a', full: false }, { $set: { times: 1 } }, { upsert: true }),
    items.updateOne({ key: 'a' }, { $nonsense: 1 } as never),
  ]);
  expect(refused.map((one) => one.status === 'rejected' && isDuplicateKey(one.reason))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
