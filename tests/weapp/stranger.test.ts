import { Served } from './support/served';

let served: Served;
beforeEach(async () => {
  served = await Served.start({ today: '2022-12-05' });
  await served.phone.open('/pages/home/index');
});
afterEach(() => served.stop());

const KEPT = 'new-certificate:stranger';
const kept = ({ storage }: Served['phone']): { answers: unknown[] } | null =>
  storage.has(KEPT) ? JSON.parse(storage.get(KEPT) as string) : null;
const drafts = () => served.app.connection.collection('intakes').find().toArray();

async function answers(): Promise<void> {
  const { phone } = served;
  await phone.tap('看看我的证能不能换');
  for (const answer of ['吉林省', '施工员（土建）', '旧证书，还没换', '有效']) {
    await phone.tap(answer);
  }
}

test('without signing in the questions lead to their verdict, and nothing leaves the phone to be kept', async () => {
  const { phone, app } = served;
  await answers();
  expect(phone.words()).toContain('先去注册，学满学时才能换');
  expect(phone.words()).toContain('你的回答只存在你用的这台手机或电脑上');
  expect(kept(phone)?.answers).toHaveLength(3);
  const collections = (await app.connection.db?.listCollections().toArray()) ?? [];
  for (const { name } of collections) {
    const kept = JSON.stringify(await app.connection.collection(name).find().toArray());
    expect(kept).not.toContain('施工员（土建）');
  }
  expect(phone.errors).toEqual([]);
});

test('an earlier answer can be changed, the later ones stay', async () => {
  const { phone } = served;
  await answers();
  await phone.tap('施工员（土建）');
  await phone.tap('质量员（土建）');
  expect(phone.words()).toContain('质量员（土建），我的判断是');
});

test('the answers enter the account once, at sign-in, and the certificate is added with one tap', async () => {
  const { phone, app } = served;
  await answers();
  await phone.tap('登录，加上这本证');
  await phone.tap('我看过了，同意');
  await phone.tap('微信登录');
  expect(phone.route).toBe('pages/add/index');
  expect(kept(phone)).toBeNull();
  await phone.tap('加上这本证');
  expect(phone.words()).toContain('你现在在这一步');
  expect(await app.connection.collection('certificates').countDocuments()).toBe(1);
  expect(phone.errors).toEqual([]);
});

test.each([
  ['扫码查证', 'pages/verification/scan/index'],
  ['文件怎么说', 'pages/notice/index'],
  ['打字问', 'pages/chat/index'],
])('%s works without signing in', async (name, page) => {
  await served.phone.tap(name);
  expect(served.phone.route).toBe(page);
  expect(served.phone.words()).toContain('我是帮手，不是主管部门');
  expect(served.phone.errors).toEqual([]);
  expect(await drafts()).toEqual([]);
});
