// Signing in at a desk by the phone.
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Types } from 'mongoose';
import { addCompany, addCounty, check, cookieOf, firstCodeOf, sitDown, siteSeat } from '../../support/office';
import { appoint } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let li: TestHolder;
const MINUTE = 60_000;
const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0';

beforeAll(async () => {
  app = await startApp();
  li = await app.signIn();
});
beforeEach(() => {
  app.aheadMs = 0;
});
afterAll(() => app.stop());

const ask = async () =>
  (
    await app
      .request('POST', '/v1/office/sign-ins', {})
      .set('User-Agent', EDGE)
      .set('X-Forwarded-For', '203.0.113.7')
      .expect(201)
  ).body;
const poll = (code: string, secret: string) =>
  app.request('POST', '/v1/office/sign-ins/poll', { code, secret });
const answer = (code: string, body: object, by = li) =>
  by.request('POST', `/v1/office/sign-ins/${code}/answer`, body);

test('the phone sees browser, address and the page’s own digits, confirms, and the page is in', async () => {
  const { code, secret, digits, payload } = await ask();
  expect(payload).toContain(code);
  expect((await poll(code, secret).expect(200)).body).toEqual({ state: 'waiting' });
  expect(await li.get(`/v1/office/sign-ins/${code}`)).toMatchObject({
    ...{ browser: 'Edge 120 · Windows', address: '203.0.113.7', digits, memberships: [] },
  });
  await answer(code, { confirm: true, digits }).expect(204);
  const first = await poll(code, secret).expect(200);
  expect(first.body).toEqual({ state: 'in' });
  const cookie = cookieOf(first);
  expect(cookie).toMatch(/^hz-desk=/);
  expect(cookie).toMatch(/; path=\/v1\/office/);
  expect(cookie).toMatch(/; httponly/i);
  expect(cookie).toMatch(/; samesite=strict/i);
  const session = await app
    .request('GET', '/v1/office/session')
    .set('Cookie', cookie.split(';')[0] as string)
    .expect(200);
  expect(session.body).toMatchObject({ id: (await li.get('/v1/me')).id, memberships: [] });
  // Once: neither the page nor the phone gets anything out of it again.
  expect((await poll(code, secret).expect(200)).body).toEqual({ state: 'over' });
  expectError(await answer(code, { confirm: true, digits }), 422, 'sign-in-over');
});

test('a yes that comes while the page asks is found when it asks again', async () => {
  const { code, secret, digits } = await ask();
  const signIns = app.connection.collection('office_sign_ins');
  const looked = jest.spyOn(signIns, 'findOneAndUpdate').mockImplementationOnce(async () => {
    await answer(code, { confirm: true, digits }).expect(204);
    return null;
  });
  expect((await poll(code, secret).expect(200)).body).toEqual({ state: 'waiting' });
  expect(looked).toHaveBeenCalled();
  looked.mockRestore();
  expect((await poll(code, secret).expect(200)).body).toEqual({ state: 'in' });
});

test('whoever photographs the code gets nothing: the session goes to the page that asked', async () => {
  const { code, digits } = await ask();
  await answer(code, { confirm: true, digits }).expect(204);
  const other = await poll(code, 'x'.repeat(43)).expect(200);
  expect([other.body.state, cookieOf(other)]).toEqual(['over', '']);
});

test('other digits than the page shows, a refusal and two minutes end it', async () => {
  const wrong = await ask();
  const digits = wrong.digits === '00' ? '01' : '00';
  expectError(await answer(wrong.code, { confirm: true, digits }), 422, 'sign-in-over');
  const refused = await ask();
  await answer(refused.code, { confirm: false, digits: refused.digits }).expect(204);
  expect((await poll(refused.code, refused.secret).expect(200)).body).toEqual({ state: 'refused' });
  const late = await ask();
  app.aheadMs = 2 * MINUTE + 1;
  const signedIn = await app.signIn(li.phone);
  expectError(await signedIn.request('GET', `/v1/office/sign-ins/${late.code}`), 422, 'sign-in-over');
  expectError(await answer(late.code, { confirm: true, digits: late.digits }, signedIn), 422, 'sign-in-over');
  expect((await poll(late.code, late.secret).expect(200)).body).toEqual({ state: 'over' });
});

test('half an hour without a request ends a desk, requests keep it, twelve hours end it all the same', async () => {
  const desk = await sitDown(app, li);
  for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
    app.aheadMs = minutes * MINUTE;
    await desk.request('GET', '/v1/office/session').expect(200);
  }
  app.aheadMs = (12 * 60 + 1) * MINUTE;
  expectError(await desk.request('GET', '/v1/office/session'), 401, 'session-revoked');
  app.aheadMs = 0;
  const idle = await sitDown(app, li);
  app.aheadMs = 31 * MINUTE;
  expectError(await idle.request('GET', '/v1/office/session'), 401, 'session-revoked');
});

test('the phone lists desks and ends them; signing out everywhere ends them too', async () => {
  await li.request('POST', '/v1/auth/sign-out-everywhere', {}).expect(204);
  const wang = await app.signIn(li.phone);
  const [one, two] = [await sitDown(app, wang), await sitDown(app, wang)];
  const { desks } = await wang.get('/v1/office/desks');
  expect(desks).toHaveLength(2);
  await (await app.signIn()).request('DELETE', `/v1/office/desks/${desks[0].id}`).expect(404);
  await wang.request('DELETE', `/v1/office/desks/${desks[1].id}`).expect(204);
  const states = await Promise.all([one, two].map((desk) => desk.request('GET', '/v1/office/session')));
  expect(states.map(({ status }) => status).sort()).toEqual([200, 401]);
  await wang.request('POST', '/v1/auth/sign-out-everywhere', {}).expect(204);
  for (const desk of [one, two])
    expectError(await desk.request('GET', '/v1/office/session'), 401, 'session-revoked');
  li = await app.signIn(li.phone);
});

test('a desk signs out; a phone’s token opens no desk and a desk’s cookie no phone', async () => {
  const desk = await sitDown(app, li);
  expectError(await li.request('GET', '/v1/office/session'), 401, 'not-signed-in');
  expectError(await desk.request('GET', '/v1/me'), 401, 'not-signed-in');
  const out = await desk.request('DELETE', '/v1/office/session').expect(204);
  expect(cookieOf(out)).toMatch(/^hz-desk=;/);
  expectError(await desk.request('GET', '/v1/office/session'), 401, 'session-revoked');
  expectError(
    await desk.request('GET', '/v1/office/session').set('Cookie', 'hz-desk=x'),
    401,
    'session-revoked',
  );
});

test('who has not agreed to the notice in force opens no desk; after agreeing they do', async () => {
  const old = await app.signIn();
  await app.connection
    .collection('holders')
    .updateOne(await byId(old), { $set: { consentedTo: '2022-12-01' } });
  const { code, digits } = await ask();
  expectError(await answer(code, { confirm: true, digits }, old), 422, 'consent-required');
  expectError(await old.request('PUT', '/v1/me/privacy', { consent: '2022-12-01' }), 422, 'consent-required');
  // What was agreed goes on.
  await old.get('/v1/certificates');
  const { privacyVersion } = (await app.request('GET', '/v1/auth/options')).body;
  await old.request('PUT', '/v1/me/privacy', { consent: privacyVersion }).expect(200);
  await answer(code, { confirm: true, digits }, old).expect(204);
});

async function byId(holder: TestHolder) {
  const { id } = await holder.get('/v1/me');
  return { _id: new Types.ObjectId(id as string) };
}

test('the first officer’s code lies in a file of the owner’s alone, works once, and founds the site', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hz-first-'));
  const path = (await app.features.office.first.prepare(folder)) as string;
  expect(statSync(path).mode & 0o777).toBe(0o600);
  chmodSync(path, 0o644);
  const told: string[] = [];
  expect(await app.features.office.first.prepare(folder, (one) => void told.push(one))).toBe(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(told).toEqual([expect.stringContaining('权限 644')]);
  const code = await firstCodeOf(app);
  const desk = await sitDown(app, li);
  expect((await desk.get('/v1/office/session')).firstCodeWaits).toBe(true);
  const wish = { name: '示例省住建厅', region: { code: '99', name: '示例省' }, memberName: '张敏' };
  const wrong = await desk.request('POST', '/v1/office/first', { ...wish, code: `${code}x` });
  expectError(wrong, 422, 'first-code-wrong');
  const tries = await Promise.all(
    Array.from({ length: 5 }, () => desk.request('POST', '/v1/office/first', { ...wish, code })),
  );
  expect(tries.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422, 422]);
  expect((await desk.get('/v1/office/session')).memberships).toMatchObject([{ role: 'authority-admin' }]);
  // With an officer there is no code any more.
  expect(await app.features.office.first.prepare(folder)).toBeNull();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

test('a role of the command line is a membership of the whole site, and goes with the role', async () => {
  const officer = await appoint(app, await app.signIn(), 'officer');
  const desk = await sitDown(app, officer);
  const roles = async () =>
    (await desk.get('/v1/office/session')).memberships.map(({ role }: { role: string }) => role);
  expect(await roles()).toEqual(['authority-admin']);
  const { id } = await officer.get('/v1/me');
  await app.features.accounts.setRole(id, 'clerk');
  expect(await roles()).toEqual(['authority-clerk']);
  await app.features.accounts.setRole(id, null);
  expect(await roles()).toEqual([]);
});

test('the other way round: an admin of the site’s own authority may do what the role allowed', async () => {
  // li founded the site above
  await li.request('GET', '/v1/registry/disputes').expect(200);
  expectError(await (await app.signIn()).request('GET', '/v1/registry/disputes'), 403, 'forbidden');
});

describe('before a list leaves the house', () => {
  /** A desk with a dry run of a company's list. */
  async function withList() {
    const county = await addCounty(await siteSeat(app, await appoint(app, await app.signIn(), 'officer')));
    const company = await addCompany(county);
    const { id } = await check(company, [['吉权-0001', '王建国', '', '', '']]);
    const { desk, at } = company;
    const download = () => desk.request('GET', `${at}/rosters/${id}/file`);
    const begin = () => desk.post('/v1/office/confirmations', {});
    const ended = async ({ code, secret }: Record<string, string>, by = desk) =>
      (await by.post('/v1/office/confirmations/poll', { code, secret }, 200)).state;
    return { company, desk, at, download, begin, ended };
  }

  test('whoever sits there says again on the phone that it is them; for five minutes, and in the log', async () => {
    const { desk, at, download, begin, ended } = await withList();
    await download().expect(200); // just signed in by the phone
    app.aheadMs = 6 * MINUTE;
    expectError(await download(), 403, 'confirm-first');
    const asked = await begin();
    expect(await ended(asked)).toBe('waiting');
    const phone = await app.signIn(desk.holder.phone);
    expect(await phone.get(`/v1/office/sign-ins/${asked.code}`)).toMatchObject({ purpose: 'export' });
    await answer(asked.code, { confirm: true, digits: asked.digits }, phone).expect(204);
    // It signs nobody in, and no other desk gets anything by it.
    expect((await poll(asked.code, asked.secret).expect(200)).body).toEqual({ state: 'over' });
    expect(await ended(asked, await sitDown(app, phone))).toBe('over');
    expect(await ended(asked)).toBe('confirmed');
    expect(await ended(asked)).toBe('over');
    await download().expect(200);
    const { entries } = await desk.get(`${at}/audit`);
    expect(entries.filter((one: { act: string }) => one.act === 'roster-exported')).toHaveLength(2);
    expect(entries[0]).toMatchObject({ act: 'roster-exported', who: '马丽（单位管理员）' });
    app.aheadMs = 12 * MINUTE;
    expectError(await download(), 403, 'confirm-first');
  });

  test('nobody else’s phone can say it, nor one that says no', async () => {
    const { download, begin, ended, desk } = await withList();
    app.aheadMs = 6 * MINUTE;
    const asked = await begin();
    const other = await app.signIn();
    expectError(await other.request('GET', `/v1/office/sign-ins/${asked.code}`), 422, 'sign-in-over');
    expectError(
      await answer(asked.code, { confirm: true, digits: asked.digits }, other),
      422,
      'sign-in-over',
    );
    const phone = await app.signIn(desk.holder.phone);
    await answer(asked.code, { confirm: false, digits: asked.digits }, phone).expect(204);
    expect(await ended(asked)).toBe('refused');
    expectError(await download(), 403, 'confirm-first');
  });
});

test('a page that asks by itself keeps no desk open', async () => {
  const desk = await sitDown(app, await app.signIn());
  const alone = () => desk.request('GET', '/v1/office/session').set('X-Unattended', '1');
  for (const minutes of [10, 20, 29]) {
    app.aheadMs = minutes * MINUTE;
    await alone().expect(200);
  }
  app.aheadMs = 31 * MINUTE;
  expectError(await alone(), 401, 'session-revoked');
});
