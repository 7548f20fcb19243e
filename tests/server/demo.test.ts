import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import supertest from 'supertest';
import { createLog } from '../../server/src/platform/log';
import { type RunningServer, startServer } from '../../server/src/server';
import { readSettings } from '../../server/src/settings';
import { Databases } from '../support/database';
import { isLongRun } from '../support/long';
import { expectError } from '../support/server';

const consent = '2026-11-30';
const databases = new Databases();
let dataDir: string;
let server: RunningServer;

const open = async (
  day = '2022-12-05',
  more: Record<string, string> = {},
  name = 'demo',
  folder = dataDir,
) => {
  server = await startServer({
    settings: readSettings({ PORT: '0', ...(await databases.settings(name, folder)), ...more }, 'demo'),
    log: createLog('silent'),
    h5Dir: '',
    demoStartsAt: shanghaiEpoch(parseDay(day), 9 * 60),
  });
};
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'hz-demo-'));
  await open();
});
afterAll(async () => {
  await server.stop();
  await databases.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const api = () => supertest(server.url);
const enter = async (identity: string) => {
  const { body } = await api().post('/v1/auth/demo').send({ identity, consent }).expect(200);
  return { Authorization: `Bearer ${body.accessToken}` };
};
const certificatesOf = async (identity: string) =>
  (
    await api()
      .get('/v1/certificates')
      .set(await enter(identity))
      .expect(200)
  ).body.certificates;

test('the day is 2022-12-05 and says that it is simulated', async () => {
  const { body } = await api().get('/v1/clock').expect(200);
  expect(body).toEqual({ today: '2022-12-05', time: expect.stringMatching(/^09:0/), simulated: true });
});

test.each([
  ['wang', [['施工员（土建）', 'unconfirmed', 'not-applicable']]],
  [
    'li',
    [
      ['资料员', 'open', 'not-applicable'],
      ['材料员', 'open', 'not-applicable'],
    ],
  ],
  ['zhao', [['砌筑工', 'open', 'not-applicable']]],
  ['sun', [['试验员', 'ineligible', 'not-applicable']]],
  ['zhou', [['质量员（市政）', 'ineligible', 'not-applicable']]],
  ['chen', [['机械员', 'completed', 'not-started']]],
  ['wu', [['劳务员', 'not-needed', 'not-started']]],
])('%s stands where the story says', async (identity, expected) => {
  const certificates = await certificatesOf(identity);
  const told = certificates.map(
    ({ title, assessment }: { title: string; assessment: Record<string, { status: string }> }) => [
      title,
      assessment.exchange?.status,
      assessment.continuingEducation?.status,
    ],
  );
  expect(told).toEqual(expected);
});

test('the hours of 李秀英 count for one of her certificates alone', async () => {
  const hours = (await certificatesOf('li')).map(
    ({ assessment }: { assessment: { exchange: { hoursDone: number } } }) => assessment.exchange.hoursDone,
  );
  expect(hours).toEqual([12, 0]);
});

test('a newcomer starts from nothing each time', async () => {
  expect(await certificatesOf('new')).toEqual([]);
  const [one, two] = [await enter('new'), await enter('new')];
  const idOf = async (headers: { Authorization: string }) => (await api().get('/v1/me').set(headers)).body.id;
  expect(await idOf(one)).not.toBe(await idOf(two));
});

test('even a sample person agrees first', async () => {
  expectError(await api().post('/v1/auth/demo').send({ identity: 'new' }), 422, 'consent-required');
  expectError(
    await api().post('/v1/auth/demo').send({ identity: 'nobody', consent }),
    422,
    'sign-in-method-off',
  );
});

test('the clock is moved forward for everybody, never back', async () => {
  const move = (body: object) => api().post('/v1/demo/clock').send(body);
  expect((await move({ advanceDays: 26 }).expect(200)).body.today).toBe('2022-12-31');
  expect((await move({ to: '2023-01-01', time: '00:00' }).expect(200)).body.today).toBe('2023-01-01');
  expectError(await move({ to: '2022-12-31' }), 422, 'date-order');
  expectError(await move({ to: '2100-01-01' }), 422, 'date-order');
  expect((await certificatesOf('wang'))[0].assessment.exchange.status).toBe('lapsed');
});

test('stopped and started again, clock and facts go on from where they stood', async () => {
  const headers = await enter('wu');
  const me = (await api().get('/v1/me').set(headers)).body;
  await api().put('/v1/me').set(headers).send({ version: me.version, textSize: 'huge' }).expect(200);
  await server.stop();
  await open();
  expect((await api().get('/v1/clock')).body).toMatchObject({
    today: '2023-01-01',
    time: expect.stringMatching(/^00:0/),
  });
  expect((await api().get('/v1/me').set(headers).expect(200)).body).toMatchObject({ textSize: 'huge' });
  expect((await certificatesOf('li')).length).toBe(2);
});

test.each(isLongRun ? ['2022-12-01', '2022-11-20', '2022-01-02'] : ['2022-01-02'])(
  'begun on %s, everybody is as they were then, and nothing is dated later',
  async (day) => {
    await server.stop();
    await databases.stop();
    rmSync(dataDir, { recursive: true, force: true });
    dataDir = mkdtempSync(join(tmpdir(), 'hz-demo-'));
    await open(day);
    expect((await api().get('/v1/clock')).body).toMatchObject({ today: day });
    for (const [identity, count] of [
      ['wang', 1],
      ['li', 2],
      ['chen', 1],
      ['wu', day < '2022-11-18' ? 0 : 1],
    ] as const) {
      const me = await enter(identity);
      const { certificates } = (await api().get('/v2/certificates').set(me).expect(200)).body;
      expect([identity, certificates.length]).toEqual([identity, count]);
      for (const { id } of certificates) {
        const { facts, credits } = (await api().get(`/v2/certificates/${id}`).set(me).expect(200)).body;
        const days = JSON.stringify({ facts, credits }).match(/\d{4}-\d\d-\d\d/g) ?? [];
        expect(days.filter((one) => one > day)).toEqual([]);
      }
    }
    // Before the document itself there is no list of it.
    if (day < '2022-11-14') return;
    const { body } = await api().post('/v2/looks').send({ payload: '演示-1001' }).expect(200);
    expect(body).toMatchObject({ origin: 'official', verdict: 'exchange-open' });
    expect(body.sourceAsOf <= day).toBe(true);
  },
);

test('a demo that serves other packs begins with the people who hold nothing yet', async () => {
  await server.stop();
  const folder = mkdtempSync(join(tmpdir(), 'hz-demo-others-'));
  await open('2026-11-28', { PACKS: 'hubei-2021,safety-abc' }, 'demo-others', folder);
  const { body: ways } = await api().get('/v1/auth/options').expect(200);
  expect(ways.demoIdentities.map(({ id }: { id: string }) => id)).toEqual(['new', 'ma', 'guan', 'tian']);
  const headers = await enter('new');
  const { body } = await api().get('/v2/choice').set(headers).expect(200);
  expect(body).toEqual({ pack: null, preset: 'hubei-2021' });
  const facts = { exchangedOn: '2025-05-10' };
  const added = await api()
    .post('/v2/certificates')
    .set(headers)
    .send({
      ...{ requestId: 'request-0001', pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
      ...{ specialty: null, facts },
    });
  expect(added.body).toMatchObject({ pack: 'hubei-2021', packState: 'published' });
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
  await open();
});
