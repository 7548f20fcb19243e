import fc from 'fast-check';
import { times } from '../../support/long';
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
jest.setTimeout(600_000);

const NUMBERS = ['A-1001', 'A-1002', 'A-1003'];
const STATUSES = { valid: '有效', cancelled: '注销' } as const;
type Status = keyof typeof STATUSES | null;

const rowOf = (number: string, status: Status): string[] => [
  ...[number, '', aName(1), anIdentityNumber(1), '材料员', status === null ? '' : STATUSES[status], ''],
];
const statements = () => app.connection.collection('registry_certificates').countDocuments();

/** What one step does: imports a list of some day, with a status (or none) or no row for each number, or takes one back. */
const aStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      day: fc.integer({ min: 10, max: 14 }),
      told: fc.array(fc.constantFrom<Status | undefined>('valid', 'cancelled', null, undefined), {
        minLength: 3,
        maxLength: 3,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ takeBack: fc.nat() }) },
);

interface InForce {
  id: string;
  day: number;
  told: (Status | undefined)[];
}

/** All lists in force counted anew: the latest that says something of a number counts. */
function recount(lists: readonly InForce[], at: number): { known: boolean; status: Status } {
  const telling = lists.filter(({ told }) => told[at] !== undefined);
  const latest = telling
    .map((list, order) => ({ ...list, order }))
    .sort((a, b) => b.day - a.day || b.order - a.order)
    .find(({ told }) => told[at] !== null);
  return { known: telling.length > 0, status: latest?.told[at] ?? null };
}

test('after any imports and take-backs, in any order, what is known is what a full recount says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { minLength: 4, maxLength: 8 }), async (steps) => {
      let lists: InForce[] = [];
      for (const [at, step] of steps.entries()) {
        if ('takeBack' in step) {
          const list = lists[step.takeBack % Math.max(1, lists.length)];
          if (!list) continue;
          await clerk.request('POST', `/v1/registry/imports/${list.id}/take-back`, {}).expect(200);
          await app.features.registry.imports.settled();
          lists = lists.filter((one) => one !== list);
        } else {
          const rows = step.told.flatMap((status, index) =>
            status === undefined ? [] : [rowOf(NUMBERS[index] as string, status)],
          );
          if (rows.length === 0) continue;
          const told = { asOf: `2022-11-${step.day}`, source: `名单${at}` };
          const { id } = await importList(app, clerk, aList(CERTIFICATE_HEADING, ...rows), told);
          lists.push({ id, ...step });
        }
        for (const [index, number] of NUMBERS.entries()) {
          const { record } = await app.features.registry.find(number);
          const { known, status } = recount(lists, index);
          expect(record !== null).toBe(known);
          expect(record?.registryStatus ?? null).toBe(status);
        }
      }
      for (const { id } of lists)
        await clerk.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
      await app.features.registry.imports.settled();
      expect(await statements()).toBe(0);
    }),
    { numRuns: times(4, 300) },
  );
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
  const { counts } = await importList(app, clerk, aList(CERTIFICATE_HEADING, ...rows), {
    asOf: '2022-11-30',
  });
  expect(counts).toEqual({ rows: 5, added: 1, changed: 1, confirmed: 1, older: 0, repeated: 1, bad: 1 });
});

test('an import is cancelled while it is read: nothing of it counts or stays, and it can be begun again', async () => {
  const rows = Array.from({ length: 6000 }, (_, index) => rowOf(`B-${10_000 + index}`, 'valid'));
  const list = aList(CERTIFICATE_HEADING, ...rows);
  const { body } = await sendList(clerk, list).expect(201);
  if (body.state === 'running') {
    await clerk.request('POST', `/v1/registry/imports/${body.id}/cancel`, {}).expect(200);
    await app.features.registry.imports.settled();
    expect(await clerk.get(`/v1/registry/imports/${body.id}`)).toMatchObject({ state: 'failed' });
    expect(await statements()).toBe(0);
  }
  expectError(
    await clerk.request('POST', `/v1/registry/imports/${body.id}/cancel`, {}),
    409,
    'import-not-running',
  );
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
  expect(await app.connection.collection('registry_findings').countDocuments()).toBe(5000);
  expect(view.warnings.join()).toContain('一共 5202 条');
});
