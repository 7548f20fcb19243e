import { Served } from './support/served';
import { type Drawn, nodesOf, wordsOf } from './support/templates';

let served: Served;

beforeEach(async () => {
  served = await Served.start({ today: '2022-12-05' });
});
afterEach(() => served.stop());

test('a holder agrees, signs in with WeChat, adds a certificate and sees the whole way', async () => {
  const { phone } = served;
  await phone.open('/pages/home/index');
  expect(phone.words()).toContain('看看我的证能不能换');
  await phone.tap('登录');
  expect(phone.words()).toContain('先看清楚，再决定');
  await phone.tap('我看过了，同意');
  await phone.tap('微信登录');
  expect(phone.words()).toContain('还没有证书');
  await served.addCertificate();
  expect(phone.route).toBe('pages/way/index');
  expect(phone.words()).toContain('你现在在这一步');
  expect(phone.errors).toEqual([]);
  expect(phone.templates.complaints).toEqual([]);
});

test('going back through the questions keeps every answer, and one can be changed', async () => {
  const { phone } = served;
  await served.signIn();
  await phone.tap('加一本证');
  await phone.tap('吉林省');
  await phone.tap('施工员（土建）');
  await phone.tap('已经换成电子证书');
  await phone.close();
  expect(phone.words()).toContain('现在手里是哪一种');
  await phone.close();
  expect(phone.words()).toContain('证书上写的是什么岗位或工种');
  await phone.tap('砌筑工');
  expect(phone.words()).toContain('哪一天申请更换的');
  expect(phone.errors).toEqual([]);
});

test('a step is marked with its date, and taken back', async () => {
  const { phone } = served;
  await served.signIn();
  await served.addCertificate();
  await phone.tap('去注册');
  await phone.tap('我已注册');
  await served.keepsDay('2022-12-04');
  expect(phone.words()).toContain('12月4日做完了');
  // What is read as one is kept in one line by letters that nobody sees.
  expect(JSON.stringify(phone.drawn())).toContain('12\u2060月\u20604\u2060日做完了');
  await phone.tap('收回这一步');
  expect(phone.words()).not.toContain('12月4日做完了');
});

test("the phone's own way back closes a sheet before it leaves the page", async () => {
  const { phone } = served;
  await served.signIn();
  await served.addCertificate();
  await phone.tap('去注册');
  await phone.tap('我已注册');
  expect(phone.words()).toContain('哪天做的？');
  await phone.back();
  expect(phone.words()).not.toContain('哪天做的？');
  expect(phone.route).toBe('pages/step/index');
  await phone.back();
  expect(phone.route).toBe('pages/way/index');
});

test('the number of the help desk is dialled without its extension, an address is copied', async () => {
  const { phone } = served;
  await served.signIn();
  await phone.open('/pages/help/index');
  const [dial] = phone.words().split('\n').slice(0, 1);
  expect(dial).toBe('怎么办');
  await phone.tap('打电话');
  await phone.tap('复制网址');
  expect(phone.dialled[0]).toMatch(/^\d{10,12}$/);
  expect(phone.copied[0]).toMatch(/^[a-z.]+\.(cn|com)$/);
});

test('hours written without a connection are kept, shown as waiting, and sent in order when it is back', async () => {
  const { phone } = served;
  await served.signIn();
  await served.addCertificate();
  const [id] = await served.app.connection
    .collection('certificates')
    .find()
    .map((each) => String(each._id))
    .toArray();
  await phone.open(`/pages/study/index?id=${id}`);
  served.online = false;
  await phone.tap('记今天12月5日 4学时');
  expect(phone.words()).toContain('等网络，还没发出去');
  expect(phone.words()).toContain('有 1 条改动还没发出去');
  served.online = true;
  await phone.tap('有 1 条改动还没发出去');
  await phone.tap('再试一次');
  expect(phone.words()).not.toContain('还没发出去');
  expect(phone.words()).toContain('还差 28 学时');
});

test('a change that the server refuses later stays in sight, with the reason', async () => {
  const { phone, app } = served;
  await served.signIn();
  await served.addCertificate();
  const certificates = app.connection.collection('certificates');
  const [id] = await certificates
    .find()
    .map((each) => String(each._id))
    .toArray();
  await phone.open(`/pages/study/index?id=${id}`);
  served.online = false;
  await phone.tap('记今天12月5日 4学时');
  await certificates.deleteMany({});
  served.online = true;
  await phone.tap('有 1 条改动还没发出去');
  await phone.tap('再试一次');
  expect(phone.words()).toContain('有 1 条改动没被接受');
  expect(phone.words()).toContain('记 4 学时（12月5日）');
});

test('where WeChat wants its privacy agreement, the same tap gives it', async () => {
  const { phone } = served;
  phone.needsPrivacyConsent = true;
  await phone.open('/pages/sign-in/index');
  const agree = nodesOf(phone.drawn()).find(({ attr }) => attr.openType === 'agreePrivacyAuthorization');
  expect(agree && wordsOf(agree)).toBe('我看过了，同意');
  await phone.happen('agreeprivacyauthorization', agree as Drawn);
  expect(phone.words()).toContain('微信登录');
});

// Writing back what was typed moves the cursor to its end, and takes letters from whoever types fast.
test('no field of any page is written into while somebody types in the middle of their words', async () => {
  const { phone } = served;
  await served.signIn();
  await served.addCertificate();
  const certificate = await served.app.connection.collection('certificates').findOne();
  const fields = () => nodesOf(phone.drawn()).filter(({ tag }) => /^wx-(input|textarea)$/.test(tag));
  const seen: string[] = [];
  for (const [page, ...taps] of [
    ['chat'],
    ['verification/scan'],
    ['verification/claim'],
    ['study', '记学时'],
    ['me', '注销账号'],
  ] as [string, ...string[]][]) {
    await phone.open(`/pages/${page}/index?id=${certificate?._id}`);
    for (const each of taps) await phone.tap(each);
    phone.written.length = 0;
    for (const field of fields()) {
      seen.push(String(field.attr.ariaLabel));
      for (const value of ['1', '14', '134', '1234']) await phone.happen('input', field, { value });
    }
    expect({ page, written: phone.written }).toEqual({ page, written: [] });
  }
  expect(seen.length).toBeGreaterThanOrEqual(7);
  expect(phone.errors).toEqual([]);
});

test('nothing is written into a field while somebody types, and what replaces their words is', async () => {
  const { phone } = served;
  await phone.open('/pages/chat/index');
  phone.written.length = 0;
  for (const words of ['换', '换证到哪', '换证到哪天']) await phone.type('打字问我', words);
  expect(phone.written).toEqual([]);
  await phone.tap('发送');
  expect(phone.words()).toContain('换证到哪天');
  expect([...new Set(phone.written)]).toEqual(['换证到哪天', '']);
});
