// Official lists at the desk of the site's own authority: how far one has been read, and ending it.
import { addCounty, addMember, foundSite, type Seat } from '../../support/office';
import { aList, appoint, CERTIFICATE_HEADING, sendList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

let app: TestApp;
let site: Seat;
let sender: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  site = await foundSite(app);
  sender = await appoint(app, await app.signIn(), 'clerk');
});
afterAll(() => app.stop());

const lists = async (seat = site) => (await seat.desk.get(`${seat.at}/lists`)).lists;
const cancel = (id: string, seat = site) => seat.desk.request('POST', `${seat.at}/lists/${id}/cancel`, {});

/** A list of 1,200 rows of which a piece is in, and no more comes until it is let go. */
async function halfRead(): Promise<{ letGo: () => Promise<void> }> {
  const rows = Array.from({ length: 1200 }, (_, index) => [
    ...[`B-${10_000 + index}`, '', aName(index), anIdentityNumber(index), '材料员', '有效', ''],
  ]);
  const { collection } = app.connection.model('RegistryCertificate');
  const insertMany = collection.insertMany.bind(collection) as (...given: unknown[]) => Promise<unknown>;
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let pieces = 0;
  const held = new Promise<void>((reached) => {
    jest.spyOn(collection, 'insertMany').mockImplementation((async (...given: unknown[]) => {
      pieces += 1;
      if (pieces === 2) {
        reached();
        await released;
      }
      return insertMany(...given);
    }) as never);
  });
  const answered = sendList(sender, aList(CERTIFICATE_HEADING, ...rows), { fileName: '十二月.csv' }).then();
  await held;
  return {
    letGo: async () => {
      release();
      await answered;
      await app.features.registry.imports.settled();
      jest.restoreAllMocks();
    },
  };
}

test('an import shows how far it is, is ended at the desk, and leaves nothing; the log says who ended it', async () => {
  const half = await halfRead();
  const [running] = await lists();
  expect(running).toMatchObject({ state: 'running', fileName: '十二月.csv', kind: 'certificates' });
  expect(running.counts.rows).toBeGreaterThan(0);
  expect(running.counts.rows).toBeLessThan(1200);
  expect(JSON.stringify(running)).not.toContain('author');
  const county = await addCounty(site);
  expect(await lists(county)).toEqual([]);
  expectError(await cancel(running.id, county), 404, 'not-found');
  const viewer = await addMember(site, 'authority-viewer');
  expect(await lists(viewer)).toHaveLength(1);
  expectError(await cancel(running.id, viewer), 403, 'forbidden');

  const clerk = await addMember(site, 'authority-clerk');
  const { body } = await cancel(running.id, clerk).expect(200);
  expect(body).toMatchObject({ state: 'failed', failure: '导入取消了，什么都没有改。' });
  await half.letGo();
  expect(await app.connection.collection('registry_certificates').countDocuments()).toBe(0);
  expectError(await cancel(running.id), 409, 'import-not-running');
  const { entries } = await site.desk.get(`${site.at}/audit`);
  expect(entries[0]).toMatchObject({ sentence: '取消导入名单“十二月.csv”' });
});
