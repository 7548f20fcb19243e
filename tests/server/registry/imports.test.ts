import type { ImportView } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { Statements } from '../../../server/src/features/registry/import/statements';
import {
  aList,
  appoint,
  CERTIFICATE_HEADING,
  findingsOf,
  importList,
  STUDY_HEADING,
  sendList,
} from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aCsv, aName, aNumber, anIdentityNumber, aRegistryRow, aWorkbook } from '../../support/spreadsheets';
import { until } from '../../support/until';

/** What stays as it is where intervals alone are moved by hand. */
const notIntervals = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] as const),
  ...(['clearImmediate', 'setTimeout', 'clearTimeout'] as const),
];

let app: TestApp;
let clerk: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
});
afterEach(() => app.stop());

const row = (
  number: string,
  told: { newNumber?: string; status?: string; exchangedOn?: string; id?: string } = {},
) => [
  number,
  told.newNumber ?? '',
  aName(1),
  told.id ?? anIdentityNumber(1),
  '材料员',
  told.status ?? '有效',
  told.exchangedOn ?? '',
];
const list = (...rows: string[][]) => aList(CERTIFICATE_HEADING, ...rows);
const known = async (number: string) => (await app.features.registry.find(number)).record;
const counts = (view: ImportView) => view.counts;

describe('importing a list', () => {
  test('a real-looking export, mailed as a workbook: every row is known afterwards', async () => {
    const rows = [aRegistryRow(0), aRegistryRow(1), aRegistryRow(2, { 身份证号码: '1.23E+17' })];
    const view = await importList(app, clerk, await aWorkbook(rows));
    expect(view).toMatchObject({
      state: 'active',
      counts: { rows: 3, added: 2, bad: 1 },
      source: '省厅名单',
      asOf: '2022-11-30',
      author: (await clerk.get('/v1/me')).id,
    });
    expect(await findingsOf(clerk, view.id)).toMatchObject([{ kind: 'bad', row: 5, code: 'id-shortened' }]);
    expect(await known(aNumber(1))).toMatchObject({
      name: aName(1),
      idNumber: anIdentityNumber(1),
      trade: '施工员',
      specialty: '土建',
    });
    expect(await known(aNumber(2))).toBeNull();
  });

  test('a dry run shows what would change and changes nothing', async () => {
    await importList(app, clerk, list(row('A-1001'), row('A-1002')));
    const changed = list(
      row('A-1001', { status: '注销' }),
      row('A-1002'),
      row('A-1003'),
      row('A-1004', { status: '？' }),
    );
    const view = await importList(app, clerk, changed, { dryRun: true, asOf: '2022-12-01' });
    expect(view).toMatchObject({
      state: 'checked',
      counts: { rows: 4, added: 1, changed: 1, confirmed: 1, bad: 1 },
    });
    expect((await findingsOf(clerk, view.id)).map(({ message }) => message)).toEqual([
      '状态：有效 → 注销',
      '状态看不懂。能用的是：有效、注销、查不到。',
    ]);
    expect(await known('A-1001')).toMatchObject({ registryStatus: 'valid' });
    expect(await known('A-1003')).toBeNull();
  });

  test('the same file twice changes nothing', async () => {
    const content = list(row('A-1001'));
    const first = await importList(app, clerk, content);
    const second = await importList(app, clerk, content);
    expect(second).toEqual({ ...first, repeated: true });
    expect(await app.connection.collection('registry_certificates').countDocuments()).toBe(1);
  });

  test('a list of an earlier day changes nothing that a later one told', async () => {
    await importList(app, clerk, list(row('A-1001', { status: '注销' })), { asOf: '2022-12-01' });
    const view = await importList(app, clerk, list(row('A-1001')), { asOf: '2022-11-20' });
    expect(counts(view)).toMatchObject({ older: 1 });
    expect(await known('A-1001')).toMatchObject({ registryStatus: 'cancelled' });
  });

  test('a blank cell says nothing: what an earlier list told stays', async () => {
    await importList(app, clerk, list(row('A-1001', { exchangedOn: '2022-11-25' })));
    await importList(app, clerk, aList(['证书编号', '岗位', '状态'], ['A-1001', '材料员', '']), {
      asOf: '2022-12-01',
    });
    expect(await known('A-1001')).toMatchObject({
      registryStatus: 'valid',
      name: aName(1),
      source: '省厅名单',
    });
  });

  test('numbers old and new lead to the same certificate, whichever list named which', async () => {
    await importList(app, clerk, list(row('A-1001')), { asOf: '2022-11-28' });
    await importList(app, clerk, list(row('B-2001', { exchangedOn: '2022-11-29' })), { asOf: '2022-11-29' });
    await importList(app, clerk, list(row('A-1001', { newNumber: 'B-2001' })), { asOf: '2022-11-30' });
    expect(await known('a-1001')).toMatchObject({
      number: 'A-1001',
      newNumber: 'B-2001',
      exchangedOn: expect.any(Number),
    });
    expect(await known('Ｂ-2001')).toEqual(await known('A-1001'));
  });

  test('a row that ties together the certificates of two people is refused', async () => {
    await importList(
      app,
      clerk,
      list(row('A-1001', { id: anIdentityNumber(1) }), row('B-2001', { id: anIdentityNumber(2) })),
    );
    const view = await importList(app, clerk, list(row('A-1001', { newNumber: 'B-2001' })), {
      asOf: '2022-12-01',
    });
    expect(await findingsOf(clerk, view.id)).toMatchObject([{ code: 'different-person' }]);
  });

  test('the day of issue of an old certificate does not make it an electronic one', async () => {
    const content = aList(
      ['证书编号', '岗位', '发证日期', '证书形式'],
      ['A-1012', '材料员', '2018-05-01', ''],
      ['A-1003', '材料员', '2022-12-01', '电子'],
    );
    await importList(app, clerk, content, { asOf: '2022-12-02' });
    expect(await known('A-1012')).toMatchObject({ issuedOn: null });
    expect(await known('A-1003')).toMatchObject({ issuedOn: expect.any(Number) });
  });

  test('columns mapped by hand', async () => {
    const content = aList(['甲', '乙'], ['A-1001', '材料员']);
    const view = await importList(app, clerk, content, { mapping: { number: '甲', post: 'B' } });
    expect(view).toMatchObject({
      state: 'active',
      columns: [
        { field: 'number', column: 'A' },
        { field: 'post', column: 'B' },
      ],
    });
  });

  test('a file that is no list fails with what to do, and can be tried again', async () => {
    const view = await importList(app, clerk, Buffer.from('甲,乙\n1,2'));
    expect(view).toMatchObject({ state: 'failed', failure: expect.stringContaining('没有找到表头') });
  });

  test('a list in GB18030', async () => {
    await importList(app, clerk, aCsv([aRegistryRow(7)], 'gb18030'));
    expect(await known(aNumber(7))).toMatchObject({ name: aName(7) });
  });
});

describe('taking an import back', () => {
  test('what was known before is known again, at once', async () => {
    await importList(app, clerk, list(row('A-1001')), { asOf: '2022-11-20' });
    const wrong = await importList(app, clerk, list(row('A-1001', { status: '注销' }), row('A-1002')));
    await clerk.request('POST', `/v1/registry/imports/${wrong.id}/take-back`, {}).expect(200);
    expect(await known('A-1001')).toMatchObject({ registryStatus: 'valid' });
    expect(await known('A-1002')).toBeNull();
    await app.features.registry.imports.settled();
    expect(await app.connection.collection('registry_certificates').countDocuments()).toBe(1);
  });

  test('the link between an old and a new number goes with the list that made it', async () => {
    await importList(app, clerk, list(row('A-1001')), { asOf: '2022-11-28' });
    await importList(app, clerk, list(row('B-2001')), { asOf: '2022-11-29' });
    const link = await importList(app, clerk, list(row('A-1001', { newNumber: 'B-2001' })));
    await clerk.request('POST', `/v1/registry/imports/${link.id}/take-back`, {}).expect(200);
    expect(await known('A-1001')).toMatchObject({ number: 'A-1001', newNumber: null });
    expect(await known('B-2001')).toMatchObject({ number: 'B-2001', newNumber: null });
  });

  test('only once; and the same file can be imported again afterwards', async () => {
    const content = list(row('A-1001'));
    const { id } = await importList(app, clerk, content);
    await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
    expectError(
      await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}),
      409,
      'import-not-active',
    );
    expect(await importList(app, clerk, content)).toMatchObject({ state: 'active', repeated: false });
  });
});

describe('study records', () => {
  const study = (...rows: (string | number)[][]) => aList(STUDY_HEADING, ...rows);
  const told = { kind: 'study', source: '资源库' } as const;

  test('count only for certificates that a list knows', async () => {
    await importList(app, clerk, list(row('A-1001')));
    const view = await importList(
      app,
      clerk,
      study(['A-1001', '2022-11-20', 8, ''], ['A-9999', '2022-11-20', 8, '']),
      told,
    );
    expect(view).toMatchObject({ counts: { added: 1, bad: 1 } });
    expect(await findingsOf(clerk, view.id)).toMatchObject([{ row: 3, code: 'unknown-certificate' }]);
  });

  test('a list of one year alone warns that it replaces what was before', async () => {
    await importList(app, clerk, list(row('A-1001')));
    const view = await importList(app, clerk, study(['A-1001', '2022-11-20', 8, '']), told);
    expect(view.warnings).toEqual([expect.stringContaining('2022-01-01')]);
  });
});

describe('who may import', () => {
  test('a holder without a role may not, and neither decides disputes nor sees lists', async () => {
    const holder = await app.signIn();
    expectError(await sendList(holder, list(row('A-1001'))), 403, 'forbidden');
    expectError(await holder.request('GET', '/v1/registry/imports'), 403, 'forbidden');
    expectError(await clerk.request('GET', '/v1/registry/disputes'), 403, 'forbidden');
  });

  test('an officer may do a clerk’s work', async () => {
    const officer = await appoint(app, await app.signIn(), 'officer');
    expect(await importList(app, officer, list(row('A-1001')))).toMatchObject({ state: 'active' });
  });

  test('a list from the future, or that covers nothing, is refused', async () => {
    expectError(await sendList(clerk, list(row('A-1001')), { asOf: '2022-12-06' }), 422, 'date-in-future');
    const backwards = { kind: 'study', asOf: '2022-11-30', coversFrom: '2022-12-01' } as const;
    expectError(await sendList(clerk, list(row('A-1001')), backwards), 422, 'date-order');
  });
});

test('an import of which nothing is heard for a minute is ended by whichever server runs, its rows with it', async () => {
  const { imports } = app.features.registry;
  const done = await importList(app, clerk, list(row('Q-12345')));
  const record = { _id: new Types.ObjectId(done.id) };
  const set = (aliveMsAgo: number) =>
    app.connection.collection('registry_imports').updateOne(record, {
      $set: { state: 'running', aliveAt: new Date(Date.now() + app.aheadMs - aliveMsAgo) },
    });
  await set(30_000);
  await imports.endSilent();
  expect((await clerk.get(`/v1/registry/imports/${done.id}`)).state).toBe('running');
  await set(61_000);
  await imports.endSilent();
  expect(await clerk.get(`/v1/registry/imports/${done.id}`)).toMatchObject({
    state: 'failed',
    failure: expect.stringContaining('再试'),
  });
});

test('an import whose rows take longer than that shows that it is alive, and is not ended', async () => {
  jest.useFakeTimers({ doNotFake: notIntervals });
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const add = Statements.prototype.add;
  const spy = jest.spyOn(Statements.prototype, 'add').mockImplementation(async function (
    this: Statements,
    batch,
  ) {
    await held;
    return add.call(this, batch);
  });
  const { imports } = app.features.registry;
  const { body } = await sendList(clerk, list(row('S-12345'))).expect(201);
  const aliveAt = async (): Promise<Date> =>
    (await app.connection.collection('registry_imports').findOne({ _id: new Types.ObjectId(body.id) }))
      ?.aliveAt;
  for (let minute = 1; minute <= 3; minute += 1) {
    app.aheadMs += 61_000;
    const before = await aliveAt();
    jest.advanceTimersByTime(10_000);
    await until(async () => (await aliveAt()) > before, 'the import says that it is alive');
    await imports.endSilent();
  }
  expect((await clerk.get(`/v1/registry/imports/${body.id}`)).state).toBe('running');
  letGo();
  await imports.settled();
  expect((await clerk.get(`/v1/registry/imports/${body.id}`)).state).toBe('active');
  spy.mockRestore();
  jest.useRealTimers();
});
