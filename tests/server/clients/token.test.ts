import type { Connection } from 'mongoose';
import { wechatHttp } from '../../../server/src/platform/clients/wechat/http';
import { StableToken } from '../../../server/src/platform/clients/wechat/token';
import { tokenModel } from '../../../server/src/platform/clients/wechat/token-record';
import { aKeyring, startApp } from '../../support/server';
import { until } from '../../support/until';
import { WeChatDouble } from '../../support/wechat-double';

const MINUTE = 60_000;
const keyring = aKeyring();
let weChat: WeChatDouble;
let connection: Connection;
let aheadMs: number;

beforeEach(async () => {
  weChat = await new WeChatDouble().start();
  connection = (await startApp()).connection;
  aheadMs = 0;
});
afterEach(() => weChat.stop());

/** One instance of the server, as far as tokens go. */
function instance(timeoutMs = 60_000): StableToken {
  const options = { apiBase: weChat.base, appId: 'wx0000000000000000', appSecret: 's'.repeat(32), timeoutMs };
  const model = connection.models.WeChatToken ?? tokenModel(connection);
  return new StableToken({
    ...{ model: model as ReturnType<typeof tokenModel>, http: wechatHttp(options), options, keyring },
    time: () => Date.now() + aheadMs,
  });
}

test('many calls on many instances at once fetch one token', async () => {
  weChat.manners.latencyMs = 60;
  const instances = Array.from({ length: 5 }, () => instance());
  const tokens = await Promise.all(instances.flatMap((one) => [one.current(), one.current(), one.current()]));
  expect(new Set(tokens).size).toBe(1);
  expect(weChat.tokenCalls).toEqual({ normal: 1, forced: 0 });
});

test('is kept sealed in the store', async () => {
  const token = await instance().current();
  const stored = await connection.collection('wechat_tokens').findOne();
  expect(JSON.stringify(stored)).not.toContain(token.slice(0, 12));
});

test('is renewed five minutes before it runs out, once', async () => {
  const [one, other] = [instance(), instance()];
  const first = await one.current();
  aheadMs = 114 * MINUTE;
  expect(await other.current()).toBe(first);
  aheadMs = 116 * MINUTE;
  weChat.revokeToken(); // the double counts real time: it would hand out the same token
  await Promise.all([one.current(), other.current()]);
  const renewed = await Promise.all([one.current(), other.current()]);
  expect(new Set(renewed).size).toBe(1);
  expect(renewed[0]).not.toBe(first);
  expect(weChat.tokenCalls.normal).toBe(2);
});

test('goes on being used by the others while one of them renews it', async () => {
  const [one, other] = [instance(), instance()];
  const first = await one.current();
  aheadMs = 116 * MINUTE;
  weChat.revokeToken();
  const letAnswer = weChat.holdAnswers();
  const renewing = one.current();
  await until(() => weChat.waiting, 'the new token is asked for');
  expect(await other.current()).toBe(first);
  letAnswer();
  expect(await renewing).not.toBe(first);
});

test('that WeChat refuses is asked for again, and by force only when the same one comes back', async () => {
  const one = instance();
  const first = await one.current();
  weChat.revokeToken();
  const second = await one.renew(first);
  expect(second).not.toBe(first);
  expect(weChat.tokenCalls).toEqual({ normal: 2, forced: 0 });
  weChat.spoilToken();
  expect(await one.renew(second)).not.toBe(second);
  expect(weChat.tokenCalls).toEqual({ normal: 3, forced: 1 });
});

test('is not forced twice within half a minute', async () => {
  const one = instance();
  weChat.spoilToken();
  const first = await one.current();
  weChat.spoilToken();
  const second = await one.renew(first);
  weChat.spoilToken();
  expect(await one.renew(second)).toBe(second);
  expect(weChat.tokenCalls.forced).toBe(1);
});

test('that was renewed meanwhile by another instance is not renewed again', async () => {
  const [one, other] = [instance(), instance()];
  const first = await one.current();
  await other.current();
  weChat.revokeToken();
  const [a, b] = await Promise.all([one.renew(first), other.renew(first)]);
  expect(a).toBe(b);
  expect(weChat.tokenCalls.normal).toBe(2);
});

test('cannot be had while WeChat is down, and can be had afterwards', async () => {
  const one = instance(100);
  weChat.manners.outage = '503';
  await expect(one.current()).rejects.toThrow('no access token');
  weChat.manners.outage = 'none';
  await expect(one.current()).resolves.toMatch(/^token-/);
});

test('an instance that died while renewing holds the others up no longer than its lease', async () => {
  await instance().current();
  aheadMs = 121 * MINUTE;
  weChat.revokeToken();
  const now = Date.now() + aheadMs;
  await connection.collection('wechat_tokens').updateOne({}, { $set: { leaseUntil: now + 400 } });
  expect(await instance().current()).toMatch(/^token-2/);
});
