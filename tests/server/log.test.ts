import { isReadableIn } from '../support/readable';
import { startApp, type TestApp } from '../support/server';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});

test('a whole visit leaves no phone number, code, token or certificate number in the log', async () => {
  const li = await app.signIn('13812345678');
  const { id, version } = await li.addCertificate();
  await li.request('PUT', `/v1/certificates/${id}`, { version, number: 'SECRET-NUMBER' }).expect(200);
  await li.request('POST', '/v1/auth/refresh', { refreshToken: li.tokens.refreshToken }).expect(200);
  await li.request('GET', '/v1/nothing/13812345678?phone=13812345678');
  await li.request('POST', '/v1/auth/phone', { phone: '13812345678', code: 'wrong' });
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  const log = app.logLines.join('');
  const [, secret] = li.tokens.refreshToken.split('.');
  for (const word of [
    '13812345678',
    app.codes.get('13812345678'),
    li.tokens.accessToken,
    secret,
    'SECRET-NUMBER',
  ]) {
    expect(isReadableIn(log, word as string)).toBe(false);
  }
});

test('a request is one line: which route, how it ended, how long it took', async () => {
  app.logLines.length = 0;
  await app.request('GET', '/v1/ways/nothing').set('X-Request-Id', 'request-0001');
  expect(app.logLines.map((line) => JSON.parse(line))).toMatchObject([
    {
      requestId: 'request-0001',
      method: 'GET',
      route: 'GET /v1/ways/:family',
      status: 404,
      code: 'not-found',
      ms: expect.any(Number),
    },
  ]);
});
