// Hours under packs: cycles told as a whole, made up for, told apart by category, and counting for other certificates.
import type { CertificateDetail } from '@hz/shared/contracts';
import { addTo, changeOf, dutyOf, type Given } from '../../support/held';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
});
beforeEach(async () => {
  app.clock.moveTo('2026-11-28');
  holder = await app.signIn();
});
afterAll(() => app.stop());

const adds = (pack: string, given?: Given) => addTo(holder, pack, given);
const changes = (certificate: CertificateDetail, change: object) => changeOf(holder, certificate, change);
const detail = (id: string): Promise<CertificateDetail> => holder.get(`/v2/certificates/${id}`);
const studies = (id: string, credit: string, sent: object) =>
  holder.request('PUT', `/v2/certificates/${id}/credits/${credit}`, sent).expect(200);
const states = (id: string, cycle: string, sent: object) =>
  holder.request('PUT', `/v2/certificates/${id}/cycles/${cycle}`, sent);
const needs = async (id: string) => dutyOf(await detail(id), 'yearly')?.needs.map(({ done }) => done);

test('cycles are told by their first day; a make-up course counts for the cycle before', async () => {
  const added = await adds('hubei-2021', { facts: { exchangedOn: '2023-12-10' } });
  const [first, second, running] = added.cycles;
  expect([first, second, running].map((one) => [one?.from, one?.state, one?.canState])).toEqual([
    ['2023-12-11', 'unconfirmed', true],
    ['2024-12-11', 'unconfirmed', true],
    ['2025-12-11', 'running', false],
  ]);
  const at = `/v2/certificates/${added.id}`;
  expectError(await holder.request('PUT', `${at}/cycles/2025-12-11`, { hours: 1 }), 422, 'cycle-not-asked');
  await holder.request('PUT', `${at}/cycles/2023-12-11`, { hours: 32 }).expect(200);
  await holder.request('PUT', `${at}/cycles/2024-12-11`, { hours: 20 }).expect(200);
  const made = { on: '2026-02-01', hours: 12, for: '2024-12-11' };
  const { body: after } = await holder.request('PUT', `${at}/credits/credit-0001`, made).expect(200);
  expect(after.cycles.map(({ done, state }: { done: number; state: string }) => [done, state])).toEqual([
    [32, 'met'],
    [32, 'met'],
    [0, 'running'],
  ]);
  const few = await holder.request('PUT', `${at}/cycles/2024-12-11`, { hours: 5 });
  expectError(few, 422, 'cycle-total-too-small');
  const { body: back } = await holder.request('DELETE', `${at}/cycles/2024-12-11`).expect(200);
  expect(back.cycles[1]).toMatchObject({ state: 'unconfirmed', stated: null, done: 12 });
});

test('what is made up for a cycle after it was told of adds to it, and a total told later holds all', async () => {
  const added = await adds('hubei-2021', { facts: { exchangedOn: '2023-12-10' } });
  const at = `/v2/certificates/${added.id}`;
  const put = (path: string, sent: object) => holder.request('PUT', `${at}/${path}`, sent).expect(200);
  const doneOf = async () => (await detail(added.id)).cycles.map(({ done }) => done);
  await put('cycles/2023-12-11', { hours: 32 });
  await put('credits/credit-0001', { on: '2026-01-01', hours: 2, for: '2024-12-11' });
  await put('cycles/2024-12-11', { hours: 20 });
  await put('credits/credit-0002', { on: '2026-02-01', hours: 8, for: '2024-12-11' });
  expect(await doneOf()).toEqual([32, 28, 0]);
  await put('credits/credit-0001', { on: '2026-01-01', hours: 3, for: '2024-12-11' });
  expect(await doneOf()).toEqual([32, 28, 0]);
  await put('cycles/2024-12-11', { hours: 30 });
  expect(await doneOf()).toEqual([32, 30, 0]);
  app.clock.moveTo('2026-11-29');
  await put('credits/credit-0003', { on: '2026-03-01', hours: 4, for: '2024-12-11' });
  expect(await doneOf()).toEqual([32, 34, 0]);
});

test('hours have a category where the pack tells them apart, and shared ones count for the others', async () => {
  const [one, other] = [
    await adds('anhui-2021', { facts: { exchangedOn: '2025-05-01' } }),
    await adds('anhui-2021', { trade: '资料员', facts: { exchangedOn: '2025-05-01' } }),
  ];
  const at = `/v2/certificates/${one.id}/credits`;
  await holder
    .request('PUT', `${at}/credit-0001`, { on: '2026-03-01', hours: 10, category: 'common' })
    .expect(200);
  await holder
    .request('PUT', `${at}/credit-0002`, { on: '2026-03-02', hours: 9, category: 'specialty' })
    .expect(200);
  expect(await needs(one.id)).toEqual([19, 9]);
  expect(await needs(other.id)).toEqual([10, 0]);
  const wrong = await holder.request('PUT', `${at}/credit-0003`, {
    on: '2026-03-03',
    hours: 1,
    category: 'x',
  });
  expectError(wrong, 422, 'fact-invalid');
});

test('hours that were studied stay so: a certificate that is put away, or goes elsewhere, takes none from the others', async () => {
  const anhui = { facts: { exchangedOn: '2025-05-01' } };
  const [one, other] = [
    await adds('anhui-2021', anhui),
    await adds('anhui-2021', { ...anhui, trade: '资料员' }),
  ];
  const credit = `/v2/certificates/${one.id}/credits/credit-0001`;
  const studied = { on: '2026-03-01', hours: 10, category: 'common' };
  await holder.request('PUT', credit, studied).expect(200);
  let turn = 0;
  const inTheTalk = async () => {
    const path = `/v1/chat/turns/turn-${++turn}-shared`;
    const { body: said } = await holder.request('PUT', path, { text: '资料员今年还差多少学时' }).expect(200);
    return said.answer.text;
  };
  const [counted, told] = [await needs(other.id), await inTheTalk()];
  expect(counted).toEqual([10, 0]);
  expect(told).toContain('记了 10 学时');

  await changes(await detail(one.id), { archived: true }).expect(200);
  expect([await needs(other.id), await inTheTalk()]).toEqual([counted, told]);
  const goes = async (pack: string) => {
    const { version } = await detail(one.id);
    const to = { version, pack, kind: 'site-professional' };
    await holder.request('PUT', `/v2/certificates/${one.id}/pack`, to).expect(200);
  };
  await goes('hubei-2021');
  expect([await needs(other.id), await inTheTalk()]).toEqual([counted, told]);
  await changes(await detail(one.id), { archived: false }).expect(200);
  expect(await needs(other.id)).toEqual(counted);
  // Put right there, it is what it is now; back here, it counts as it did.
  await holder.request('PUT', credit, { ...studied, category: null }).expect(200);
  expect(await needs(other.id)).toEqual([0, 0]);
  await goes('anhui-2021');
  await holder.request('PUT', credit, studied).expect(200);
  expect(await needs(other.id)).toEqual(counted);
});

test('what lacks is as much as lacks most: the total alone would leave a category short', async () => {
  const { id } = await adds('anhui-2021', { facts: { exchangedOn: '2025-03-03' } });
  await states(id, '2025-01-01', { hours: 32 });
  const saysNow = async () => dutyOf(await detail(id), 'yearly')?.words.title;
  await studies(id, 'credit-0001', { on: '2026-03-01', hours: 24, category: 'common' });
  expect(await saysNow()).toContain('还差 22 学时');
  await studies(id, 'credit-0002', { on: '2026-03-02', hours: 8, category: 'common' });
  expect(await saysNow()).toContain('还差 22 学时');
  await studies(id, 'credit-0003', { on: '2026-03-03', hours: 12, category: 'specialty' });
  expect(await saysNow()).toContain('还差 10 学时');
});

describe('hours common to two certificates', () => {
  const ANHUI = { facts: { exchangedOn: '2024-05-01', inPost: true } };
  const COMMON = { on: '2025-03-01', hours: 10, category: 'common' };
  const YEAR = '2025-01-01';
  let [one, other] = ['', ''];
  beforeEach(async () => {
    one = (await adds('anhui-2021', ANHUI)).id;
    other = (await adds('anhui-2021', { ...ANHUI, trade: '资料员' })).id;
  });
  const yearOf = async (id: string) => (await detail(id)).cycles.find(({ from }) => from === YEAR);
  const asked = async (id: string) => dutyOf(await detail(id), 'yearly')?.askCycles;

  test.each([
    ['own entries and the total that they make', { own: 22, total: 22 }, 32],
    ['a total with nothing of its own', { own: 0, total: 32 }, 32],
    ['a total that leaves hours lacking', { own: 0, total: 22 }, 22],
  ])(
    'noted before a past year is told, or after it, come to the same: %s',
    async (_, { own, total }, done) => {
      const notes = () => studies(one, 'credit-0001', COMMON);
      const tells = async () => {
        if (own > 0)
          await studies(other, 'credit-0002', { on: '2025-04-01', hours: own, category: 'specialty' });
        await states(other, YEAR, { hours: total }).expect(200);
      };
      await notes();
      await tells();
      expect(await yearOf(other)).toMatchObject({ done, shared: 10 });
      expect(await asked(other)).toEqual([]);

      await holder.request('DELETE', `/v2/certificates/${one}/credits/credit-0001`).expect(200);
      await holder.request('DELETE', `/v2/certificates/${other}/credits/credit-0002`).expect(200);
      await holder.request('DELETE', `/v2/certificates/${other}/cycles/${YEAR}`).expect(200);
      await tells();
      await notes();
      // Whether the total was told with them nobody knows, as long as it is more than the entries: it is asked once more.
      expect(await asked(other)).toEqual(total > own ? [YEAR] : []);
      if (total > own) expect(await yearOf(other)).toMatchObject({ state: 'unconfirmed', stated: total });
      await states(other, YEAR, { hours: total }).expect(200);
      expect(await yearOf(other)).toMatchObject({ done, shared: 10 });
      expect(await asked(other)).toEqual([]);
    },
  );

  test('stay with the other one when the certificate is deleted with which they were noted, once and in sight', async () => {
    await studies(one, 'credit-0001', COMMON);
    await studies(one, 'credit-0002', { on: '2026-03-01', hours: 6, category: 'common' });
    await studies(one, 'credit-0003', { on: '2026-03-02', hours: 9, category: 'specialty' });
    const third = (await adds('anhui-2021', { ...ANHUI, trade: '质量员' })).id;
    const deletes = async (id: string) => {
      const { version } = await detail(id);
      return holder.request('DELETE', `/v2/certificates/${id}?version=${version}`).expect(204);
    };
    expect([await needs(other), await needs(third)]).toEqual([
      [6, 0],
      [6, 0],
    ]);
    await deletes(one);
    expect([await needs(other), await needs(third)]).toEqual([
      [6, 0],
      [6, 0],
    ]);
    const { credits } = await detail(other);
    expect(credits.map(({ on, hours, category }) => [on, hours, category])).toEqual([
      ['2025-03-01', 10, 'common'],
      ['2026-03-01', 6, 'common'],
    ]);
    await deletes(other);
    expect(await needs(third)).toEqual([6, 0]);
    // Put right, or taken back, they are what they are now.
    const last = (await detail(third)).credits.at(-1)?.id;
    await holder.request('DELETE', `/v2/certificates/${third}/credits/${last}`).expect(200);
    expect(await needs(third)).toEqual([0, 0]);
  });

  test('count once where the deletion was cut short', async () => {
    await studies(one, 'credit-0001', { ...COMMON, on: '2026-03-01' });
    const third = (await adds('anhui-2021', { ...ANHUI, trade: '质量员' })).id;
    const { version } = await detail(one);
    const { collection } = app.connection.model('Certificate');
    const dies = jest.spyOn(collection, 'deleteOne').mockRejectedValueOnce(new Error('the power failed'));
    await holder.request('DELETE', `/v2/certificates/${one}?version=${version}`).expect(500);
    dies.mockRestore();
    expect([await needs(one), await needs(other), await needs(third)]).toEqual([
      [10, 0],
      [10, 0],
      [10, 0],
    ]);
    await holder.request('DELETE', `/v2/certificates/${one}?version=${version}`).expect(204);
    expect([await needs(other), await needs(third)]).toEqual([
      [10, 0],
      [10, 0],
    ]);
    expect((await detail(other)).credits).toHaveLength(1);
  });
});

test('of two devices that tell of the same cycle the later one changes nothing that it has not seen', async () => {
  const { id } = await adds('hubei-2021', { facts: { exchangedOn: '2023-12-10' } });
  const day = '2024-12-11';
  await states(id, day, { hours: 20, before: null }).expect(200);
  const refused = await states(id, day, { hours: 24, before: null });
  expectError(refused, 409, 'version-conflict');
  expect(refused.body.error.message).toContain('在别处说过是 20 学时了');
  // The same twice is told once; who has seen it, or does not say so, changes it.
  await states(id, day, { hours: 20, before: null }).expect(200);
  await states(id, day, { hours: 24, before: 20 }).expect(200);
  await states(id, day, { hours: 26 }).expect(200);
  await holder.request('DELETE', `/v2/certificates/${id}/cycles/${day}`).expect(200);
  expectError(await states(id, day, { hours: 28, before: 26 }), 409, 'version-conflict');
  expect((await detail(id)).cycles[1]).toMatchObject({ stated: null });
});
