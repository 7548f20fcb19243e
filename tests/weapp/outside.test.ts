// What reaches a phone from outside the mini-program, and what leaves it: links, shared pages, new releases, the next holder.

import { testInLongRun } from '../support/long';
import { allPages } from './support/bundle';
import { Served } from './support/served';

let served: Served;
beforeEach(async () => {
  served = await Served.start({ today: '2022-12-05' });
});
afterEach(() => served.stop());

async function signsOut(): Promise<void> {
  await served.phone.open('/pages/me/index');
  await served.phone.tap('退出登录');
  await served.phone.tap('退出登录'); // it is asked
}

describe('an ordinary link that WeChat opens in the mini-program', () => {
  const opens = (link: string) =>
    served.phone.open(
      `/pages/verification/scan/index?q=${encodeURIComponent(encodeURIComponent(link))}&scancode_time=1`,
    );

  test('leads whoever scans a status code to its verdict, without signing in', async () => {
    const holder = await served.app.signIn();
    const { id } = await holder.addCertificate();
    const { body } = await holder.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
    await opens(body.payload);
    expect(served.phone.words()).toContain('只有本人填写，没有核实');
    expect(served.phone.errors).toEqual([]);
  });

  test('leads a forged code to the warning, not to a verdict', async () => {
    const holder = await served.app.signIn();
    const { id } = await holder.addCertificate();
    const { body } = await holder.request('POST', `/v1/certificates/${id}/status-code`, {}).expect(200);
    const { payload } = body as { payload: string };
    const at = payload.length - 40;
    await opens(payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1));
    expect(served.phone.words()).toContain('小心：这个码不是真的');
    expect(served.phone.words()).not.toContain('只有本人填写，没有核实');
  });

  test('that holds nothing of a certificate is refused with a sentence', async () => {
    await opens('https://example.com/hello');
    expect(served.phone.words()).toContain('这不是证书编号');
    expect(served.phone.errors).toEqual([]);
  });
});

describe('sharing', () => {
  /** What everybody may see without signing in. */
  const PUBLIC = [
    'pages/chat/index',
    'pages/help/index',
    'pages/home/index',
    'pages/notice/index',
    'pages/verification/scan/index',
  ];

  test('is offered on public pages and on no other, with the page’s address alone', async () => {
    const { phone } = served;
    await served.signIn();
    await served.addCertificate();
    const certificate = await served.app.connection.collection('certificates').findOne();
    const shared: string[] = [];
    for (const page of allPages()) {
      await phone.open(`/${page}?id=${certificate?._id}&step=register`);
      const message = phone.share();
      if (message) {
        shared.push(page);
        expect(message).toEqual({ title: expect.any(String), path: `/${page}` });
      }
      if (phone.depth > 1) await phone.close();
    }
    expect(shared.sort()).toEqual(PUBLIC);
    expect(phone.errors).toEqual([]);
  });
});

describe('a new release', () => {
  test('is offered when it is ready, and takes its place only when the holder says so', async () => {
    const { phone } = served;
    await phone.open('/pages/home/index');
    expect(phone.words()).not.toContain('有新版本了');
    phone.listeners.get('updateReady')?.();
    await phone.settle();
    expect(phone.words()).toContain('有新版本了');
    expect(phone.updated).toBe(false);
    await phone.tap('现在换上');
    expect(phone.updated).toBe(true);
    expect(phone.words()).not.toContain('有新版本了');
  });
});

test('an error that nothing has caught reaches the server’s log, once and without anything of the person', async () => {
  const { phone, app } = served;
  await phone.open('/pages/help/index');
  const error = 'TypeError: 王建国 13912345678 x is undefined at app.js:2:59758';
  for (const heard of [error, error]) phone.listeners.get('error')?.(heard);
  await phone.settle();
  const lines = app.logLines.filter((line) => line.includes('fault in the app'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('app.js:2:59758');
  expect(lines[0]).toContain('pages/help/index');
  expect(lines[0]).toContain('(words) (number) x is undefined');
  expect(app.logLines.join()).not.toMatch(/王建国|13912345678/);
});

describe('two people on one phone', () => {
  const CERTIFICATE = '施工员（土建）';
  const ASKED = '老李问换证到几号';
  /** All that it keeps, but for what is everybody's: the packs name every post. */
  const onThePhone = () =>
    JSON.stringify([...served.phone.storage].filter(([key]) => !key.startsWith('cache:everybody:')));

  test('who signs out leaves no trace under their name, not even what their calendar has or what they refused', async () => {
    const { phone } = served;
    await served.signIn();
    await served.addCertificate();
    const { holderId } = JSON.parse(phone.storage.get('session') as string) as { holderId: string };
    const ofHolder = () => [...phone.storage.keys()].filter((key) => key.includes(holderId)).sort();
    await phone.open('/pages/reminders/index');
    await phone.tap('放进手机日历');
    await phone.tap('放进日历');
    phone.storage.set(`grants-refused:${holderId}`, 'true');
    expect(ofHolder()).toContain(`calendar:${holderId}`);
    await signsOut();
    expect(ofHolder()).toEqual([]);
  });

  testInLongRun(
    'who signs in next finds nothing of who was here before, and it is still theirs when they come back',
    async () => {
      const { phone } = served;
      await served.signIn();
      await served.addCertificate();
      const session = JSON.parse(phone.storage.get('session') as string) as { holderId: string };
      await phone.open('/pages/chat/index');
      await phone.type('打字问我', ASKED);
      await phone.tap('发送');
      expect(phone.words()).toContain(ASKED);
      expect(onThePhone()).toContain(CERTIFICATE);
      await signsOut();
      expect(onThePhone()).not.toContain(CERTIFICATE);
      expect(onThePhone()).not.toContain(ASKED);

      served.takenBy('openid-2');
      await served.signIn();
      expect(JSON.parse(phone.storage.get('session') as string).holderId).not.toBe(session.holderId);
      expect(phone.words()).toContain('还没有证书');
      await phone.open('/pages/chat/index');
      expect(phone.words()).not.toContain(ASKED);
      await signsOut();

      served.takenBy('openid-1');
      await served.signIn();
      expect(phone.words()).toContain(CERTIFICATE);
      expect(phone.errors).toEqual([]);
    },
  );
});
