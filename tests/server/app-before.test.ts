// The app that is installed since before other packs came walks against the server of today: Jilin's certificates are
// all there, those of other places appear as a title with 请更新应用.
import { AppBefore } from '../support/build-before/app';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../support/registry';
import { startApp, type TestApp, type TestHolder } from '../support/server';
import { aName, anIdentityNumber } from '../support/spreadsheets';

let app: TestApp;
let holder: TestHolder;
let phone: AppBefore;
let [jilin, card] = ['', ''];
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const row = (number: string, post: string) => [number, '', aName(1), anIdentityNumber(1), post, '有效', ''];
  await importList(app, clerk, aList(CERTIFICATE_HEADING, row('A-1001', '材料员')));
  const cards = aList([...CERTIFICATE_HEADING, '有效期至'], [...row('B-1001', '安全员C证'), '2023-10-31']);
  await importList(app, clerk, cards, { pack: 'safety-abc', asOf: '2022-11-30' });
  holder = await app.signIn();
  const facts = { expiresOn: '2023-01-31' };
  const told = {
    requestId: 'request-0001',
    pack: 'safety-abc',
    kind: 'safety-abc',
    trade: 'C',
    specialty: null,
    facts,
  };
  card = (await holder.request('POST', '/v2/certificates', told).expect(201)).body.id;
  phone = await AppBefore.open(app, holder);
});
afterAll(() => app.stop());

const list = async () => (await phone.call('GET /v1/certificates')).certificates;

test('from the first question to hours and a marked step', async () => {
  const answers = {
    family: 'site-professional',
    trade: '施工员（土建）',
    holding: 'old',
    registryStatus: 'valid',
  };
  for (const [question, value] of Object.entries(answers))
    await phone.call('PUT /v1/intake/answers/:questionId', {
      params: { questionId: question },
      body: { value },
    });
  jilin = (await phone.call('POST /v1/intake/finish', { body: {} })).certificateId;
  const params = { id: jilin };
  await phone.call('PUT /v1/certificates/:id/steps/:stepId', {
    params: { ...params, stepId: 'register' },
    body: { on: '2022-11-20' },
  });
  const { certificate = null, ...view } = await phone.call('PUT /v1/certificates/:id/credits/:creditId', {
    params: { ...params, creditId: 'credit-0001' },
    body: { on: '2022-12-01', hours: 4 },
  });
  expect((certificate ?? view).credits).toMatchObject([{ on: '2022-12-01', hours: 4 }]);
  const said = phone.shows('DetailView', {
    certificate: (await list()).find(({ id }: { id: string }) => id === jilin),
  });
  expect(said).toContain('2022');
  expect(said).not.toContain('请更新');
});

test('its home shows Jilin’s with its days, and the other by its title and 请更新应用', async () => {
  const certificates = await list();
  const home = phone.shows('CertificateList', { list: certificates });
  expect(home).toContain('施工员（土建）');
  expect(home).toContain('26');
  expect(home).toContain('（C 类）');
  expect(home.match(/请更新应用/g)?.length).toBeGreaterThan(0);
  const other = certificates.find(({ id }: { id: string }) => id === card);
  const said = phone.shows('DetailView', { certificate: other });
  expect(said).toContain('请更新应用');
  // Nothing of Jilin's law is told of it.
  expect(phone.shows('CertificateList', { list: [other] })).not.toMatch(/12月31日|2022-12-31|32 ?学时/);
});

test('its scan page: Jilin’s number by its verdict; another place’s number and code are 请更新', async () => {
  expect(await phone.scans('A-1001')).toContain('旧证书，还没有更换');
  expect(await phone.scans('B-1001')).toContain('请更新');
  const claim = { name: aName(1), idNumber: anIdentityNumber(1), number: 'B-1001', certificateId: card };
  await holder.request('POST', '/v1/claims', claim).expect(200);
  app.clock.moveTo('2022-12-05');
  const { body } = await holder.request('POST', `/v2/certificates/${card}/status-code`, {}).expect(200);
  expect(body.verdict).toBe('in-force');
  const scanned = await phone.scans(body.payload);
  expect(scanned).toContain('请更新');
  expect(scanned).not.toContain('没有读全');
  const own = await holder.request('POST', `/v1/certificates/${jilin}/status-code`, {}).expect(200);
  expect(await phone.scans(own.body.payload)).toContain('只有本人填写，没有核实');
});

test('reminders, the talk and the inbox are answered', async () => {
  expect((await phone.call('GET /v1/reminders/timeline')).entries.length).toBeGreaterThan(0);
  expect(await phone.call('GET /v1/reminders/inbox', { query: {} })).toHaveProperty('messages');
  const turn = { params: { turnId: 'turn-000001' }, body: { text: '换证到哪一天' } };
  expect((await phone.call('PUT /v1/chat/turns/:turnId', turn)).answer.text).toContain('12月31日');
  expect(await phone.call('GET /v1/claims')).toHaveProperty('claims');
});
