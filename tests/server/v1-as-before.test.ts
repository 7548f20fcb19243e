// What /v1 answers to a holder who has used everything, on days before, in and after what the notice regulates: letter
// by letter what the build before /v2 answered. Recorded with RECORD_V1=1, on that build.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../support/registry';
import { startApp, type TestApp, type TestHolder } from '../support/server';
import { aName, anIdentityNumber } from '../support/spreadsheets';

const RECORD = join(__dirname, '../support/v1-answers.json.gz');

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  holder = await app.signIn();
});
afterAll(() => app.stop());

/** Ids are random; so are the keys of a run, and real time. */
function plain(value: unknown, ids: Map<string, string>): unknown {
  const text = JSON.stringify(value)
    .replace(/[0-9a-f]{24}/g, (id) => {
      if (!ids.has(id)) ids.set(id, `id-${ids.size + 1}`);
      return ids.get(id) as string;
    })
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'instant')
    .replace(/\/v1\/calendar\.ics\?[^"]*/g, 'file')
    .replace(/HZ:[A-Z2-7]+/g, 'code');
  return JSON.parse(text);
}

async function useEverything(): Promise<void> {
  const site = await holder.addCertificate();
  await holder.marks(site.id, 'register', '2022-11-20').expect(200);
  await holder.studies(site.id, 'credit-0001', '2022-11-29', 4).expect(200);
  await holder.studies(site.id, 'credit-0002', '2022-12-01', 2.5).expect(200);
  const exchanged = await holder.addCertificate({
    trade: '机械员',
    holding: 'exchanged',
    exchangedOn: '2022-11-25',
  });
  await holder.marks(exchanged.id, 'download', '2022-11-26').expect(200);
  await holder.marks(exchanged.id, 'new-number', '2022-11-26', { newNumber: 'N-0001' }).expect(200);
  await holder.addCertificate({ trade: '劳务员', holding: 'electronic', issuedOn: '2022-11-18' });
  await holder.addCertificate({ family: 'skilled-worker', trade: '砌筑工' });
  await holder.addCertificate({ trade: '试验员' });
  await holder.addCertificate({ trade: '质量员（市政）', registryStatus: 'cancelled' });
  await holder.addCertificate({ trade: '资料员', registryStatus: 'unchecked' });
  const claimed = await holder.addCertificate({ trade: '材料员' });
  const wish = { name: aName(1), idNumber: anIdentityNumber(1), number: 'L-0001' };
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const told = [wish.number, '', wish.name, wish.idNumber, '材料员', '有效', ''];
  await importList(app, clerk, aList(CERTIFICATE_HEADING, told, ['?']));
  await holder.request('POST', '/v1/claims', { ...wish, certificateId: claimed.id }).expect(200);
  await holder
    .request('PUT', `/v1/certificates/${site.id}`, {
      version: (await holder.get(`/v1/certificates/${site.id}`)).version,
      number: '建[造]22-0815',
      inPost: true,
    })
    .expect(200);
}

const PATHS = [
  '/v1/certificates',
  '/v1/me',
  '/v1/notice',
  '/v1/ways/site-professional',
  '/v1/ways/skilled-worker',
  '/v1/intake',
  '/v1/reminders/timeline',
  '/v1/reminders/inbox',
  '/v1/reminders/calendar',
  '/v1/claims',
];

async function answersOf(ids: Map<string, string>) {
  const answers: Record<string, unknown> = {};
  for (const path of PATHS) answers[path] = await holder.get(path);
  const { certificates } = answers['/v1/certificates'] as { certificates: { id: string }[] };
  for (const payload of ['建[造]22-0815', 'L-0001', 'X-0001'])
    answers[`look ${payload}`] = (await holder.request('POST', '/v1/looks', { payload }).expect(200)).body;
  for (const { id } of certificates.slice(0, 2)) {
    const { body } = await holder.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
    answers[`code ${id}`] = body;
    answers[`by code ${id}`] = (
      await holder.request('POST', '/v1/looks', { payload: body.payload }).expect(200)
    ).body;
    answers[`looks ${id}`] = (await holder.get(`/v1/certificates/${id}/looks`)).looks.length;
  }
  return plain(answers, ids);
}

test('the first version of the API answers as it did', async () => {
  await useEverything();
  const ids = new Map<string, string>();
  const answers: Record<string, unknown> = {};
  for (const day of ['2022-12-05', '2022-12-31', '2023-01-10', '2024-06-03', '2026-11-28']) {
    app.clock.moveTo(day, '09:30');
    await app.background.runAll();
    if (day === '2024-06-03') {
      const { certificates } = await holder.get('/v1/certificates');
      for (const { id, years } of certificates.slice(0, 3))
        for (const { year, state } of years)
          if (state === 'unconfirmed') await holder.states(id, year, 20).expect(200);
    }
    answers[day] = await answersOf(ids);
  }
  if (process.env.RECORD_V1) writeFileSync(RECORD, gzipSync(JSON.stringify(answers)));
  expect(existsSync(RECORD)).toBe(true);
  expect(answers).toEqual(JSON.parse(gunzipSync(readFileSync(RECORD)).toString()));
});
