// What a company sees with consent, without, and after it was taken back; nudges and their limits.
import type { NudgePreview } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import {
  addCompany,
  addCounty,
  addMember,
  codeIn,
  foundSite,
  importOfficial,
  joinCompany,
  peopleOf,
  type Seat,
  takeOver,
  withNumber,
} from '../../support/office';
import { isReadableIn } from '../../support/readable';
import { NUDGE, ReminderApp } from '../../support/reminder-app';
import { expectError, type TestHolder } from '../../support/server';
import { anIdentityNumber } from '../../support/spreadsheets';

let world: ReminderApp;
let county: Seat;
let company: Seat;
let wang: TestHolder;
let certificateId: string;
let numbers = 0;

beforeAll(async () => {
  world = await ReminderApp.start({ today: '2022-12-05' });
  county = await addCounty(await foundSite(world.app));
});
beforeEach(async () => {
  world.app.clock.moveTo('2022-12-05');
  company = await addCompany(county);
  wang = await world.app.signIn();
  numbers += 1;
  certificateId = await withNumber(wang, number());
  await importOfficial(world.app, [{ number: number(), name: '王建国', idNumber: anIdentityNumber(1) }]);
  await takeOver(company, [
    [number(), '王建国', '施工员', '一号楼', '赵班长'],
    ['吉建-8001', '没加入的', '资料员', '二号楼', ''],
  ]);
});
afterAll(() => world.stop());

const number = () => `吉测-${1000 + numbers}`;
const personOf = async (name: string) =>
  (await peopleOf(company)).find((person: { name: string }) => person.name === name);
const home = () => company.desk.get(`${company.at}/home`);
const nudge = (people: string[], how = '') =>
  company.desk.request('POST', `${company.at}/nudges${how}`, { people });
const nudgeWang = async (how = '') => nudge([(await personOf('王建国')).id], how);

test('the poster says who, what for and which certificates; saying nothing leaves nothing', async () => {
  const before = await peopleOf(company);
  const { payload } = await company.desk.post(`${company.at}/posters`, { project: '一号楼', days: 30 });
  const shown = await wang.get(`/v1/office/posters/${codeIn(payload)}`);
  expect(shown).toMatchObject({
    ...{ company: '示例建筑有限公司', project: '一号楼' },
    certificates: [{ id: certificateId, number: number(), joined: false }],
  });
  expect(JSON.stringify(shown.notice)).toContain('示例建筑有限公司');
  // Whoever looks and says no is told from nobody: the company's view is the same to the letter.
  expect(await peopleOf(company)).toEqual(before);
  expect((await company.desk.get(`${company.at}/posters`)).posters).toMatchObject([{ joined: 0 }]);
  world.app.clock.moveTo('2023-01-05');
  expectError(await wang.request('GET', `/v1/office/posters/${codeIn(payload)}`), 422, 'office-code-over');
});

test('without consent no hours; with it hours, steps and years; taken back, they are gone with the next request', async () => {
  await wang.studies(certificateId, 'credit-1', '2022-12-01', 12).expect(200);
  expect(await personOf('王建国')).toMatchObject({ joined: false, study: null, state: 'open' });
  const without = await home();
  expect(without.study).toMatchObject({ met: { count: 0 }, short: { count: 0 } });
  const consent = await joinCompany(company, wang, certificateId);
  const person = await personOf('王建国');
  expect(person).toMatchObject({ joined: true, study: { state: 'short', done: 12, origin: 'self' } });
  const page = await company.desk.get(`${company.at}/people/${person.id}`);
  expect(page).toMatchObject({ joinedOn: '2022-12-05', standing: { isOfficiallyTheirs: false } });
  expect(page.standing.nextStep).not.toBeNull();
  expect((await home()).study.short.count).toBe(1);
  expect((await company.desk.get(`${company.at}/people?study=short`)).fitting).toBe(1);
  expect((await wang.get('/v1/office/consents')).consents).toMatchObject([
    { id: consent, company: '示例建筑有限公司', kinds: ['hours', 'steps', 'nudges'] },
  ]);
  const [other] = [await world.app.signIn()];
  expectError(await other.request('DELETE', `/v1/office/consents/${consent}`), 404, 'not-found');
  await wang.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
  expect(await personOf('王建国')).toMatchObject({ joined: false, study: null });
  expect(await company.desk.get(`${company.at}/people/${person.id}`)).toMatchObject({
    joinedOn: null,
    standing: null,
  });
  expect(await home()).toEqual(without);
  expect((await company.desk.get(`${company.at}/people?study=short`)).fitting).toBe(0);
});

test('until a holder agrees to a changed notice nothing new starts; what was agreed goes on, and can be taken back', async () => {
  await wang.studies(certificateId, 'credit-1', '2022-12-01', 12).expect(200);
  const consent = await joinCompany(company, wang, certificateId);
  const { payload } = await company.desk.post(`${company.at}/posters`, {});
  const invitation = await company.desk.post(`${company.at}/invitations`, { role: 'company-viewer' });
  const { id } = await wang.get('/v1/me');
  await world.app.connection
    .collection('holders')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { consentedTo: '2022-12-01' } });
  const [poster, seat] = [`posters/${codeIn(payload)}`, `invitations/${codeIn(invitation.payload)}`];
  for (const [method, path, body] of [
    ['GET', poster],
    ['POST', `${poster}/consents`, { certificateId, kinds: ['steps'] }],
    ['GET', seat],
    ['POST', `${seat}/acceptance`, { memberName: '王建国' }],
  ] as const)
    expectError(await wang.request(method, `/v1/office/${path}`, body), 422, 'consent-required');
  expect(await personOf('王建国')).toMatchObject({ joined: true, study: { done: 12 } });
  await nudgeWang().then(({ status }) => expect(status).toBe(201));
  await wang.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
  expect(await personOf('王建国')).toMatchObject({ joined: false, study: null });
});

test('each kind is its own: hours without steps, steps without hours', async () => {
  await wang.studies(certificateId, 'credit-1', '2022-12-01', 17.3).expect(200);
  await joinCompany(company, wang, certificateId, ['steps']);
  const person = await personOf('王建国');
  expect(person).toMatchObject({ joined: true, study: null });
  const page = await company.desk.get(`${company.at}/people/${person.id}`);
  expect(page.standing).toMatchObject({ verdict: null, years: [] });
  expect(isReadableIn(JSON.stringify(page), '17.3')).toBe(false);
  await joinCompany(company, wang, certificateId, ['hours']);
  const { standing } = await company.desk.get(`${company.at}/people/${person.id}`);
  expect(standing).toMatchObject({ verdict: null, nextStep: null });
  expect(standing.years.length).toBeGreaterThan(0);
});

test('a consent is for one company: another with the same list sees nothing of it', async () => {
  await joinCompany(company, wang, certificateId);
  const other = await addCompany(county);
  await takeOver(other, [[number(), '王建国', '', '', '']]);
  expect(await peopleOf(other)).toMatchObject([{ joined: false, study: null }]);
});

test('whoever merely types somebody’s number speaks for nobody: by number and name, or by an official record', async () => {
  const stranger = await world.app.signIn();
  const typed = await withNumber(stranger, number());
  await stranger.studies(typed, 'credit-1', '2022-12-01', 17.3).expect(200);
  const { payload } = await company.desk.post(`${company.at}/posters`, {});
  const poster = `/v1/office/posters/${codeIn(payload)}`;
  const told = { certificateId: typed, kinds: ['hours', 'steps', 'nudges'] };
  expectError(await stranger.request('POST', `${poster}/consents`, told), 422, 'validation-failed');
  await joinCompany(company, stranger, typed, told.kinds, '李四');
  const person = await personOf('王建国');
  expect(person).toMatchObject({ joined: false, study: null });
  expect((await company.desk.get(`${company.at}/people?joined=yes`)).fitting).toBe(0);
  expect((await home()).notJoined.count).toBe(2);
  const page = await company.desk.get(`${company.at}/people/${person.id}`);
  expect(page).toMatchObject({ joinedOn: null, standing: null });
  expect(isReadableIn(JSON.stringify(page), '17.3')).toBe(false);
  expectError(await nudgeWang(), 422, 'nudge-nobody');

  // However early the stranger was: 王建国 says the same number and the name on the list.
  await joinCompany(company, wang, certificateId, told.kinds, ' 王 建国 ');
  expect(await personOf('王建国')).toMatchObject({ joined: true, study: { done: 0 } });
  // Whom official records name needs to say no name, and comes before whoever says the same.
  const claimant = await world.app.signIn();
  const claimed = await claimant
    .request('POST', '/v1/claims', { name: '王建国', idNumber: anIdentityNumber(1), number: number() })
    .expect(200);
  const mine = { certificateId: claimed.body.certificateId, kinds: told.kinds };
  expect((await claimant.get(poster)).certificates).toMatchObject([{ official: true, joined: false }]);
  await claimant.request('POST', `${poster}/consents`, mine).expect(201);
  const { standing } = await company.desk.get(`${company.at}/people/${person.id}`);
  expect(standing.isOfficiallyTheirs).toBe(true);
});

test('a number typed onto a certificate that was claimed by another is as little theirs', async () => {
  const li = await world.app.signIn();
  const mine = { name: '李四', idNumber: anIdentityNumber(2), number: `吉己-${1000 + numbers}` };
  await importOfficial(world.app, [mine]);
  const { certificateId: claimed } = (await li.request('POST', '/v1/claims', mine).expect(200)).body;
  await li.marks(claimed, 'new-number', '2022-12-01', { newNumber: number() }).expect(200);
  const { payload } = await company.desk.post(`${company.at}/posters`, {});
  const told = { certificateId: claimed, kinds: ['hours'] };
  await li.request('POST', `/v1/office/posters/${codeIn(payload)}/consents`, told).expect(201);
  expect(await personOf('王建国')).toMatchObject({ joined: false, study: null });
});

test('a certificate without a number cannot be joined by; someone else’s cannot be given', async () => {
  const li = await world.app.signIn();
  const { id } = await li.addCertificate();
  const { payload } = await company.desk.post(`${company.at}/posters`, {});
  const give = (certificate: string) =>
    li.request('POST', `/v1/office/posters/${codeIn(payload)}/consents`, {
      ...{ certificateId: certificate, kinds: ['hours'] },
    });
  expectError(await give(id), 422, 'certificate-number-missing');
  expectError(await give(certificateId), 404, 'not-found');
});

test('every number of the home is that of the list it opens', async () => {
  await joinCompany(company, wang, certificateId);
  const told = await home();
  const counted = [
    ...['people', 'due', 'exchanged', 'open', 'void', 'cannot', 'unknown', 'notJoined'].map(
      (name) => told[name],
    ),
    ...Object.values(told.study),
  ] as { count: number; filter: Record<string, string> }[];
  for (const { count, filter } of counted) {
    const { fitting, all } = await company.desk.get(`${company.at}/people?${new URLSearchParams(filter)}`);
    expect([filter, fitting]).toEqual([filter, count]);
    expect(all).toBe(2);
  }
  expect(told.people.count).toBe(
    told.exchanged.count + told.open.count + told.void.count + told.cannot.count + told.unknown.count,
  );
});

test('a leader sees the own projects, at the desk and on the phone, and notes who was told', async () => {
  const leader = await addMember(company, 'company-leader', ['一号楼']);
  expect((await peopleOf(leader)).map(({ name }: { name: string }) => name)).toEqual(['王建国']);
  const other = await personOf('没加入的');
  expectError(await leader.desk.request('GET', `${leader.at}/people/${other.id}`), 404, 'not-found');
  const phone = leader.desk.holder;
  const { teams } = await phone.get('/v1/office/team');
  expect(teams).toMatchObject([{ projects: ['一号楼'], people: [{ name: '王建国', told: null }] }]);
  const told = await phone.request('POST', `/v1/office/team/${teams[0].people[0].id}/told`, {}).expect(200);
  expect(told.body.person.told).toEqual({ on: '2022-12-05', by: '成员 company-leader' });
  expectError(await phone.request('POST', `/v1/office/team/${other.id}/told`, {}), 404, 'not-found');
});

describe('a nudge', () => {
  const preview = async (): Promise<NudgePreview> => {
    const people = (await peopleOf(company)).map(({ id }: { id: string }) => id);
    return (await nudge(people, '/preview').expect(200)).body;
  };

  test('is previewed: who, by what, who not and why; and reaches inbox and WeChat by its own acceptance', async () => {
    expect((await preview()).told).toEqual([]);
    await joinCompany(company, wang, certificateId);
    await world.accepts(wang, 'template-exchange', 1);
    await world.accepts(wang, NUDGE, 1);
    const seen = await preview();
    expect(seen).toMatchObject({ inbox: 1, wechat: 1, sms: 0, unreachable: [{ name: '没加入的' }] });
    expect(seen.leftOut).toMatchObject([{ name: '没加入的', why: 'not-joined' }]);
    expect(seen.example).toContain('示例建筑有限公司提醒你：还没有换证');
    await nudgeWang().then(({ status }) => expect(status).toBe(201));
    await world.at('2022-12-05', '10:30');
    expect((await wang.get('/v1/reminders/inbox')).messages[0].lines.at(-1).sentence).toBe(seen.example);
    const { nudges } = await company.desk.get(`${company.at}/nudges`);
    expect(nudges).toMatchObject([{ name: '王建国', state: 'sent', on: '2022-12-05', by: '马丽' }]);
  });

  test('never uses up what the holder accepted for their own reminders', async () => {
    await joinCompany(company, wang, certificateId);
    await world.runJobs(); // their own message of today goes out first
    world.app.clock.moveTo('2022-12-06');
    await world.accepts(wang, 'template-exchange', 2);
    await world.accepts(wang, NUDGE, 1);
    await nudgeWang();
    await world.at('2022-12-06', '20:30');
    expect(await world.left(wang)).toBe(2);
    expect(await world.pushedTo(wang)).toEqual([expect.stringContaining('单位提醒你')]);
    const { push } = await wang.get('/v1/reminders/settings');
    expect(push.templates).toMatchObject([
      { purpose: 'exchange', left: 2 },
      { purpose: 'education' },
      { purpose: 'nudge', left: 0 },
    ]);
  });

  test('once in seven days, three for a deadline; the refusal says when again', async () => {
    await joinCompany(company, wang, certificateId);
    await nudgeWang().then(({ status }) => expect(status).toBe(201));
    world.app.clock.moveTo('2022-12-11');
    const { leftOut } = await preview();
    expect(leftOut.find(({ name }) => name === '王建国')).toMatchObject({
      ...{ why: 'nudged-lately', notBefore: '2022-12-12' },
    });
    expectError(await nudgeWang(), 422, 'nudge-nobody');
    for (const day of ['2022-12-12', '2022-12-19']) {
      world.app.clock.moveTo(day);
      await nudgeWang().then(({ status }) => expect(status).toBe(201));
    }
    world.app.clock.moveTo('2022-12-28');
    expect((await preview()).leftOut.find(({ name }) => name === '王建国')?.why).toBe('three-already');
  });

  test('two clerks at once send one', async () => {
    await joinCompany(company, wang, certificateId);
    const answers = await Promise.all([nudgeWang(), nudgeWang(), nudgeWang()]);
    expect(answers.some(({ status }) => status === 201)).toBe(true);
    expect((await company.desk.get(`${company.at}/nudges`)).nudges).toHaveLength(1);
  });

  test('waits through the night, and goes with the holder’s one message of the day', async () => {
    await joinCompany(company, wang, certificateId);
    world.app.clock.moveTo('2022-12-05', '22:00');
    const { body } = await nudgeWang();
    expect(body.goesOut).toEqual({ on: '2022-12-06', time: '08:00' });
    await world.runJobs();
    const messagesOf = async (day: string) =>
      (await wang.get('/v1/reminders/inbox')).messages.filter((one: { day: string }) => one.day === day);
    expect(await messagesOf('2022-12-05')).toEqual([]);
    await world.at('2022-12-06', '10:30');
    const [message, ...more] = await messagesOf('2022-12-06');
    expect(more).toEqual([]);
    expect(message.lines.map(({ rule }: { rule: string }) => rule)).toContain('nudge');
  });

  test('that waits is not sent once consent is taken back, or nothing is owed any more', async () => {
    const consent = await joinCompany(company, wang, certificateId);
    world.app.clock.moveTo('2022-12-05', '22:00');
    await nudgeWang();
    await wang.request('DELETE', `/v1/office/consents/${consent}`).expect(204);
    expect((await company.desk.get(`${company.at}/nudges`)).nudges).toMatchObject([{ state: 'withdrawn' }]);
    await world.at('2022-12-06', '10:30');
    const { messages } = await wang.get('/v1/reminders/inbox');
    expect(JSON.stringify(messages)).not.toContain('示例建筑有限公司提醒你');
  });

  test('is left out for who did not want any', async () => {
    await joinCompany(company, wang, certificateId, ['hours', 'steps']);
    expect((await preview()).leftOut.find(({ name }) => name === '王建国')?.why).toBe('not-wanted');
  });
});

test('an account that goes takes its consent, its nudges and its memberships along', async () => {
  await joinCompany(company, wang, certificateId);
  await nudgeWang();
  await wang.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expect(await personOf('王建国')).toMatchObject({ joined: false, study: null });
  expect((await company.desk.get(`${company.at}/nudges`)).nudges).toEqual([]);
  const leader = await addMember(company, 'company-admin');
  await leader.desk.holder.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expectError(await leader.desk.request('GET', leader.at), 401, 'session-revoked');
  expect((await company.desk.get(company.at)).admins).toBe(1);
});

test('the county sees the worst first, and no 未加入 that would give somebody away', async () => {
  await joinCompany(company, wang, certificateId);
  const { companies, total } = await county.desk.get(`${county.at}/companies`);
  const row = companies.find(({ id }: { id: string }) => id === company.org);
  expect(row).toMatchObject({
    ...{ listTakenOn: '2022-12-05', notJoined: null },
    tally: { people: 2, due: 1, open: 1, exchanged: 0, unknown: 1 },
  });
  expect(total.people).toBe(companies.reduce((sum: number, one: typeof row) => sum + one.tally.people, 0));
  const share = ({ listTakenOn, tally }: typeof row) =>
    listTakenOn === null ? 2 : tally.due === 0 ? 0 : (tally.open + tally.void) / tally.due;
  const shares = companies.map(share);
  expect(shares).toEqual([...shares].sort((a: number, b: number) => b - a));
  const names = await county.desk.post(
    `${county.at}/companies/${company.org}/names`,
    { reason: '核对' },
    200,
  );
  expect(JSON.stringify(names)).not.toMatch(/study|hours|joined/);
  expect(names.people[0]).toMatchObject({
    name: '王建国',
    maskedNumber: expect.stringMatching(/^\*+\d{4}$/),
  });
  expectError(
    await county.desk.request('POST', `${county.at}/companies/${company.org}/names`, {}),
    422,
    'validation-failed',
  );
});
