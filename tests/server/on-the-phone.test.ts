// What the server does for the app on a phone beside the holder's own matters.
import { verifyFilesSetting } from '../../server/src/platform/clients/wechat/verify-files';
import { expectError, startApp, type TestApp } from '../support/server';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({
    today: '2022-12-05',
    verifyFiles: [{ name: 'MP_verify_abc.txt', content: 'abc' }],
  });
});
afterAll(() => app.stop());

describe('questions of somebody who has not signed in', () => {
  const attempt = (...answers: [string, string][]) =>
    app.request('POST', '/v1/intake/try', {
      answers: answers.map(([questionId, value]) => ({ questionId, value })),
    });

  test('lead to the same verdict as a holder’s, and nothing is kept', async () => {
    const given: [string, string][] = [
      ['family', 'site-professional'],
      ['trade', '施工员（土建）'],
      ['holding', 'old'],
      ['registryStatus', 'valid'],
    ];
    const { body } = await attempt(...given).expect(200);
    const holder = await app.signIn();
    for (const [question, value] of given)
      await holder.request('PUT', `/v1/intake/answers/${question}`, { value }).expect(200);
    const own = await holder.request('GET', '/v1/intake').expect(200);
    expect(body).toEqual(own.body);
    expect(body.preview).not.toBeNull();
    expect(await app.connection.collection('intakes').countDocuments()).toBe(1);
  });

  test('an answer that cannot be is refused with its sentence', async () => {
    expectError(await attempt(['family', 'nonsense']), 422, 'answer-invalid');
    expectError(await attempt(['trade', '施工员（土建）'], ['holding', 'nonsense']), 422, 'answer-invalid');
  });
});

test('an error of the app is logged where it happened, without what may be of a person', async () => {
  const text = 'TypeError: 王建国 13912345678 220102198001010012 at app.js:2:59758';
  await app.request('POST', '/v1/faults', { face: 'wechat', page: 'pages/me/index', text }).expect(204);
  const line = app.logLines.find((each) => each.includes('fault in the app')) ?? '';
  expect(line).toContain('app.js:2:59758');
  expect(line).toContain('pages/me/index');
  for (const personal of ['王建国', '13912345678', '220102198001010012'])
    expect(line).not.toContain(personal);
});

test('WeChat finds its files at the root and below the rule for ordinary links', async () => {
  for (const path of ['/MP_verify_abc.txt', '/S/MP_verify_abc.txt']) {
    const answer = await app
      .request('GET', path)
      .expect(200)
      .expect('Content-Type', /text\/plain/);
    expect(answer.text).toBe('abc');
  }
  await app.request('GET', '/S/other.txt').expect(302);
});

test('the setting of those files is read, and a wrong one is named', () => {
  expect(verifyFilesSetting.parse('MP_verify_abc.txt=abc, x1.txt=23')).toEqual([
    { name: 'MP_verify_abc.txt', content: 'abc' },
    { name: 'x1.txt', content: '23' },
  ]);
  expect(() => verifyFilesSetting.parse('../etc/passwd=1')).toThrow('文件名.txt=内容');
});
