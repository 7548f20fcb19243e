import type { CertificateView } from '@hz/shared/contracts';
import { aList, appoint, CERTIFICATE_HEADING, importList, STUDY_HEADING } from '../../support/registry';
import { aKeyring, expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

const keyring = aKeyring();
let app: TestApp;
let clerk: TestHolder;
beforeEach(async () => {
  app = await startApp({ keyring, today: '2024-03-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
  await importList(
    app,
    clerk,
    aList(
      CERTIFICATE_HEADING,
      ['A-1001', 'B-2001', aName(1), anIdentityNumber(1), '土建施工员', '有效', '2022-12-05'],
      ['A-1002', '', aName(2), anIdentityNumber(2), '材料员', '注销', ''],
    ),
    { asOf: '2024-03-05' },
  );
});
afterEach(() => app.stop());

const wish = (told: Record<string, string> = {}) => ({
  name: aName(1),
  idNumber: anIdentityNumber(1),
  number: 'A-1001',
  ...told,
});
const claim = (holder: TestHolder, told: Record<string, string> = {}) =>
  holder.request('POST', '/v1/claims', wish(told));
const claims = (holder: TestHolder) => holder.get('/v1/claims');
const certificate = async (holder: TestHolder): Promise<CertificateView> =>
  (await holder.get('/v1/certificates')).certificates[0];

describe('claiming', () => {
  test('name, identity number and number together add the certificate with its official facts', async () => {
    const holder = await app.signIn();
    const { body } = await claim(holder).expect(200);
    // Dated by the law's clock, as the facts beside it are.
    const at = new Date(app.clock.now()).toISOString();
    expect(body).toMatchObject({ state: 'attached', contested: false, at });
    expect(await certificate(holder)).toMatchObject({
      id: body.certificateId,
      title: '施工员（土建）',
      number: 'A-1001',
      newNumber: 'B-2001',
      exchangedOn: '2022-12-05',
      official: { source: '省厅名单', asOf: '2024-03-05', studyAsOf: null },
      assessment: { exchange: { status: 'completed' } },
    });
  });

  test('the new number, small letters and a name with spaces lead to the same record', async () => {
    const holder = await app.signIn();
    const told = {
      number: ' b-2001',
      name: ` ${aName(1).split('').join(' ')} `,
      idNumber: anIdentityNumber(1).toLowerCase(),
    };
    expect((await claim(holder, told).expect(200)).body.state).toBe('attached');
  });

  test('attaches to the holder’s own certificate, by wish or by its number', async () => {
    const holder = await app.signIn();
    const { id } = await holder.addCertificate({ trade: '材料员' });
    expect((await claim(holder, { certificateId: id }).expect(200)).body.certificateId).toBe(id);
    expect((await holder.get('/v1/certificates')).certificates).toHaveLength(1);

    const other = await app.signIn();
    const own = await other.addCertificate({ trade: '材料员' });
    await other
      .request('PUT', `/v1/certificates/${own.id}`, { version: own.version, number: 'a-1002' })
      .expect(200);
    const { body } = await claim(other, {
      number: 'A-1002',
      name: aName(2),
      idNumber: anIdentityNumber(2),
    }).expect(200);
    expect(body.certificateId).toBe(own.id);
    expect(await certificate(other)).toMatchObject({
      registryStatus: 'cancelled',
      verdict: { tone: 'late' },
    });
  });

  test.each([
    ['another name', { name: '别人' }],
    ['another identity number', { idNumber: anIdentityNumber(5) }],
    ['an unknown number', { number: 'A-9999' }],
    ['somebody else’s number', { number: 'A-1002' }],
  ])('%s is refused, the same way each time', async (_, told) => {
    expectError(await claim(await app.signIn(), told), 422, 'claim-not-matched');
  });

  test('five tries a day: a restart forgets none, right data does not help after them, the next day does', async () => {
    const holder = await app.signIn();
    for (let attempt = 0; attempt < 5; attempt++) await claim(holder, { name: '别人' }).expect(422);
    expect((await claims(holder)).triesLeft).toBe(0);
    expectError(await claim(holder), 429, 'claim-tries-used-up');
    const restarted = await startApp({ sameDataAs: app, keyring, today: '2024-03-05' });
    const sameHolder = await restarted.signIn(holder.phone);
    expectError(await claim(sameHolder), 429, 'claim-tries-used-up');
    await restarted.stop();
    await app.connection.collection('limits').updateMany({ name: /^claim-/ }, { $set: { end: new Date(0) } });
    expect((await claims(holder)).triesLeft).toBe(5);
    expect((await claim(holder).expect(200)).body.state).toBe('attached');
  });

  test('who deletes the account and comes back has no new tries', async () => {
    const holder = await app.signIn();
    for (let attempt = 0; attempt < 5; attempt++) await claim(holder, { name: '别人' }).expect(422);
    await holder.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    const anew = await app.signIn(holder.phone);
    expect((await claims(anew)).triesLeft).toBe(0);
    expectError(await claim(anew), 429, 'claim-tries-used-up');
  });

  test('claiming again changes nothing; one certificate has one record', async () => {
    const holder = await app.signIn();
    const first = (await claim(holder).expect(200)).body;
    expect((await claim(holder).expect(200)).body).toEqual(first);
    const told = {
      number: 'A-1002',
      name: aName(2),
      idNumber: anIdentityNumber(2),
      certificateId: first.certificateId,
    };
    expectError(await claim(holder, told), 409, 'claim-other-record');
  });

  test('somebody else’s certificate cannot be attached to', async () => {
    const { id } = await (await app.signIn()).addCertificate();
    expectError(await claim(await app.signIn(), { certificateId: id }), 404, 'not-found');
  });

  test.each([
    ['a moment ago, its certificate may still be coming', 0, {}, 'in-review'],
    ['more than a minute ago, it is free', 61_000, {}, 'attached'],
    [
      'by an earlier version, which did not note when, it is free',
      0,
      { $unset: { attachedAt: 1 } },
      'attached',
    ],
  ])('a record whose certificate is missing: claimed %s', async (_, aheadMs, change, state) => {
    await claim(await app.signIn()).expect(200);
    await app.connection.collection('certificates').deleteMany({});
    if (Object.keys(change).length > 0)
      await app.connection.collection('registry_claims').updateMany({}, change);
    app.aheadMs = aheadMs;
    const { body } = await claim(await app.signIn()).expect(200);
    expect(body.state).toBe(state);
  });

  test('letting a record go, or deleting its certificate, lets others claim it', async () => {
    const holder = await app.signIn();
    const { body } = await claim(holder).expect(200);
    await holder.request('DELETE', `/v1/claims/${body.id}`).expect(204);
    expect((await certificate(holder)).official).toBeNull();
    const second = await app.signIn();
    await claim(second).expect(200);
    const { id, version } = await certificate(second);
    await second.request('DELETE', `/v1/certificates/${id}?version=${version}`).expect(204);
    expect((await claim(await app.signIn()).expect(200)).body.state).toBe('attached');
  });

  test('taking the import back takes the official facts with it; importing again brings them back', async () => {
    const holder = await app.signIn();
    await claim(holder).expect(200);
    const [{ id }] = (await clerk.get('/v1/registry/imports')).imports;
    await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
    expect(await certificate(holder)).toMatchObject({ official: null, exchangedOn: null });
    await importList(
      app,
      clerk,
      aList(CERTIFICATE_HEADING, [
        'A-1001',
        '',
        aName(1),
        anIdentityNumber(1),
        '土建施工员',
        '有效',
        '2022-12-05',
      ]),
      { asOf: '2024-02-01' },
    );
    expect(await certificate(holder)).toMatchObject({ official: { asOf: '2024-02-01' } });
  });
});

describe('official study records of a claimed certificate', () => {
  const study = (asOf: string, ...rows: (string | number)[][]) =>
    importList(app, clerk, aList(STUDY_HEADING, ...rows), { kind: 'study', source: '资源库', asOf });

  test('replace the holder’s entries up to their day, confirm the years, and nothing counts twice', async () => {
    const holder = await app.signIn();
    const { id } = (await claim(holder).expect(200)).body.certificateId
      ? await certificate(holder)
      : { id: '' };
    await holder.studies(id, 'entry-0001', '2023-05-01', 10).expect(200);
    await holder.studies(id, 'entry-0002', '2024-03-04', 6).expect(200);
    expect((await certificate(holder)).assessment.continuingEducation.yearsToConfirm).toEqual([2023]);

    await study('2024-03-01', ['A-1001', '2023-06-01', 32, ''], ['B-2001', '2024-02-01', 4, '']);
    const view = await certificate(holder);
    expect(view.assessment.continuingEducation).toMatchObject({
      status: 'in-progress',
      hoursDone: 10,
      yearsToConfirm: [],
    });
    expect(view.years).toMatchObject([
      { year: 2023, state: 'met', done: 32, origin: 'official' },
      { year: 2024, done: 10, origin: 'self' },
    ]);
    expect(view.credits.map(({ on, hours, origin, counts }) => ({ on, hours, origin, counts }))).toEqual([
      { on: '2023-05-01', hours: 10, origin: 'self', counts: false },
      { on: '2023-06-01', hours: 32, origin: 'official', counts: true },
      { on: '2024-02-01', hours: 4, origin: 'official', counts: true },
      { on: '2024-03-04', hours: 6, origin: 'self', counts: true },
    ]);
    expectError(await holder.states(id, 2023, 40), 422, 'year-not-asked');
  });

  test('a year alone counts as of its December 31', async () => {
    const holder = await app.signIn();
    await claim(holder).expect(200);
    const heading = ['证书编号', '年度', '学时'];
    await importList(app, clerk, aList(heading, ['A-1001', 2023, 32]), { kind: 'study', asOf: '2024-03-01' });
    expect((await certificate(holder)).credits).toMatchObject([
      { on: '2023-12-31', hours: 32, source: '省厅名单' },
    ]);
  });
});

describe('the holder’s data', () => {
  test('an export holds claims and record; deletion frees the record', async () => {
    const holder = await app.signIn();
    await claim(holder).expect(200);
    const exported = await holder.get('/v1/me/export');
    expect(exported.claims.claims).toMatchObject([
      { record: { name: aName(1), idNumber: anIdentityNumber(1) } },
    ]);
    await holder.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    expect(await app.connection.collection('registry_claims').countDocuments()).toBe(0);
    expect((await claim(await app.signIn()).expect(200)).body.state).toBe('attached');
  });
});
