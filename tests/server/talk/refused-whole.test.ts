// Of what was read back together all is written or nothing: hours that were to go stay, with all that was told of them, where something beside them is refused.
import { type Fact, undoOf } from '@hz/shared/talk';
import { TalkWriter } from '../../../server/src/features/talk/writer';
import { addTo } from '../../support/held';
import { startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
let holderId: string;
beforeAll(async () => {
  app = await startApp({ today: '2024-04-01' });
});
beforeEach(async () => {
  li = await app.signIn();
  holderId = (await li.get('/v1/me')).id;
});
afterAll(() => app.stop());

const removal = (certificate: string, on: string, hours: number): Fact => ({
  ...{ op: 'remove', certificate, fact: 'credit', value: hours, on },
});
const setting = (certificate: string, fact: string, value: string): Fact => ({
  ...{ op: 'set', certificate, fact, value, on: value },
});
const added = (certificate: string, on: string, hours: number): Fact => ({
  ...{ op: 'add', certificate, fact: 'credit', value: hours, on },
});

/** Tries to write, and is refused. */
async function refused(...facts: Fact[]): Promise<void> {
  const holder = { registeredOn: null, certificates: [], intake: {} };
  const writer = new TalkWriter(app.features);
  const writing = writer.write(holderId, 'turn-refused', facts, (fact) => undoOf(holder, [fact]));
  await expect(writing).rejects.toMatchObject({ code: expect.any(String) });
}

test.each([
  ['hubei-2021', { on: '2024-03-02', hours: 6, for: '2022-06-02' }],
  ['anhui-2021', { on: '2024-03-02', hours: 6, category: 'specialty' }],
  ['water-abc', { on: '2024-03-02', hours: 6 }],
])('%s: hours that were to go are there again, as they were', async (pack, credit) => {
  const isCard = pack === 'water-abc';
  const facts: Record<string, string> = isCard ? { expiresOn: '2024-12-31' } : { exchangedOn: '2022-06-01' };
  const given = isCard ? { kind: 'safety-abc', trade: 'A', facts } : { facts };
  const { id } = await addTo(li, pack, given);
  const at = `/v2/certificates/${id}`;
  await li.request('PUT', `${at}/credits/credit-0001`, credit).expect(200);
  await li.request('PUT', `${at}/credits/credit-0002`, { on: '2024-03-05', hours: 7 }).expect(200);
  const { credits, facts: before, headline } = await li.get(at);
  expect(credits).toHaveLength(2);

  await refused(removal(id, '2024-03-02', 6), setting(id, 'nothingOfTheKind', '2025-01-01'));
  await refused(
    added(id, '2024-03-20', 3),
    removal(id, '2024-03-02', 6),
    removal(id, '2024-03-05', 7),
    setting(id, 'nothingOfTheKind', '2025-01-01'),
  );
  const after = await li.get(at);
  expect(after).toMatchObject({ facts: before, headline });
  expect(byId(after.credits)).toEqual(byId(credits));
});

test('hours that were noted before a total of their cycle do not add to it by being put back', async () => {
  const { id } = await addTo(li, 'hubei-2021', { facts: { exchangedOn: '2022-06-01' } });
  const at = `/v2/certificates/${id}`;
  const made = { on: '2023-07-02', hours: 6, for: '2022-06-02' };
  await li.request('PUT', `${at}/credits/credit-0001`, made).expect(200);
  await li.request('PUT', `${at}/cycles/2022-06-02`, { hours: 20 }).expect(200);
  app.clock.moveTo('2024-04-02');
  const { cycles, headline } = await li.get(at);
  await refused(removal(id, '2023-07-02', 6), setting(id, 'nothingOfTheKind', '2025-01-01'));
  expect(await li.get(at)).toMatchObject({ cycles, headline });
  app.clock.moveTo('2024-04-01');
});

test('of the first document as well, and of two certificates at once', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', '2022-12-01');
  await li.studies(id, 'credit-0001', '2024-03-02', 6).expect(200);
  const { id: hubei } = await addTo(li, 'hubei-2021', { facts: { exchangedOn: '2022-06-01' } });
  const { credits } = await li.get(`/v1/certificates/${id}`);
  await refused(removal(id, '2024-03-02', 6), setting(hubei, 'nothingOfTheKind', '2025-01-01'));
  expect((await li.get(`/v1/certificates/${id}`)).credits).toEqual(credits);
});

const byId = (credits: { id: string }[]) => [...credits].sort((one, other) => (one.id < other.id ? -1 : 1));
