import { gzipSync } from 'node:zlib';
import { encode } from 'iconv-lite';
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { resealAll } from '../../../server/src/platform/kept/reseal';
import { aList, appoint, CERTIFICATE_HEADING, importList, STUDY_HEADING } from '../../support/registry';
import { aKeyring, databases, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aCsv, aNumber, anIdentityNumber, aRegistryRow, aWorkbook } from '../../support/spreadsheets';

const NAME = '欧阳测试丹';
const OTHER = '司马保密宁';
const PEOPLE = [
  ['A-778001', '', NAME, anIdentityNumber(11), '材料员', '有效', ''],
  ['A-778002', '', OTHER, anIdentityNumber(12), '材料员', '注销', ''],
  ['A-778003', '', OTHER, '220102199001011234', '材料员', '有效', ''],
];

/** The rows of a workbook, one of them with an identity number that a spreadsheet has shortened. */
const WORKBOOK_NAMES = ['诸葛表格明', '上官缩短红'];
const WORKBOOK = [
  aRegistryRow(501, { 姓名: WORKBOOK_NAMES[0] as string }),
  aRegistryRow(502, { 姓名: WORKBOOK_NAMES[1] as string, 身份证号码: '2.20102E+17' }),
];

const contains = (bytes: Buffer, text: string): boolean =>
  [Buffer.from(text), Buffer.from(text, 'utf16le'), encode(text, 'gb18030')].some((form) =>
    bytes.includes(form),
  );

describe('after imports, claims, disputes, decisions, looks and refusals', () => {
  let app: TestApp;
  let officer: TestHolder;
  let people: TestHolder[];

  const importLists = async () => {
    await importList(app, officer, aList(CERTIFICATE_HEADING, ...PEOPLE));
    await importList(app, officer, aList(CERTIFICATE_HEADING, ...PEOPLE), { dryRun: true });
    await importList(app, officer, await aWorkbook(WORKBOOK), { dryRun: true });
    const workbook = await importList(app, officer, await aWorkbook(WORKBOOK));
    expect(workbook.counts).toMatchObject({ added: 1, bad: 1 });
    const another = [aRegistryRow(501, { 姓名: OTHER })];
    await importList(app, officer, aCsv(another, 'gb18030'), { asOf: '2022-12-01', fileName: 'list.csv' });
    await importList(app, officer, aList(STUDY_HEADING, ['A-778001', '2022-11-20', 8, '']), {
      kind: 'study',
    });
  };

  /** Two claim each record; each dispute ends in another way. */
  const claimAndDecide = async () => {
    const [first, second] = people as [TestHolder, TestHolder];
    const wishes = [
      { name: NAME, idNumber: anIdentityNumber(11), number: 'A-778001' },
      { name: OTHER, idNumber: anIdentityNumber(12), number: 'A-778002' },
    ];
    for (const wish of wishes)
      for (const one of [first, second]) await one.request('POST', '/v1/claims', wish).expect(200);
    const [{ id }] = (await officer.get('/v1/registry/disputes')).disputes;
    const path = `/v1/registry/disputes/${id}/decision`;
    await officer.request('POST', path, { decision: 'claimant', note: '看过证件' }).expect(200);
    const kept = (await first.get('/v1/claims')).claims.find(
      ({ state }: { state: string }) => state === 'attached',
    );
    await first.request('DELETE', `/v1/claims/${kept.id}`).expect(204);
    expect((await officer.get('/v1/registry/disputes')).disputes).toMatchObject([
      { decision: 'released' },
      { decision: 'claimant' },
    ]);
    const [wish] = wishes;
    await first.request('POST', '/v1/claims', { ...wish, name: OTHER }).expect(422);
    await first.request('POST', '/v1/claims', { ...wish, idNumber: `${anIdentityNumber(11)}99` }).expect(422);
  };

  const lookUp = async () => {
    const contents = [
      'A-778001',
      aNumber(501),
      `https://a.cn/?zsbh=A-778002&name=${OTHER}`,
      anIdentityNumber(11),
    ];
    for (const payload of contents)
      for (const by of [app, officer, ...people]) await by.request('POST', '/v1/looks', { payload });
    for (const one of people) await one.get('/v1/reminders/inbox');
  };

  beforeAll(async () => {
    app = await startApp({ today: '2022-12-05' });
    officer = await appoint(app, await app.signIn(), 'officer');
    people = [await app.signIn(), await app.signIn()];
    await importLists();
    await claimAndDecide();
    await lookUp();
  });

  const secrets = () => [
    ...[NAME, OTHER, ...WORKBOOK_NAMES],
    ...PEOPLE.map((row) => row[3] as string),
    ...[anIdentityNumber(501), '2.20102E+17'],
    ...[officer, ...people].map(({ phone }) => phone),
  ];
  const numbers = ['A-778001', 'A-778002', aNumber(501)];

  test('the store’s files hold no name, identity number or phone', async () => {
    const bytes = await databases.bytesOf(app.connection);
    // What is no secret is found there: the search sees what was written.
    for (const told of ['材料员', '看过证件', '记录归你了', '省厅名单'])
      expect(contains(bytes, told)).toBe(true);
    expect(secrets().filter((secret) => contains(bytes, secret))).toEqual([]);
  });

  test('nor do the imported numbers stand there in the clear', async () => {
    const bytes = await databases.bytesOf(app.connection);
    expect(numbers.filter((number) => contains(bytes, number))).toEqual([]);
  });

  test('the log holds none either', () => {
    const log = app.logLines.join('\n');
    for (const route of ['POST /v1/claims', 'POST /v1/looks', 'POST /v1/registry/disputes/:id/decision'])
      expect(log).toContain(route);
    expect([...secrets(), ...numbers].filter((secret) => log.includes(secret))).toEqual([]);
  });

  test('what is stored of a person looks like noise', async () => {
    const [{ sealed } = { sealed: '' }] = await app.connection
      .collection('registry_certificates')
      .find()
      .toArray();
    expect(gzipSync(sealed).length).toBeGreaterThan(sealed.length * 0.7);
  });
});

describe('rotating the data keys', () => {
  const secrets = [aSecret('k1', 1), aSecret('k2', 2)] as const;
  function aSecret(id: string, byte: number) {
    return { id, secret: Buffer.alloc(32, byte) };
  }
  const rotated = new Keyring([secrets[1], secrets[0]]);

  test('a new key encrypts while old data is found and opened with the old one; then the old one can go', async () => {
    const before = await startApp({ keyring: new Keyring([secrets[0]]) });
    const clerk = await appoint(before, await before.signIn(), 'clerk');
    await importList(before, clerk, aList(CERTIFICATE_HEADING, ...PEOPLE));
    const holder = await before.signIn();
    const wish = { name: NAME, idNumber: anIdentityNumber(11), number: 'A-778001' };
    await holder.request('POST', '/v1/claims', wish).expect(200);

    const during = await startApp({ sameDataAs: before, keyring: rotated });
    expect((await during.features.registry.find('a-778001')).record).toMatchObject({ name: NAME });
    const second = await during.signIn('13912345678');
    expect((await second.request('POST', '/v1/claims', wish).expect(200)).body.state).toBe('in-review');
    await resealAll(during.features.accounts.kept);

    const after = await startApp({ sameDataAs: before, keyring: new Keyring([secrets[1]]) });
    expect((await after.features.registry.find('A-778001')).record).toMatchObject({
      name: NAME,
      idNumber: anIdentityNumber(11),
    });
    const again = await after.signIn(holder.phone);
    expect((await again.get('/v1/claims')).claims).toMatchObject([{ state: 'attached', contested: true }]);
    expect((await again.get('/v1/certificates')).certificates).toMatchObject([
      { official: { source: '省厅名单' } },
    ]);
  });

  test('without the old key, what was not rotated cannot be opened', async () => {
    const before = await startApp({ keyring: aKeyring('k1') });
    const clerk = await appoint(before, await before.signIn(), 'clerk');
    await importList(before, clerk, aList(CERTIFICATE_HEADING, ...PEOPLE));
    const after = await startApp({ sameDataAs: before, keyring: aKeyring('k9') });
    expect((await after.features.registry.find('A-778001')).record).toBeNull();
  });
});
