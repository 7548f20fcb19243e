import type { CertificateView } from '@hz/shared/contracts';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  li = await app.signIn();
});

const stateOf = (certificate: CertificateView, stepId: string) =>
  certificate.way.steps.find(({ id }) => id === stepId)?.state;

test('a site professional goes the whole way', async () => {
  const { id } = await li.addCertificate({ registryStatus: 'unchecked' });
  const next = async () => (await li.get(`/v1/certificates/${id}`)).next;
  expect(await next()).toMatchObject({ kind: 'step', stepId: 'check-registry' });
  await li.marks(id, 'check-registry', '2022-12-05', { registryStatus: 'valid' }).expect(200);
  expect(await next()).toMatchObject({ kind: 'step', stepId: 'register' });
  await li.marks(id, 'register', '2022-12-05').expect(200);
  expect(await next()).toMatchObject({ kind: 'study', stepId: 'study' });
  await li.studies(id, 'entry-01', '2022-12-04', 20).expect(200);
  await li.studies(id, 'entry-02', '2022-12-05', 12).expect(200);
  expect(await next()).toMatchObject({ kind: 'step', stepId: 'exchange' });
  await li.marks(id, 'exchange', '2022-12-05').expect(200);
  await li.marks(id, 'download', '2022-12-05').expect(200);
  const { body } = await li.marks(id, 'new-number', '2022-12-05', { newNumber: ' 吉A 001 ' }).expect(200);
  expect(body).toMatchObject({
    newNumber: '吉A001',
    exchangedOn: '2022-12-05',
    downloadedOn: '2022-12-05',
    assessment: {
      exchange: { status: 'completed' },
      continuingEducation: { status: 'not-started', year: 2023 },
    },
  });
});

test('a step taken back is to be done again', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', '2022-12-01').expect(200);
  const { body: back } = await li.takesBack(id, 'register').expect(200);
  expect(stateOf(back, 'register')).toBe('current');
  await li.marks(id, 'exchange', '2022-12-02').expect(200);
  const { body } = await li.takesBack(id, 'exchange').expect(200);
  expect(body).toMatchObject({ exchangedOn: null, assessment: { exchange: { status: 'open' } } });
  await li.takesBack(id, 'check-registry').expect(200);
  const after = await li.get(`/v1/certificates/${id}`);
  expect(after).toMatchObject({ registryStatus: null, registryCheckedOn: null });
});

test('having registered is one fact for all certificates', async () => {
  const first = await li.addCertificate();
  const second = await li.addCertificate({ trade: '材料员' });
  await li.marks(first.id, 'register', '2022-12-01').expect(200);
  expect(stateOf(await li.get(`/v1/certificates/${second.id}`), 'register')).toBe('done');
  expect((await li.get('/v1/me')).registeredOn).toBe('2022-12-01');
});

test('what cannot be marked is refused and changes nothing', async () => {
  const { id, version } = await li.addCertificate();
  expectError(await li.marks(id, 'study', '2022-12-01'), 422, 'step-not-settable');
  expectError(await li.takesBack(id, 'yearly-study'), 422, 'step-not-settable');
  expectError(await li.marks(id, 'register', '2022-12-06'), 422, 'date-in-future');
  expectError(await li.marks(id, 'check-registry', '2022-12-01'), 422, 'validation-failed');
  expectError(await li.marks(id, 'new-number', '2022-12-01'), 422, 'validation-failed');
  expectError(await li.marks(id, 'no-such-step', '2022-12-01'), 404, 'not-found');
  expect((await li.get(`/v1/certificates/${id}`)).version).toBe(version);
});

test('a skilled worker has no step to study', async () => {
  const { id } = await li.addCertificate({ family: 'skilled-worker', trade: '砌筑工' });
  expectError(await li.marks(id, 'study', '2022-12-01'), 404, 'not-found');
  const { body } = await li.marks(id, 'register', '2022-12-01').expect(200);
  expect(body.next).toMatchObject({ kind: 'step', stepId: 'exchange' });
});

test('nothing is downloaded before it was exchanged', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'exchange', '2022-12-03').expect(200);
  const early = await li.marks(id, 'download', '2022-12-02');
  expectError(early, 422, 'date-order');
  // With which other day it clashes is said, and what to do.
  expect(early.body.error.message).toContain('记着12月3日申请的更换');
  await li.marks(id, 'download', '2022-12-03').expect(200);
  expectError(await li.marks(id, 'exchange', '2022-12-04'), 422, 'date-order');
});

test('the day of the deadline counts in full; the day after the certificate is void', async () => {
  const { id } = await li.addCertificate();
  const exchange = async () => (await li.get(`/v1/certificates/${id}`)).assessment.exchange;
  app.clock.moveTo('2022-12-31');
  expect(await exchange()).toMatchObject({ status: 'open', daysLeft: 0 });
  app.clock.moveTo('2023-01-01');
  expect(await exchange()).toMatchObject({ status: 'lapsed', nextStep: 'contact-authority' });
});

test('where only the month or year of one of the two is told, they come in their order all the same', async () => {
  app.clock.moveTo('2023-03-01');
  const by = await app.signIn();
  const { id } = await by.addCertificate();
  await by.marks(id, 'exchange', '2022-12').expect(200);
  await by.marks(id, 'download', '2022-12-25').expect(200);
  expectError(await by.marks(id, 'exchange', '2023'), 422, 'date-order');
  expectError(await by.marks(id, 'download', '2022-11'), 422, 'date-order');
  // Of its days some are in order: which it was, nobody says.
  await by.marks(id, 'exchange', '2022').expect(200);
});
