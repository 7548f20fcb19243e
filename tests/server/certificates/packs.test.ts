// Certificates of every pack by /v2: kept as they were told, judged each by its own pack.
import { randomBytes } from 'node:crypto';
import type { CertificateCard, CertificateDetail } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { resealAll } from '../../../server/src/platform/kept/reseal';
import { DEFAULT_PACKS } from '../../../server/src/settings';
import { addTo, changeOf, dutyOf, type Given, toAdd } from '../../support/held';
import { isReadableIn } from '../../support/readable';
import { expectError, startApp, type TestApp, TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
});
beforeEach(async () => {
  app.clock.moveTo('2026-11-28');
  holder = await app.signIn();
});
afterAll(() => app.stop());

const adds = (pack: string, given?: Given) => addTo(holder, pack, given);
const detail = (id: string): Promise<CertificateDetail> => holder.get(`/v2/certificates/${id}`);
const changes = (certificate: CertificateCard, change: object) => changeOf(holder, certificate, change);
const isKeptIn = (document: unknown) => (word: string) => isReadableIn(JSON.stringify(document), word);

test('a certificate of each pack stands by its own, and none is told of another’s place', async () => {
  const c = { kind: 'safety-abc', trade: 'C' };
  await adds('jilin-2022-25', { trade: '施工员', specialty: '土建', facts: { registryStatus: 'valid' } });
  await adds('hubei-2021', { facts: { exchangedOn: '2024-05-10' } });
  await adds('safety-abc', { ...c, facts: { expiresOn: '2027-01-31', employed: true } });
  const { certificates }: { certificates: CertificateCard[] } = await holder.get('/v2/certificates');
  expect(certificates.map(({ title }) => title)).toEqual([
    '施工员（土建）',
    '材料员',
    '建筑施工安管人员（C 类）',
  ]);
  expect(certificates.map(({ headline }) => headline?.tone)).toEqual(['late', 'ask', 'go']);
  expect(certificates[2]).toMatchObject({
    due: '2027-01-31',
    daysLeft: 64,
    next: { kind: 'step', id: 'apply' },
  });
  const told = certificates.slice(1).map(({ id: _, ...words }) => words); // an id may hold any two digits
  expect(JSON.stringify(told)).not.toMatch(/吉林|建管处|\b33\b|rcgz/);
});

test('the same request adds one certificate', async () => {
  const same = toAdd('hubei-2021', {});
  const [one, other] = await Promise.all([0, 1].map(() => holder.request('POST', '/v2/certificates', same)));
  expect([one?.status, other?.status]).toEqual([201, 201]);
  expect(one?.body.id).toBe(other?.body.id);
  expect((await holder.get('/v2/certificates')).certificates).toHaveLength(1);
});

test('the same request with another certificate is refused, and adds nothing', async () => {
  const { requestId } = toAdd('hubei-2021', {});
  await holder.request('POST', '/v2/certificates', { ...toAdd('hubei-2021', {}), requestId }).expect(201);
  const other = { ...toAdd('anhui-2021', {}), requestId };
  expectError(await holder.request('POST', '/v2/certificates', other), 409, 'request-reused');
  expect((await holder.get('/v2/certificates')).certificates).toHaveLength(1);
});

test('a post or card that the pack does not speak of is refused, however it comes', async () => {
  const card = { kind: 'safety-abc', trade: 'C' };
  for (const trade of ['D', 'C4', 'c', '安全员C证'])
    expectError(
      await holder.request('POST', '/v2/certificates', toAdd('safety-abc', { ...card, trade })),
      422,
      'fact-invalid',
    );
  for (const trade of ['钢筋工', '电梯安装工', 'C', '安全员C证'])
    expectError(
      await holder.request('POST', '/v2/certificates', toAdd('hubei-2021', { trade })),
      422,
      'fact-invalid',
    );
  const added = await adds('hubei-2021', { trade: '材料员' });
  expectError(await changes(added, { trade: '木工' }), 422, 'fact-invalid');
  const to = { version: added.version, pack: 'water-abc', kind: 'safety-abc' };
  expectError(await holder.request('PUT', `/v2/certificates/${added.id}/pack`, to), 422, 'fact-invalid');
  await changes(added, { trade: '八大员资料员' }).expect(200);
});

test('the post is corrected as it is told at first, with its specialty, and its kind where it fits several', async () => {
  const added = await adds('yunnan-2023', { trade: '材料员' });
  const { body } = await changes(added, { post: '施工员（土建）' }).expect(200);
  expect(body).toMatchObject({ trade: '施工员', specialty: '土建', title: '施工员（土建）' });
  const { body: listed } = await changes(body, { post: 'site-professional/质量员' }).expect(200);
  expect(listed).toMatchObject({ trade: '质量员', specialty: null });
  expectError(await changes(listed, { post: '钢筋工' }), 422, 'fact-invalid');
  expectError(await changes(listed, { kind: 'safety-abc' }), 422, 'fact-invalid');
  const old = await adds('jilin-2022-25', { trade: '材料员', facts: { registryStatus: 'valid' } });
  expectError(await changes(old, { post: '门窗安装工' }), 422, 'fact-invalid');
  const kind = 'skilled-worker';
  expect((await changes(old, { post: '门窗安装工', kind }).expect(200)).body).toMatchObject({ kind });
});

test('an exchange and an issue of which nobody spoke are asked, and no good news is told', async () => {
  for (const pack of ['hubei-2021', 'anhui-2021']) {
    const added = await adds(pack);
    expect(dutyOf(added, 'yearly')).toMatchObject({
      state: 'ask',
      ask: ['exchangedOn', 'issuedOn'],
      due: null,
    });
    const { body: half } = await changes(added, { facts: { exchangedOn: null } }).expect(200);
    expect(dutyOf(half, 'yearly')).toMatchObject({ state: 'ask', ask: ['issuedOn'] });
    const { body: none } = await changes(half, { facts: { issuedOn: null } }).expect(200);
    expect(dutyOf(none, 'yearly')).toMatchObject({ state: 'not-applicable' });
  }
});

test('a fact that an old app tells of another pack’s certificate is not dropped in silence', async () => {
  const { id, version } = await adds('hubei-2021');
  const told = await holder.request('PUT', `/v1/certificates/${id}`, { version, exchangedOn: '2025-11-01' });
  expectError(told, 404, 'not-found');
  await holder.request('PUT', `/v1/certificates/${id}`, { version, number: 'X-77001' }).expect(200);
});

test('a calendar calls no day the last one that is the earliest of several, and none at all that moves on every day', async () => {
  app.clock.moveTo('2024-04-01');
  const { id } = await adds('safety-abc', {
    kind: 'safety-abc',
    trade: 'C',
    facts: { expiresOn: '2024-08' },
  });
  const entries = async () =>
    (await holder.get('/v2/reminders/calendar')).entries.map(
      ({ on, title }: { on: string; title: string }) => `${on} ${title}`,
    );
  const says = async (facts: object) => {
    const { version } = await holder.get(`/v2/certificates/${id}`);
    await holder.request('PUT', `/v2/certificates/${id}`, { version, facts }).expect(200);
  };
  expect(await entries()).toEqual([expect.stringMatching(/^2024-08-01 .*延续最早可能到这一天$/)]);
  await says({ expiresOn: '2024' });
  expect(await entries()).toEqual([]);
  await says({ expiresOn: '2024-08-17' });
  expect(await entries()).toEqual([expect.stringMatching(/^2024-08-17 .*延续最后一天$/)]);
});

test('near a last day no reminder says only that something can be done: it says how long still', async () => {
  app.clock.moveTo('2024-04-01');
  const until = (expiresOn: string, facts: object) =>
    adds('safety-abc', { kind: 'safety-abc', trade: 'C', facts: { expiresOn, ...facts } });
  await until('2024-08-17', { employed: true });
  await until('2025-03-17', {});
  await adds('hubei-2021', { facts: { issuedOn: '2023-10-20' } });
  const { entries } = await holder.get('/v2/reminders/timeline');
  const titles = entries.map(({ on, title }: { on: string; title: string }) => `${on} ${title}`);
  expect(titles).toEqual([
    '2024-05-17 可以延续了',
    '2024-06-18 可以延续了',
    '2024-07-18 延续还剩 30 天',
    '2024-08-03 延续还剩 14 天',
    '2024-08-10 延续还剩 7 天',
    '2024-08-14 延续还剩 3 天',
    '2024-08-16 延续还剩 1 天',
    '2024-08-17 今天是延续最后一天',
    '2024-08-18 延续的期限已经过了',
    '2024-10-24 这一期还差 32 学时',
    '2024-12-17 先说说现在有单位聘用你吗',
    '2025-01-16 先说说现在有单位聘用你吗',
    '2025-02-15 还剩 30 天，先说说现在有单位聘用你吗',
    '2025-03-03 还剩 14 天，先说说现在有单位聘用你吗',
    '2025-03-10 还剩 7 天，先说说现在有单位聘用你吗',
    '2025-03-14 还剩 3 天，先说说现在有单位聘用你吗',
    '2025-03-16 还剩 1 天，先说说现在有单位聘用你吗',
    '2025-03-17 今天是最后一天，先说说现在有单位聘用你吗',
    '2025-03-18 延续的期限已经过了',
  ]);
});

test('of an exchange nobody knows of, the deadline stands, and nothing is told that nobody said', async () => {
  app.clock.moveTo('2022-12-06');
  const { id } = await adds('jilin-2022-25', { facts: { exchangedOn: 'unknown', registryStatus: 'valid' } });
  const { entries } = await holder.get('/v2/reminders/timeline');
  const lines = entries.flatMap((entry: { lines: { deadline: string; sentence: string }[] }) => entry.lines);
  expect(lines.map(({ deadline }: { deadline: string }) => deadline)).toContain('2022-12-31');
  expect(JSON.stringify(entries)).not.toContain(' 0 学时');
  expect(JSON.stringify(await holder.get('/v2/reminders/calendar'))).toContain('2022-12-31');
  const old = await holder.get(`/v1/certificates/${id}`);
  expect(old.assessment.exchange).toMatchObject({ status: 'unconfirmed', deadline: '2022-12-31' });
  expect(JSON.stringify(old.verdict)).not.toMatch(/已经(换|申请|发)/);
  const issued = await adds('jilin-2022-25', { facts: { issuedOn: 'unknown' } });
  expect((await holder.get(`/v1/certificates/${issued.id}`)).assessment.exchange.status).toBe('unconfirmed');
});

test('of an expiry known in part the earliest day is told, then the latest, and the lapse when it is certain', async () => {
  app.clock.moveTo('2022-11-20');
  const card = { kind: 'safety-abc', trade: 'C' };
  await adds('safety-abc', { ...card, facts: { expiresOn: '2022-12', employed: true } });
  const { entries }: { entries: { on: string; lines: { rule: string; deadline: string }[] }[] } =
    await holder.get('/v2/reminders/timeline');
  const days = entries.map(({ on, lines }) => [on, lines[0]?.rule]);
  expect(days).toEqual([
    ['2022-11-24', 'expiry'],
    ['2022-11-28', 'expiry'],
    ['2022-11-30', 'expiry'],
    ['2022-12-01', 'expiry'],
    ['2022-12-17', 'expiry'],
    ['2022-12-24', 'expiry'],
    ['2022-12-28', 'expiry'],
    ['2022-12-30', 'expiry'],
    ['2022-12-31', 'expiry'],
    ['2023-01-01', 'lapsed'],
  ]);
  // By then it may be over on that very day: no later one is shown.
  const late = entries.filter(({ on }) => on > '2022-12-01' && on < '2023-01-01');
  expect(late.map(({ on, lines }) => [on, lines[0]?.deadline])).toEqual(late.map(({ on }) => [on, on]));
});

test('what is known in part is kept as it was told, and what hangs on it is asked', async () => {
  const added = await adds('hubei-2021', { facts: { exchangedOn: '2024' } });
  expect(added.facts).toEqual([{ name: 'exchangedOn', value: '2024', label: '2024年', origin: 'self' }]);
  expect(dutyOf(added, 'yearly')).toMatchObject({ state: 'ask', ask: ['exchangedOn'] });
  const { body: told } = await changes(added, { facts: { exchangedOn: '2025-12-10' } }).expect(200);
  expect(dutyOf(told, 'yearly')).toMatchObject({ state: 'open', due: '2026-12-10' });
  const { body: back } = await changes(told, { forget: ['exchangedOn'] }).expect(200);
  expect(back.facts).toEqual([]);
});

test('an old app asks where a day is known in part, and says nothing that hangs on it', async () => {
  const added = await adds('jilin-2022-25', { facts: { exchangedOn: '2022' } });
  const old = await holder.get(`/v1/certificates/${added.id}`);
  expect(old.assessment.exchange.status).toBe('completed');
  expect(old.exchangedOn).toBeNull();
  expect(dutyOf(added, 'exchange')?.state).toBe('done');
  const { body: unknown } = await changes(added, { facts: { exchangedOn: 'unknown' } }).expect(200);
  expect(dutyOf(unknown, 'exchange')?.state).toBe('ask');
  const asked = await holder.get(`/v1/certificates/${added.id}`);
  expect(asked.assessment.exchange.status).toBe('unconfirmed');
  expect(asked.assessment.continuingEducation.status).toBe('unconfirmed');
  expect(JSON.stringify(asked.verdict)).not.toMatch(/undefined|null年/);
});

test('a step notes its fact, and takes it back', async () => {
  const added = await adds('safety-abc', {
    ...{ kind: 'safety-abc', trade: 'C' },
    facts: { expiresOn: '2027-01-31', employed: true },
  });
  const at = `/v2/certificates/${added.id}/steps`;
  const { body: done } = await holder.request('PUT', `${at}/apply`, { value: '2026-11-20' }).expect(200);
  expect(done.way).toEqual([{ id: 'apply', state: 'done', doneOn: '2026-11-20' }]);
  expect(dutyOf(done, 'renewal')?.state).toBe('done');
  expectError(await holder.request('PUT', `${at}/apply`, { value: '2026-12-20' }), 422, 'date-in-future');
  expectError(await holder.request('PUT', `${at}/apply`, { value: true }), 422, 'fact-invalid');
  expectError(await holder.request('PUT', `${at}/nowhere`, { value: true }), 404, 'not-found');
  const { body: back } = await holder.request('DELETE', `${at}/apply`).expect(200);
  expect(back.way[0].state).toBe('current');
  const hubei = await adds('hubei-2021');
  const study = await holder.request('PUT', `/v2/certificates/${hubei.id}/steps/study`, { value: true });
  expectError(study, 422, 'step-not-settable');
});

test('what is true of the person is told once, and the first version of the API knows it too', async () => {
  const [one, other] = [await adds('jilin-2022-25'), await adds('jilin-2022-25', { trade: '资料员' })];
  await holder
    .request('PUT', `/v2/certificates/${one.id}/steps/register`, { value: '2022-11-20' })
    .expect(200);
  const told = (await detail(other.id)).facts;
  expect(told).toContainEqual(expect.objectContaining({ name: 'registeredOn', value: '2022-11-20' }));
  expect((await holder.get('/v1/me')).registeredOn).toBe('2022-11-20');
  await holder.request('PUT', `/v1/certificates/${one.id}/steps/register`, { on: '2022-11-22' }).expect(200);
  expect((await detail(other.id)).facts).toContainEqual(expect.objectContaining({ value: '2022-11-22' }));
});

test('personal facts lie in the store encrypted, go with the export, and to a new key', async () => {
  const [k1, k2] = [
    { id: 'k1', secret: randomBytes(32) },
    { id: 'k2', secret: randomBytes(32) },
  ];
  const sealed = await startApp({ today: '2023-08-01', keyring: new Keyring([k1]) });
  const li = await sealed.signIn();
  const facts = { oldIssuedOn: '2016-05', birthDate: '1975-03-02', sex: 'f', exchangedOn: null };
  const { body: added } = await li
    .request('POST', '/v2/certificates', toAdd('yunnan-2023', { facts }))
    .expect(201);
  const [kept] = await sealed.connection.collection('certificates').find().toArray();
  expect(['1975-03-02', '1975', 'birthDate', 'f'].filter(isKeptIn(kept))).toEqual([]);
  expect(kept?.sealedFacts).toMatch(/^k1\./);
  expect(added.facts).toContainEqual(expect.objectContaining({ name: 'birthDate', value: '1975-03-02' }));
  const { body: exported } = await li.request('GET', '/v1/me/export').expect(200);
  expect(exported.certificates[0].facts).toMatchObject({ birthDate: '1975-03-02', sex: 'f' });
  // Moved away, they stay sealed.
  const at = `/v2/certificates/${added.id}`;
  const to = { version: added.version, pack: 'hubei-2021', kind: 'site-professional' };
  const { body: moved } = await li.request('PUT', `${at}/pack`, to).expect(200);
  expect(moved.otherFacts).toContainEqual({ name: 'sex', value: 'f' });
  const [still] = await sealed.connection.collection('certificates').find().toArray();
  expect(['1975-03-02', '1975', 'birthDate'].filter(isKeptIn(still))).toEqual([]);
  // With the old key behind it they are sealed by the new one, and are the same as before.
  const rotating = await startApp({
    sameDataAs: sealed,
    today: '2023-08-01',
    keyring: new Keyring([k2, k1]),
  });
  await resealAll(rotating.features.accounts.kept);
  await rotating.stop();
  const [anew] = await sealed.connection.collection('certificates').find().toArray();
  expect(anew?.sealedFacts).toMatch(/^k2\./);
  const after = await startApp({ sameDataAs: sealed, today: '2023-08-01', keyring: new Keyring([k2]) });
  const again = new TestHolder(after, li.phone, (await after.signIn(li.phone)).tokens);
  expect(await again.get(at)).toMatchObject({ otherFacts: moved.otherFacts, facts: moved.facts });
  await after.stop();
  await sealed.stop();
});

test('a certificate that goes to another province keeps what was told, and is judged by the new pack', async () => {
  const added = await adds('anhui-2021', { facts: { exchangedOn: '2022-11-25', inPost: true } });
  await holder
    .request('PUT', `/v2/certificates/${added.id}/credits/credit-0001`, { on: '2026-02-01', hours: 8 })
    .expect(200);
  const { version } = await detail(added.id);
  const to = { version, pack: 'hubei-2021', kind: 'site-professional' };
  const { body: moved } = await holder.request('PUT', `/v2/certificates/${added.id}/pack`, to).expect(200);
  expect(moved).toMatchObject({ pack: 'hubei-2021', jurisdiction: '湖北省' });
  expect(moved.facts.map(({ name }: { name: string }) => name)).toEqual(['exchangedOn']);
  expect(moved.otherFacts).toEqual([{ name: 'inPost', value: true }]);
  expect(moved.credits).toHaveLength(1);
  expect(moved.cycles[0].from).toBe('2022-11-26');
  const returned = await movesTo(moved, 'anhui-2021');
  expect(returned.facts).toHaveLength(2);
});

const movesTo = async (
  { id, version }: CertificateCard,
  pack: string,
  kind = 'site-professional',
): Promise<CertificateDetail> =>
  (await holder.request('PUT', `/v2/certificates/${id}/pack`, { version, pack, kind }).expect(200)).body;

const factsOf = ({ facts }: CertificateDetail) =>
  Object.fromEntries(facts.map(({ name, value }) => [name, value]));

test.each(['yunnan-2023', 'hubei-2021', 'anhui-2021'])(
  'a result under %s is no application under Jilin: it is kept, asked for, and counts again on the way back',
  async (pack) => {
    const facts = { exchangedOn: '2022-06-10' };
    const added = await adds(pack, { facts });
    const moved = await movesTo(added, 'jilin-2022-25');
    expect(factsOf(moved)).not.toHaveProperty('exchangedOn');
    expect(moved.otherFacts).toContainEqual({ name: `${pack}/exchangedOn`, value: '2022-06-10' });
    expect(moved.headline?.title).not.toMatch(/申请交上去了|已经换成|晚了/);
    const back = await movesTo(await movesTo(moved, 'hubei-2021'), pack);
    expect(factsOf(back)).toMatchObject(facts);
    expect(back.headline).toEqual(added.headline);
  },
);

test.each(['yunnan-2023', 'hubei-2021', 'anhui-2021'])(
  'an application is no result where the same name means one: it is kept, and asked for under %s',
  async (pack) => {
    app.clock.moveTo('2023-08-01');
    const told = { registryStatus: 'valid', exchangedOn: '2022-11-25', issuedOn: null };
    const added = await adds('jilin-2022-25', { facts: told });
    const moved = await movesTo(added, pack);
    expect(factsOf(moved)).not.toHaveProperty('exchangedOn');
    expect(moved.headline?.tone).toBe('ask');
    expect(moved.headline?.title).not.toMatch(/办好/);
    expect(moved.cycles).toEqual([]);
    expect(moved.otherFacts).toContainEqual({ name: 'jilin-2022-25/exchangedOn', value: '2022-11-25' });
    // What is told there is that place's; each speaks again where it was told.
    const { body } = await changes(moved, { facts: { exchangedOn: '2023-07-30' } }).expect(200);
    const back = await movesTo(body, 'jilin-2022-25');
    expect(factsOf(back)).toMatchObject(told);
    expect(factsOf(await movesTo(back, pack))).toMatchObject({ exchangedOn: '2023-07-30' });
  },
);

test('an application stays aside on the way over a pack that does not know it', async () => {
  app.clock.moveTo('2023-08-01');
  const added = await adds('jilin-2022-25', { trade: '施工员', facts: { exchangedOn: '2022-11-25' } });
  await holder.request('GET', `/v2/certificates/${added.id}`).expect(200);
  const between = await movesTo(await movesTo(added, 'hubei-2021'), 'anhui-2021');
  expect(factsOf(between)).not.toHaveProperty('exchangedOn');
  expect(factsOf(await movesTo(between, 'jilin-2022-25'))).toMatchObject({ exchangedOn: '2022-11-25' });
});

test('before a pack’s own day facts are kept and nothing is told', async () => {
  app.clock.moveTo('2022-12-05');
  const added = await adds('yunnan-2023', { facts: { registeredOn: '2022-11-30' } });
  expect(added).toMatchObject({ packState: 'not-published', headline: null, next: null, due: null });
  expect(added.obligations).toEqual([]);
  expect(added.facts[0]?.label).toBe('2022年11月30日');
  app.clock.moveTo('2023-08-01');
  expect((await detail(added.id)).packState).toBe('published');
});

test('a pack that is served no longer: what was told is shown and kept, and nothing is judged', async () => {
  const { id } = await adds('hubei-2021', { facts: { exchangedOn: '2024-05-10' } });
  const fewer = await startApp({
    sameDataAs: app,
    keyring: app.keyring,
    packs: ['jilin-2022-25'],
    today: '2026-11-28',
  });
  const asked = (method: string, path: string, sent?: object) =>
    fewer.request(method, path, sent).set('Authorization', `Bearer ${holder.tokens.accessToken}`);
  const { body: card } = await asked('GET', `/v2/certificates/${id}`).expect(200);
  expect(card).toMatchObject({
    packState: 'not-served',
    jurisdiction: '湖北省',
    headline: null,
    obligations: [],
  });
  expect(card.facts).toEqual([expect.objectContaining({ name: 'exchangedOn', value: '2024-05-10' })]);
  await fewer.background.runAll();
  expect((await asked('GET', '/v1/reminders/inbox').expect(200)).body.messages).toEqual([]);
  expect((await asked('GET', '/v1/reminders/timeline').expect(200)).body.entries).toEqual([]);
  await fewer.stop();
});

test('of a certificate whose document is served no longer, timeline and calendar are silent', async () => {
  app.clock.moveTo('2022-12-05');
  const { id } = await adds('jilin-2022-25', { facts: { registryStatus: 'valid' } });
  const fewer = await startApp({
    ...{ sameDataAs: app, keyring: app.keyring, packs: ['hubei-2021'], today: '2022-12-05' },
  });
  const there = new TestHolder(fewer, holder.phone, holder.tokens);
  for (const at of ['v1/reminders/timeline', 'v2/reminders/timeline', 'v2/reminders/calendar']) {
    expect(JSON.stringify((await holder.get(`/${at}`)).entries)).toContain(id);
    expect((await there.get(`/${at}`)).entries).toEqual([]);
  }
  await fewer.stop();
});

test('the first version of the API shows a title, and that the app is to be updated', async () => {
  const { id } = await adds('hubei-2021', { facts: { exchangedOn: '2024-05-10' } });
  await adds('jilin-2022-25', { trade: '资料员' });
  const { certificates } = await holder.get('/v1/certificates');
  expect(certificates[0]).toMatchObject({
    title: '材料员',
    verdict: { title: '请更新应用' },
    way: { steps: [] },
  });
  expect(certificates[1].way.steps.length).toBeGreaterThan(0);
  const { version } = certificates[0];
  for (const refused of [
    await holder.studies(id, 'credit-0001', '2026-03-01', 8),
    await holder.marks(id, 'exchange', '2026-03-01'),
    await holder.states(id, 2025, 32),
    await holder.request('PUT', `/v1/certificates/${id}`, { version, issuedOn: '2025-01-01' }),
  ]) {
    expectError(refused, 404, 'not-found');
    expect(refused.body.error.message).toContain('请更新应用');
    expect(refused.body.error.message).not.toContain('删除');
  }
  for (const path of ['/v1/reminders/timeline', '/v1/reminders/inbox', '/v1/reminders/calendar'])
    await holder.get(path);
  const { body: asked } = await holder
    .request('PUT', '/v1/chat/turns/turn-0001', { text: '我的证要学多少学时' })
    .expect(200);
  expect(asked.answer.text).not.toBe('');
});

test('the list is lean: fifty certificates with the most hours that one may have', async () => {
  const { id } = await adds('hubei-2021', { facts: { exchangedOn: '2022-01-10' } });
  const credits = Array.from({ length: 2000 }, (_, at) => ({
    ...{
      id: `credit-${at}-0000`,
      on: 19_000 + at,
      tenths: 5,
      recordedOn: 19_000 + at,
      category: null,
      for: null,
    },
  }));
  const kept = app.connection.collection('certificates');
  await kept.updateOne({ _id: new Types.ObjectId(id) }, { $set: { credits } });
  const found = await kept.findOne<Record<string, unknown>>({ _id: new Types.ObjectId(id) });
  const { _id, request, ...copy } = found ?? {};
  await kept.insertMany(Array.from({ length: 49 }, () => ({ ...copy })) as never);
  const response = await holder.request('GET', '/v2/certificates').expect(200);
  expect(response.body.certificates).toHaveLength(50);
  // Of Chinese a letter is three bytes
  expect(Buffer.byteLength(response.text)).toBeLessThan(200_000);
  expect((await detail(id)).credits).toHaveLength(2000);
});

test.each(DEFAULT_PACKS)(
  '%s: wrong facts, kinds and values are refused, naming the field, and change nothing',
  async (pack) => {
    const { kinds } = await holder.get(`/v2/packs/${pack}`);
    const given = { kind: kinds[0].id, trade: kinds[0].posts[0]?.value.split('/')[1] ?? '材料员' };
    const added = await adds(pack, given);
    const refused = async (change: object) => {
      const response = await changes(added, change);
      expectError(response, 422, 'fact-invalid');
      return response.body.error.field;
    };
    expect(await refused({ facts: { nowhere: true } })).toBe('facts.nowhere');
    for (const { name, ask } of (await holder.get(`/v2/packs/${pack}`)).facts) {
      if (name === 'trade' || ask.kind === 'text') continue;
      expect(await refused({ facts: { [name]: '2022-13' } })).toBe(`facts.${name}`);
    }
    expectError(
      await holder.request('POST', '/v2/certificates', toAdd(pack, { kind: 'nobody' })),
      422,
      'fact-invalid',
    );
    expect((await detail(added.id)).version).toBe(added.version);
  },
);
