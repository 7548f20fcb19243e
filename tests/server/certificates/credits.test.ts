import { firstDayOfYear } from '@hz/shared/calendar';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
let id: string;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  li = await app.signIn();
  id = (await li.addCertificate()).id;
});

const hoursDone = async () => (await li.get(`/v1/certificates/${id}`)).assessment.exchange.hoursDone;

test('hours add up in tenths', async () => {
  await li.studies(id, 'entry-01', '2022-12-01', 31.9).expect(422);
  await li.studies(id, 'entry-01', '2022-12-01', 23.9).expect(200);
  await li.studies(id, 'entry-02', '2022-12-02', 8.1).expect(200);
  const { body } = await li.studies(id, 'entry-03', '2022-12-03', 0.1).expect(200);
  expect(body.assessment.exchange).toMatchObject({ hoursDone: 32.1, hoursRemaining: 0 });
});

test('the same entry sent twice counts once; sent with other hours it is changed', async () => {
  await li.studies(id, 'entry-01', '2022-12-01', 4).expect(200);
  await li.studies(id, 'entry-01', '2022-12-01', 4).expect(200);
  expect(await hoursDone()).toBe(4);
  const { body } = await li.studies(id, 'entry-01', '2022-12-02', 5).expect(200);
  expect(body.credits).toMatchObject([
    { id: 'entry-01', on: '2022-12-02', hours: 5, origin: 'self', recordedOn: '2022-12-05' },
  ]);
  expect(body.credits.length).toBe(1);
});

test('a deleted entry counts no more; deleting it again is no error', async () => {
  await li.studies(id, 'entry-01', '2022-12-01', 4).expect(200);
  const remove = () => li.request('DELETE', `/v1/certificates/${id}/credits/entry-01`);
  await remove().expect(200);
  await remove().expect(200);
  expect(await hoursDone()).toBe(0);
});

test('a day has 24 hours, for each certificate', async () => {
  await li.studies(id, 'entry-01', '2022-12-01', 20).expect(200);
  expectError(await li.studies(id, 'entry-02', '2022-12-01', 4.1), 422, 'day-full');
  await li.studies(id, 'entry-02', '2022-12-01', 4).expect(200);
  await li.studies(id, 'entry-01', '2022-12-01', 19.9).expect(200);
  const other = await li.addCertificate({ trade: '材料员' });
  await li.studies(other.id, 'entry-01', '2022-12-01', 24).expect(200);
});

test('nobody has studied tomorrow', async () => {
  expectError(await li.studies(id, 'entry-01', '2022-12-06', 4), 422, 'date-in-future');
  app.clock.moveTo('2022-12-06');
  await li.studies(id, 'entry-01', '2022-12-06', 4).expect(200);
});

test('nobody has studied before there was anything to study for', async () => {
  expectError(await li.studies(id, 'entry-01', '1999-12-31', 4), 422, 'date-order');
  await li.studies(id, 'entry-01', '2000-01-01', 4).expect(200);
});

test('the hours of one certificate never count for another', async () => {
  const other = await li.addCertificate({ trade: '材料员' });
  await li.studies(other.id, 'entry-01', '2022-12-01', 20).expect(200);
  expect(await hoursDone()).toBe(0);
});

test('two phones that write at once lose nothing', async () => {
  const phone = await app.signIn(li.phone);
  const writes = [...Array(20).keys()].map((index) => {
    const holder = index % 2 === 0 ? li : phone;
    return holder.studies(id, `entry-${index + 10}`, '2022-12-01', 1);
  });
  const statuses = (await Promise.all(writes)).map(({ status }) => status);
  const { credits } = await li.get(`/v1/certificates/${id}`);
  const taken = statuses.filter((status) => status === 200).length;
  expect(credits.length).toBe(taken);
  expect(taken).toBe(20);
});

test('two phones cannot fill a day beyond its 24 hours together', async () => {
  const writes = [...Array(6).keys()].map((index) => li.studies(id, `entry-${index + 10}`, '2022-12-01', 8));
  const statuses = (await Promise.all(writes)).map(({ status }) => status).sort();
  expect(statuses).toEqual([200, 200, 200, 422, 422, 422]);
  expect(await hoursDone()).toBe(24);
});

test('a certificate keeps at most 2,000 entries', async () => {
  const credits = [...Array(2000).keys()].map((index) => ({
    id: `old-entry-${index}`,
    on: 12_000 + index,
    tenths: 10,
    recordedOn: 19_000,
  }));
  await app.connection.collection('certificates').updateOne({}, { $set: { credits } });
  expectError(await li.studies(id, 'one-more', '2022-12-01', 1), 422, 'too-many-credits');
  await li.studies(id, 'old-entry-0', '2022-12-01', 1).expect(200);
});

test('a year keeps at most 366 of them, the next year has room', async () => {
  app.clock.moveTo('2023-02-01');
  const credits = Array.from({ length: 366 }, (_, at) => ({
    ...{ id: `old-entry-${at}`, on: firstDayOfYear(2022) + (at % 365), tenths: 1, recordedOn: 19_000 },
  })).sort((a, b) => a.on - b.on);
  await app.connection.collection('certificates').updateOne({}, { $set: { credits } });
  expectError(await li.studies(id, 'one-more', '2022-12-01', 1), 422, 'too-many-credits');
  await li.studies(id, 'old-entry-0', '2022-12-01', 1).expect(200);
  await li.studies(id, 'next-year', '2023-01-31', 1).expect(200);
});

test('an edit of an entry that another device deleted brings nothing back; a new entry does', async () => {
  const put = (body: object) => li.request('PUT', `/v1/certificates/${id}/credits/credit-gone`, body);
  await put({ on: '2022-12-01', hours: 2 }).expect(200);
  await put({ on: '2022-12-01', hours: 3, edits: true }).expect(200);
  await li.request('DELETE', `/v1/certificates/${id}/credits/credit-gone`).expect(200);
  const { version } = await li.get(`/v1/certificates/${id}`);
  expectError(await put({ on: '2022-12-01', hours: 4, edits: true }), 409, 'entry-gone');
  expect(await li.get(`/v1/certificates/${id}`)).toMatchObject({ version, credits: [] });
  const { body } = await put({ on: '2022-12-01', hours: 4 }).expect(200);
  expect(body.credits).toMatchObject([{ hours: 4 }]);
});

test('a total that was worked out before other hours were noted is refused; sent again it is there once', async () => {
  const total = (entry: string, hours: number, seen: number) =>
    li.request('PUT', `/v1/certificates/${id}/totals/${entry}`, { on: '2022-12-04', hours, seen });
  await total('total-01', 8, 0).expect(200);
  await li.studies(id, 'entry-01', '2022-12-03', 16).expect(200);
  await total('total-01', 8, 0).expect(200);
  const refused = await total('total-02', 12, 8);
  expectError(refused, 409, 'version-conflict');
  expect(refused.body.error.message).toContain('没有记下');
  expect(await hoursDone()).toBe(24);
  await total('total-02', 4, 24).expect(200);
  expect(await hoursDone()).toBe(28);
});
