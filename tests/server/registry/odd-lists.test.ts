// Lists as nobody should make them, and imports that are sent as something else.
import { gzipSync } from 'node:zlib';
import {
  aList,
  appoint,
  CERTIFICATE_HEADING,
  findingsOf,
  importList,
  STUDY_HEADING,
} from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';
import { inlineRows, rawWorkbook } from '../lists/support/raw-workbook';

let app: TestApp;
let clerk: TestHolder;
beforeAll(async () => {
  app = await startApp();
  clerk = await appoint(app, await app.signIn(), 'clerk');
});

const certificate = (number: string) => [number, '', aName(1), anIdentityNumber(1), '材料员', '有效', ''];

test('study of 1999: whatever is made of it, whose certificate it is can be shown', async () => {
  await importList(app, clerk, aList(CERTIFICATE_HEADING, certificate('ODD-1999')), { source: '1999' });
  const study = aList(STUDY_HEADING, ['ODD-1999', '1999-12-31', 8, ''], ['ODD-1999', '2000-01-01', 8, '']);
  await importList(app, clerk, study, { kind: 'study', source: '1999' });
  const li = await app.signIn();
  const wish = { name: aName(1), idNumber: anIdentityNumber(1), number: 'ODD-1999' };
  await li.request('POST', '/v1/claims', wish).expect(200);
  const { certificates } = await li.get('/v1/certificates');
  expect(certificates).toHaveLength(1);
  await li.request('GET', `/v1/certificates/${certificates[0].id}`).expect(200);
  await li.request('GET', `/v2/certificates/${certificates[0].id}`).expect(200);
});

test('rows that are numbered 1.5, 1e300, Infinity and −3 are told by their place', async () => {
  const faulty = [
    CERTIFICATE_HEADING,
    ...[0, 1, 2, 3].map(() => ['', '', '', '', '', '', ''].map((_, at) => (at === 2 ? aName(2) : ''))),
  ];
  const numbers = ['1.5', '1e300', 'Infinity', '-3'];
  let at = -1;
  const rows = inlineRows(faulty).replace(/<row r="\d+"/g, (row) => {
    at += 1;
    return at === 0 ? row : `<row r="${numbers[at - 1]}"`;
  });
  const { id } = await importList(
    app,
    clerk,
    rawWorkbook({ sheets: { a: `<sheetData>${rows}</sheetData>` } }),
    { source: 'numbered oddly' },
  );
  const found = await findingsOf(clerk, id);
  expect(found.length).toBeGreaterThan(0);
  for (const { row } of found) expect(Number.isInteger(row) && row >= 1 && row <= 10).toBe(true);
});

test.each([
  [
    'multipart/form-data; boundary=x',
    {},
    '--x\r\nContent-Disposition: form-data; name="f"\r\n\r\na\r\n--x--\r\n',
  ],
  ['application/json', {}, '{"rows":[]}'],
  ['application/zip', {}, 'PK'],
  ['application/octet-stream', { 'Content-Encoding': 'gzip' }, gzipSync('证书编号,姓名\n')],
])('an import as %s %p is refused by what it is, and none is begun', async (type, headers, sent) => {
  const before = (await clerk.get('/v1/registry/imports')).imports.length;
  const query = new URLSearchParams({
    kind: 'certificates',
    source: 'x',
    asOf: '2022-11-30',
    fileName: 'a.csv',
  });
  const response = await clerk
    .request('POST', `/v1/registry/imports?${query}`)
    .set({ 'Content-Type': type, ...headers })
    .send(sent as never);
  expectError(response, 415, 'unsupported-media-type');
  expect((await clerk.get('/v1/registry/imports')).imports).toHaveLength(before);
});

test('a change that changes nothing leaves the version as it is', async () => {
  const li = await app.signIn();
  const { id, version } = await li.addCertificate();
  const path = `/v1/certificates/${id}`;
  const versionNow = async () => (await li.get(path)).version;
  await li.request('DELETE', `${path}/credits/credit-none`).expect(200);
  await li.request('PUT', path, { version, inPost: null }).expect(200);
  expect(await versionNow()).toBe(version);
  await li.studies(id, 'credit-0001', '2022-12-01', 2).expect(200);
  await li.marks(id, 'register', '2022-12-01').expect(200);
  const changed = await versionNow();
  await li.studies(id, 'credit-0001', '2022-12-01', 2).expect(200);
  await li.marks(id, 'register', '2022-12-01').expect(200);
  expect(await versionNow()).toBe(changed);
});

test('an identity number that is typed as a certificate number is told so, the old one of 15 digits too', async () => {
  for (const payload of [anIdentityNumber(1), '220104900101123', '２２０１０４９００１０１１２３'])
    expectError(await app.request('POST', '/v1/looks', { payload }), 422, 'identity-number-typed');
});
