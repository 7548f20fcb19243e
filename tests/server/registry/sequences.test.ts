import { parseDay } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import type { CertificateStatement, Fold, ImportRecord } from '../../../server/src/features/registry/models';
import type { RecordWish } from '../../../server/src/features/registry/service';
import { foldsInStatements } from '../../../server/src/platform/store/migrations/0004-folds-in-statements';
import { testInLongRun, times } from '../../support/long';
import fc from '../../support/properties';
import { aList, appoint, CERTIFICATE_HEADING, importList, sendList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

let app: TestApp;
let clerk: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
});
afterEach(() => app.stop());
jest.setTimeout(3_600_000);

const STATUSES = { valid: '有效', cancelled: '注销' } as const;
type Status = keyof typeof STATUSES | null;
const REGIONS = { 吉林省长春市: '220100', 四平市铁西区: '220302' } as const;
const COMPANIES = ['吉林省第一建筑公司', '长春二建(集团)有限公司'] as const;

/** What a row of a list says of a certificate, by cells that may be blank. */
interface Said {
  status: Status;
  region: keyof typeof REGIONS | null;
  company: (typeof COMPANIES)[number] | null;
}
const HEADING = [...CERTIFICATE_HEADING, '地区', '单位'];
const rowOf = (
  number: string,
  status: Status,
  told: Partial<Said> & { newNumber?: string } = {},
): string[] => [
  ...[number, told.newNumber ?? '', aName(1), anIdentityNumber(1), '材料员'],
  ...[status === null ? '' : STATUSES[status], '', told.region ?? '', told.company ?? ''],
];
const told = () => app.connection.collection<CertificateStatement>('registry_certificates');
const statements = () => told().countDocuments();
const records = () => told().countDocuments({ fold: { $exists: true } });
const imports = () => app.connection.collection<ImportRecord>('registry_imports');

const NUMBERS = ['A-1001', 'A-1002', 'N-2001'] as const;
const oneOf = <T>(...all: T[]) => fc.constantFrom(...all);
const aSaying: fc.Arbitrary<Said | undefined> = fc.option(
  fc.record({
    status: oneOf<Status>('valid', 'cancelled', null),
    region: oneOf<Said['region']>('吉林省长春市', '四平市铁西区', null),
    company: oneOf<Said['company']>(...COMPANIES, null),
  }),
  { nil: undefined },
);

/** What one step does: imports a list of some day, with a row or none for each number, or takes one back. */
const aStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      day: fc.integer({ min: 10, max: 14 }),
      told: fc.array(aSaying, { minLength: 3, maxLength: 3 }),
      /** The row of A-1001 names N-2001 as its new number; the list has no row of its own for that one then. */
      isLinking: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ takeBack: fc.nat() }) },
);

interface InForce {
  id: string;
  day: number;
  rows: { numbers: string[]; said: Said }[];
}

function rowsTold({ told, isLinking }: { told: (Said | undefined)[]; isLinking: boolean }): InForce['rows'] {
  const links = isLinking && told[0] !== undefined;
  return NUMBERS.flatMap((number, at) => {
    const said = told[at];
    if (!said || (links && number === 'N-2001')) return [];
    return [{ numbers: links && at === 0 ? [number, 'N-2001'] : [number], said }];
  });
}

const WORST_FIRST: readonly Status[] = ['cancelled', 'valid', null];

/**
 * All lists in force counted anew: what hangs together by its numbers, the latest list that says something first. A
 * list that tells of both numbers counts by the worse status; of two companies or regions it tells either may be kept.
 */
function recount(lists: readonly InForce[], number: string) {
  const latestFirst = lists
    .map((list, order) => ({ ...list, order }))
    .sort((a, b) => b.day - a.day || b.order - a.order);
  const isLinked = lists.some(({ rows }) => rows.some(({ numbers }) => numbers.length > 1));
  const numbers = isLinked && number !== 'A-1002' ? ['A-1001', 'N-2001'] : [number];
  const told = latestFirst.map(({ rows }) =>
    rows.filter((row) => row.numbers.some((one) => numbers.includes(one))).map(({ said }) => said),
  );
  if (told.flat().length === 0) return null;
  const latest = <K extends keyof Said>(field: K): Said[K][] => {
    const saying = told.map((rows) => rows.map((said) => said[field]).filter((one) => one !== null));
    return saying.find((all) => all.length > 0) ?? [null as Said[K]];
  };
  const [status = null] = latest('status').sort((x, y) => WORST_FIRST.indexOf(x) - WORST_FIRST.indexOf(y));
  return { numbers, status, regions: latest('region'), companies: latest('company') };
}

async function expectRecount(lists: readonly InForce[]): Promise<void> {
  const { registry } = app.features;
  for (const number of NUMBERS) {
    const right = recount(lists, number);
    const { record } = await registry.find(number);
    expect(record === null).toBe(right === null);
    expect(record?.registryStatus ?? null).toBe(right?.status ?? null);
    const folded = await registry.folded.ofNumber(registry.numberKeys(number));
    expect(folded === null).toBe(right === null);
    if (!folded || !right) continue;
    // What is kept and what a look folds by itself are the same.
    expect(folded).toMatchObject({
      ...{ status: record?.registryStatus, company: record?.company, trade: record?.trade },
    });
    for (const same of right.numbers)
      expect(await registry.folded.ofNumber(registry.numberKeys(same))).toEqual(folded);
    expect(right.companies).toContain(folded.company);
    expect(right.regions.map((region) => region && REGIONS[region])).toContain(folded.region);
    if (folded.region === null) continue;
    const wish = { region: folded.region, ...(folded.company && { company: folded.company }) };
    expect(await registry.folded.search(wish, { limit: 9 })).toContainEqual(folded);
  }
  const counted = new Set(NUMBERS.map((number) => recount(lists, number)?.numbers.join()).filter(Boolean));
  expect(await records()).toBe(counted.size);
}

test('after any imports and take-backs, in any order, what is known and what is folded is what a full recount says', async () => {
  const emptied = ['registry_certificates', 'registry_imports', 'limits'];
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 8 }), async (steps) => {
      // A run that failed leaves its lists behind; and a clerk sends no more than sixty an hour.
      for (const name of emptied) await app.connection.collection(name).deleteMany({});
      // Hundreds of runs can take longer than a sign-in holds.
      clerk = await appoint(app, await app.signIn(), 'clerk');
      let lists: InForce[] = [];
      for (const [at, step] of steps.entries()) {
        if ('takeBack' in step) {
          const list = lists[step.takeBack % Math.max(1, lists.length)];
          if (!list) continue;
          await clerk.request('POST', `/v1/registry/imports/${list.id}/take-back`, {}).expect(200);
          await app.features.registry.imports.settled();
          lists = lists.filter((one) => one !== list);
        } else {
          const rows = rowsTold(step);
          if (rows.length === 0) continue;
          const list = rows.map(({ numbers: [number = '', newNumber], said }) =>
            rowOf(number, said.status, { ...said, ...(newNumber && { newNumber }) }),
          );
          const told = { asOf: `2022-11-${step.day}`, source: `名单${at}` };
          const { id, counts } = await importList(app, clerk, aList(HEADING, ...list), told);
          expect(counts.bad).toBe(0);
          lists.push({ id, day: step.day, rows });
        }
        await expectRecount(lists);
      }
      for (const { id } of lists)
        await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
      await app.features.registry.imports.settled();
      expect([await statements(), await records()]).toEqual([0, 0]);
    }),
    { numRuns: times(4, 300) },
  );
});

testInLongRun('lists that come and go while another is read are folded with it', async () => {
  const rows = (status: Status, region: Said['region']) =>
    Array.from({ length: 900 }, (_, index) => rowOf(`C-${10_000 + index}`, status, { region }));
  const begin = (list: string[][], asOf: string) =>
    sendList(clerk, aList(HEADING, ...list), { asOf, source: asOf });
  const [first, second] = await Promise.all([
    begin(rows('valid', '吉林省长春市'), '2022-11-01'),
    begin(rows('cancelled', null), '2022-11-02'),
  ]);
  await app.features.registry.imports.settled();
  const { folded } = app.features.registry;
  const keys = app.features.registry.numberKeys('C-10899');
  expect(await folded.ofNumber(keys)).toMatchObject({
    status: 'cancelled',
    region: '220100',
    state: 'cancelled',
  });
  expect(await records()).toBe(900);
  await Promise.all(
    [first, second].map(({ body }) => clerk.request('POST', `/v1/registry/imports/${body.id}/take-back`, {})),
  );
  await app.features.registry.imports.settled();
  expect([await statements(), await records()]).toEqual([0, 0]);
});

test('what an ended server did not fold is folded at the next start', async () => {
  await importList(app, clerk, aList(HEADING, rowOf('A-1001', 'valid', { region: '吉林省长春市' })));
  await told().updateMany({}, { $unset: { fold: 1 } });
  await imports().updateMany({}, { $unset: { folded: 1 } });
  await app.features.registry.recover();
  await app.features.registry.imports.settled();
  const { folded } = app.features.registry;
  expect(await folded.search({ region: '220000', state: 'exchange-open' }, { limit: 9 })).toMatchObject([
    { region: '220100', status: 'valid', due: expect.any(Number) },
  ]);
});

test('a list that another server brings into force while one is folded is folded with it', async () => {
  await importList(app, clerk, aList(HEADING, rowOf('A-1001', 'valid')), { asOf: '2022-11-01' });
  const late = aList(HEADING, rowOf('A-1001', 'cancelled'));
  const { id } = await importList(app, clerk, late, { asOf: '2022-11-20' });
  const other = { _id: new Types.ObjectId(id) };
  await imports().updateOne(other, { $set: { state: 'running' } });
  const { collection } = app.connection.model('RegistryCertificate');
  const bulkWrite = collection.bulkWrite.bind(collection) as (...given: unknown[]) => Promise<never>;
  jest.spyOn(collection, 'bulkWrite').mockImplementationOnce((async (...given: unknown[]) => {
    await imports().updateOne(other, { $set: { state: 'active' } });
    return bulkWrite(...given);
  }) as never);
  const between = aList(HEADING, rowOf('A-1001', 'valid', { region: '吉林省长春市' }));
  await importList(app, clerk, between, { asOf: '2022-11-10' });
  const { registry } = app.features;
  expect(await registry.folded.ofNumber(registry.numberKeys('A-1001'))).toMatchObject({
    ...{ status: 'cancelled', region: '220100', state: 'cancelled' },
  });
  expect(await records()).toBe(1);
});

/** As the version before kept it: a document a record, beside the statements. */
async function keptBefore(): Promise<void> {
  const all = await told()
    .find({ fold: { $exists: true } })
    .toArray();
  const old = all.map(({ _id, keys, fold, ...own }) => {
    const { together, ...kept } = fold as Fold;
    const { family, trade, specialty, status, exchangedOn, company } = own;
    const alone = {
      statements: [_id],
      family,
      trade,
      specialty,
      status,
      exchangedOn,
      issuedOn: null,
      company,
    };
    return { _id: new Types.ObjectId(), keys, ...(together ?? alone), ...kept };
  });
  await app.connection.collection('registry_records').insertMany(old);
  await told().updateMany({}, { $unset: { fold: 1 } });
  await imports().updateMany({}, { $set: { folded: true as never } });
}
const migrated = () =>
  foldsInStatements.run({
    ...{ connection: app.connection, keyring: null as never, signal: new AbortController().signal },
  });

test('what the version before had folded stands in the statements after a migration, also one that ran twice', async () => {
  const rows = (status: Status) =>
    Array.from({ length: 450 }, (_, index) =>
      rowOf(`C-${10_000 + index}`, status, { region: '吉林省长春市' }),
    );
  await importList(app, clerk, aList(HEADING, ...rows('valid'), rowOf('N-2001', 'valid')));
  const linking = rowOf('A-1001', null, { newNumber: 'N-2001', company: COMPANIES[0] });
  await importList(app, clerk, aList(HEADING, ...rows('cancelled').slice(400), linking), {
    asOf: '2022-12-01',
  });
  const all = () => told().find().sort({ _id: 1 }).toArray();
  const before = await all();
  expect(await records()).toBe(451);
  await keptBefore();
  await migrated();
  expect(await all()).toEqual(before);
  await migrated();
  expect(await all()).toEqual(before);
  const names = (await app.connection.listCollections()).map(({ name }) => name);
  expect(names).not.toContain('registry_records');
  // Nothing is left to be folded at the next start.
  expect(await imports().countDocuments({ folded: 'statements' })).toBe(2);
});

test('what a server of the version before folds elsewhere after the migration is folded at the next start', async () => {
  await importList(app, clerk, aList(HEADING, rowOf('A-1001', 'valid', { region: '吉林省长春市' })));
  await keptBefore();
  await app.features.registry.recover();
  await app.features.registry.imports.settled();
  expect(await records()).toBe(1);
  const names = (await app.connection.listCollections()).map(({ name }) => name);
  expect(names).not.toContain('registry_records');
});

test('records are looked for by region and what lies in it, by company however it is written, by state and day', async () => {
  const company = '长春二建（集团）有限公司';
  const list = [
    rowOf('A-1001', 'valid', { region: '吉林省长春市', company: '长春二建(集团)有限公司' }),
    rowOf('A-1002', 'cancelled', { region: '四平市铁西区', company: '吉林省第一建筑公司' }),
  ];
  list[0]?.push('91110000600037341L');
  list[1]?.push('91110000600037341X');
  const view = await importList(app, clerk, aList([...HEADING, '统一社会信用代码'], ...list));
  expect(view.counts).toMatchObject({ added: 2, bad: 0 });
  expect((await clerk.get(`/v1/registry/imports/${view.id}/findings`)).findings).toMatchObject([
    { row: 3, column: 'J', code: 'credit-code-invalid' },
  ]);
  const { folded } = app.features.registry;
  const found = async (wish: RecordWish) =>
    (await folded.search(wish, { limit: 9 })).map(({ status }) => status);
  expect(await found({ region: '220000' })).toEqual(['valid', 'cancelled']);
  expect(await found({ region: '220300' })).toEqual(['cancelled']);
  expect(await found({ company: ` ${company} ` })).toEqual(['valid']);
  expect(await found({ company: '91110000600037341L' })).toEqual(['valid']);
  expect(await found({ company: '91110000600037341X' })).toEqual([]);
  expect(await found({ state: 'exchange-open', dueBy: parseDay('2022-12-31') })).toEqual(['valid']);
  expect(await found({ state: 'exchange-open', dueBy: parseDay('2022-01-01') })).toEqual([]);
});

test('a list that says the same is not stored again, and stands when the first one is taken back', async () => {
  const list = aList(CERTIFICATE_HEADING, rowOf('A-1001', 'valid'), rowOf('A-1002', 'cancelled'));
  const first = await importList(app, clerk, list, { asOf: '2022-11-01' });
  const again = await importList(app, clerk, list, { asOf: '2022-11-30' });
  expect(again.counts).toMatchObject({ rows: 2, confirmed: 2 });
  expect(await statements()).toBe(2);
  await clerk.request('POST', `/v1/registry/imports/${first.id}/take-back`, {}).expect(200);
  await app.features.registry.imports.settled();
  expect((await app.features.registry.find('A-1002')).record).toMatchObject({ registryStatus: 'cancelled' });
  expect(await statements()).toBe(2);
});

test('a list that tells of a number twice counts by the worse status, for a look and for what is kept', async () => {
  const filling = Array.from({ length: 500 }, (_, index) => rowOf(`D-${10_000 + index}`, 'valid'));
  const list = [rowOf('A-1001', 'valid'), ...filling, rowOf('A-1002', 'cancelled')];
  // One beside the other, and far apart; the good news first, and last.
  list.splice(1, 0, rowOf('A-1001', 'cancelled'));
  list.push(rowOf('D-10007', 'cancelled'), rowOf('A-1002', 'valid'));
  const { counts } = await importList(app, clerk, aList(CERTIFICATE_HEADING, ...list));
  expect(counts).toMatchObject({ rows: 505, added: 504, bad: 1 });
  const { registry } = app.features;
  for (const number of ['A-1001', 'A-1002', 'D-10007']) {
    expect((await registry.find(number)).record).toMatchObject({ registryStatus: 'cancelled' });
    expect(await registry.folded.ofNumber(registry.numberKeys(number))).toMatchObject({ state: 'cancelled' });
  }
  expect(await records()).toBe(502);
});

test('rows are new, changed, the same, older, repeated or refused, and nothing else', async () => {
  await importList(
    app,
    clerk,
    aList(CERTIFICATE_HEADING, rowOf('A-1001', 'valid'), rowOf('A-1002', 'valid')),
    { asOf: '2022-11-20' },
  );
  const rows = [
    rowOf('A-1001', 'valid'),
    rowOf('A-1002', 'cancelled'),
    rowOf('A-1003', 'valid'),
    rowOf('A-1003', 'valid'),
    rowOf('?', 'valid'),
  ];
  const content = Buffer.concat([
    Buffer.from('换证名单\n\n'),
    aList(CERTIFICATE_HEADING, ...rows),
    Buffer.from('\n\n'),
  ]);
  const { counts, lines } = await importList(app, clerk, content, { asOf: '2022-11-30' });
  expect(lines).toEqual({ all: 8, heading: 3, blank: 0 });
  expect(counts).toEqual({ rows: 5, added: 1, changed: 1, confirmed: 1, older: 0, repeated: 1, bad: 1 });
});

test('an import is cancelled while it is read: nothing of it counts or stays, and it can be begun again', async () => {
  const rows = Array.from({ length: 1200 }, (_, index) => rowOf(`B-${10_000 + index}`, 'valid'));
  const list = aList(CERTIFICATE_HEADING, ...rows);
  // Its second piece is not stored before it is cancelled, however fast the rest goes.
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
  const answered = sendList(clerk, list).then(({ body }) => body);
  await held;
  // Its progress is read while it goes on, and adds up at every moment.
  const [{ id, state, counts }] = (await clerk.get('/v1/registry/imports')).imports;
  const { rows: read, ...kinds } = counts as Record<string, number>;
  expect(state).toBe('running');
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(1200);
  expect(Object.values(kinds).reduce((sum, one) => sum + one, 0)).toBe(read);
  await clerk.request('POST', `/v1/registry/imports/${id}/cancel`, {}).expect(200);
  release();
  await app.features.registry.imports.settled();
  expect(await answered).toMatchObject({ id });
  expect(await clerk.get(`/v1/registry/imports/${id}`)).toMatchObject({ state: 'failed' });
  expect([await statements(), await records()]).toEqual([0, 0]);
  expectError(
    await clerk.request('POST', `/v1/registry/imports/${id}/cancel`, {}),
    409,
    'import-not-running',
  );
  expect(await importList(app, clerk, list)).toMatchObject({ state: 'active', counts: { added: 1200 } });
});

test('a finding tells the column and what was read, but nothing personal; thousands are counted, not kept', async () => {
  const bad = [...rowOf('A-1001', 'valid')];
  bad[5] = '大概还有效';
  const personal = [...rowOf('张三的证', 'valid')];
  const many = Array.from({ length: 5200 }, (_, index) => rowOf(`见附件${index}`, 'valid'));
  const view = await importList(app, clerk, aList(CERTIFICATE_HEADING, bad, personal, ...many));
  const { findings } = await clerk.get(`/v1/registry/imports/${view.id}/findings`);
  expect(findings.slice(0, 2)).toMatchObject([
    { row: 2, column: 'F', read: '大概还有效', code: 'status-unknown' },
    { row: 3, column: 'A', read: null, code: 'number-invalid' },
  ]);
  const kept = app.connection.collection('registry_findings');
  expect(await kept.countDocuments({ at: { $type: 'date' } })).toBe(5000);
  // The store itself lets them go after half a year.
  expect(await kept.indexes()).toContainEqual(
    expect.objectContaining({ key: { at: 1 }, expireAfterSeconds: 183 * 24 * 3600 }),
  );
  expect(view.warnings.join()).toContain('一共 5202 条');
});
