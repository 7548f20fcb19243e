// Every page with as much on it as it can have: what is sent to the phone's screen at once stays small.
import type { ChatRecord, StoredTurn } from '../../server/src/features/talk/model';
import { testInLongRun } from '../support/long';
import { allPages } from './support/bundle';
import { Served } from './support/served';

/** WeChat's own advice; it refuses four times as much. */
const LIMIT = 256 * 1024;
const CERTIFICATES = 12;
const TURNS = 60;
const CREDITS = 40;
const QUESTION = '换证到哪天，要什么材料，找谁问';

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
  await ask('PUT', '/v1/chat/turns/turn-0001', { text: QUESTION }).expect(200);
  const chats = served.app.connection.collection<ChatRecord>('chats');
  const [turn] = (await chats.findOne())?.turns ?? [];
  // What was typed is sealed to its turn: the same turn, as often as the talk is long.
  const turns = Array.from({ length: TURNS }, () => turn as StoredTurn);
  await chats.updateOne({}, { $set: { turns } });
});
afterAll(() => served.stop());

testInLongRun(
  'the largest setData of every page is under 256 KB, and no drawing of an icon travels with it',
  async () => {
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
  },
);

test('a long talk is shown in pages, the newest first, and older ones on a tap', async () => {
  const { phone } = served;
  await phone.open('/pages/chat/index');
  const shown = () => phone.words().split(QUESTION).length - 1;
  expect(shown()).toBe(20);
  await phone.tap('看更早的');
  expect(shown()).toBe(40);
  expect(Math.max(...phone.largest.values())).toBeLessThan(LIMIT);
});
