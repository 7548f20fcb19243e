import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let chen: TestHolder;
let id: string;

/** It is November 2026; the certificate was exchanged in 2022, so 2023, 2024 and 2025 are over. */
beforeEach(async () => {
  app = await startApp({ today: '2026-11-22' });
  chen = await app.signIn();
  id = (await chen.addCertificate({ holding: 'exchanged', exchangedOn: '2022-12-20' })).id;
});

const duty = async () => (await chen.get(`/v1/certificates/${id}`)).assessment.continuingEducation;

test('each past year is asked for once, before this year is judged', async () => {
  expect(await duty()).toMatchObject({ status: 'unconfirmed', yearsToConfirm: [2023, 2024, 2025] });
  await chen.states(id, 2023, 32).expect(200);
  await chen.states(id, 2025, 40).expect(200);
  expect((await duty()).yearsToConfirm).toEqual([2024]);
  const { body } = await chen.states(id, 2024, 32).expect(200);
  expect(body.assessment.continuingEducation).toMatchObject({ status: 'in-progress', hoursRequired: 32 });
  expect(body.years.map(({ year, state }: { year: number; state: string }) => [year, state])).toEqual([
    [2023, 'met'],
    [2024, 'met'],
    [2025, 'met'],
    [2026, 'running'],
  ]);
});

test('0 hours is an answer, and has its consequence', async () => {
  await chen.states(id, 2023, 0).expect(200);
  await chen.states(id, 2024, 0).expect(200);
  expect(await duty()).toMatchObject({ status: 'retraining-required', reasons: ['two-year-shortfall'] });
});

test('what last year lacked is to be caught up', async () => {
  for (const [year, hours] of [
    [2023, 32],
    [2024, 40],
    [2025, 24.5],
  ] as const) {
    await chen.states(id, year, hours).expect(200);
  }
  expect(await duty()).toMatchObject({ status: 'catch-up', hoursRequired: 39.5, hoursRemaining: 39.5 });
});

test('an answer can be changed and taken back', async () => {
  await chen.states(id, 2023, 10).expect(200);
  await chen.states(id, 2023, 32).expect(200);
  expect((await duty()).yearsToConfirm).toEqual([2024, 2025]);
  await chen.request('DELETE', `/v1/certificates/${id}/years/2023`).expect(200);
  expect((await duty()).yearsToConfirm).toEqual([2023, 2024, 2025]);
});

test('only past years of the duty are asked for', async () => {
  for (const year of [2022, 2026, 2027]) {
    expectError(await chen.states(id, year, 32), 422, 'year-not-asked');
  }
});

test('a year cannot have fewer hours than were written down for it', async () => {
  await chen.studies(id, 'entry-01', '2023-05-01', 10).expect(200);
  expectError(await chen.states(id, 2023, 9.9), 422, 'year-total-too-small');
  const { body } = await chen.states(id, 2023, 32).expect(200);
  expect(body.years[0]).toMatchObject({ year: 2023, done: 32, stated: 32, state: 'met' });
});

test('a directly issued certificate has the same duty from the year after', async () => {
  const issued = await chen.addCertificate({
    trade: '劳务员',
    holding: 'electronic',
    issuedOn: '2025-03-01',
  });
  expect(issued.assessment).toMatchObject({
    exchange: { status: 'not-needed' },
    continuingEducation: { status: 'in-progress', year: 2026 },
  });
});

test('who does not work in the post is told to ask about training again', async () => {
  const { version } = await chen.get(`/v1/certificates/${id}`);
  const { body } = await chen
    .request('PUT', `/v1/certificates/${id}`, { version, inPost: false })
    .expect(200);
  expect(body.assessment.continuingEducation).toMatchObject({
    status: 'retraining-required',
    reasons: ['not-in-post'],
  });
});
