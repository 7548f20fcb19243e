import { EDUCATION, EXCHANGE, NUDGE } from '../support/reminder-app';
import { Served } from './support/served';
import { nodesOf } from './support/templates';

const SAYS_WHAT_FOR = '微信会顺便问';

let served: Served;
let certificateId: string;

beforeEach(async () => {
  served = await Served.start({ today: '2022-12-05', messages: true });
  await served.signIn();
  await served.addCertificate();
  const certificate = await served.app.connection.collection('certificates').findOne();
  certificateId = String(certificate?._id);
});
afterEach(() => served.stop());

const open = (page: string) => served.phone.open(`/pages/${page}/index?id=${certificateId}&step=register`);
const words = () => served.phone.words();

async function notesHours(): Promise<void> {
  await open('study');
  await served.phone.tap('记学时');
}

async function marksStep(): Promise<void> {
  await open('step');
  await served.phone.tap('我已注册');
}

/** The clock moves on, and what is due by then is sent. */
async function comesTo(date: string): Promise<void> {
  served.app.clock.moveTo(date, '09:00');
  await served.app.background.runAll();
}

/** How many messages the server may still send, as it has counted them. */
async function left(): Promise<number> {
  const { accessToken } = JSON.parse(served.phone.storage.get('session') as string);
  const request = served.app.request('GET', '/v1/reminders/settings');
  const { body } = await request.set('Authorization', `Bearer ${accessToken}`).expect(200);
  return body.push.left;
}

test('on the settings page every acceptance counts, and the page shows how many are left', async () => {
  const { phone } = served;
  await open('reminder-settings');
  expect(words()).toContain('微信现在不会提醒你');
  await phone.tap('让微信提醒我一次');
  expect(phone.questions).toEqual([[EXCHANGE, EDUCATION, NUDGE]]);
  expect(words()).toContain('微信还能提醒你\n2\n次');
  await phone.tap('让微信提醒我一次');
  expect(words()).toContain('好，微信还能提醒你 4 次');
  expect(await left()).toBe(4);
  expect(phone.errors).toEqual([]);
});

test('the tap that writes down hours asks along, once a session, and says before what for', async () => {
  const { phone } = served;
  await notesHours();
  expect(words()).toContain(`${SAYS_WHAT_FOR}：学时不够的时候要不要提醒你`);
  await phone.tap('昨天12月4日');
  await phone.tap('记12月4日 4 学时');
  expect(phone.questions).toHaveLength(1);
  expect(words()).toContain('还差 28 学时');
  expect(words()).toContain('撤销');
  expect(await left()).toBe(2);
  await phone.tap('记学时');
  expect(words()).not.toContain(SAYS_WHAT_FOR);
  await phone.tap('昨天12月4日');
  await phone.tap('记12月4日 4 学时');
  expect(phone.questions).toHaveLength(1);
  expect(await left()).toBe(2);
});

test('a step that is marked is another occasion to ask', async () => {
  await marksStep();
  expect(words()).toContain(`${SAYS_WHAT_FOR}：期限快到的时候要不要提醒你`);
  await served.keepsDay('2022-12-05');
  expect(words()).toContain('12月5日做完了');
  expect(await left()).toBe(2);
});

test('who has refused is not asked in passing again, and can still allow it on the settings page', async () => {
  const { phone } = served;
  phone.answersQuestion = 'reject';
  await marksStep();
  await served.keepsDay('2022-12-05');
  expect(words()).toContain('12月5日做完了');
  expect(words()).not.toContain('没关系');
  await notesHours();
  expect(words()).not.toContain(SAYS_WHAT_FOR);
  await phone.tap('昨天12月4日');
  await phone.tap('记12月4日 4 学时');
  expect(phone.questions).toHaveLength(1);
  phone.answersQuestion = 'accept';
  await open('reminder-settings');
  await phone.tap('让微信提醒我一次');
  expect(await left()).toBe(2);
});

test('what was accepted without a connection is counted when it is back', async () => {
  const { phone } = served;
  await open('reminder-settings');
  served.online = false;
  await phone.tap('让微信提醒我一次');
  expect(words()).toContain('记下了，连上网就算进去');
  served.online = true;
  await open('reminder-settings');
  expect(await left()).toBe(2);
});

test.each([
  ['ban' as const, '微信里关掉了这项提醒'],
  [{ errCode: 20004 }, '微信里关掉了这项提醒'],
  [{ errCode: 10002 }, '微信这会儿没有弹出询问'],
])('when WeChat answers %j, the holder hears what to do', async (answer, told) => {
  const { phone } = served;
  phone.answersQuestion = answer;
  await open('reminder-settings');
  await phone.tap('让微信提醒我一次');
  expect(words()).toContain(told);
  expect(await left()).toBe(0);
});

test('a reminder arrives, the tab counts it, a tap leads to its step and takes it off the count', async () => {
  const { phone } = served;
  await open('reminder-settings');
  for (let times = 0; times < 5; times += 1) await phone.tap('让微信提醒我一次');
  await comesTo('2022-12-17');
  await open('reminders');
  expect(words()).toContain('换证还剩 14 天');
  expect(words()).toContain('收到的（1）');
  expect(words()).toContain('微信已发送');
  expect(await left()).toBe(9);
  await phone.tap('去看这一步');
  expect(phone.route).toBe('pages/step/index');
  await phone.close();
  expect(words()).not.toContain('收到的（1）');
  expect(phone.errors).toEqual([]);
  expect(phone.templates.complaints).toEqual([]);
});

test('the link of a message from WeChat leads to that day’s message, not only to the tab', async () => {
  const { phone } = served;
  await comesTo('2022-12-17');
  await comesTo('2022-12-24');
  await open('reminders');
  await phone.tap('接下来');
  await phone.replace('/pages/reminders/index?day=2022-12-17', true);
  const linked = nodesOf(phone.drawn()).filter(({ attr }) => String(attr.class).includes('message-linked'));
  expect(linked.map(({ attr }) => attr.id)).toEqual(['message-2022-12-17']);
  expect(phone.scrolledTo).toBe('#message-2022-12-17');
  expect(phone.errors).toEqual([]);
});

test('deadlines go into the phone’s calendar once', async () => {
  const { phone } = served;
  await open('reminders');
  await phone.tap('放进手机日历');
  await phone.tap('放进日历');
  expect(phone.calendar).toEqual([
    { title: '施工员（土建）：换证最后一天', startTime: Date.UTC(2022, 11, 31, 1) / 1000 },
  ]);
  expect(words()).toContain('放过了');
  expect(words()).not.toContain('放进日历\n');
});

test('when the phone does not allow its calendar, the holder hears what to do', async () => {
  const { phone } = served;
  phone.calendarAllowed = false;
  await open('reminders');
  await phone.tap('放进手机日历');
  await phone.tap('放进日历');
  expect(words()).toContain('手机没让写日历');
  expect(phone.calendar).toEqual([]);
});
