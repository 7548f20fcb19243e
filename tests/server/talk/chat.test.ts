import { keptQuestions } from '../../../server/src/platform/store/migrations/0003-kept-questions';
import { keptQuestionsAgain } from '../../../server/src/platform/store/migrations/0006-kept-questions-again';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';

const HOUR = 60 * 60 * 1000;

let app: TestApp;
let li: TestHolder;
// Learning the phrases comes once, before the first question.
beforeAll(async () => {
  (await startApp()).features.chat.learn();
});
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  li = await app.signIn();
});

let turns = 0;
const say = async (text: string, id = `turn-${++turns}-0000`) =>
  (await li.request('PUT', `/v1/chat/turns/${id}`, { text }).expect(200)).body;
const sayAll = async (...texts: string[]) => {
  for (const text of texts) await say(text);
};
const gaps = () => app.features.chat.gaps.list(10);

test('an answer comes with the clause it rests on and what to do next', async () => {
  const turn = await say('换证到哪天截止');
  expect(turn).toMatchObject({ on: '2022-12-05', time: '09:00', text: '换证到哪天截止', useful: null });
  expect(turn.answer).toMatchObject({ outcome: 'answer', text: expect.stringContaining('12月31日') });
  expect(turn.answer.clauses.map(({ id }: { id: string }) => id)).toContain('二');
  expect(turn.answer.actions.length).toBeGreaterThan(0);
});

test("the holder's own figures are in the answer", async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', '2022-12-01').expect(200);
  await li.studies(id, 'credit-0001', '2022-12-01', 12).expect(200);
  const { answer } = await say('我还差几个学时');
  expect(answer.text).toContain('20 学时');
  expect(answer.actions).toContainEqual(expect.objectContaining({ type: 'add-hours', certificateId: id }));
});

test('of a day that was long ago the month is kept, and taken back', async () => {
  const { id } = await li.addCertificate();
  app.clock.moveTo('2023-01-02');
  const exchanged = async () =>
    (await li.get('/v2/certificates')).certificates.length && (await li.get(`/v2/certificates/${id}`)).facts;
  expect((await say('2022年12月换的')).answer.text).toContain('是哪一天');
  // No hours for it are noted anywhere: after the last day that is asked about first.
  expect((await say('只知道是2022年12月')).answer.text).toContain('你只记了 0 学时，换证要先学满 32 学时。');
  expect((await say('对')).answer.text).toContain('记上了：施工员（土建） 2022年12月 申请更换了');
  expect(JSON.stringify(await exchanged())).toContain('"2022-12"');
  await say('撤销');
  expect(JSON.stringify(await exchanged())).not.toContain('"2022-12"');
});

test('a certificate is added by talking alone, with the same words as on the screen', async () => {
  await sayAll('我要换证', '现场专业人员', '施工员（土建）', '旧证书，还没换');
  const { next } = await li.get('/v1/intake');
  expect(next.id).toBe('registryStatus');
  const { answer } = await say('有效的');
  const { preview } = await li.get('/v1/intake').catch(() => ({ preview: null }));
  const { certificates } = await li.get('/v1/certificates');
  const verdict = certificates[0]?.verdict ?? preview?.verdict;
  expect(answer.text).toContain(verdict.title);
});

test('a certificate of another place is told of by its own questions, and waits where the screens find it', async () => {
  app.clock.moveTo('2026-11-20');
  await li.request('PUT', '/v2/choice', { pack: 'hubei-2021' }).expect(200);
  expect((await say('我要登记一个证')).answer.text).toContain('证书上写的是什么岗位');
  expect((await say('材料员')).answer.text).toContain('哪一天换发的');
  const { answer } = await say('2024年5月10日');
  expect(answer.text).toContain('材料员');
  expect(answer.text).not.toContain('吉林');
  expect(answer.text).toContain('加上，对吗');
  const { view } = await li.get('/v2/intake');
  expect(view.certificate).toMatchObject({
    ...{ pack: 'hubei-2021', trade: '材料员', facts: { exchangedOn: '2024-05-10' } },
  });
  expect((await say('好的，加上')).answer.text).toContain('加上了');
  expect((await li.get('/v2/intake')).view).toBeNull();
  expect((await li.get('/v2/certificates')).certificates).toHaveLength(1);
});

test('first questions that wait are gone on with, and those in hand begun anew, by saying so', async () => {
  app.clock.moveTo('2026-11-20');
  const put = (pack: string, ...answers: string[][]) =>
    li
      .request('PUT', '/v2/intake', {
        pack,
        answers: answers.map(([question, value]) => ({ question, value })),
      })
      .expect(200);
  await put('yunnan-2023', ['post', '施工员']);
  await put('hubei-2021', ['post', '材料员']);
  const intake = () => li.get('/v2/intake');
  expect((await say('云南那本接着填')).answer.text).toMatch(/^好，接着填云南省的证。湖北省的那本先放着/);
  expect(await intake()).toMatchObject({ view: { pack: 'yunnan-2023' }, waiting: ['hubei-2021'] });
  expect((await say('我要登记一个湖北的证')).answer.text).toMatch(/^好，接着填湖北省的证。.*哪一天换发的/);
  expect(await intake()).toMatchObject({ view: { pack: 'hubei-2021' }, waiting: ['yunnan-2023'] });
  expect((await say('我要重新填')).answer.text).toBe('湖北省那本已经填的会清掉，从头再问，对吗？');
  expect(await intake()).toMatchObject({ view: { pack: 'hubei-2021' }, waiting: ['yunnan-2023'] });
  expect((await say('对')).answer.text).toMatch(/^好，从头来。.*什么岗位/);
  expect(await intake()).toMatchObject({ waiting: ['yunnan-2023'] });
  await say('资料员');
  expect(await intake()).toMatchObject({ view: { pack: 'hubei-2021' }, waiting: ['yunnan-2023'] });
});

test('a yes to what was read back adds nothing, and says so, where the answers are gone meanwhile', async () => {
  app.clock.moveTo('2026-11-20');
  await li.request('PUT', '/v2/choice', { pack: 'hubei-2021' }).expect(200);
  await sayAll('我要登记一个证', '材料员', '2024年5月10日', '加上');
  await sayAll('我要登记一个证', '资料员', '2024年5月10日');
  await li.request('DELETE', '/v2/intake').expect(200);
  expect((await say('加上')).answer.text).not.toContain('加上了');
  expect((await li.get('/v2/certificates')).certificates).toHaveLength(1);
});

test('sent twice, a message is answered once and its hours are added once', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', '2022-12-01').expect(200);
  await sayAll('我要换证');
  await say('今天学了 8 个学时');
  const first = await say('对', 'turn-twice-01');
  const second = await say('对', 'turn-twice-01');
  expect(second).toEqual(first);
  const { credits } = await li.get(`/v1/certificates/${id}`);
  expect(credits.map(({ hours }: { hours: number }) => hours)).toEqual([8]);
  expect((await li.get('/v1/chat')).turns).toHaveLength(3);
});

test('what the records refuse is said, and the thread stays where it was', async () => {
  const { id } = await li.addCertificate();
  await li.marks(id, 'register', '2022-12-01').expect(200);
  await sayAll('我要换证');
  await say('今天学了 8 个学时');
  // Another phone, meanwhile.
  await li.studies(id, 'credit-0001', '2022-12-05', 20).expect(200);
  const { answer } = await say('对');
  expect(answer.text).toContain('没有记上');
  expect((await li.get(`/v1/certificates/${id}`)).credits).toHaveLength(1);
  // What was refused is let go: another yes has nothing to write.
  expect((await say('对')).answer.text).not.toContain('没有记上');
  expect((await li.get(`/v1/certificates/${id}`)).credits).toHaveLength(1);
});

test('read back and confirmed on two phones at once, hours are added once', async () => {
  const { id } = await li.addCertificate();
  await say('今天学了 8 个学时');
  await Promise.all([say('对', 'turn-phone-001'), say('对', 'turn-phone-002')]);
  const { credits } = await li.get(`/v1/certificates/${id}`);
  expect(credits.map(({ hours }: { hours: number }) => hours)).toEqual([8]);
});

test('what was noted is corrected, taken back and told of in one message', async () => {
  const { id } = await li.addCertificate();
  const hours = async () =>
    (await li.get(`/v1/certificates/${id}`)).credits.map(
      (one: { on: string; hours: number }) => `${one.on} ${one.hours}`,
    );
  await sayAll('昨天学了4学时，今天学了6学时', '对');
  expect((await hours()).sort()).toEqual(['2022-12-04 4', '2022-12-05 6']);
  await sayAll('不对，今天是5学时', '对');
  expect((await hours()).sort()).toEqual(['2022-12-04 4', '2022-12-05 5']);
  await sayAll('撤销');
  expect((await hours()).sort()).toEqual(['2022-12-04 4', '2022-12-05 6']);
  await sayAll('昨天注册的', '对', '我还在岗', '对');
  const { inPost } = await li.get(`/v1/certificates/${id}`);
  expect(inPost).toBe(true);
  expect((await li.get('/v1/me')).registeredOn).toBe('2022-12-04');
});

test('a sum that was too high is put right, and taking that back leaves the sum before', async () => {
  const { id } = await li.addCertificate();
  await li.studies(id, 'credit-0001', '2022-12-01', 4).expect(200);
  const hours = async () =>
    (await li.get(`/v1/certificates/${id}`)).credits
      .map((one: { on: string; hours: number }) => `${one.on} ${one.hours}`)
      .sort();
  await sayAll('一共学了20学时', '对');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 16']);
  await say('不是20，一共是18学时');
  await say('对', 'turn-sum-0001');
  await say('对', 'turn-sum-0001');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 14']);
  await sayAll('撤销');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 16']);
  await sayAll('一共学了24学时', '对');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 16', '2022-12-05 4']);
  await sayAll('说多了，一共是21学时', '对');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 1', '2022-12-05 16']);
  await sayAll('记错了，一共是20学时', '对');
  expect(await hours()).toEqual(['2022-12-01 4', '2022-12-05 16']);
});

test('reminders are changed by saying so', async () => {
  await li.addCertificate();
  await sayAll('晚上提醒我', '对');
  expect((await li.get('/v1/reminders/settings')).hour).toBe(20);
  await sayAll('别再提醒了', '对');
  expect((await li.get('/v1/reminders/settings')).pause).not.toBeNull();
});

test('the history is there on another device, and can be cleared', async () => {
  await say('换证到哪天截止');
  const otherPhone = await app.signIn(li.phone);
  expect((await otherPhone.get('/v1/chat')).turns).toHaveLength(1);
  await otherPhone.request('DELETE', '/v1/chat').expect(204);
  expect((await li.get('/v1/chat')).turns).toEqual([]);
});

test('nobody else reads or rates it', async () => {
  await say('换证到哪天截止', 'turn-mine-001');
  const zhao = await app.signIn();
  expect((await zhao.get('/v1/chat')).turns).toEqual([]);
  const rating = await zhao.request('PUT', '/v1/chat/turns/turn-mine-001/useful', { useful: false });
  expectError(rating, 404, 'not-found');
});

test('what is typed is sealed in the store, and exported and deleted with the account', async () => {
  await say('我的身份证号是 220102199003071234 能换吗');
  const stored = JSON.stringify(await app.connection.collection('chats').find().toArray());
  expect(stored).not.toContain('220102199003071234');
  expect(JSON.stringify(await li.get('/v1/me/export'))).toContain('220102199003071234');
  await li.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expect(await app.connection.collection('chats').countDocuments()).toBe(0);
});

test('a certificate number can be looked up from the answer, and lies open in no record', async () => {
  const lookUp = { type: 'scan', label: '查这个编号', number: '0220610100007' };
  expect((await say('02206101 00007')).answer.actions).toContainEqual(lookUp);
  expect((await li.get('/v1/chat')).turns[0].answer.actions).toContainEqual(lookUp);
  const stored = JSON.stringify(await app.connection.collection('chats').find().toArray());
  expect(stored).not.toMatch(/0220610100007|02206101 00007/);
});

test('a stranger asks without an account and carries the thread along', async () => {
  const ask = async (text: string, state: unknown) =>
    (await app.request('POST', '/v1/chat/ask', { text, state }).expect(200)).body;
  const first = await ask('每年要学多少学时', null);
  expect(first.answer.text).toContain('32');
  const second = await ask('那两个证呢', first.state);
  expect(second.answer.text).toContain('分开');
  expect(await app.connection.collection('chats').countDocuments()).toBe(0);
});

test('a state whose days are none is refused by the contract', async () => {
  const { state } = (await app.request('POST', '/v1/chat/ask', { text: '你好', state: null }).expect(200))
    .body;
  const fact = { op: 'add', certificate: null, fact: 'credit', value: 4, on: null };
  const draft = { ...fact, lacks: 'day', offered: null };
  const withDraft = (more: object) => ({
    ...state,
    pending: { drafts: [{ ...draft, ...more }], editing: false },
  });
  const asked = (own: object) => app.request('POST', '/v1/chat/ask', { text: '昨天', state: own });
  await asked(withDraft({ offered: '2022-12-05' })).expect(200);
  const none = [{ offered: '施1' }, { on: '2022-02-30' }, { within: '2022-13' }, { for: '1' }];
  for (const more of [...none, { missing: { hours: 1, on: '' } }])
    expectError(await asked(withDraft(more)), 422, 'validation-failed');
});

test('a visitor who chose a place is answered by its document, and of no other', async () => {
  const ask = (text: string, pack: string) =>
    app.request('POST', '/v1/chat/ask', { text, state: null, pack });
  const said: string[] = [];
  for (const text of ['每年要学多少学时', '换证到哪天截止', '没学够会怎样', '找谁问']) {
    const { body } = await ask(text, 'hubei-2021').expect(200);
    said.push(JSON.stringify(body.answer));
  }
  expect(said[0]).toContain('32');
  expect(said[1]).toContain('手头没有');
  expect(said.join()).not.toMatch(/吉林|12月31日/);
  expectError(await ask('换证到哪天截止', 'nowhere'), 422, 'pack-not-served');
  const { body } = await ask('换证到哪天截止', 'yunnan-2023').expect(200);
  expect(body.answer.text).toContain('这份文件当时还没有发布');
});

test('a holder without a certificate who chose a place is answered by its document; one with a certificate by that', async () => {
  const sayFrom = async (pack: string, text: string) =>
    (await li.request('PUT', `/v1/chat/turns/turn-${++turns}-0000`, { text, pack }).expect(200)).body.answer;
  expect((await sayFrom('hubei-2021', '换证到哪天截止')).text).toContain('手头没有');
  expect(JSON.stringify(await sayFrom('hubei-2021', '每年要学多少学时'))).not.toMatch(/吉林|12月31日/);
  await li.addCertificate();
  expect((await sayFrom('hubei-2021', '换证到哪天截止')).text).toContain('12月31日');
});

test('a certificate whose document is not out yet is named beside the others, and keeps what is told of it', async () => {
  const jilin = await li.addCertificate();
  const yunnan = {
    pack: 'yunnan-2023',
    kind: 'site-professional',
    trade: '施工员',
    specialty: null,
    facts: {},
  };
  const added = { requestId: 'request-0001', ...yunnan };
  const { body } = await li.request('POST', '/v2/certificates', added).expect(201);
  expect((await say('我有几本证')).answer.text).toMatch(/2 本证[\s\S]*云南省施工员：这份文件当时还没有发布/);
  expect((await say('云南那本能换吗')).answer.text).toContain('这份文件当时还没有发布');
  await sayAll('云南那本换好了，昨天', '对');
  expect(JSON.stringify(await li.get(`/v2/certificates/${jilin.id}`))).not.toContain('2022-12-04');
  expect(JSON.stringify((await li.get(`/v2/certificates/${body.id}`)).facts)).toContain('2022-12-04');
});

test('a month is kept as a month, and a course that was made up with the cycle that it is for', async () => {
  app.clock.moveTo('2024-04-01');
  const hubei = {
    pack: 'hubei-2021',
    kind: 'site-professional',
    trade: '材料员',
    specialty: null,
    facts: {},
  };
  const added = { requestId: 'request-0002', ...hubei };
  const { body } = await li.request('POST', '/v2/certificates', added).expect(201);
  const kept = () => li.get(`/v2/certificates/${body.id}`);
  await sayAll('湖北那本是2022年6月换的', '对');
  expect(JSON.stringify((await kept()).facts)).toContain('"2022-06"');
  await sayAll('湖北那本是2022年6月1日换的', '对', '湖北材料员今天补学了4学时，是补上一期的', '对');
  expect((await kept()).credits).toMatchObject([{ on: '2024-04-01', hours: 4, for: '2022-06-02' }]);
});

test('what could not be answered is counted without who asked', async () => {
  await sayAll('帮我 13912345678 整那个啥玩意儿嘎哈呀', '不是这个，再想想那玩意儿', '还不是');
  const noted = await gaps();
  expect(noted.length).toBeGreaterThan(0);
  expect(JSON.stringify(noted)).not.toContain('13912345678');
});

test('what was kept ends half a year after it was asked last: the store itself takes it away', async () => {
  const HALF_A_YEAR = 183 * 24 * 60 * 60 * 1000;
  const ask = () =>
    app.features.chat.gaps.note({ kind: 'unanswered', intent: 'none', text: '整那个' }, 19_331);
  const gapsOf = () => app.connection.collection('chatGaps').find({ text: '整那个' }).toArray();
  await ask();
  app.aheadMs = 24 * 60 * 60 * 1000;
  await ask();
  const [gap, ...others] = await gapsOf();
  app.aheadMs = 0;
  expect([gap?.times, others]).toEqual([2, []]);
  expect(Math.abs(gap?.expiresAt.getTime() - Date.now() - HALF_A_YEAR - 24 * 60 * 60 * 1000)).toBeLessThan(
    HOUR,
  );
  const indexes = await app.connection.collection('chatGaps').indexes();
  expect(indexes).toContainEqual(expect.objectContaining({ key: { expiresAt: 1 }, expireAfterSeconds: 0 }));
});

test('what an earlier release kept is stripped as strictly, ends too, and is done once however often it is run', async () => {
  const gaps = app.connection.collection<{ _id: string; times: number }>('chatGaps');
  await gaps.deleteMany({});
  const old = (id: string, text: string, times: number, more: object = {}) => ({
    ...{ _id: id, kind: 'unanswered', intent: 'none', text, times, lastOn: 19_000, ...more },
  });
  await gaps.insertMany([
    old('a', '一三八一二三四五六七八收不到码', 3),
    old('b', '138.1234.5678收不到码', 5, { expiresAt: new Date(Date.now() + HOUR) }),
    old('c', '我叫欧阳小明，加我微信zhangsan_88\u001b[2J', 1),
    old('d', '哪里报名', 2),
  ]);
  const run = () =>
    keptQuestions.run({
      ...{ connection: app.connection, keyring: app.keyring, signal: new AbortController().signal },
    });
  await run();
  const kept = () => gaps.find().sort({ times: 1 }).toArray();
  const once = await kept();
  expect(once.map(({ times, ...gap }) => [times, (gap as never as { text: string }).text])).toEqual([
    [1, '我叫〔姓名〕,加我微信〔微信号〕[2J'],
    [2, '哪里报名'],
    [5, '〔手机号〕收不到码'],
  ]);
  for (const { expiresAt } of once as never as { expiresAt: Date }[])
    expect(expiresAt.getTime()).toBeGreaterThan(Date.now());
  await run();
  expect(await kept()).toEqual(once);
});

test('a day of birth, an age or a sex that an earlier release kept is taken out, once however often it is run', async () => {
  const gaps = app.connection.collection<{ _id: string; text: string }>('chatGaps');
  await gaps.deleteMany({});
  const expiresAt = new Date(Date.now() + HOUR);
  const old = (id: string, text: string) => ({
    ...{ _id: id, kind: 'unanswered', intent: 'none', text, times: 1, lastOn: 19_000, expiresAt },
  });
  await gaps.insertMany([old('a', '1967年8月20日生'), old('b', '我是女的'), old('c', '哪里报名')]);
  const run = () =>
    keptQuestionsAgain.run({
      ...{ connection: app.connection, keyring: app.keyring, signal: new AbortController().signal },
    });
  const kept = async () => (await gaps.find().toArray()).map(({ text }) => text).sort();
  await run();
  const once = await kept();
  expect(once).toContain('哪里报名');
  expect(once.join()).not.toMatch(/1967|8月20|女/);
  await run();
  expect(await kept()).toEqual(once);
});

test('没用 is counted once, however often it is tapped', async () => {
  await say('换证到哪天截止', 'turn-rated-01');
  const rate = (useful: boolean) => li.request('PUT', '/v1/chat/turns/turn-rated-01/useful', { useful });
  expect((await rate(false).expect(200)).body.useful).toBe(false);
  await rate(true).expect(200);
  await rate(false).expect(200);
  expect(await gaps()).toMatchObject([
    { kind: 'not-useful', intent: 'exchange_deadline', text: '换证到哪天截止', times: 1 },
  ]);
});
