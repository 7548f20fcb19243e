import { endpoints } from '@hz/shared/contracts';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp();
  li = await app.signIn();
});
afterEach(() => app.stop());

/** In which collections something of a holder lies. */
async function traces(holderId: string): Promise<string[]> {
  const collections = await app.connection.listCollections();
  const found = await Promise.all(
    collections.map(async ({ name }) => {
      const documents = await app.connection.collection(name).find().toArray();
      return JSON.stringify(documents).includes(holderId) ? [name] : [];
    }),
  );
  return found.flat().sort();
}

test('settings are changed as the client saw them', async () => {
  const me = await li.get('/v1/me');
  const { body } = await li
    .request('PUT', '/v1/me', { version: me.version, textSize: 'huge', registeredOn: '2022-11-20' })
    .expect(200);
  expect(body).toMatchObject({ version: 1, textSize: 'huge', registeredOn: '2022-11-20' });
  expectError(
    await li.request('PUT', '/v1/me', { version: me.version, textSize: 'normal' }),
    409,
    'version-conflict',
  );
  expect((await li.get('/v1/me')).textSize).toBe('huge');
});

test('nobody has registered tomorrow', async () => {
  const response = await li.request('PUT', '/v1/me', { version: 0, registeredOn: '2022-12-06' });
  expectError(response, 422, 'date-in-future');
});

test('the export has everything, readable and unmasked', async () => {
  const { id } = await li.addCertificate();
  await li.studies(id, 'credit-1', '2022-12-01', 3.5).expect(200);
  await li.request('PUT', '/v1/intake/answers/family', { value: 'skilled-worker' }).expect(200);
  const exported = await li.get('/v1/me/export');
  expect(exported.account).toMatchObject({
    identities: [{ method: 'phone', value: li.phone }],
    consentedTo: '2026-11-30',
  });
  expect(exported.certificates).toMatchObject([
    { id, trade: '施工员', specialty: '土建', credits: [{ on: '2022-12-01', hours: 3.5 }] },
  ]);
  expect(exported.intake).toEqual({ family: 'skilled-worker' });
});

test('the export has all there is, however much, in pieces as they are read', async () => {
  const { id } = await li.addCertificate();
  const { id: holderId } = await li.get('/v1/me');
  const { body } = await li.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
  for (let n = 0; n < 70; n++)
    await app
      .request('POST', '/v1/looks', { payload: body.payload })
      .set('X-Forwarded-For', `10.5.0.${n}`)
      .expect(200);
  for (let n = 0; n < 60; n++)
    await app.features.reminders.tell(holderId, `told ${n}`, {
      ...{ tone: 'info' as never, title: '一件事', text: `第 ${n} 件`, about: null as never },
    });
  const response = await li.request('GET', '/v1/me/export').expect(200);
  expect(response.headers['content-length']).toBeUndefined();
  const exported = endpoints['GET /v1/me/export'].response.parse(response.body) as unknown as {
    looks: [{ looks: unknown[] }];
    reminders: { notices: unknown[] };
    sessions: unknown[];
  };
  const [{ looks }] = exported.looks;
  expect(looks).toHaveLength(70);
  expect(exported.reminders.notices).toHaveLength(60);
  expect(exported.sessions).toHaveLength(1);
});

test('the export has nothing of anybody else', async () => {
  const wang = await app.signIn();
  const certificate = await wang.addCertificate({ trade: '材料员' });
  expect(JSON.stringify(await li.get('/v1/me/export'))).not.toContain(certificate.id);
});

test('deletion leaves nothing behind in any collection, and touches nobody else', async () => {
  const wang = await app.signIn();
  await wang.addCertificate();
  const { id } = await li.get('/v1/me');
  await li.addCertificate();
  await li.request('PUT', '/v1/intake/answers/family', { value: 'skilled-worker' }).expect(200);
  expect(await traces(id)).toEqual(
    expect.arrayContaining(['certificates', 'holders', 'intakes', 'sessions']),
  );
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expect(await traces(id)).toEqual([]);
  expectError(await li.request('GET', '/v1/me'), 401, 'session-revoked');
  expect((await wang.get('/v1/certificates')).certificates.length).toBe(1);
});

test('without the word nothing is deleted', async () => {
  expectError(await li.request('DELETE', '/v1/me', { confirm: '好' }), 422, 'confirmation-missing');
  await li.get('/v1/me');
});

test('who comes back after a deletion starts from nothing', async () => {
  await li.addCertificate();
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  const again = await app.signIn(li.phone);
  expect((await again.get('/v1/certificates')).certificates).toEqual([]);
});

test('a deletion that a stop of the server cut short is finished at the next start', async () => {
  const { id } = await li.get('/v1/me');
  await li.addCertificate();
  await app.connection.collection('holders').updateOne({}, { $set: { deletingSince: new Date() } });
  await app.features.accounts.finishDeletions();
  expect(await traces(id)).toEqual([]);
});

test('after a change of keys holders are found and phone numbers read as before', async () => {
  const key = (id: string) => ({ id, secret: Buffer.alloc(32, id) });
  const before = await startApp({ keyring: new Keyring([key('k1')]) });
  const wu = await before.signIn('13600001111');
  const { id } = await wu.get('/v1/me');
  const holders = await before.connection.collection('holders').find().toArray();
  const after = await startApp({ keyring: new Keyring([key('k2'), key('k1')]) });
  await after.connection.collection('holders').insertMany(holders);
  const again = await after.signIn('13600001111');
  expect(await again.get('/v1/me')).toMatchObject({ id, phoneMasked: '136****1111' });
  await Promise.all([before.stop(), after.stop()]);
});
