import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

const MINUTE = 60 * 1000;
const DAY = 24 * 60 * MINUTE;

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp();
  li = await app.signIn();
});
afterEach(() => app.stop());

const refresh = (refreshToken: string) => app.request('POST', '/v1/auth/refresh', { refreshToken });
const me = (accessToken: string) =>
  app.request('GET', '/v1/me').set('Authorization', `Bearer ${accessToken}`);

test('an access token lasts a quarter of an hour, however the law’s clock is moved', async () => {
  app.clock.moveTo('2026-11-22');
  await me(li.tokens.accessToken).expect(200);
  app.aheadMs = 15 * MINUTE + 1000;
  expectError(await me(li.tokens.accessToken), 401, 'token-expired');
});

test('a refresh token gives new tokens', async () => {
  app.aheadMs = 20 * MINUTE;
  const { body } = await refresh(li.tokens.refreshToken).expect(200);
  await me(body.accessToken).expect(200);
  expect(body.refreshToken).not.toBe(li.tokens.refreshToken);
});

test('refresh tokens are stored as hashes only', async () => {
  const stored = JSON.stringify(await app.connection.collection('sessions').find().toArray());
  expect(stored).not.toContain(li.tokens.refreshToken.split('.')[1]);
});

test('asked twice at once, as by two tabs or after a lost answer, it gives the same answer', async () => {
  const [one, two] = await Promise.all([refresh(li.tokens.refreshToken), refresh(li.tokens.refreshToken)]);
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(one.body.refreshToken).toBe(two.body.refreshToken);
  await refresh(one.body.refreshToken).expect(200);
});

test('a token that was used before revokes the session: somebody has copied it', async () => {
  const { body } = await refresh(li.tokens.refreshToken).expect(200);
  app.aheadMs = 31 * 1000;
  expectError(await refresh(li.tokens.refreshToken), 401, 'session-stale');
  expectError(await refresh(body.refreshToken), 401, 'session-revoked');
  expectError(await me(body.accessToken), 401, 'session-revoked');
});

test('the one before the last is refused at once', async () => {
  const { body: second } = await refresh(li.tokens.refreshToken).expect(200);
  await refresh(second.refreshToken).expect(200);
  expectError(await refresh(li.tokens.refreshToken), 401, 'session-stale');
});

test('a token that nobody was given changes nothing', async () => {
  const [session] = li.tokens.refreshToken.split('.');
  expectError(await refresh(`${session}.${'x'.repeat(43)}`), 401, 'session-revoked');
  expectError(await refresh('x'.repeat(40)), 401, 'session-revoked');
  await refresh(li.tokens.refreshToken).expect(200);
});

test('a session that was not used for sixty days is over', async () => {
  app.aheadMs = 60 * DAY + 1000;
  expectError(await refresh(li.tokens.refreshToken), 401, 'session-revoked');
});

test('signing out ends this device’s session at once, and no other', async () => {
  const phone = await app.signIn(li.phone);
  await app.request('POST', '/v1/auth/sign-out', { refreshToken: li.tokens.refreshToken }).expect(204);
  expectError(await me(li.tokens.accessToken), 401, 'session-revoked');
  expectError(await refresh(li.tokens.refreshToken), 401, 'session-revoked');
  await phone.get('/v1/me');
});

test('signing out everywhere ends all of a holder’s sessions at once, and nobody else’s', async () => {
  const phone = await app.signIn(li.phone);
  const wang = await app.signIn();
  await phone.request('POST', '/v1/auth/sign-out-everywhere', {}).expect(204);
  for (const holder of [li, phone]) expectError(await me(holder.tokens.accessToken), 401, 'session-revoked');
  await wang.get('/v1/me');
});

test('a token of another server’s key is none', async () => {
  const other = await startApp();
  const foreign = await other.signIn();
  expectError(await me(foreign.tokens.accessToken), 401, 'not-signed-in');
  await other.stop();
});

test('a token without a signature is none', async () => {
  const [, payload] = li.tokens.accessToken.split('.');
  const header = Buffer.from('{"alg":"none"}').toString('base64url');
  expectError(await me(`${header}.${payload}.`), 401, 'not-signed-in');
});
