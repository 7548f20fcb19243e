// Before the day of a document nothing follows from it, and nothing breaks: what was told is kept, other places go on.
import { expectError, startApp, type TestApp, type TestHolder } from '../support/server';

let app: TestApp;
let holder: TestHolder;
let jilin: string;
let safety: string;

const adds = async (pack: string, kind: string, trade: string, facts: object): Promise<string> => {
  const sent = { requestId: `${pack}-request-0001`, pack, kind, trade, specialty: null, facts };
  return (await holder.request('POST', '/v2/certificates', sent).expect(201)).body.id;
};

beforeAll(async () => {
  app = await startApp({ today: '2021-12-01' });
  holder = await app.signIn();
  jilin = await adds('jilin-2022-25', 'site-professional', '材料员', { exchangedOn: '2021-06-01' });
  safety = await adds('safety-abc', 'safety-abc', 'C', { expiresOn: '2022-01-31', employed: true });
  const credit = { on: '2021-11-01', hours: 8 };
  await holder.request('PUT', `/v2/certificates/${jilin}/credits/credit-0001`, credit).expect(200);
  for (const pack of ['yunnan-2023', 'anhui-2021']) await adds(pack, 'site-professional', '施工员', {});
  await adds('water-abc', 'safety-abc', 'B', { expiresOn: '2022-02-28' });
});
afterAll(() => app.stop());

interface Entry {
  lines: { certificateId: string }[];
}

test.each(['v1', 'v2'])('the reminders of other places come by /%s, and none of its own', async (version) => {
  const { entries }: { entries: Entry[] } = await holder.get(`/${version}/reminders/timeline`);
  const told = entries.flatMap(({ lines }) => lines.map(({ certificateId }) => certificateId));
  expect(told).toContain(safety);
  expect(told).not.toContain(jilin);
  const { entries: days } = await holder.get(`/${version}/reminders/calendar`);
  expect(days).toEqual([expect.objectContaining({ certificateId: safety, on: '2022-01-31' })]);
});

test('the notice and the way are shown as they will be; the notice says itself that it is not out', async () => {
  const { issuedOn, title } = await holder.get('/v1/notice');
  expect(issuedOn).toBe('2022-11-14');
  expect(title).toMatch(/（当时还没有发布）$/);
  for (const family of ['site-professional', 'skilled-worker']) {
    const way = await holder.get(`/v1/ways/${family}`);
    app.clock.moveTo('2022-11-14');
    const out = await app.request('GET', `/v1/ways/${family}`).expect(200);
    app.clock.moveTo('2021-12-01');
    expect(way.steps.length).toBeGreaterThan(0);
    expect(way).toEqual(out.body);
  }
});

test('what was told is kept, and it is said that the document is not out', async () => {
  const kept = await holder.get(`/v2/certificates/${jilin}`);
  expect(kept).toMatchObject({ packState: 'not-published', headline: null });
  expect(kept.credits).toHaveLength(1);
  const old = await holder.get(`/v1/certificates/${jilin}`);
  expect(JSON.stringify(old.verdict)).toContain('还没有发布');
  const year = await holder.request('PUT', `/v1/certificates/${jilin}/years/2020`, { hours: 8 });
  expectError(year, 422, 'year-not-asked');
});

test('reminders are planned for the others, and for it from its day on', async () => {
  await app.background.runAll();
  app.clock.moveTo('2022-11-28');
  const { entries }: { entries: Entry[] } = await holder.get('/v2/reminders/timeline');
  expect(entries.flatMap(({ lines }) => lines.map((one) => one.certificateId))).toContain(jilin);
  expect((await holder.get('/v1/notice')).title).not.toContain('还没有发布');
});
