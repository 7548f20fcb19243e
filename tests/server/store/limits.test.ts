import { mongo } from 'mongoose';
import type { Keyring } from '../../../server/src/platform/crypto/keyring';
import { isDuplicateKey } from '../../../server/src/platform/store/duplicate';
import { type Counted, type Limit, LimitReached, Limits } from '../../../server/src/platform/store/limits';
import { aKeyring, startApp, type TestApp } from '../../support/server';

const HOUR_MS = 3_600_000;
const five: Limit = { name: 'five', points: 5, seconds: 60 };
const three: Limit = { name: 'three', points: 3, seconds: 24 * 60 * 60 };
let app: TestApp;
let keyring: Keyring;
let now: number;
let limits: Limits;
let serial = 0;
/** Somebody who was never counted before. */
const somebody = () => {
  serial += 1;
  return `139${String(serial).padStart(8, '0')}`;
};
/** Limits of another server on the same store. */
const another = (time = () => now) => {
  delete (app.connection.models as Record<string, unknown>).LimitCount;
  return new Limits(app.connection, keyring, time);
};
const passes = (...counted: Counted[]) => limits.take(...counted).then(() => true, thrownLimit);
const thrownLimit = (error: unknown): false => {
  if (error instanceof LimitReached) return false;
  throw error;
};
const counts = (which: object) =>
  app.connection.collection<{ _id: string; end: Date }>('limits').find(which).toArray();

beforeAll(async () => {
  app = await startApp();
  keyring = aKeyring();
});
beforeEach(() => {
  now = Date.now();
  limits = another();
});

test('of many at once exactly the allowed number passes, from two servers', async () => {
  const two = [limits, another()];
  const of = somebody();
  const all = [...Array(100).keys()].map((n) =>
    (two[n % 2] as Limits).take([five, of]).then(() => true, thrownLimit),
  );
  expect((await Promise.all(all)).filter(Boolean)).toHaveLength(5);
});

test('one is taken of each limit or of none: a refusal uses up nothing', async () => {
  const [own, others] = [somebody(), somebody()];
  for (let n = 0; n < 3; n += 1) expect(await passes([five, own], [three, others])).toBe(true);
  for (let n = 0; n < 10; n += 1) expect(await passes([five, own], [three, others])).toBe(false);
  expect(await limits.left(five, own)).toBe(2);
  for (let n = 0; n < 2; n += 1) expect(await passes([five, own])).toBe(true);
  const untouched = somebody();
  for (let n = 0; n < 10; n += 1) expect(await passes([five, own], [three, untouched])).toBe(false);
  expect(await limits.left(three, untouched)).toBe(3);
});

test('what was taken can be given back, once', async () => {
  const of = somebody();
  const { giveBack } = await limits.take([five, of]);
  await limits.take([five, of]);
  await giveBack();
  await giveBack();
  expect(await limits.left(five, of)).toBe(4);
});

test('it tells in how many seconds there is room again, and then there is', async () => {
  const of = somebody();
  for (let n = 0; n < 5; n += 1) await limits.take([five, of]);
  now += 20_000;
  await expect(limits.take([five, of])).rejects.toMatchObject({ limit: five, retryAfter: 40 });
  now += 40_000;
  expect(await passes([five, of])).toBe(true);
  expect(await limits.left(five, of)).toBe(4);
});

test.each([961 * HOUR_MS, 2 * 60_000, -961 * HOUR_MS])(
  'a clock that was %d ms ahead and is right again locks nobody',
  async (ahead) => {
    const of = somebody();
    now += ahead;
    for (let n = 0; n < 3; n += 1) await limits.take([three, of]);
    now -= ahead;
    expect(await passes([three, of])).toBe(true);
  },
);

test('clocks that differ by seconds count together', async () => {
  const of = somebody();
  const ahead = another(() => now + 5000);
  for (let n = 0; n < 3; n += 1) await ahead.take([three, of]);
  expect(await passes([three, of])).toBe(false);
});

test('a count says nothing readable of whom it is, and ends within a day', async () => {
  const of = somebody();
  const day: Limit = { name: 'a-day', points: 3, seconds: 24 * 60 * 60 };
  await limits.take([day, of]);
  const all = await counts({ name: day.name });
  expect(JSON.stringify(all)).not.toContain(of);
  expect(all).toHaveLength(1);
  for (const { end } of all) expect(end.getTime() - now).toBeLessThanOrEqual(24 * HOUR_MS);
  const indexes = await app.connection.collection('limits').indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { end: 1 }, expireAfterSeconds: 0 }));
});

test('a key that is taken is known by its code, and by its words where a store has no code for it', () => {
  const told = (code: number, message: string) => new mongo.MongoServerError({ code, message });
  expect(isDuplicateKey(told(11_000, 'E11000 duplicate key error'))).toBe(true);
  expect(isDuplicateKey(told(1, 'duplicate key value violates unique constraint'))).toBe(true);
  expect(isDuplicateKey(told(1, 'internal error'))).toBe(false);
  expect(isDuplicateKey(new Error('E11000 duplicate key'))).toBe(false);
});
