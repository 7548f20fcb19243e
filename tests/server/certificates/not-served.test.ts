// A certificate whose document is served no longer: nothing new is taken of it, whichever way it is told; what was told
// is read, taken back, exported and deleted as ever, and it can be put under a document that is served.
import { expectError, startApp, type TestApp, TestHolder } from '../../support/server';

const FIRST = 'jilin-2022-25';
const OTHER = 'hubei-2021';
const SERVED = 'anhui-2021';

let app: TestApp;
let without: TestApp;
let holder: TestHolder;
/** The same holder where neither of the two documents is served. */
let there: TestHolder;

beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
  without = await startApp({
    ...{ sameDataAs: app, keyring: app.keyring, packs: [SERVED], today: '2026-11-28' },
  });
});
beforeEach(async () => {
  holder = await app.signIn();
  there = new TestHolder(without, holder.phone, holder.tokens);
});
afterAll(async () => {
  await without.stop();
  await app.stop();
});

async function adds(pack: string): Promise<string> {
  const { body } = await holder
    .request('POST', '/v2/certificates', {
      ...{ requestId: 'request-0001', pack },
      ...{ kind: 'site-professional', trade: '材料员', specialty: null },
      facts: { exchangedOn: '2022-12-01' },
    })
    .expect(201);
  await holder
    .request('PUT', `/v2/certificates/${body.id}/credits/credit-0001`, { on: '2024-03-01', hours: 8 })
    .expect(200);
  return body.id;
}

const tellings = (id: string, version: number) =>
  [
    ['PUT', `/v2/certificates/${id}`, { version, facts: { exchangedOn: '2022-12-02' } }],
    ['PUT', `/v2/certificates/${id}`, { version, number: 'N-1' }],
    ['PUT', `/v2/certificates/${id}`, { version, post: 'site-professional/资料员' }],
    ['PUT', `/v2/certificates/${id}/credits/credit-0002`, { on: '2024-04-01', hours: 8 }],
    ['PUT', `/v2/certificates/${id}/cycles/2023-01-01`, { hours: 32 }],
    ['PUT', `/v2/certificates/${id}/steps/exchange`, { value: '2022-12-02' }],
  ] as const;

const firstTellings = (id: string, version: number) =>
  [
    ['PUT', `/v1/certificates/${id}`, { version, exchangedOn: '2022-12-02' }],
    ['PUT', `/v1/certificates/${id}`, { version, number: 'N-1' }],
    ['PUT', `/v1/certificates/${id}/credits/credit-0002`, { on: '2024-04-01', hours: 8 }],
    ['PUT', `/v1/certificates/${id}/totals/credit-0003`, { on: '2024-04-01', hours: 48 }],
    ['PUT', `/v1/certificates/${id}/years/2023`, { hours: 32 }],
    ['PUT', `/v1/certificates/${id}/steps/exchange`, { on: '2022-12-02' }],
  ] as const;

const kept = (id: string) => holder.get(`/v2/certificates/${id}`);

test.each([FIRST, OTHER])(
  'nothing new is taken of one under %s, by one error and one sentence',
  async (pack) => {
    const id = await adds(pack);
    const before = await kept(id);
    const sent = [
      ...tellings(id, before.version),
      ...(pack === FIRST ? firstTellings(id, before.version) : []),
    ];
    const said = new Set<string>();
    for (const [method, path, body] of sent) {
      // Not every document has this step: of what it does not know nothing is told at all.
      if (
        path.endsWith('/steps/exchange') &&
        !before.way.some((step: { id: string }) => step.id === 'exchange')
      )
        continue;
      const answer = await there.request(method, path, body);
      expectError(answer, 422, 'pack-not-served');
      said.add(answer.body.error.message);
    }
    expect([...said]).toEqual([expect.stringContaining('记不了新的。你填过的都还在')]);
    expect(await kept(id)).toEqual(before);
  },
);

test('nor by the talk, which says so', async () => {
  const id = await adds(FIRST);
  const before = await kept(id);
  const text = '我昨天学了8学时';
  const { body } = await there.request('PUT', '/v1/chat/turns/turn-not-served', { text }).expect(200);
  expect(body.answer.text).toContain('这里现在不办');
  expect(await kept(id)).toEqual(before);
});

test.each([FIRST, OTHER])(
  'what was told of one under %s is read, put away, taken back, exported and deleted',
  async (pack) => {
    const id = await adds(pack);
    const { version } = await there.get(`/v2/certificates/${id}`);
    expect(JSON.stringify(await there.get('/v1/me/export'))).toContain(id);
    const { body: away } = await there
      .request('PUT', `/v2/certificates/${id}`, { version, archived: true })
      .expect(200);
    expect(away.archived).toBe(true);
    const change = { version: away.version, forget: ['exchangedOn'] };
    expect((await there.request('PUT', `/v2/certificates/${id}`, change).expect(200)).body.facts).toEqual([]);
    const { body } = await there.request('DELETE', `/v2/certificates/${id}/credits/credit-0001`).expect(200);
    expect(body.credits).toEqual([]);
    await there.request('DELETE', `/v2/certificates/${id}?version=${body.version}`).expect(204);
  },
);

test('by the first version too: what was told is taken back', async () => {
  const id = await adds(FIRST);
  const { body } = await there.request('DELETE', `/v1/certificates/${id}/credits/credit-0001`).expect(200);
  expect(body.credits).toEqual([]);
  expect(
    (await there.request('DELETE', `/v1/certificates/${id}/steps/exchange`).expect(200)).body.exchangedOn,
  ).toBeNull();
});

test('it goes to a document that is served with all that was told, and not back', async () => {
  const id = await adds(OTHER);
  const move = (pack: string, version: number) =>
    there.request('PUT', `/v2/certificates/${id}/pack`, { version, pack, kind: 'site-professional' });
  const { version } = await there.get(`/v2/certificates/${id}`);
  const { body } = await move(SERVED, version).expect(200);
  expect(body).toMatchObject({ pack: SERVED, packState: 'published' });
  expect(body.credits).toHaveLength(1);
  expectError(await move(OTHER, body.version), 422, 'pack-not-served');
});

test('where the one document of the first version is not served, it asks and shows nothing of it, and says why', async () => {
  const answers = [{ questionId: 'family', value: 'site-professional' }];
  await holder.request('PUT', '/v1/intake/answers/family', { value: 'site-professional' }).expect(200);
  for (const [method, path, body] of [
    ['GET', '/v1/intake'],
    ['PUT', '/v1/intake/answers/family', { value: 'skilled-worker' }],
    ['POST', '/v1/intake/try', { answers }],
    ['POST', '/v1/intake/finish', {}],
    ['GET', '/v1/notice'],
    ['GET', '/v1/ways/site-professional'],
  ] as const) {
    const answer = await there.request(method, path, body);
    expectError(answer, 422, 'pack-not-served');
    expect(answer.body.error.message).toContain('请更新应用');
  }
  // What was answered can be forgotten all the same.
  const { body } = await there.request('DELETE', '/v1/intake').expect(200);
  expect(body).toMatchObject({ answered: [], next: null, preview: null });
  expect((await holder.get('/v1/intake')).answered).toEqual([]);
});
