// Every route the app serves, and everything that can be wrong with a request to it.
import { type Endpoint, type EndpointKey, ErrorCode, endpoints } from '@hz/shared/contracts';
import { openApiDocument } from '../../server/src/platform/http/openapi';
import { appoint } from '../support/registry';
import { requestLine, sampleBodies } from '../support/samples';
import { expectError, startApp, type TestApp, type TestHolder } from '../support/server';

let app: TestApp;
/** Who may ask for everything: an officer with a certificate. */
let owner: TestHolder;
let clerk: TestHolder;
let stranger: TestHolder;
let certificateId: string;

beforeAll(async () => {
  app = await startApp();
  owner = await appoint(app, await app.signIn(), 'officer');
  clerk = await appoint(app, await app.signIn(), 'clerk');
  stranger = await app.signIn();
  certificateId = (await owner.addCertificate()).id;
});
afterAll(() => app.stop());

const contractOf = (key: EndpointKey): Endpoint => endpoints[key];
const bodyOf = (key: EndpointKey): unknown => (sampleBodies as Record<string, unknown>)[key];
const send = (key: EndpointKey, by: TestApp | TestHolder, body = bodyOf(key), id?: string) => {
  const { method, path } = requestLine(key, id);
  return by.request(method, path, body);
};
const sendRaw = (key: EndpointKey, text: string, type = 'application/json') => {
  const { method, path } = requestLine(key, certificateId);
  return owner.request(method, path).set('Content-Type', type).send(text);
};

const all = Object.keys(endpoints) as EndpointKey[];
const served = () => all.filter((key) => app.served.includes(key));
/** What a desk asks for by its cookie is walked in tests/server/office/access.test.ts. */
const atDesk = (key: EndpointKey) => contractOf(key).access === 'desk';
const open = ['public', 'anyone'];
const forSignedIn = () => served().filter((key) => !open.includes(contractOf(key).access));
const forRole = (role: string) => served().filter((key) => contractOf(key).access === role);
const byToken = () => forSignedIn().filter((key) => !atDesk(key));
const withBody = () => served().filter((key) => contractOf(key).body && !atDesk(key));

/** Tries every key and says at once which ones answered otherwise. */
async function each(keys: EndpointKey[], attempt: (key: EndpointKey) => Promise<void>): Promise<void> {
  expect(keys.length).toBeGreaterThan(0);
  const wrong: string[] = [];
  for (const key of keys) {
    await attempt(key).catch((error: Error) => wrong.push(`${key}: ${error.message}`));
  }
  expect(wrong).toEqual([]);
}

test('every endpoint of the contracts is served, but for those of the demo alone', () => {
  const missing = all.filter((key) => !served().includes(key));
  expect(missing.filter((key) => !contractOf(key).demoOnly)).toEqual([]);
});

test('a well-formed body is at hand for every route that takes one', () => {
  expect(withBody().filter((key) => bodyOf(key) === undefined)).toEqual([]);
});

test('without a token: not signed in', () =>
  each(forSignedIn(), async (key) => expectError(await send(key, app), 401, 'not-signed-in')));

test('with a token that is none: not signed in', () =>
  each(forSignedIn(), async (key) => {
    const response = await send(key, app).set('Authorization', 'Bearer not.a.token');
    expectError(response, 401, 'not-signed-in');
  }));

test('without the role a route asks for: forbidden', async () => {
  await each([...forRole('clerk'), ...forRole('officer')], async (key) =>
    expectError(await send(key, stranger), 403, 'forbidden'),
  );
  await each(forRole('officer'), async (key) => expectError(await send(key, clerk), 403, 'forbidden'));
});

test('with somebody else’s token: as if there were no such thing', () =>
  each(
    forSignedIn().filter((key) => key.includes('/certificates/:id')),
    async (key) => expectError(await send(key, stranger, bodyOf(key), certificateId), 404, 'not-found'),
  ));

test('with an unknown id: not found', () =>
  each(
    byToken().filter((key) => key.includes('/:id')),
    async (key) => expectError(await send(key, owner), 404, 'not-found'),
  ));

test('with an id that none can be: not found', () =>
  each(
    byToken().filter((key) => key.includes('/:id')),
    async (key) => expectError(await send(key, owner, bodyOf(key), "x'; drop"), 404, 'not-found'),
  ));

test('with a body that breaks off: malformed', () =>
  each(withBody(), async (key) => expectError(await sendRaw(key, '{"a":'), 400, 'malformed-json')));

test('with a body of another shape: the field at fault is named', () =>
  each(withBody(), async (key) => {
    const response = await sendRaw(key, '{"surprise":true}');
    expectError(response, 422, 'validation-failed');
    expect(response.body.error.fields.length).toBeGreaterThan(0);
  }));

test('with a body that is a list: refused', () =>
  each(withBody(), async (key) => expectError(await sendRaw(key, '[]'), 422, 'validation-failed')));

test('with too large a body: refused', () =>
  each(withBody(), async (key) => {
    expectError(await sendRaw(key, `{"a":"${'x'.repeat(70_000)}"}`), 413, 'body-too-large');
  }));

test('with another kind of body: refused', () =>
  each(withBody(), async (key) => {
    expectError(await sendRaw(key, 'hello', 'text/plain'), 415, 'unsupported-media-type');
  }));

test('every error that a contract announces has a stable code', () => {
  const announced = all.flatMap((key) => contractOf(key).errors ?? []);
  expect(announced.filter((code) => !ErrorCode.safeParse(code).success)).toEqual([]);
});

test('what serves the demo alone is not there otherwise', async () => {
  expectError(await app.request('POST', '/v1/demo/clock', { advanceDays: 1 }), 404, 'not-found');
  expectError(
    await app.request('POST', '/v1/auth/demo', { identity: 'wang', consent: '2026-11-30' }),
    422,
    'sign-in-method-off',
  );
});

test('what an earlier release sent by another method is still answered, and told as outdated', async () => {
  const renamed = served().filter((key) => contractOf(key).formerMethod);
  const { paths } = openApiDocument(renamed) as never as {
    paths: Record<string, Record<string, { deprecated?: boolean }>>;
  };
  await each(renamed, async (key) => {
    const { path } = requestLine(key, certificateId);
    const pattern = key.split(' ')[1]?.replace(/:(\w+)/g, '{$1}') ?? '';
    const former = contractOf(key).formerMethod as string;
    expect(paths[pattern]?.[former.toLowerCase()]?.deprecated).toBe(true);
    const before = await owner.request('GET', path).expect(200);
    const body = { ...(bodyOf(key) as object), version: before.body.version };
    const { body: changed } = await owner.request(former, path, body).expect(200);
    expect(changed.version).toBe(before.body.version + 1);
  });
});

// wx.request knows no other: https://developers.weixin.qq.com/miniprogram/dev/api/network/request/wx.request.html
test('every endpoint can be asked for from WeChat', () => {
  const methods = ['GET', 'POST', 'PUT', 'DELETE'];
  expect(all.filter((key) => !methods.includes(key.split(' ')[0] as string))).toEqual([]);
});
