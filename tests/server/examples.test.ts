// Every example of the description is tried where what it names is there: each is answered by success, and as its
// contract says. What nobody can know beforehand (ids, tokens, codes that were sent) is put in its place.
import { formatDay } from '@hz/shared/calendar';
import { type Endpoint, type EndpointKey, EXAMPLE_LIST, endpoints } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { Statements } from '../../server/src/features/registry/import/statements';
import { type UsedWorld, useEveryFeature } from '../support/every-feature';
import { testInLongRun } from '../support/long';
import {
  addCompany,
  addCounty,
  addMember,
  cookieOf,
  firstCodeOf,
  importOfficial,
  type Seat,
  sitDown,
  withNumber,
} from '../support/office';
import { type OfficeKey, OfficeWalk, type OfficeWorld } from '../support/office-walk';
import { sendList } from '../support/registry';
import { ReminderApp } from '../support/reminder-app';
import { exampleOf, requestLine } from '../support/samples';
import { PRIVACY_VERSION, startApp, type TestApp, type TestHolder } from '../support/server';
import { WeChatDouble } from '../support/wechat-double';

const weChat = new WeChatDouble();
let used: UsedWorld;
let app: TestApp;
beforeAll(async () => {
  await weChat.start();
  weChat.codes.set('code-from-wx-login', 'openid-of-an-example');
  used = await useEveryFeature(await ReminderApp.start({ today: '2022-12-05', wechatBase: weChat.base }));
  app = used.world.app;
});
afterAll(async () => {
  await used.world.stop();
  await weChat.stop();
});

interface Attempt {
  by?: TestApp | TestHolder;
  id?: string;
  body?: object;
  path?: string;
  /** Lets go what was held for the sake of it. */
  after?: () => Promise<unknown>;
}

const firstOf = async (
  by: TestHolder,
  path: string,
  list: string,
  fits: (one: never) => boolean = () => true,
) => {
  const found = (await by.get(path))[list].find(fits);
  expect([path, found]).toEqual([path, expect.anything()]);
  return found.id as string;
};
const isOfState = (state: string) => (one: { state: string }) => one.state === state;

/** A code as it was sent to a phone that nobody has used yet. */
async function sentCode(): Promise<{ phone: string; code: string }> {
  const phone = app.nextPhone();
  await app.connection.collection('limits').deleteMany({});
  await app.request('POST', '/v1/auth/phone/code', { phone, consent: PRIVACY_VERSION }).expect(200);
  return { phone, code: app.codes.get(phone) as string };
}

/** Holds every import while it is being read, until told otherwise. */
async function heldImport(): Promise<Attempt> {
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
  const { body } = await sendList(used.officer, Buffer.from(EXAMPLE_LIST), { source: 'held' }).expect(201);
  const after = async () => {
    letGo();
    await app.features.registry.imports.settled();
    spy.mockRestore();
  };
  return { by: used.officer, id: body.id, after };
}

const withCredit = async (): Promise<Attempt> => {
  await used.li.studies(used.certificateId, 'credit-0001', '2022-12-01', 2.5).expect(200);
  return {};
};

/** A year lies in the past when it is told, and the yearly duty has begun before it. */
async function inLaterYears(): Promise<Attempt> {
  const by = await app.signIn();
  const { id } = await by.addCertificate({ holding: 'electronic', issuedOn: '2022-06-01' });
  const today = app.clock.today();
  app.clock.moveTo('2024-01-15');
  await by.states(id, 2023, 32).expect(200);
  return { by, id, after: async () => app.clock.moveTo(formatDay(today)) };
}

/** A certificate as it is when it was just added. */
async function newByV2(): Promise<Attempt> {
  const by = await app.signIn();
  const { body } = await by.request('POST', '/v2/certificates', exampleOf('POST /v2/certificates').body);
  return { by, id: body.id };
}

/** What an example needs to be there, or cannot say by itself. */
const NEEDS: { [K in EndpointKey]?: () => Attempt | Promise<Attempt> } = {
  'POST /v1/auth/phone': async () => ({ body: { ...(await sentCode()), consent: PRIVACY_VERSION } }),
  'POST /v1/auth/refresh': async () => ({ body: { refreshToken: (await app.signIn()).tokens.refreshToken } }),
  'POST /v1/auth/sign-out-everywhere': async () => ({ by: await app.signIn() }),
  'DELETE /v1/me': async () => ({ by: await app.signIn() }),
  'PUT /v1/me': async () => ({ by: await app.signIn() }),
  'POST /v1/intake/finish': async () => {
    const by = await app.signIn();
    const answers = {
      family: 'site-professional',
      trade: '施工员（土建）',
      holding: 'old',
      registryStatus: 'valid',
    };
    for (const [id, value] of Object.entries(answers))
      await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
    return { by };
  },
  'POST /v2/intake/finish': async () => {
    const by = await app.signIn();
    const answers = [
      { question: 'post', value: 'skilled-worker/砌筑工' },
      { question: 'holding', value: 'old' },
      { question: 'registryStatus', value: 'valid' },
    ];
    await by.request('PUT', '/v2/intake', { pack: 'jilin-2022-25', answers }).expect(200);
    return { by };
  },
  'PUT /v1/certificates/:id': async () => {
    const by = await app.signIn();
    return { by, id: (await by.addCertificate()).id };
  },
  'DELETE /v1/certificates/:id': async () => {
    const by = await app.signIn();
    return { by, id: (await by.addCertificate()).id };
  },
  'PUT /v1/certificates/:id/credits/:creditId': withCredit,
  'DELETE /v1/certificates/:id/credits/:creditId': withCredit,
  'PUT /v1/certificates/:id/years/:year': inLaterYears,
  'DELETE /v1/certificates/:id/years/:year': inLaterYears,
  'PUT /v2/certificates/:id': newByV2,
  'PUT /v2/certificates/:id/pack': newByV2,
  'DELETE /v2/certificates/:id': newByV2,
  'PUT /v2/certificates/:id/cycles/:day': inLaterYears,
  'DELETE /v2/certificates/:id/cycles/:day': inLaterYears,
  'PUT /v1/reminders/inbox/:day/read': async () => {
    const { messages } = await used.li.get('/v1/reminders/inbox');
    return { path: `/v1/reminders/inbox/${messages[0].day}/read` };
  },
  'PUT /v1/reminders/notices/:id/read': async () => {
    const { notices } = await used.wang.get('/v1/reminders/inbox');
    return { by: used.wang, id: notices[0].id };
  },
  'POST /v1/claims': async () => {
    await sendList(used.officer, Buffer.from(EXAMPLE_LIST), { source: 'for the example' }).expect(201);
    await app.features.registry.imports.settled();
    return { by: await app.signIn() };
  },
  'DELETE /v1/claims/:id': async () => ({ by: used.li, id: await firstOf(used.li, '/v1/claims', 'claims') }),
  'GET /v1/registry/imports/:id': async () => ({
    id: await firstOf(used.officer, '/v1/registry/imports', 'imports'),
  }),
  'GET /v1/registry/imports/:id/findings': async () => ({
    id: await firstOf(used.officer, '/v1/registry/imports', 'imports'),
  }),
  'POST /v1/registry/imports/:id/take-back': async () => ({
    id: await firstOf(used.officer, '/v1/registry/imports', 'imports', isOfState('active') as never),
  }),
  'POST /v1/registry/imports/:id/cancel': heldImport,
  'POST /v1/registry/disputes/:id/decision': async () => ({
    id: await firstOf(used.officer, '/v1/registry/disputes', 'disputes', isOfState('open') as never),
  }),
  'PUT /v1/reminders/settings': async () => ({ by: await app.signIn() }),
  'PUT /v1/chat/turns/:turnId/useful': async () => {
    await used.li.request('PUT', '/v1/chat/turns/turn-0001', { text: '换证到哪天' }).expect(200);
    return {};
  },
};
const byRole = (endpoint: Endpoint): TestApp | TestHolder =>
  endpoint.access === 'public' || endpoint.access === 'anyone'
    ? app
    : endpoint.access === 'clerk' || endpoint.access === 'officer'
      ? used.officer
      : used.li;

const isOfOffice = (key: EndpointKey): key is OfficeKey => key.includes(' /v1/office/');

/** The office, met through the API alone; its first officer's example is how it began. */
async function officeWorld(): Promise<{ world: OfficeWorld; first: string }> {
  const app = await startApp({ today: '2022-12-05' });
  const ask: OfficeWorld['ask'] = async (method, path, by, body) => {
    await app.connection.collection('limits').deleteMany({});
    const asking = app.request(method, path);
    if (by && 'token' in by) asking.set('Authorization', `Bearer ${by.token}`);
    if (by && 'cookie' in by) asking.set('Cookie', by.cookie);
    const isFile = typeof body === 'string';
    const answer = await (isFile ? asking.type('text/csv').send(body) : body ? asking.send(body) : asking);
    return { status: answer.status, body: answer.body, cookie: cookieOf(answer).split(';')[0] as string };
  };
  const deskOf = ({ desk, org }: Seat) => ({ by: { cookie: desk.cookie }, org });
  const tokenOf = ({ tokens }: TestHolder) => ({ token: tokens.accessToken });
  const key = 'POST /v1/office/first';
  const desk = await sitDown(app, await app.signIn());
  const example = exampleOf(key).body as object;
  const founded = await desk.request('POST', '/v1/office/first', {
    ...example,
    code: await firstCodeOf(app),
  });
  const first = founded.status === 201 ? '' : `${key}: ${founded.status} ${founded.text}`;
  const site = { desk, org: founded.body.org.id, at: `/v1/office/orgs/${founded.body.org.id}` };
  const county = await addCounty(site);
  const company = await addCompany(county);
  const holder = await app.signIn();
  const number = '吉例-0001';
  const certificateId = await withNumber(holder, number);
  await importOfficial(app, [{ number, name: '王建国' }]);
  const project = '一号楼';
  const leading = await addMember(company, 'company-leader', [project]);
  const world = {
    ...{ ask, site: deskOf(site), county: deskOf(county) },
    company: { ...deskOf(company), phone: tokenOf(company.desk.holder) },
    ...{ holder: tokenOf(holder), certificateId, number, name: '王建国' },
    running: async () => {
      const like = await app.connection.collection('registry_imports').findOne();
      const _id = new Types.ObjectId();
      const running = { ...like, _id, state: 'running', slot: _id.toHexString(), aliveAt: new Date() };
      await app.connection.collection('registry_imports').insertOne(running);
      return _id.toHexString();
    },
    ...{ leader: tokenOf(leading.desk.holder), project, guest: async () => tokenOf(await app.signIn()) },
  };
  return { world, first };
}

testInLongRun('every example of the office is answered by success', async () => {
  const { world, first } = await officeWorld();
  const walk = new OfficeWalk(world);
  const others = first ? [first] : [];
  const keys = app.served.filter(isOfOffice).filter((key) => key !== 'POST /v1/office/first');
  for (const key of keys) {
    const endpoint: Endpoint = endpoints[key];
    if (endpoint.demoOnly) continue;
    const { by, path, body, upload } = await walk.attempt(key);
    const answer = await world.ask(key.split(' ')[0] as string, path, by, upload ?? body);
    if (answer.status !== (endpoint.status ?? 200))
      others.push(`${key} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  }
  expect(others).toEqual([]);
  expect(keys.length).toBeGreaterThan(50);
});

test('every example is answered by success', async () => {
  const others: string[] = [];
  // A dispute is decided while both still claim, and is told of afterwards
  const turnOf = (key: EndpointKey) => (key.includes('/decision') ? 0 : key.includes('/reminders/') ? 1 : 2);
  for (const key of [...app.served].sort((a, b) => turnOf(a) - turnOf(b))) {
    const endpoint: Endpoint = endpoints[key];
    if (endpoint.demoOnly || isOfOffice(key)) continue;
    const {
      by = byRole(endpoint),
      id = used.certificateId,
      body,
      after,
      ...other
    } = (await NEEDS[key]?.()) ?? {};
    const { method, path } = { ...requestLine(key, id), ...other };
    await app.connection.collection('limits').deleteMany({});
    const sent = endpoint.upload
      ? by.request(method, path).type('application/octet-stream').send(EXAMPLE_LIST)
      : by.request(method, path, body ?? (endpoint.body ? exampleOf(key).body : undefined));
    const { status, text } = await sent;
    await after?.();
    if (status !== (endpoint.status ?? 200)) others.push(`${key} ${path}: ${status} ${text.slice(0, 200)}`);
  }
  expect(others).toEqual([]);
});
