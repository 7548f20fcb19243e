import { gzipSync } from 'node:zlib';
import { examples } from '@hz/shared/contracts';
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
  expect(response.headers.allow).toBe('GET, HEAD');
  const named = await app.request('DELETE', '/openapi.json').use(from('10.1.0.1'));
  expectError(named, 405, 'method-not-allowed');
  expect(named.headers.allow).toBe('GET, HEAD');
  // It would fit a path with a placeholder too, which is served by another method
  const path = '/v1/office/sign-ins/poll';
  const taken = await app.request('GET', path).use(from('10.1.0.1'));
  expectError(taken, 405, 'method-not-allowed');
  expect(taken.headers.allow).toBe('POST');
  const options = await app.request('OPTIONS', path).use(from('10.1.0.1'));
  expect([options.status, options.headers.allow]).toEqual([204, 'POST']);
});

test('an error names the request that it belongs to, and is never kept', async () => {
  const response = await app.request('GET', '/v1/me').set('X-Request-Id', 'my-request-1');
  expect(response.body.error.requestId).toBe('my-request-1');
  expect(response.headers).toMatchObject({ 'x-request-id': 'my-request-1', 'cache-control': 'no-store' });
});

test('who is not signed in is told how to; the scheme is written in any case', async () => {
  const refused = await app.request('GET', '/v1/me').use(from('10.1.0.2'));
  expectError(refused, 401, 'not-signed-in');
  expect(refused.headers['www-authenticate']).toMatch(/^Bearer /);
  const { tokens } = await app.signIn();
  const signed = (scheme: string) =>
    app.request('GET', '/v1/me').set('Authorization', `${scheme} ${tokens.accessToken}`);
  for (const scheme of ['bearer', 'BEARER', 'Bearer ']) await signed(scheme).expect(200);
});

test('an Accept-Encoding that nobody can serve is answered plainly', async () => {
  for (const odd of [
    'identity;q=0',
    'gzip;q=0, identity;q=0',
    'gzip;q=x',
    '*;q=0',
    ';;,,',
    'br',
    'zstd, br',
    '\u00ff',
  ]) {
    const { status } = await app
      .request('GET', '/v1/notice')
      .set('Accept-Encoding', odd)
      .use(from('10.1.0.3'));
    expect([odd, status]).toEqual([odd, 200]);
  }
});

test('metrics answer whoever asks, with whatever header', async () => {
  for (const odd of [
    'Bearer',
    'Bearer \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
    'x'.repeat(5000),
  ]) {
    const { status } = await app.request('GET', '/metrics').set('Authorization', odd).use(from('10.1.0.4'));
    expect(status).toBe(200);
  }
});

test('only JSON is taken for JSON', async () => {
  const body = JSON.stringify(examples['POST /v1/auth/sign-out'].body);
  const send = (type: string) =>
    app.request('POST', '/v1/auth/sign-out').use(from('10.1.0.5')).set('Content-Type', type).send(body);
  for (const other of [
    'application/json5',
    'application/json-patch+json',
    'application/json;charset=gbk',
    'text/json',
  ])
    expectError(await send(other), 415, 'unsupported-media-type');
  for (const same of ['application/json', 'Application/JSON; charset=UTF-8', 'application/json;;'])
    expect((await send(same)).status).toBe(204);
});

test('errors stay small: a body of nothing but faults names the first ten', async () => {
  const credits = Array.from({ length: 1400 }, () => ({ on: 1, hours: 'x' }));
  const response = await app.request('POST', '/v1/assess', { credits }).use(from('10.1.0.6'));
  expectError(response, 422, 'validation-failed');
  expect(response.body.error.fields).toHaveLength(10);
  expect(response.text.length).toBeLessThan(2000);
  expect(response.text).not.toMatch(/[a-z]{4,} [a-z]{4,}|期望|实际接收/);
});

test('numbers in a path or a query are plain digits', async () => {
  const holder = await app.signIn();
  const { id } = await holder.addCertificate();
  for (const odd of ['', '-1', '0x0', '+0', '0e0', '1.5', '%20', '99999999999999999999']) {
    expectError(
      await holder.request('DELETE', `/v1/certificates/${id}?version=${odd}`),
      422,
      'validation-failed',
    );
  }
  expectError(await holder.request('DELETE', `/v1/certificates/${id}`), 422, 'validation-failed');
  for (const odd of ['0x7E6', '+2022', '2.022e3', '1999', '2101', 'x'])
    expectError(
      await holder.request('DELETE', `/v1/certificates/${id}/years/${odd}`),
      422,
      'validation-failed',
    );
  await holder.request('GET', `/v1/certificates/${id}`).expect(200);
});

test('a date outside the years that are answered is refused in words', async () => {
  for (const asOf of ['2150-06-01', '9999-12-31', '0001-01-01', '2100-01-01', '1979-12-31']) {
    const { body } = examples['POST /v1/assess'];
    const response = await app.request('POST', '/v1/assess', { ...body, asOf }).use(from('10.1.0.7'));
    expectError(response, 422, 'validation-failed');
    expect(response.body.error).toMatchObject({ field: 'asOf', message: expect.stringContaining('年份') });
  }
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
