import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  li = await app.signIn();
});

const change = (id: string, body: object) => li.request('PUT', `/v1/certificates/${id}`, body);

test('a certificate number is an opaque text', async () => {
  const { id, version } = await li.addCertificate();
  const { body } = await change(id, { version, number: ' 吉 ０１-ＡＢ ' }).expect(200);
  expect(body).toMatchObject({ number: '吉01-AB', version: version + 1 });
});

test('a change of what the client has not seen is refused', async () => {
  const { id, version } = await li.addCertificate();
  await change(id, { version, archived: true }).expect(200);
  expectError(await change(id, { version, archived: false }), 409, 'version-conflict');
  expectError(
    await li.request('DELETE', `/v1/certificates/${id}?version=${version}`),
    409,
    'version-conflict',
  );
  expect((await li.get(`/v1/certificates/${id}`)).archived).toBe(true);
});

test('what the registry shows is noted with the day it was looked up', async () => {
  const { id, version } = await li.addCertificate({ registryStatus: 'unchecked' });
  const { body } = await change(id, { version, registryStatus: 'cancelled' }).expect(200);
  expect(body).toMatchObject({
    registryCheckedOn: '2022-12-05',
    assessment: { exchange: { status: 'ineligible', reasons: ['registry-cancelled'] } },
  });
});

test('a look has the day that is told with it, or none, and a day to come is none', async () => {
  const { id, version } = await li.addCertificate({ registryStatus: 'unchecked' });
  const look = { registryStatus: 'valid', registryCheckedOn: '2022-11-28' };
  const { body } = await change(id, { version, ...look }).expect(200);
  expect(body.registryCheckedOn).toBe('2022-11-28');
  const undated = { version: body.version, registryStatus: 'cancelled', registryCheckedOn: null };
  expect((await change(id, undated).expect(200)).body.registryCheckedOn).toBe(null);
  const ahead = { version: body.version + 1, registryStatus: 'valid', registryCheckedOn: '2022-12-06' };
  expectError(await change(id, ahead), 422, 'date-in-future');
});

test('what is told in part, or lies under an official record, can be told again as it was', async () => {
  const { id, version } = await li.addCertificate();
  const told = { exchangedOn: '2022-11', issuedOn: '2022-12-02', downloadedOn: 'unknown' };
  const { body } = await change(id, { version, ...told }).expect(200);
  expect(body.own).toEqual({ exchangedOn: '2022-11', downloadedOn: 'unknown' });
  expect(body.issuedOn).toBe('2022-12-02');
});

describe('a change that is taken back', () => {
  const before = { exchangedOn: '2022-11-20', issuedOn: '2022-11-28', downloadedOn: null };
  const after = { exchangedOn: null, issuedOn: null, downloadedOn: null };

  async function changed() {
    const { id, version } = await li.addCertificate();
    const { body } = await change(id, { version, ...before }).expect(200);
    return (await change(id, { version: body.version, ...after }).expect(200)).body;
  }

  test('leaves what was told meanwhile of something else, and sent twice does no more', async () => {
    const { id, version } = await changed();
    await change(id, { version, number: '吉01' }).expect(200);
    const { body } = await change(id, { version, ...before, seen: after }).expect(200);
    expect(body).toMatchObject({ ...before, number: '吉01' });
    expect((await change(id, { version, ...before, seen: after }).expect(200)).body).toMatchObject(before);
  });

  test('is refused where the same was told otherwise meanwhile', async () => {
    const { id, version } = await changed();
    await change(id, { version, exchangedOn: '2022-12-01' }).expect(200);
    const refused = await change(id, { version, ...before, seen: after });
    expectError(refused, 409, 'version-conflict');
    expect(refused.body.error.message).toContain('没有改回去');
    expect((await li.get(`/v1/certificates/${id}`)).exchangedOn).toBe('2022-12-01');
  });
});

test.each(['exchangedOn', 'issuedOn'])('%s cannot lie in the future', async (field) => {
  const { id, version } = await li.addCertificate();
  const response = await change(id, { version, [field]: '2022-12-06' });
  expectError(response, 422, 'date-in-future');
  expect(response.body.error.field).toBe(field);
});

test('an exchange before the notice is no error', async () => {
  const { id, version } = await li.addCertificate();
  const { body } = await change(id, { version, exchangedOn: '2022-10-01' }).expect(200);
  expect(body.assessment.exchange.status).toBe('completed');
});

test('a deleted certificate is gone', async () => {
  const { id, version } = await li.addCertificate();
  await li.request('DELETE', `/v1/certificates/${id}?version=${version}`).expect(204);
  expectError(await li.request('GET', `/v1/certificates/${id}`), 404, 'not-found');
});

test('certificates are listed in the order in which they were added', async () => {
  for (const trade of ['施工员（土建）', '材料员', '试验员']) await li.addCertificate({ trade });
  const { asOf, certificates } = await li.get('/v1/certificates');
  expect(asOf).toBe('2022-12-05');
  expect(certificates.map(({ title }: { title: string }) => title)).toEqual([
    '施工员（土建）',
    '材料员',
    '试验员',
  ]);
});

test('a holder keeps at most 50 certificates', async () => {
  await li.addCertificate();
  const [one] = await app.connection.collection('certificates').find().toArray();
  const copies = [...Array(49).keys()].map(() => ({ ...one, _id: undefined }));
  await app.connection.collection('certificates').insertMany(copies.map(({ _id, ...copy }) => copy));
  await expect(li.addCertificate()).rejects.toThrow('422');
});

test('before its document is out a certificate is named, and nothing is judged', async () => {
  const { id, title } = await li.addCertificate();
  app.clock.moveTo('2022-11-10');
  const { certificates } = await li.get('/v1/certificates');
  const unjudged = { id, title, verdict: { title: '文件当时还没有发布', deadline: null }, years: [] };
  expect(certificates).toMatchObject([unjudged]);
  expect(await li.get(`/v1/certificates/${id}`)).toMatchObject(unjudged);
});
