// What the chat hands over to people: taken, answered into the talk, closed.
import { addCounty, addMember, foundSite, type Seat } from '../../support/office';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let site: Seat;
let li: TestHolder;
beforeAll(async () => {
  app = await startApp();
  site = await foundSite(app);
});
beforeEach(async () => {
  li = await app.signIn();
});
afterAll(() => app.stop());

const say = (turn: string, text: string, by = li) =>
  by.request('PUT', `/v1/chat/turns/${turn}`, { text }).expect(200);
const questions = async (seat = site) => (await seat.desk.get(`${seat.at}/questions`)).questions;
const latest = async (seat = site) =>
  (await questions(seat)).filter(({ state }: { state: string }) => state === 'open').at(-1);
const act = (id: string, what: string, body: object = {}, seat = site) =>
  seat.desk.request('POST', `${seat.at}/questions/${id}/${what}`, body);

async function handOver(): Promise<string> {
  await say('turn-000001', '换证到哪天为止');
  const { body } = await say('turn-000002', '我要找人工');
  expect(body.answer.outcome).toBe('handoff');
  return (await latest()).id;
}

test('a talk that is handed over lies at the desk, without who asked; the answer stands in the talk', async () => {
  const id = await handOver();
  const question = await latest();
  expect(question).toMatchObject({ id, state: 'open', why: 'wanted', by: null, answer: null });
  expect(question.asked[0].question).toContain('换证');
  const { id: holderId } = await li.get('/v1/me');
  expect(JSON.stringify(question)).not.toContain(holderId);
  expect(JSON.stringify(question)).not.toContain(li.phone);
  await act(id, 'take').expect(200);
  const { body } = await act(id, 'answer', { text: '到 12 月 31 日，带身份证到县住建局窗口。' }).expect(200);
  expect(body).toMatchObject({ state: 'answered', isMine: true, by: '张敏' });
  const { turns } = await li.get('/v1/chat');
  expect(turns[1].personSays).toMatchObject({
    ...{ from: '示例省住建厅', text: '到 12 月 31 日，带身份证到县住建局窗口。', on: '2022-12-05' },
  });
  expect(turns[0].personSays).toBeUndefined();
  const stored = JSON.stringify(await app.connection.collection('office_questions').find().toArray());
  expect(stored).not.toContain('县住建局窗口');
});

test('a question says how long it has waited, until it is done with', async () => {
  const id = await handOver();
  expect(await latest()).toMatchObject({ waited: '不到1小时' });
  app.clock.moveTo('2022-12-08');
  expect(await latest()).toMatchObject({ waited: expect.stringMatching(/^[23]天$/) });
  expect((await act(id, 'close').expect(200)).body).toMatchObject({ waited: null });
  app.clock.moveTo('2022-12-05');
});

test('what was not understood twice lies at no desk until the holder says so', async () => {
  const before = (await questions()).length;
  await say('turn-000001', '那个啥玩意儿来着');
  const { body } = await say('turn-000002', '就是那个玩意嘛');
  expect(body.answer.text).toContain('要我把问过的话转给主管部门的人回答');
  expect(await questions()).toHaveLength(before);
  const { body: given } = await say('turn-000003', '转人工');
  expect(given.answer.text).toContain('转给主管部门的人了');
  expect(await questions()).toHaveLength(before + 1);
  expect((await latest()).asked.map(({ question }: { question: string }) => question)).toContain(
    '就是那个玩意嘛',
  );
});

test('the same message sent twice is handed over once', async () => {
  const before = (await questions()).length;
  await handOver();
  await say('turn-000002', '我要找人工');
  expect(await questions()).toHaveLength(before + 1);
});

test('who has taken a question keeps it; answered or closed it stays so', async () => {
  const id = await handOver();
  const clerk = await addMember(site, 'authority-clerk');
  await act(id, 'take', {}, clerk).expect(200);
  expectError(await act(id, 'take'), 409, 'question-closed');
  expectError(await act(id, 'answer', { text: '我来' }), 409, 'question-closed');
  await act(id, 'close', {}, clerk).expect(200);
  expectError(await act(id, 'answer', { text: '还是我来' }, clerk), 409, 'question-closed');
  expect((await li.get('/v1/chat')).turns[1].personSays).toBeUndefined();
});

test('a lower authority has no questions; a viewer only looks', async () => {
  const id = await handOver();
  const county = await addCounty(site);
  expect(await questions(county)).toEqual([]);
  expectError(await act(id, 'take', {}, county), 404, 'not-found');
  const viewer = await addMember(site, 'authority-viewer');
  expect((await questions(viewer)).length).toBeGreaterThan(0);
  expectError(await act(id, 'take', {}, viewer), 403, 'forbidden');
});

test('who has not agreed to the notice in force is not handed over', async () => {
  const before = (await questions()).length;
  await app.connection.collection('holders').updateMany({}, { $set: { consentedTo: '2022-12-01' } });
  await say('turn-000002', '我要找人工');
  expect(await questions()).toHaveLength(before);
  const { privacyVersion } = (await app.request('GET', '/v1/auth/options')).body;
  await app.connection.collection('holders').updateMany({}, { $set: { consentedTo: privacyVersion } });
});

test('a question goes with the account that asked it', async () => {
  const id = await handOver();
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expectError(await act(id, 'take'), 404, 'not-found');
});

test('what is nobody’s but the holder’s is not handed over, nor is what is of a document behind which nobody sits', async () => {
  app.clock.moveTo('2023-08-01');
  const told = { oldIssuedOn: '2017-05-01', sex: 'f', birthDate: '1964-02-13' };
  const yunnan = { pack: 'yunnan-2023', kind: 'site-professional', trade: '施工员', specialty: null };
  await li
    .request('POST', '/v2/certificates', { requestId: 'handed-over-0001', ...yunnan, facts: told })
    .expect(201);
  const before = (await questions()).length;
  const { body } = await say('turn-000001', '我1964年2月13日生，女，能找人工吗');
  const alone = await say('turn-000002', '找人工');
  expect(alone.body.answer.text).toContain('这里没有人工');
  expect(await questions()).toHaveLength(before);
  await li.addCertificate();
  await say('turn-000003', '我1964年2月13日生，女，换证到哪天为止');
  await say('turn-000004', '吉林的找人工');
  const handed = await latest();
  expect(handed.certificates).toHaveLength(1);
  // Without its id, whose random digits may be those of a year.
  const shown = [{ ...handed, id: null }, body.answer.quickReplies];
  expect(JSON.stringify(shown)).not.toMatch(/1964|2月13|女|年龄/);
  app.clock.moveTo('2022-12-05');
});
