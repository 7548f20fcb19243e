// Every page with as much on it as it can have: what is sent to the phone's screen at once stays small.
import { allPages } from './support/bundle';
import { Served } from './support/served';

jest.setTimeout(180_000);

/** WeChat's own advice; it refuses four times as much. */
const LIMIT = 256 * 1024;
const CERTIFICATES = 12;
const TURNS = 60;
const CREDITS = 40;

let served: Served;
let certificateId: string;
beforeAll(async () => {
  served = await Served.start({ today: '2022-12-05' });
  await served.signIn();
  const { accessToken } = JSON.parse(served.phone.storage.get('session') as string);
  const ask = (method: string, path: string, body?: object) =>
    served.app.request(method, path, body).set('Authorization', `Bearer ${accessToken}`);
  for (let count = 0; count < CERTIFICATES; count += 1) {
    for (const [question, value] of [
      ['family', 'site-professional'],
      ['trade', '施工员（土建）'],
      ['holding', 'old'],
      ['registryStatus', 'valid'],
    ])
      await ask('PUT', `/v1/intake/answers/${question}`, { value }).expect(200);
    certificateId = (await ask('POST', '/v1/intake/finish', {}).expect(201)).body.certificateId;
  }
  for (let count = 0; count < CREDITS; count += 1)
    await ask('PUT', `/v1/certificates/${certificateId}/credits/credit-${1000 + count}`, {
      on: `2022-11-${String((count % 28) + 1).padStart(2, '0')}`,
      hours: 0.5,
    }).expect(200);
  for (let count = 0; count < TURNS; count += 1)
    await ask('PUT', `/v1/chat/turns/turn-${1000 + count}`, {
      text: '换证到哪天，要什么材料，找谁问',
    }).expect(200);
});
afterAll(() => served.stop());

test('the largest setData of every page is under 256 KB, and no drawing of an icon travels with it', async () => {
  const { phone } = served;
  for (const page of allPages()) {
    await phone.open(`/${page}?id=${certificateId}&step=register&number=X-1`);
    if (phone.depth > 1) await phone.close();
  }
  const largest = [...phone.largest].sort(([, one], [, other]) => other - one);
  for (const [page, length] of largest.slice(0, 4)) process.stderr.write(`setData ${page}: ${length}\n`);
  expect(phone.largest.size).toBe(allPages().length);
  expect(largest.filter(([, length]) => length >= LIMIT)).toEqual([]);
  expect(phone.errors).toEqual([]);
});

test('a long talk is shown in pages, the newest first, and older ones on a tap', async () => {
  const { phone } = served;
  await phone.open('/pages/chat/index');
  const shown = () => phone.words().split('换证到哪天，要什么材料，找谁问').length - 1;
  expect(shown()).toBe(20);
  await phone.tap('看更早的');
  expect(shown()).toBe(40);
  expect(Math.max(...phone.largest.values())).toBeLessThan(LIMIT);
});
