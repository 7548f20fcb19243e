import type { LookView } from '@hz/shared/contracts';
import { mongo } from 'mongoose';
import { aList, appoint, importList } from '../../support/registry';
import { aKeyring, expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

const HEADING = [
  '证书编号',
  '新证书编号',
  '姓名',
  '身份证号',
  '岗位',
  '状态',
  '换证日期',
  '发证日期',
  '证书形式',
  '证书类别',
];
const row = (number: string, told: Partial<Record<string, string>> = {}) =>
  HEADING.map(
    (heading) =>
      told[heading] ??
      { 证书编号: number, 姓名: aName(1), 身份证号: anIdentityNumber(1), 岗位: '土建施工员', 状态: '有效' }[
        heading
      ] ??
      '',
  );

const keyring = aKeyring();
let app: TestApp;
let clerk: TestHolder;
beforeAll(async () => {
  app = await startApp({ keyring, today: '2022-12-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
  const rows = [
    row('E-1001', { 换证日期: '2022-11-25', 新证书编号: 'N-1001' }),
    row('E-1002', { 发证日期: '2022-11-20', 证书形式: '电子' }),
    row('C-1001', { 状态: '注销' }),
    row('C-1002', { 状态: '注销', 岗位: '试验员', 证书类别: '现场专业人员' }),
    row('F-1001', { 状态: '查不到' }),
    row('M-1001', { 岗位: '试验员', 证书类别: '现场专业人员' }),
    row('O-1001'),
    row('O-1002', { 状态: '' }),
    row('W-1001', { 岗位: '砌筑工' }),
  ];
  await importList(app, clerk, aList(HEADING, ...rows));
});
afterAll(() => app.stop());
beforeEach(() => app.clock.moveTo('2022-12-05'));

let addresses = 0;
const look = (payload: string, by?: TestHolder) =>
  (by ?? app)
    .request('POST', '/v1/looks', { payload })
    .set('X-Forwarded-For', `10.9.${Math.floor(++addresses / 250)}.${addresses % 250}`);
const seen = async (payload: string, by?: TestHolder): Promise<LookView> =>
  (await look(payload, by).expect(200)).body;

describe('the one verdict', () => {
  test.each([
    ['U-9999', 'unknown-number', null],
    ['E-1001', 'electronic', '二(三)'],
    ['N-1001', 'electronic', '二(三)'],
    ['E-1002', 'electronic', '二(三)'],
    ['C-1001', 'cancelled', '一'],
    ['C-1002', 'cancelled', '一'],
    ['F-1001', 'not-in-registry', '一'],
    ['M-1001', 'not-mapped', '四(二)'],
    ['O-1001', 'exchange-open', '二'],
    ['O-1002', 'exchange-open', '二'],
  ])('%s: %s, with its clause', async (number, verdict, clause) => {
    const view = await seen(number);
    expect(view.verdict).toBe(verdict);
    expect(view.clause?.id ?? null).toBe(clause);
    expect(view.reason).not.toBe('');
    expect(view.verifyAt.length).toBeGreaterThan(0);
  });

  test('an official one names its source and day, and the days left', async () => {
    expect(await seen('O-1001')).toMatchObject({
      origin: 'official',
      source: '省厅名单',
      sourceAsOf: '2022-11-30',
      deadline: '2022-12-31',
      daysLeft: 26,
      sentences: expect.arrayContaining(['最后一天是 12月31日（还剩26天）。']),
    });
  });

  test('the day of the deadline counts in full; the day after, the certificate is void', async () => {
    app.clock.moveTo('2022-12-31');
    expect(await seen('O-1001')).toMatchObject({ verdict: 'exchange-open', daysLeft: 0, tone: 'soon' });
    app.clock.moveTo('2023-01-01');
    expect(await seen('O-1001')).toMatchObject({ verdict: 'void', tone: 'late', daysLeft: null });
    expect(await seen('C-1001')).toMatchObject({ verdict: 'cancelled' });
  });

  test('what only its holder has entered confirms nothing', async () => {
    const holder = await app.signIn();
    const { id, version } = await holder.addCertificate();
    await holder.request('PUT', `/v1/certificates/${id}`, { version, number: 'Ｓ-1001' }).expect(200);
    expect(await seen('s-1001')).toMatchObject({
      verdict: 'self-reported',
      origin: 'self',
      maskedName: null,
      post: '施工员（土建）',
      source: null,
      clause: null,
    });
  });

  test('a skilled worker’s certificate', async () => {
    expect(await seen('W-1001')).toMatchObject({ verdict: 'exchange-open', post: '砌筑工' });
  });
});

describe('what a stranger sees', () => {
  test('the masked name, post and verdict, and nothing of the holder', async () => {
    const view = await seen('O-1001');
    expect(view).toMatchObject({
      maskedName: expect.stringMatching(/^.\*+.?$/),
      post: '施工员（土建）',
      own: null,
    });
    const text = JSON.stringify(view);
    for (const secret of [aName(1), anIdentityNumber(1), 'O-1001']) expect(text).not.toContain(secret);
  });

  test('known and unknown numbers are answered in the same shape', async () => {
    const keysOf = (view: LookView) => Object.keys(view).sort();
    const [known, unknown] = [await seen('O-1001'), await seen('U-1234')];
    expect(keysOf(unknown)).toEqual(keysOf(known));
    expect(unknown).toMatchObject({ maskedName: null, post: null, source: null, origin: 'none' });
  });

  test.each([
    ['a stranger', () => undefined],
    ['somebody signed in', () => app.signIn()],
  ])('known and unknown numbers cost %s the same calls to the store', async (_, signIn) => {
    const by = await signIn();
    const verbs = [
      'find',
      'findOne',
      'insertOne',
      'insertMany',
      'updateOne',
      'findOneAndUpdate',
      'aggregate',
    ] as const;
    const calls = async (number: string) => {
      // Counts begin with the first look, and the block of the general limit comes with it.
      await seen(number, by);
      const spies = verbs.map((verb) => jest.spyOn(mongo.Collection.prototype, verb));
      await seen(number, by);
      const made = spies.flatMap((spy, at) =>
        spy.mock.contexts.map((collection) => `${verbs[at]} ${collection.collectionName}`),
      );
      for (const spy of spies) spy.mockRestore();
      // The lists in force are kept for a second: whoever comes first asks for them, whatever the number.
      return made.filter((call) => !call.endsWith('registry_imports')).sort();
    };
    const unknown = await calls('U-4321');
    expect(unknown).toEqual(
      expect.arrayContaining(['find registry_certificates', 'find certificates', 'insertMany looks']),
    );
    for (const number of ['O-1001', 'M-1001', 'N-1001']) expect(await calls(number)).toEqual(unknown);
  });
});

describe('what the holder sees', () => {
  test('the study duty stands in a second part that nobody else sees', async () => {
    const holder = await app.signIn();
    const wish = { name: aName(1), idNumber: anIdentityNumber(1), number: 'E-1001' };
    const { body } = await holder.request('POST', '/v1/claims', wish).expect(200);
    expect((await seen('N-1001', holder)).own).toMatchObject({
      certificateId: body.certificateId,
      title: '施工员（土建）',
      continuingEducation: { status: 'not-started', year: 2023 },
    });
    expect((await seen('N-1001', await app.signIn())).own).toBeNull();
  });

  test('every look is in a trail that the holder reads, the latest first', async () => {
    const holder = await app.signIn();
    const wish = { name: aName(1), idNumber: anIdentityNumber(1), number: 'E-1002' };
    const { body } = await holder.request('POST', '/v1/claims', wish).expect(200);
    await seen('E-1002');
    await seen('https://example.gov.cn/q?zsbh=E-1002', await app.signIn());
    await seen('E-1002', clerk);
    await seen('E-1002', holder);
    const { looks } = await holder.get(`/v1/certificates/${body.certificateId}/looks`);
    expect(looks.map(({ who }: { who: string }) => who)).toEqual([
      'you',
      'clerk',
      'user',
      'stranger',
      'stranger',
    ]);
    // Dated as everything else on the screen is: by the law's clock.
    const at = new Date(app.clock.now()).toISOString();
    expect(looks[0]).toMatchObject({ by: 'number', verdict: 'electronic', at });
  });

  test('whoever merely typed somebody’s number does not see who looked at the record', async () => {
    const nosy = await app.signIn();
    const { id, version } = await nosy.addCertificate();
    await nosy.request('PUT', `/v1/certificates/${id}`, { version, number: 'O-1001' }).expect(200);
    expect(await seen('O-1001')).toMatchObject({ verdict: 'exchange-open', origin: 'official' });
    expect((await nosy.get(`/v1/certificates/${id}/looks`)).looks).toEqual([]);
    await nosy.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    expect(await app.connection.collection('looks').countDocuments({ official: true })).toBeGreaterThan(0);
  });

  test('looks at a number that no list has are shown to nobody, whoever typed it; those at a status code always', async () => {
    const nosy = await app.signIn();
    const { id, version } = await nosy.addCertificate();
    await nosy.request('PATCH', `/v1/certificates/${id}`, { version, number: 'P-4711' }).expect(200);
    expect(await seen('P-4711')).toMatchObject({ verdict: 'self-reported' });
    expect((await nosy.get(`/v1/certificates/${id}/looks`)).looks).toEqual([]);
    const { body } = await nosy.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
    await seen(body.payload);
    expect((await nosy.get(`/v1/certificates/${id}/looks`)).looks).toMatchObject([{ by: 'status-code' }]);
    // Nor can whoever typed it wipe out the trail of whomever it may belong to.
    const looks = app.connection.collection('looks');
    const before = await looks.countDocuments({ by: 'number' });
    await nosy.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    expect(await looks.countDocuments({ by: 'number' })).toBe(before);
    expect(await looks.countDocuments({ subject: `certificate ${id}` })).toBe(0);
  });

  test('somebody else’s trail is not there', async () => {
    const { id } = await (await app.signIn()).addCertificate();
    expectError(await (await app.signIn()).request('GET', `/v1/certificates/${id}/looks`), 404, 'not-found');
  });
});

describe('what is refused', () => {
  test.each([
    ['你好', 'not-a-certificate-code'],
    ['https://example.com/', 'not-a-certificate-code'],
    ['\u0000\u0001', 'unreadable-code'],
    ['HZ:ABC', 'unreadable-code'],
    [anIdentityNumber(1), 'identity-number-typed'],
  ] as const)('%j: %s, in a plain sentence', async (payload, code) => {
    const response = await look(payload);
    expectError(response, 422, code);
    expect(response.body.error.message).toMatch(/。$/);
  });

  test('whoever tries numbers one after the other is stopped, while others go on', async () => {
    const from = (number: string, address: string) =>
      app.request('POST', '/v1/looks', { payload: number }).set('X-Forwarded-For', address);
    for (let n = 0; n < 20; n++) await from(`U-${7000 + n}`, '10.8.0.1').expect(200);
    expectError(await from('O-1001', '10.8.0.1'), 429, 'too-many-requests');
    await from('O-1001', '10.8.0.2').expect(200);
  });

  test('a caller has so many looks a day, whatever they find, and a restart forgets none', async () => {
    const from = (server: TestApp, address: string) =>
      server.request('POST', '/v1/looks', { payload: 'W-1001' }).set('X-Forwarded-For', address);
    const limits = app.connection.collection<{ _id: string }>('limits');
    const known = await limits.distinct('_id');
    await from(app, '10.6.0.1').expect(200);
    await limits.updateOne({ _id: { $nin: known }, name: 'look-network' }, { $set: { count: 199 } });
    await from(app, '10.6.0.1').expect(200);
    expectError(await from(app, '10.6.0.1'), 429, 'too-many-requests');
    const restarted = await startApp({ sameDataAs: app, keyring, today: '2022-12-05' });
    expectError(await from(restarted, '10.6.0.1'), 429, 'too-many-requests');
    await from(restarted, '10.6.0.2').expect(200);
    await restarted.stop();
  });

  test('what cannot be read costs none of them', async () => {
    const limits = app.connection.collection('limits');
    const counted = () => limits.countDocuments({ name: /^look/ });
    const paste = (payload: string) =>
      app.request('POST', '/v1/looks', { payload }).set('X-Forwarded-For', '10.9.0.1');
    const before = await counted();
    for (const payload of ['你好', 'HZ:ABC', '\u0000', anIdentityNumber(2), 'WIFI:S:site;T:WPA;P:12345678;;'])
      await paste(payload).expect(422);
    expect(await counted()).toBe(before);
    await paste('V-1001').expect(200);
    expect(await counted()).toBeGreaterThan(before);
  });

  test('one number cannot be asked for without end, by however many', async () => {
    const ask = (n: number) =>
      app.request('POST', '/v1/looks', { payload: 'M-1001' }).set('X-Forwarded-For', `10.7.0.${n % 250}`);
    let refused = 0;
    for (let n = 0; n < 130; n++) refused += Number((await ask(n)).status === 429);
    expect(refused).toBeGreaterThan(5);
  });

  test('a token that ran out is told, not taken for a stranger', async () => {
    const response = await app
      .request('POST', '/v1/looks', { payload: 'O-1001' })
      .set('Authorization', 'Bearer x.y.z');
    expectError(response, 401, 'not-signed-in');
  });
});
