// A disk without room: what is written is refused in words, what is read goes on, and nothing is lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { mongo } from 'mongoose';
import { errorExit } from '../../../server/src/platform/http/error-exit';
import { createLog } from '../../../server/src/platform/log';
import { expectError, PRIVACY_VERSION, startApp, type TestApp, type TestHolder } from '../../support/server';

const dataDir = mkdtempSync(join(tmpdir(), 'hz-full-'));
const WRITES = ['insert', 'update', 'delete', 'findAndModify', 'bulkWrite'];

let store: EmbeddedMongo;
let app: TestApp;
let li: TestHolder;
beforeAll(async () => {
  store = await start({ dataDir, failPoints: true });
  app = await startApp({ sameDataAs: { uri: store.uri } as TestApp });
  li = await app.signIn();
});
afterAll(async () => {
  await app.stop();
  await store.stop();
  rmSync(dataDir, { recursive: true });
});

/** From now on the store says what SQLite says when the disk is full; or no longer. */
const disk = (mode: 'alwaysOn' | 'off') =>
  app.connection
    .getClient()
    .db('admin')
    .command({
      configureFailPoint: 'failCommand',
      mode,
      data: { failCommands: WRITES, errorCode: 14_031 },
    });

test('writes are refused with 503, reads go on, /readyz says so; afterwards everything is as it was', async () => {
  const { id } = await li.addCertificate();
  const before = await li.get('/v1/certificates');
  await app.request('GET', '/readyz').expect(200);
  await disk('alwaysOn');

  const unready = await app.request('GET', '/readyz');
  expectError(unready, 503, 'store-unavailable');
  expect(unready.body.error.message).toContain('存不进去'); // what is there can be read
  await app.request('GET', '/healthz').expect(200);
  const refused = await li.studies(id, 'credit-0001', '2022-12-01', 2);
  expectError(refused, 503, 'store-unavailable');
  expect(refused.body.error.message).toContain('存不进去');
  const writes: [method: string, path: string, body: object][] = [
    ['POST', '/v1/auth/phone/code', { phone: app.nextPhone(), consent: PRIVACY_VERSION }],
    ['PUT', '/v1/chat/turns/turn-0001', { text: '换证到哪天' }],
    ['PUT', '/v1/intake/answers/family', { value: 'skilled-worker' }],
    ['PUT', '/v1/reminders/settings', { version: 0, hour: 10 }],
    ['POST', '/v1/claims', { name: '王建国', idNumber: '220102198001011234', number: 'A-1001' }],
    ['POST', `/v1/certificates/${id}/status-code`, {}],
    ['DELETE', `/v1/certificates/${id}?version=0`, {}],
    ['DELETE', '/v1/me', { confirm: '删除' }],
  ];
  for (const [method, path, body] of writes) {
    const { status } = await li.request(method, path, body);
    expect([method, path, status]).toEqual([method, path, 503]);
  }
  expect(await li.get('/v1/certificates')).toEqual(before);

  await disk('off');
  await app.request('GET', '/readyz').expect(200);
  expect(await li.get('/v1/certificates')).toEqual(before);
  await li.studies(id, 'credit-0001', '2022-12-01', 2).expect(200);
});

// What other stores say: a server error by its code or its words, a write that was not confirmed, a server that steps down
test.each([
  [
    'MongoDB by its code',
    new mongo.MongoServerError({ code: 14_031, message: 'OutOfDiskSpace' }),
    '存不进去',
  ],
  [
    'a store over another database, by its words',
    new mongo.MongoServerError({ code: 1, message: 'could not extend file: No space left on device' }),
    '存不进去',
  ],
  [
    'many writes at once',
    new mongo.MongoBulkWriteError(
      { message: 'No space left on device', code: 14_031, writeErrors: [] },
      {} as never,
    ),
    '存不进去',
  ],
  [
    'a server that is no longer the first',
    new mongo.MongoServerError({
      code: 10_107,
      message: 'not primary',
      errorLabels: ['RetryableWriteError'],
    }),
    '取不到',
  ],
  ['a connection that was closed', new mongo.MongoNotConnectedError('closed'), '取不到'],
])('%s is answered with 503', async (_, thrown, words) => {
  const ctx = { state: { requestId: 'r' }, req: {}, set: () => {}, status: 200, body: undefined as unknown };
  await errorExit(createLog('silent'))(ctx as never, () => Promise.reject(thrown));
  expect(ctx.status).toBe(503);
  expect(ctx.body).toMatchObject({
    error: { code: 'store-unavailable', message: expect.stringContaining(words) },
  });
});
