// A list that names no pack is of the first that is served, and the desk says whose each list is.
import { foundSite } from '../../support/office';
import { aList, appoint, CERTIFICATE_HEADING, importList, sendList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

let app: TestApp;
let clerk: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28', packs: ['hubei-2021', 'safety-abc'] });
  clerk = await appoint(app, await app.signIn(), 'clerk');
});
afterAll(() => app.stop());

const list = (at: number) =>
  aList(CERTIFICATE_HEADING, [`PRESET-100${at}`, '', aName(1), anIdentityNumber(1), '材料员', '有效', '']);

test('a list that names no pack is of the first one that is served', async () => {
  const site = await foundSite(app);
  expect(await importList(app, clerk, list(1))).toMatchObject({ pack: 'hubei-2021', counts: { added: 1 } });
  const { body } = await app.request('POST', '/v2/looks', { payload: 'PRESET-1001' }).expect(200);
  expect(body).toMatchObject({ pack: 'hubei-2021', origin: 'official' });
  const { lists } = await site.desk.get(`${site.at}/lists`);
  expect(lists).toEqual([expect.objectContaining({ pack: 'hubei-2021', jurisdiction: '湖北省' })]);
});

test('one of a pack that is not served is refused, the first version’s too', async () => {
  expectError(await sendList(clerk, list(2), { pack: 'jilin-2022-25' }), 422, 'pack-not-served');
});
