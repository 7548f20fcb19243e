import { gzipSync } from 'node:zlib';
import { expectError, startApp, type TestApp } from '../../support/server';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ requestsPerMinute: 60 });
});
afterAll(() => app.stop());

const from = (address: string) => (request: ReturnType<TestApp['request']>) =>
  request.set('X-Forwarded-For', address);

test('an address that nobody serves is not found', async () => {
  expectError(await app.request('GET', '/v1/nothing').use(from('10.1.0.1')), 404, 'not-found');
});

test('a method that is not served says which ones are', async () => {
  const response = await app.request('DELETE', '/v1/clock').use(from('10.1.0.1'));
  expectError(response, 405, 'method-not-allowed');
});

test('an error names the request that it belongs to, and is never kept', async () => {
  const response = await app.request('GET', '/v1/me').set('X-Request-Id', 'my-request-1');
  expect(response.body.error.requestId).toBe('my-request-1');
  expect(response.headers).toMatchObject({ 'x-request-id': 'my-request-1', 'cache-control': 'no-store' });
});

test('a strange request id is replaced', async () => {
  const response = await app.request('GET', '/v1/clock').set('X-Request-Id', '13812345678 <b>');
  expect(response.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('a body that is no JSON is refused', async () => {
  const send = (type: string, body: string) =>
    app.request('POST', '/v1/auth/refresh').set('Content-Type', type).send(body);
  expectError(await send('application/json', '{"refreshToken":'), 400, 'malformed-json');
  expectError(await send('application/json', '"text"'), 400, 'malformed-json');
  expectError(await send('text/plain', 'hello'), 415, 'unsupported-media-type');
  expectError(await send('application/json', `{"a":"${'x'.repeat(70_000)}"}`), 413, 'body-too-large');
});

test('a compressed body that unpacks to too much is refused too', async () => {
  const response = await app
    .request('POST', '/v1/auth/refresh')
    .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' })
    .serialize((body) => body as string)
    .send(gzipSync(Buffer.alloc(10_000_000, 97)) as never);
  expectError(response, 413, 'body-too-large');
});

test('a field at fault is named, in words', async () => {
  const response = await app.request('POST', '/v1/auth/phone/code', { phone: '123' });
  expectError(response, 422, 'validation-failed');
  expect(response.body.error).toMatchObject({ field: 'phone', message: '请填 11 位手机号' });
});

test('a field that the contract does not know is refused by name', async () => {
  const response = await app.request('POST', '/v1/auth/refresh', { refreshToken: 'x'.repeat(30), more: 1 });
  expect(response.body.error.field).toBe('more');
});

test('an address that asks too often has to wait, another one does not', async () => {
  const ask = (address: string) => app.request('GET', '/v1/clock').use(from(address));
  for (let i = 0; i < 60; i++) await ask('10.9.9.9').expect(200);
  const refused = await ask('10.9.9.9');
  expectError(refused, 429, 'too-many-requests');
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  await ask('10.9.9.8').expect(200);
});

test('a store that is gone is said so', async () => {
  const other = await startApp();
  const holder = await other.signIn();
  await other.connection.close();
  expect((await holder.request('GET', '/v1/me')).status).toBeGreaterThanOrEqual(500);
  expectError(await other.request('GET', '/readyz'), 503, 'store-unavailable');
  await other.stop();
});
