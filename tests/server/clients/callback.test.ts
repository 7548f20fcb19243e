import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { CallbackRefused, openCallback } from '../../../server/src/platform/clients/wechat/callback';
import { readSubscribeEvents } from '../../../server/src/platform/clients/wechat/subscribe-events';

const secrets = { token: 'token123', appId: 'wx0000000000000000' };
const aesKey = 'k'.repeat(43);
const NOW = 1_670_000_000_000;

const sign = (...parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');
const plainQuery = (token = secrets.token) => ({
  timestamp: '1670000000',
  nonce: 'nonce',
  signature: sign(token, '1670000000', 'nonce'),
});

/** Encrypts as WeChat does: random bytes, length, text, AppID, padded to 32. */
function encrypt(text: string, appId = secrets.appId): string {
  const key = Buffer.from(`${aesKey}=`, 'base64');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  const content = Buffer.concat([randomBytes(16), length, Buffer.from(text), Buffer.from(appId)]);
  const padding = 32 - (content.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([content, Buffer.alloc(padding, padding)]);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}

const encryptedQuery = (encrypted: string) => ({
  timestamp: '1670000000',
  nonce: 'nonce',
  msg_signature: sign(secrets.token, '1670000000', 'nonce', encrypted),
});

const EVENT = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[o-1]]></FromUserName>
<CreateTime>1670000000</CreateTime><MsgType><![CDATA[event]]></MsgType>
<Event><![CDATA[subscribe_msg_popup_event]]></Event><SubscribeMsgPopupEvent>
<List><TemplateId><![CDATA[t-1]]></TemplateId><SubscribeStatusString><![CDATA[accept]]></SubscribeStatusString><PopupScene>1</PopupScene></List>
<List><TemplateId><![CDATA[t-2]]></TemplateId><SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString></List>
</SubscribeMsgPopupEvent></xml>`;

describe('a plain callback', () => {
  test('is opened when its signature fits', () => {
    expect(openCallback(secrets, plainQuery(), EVENT, NOW)).toMatchObject({
      FromUserName: 'o-1',
      CreateTime: '1670000000',
    });
  });

  test.each([
    ['signed with another token', plainQuery('other'), EVENT],
    ['not signed', { timestamp: '1', nonce: '2' }, EVENT],
    ['with a document type', plainQuery(), `<!DOCTYPE x [<!ENTITY a "b">]>${EVENT}`],
    ['that is broken JSON', plainQuery(), '{"a":'],
  ])('%s is refused', (_, query, body) => {
    expect(() => openCallback(secrets, query, body, NOW)).toThrow(CallbackRefused);
  });

  test('is refused where a key is set', () => {
    expect(() => openCallback({ ...secrets, aesKey }, plainQuery(), EVENT, NOW)).toThrow(CallbackRefused);
  });
});

describe('a callback is fresh', () => {
  const openAt = (seconds: number) => openCallback(secrets, plainQuery(), EVENT, NOW + seconds * 1000);
  test.each([0, 599, -599])('%d seconds later', (seconds) => {
    expect(openAt(seconds)).toMatchObject({ FromUserName: 'o-1' });
  });
  test.each([601, -601, 86_400 * 365])('and refused %d seconds later', (seconds) => {
    expect(() => openAt(seconds)).toThrow(CallbackRefused);
  });
  test.each(['', 'now', '1e9', '-1670000000', '1670000000.0'])(
    'and refused with the time %p',
    (timestamp) => {
      const signature = sign(secrets.token, timestamp, 'nonce');
      expect(() => openCallback(secrets, { timestamp, nonce: 'nonce', signature }, EVENT, NOW)).toThrow(
        CallbackRefused,
      );
    },
  );
});

test('nothing is parsed of what is not signed', () => {
  const parsing = jest.spyOn(JSON, 'parse');
  const body = `{"Encrypt":"AAAA","a":${'['.repeat(1000)}`;
  expect(() => openCallback({ ...secrets, aesKey }, encryptedQuery('BBBB'), body, NOW)).toThrow(
    'the signature',
  );
  expect(() => openCallback(secrets, plainQuery('other'), body, NOW)).toThrow('the signature');
  expect(parsing).not.toHaveBeenCalled();
  parsing.mockRestore();
});

describe('an encrypted callback', () => {
  const open = (encrypted: string, query = encryptedQuery(encrypted)) =>
    openCallback(
      { ...secrets, aesKey },
      query,
      `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
      NOW,
    );

  test('is opened', () => {
    expect(open(encrypt(EVENT))).toMatchObject({ FromUserName: 'o-1' });
  });

  test('in JSON is opened', () => {
    const encrypted = encrypt('{"FromUserName":"o-2","CreateTime":1670000000}');
    const body = JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypted });
    expect(openCallback({ ...secrets, aesKey }, encryptedQuery(encrypted), body, NOW)).toMatchObject({
      FromUserName: 'o-2',
    });
  });

  test.each([
    ['for another app', encrypt(EVENT, 'wx9999999999999999'), undefined],
    ['with a wrong signature', encrypt(EVENT), plainQuery()],
    ['that was tampered with', `AAAA${encrypt(EVENT).slice(4)}`, undefined],
    ['that is no cipher text', 'bm90aGluZw==', undefined],
  ])('%s is refused', (_, encrypted, query) => {
    expect(() => open(encrypted, query as never)).toThrow(CallbackRefused);
  });
});

describe('events about subscribe messages', () => {
  const read = (xml: string) => readSubscribeEvents(openCallback(secrets, plainQuery(), xml, NOW));

  test('tell what was answered in the popup', () => {
    expect(read(EVENT)).toEqual({
      openId: 'o-1',
      at: 1_670_000_000_000,
      events: [
        { kind: 'answered', templateId: 't-1', accepted: true },
        { kind: 'answered', templateId: 't-2', accepted: false },
      ],
    });
  });

  test('tell, in JSON as well, that messages were switched off', () => {
    const json = {
      ...{
        FromUserName: 'o-1',
        CreateTime: 1670000000,
        MsgType: 'event',
        Event: 'subscribe_msg_change_event',
      },
      List: { TemplateId: 't-1', SubscribeStatusString: 'reject' },
    };
    expect(read(JSON.stringify(json))?.events).toEqual([{ kind: 'cancelled', templateId: 't-1' }]);
  });

  test('tell what became of a message, its id with every digit', () => {
    const json = `{"FromUserName":"o-1","CreateTime":1670000000,"MsgType":"event","Event":"subscribe_msg_sent_event",
      "List":[{"TemplateId":"t-1","MsgID":9007199254740993003,"ErrorCode":0,"ErrorStatus":"success"}]}`;
    expect(read(json)?.events).toEqual([
      { kind: 'delivered', templateId: 't-1', msgid: '9007199254740993003', ok: true, status: 'success' },
    ]);
  });

  test('are not found in a callback about something else', () => {
    expect(read(EVENT.replace('subscribe_msg_popup_event', 'debug_demo'))).toBeNull();
  });
});
