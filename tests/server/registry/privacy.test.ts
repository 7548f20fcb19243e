import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Keyring } from '../../../server/src/crypto/keyring';
import { aList, appoint, CERTIFICATE_HEADING, importList, STUDY_HEADING } from '../../support/registry';
import { aKeyring, startApp, storeDir, type TestApp, type TestHolder } from '../../support/server';
import { anIdentityNumber } from '../../support/spreadsheets';

const NAME = '欧阳测试丹';
const OTHER = '司马保密宁';
const PEOPLE = [
  ['A-778001', '', NAME, anIdentityNumber(11), '材料员', '有效', ''],
  ['A-778002', '', OTHER, anIdentityNumber(12), '材料员', '注销', ''],
  ['A-778003', '', OTHER, '220102199001011234', '材料员', '有效', ''],
];

/** Everything the store has written to disk, as bytes. */
const storeBytes = (): Buffer =>
  Buffer.concat(
    readdirSync(storeDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );

const contains = (bytes: Buffer, text: string): boolean =>
  bytes.includes(Buffer.from(text)) || bytes.includes(Buffer.from(text, 'utf16le'));

describe('after imports, claims, disputes, looks and refusals', () => {
  let app: TestApp;
  let holder: TestHolder;
  beforeAll(async () => {
    app = await startApp({ today: '2022-12-05' });
    const officer = await appoint(app, await app.signIn(), 'officer');
    await importList(app, officer, aList(CERTIFICATE_HEADING, ...PEOPLE));
    await importList(app, officer, aList(CERTIFICATE_HEADING, ...PEOPLE), { dryRun: true });
    await importList(app, officer, aList(STUDY_HEADING, ['A-778001', '2022-11-20', 8, '']), {
      kind: 'study',
    });
    holder = await app.signIn();
    const wish = { name: NAME, idNumber: anIdentityNumber(11), number: 'A-778001' };
    await holder.request('POST', '/v1/claims', wish).expect(200);
    await (await app.signIn()).request('POST', '/v1/claims', wish).expect(200);
    await holder.request('POST', '/v1/claims', { ...wish, name: OTHER }).expect(422);
    await holder
      .request('POST', '/v1/claims', { ...wish, idNumber: `${anIdentityNumber(11)}99` })
      .expect(422);
    for (const payload of ['A-778001', `https://a.cn/?zsbh=A-778002&name=${OTHER}`, anIdentityNumber(11)])
      await app.request('POST', '/v1/looks', { payload });
    await officer.get('/v1/registry/disputes');
  });

  const secrets = () => [NAME, OTHER, ...PEOPLE.map((row) => row[3] as string), holder.phone];

  test('the store’s files hold no name, identity number or phone', () => {
    const bytes = storeBytes();
    expect(contains(bytes, '材料员')).toBe(true);
    expect(secrets().filter((secret) => contains(bytes, secret))).toEqual([]);
  });

  test('nor do the imported numbers stand there in the clear', () => {
    expect(contains(storeBytes(), 'A-778002')).toBe(false);
  });

  test('the log holds none either', () => {
    const log = app.logLines.join('\n');
    expect(log).toContain('POST /v1/claims');
    expect([...secrets(), 'A-778001'].filter((secret) => log.includes(secret))).toEqual([]);
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
    const { registry, accounts, verification } = during.features;
    expect(await registry.reseal()).toBe(PEOPLE.length - 1 + 1);
    expect(await accounts.reseal()).toBe(3);
    await verification.keys.reseal();

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
