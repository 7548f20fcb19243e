import { WeChatCalls } from '../../../server/src/platform/clients/wechat/call';
import { wechatHttp } from '../../../server/src/platform/clients/wechat/http';
import { SubscribeMessages } from '../../../server/src/platform/clients/wechat/messages';
import { SEND_ERRORS, type SendTrouble } from '../../../server/src/platform/clients/wechat/send-errors';
import type { AccessTokens } from '../../../server/src/platform/clients/wechat/token';
import { WeChatDouble } from '../../support/wechat-double';

let weChat: WeChatDouble;

beforeEach(async () => {
  weChat = await new WeChatDouble().start();
});
afterEach(() => weChat.stop());

/** Tokens straight from the double, without a store. */
class PlainTokens implements AccessTokens {
  renewals = 0;
  private token: string | undefined;

  async current(): Promise<string> {
    this.token ??= await this.fetch(false);
    return this.token;
  }

  async renew(): Promise<string> {
    this.renewals += 1;
    this.token = await this.fetch(true);
    return this.token;
  }

  private async fetch(force: boolean): Promise<string> {
    const response = await fetch(`${weChat.base}/cgi-bin/stable_token`, {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', force_refresh: force }),
    });
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

function client(timeoutMs = 300) {
  const tokens = new PlainTokens();
  const options = { apiBase: weChat.base, appId: 'wx0', appSecret: 's', timeoutMs };
  return { tokens, messages: new SubscribeMessages(new WeChatCalls(wechatHttp(options), tokens), 'formal') };
}

const aMessage = {
  openId: 'holder-1',
  templateId: 'template-1',
  page: 'pages/reminders/index',
  values: { thing1: '施工员（土建）', date2: '2022年12月31日' },
};

test('a message that is taken gives its id with every digit', async () => {
  expect(await client().messages.send(aMessage)).toEqual({ sent: true, msgid: '9007199254740993000' });
  expect(weChat.taken).toMatchObject([{ openId: 'holder-1', values: { thing1: '施工员（土建）' } }]);
});

describe('every row of the error table', () => {
  const rows = Object.entries(SEND_ERRORS).map(
    ([code, row]) => [Number(code), row.trouble, row.means] as const,
  );

  test.each(rows.filter(([, trouble]) => trouble !== 'token'))(
    '%i is %s (%s)',
    async (errcode, trouble, means) => {
      weChat.nextSends.push({ errcode, errmsg: 'data.thing1.value invalid' });
      const result = await client().messages.send(aMessage);
      expect(result).toEqual({
        sent: false,
        trouble,
        errcode,
        means: `${means}（data.thing1.value invalid）`,
      });
      expect(weChat.sendCalls).toBe(1);
    },
  );

  test.each(rows.filter(([, trouble]) => trouble === 'token'))(
    '%i is %s (%s): renewed once, sent once more',
    async (errcode) => {
      weChat.nextSends.push({ errcode });
      const { messages, tokens } = client();
      expect(await messages.send(aMessage)).toMatchObject({ sent: true });
      expect([tokens.renewals, weChat.sendCalls]).toEqual([1, 2]);
    },
  );

  test('holds what the platform documents', () => {
    const documented: Record<number, SendTrouble> = {
      [-1]: 'busy',
      40001: 'token',
      40003: 'permanent',
      40014: 'token',
      40037: 'misconfigured',
      41030: 'misconfigured',
      42001: 'token',
      43101: 'grant-gone',
      43107: 'permanent',
      43108: 'temporary',
      45009: 'busy',
      45168: 'permanent',
      47003: 'permanent',
    };
    for (const [code, trouble] of Object.entries(documented))
      expect(SEND_ERRORS[Number(code)]?.trouble).toBe(trouble);
  });

  test('a code that is not in it is tried again later', async () => {
    weChat.nextSends.push({ errcode: 99_999 });
    expect(await client().messages.send(aMessage)).toMatchObject({ trouble: 'temporary', errcode: 99_999 });
  });
});

test('a token that is refused twice is a matter of the set-up, not of patience', async () => {
  weChat.nextSends.push({ errcode: 40001 }, { errcode: 40001 });
  expect(await client().messages.send(aMessage)).toMatchObject({ sent: false, trouble: 'misconfigured' });
  expect(weChat.sendCalls).toBe(2);
});

describe('WeChat is not there', () => {
  test.each(['503', 'silent', 'busy'] as const)('%s: the channel is to rest', async (outage) => {
    const { messages } = client(100);
    await messages.send(aMessage);
    weChat.manners.outage = outage;
    expect(await messages.send(aMessage)).toMatchObject({ sent: false, trouble: 'busy' });
  });

  test('nothing listens: the channel is to rest, and no error tells the secret', async () => {
    const { messages } = client();
    await weChat.stop();
    const result = await messages.send(aMessage);
    expect(result).toEqual({ sent: false, trouble: 'busy', errcode: null, means: '拿不到微信的凭证' });
    weChat = await new WeChatDouble().start();
  });
});

test('more than the quota is answered with 45009', async () => {
  weChat.manners.perSecond = 2;
  const { messages } = client();
  const results = await Promise.all(Array.from({ length: 6 }, () => messages.send(aMessage)));
  const refused = results.filter(
    (result) => !result.sent && result.errcode === 45009 && result.trouble === 'busy',
  );
  expect(refused.length).toBeGreaterThan(0);
  expect(weChat.taken).toHaveLength(6 - refused.length);
});

test('slow answers within the time limit are waited for', async () => {
  weChat.manners.latencyMs = 80;
  expect(await client(500).messages.send(aMessage)).toMatchObject({ sent: true });
});

test('values longer than the template takes are cut rather than refused', async () => {
  const values = {
    thing1: '施'.repeat(40),
    thing2: '',
    phrase3: '继续教育学时不够',
    date4: '2022年12月31日',
  };
  expect(await client().messages.send({ ...aMessage, values })).toMatchObject({ sent: true });
  expect(weChat.taken[0]?.values).toEqual({
    thing1: `${'施'.repeat(19)}…`,
    thing2: '-',
    phrase3: '继续教育学',
    date4: '2022年12月31日',
  });
});
