import { allPages } from './support/bundle';
import { Served } from './support/served';
import { nodesOf } from './support/templates';

// A phone that is dark from the start.
let served: Served;
let query: string;

beforeAll(async () => {
  served = await Served.start({ today: '2026-11-05', on: { dark: true } });
  await served.signIn();
  const { accessToken } = JSON.parse(served.phone.storage.get('session') as string);
  const request = (method: string, path: string, body: object) =>
    served.app.request(method, path, body).set('Authorization', `Bearer ${accessToken}`);
  const answers = {
    family: 'site-professional',
    trade: '施工员（土建）',
    holding: 'exchanged',
    exchangedOn: '2022-12-01',
  };
  for (const [question, value] of Object.entries(answers)) {
    await request('PUT', `/v1/intake/answers/${question}`, { value }).expect(200);
  }
  const { body } = await request('POST', '/v1/intake/finish', {}).expect(201);
  query = `?id=${body.certificateId}&step=register`;
  served.phone.closeAll();
});
afterAll(() => served.stop());

/** What brings a colour or a drawing of its own, which could not follow the dark. */
const ownColours = (): string[] =>
  nodesOf(served.phone.drawn())
    .filter(({ attr }) => /#|rgb|data:|url\(/.test(String(attr.style ?? '')))
    .map(({ attr }) => String(attr.class));

test.each(allPages())('%s goes through its life cycle and draws every node', async (page) => {
  const { phone } = served;
  phone.lives.length = 0;
  await phone.open(`/${page}${query}`);
  expect(phone.route).toBe(page);
  expect(phone.words()).toContain('我是帮手，不是主管部门');
  // The code that others scan is black on white always.
  expect(ownColours()).toEqual(page === 'pages/verification/code/index' ? ['code-picture'] : []);
  await phone.open('/pages/notice/index');
  await phone.close();
  await phone.close();
  for (const life of ['onLoad', 'onShow', 'onReady', 'onHide', 'onShow', 'onUnload']) {
    expect(phone.lives).toContain(`${page} ${life}`);
  }
  expect(phone.errors).toEqual([]);
  expect(phone.templates.complaints).toEqual([]);
});

test('what can be tapped tells screen readers its role and its label', async () => {
  const { phone } = served;
  await phone.open(`/pages/study/index${query}`);
  await phone.tap('记学时');
  const spoken = nodesOf(phone.drawn()).map(({ attr }) => `${attr.ariaRole} ${attr.ariaLabel}`);
  expect(spoken).toContain('button 关闭');
  await phone.close();
});
