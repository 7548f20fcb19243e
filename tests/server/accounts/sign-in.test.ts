import { KEPT_TURNS } from '@hz/shared/talk';
import { isReadableIn } from '../../support/readable';
import { PRIVACY_VERSION as consent, expectError, startApp, type TestApp } from '../../support/server';
import { WeChatDouble } from '../../support/wechat-double';

const PHONE = '13800138000';
let app: TestApp;
let wechat: WeChatDouble;

beforeEach(async () => {
  wechat = await new WeChatDouble().start();
  app = await startApp({ wechatBase: wechat.base });
});
afterEach(async () => {
  await app.stop();
  await wechat.stop();
});

const askCode = (phone = PHONE, body: object = { consent }, from = '10.0.0.1') =>
  app.request('POST', '/v1/auth/phone/code', { phone, ...body }).set('X-Forwarded-For', from);
const enter = (code: string | undefined, phone = PHONE, body: object = { consent }) =>
  app.request('POST', '/v1/auth/phone', { phone, code, ...body });
const otherThan = (code: string | undefined) => (code === '111111' ? '222222' : '111111');

/** Everything that is stored, but for empty collections and counts: those are keyed hashes, and gone within a day. */
async function stored(): Promise<string[]> {
  const collections = await app.connection.listCollections();
  const counts = await Promise.all(
    collections.map(
      async ({ name }) => [name, await app.connection.collection(name).countDocuments()] as const,
    ),
  );
  return counts.filter(([name, count]) => count > 0 && name !== 'limits').map(([name]) => name);
}

describe('before consent', () => {
  test('nothing is stored when a code is asked for', async () => {
    expectError(await askCode(PHONE, {}), 422, 'consent-required');
    expectError(await askCode(PHONE, { consent: '2001-01-01' }), 422, 'consent-required');
    expect(await stored()).toEqual([]);
    expect(app.codes.size).toBe(0);
  });

  test('nothing is stored when WeChat says who it is', async () => {
    wechat.codes.set('code-1', 'openid-of-li');
    expectError(await app.request('POST', '/v1/auth/wechat', { code: 'code-1' }), 422, 'consent-required');
    expect(await stored()).toEqual([]);
  });

  test('the notice is there to read', async () => {
    const { body } = await app.request('GET', '/v1/auth/options').expect(200);
    expect(body).toMatchObject({ methods: ['wechat', 'phone'], privacyVersion: consent, demoIdentities: [] });
    expect(body.privacyNotice.length).toBeGreaterThan(3);
    // What a pack seals is named, with where it is asked.
    expect(body.privacyNotice.map(({ text }: { text: string }) => text).join()).toMatch(
      /云南省的证书会问性别、出生日期.*加密保存/,
    );
  });

  test('the notice says how long talks are kept, and what goes along with a question that people are given', async () => {
    const { body } = await app.request('GET', '/v1/auth/options').expect(200);
    const of = (title: string): string =>
      body.privacyNotice.find((part: { title: string }) => part.title === title)?.text;
    expect(of('聊的话留多久')).toMatch(new RegExp(`最近 ${KEPT_TURNS} 句.*没有到期的日子.*清空.*注销`));
    expect(of('转给人的问题')).toMatch(/答过什么.*什么证.*办到哪一步.*清空聊天记录不会删，注销账号时一起删/);
  });
});

describe('by phone', () => {
  test('the code leads in, and the same number is the same holder', async () => {
    const first = await app.signIn(PHONE);
    const again = await app.signIn(PHONE);
    const me = await first.get('/v1/me');
    expect(me).toMatchObject({ phoneMasked: '138****8000', signInMethods: ['phone'], consentedTo: consent });
    expect((await again.get('/v1/me')).id).toBe(me.id);
  });

  test('two first sign-ins at once make one holder', async () => {
    await askCode().expect(200);
    const code = app.codes.get(PHONE);
    const answers = await Promise.all([enter(code), enter(code), enter(code)]);
    expect(answers.filter(({ status }) => status === 200).length).toBe(1);
    expect(await app.connection.collection('holders').countDocuments()).toBe(1);
  });

  test('neither the number nor the code is stored readably', async () => {
    await askCode().expect(200);
    await enter(app.codes.get(PHONE)).expect(200);
    await app.connection.collection('limits').deleteMany({ name: /^code-/ });
    await askCode().expect(200);
    const everything = await Promise.all(
      ['holders', 'sign_in_codes', 'limits', 'sessions'].map((name) =>
        app.connection.collection(name).find().toArray(),
      ),
    );
    expect(JSON.stringify(everything)).not.toContain(PHONE);
    expect(isReadableIn(JSON.stringify(everything), app.codes.get(PHONE) as string)).toBe(false);
  });

  test('a wrong code is refused, and after five tries the right one too', async () => {
    await askCode().expect(200);
    const code = app.codes.get(PHONE);
    for (let i = 0; i < 5; i++) expectError(await enter(otherThan(code)), 422, 'code-wrong');
    expectError(await enter(code), 422, 'code-expired');
  });

  test('a code is good once, and for five minutes', async () => {
    await askCode().expect(200);
    await enter(app.codes.get(PHONE)).expect(200);
    expectError(await enter(app.codes.get(PHONE)), 422, 'code-expired');
    await app.connection.collection('limits').deleteMany({ name: /^code-/ });
    await askCode().expect(200);
    app.aheadMs = 5 * 60 * 1000 + 1;
    expectError(await enter(app.codes.get(PHONE)), 422, 'code-expired');
  });

  test('a code without consent opens nothing, and is not used up', async () => {
    await askCode().expect(200);
    expectError(await enter(app.codes.get(PHONE), PHONE, {}), 422, 'consent-required');
    expect(await app.connection.collection('holders').countDocuments()).toBe(0);
    await enter(app.codes.get(PHONE)).expect(200);
  });

  test('a second code within a minute has to wait', async () => {
    await askCode().expect(200);
    const refused = await askCode();
    expectError(refused, 429, 'too-many-requests');
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(60);
  });

  test('one address cannot ask for the codes of ever more numbers', async () => {
    const asked = [...Array(61).keys()].map((index) => askCode(`139${String(index).padStart(8, '0')}`));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200).length).toBe(60);
    expect(statuses.filter((status) => status === 429).length).toBe(1);
    await askCode('13700000000', { consent }, '10.0.0.2').expect(200);
  });

  test('a phone that was asked for too soon costs the network nothing, a network that asks too often the phone nothing', async () => {
    await askCode().expect(200);
    for (let n = 0; n < 10; n++) expectError(await askCode(), 429, 'too-many-requests');
    const counts = () =>
      app.connection
        .collection('limits')
        .find({ name: /^code-/ })
        .toArray();
    const countOf = async (name: string) => (await counts()).find((one) => one.name === name)?.count;
    expect([await countOf('code-network'), await countOf('code-phone-day')]).toEqual([1, 1]);
    await app.connection.collection('limits').updateMany({ name: 'code-network' }, { $set: { count: 60 } });
    await app.connection.collection('limits').deleteMany({ name: 'code-phone-minute' });
    for (let n = 0; n < 10; n++) expectError(await askCode(), 429, 'too-many-requests');
    expect(await countOf('code-phone-day')).toBe(1);
  });

  test('a network that tries in vain too often is stopped; what works is not counted', async () => {
    for (let n = 0; n < 60; n++) expectError(await enter('000000'), 422, 'code-expired');
    expectError(await enter('000000'), 429, 'too-many-requests');
    await app.connection.collection('limits').deleteMany({});
    await askCode().expect(200);
    await enter(app.codes.get(PHONE)).expect(200);
    expect(await app.connection.collection('limits').findOne({ name: 'sign-in-network' })).toMatchObject({
      count: 0,
    });
  });

  test('the limits hold for all servers on one store', async () => {
    await askCode().expect(200);
    const limits = await app.connection
      .collection('limits')
      .find({ name: /^code-/ })
      .toArray();
    expect(limits.length).toBe(3);
    expect(JSON.stringify(limits)).not.toContain('10.0.0.1');
  });
});

describe('by WeChat', () => {
  test('the openid is the holder, asked for consent once', async () => {
    const sign = (code: string, body: object = {}) => {
      wechat.codes.set(code, 'openid-of-li');
      return app.request('POST', '/v1/auth/wechat', { code, ...body });
    };
    await sign('code-1', { consent }).expect(200);
    await sign('code-2').expect(200);
    expect(await app.connection.collection('holders').countDocuments()).toBe(1);
    expect(JSON.stringify(await app.connection.collection('holders').findOne())).not.toContain(
      'openid-of-li',
    );
  });

  test('what WeChat refuses is said plainly', async () => {
    expectError(
      await app.request('POST', '/v1/auth/wechat', { code: 'x', consent }),
      422,
      'wechat-code-invalid',
    );
    wechat.manners.outage = 'busy';
    expectError(await app.request('POST', '/v1/auth/wechat', { code: 'x', consent }), 503, 'wechat-busy');
  });
});

test('when the privacy notice has changed, everybody is asked again', async () => {
  await app.signIn(PHONE);
  await app.connection.collection('holders').updateOne({}, { $set: { consentedTo: '2021-01-01' } });
  await app.connection.collection('limits').deleteMany({ name: /^code-/ });
  await askCode().expect(200);
  expectError(await enter(app.codes.get(PHONE), PHONE, {}), 422, 'consent-required');
  await enter(app.codes.get(PHONE)).expect(200);
  const holder = await app.connection.collection('holders').findOne({});
  expect(holder).toMatchObject({ consentedTo: consent, version: 1 });
});
