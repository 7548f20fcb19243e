import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { wechatSignIn } from '../../../server/src/platform/clients/wechat/session';
import { WeChatDouble } from '../../support/wechat-double';

let wechat: WeChatDouble;
beforeEach(async () => {
  wechat = await new WeChatDouble().start();
});
afterEach(() => wechat.stop());

/** Waits long for an answer that comes, and short for one that does not. */
const clientOf = (apiBase: string, timeoutMs = 60_000) =>
  wechatSignIn({ apiBase, appId: 'wx123', appSecret: 'the-secret', timeoutMs });
const failureOf = (asked: Promise<string>): Promise<Error> =>
  asked.then(
    () => Promise.reject(new Error('it worked')),
    (error) => error,
  );

/** A server that answers one thing to everything, and tells what it was asked. */
async function answering(answer: unknown, use: (base: string, asked: URL[]) => Promise<void>): Promise<void> {
  const asked: URL[] = [];
  const server = createServer((request, response) => {
    asked.push(new URL(request.url ?? '', 'http://wechat'));
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked);
  server.closeAllConnections();
  server.close();
}

test('a code of wx.login leads to the openid', async () => {
  wechat.codes.set('code-1', 'openid-of-li');
  await expect(clientOf(wechat.base).openIdOf('code-1')).resolves.toBe('openid-of-li');
});

test('the call is the documented one', () =>
  answering({ openid: 'o', session_key: 'k' }, async (base, asked) => {
    await clientOf(base).openIdOf('code-1');
    expect(asked[0]?.pathname).toBe('/sns/jscode2session');
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      appid: 'wx123',
      secret: 'the-secret',
      js_code: 'code-1',
      grant_type: 'authorization_code',
    });
  }));

test('a code is good once', async () => {
  wechat.codes.set('code-1', 'openid-of-li');
  const client = clientOf(wechat.base);
  await client.openIdOf('code-1');
  expect(await failureOf(client.openIdOf('code-1'))).toMatchObject({ code: 'wechat-code-invalid' });
});

test.each([
  [-1, 'wechat-busy'],
  [45011, 'wechat-busy'],
  [40029, 'wechat-code-invalid'],
  [40163, 'wechat-code-invalid'],
  [40226, 'wechat-blocked'],
])('errcode %i is answered as %s', (errcode, code) =>
  answering({ errcode, errmsg: 'x' }, async (base) => {
    expect(await failureOf(clientOf(base).openIdOf('any'))).toMatchObject({ code });
  }),
);

test('a wrong set-up is our fault, not the holder’s', () =>
  answering({ errcode: 40125, errmsg: 'invalid appsecret' }, async (base) => {
    const failure = await failureOf(clientOf(base).openIdOf('any'));
    expect(failure).toMatchObject({ name: 'WeChatMisconfigured', errcode: 40125 });
  }));

test.each(['silent', '503'] as const)(
  'an outage (%s) counts as busy, and tells no secret',
  async (outage) => {
    wechat.manners.outage = outage;
    const client = outage === 'silent' ? clientOf(wechat.base, 200) : clientOf(wechat.base);
    const failure = await failureOf(client.openIdOf('any'));
    expect(failure).toMatchObject({ code: 'wechat-busy' });
    expect(JSON.stringify(failure) + failure.stack).not.toContain('the-secret');
  },
);

test('an answer that is no JSON counts as busy', () =>
  answering('<html>502</html>', async (base) => {
    expect(await failureOf(clientOf(base).openIdOf('any'))).toMatchObject({ code: 'wechat-busy' });
  }));
