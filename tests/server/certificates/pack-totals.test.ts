// A total of several days under packs, worked out by the phone from what it knows, and told in one entry.
import type { CertificateDetail } from '@hz/shared/contracts';
import { addTo, dutyOf, type Given } from '../../support/held';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
});
beforeEach(async () => {
  holder = await app.signIn();
});
afterAll(() => app.stop());

const adds = (given?: Given, pack = 'hubei-2021') => addTo(holder, pack, given);
const put = (id: string, path: string, sent: object) =>
  holder.request('PUT', `/v2/certificates/${id}/${path}`, sent);
const detail = (id: string): Promise<CertificateDetail> => holder.get(`/v2/certificates/${id}`);
const exchanged = { facts: { exchangedOn: '2024-12-10' } };

test('a total of several days is one entry, and may be more than a day has', async () => {
  const { id } = await adds(exchanged);
  await put(id, 'credits/credit-0001', { on: '2026-01-10', hours: 8 }).expect(200);
  const { body } = await put(id, 'totals/credit-0002', { on: '2026-11-27', hours: 32, seen: 8 }).expect(200);
  expect(body.credits).toMatchObject([
    { hours: 8, total: false },
    { id: 'credit-0002', on: '2026-11-27', hours: 32, total: true, for: null, category: null },
  ]);
  expect(dutyOf(body, 'yearly')?.needs).toMatchObject([{ done: 40, category: null }]);
});

test('a total worked out before another phone noted hours is refused; sent again it is there once', async () => {
  const { id } = await adds(exchanged);
  await put(id, 'credits/credit-0001', { on: '2026-03-03', hours: 16 }).expect(200);
  const total = { on: '2026-11-27', hours: 20, seen: 0 };
  expectError(await put(id, 'totals/credit-0002', total), 409, 'version-conflict');
  expect((await detail(id)).credits.length).toBe(1);
  const anew = { on: '2026-11-27', hours: 4, seen: 16 };
  await put(id, 'totals/credit-0002', anew).expect(200);
  await put(id, 'totals/credit-0002', anew).expect(200);
  expect(dutyOf(await detail(id), 'yearly')?.needs[0]?.done).toBe(20);
});

test('hours of another certificate that count with this one are among those that a total was worked out from', async () => {
  const facts = { exchangedOn: '2025-05-01' };
  const [one, other] = [
    await adds({ facts }, 'anhui-2021'),
    await adds({ trade: '资料员', facts }, 'anhui-2021'),
  ];
  const common = { on: '2026-03-01', hours: 10, category: 'common' };
  await put(other.id, 'credits/credit-0001', common).expect(200);
  const total = { on: '2026-11-27', hours: 22 };
  expectError(await put(one.id, 'totals/credit-0002', { ...total, seen: 0 }), 409, 'version-conflict');
  const { body } = await put(one.id, 'totals/credit-0002', { ...total, seen: 10 }).expect(200);
  expect(dutyOf(body, 'yearly')?.needs).toMatchObject([
    { done: 32, category: null },
    { done: 0, category: 'specialty' },
  ]);
});

test('a total tells hours of one category where the pack tells them apart, and of none that it does not know', async () => {
  const { id } = await adds({ facts: { exchangedOn: '2025-05-01' } }, 'anhui-2021');
  const total = { on: '2026-11-27', hours: 30, category: 'specialty', seen: 0 };
  expectError(await put(id, 'totals/credit-0001', { ...total, category: 'none' }), 422, 'fact-invalid');
  const { body } = await put(id, 'totals/credit-0001', total).expect(200);
  expect(dutyOf(body, 'yearly')?.needs).toMatchObject([{ done: 30 }, { done: 30, category: 'specialty' }]);
});
