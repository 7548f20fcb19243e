// Whoever owes hours for a certificate that may not count is told that first, in reminders and in the calendar.
import { startApp, type TestApp } from '../../support/server';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ today: '2023-10-01' });
});
afterAll(() => app.stop());

const DOUBTS: [facts: object, open: string][] = [
  [{ registryStatus: 'cancelled', exchangedOn: '2022-11-25' }, '系统显示“注销”，换没换成要先核实。'],
  [{ registryStatus: 'valid', exchangedOn: '2023-01-20' }, '申请晚了，算不算换成要先问。'],
];
const RECORD = { pack: 'jilin-2022-25', kind: 'site-professional', trade: '材料员', specialty: null };

test.each(DOUBTS)('a certificate with %j is reminded of hours by what is open of it', async (facts, open) => {
  const holder = await app.signIn();
  await holder
    .request('POST', '/v2/certificates', { requestId: 'request-0001', ...RECORD, facts })
    .expect(201);
  for (const version of ['v1', 'v2']) {
    const { entries } = await holder.get(`/${version}/reminders/timeline`);
    expect(entries.length).toBeGreaterThan(0);
    const { entries: noted } = await holder.get(`/${version}/reminders/calendar`);
    for (const said of [...entries, ...noted]) expect(JSON.stringify(said)).toContain(open);
  }
});

test('one that nothing speaks against is reminded of hours alone', async () => {
  const holder = await app.signIn();
  const facts = { registryStatus: 'valid', exchangedOn: '2022-11-25', issuedOn: '2022-11-28' };
  await holder
    .request('POST', '/v2/certificates', { requestId: 'request-0001', ...RECORD, facts })
    .expect(201);
  const { entries } = await holder.get('/v2/reminders/timeline');
  expect(entries.length).toBeGreaterThan(0);
  expect(JSON.stringify(entries)).not.toMatch(/核实|要先问/);
});
