// A request says whose screen it comes from: tokens of another holder do not serve it, on any route.
import { endpoints } from '@hz/shared/contracts';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let one: TestHolder;
let other: TestHolder;
const idOf = async (holder: TestHolder): Promise<string> => (await holder.get('/v1/me')).id;
const everything = async () => {
  const names = (await app.connection.listCollections()).map(({ name }) => name).sort();
  const all = await Promise.all(names.map((name) => app.connection.collection(name).find().toArray()));
  return all.map((documents, at) => `${names[at]} ${JSON.stringify(documents)}`);
};

beforeAll(async () => {
  app = await startApp();
  one = await app.signIn();
  other = await app.signIn();
  await other.addCertificate();
});

test('with another’s tokens every route is refused, and nothing is written', async () => {
  const keys = app.served.filter((key) => !['public', 'desk'].includes(endpoints[key].access));
  expect(keys.length).toBeGreaterThan(30);
  const holder = await idOf(one);
  const before = await everything();
  for (const key of keys) {
    const [method, path] = key.split(' ') as [string, string];
    const request = other.request(method, path.replace(/:\w+/g, 'a'.repeat(24)), { confirm: '删除' });
    expectError(await request.set('X-Holder', holder), 403, 'other-holder');
  }
  expect(await everything()).toEqual(before);
});

test('whose it is without a token to show it is nobody’s, also where anybody may ask', async () => {
  const look = app.request('POST', '/v1/looks', { payload: 'J2200001' });
  expectError(await look.set('X-Holder', await idOf(one)), 401, 'not-signed-in');
});

test('with the holder’s own tokens it is served', async () => {
  await one
    .request('GET', '/v1/me')
    .set('X-Holder', await idOf(one))
    .expect(200);
});

test('a used refresh token that comes back too late ends the session with a reason of its own', async () => {
  const holder = await app.signIn();
  const refresh = () => app.request('POST', '/v1/auth/refresh', { refreshToken: holder.tokens.refreshToken });
  await refresh().expect(200);
  app.aheadMs += 35_000;
  expectError(await refresh(), 401, 'session-stale');
  expectError(await refresh(), 401, 'session-revoked');
});
