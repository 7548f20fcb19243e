// Companies and authorities: applying, deciding, inviting, leaving, renaming, merging.
import {
  aCreditCode,
  acceptInvitation,
  addCompany,
  addCounty,
  addMember,
  codeIn,
  foundSite,
  type Seat,
  sitDown,
  type TestDesk,
  takeOver,
} from '../../support/office';
import { aList, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { expectError, startApp, type TestApp } from '../../support/server';

let app: TestApp;
let site: Seat;
let county: Seat;
beforeAll(async () => {
  app = await startApp();
  site = await foundSite(app);
  county = await addCounty(site);
});
beforeEach(() => {
  app.aheadMs = 0;
});
afterAll(() => app.stop());

let codes = 500;
const aCode = () => aCreditCode(++codes);
const someone = async (): Promise<TestDesk> => sitDown(app, await app.signIn());
const wish = (creditCode: string, more: object = {}) => ({
  ...{ company: '示例建筑有限公司', creditCode, authorityId: county.org, memberName: '马丽', ...more },
});
const decide = (id: string, decision: object, by = county) =>
  by.desk.request('POST', `${by.at}/applications/${id}/decision`, decision);
const waiting = async (id: string) =>
  (await county.desk.get(`${county.at}/applications`)).applications.find(
    ({ application }: { application: { id: string } }) => application.id === id,
  );

test('a code with a wrong check letter is refused, however it is typed a right one is taken', async () => {
  const desk = await someone();
  const code = aCode();
  const wrong = code.slice(0, -1) + (code.endsWith('1') ? '2' : '1');
  expectError(await desk.request('POST', '/v1/office/applications', wish(wrong)), 422, 'validation-failed');
  const typed = `${code.slice(0, 6)} ${code.slice(6)}`.toLowerCase();
  expect((await desk.post('/v1/office/applications', wish(typed))).creditCode).toBe(code);
});

test('nobody fills an authority’s list: ten of one person wait at once, and none that waits is left out', async () => {
  const desk = await someone();
  for (let at = 0; at < 10; at += 1) await desk.post('/v1/office/applications', wish(aCode()));
  expectError(await desk.request('POST', '/v1/office/applications', wish(aCode())), 409, 'application-open');
  const { applications } = await desk.get('/v1/office/applications');
  await desk.request('DELETE', `/v1/office/applications/${applications[0].id}`).expect(204);
  await desk.post('/v1/office/applications', wish(aCode()));
});

test('refused with a reason, applied for again, approved: the applicant is the company’s admin', async () => {
  const desk = await someone();
  const code = aCode();
  const first = await desk.post('/v1/office/applications', wish(code));
  expectError(await desk.request('POST', '/v1/office/applications', wish(code)), 409, 'application-open');
  expectError(await decide(first.id, { decision: 'refuse' }), 422, 'validation-failed');
  await decide(first.id, { decision: 'refuse', reason: '名称和代码对不上' }).expect(200);
  expectError(await decide(first.id, { decision: 'approve' }), 409, 'application-decided');
  const mine = (await desk.get('/v1/office/applications')).applications;
  expect(mine).toMatchObject([{ state: 'refused', reason: '名称和代码对不上' }]);
  const second = await desk.post('/v1/office/applications', wish(code));
  expect((await waiting(second.id)).refusedBefore).toMatchObject([{ reason: '名称和代码对不上' }]);
  await decide(second.id, { decision: 'approve' }).expect(200);
  expect((await desk.get('/v1/office/session')).memberships).toMatchObject([{ role: 'company-admin' }]);
});

test('two apply for one company: the county sees both; the second becomes one more admin, or takes the place of who left', async () => {
  const [one, two, three] = [await someone(), await someone(), await someone()];
  const code = aCode();
  const first = await one.post('/v1/office/applications', wish(code, { memberName: '老马' }));
  const second = await two.post('/v1/office/applications', wish(code, { memberName: '小马' }));
  expect((await waiting(first.id)).others).toMatchObject([{ applicantName: '小马' }]);
  await Promise.all([first, second].map(({ id }) => decide(id, { decision: 'approve' }).expect(200)));
  const third = await three.post('/v1/office/applications', wish(code, { memberName: '新马' }));
  const told = await waiting(third.id);
  expect(told.existing.admins.sort()).toEqual(['小马', '老马'].sort());
  await decide(third.id, { decision: 'approve', replacesAdmins: true }).expect(200);
  const roles = async (desk: TestDesk) => (await desk.get('/v1/office/session')).memberships.length;
  expect([await roles(one), await roles(two), await roles(three)]).toEqual([0, 0, 1]);
  const company = (await three.get('/v1/office/session')).memberships[0].org.id;
  expect((await three.get(`/v1/office/orgs/${company}`)).admins).toBe(1);
});

test('no authority lets anybody into a company of another region, nor learns who is in it or applies there', async () => {
  const other = await addCounty(site, '990204', '第四县住建局');
  const [theirs, rival, intruder] = [await someone(), await someone(), await someone()];
  const code = aCode();
  const first = await theirs.post(
    '/v1/office/applications',
    wish(code, { authorityId: other.org, memberName: '老马' }),
  );
  await decide(first.id, { decision: 'approve' }, other).expect(200);
  await rival.post('/v1/office/applications', wish(code, { authorityId: other.org, memberName: '那边的人' }));
  const application = await intruder.post('/v1/office/applications', wish(code));
  const told = await waiting(application.id);
  expect(told).toMatchObject({ existing: null, elsewhere: true, others: [], refusedBefore: [] });
  expect(JSON.stringify(told)).not.toMatch(/老马|那边的人/);
  expectError(
    await decide(application.id, { decision: 'approve', replacesAdmins: true }),
    422,
    'region-outside',
  );
  expect((await theirs.get('/v1/office/session')).memberships).toHaveLength(1);
  await decide(application.id, { decision: 'refuse', reason: '在别的县' }).expect(200);
  expect((await intruder.get('/v1/office/session')).memberships).toEqual([]);
});

test('two regions that let the same company in at the same moment: it is one region’s', async () => {
  const other = await addCounty(site, '990203', '第三县住建局');
  const code = aCode();
  const [one, two] = [await someone(), await someone()];
  const first = await one.post('/v1/office/applications', wish(code));
  const second = await two.post('/v1/office/applications', wish(code, { authorityId: other.org }));
  await Promise.all([
    decide(first.id, { decision: 'approve' }),
    decide(second.id, { decision: 'approve' }, other),
  ]);
  const members = await Promise.all([one, two].map((desk) => desk.get('/v1/office/session')));
  expect(members.flatMap(({ memberships }) => memberships)).toHaveLength(1);
});

test('nobody decides an application of their own; somebody else of the same authority does', async () => {
  const { desk } = county;
  const mine = await desk.post('/v1/office/applications', wish(aCode(), { company: '自家建筑有限公司' }));
  expectError(await decide(mine.id, { decision: 'approve' }), 403, 'own-application');
  expect((await waiting(mine.id)).application.state).toBe('open');
  const colleague = await addMember(county, 'authority-clerk');
  await decide(mine.id, { decision: 'approve' }, colleague).expect(200);
});

test('what is done to the whole site stands in its log: lists brought in and taken back, disputes, with who did it', async () => {
  const officer = site.desk.holder;
  const content = aList(CERTIFICATE_HEADING, ['L-1', '', '王建国', '', '材料员', '有效', '']);
  const { id } = await importList(app, officer, content);
  await officer.request('POST', `/v1/registry/imports/${id}/take-back`, {}).expect(200);
  const { entries } = await site.desk.get(`${site.at}/audit`);
  expect(entries.slice(0, 2)).toMatchObject([
    { act: 'list-taken-back', who: '张敏（主管部门管理员）' },
    { act: 'list-imported', who: '张敏（主管部门管理员）', sentence: '导入名单“list.xlsx”' },
  ]);
});

test('an authority decides for its own region and below, and knows nothing of any other', async () => {
  const other = await addCounty(site, '990202', '别县住建局');
  const desk = await someone();
  const application = await desk.post('/v1/office/applications', wish(aCode()));
  expectError(await decide(application.id, { decision: 'approve' }, other), 404, 'not-found');
  expect((await other.desk.get(`${other.at}/applications`)).applications).toEqual([]);
  await decide(application.id, { decision: 'approve' }, site).expect(200);
  const company = (await desk.get('/v1/office/session')).memberships[0].org.id;
  const rename = { name: '别的名字有限公司', reason: '试试' };
  const path = (seat: Seat) => `${seat.at}/companies/${company}`;
  expectError(await other.desk.request('PUT', path(other), rename), 404, 'not-found');
  expect((await other.desk.get(`${other.at}/companies`)).companies).toEqual([]);
  const outside = { name: '外面的局', region: { code: '9802', name: '外面' } };
  expectError(await other.desk.request('POST', `${other.at}/authorities`, outside), 422, 'region-outside');
});

test('a lower authority asked for twice, or by two at once, is one', async () => {
  const wish = { name: '示例乡住建所', region: { code: '990301', name: '示例乡' } };
  const ids = await Promise.all(
    [1, 2, 3].map(async () => (await site.desk.post(`${site.at}/authorities`, wish)).id),
  );
  const later = (await site.desk.post(`${site.at}/authorities`, wish)).id;
  expect(new Set([...ids, later]).size).toBe(1);
  const { authorities } = await site.desk.get('/v1/office/authorities');
  expect(authorities.filter(({ name }: { name: string }) => name === wish.name)).toHaveLength(1);
});

test('an invitation works once and for 48 hours, and can be taken back', async () => {
  const company = await addCompany(county);
  const { desk, at } = company;
  const invite = async () => desk.post(`${at}/invitations`, { role: 'company-editor' });
  const used = await invite();
  await acceptInvitation(app, used.payload);
  const li = await app.signIn();
  const accept = (payload: string, by = li) =>
    by.request('POST', `/v1/office/invitations/${codeIn(payload)}/acceptance`, { memberName: '李文' });
  expectError(await accept(used.payload), 422, 'office-code-over');
  const revoked = await invite();
  await desk.request('DELETE', `${at}/invitations/${revoked.id}`).expect(204);
  expectError(await accept(revoked.payload), 422, 'office-code-over');
  const late = await invite();
  app.aheadMs = 48 * 3_600_000 + 1;
  expectError(await accept(late.payload, await app.signIn(li.phone)), 422, 'office-code-over');
  app.aheadMs = 0;
  const { invitations } = await desk.get(`${at}/members`);
  expect(invitations.map(({ state }: { state: string }) => state)).toEqual(['open', 'revoked', 'used']);
  expectError(
    await desk.request('POST', `${at}/invitations`, { role: 'authority-admin' }),
    422,
    'validation-failed',
  );
});

test('a person in two companies is something else in each; moving from one to the other they lose the first at once', async () => {
  const [one, two] = [await addCompany(county, '癸建筑有限公司'), await addCompany(county, '子建筑有限公司')];
  const viewer = await addMember(one, 'company-viewer');
  const { payload } = await two.desk.post(`${two.at}/invitations`, { role: 'company-editor' });
  const there = await acceptInvitation(app, payload, '两边的人', viewer.desk.holder);
  const roles = (await there.desk.get('/v1/office/session')).memberships.map(
    ({ org, role, memberName }: { org: { id: string }; role: string; memberName: string }) => [
      ...[org.id, role, memberName],
    ],
  );
  expect(roles).toEqual([
    [one.org, 'company-viewer', '成员 company-viewer'],
    [two.org, 'company-editor', '两边的人'],
  ]);
  expectError(await there.desk.request('POST', `${one.at}/posters`, {}), 403, 'forbidden');
  await there.desk.post(`${there.at}/posters`, {});
  const { members } = await one.desk.get(`${one.at}/members`);
  const { id } = members.find(({ name }: { name: string }) => name === '成员 company-viewer');
  await one.desk.request('DELETE', `${one.at}/members/${id}`).expect(204);
  expectError(await there.desk.request('GET', `${one.at}/home`), 404, 'not-found');
  await there.desk.get(`${there.at}/home`);
});

test('the last admin can neither leave, nor be made less, nor be removed, whoever tries at once', async () => {
  const one = await addCompany(county);
  const { mine } = await one.desk.get(one.at);
  expectError(await one.desk.request('POST', `${one.at}/leave`, {}), 409, 'last-admin');
  expectError(
    await one.desk.request('PUT', `${one.at}/members/${mine.id}`, { role: 'company-viewer' }),
    409,
    'last-admin',
  );
  const two = await addMember(one, 'company-admin');
  const answers = await Promise.all(
    [one, two].map(({ desk, at }) => desk.request('POST', `${at}/leave`, {})),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
});

test('the last admin who is invited to be less stays one, and the invitation can still be used', async () => {
  const company = await addCompany(county);
  const invite = async () => company.desk.post(`${company.at}/invitations`, { role: 'company-viewer' });
  const { payload } = await invite();
  const accept = () =>
    company.desk.holder.request('POST', `/v1/office/invitations/${codeIn(payload)}/acceptance`, {
      memberName: '马丽',
    });
  expectError(await accept(), 409, 'last-admin');
  expect((await company.desk.get(company.at)).mine.role).toBe('company-admin');
  await addMember(company, 'company-admin');
  expect((await accept().expect(201)).body.role).toBe('company-viewer');
});

test('two companies that are merged into each other at the same moment lose nobody', async () => {
  const [one, two] = [await addCompany(county, '己建筑有限公司'), await addCompany(county, '庚建筑有限公司')];
  await takeOver(one, [
    ['吉建-5001', '王一', '', '', ''],
    [null, '没编号的', '', '', ''],
  ]);
  await takeOver(two, [['吉建-5002', '李二', '', '', '']]);
  const merge = (from: Seat, into: Seat) =>
    county.desk.request('POST', `${county.at}/companies/${from.org}/merge`, {
      into: into.org,
      reason: '合并',
    });
  const answers = await Promise.all([merge(one, two), merge(two, one), merge(one, two)]);
  expect(answers.filter(({ status }) => status === 204).length).toBeLessThan(2);
  const namesOf = async (seat: Seat): Promise<string[]> =>
    (await seat.desk.get(`${seat.at}/people`)).people.map(({ name }: { name: string }) => name);
  const all = [...(await namesOf(one)), ...(await namesOf(two))];
  expect(all.sort()).toEqual(['没编号的', '李二', '王一'].sort());
});

test('a merger that a stop cut short is finished at the next start; the company that went can do nothing more', async () => {
  const [from, into] = [
    await addCompany(county, '辛建筑有限公司'),
    await addCompany(county, '壬建筑有限公司'),
  ];
  const roster = await takeOver(from, [['吉建-6001', '王一', '', '', '']]);
  const { office } = app.features;
  await office.orgs.mergeInto(await office.orgs.get(from.org), await office.orgs.get(into.org));
  await office.recover();
  await office.recover();
  const { people } = await into.desk.get(`${into.at}/people`);
  expect(people).toMatchObject([{ name: '王一' }]);
  const undo = from.desk.request('POST', `${from.at}/rosters/${roster.id}/undo`, {});
  expectError(await undo, 409, 'org-not-active');
  expect((await into.desk.get(`${into.at}/people`)).people).toHaveLength(1);
});

test('a renamed company keeps its people; one that merges brings them along and can do nothing more', async () => {
  const [from, into] = [
    await addCompany(county, '甲建筑有限公司'),
    await addCompany(county, '乙建筑有限公司'),
  ];
  await takeOver(from, [['吉建-1001', '王一', '施工员', '一号楼', '']]);
  await takeOver(into, [['吉建-2001', '李二', '施工员', '', '']]);
  const renamed = { name: '甲建设集团有限公司', reason: '营业执照已变更' };
  await county.desk.request('PUT', `${county.at}/companies/${from.org}`, renamed).expect(204);
  expect(await from.desk.get(from.at)).toMatchObject({
    ...{ name: '甲建设集团有限公司', formerNames: ['甲建筑有限公司'] },
  });
  const merge = { into: into.org, reason: '两家已合并' };
  await county.desk.request('POST', `${county.at}/companies/${from.org}/merge`, merge).expect(204);
  const { people } = await into.desk.get(`${into.at}/people`);
  expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(['李二', '王一']);
  expect(await from.desk.get(from.at)).toMatchObject({ state: 'merged', mergedInto: '乙建筑有限公司' });
  expectError(await from.desk.request('POST', `${from.at}/posters`, {}), 409, 'org-not-active');
});

test('who did what stands in the log, which nothing can change', async () => {
  const company = await addCompany(county, '丙建筑有限公司');
  await addMember(company, 'company-editor');
  const names = { reason: '核对项目配备' };
  await county.desk.post(`${county.at}/companies/${company.org}/names`, names, 200);
  const { entries } = await company.desk.get(`${company.at}/audit`);
  expect(entries.map(({ act, who }: Record<string, string>) => `${act} ${who}`)).toEqual([
    'names-opened 县里的人（主管部门管理员）',
    'member-joined 成员 company-editor（单位办事员）',
    'member-invited 马丽（单位管理员）',
    'application-decided 县里的人（主管部门管理员）',
  ]);
  expect(entries[0].sentence).toContain('核对项目配备');
  const { model } = app.features.office.audit;
  await expect(model.updateMany({}, { $set: { sentence: 'x' } })).rejects.toThrow('only added to');
  await expect(model.deleteMany({})).rejects.toThrow('only added to');
  await expect(model.findOneAndUpdate({}, { $set: { sentence: 'x' } })).rejects.toThrow('only added to');
  await expect(model.replaceOne({}, {})).rejects.toThrow('only added to');
  await expect(model.bulkWrite([{ deleteMany: { filter: {} } }])).rejects.toThrow('only added to');
  const one = await model.findOne();
  await expect(one?.set('sentence', 'x').save()).rejects.toThrow('only added to');
  await expect(one?.deleteOne()).rejects.toThrow('only added to');
  expect((await company.desk.get(`${company.at}/audit`)).entries).toEqual(entries);
});
