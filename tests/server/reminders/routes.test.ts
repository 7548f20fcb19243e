import { createHash } from 'node:crypto';
import { EDUCATION, EXCHANGE, ReminderApp } from '../../support/reminder-app';
import { expectError, type TestHolder } from '../../support/server';

const TOKEN = 'token123';
let reminders: ReminderApp;
let holder: TestHolder;

beforeEach(async () => {
  reminders = await ReminderApp.start({
    today: '2022-12-20',
    callbackSecrets: { token: TOKEN, appId: 'wx0000000000000000' },
  });
  holder = await reminders.app.signIn();
});
afterEach(() => reminders.stop());

const allDays = ['2022-12-24', '2022-12-28', '2022-12-30', '2022-12-31'];

describe('the timeline', () => {
  test('tells what comes when, and nothing that has come', async () => {
    await holder.addCertificate();
    const days = async () =>
      (await holder.get('/v1/reminders/timeline')).entries.map(({ on }: { on: string }) => on);
    expect(await days()).toEqual([...allDays, '2023-01-01']);
    await reminders.at('2022-12-24');
    expect(await days()).toEqual([...allDays.slice(1), '2023-01-01']);
  });

  test('lists today’s reminder until it is sent, and an hour that is changed on the day itself holds', async () => {
    await holder.addCertificate();
    const today = async () =>
      (await holder.get('/v1/reminders/timeline')).entries
        .filter(({ on }: { on: string }) => on === '2022-12-24')
        .map(({ time }: { time: string }) => time);
    const arrived = async () => (await holder.get('/v1/reminders/inbox')).messages.length;
    await reminders.at('2022-12-24', '06:30');
    expect([await today(), await arrived()]).toEqual([['09:00'], 0]);
    await reminders.changes(holder, { hour: 18 });
    await reminders.at('2022-12-24', '09:05');
    expect([await today(), await arrived()]).toEqual([['18:00'], 0]);
    await reminders.changes(holder, { hour: 20 });
    await reminders.changes(holder, { hour: 10 });
    await reminders.at('2022-12-24', '10:00');
    expect([await today(), await arrived()]).toEqual([[], 1]);
    await reminders.changes(holder, { hour: 20 });
    await reminders.at('2022-12-24', '20:00');
    expect(await arrived()).toBe(1);
  });

  test('has one entry a day for several certificates, at the holder’s hour', async () => {
    await holder.addCertificate();
    await holder.addCertificate({ trade: '材料员' });
    await reminders.changes(holder, { hour: 18 });
    const { entries } = await holder.get('/v1/reminders/timeline');
    expect(entries[0]).toMatchObject({ on: '2022-12-24', time: '18:00' });
    expect(entries[0].lines).toHaveLength(2);
  });

  test('is empty for somebody without certificates', async () => {
    expect(await holder.get('/v1/reminders/timeline')).toEqual({
      asOf: '2022-12-20',
      pause: null,
      entries: [],
    });
  });
});

describe('the inbox', () => {
  beforeEach(async () => {
    await holder.addCertificate();
    for (const day of allDays) await reminders.at(day);
  });

  test('comes in pages, the latest first', async () => {
    const first = await holder.get('/v1/reminders/inbox?limit=3');
    const second = await holder.get(`/v1/reminders/inbox?limit=3&before=${first.next}`);
    const days = [...first.messages, ...second.messages].map(({ day }: { day: string }) => day);
    expect(days).toEqual([...allDays].reverse());
    expect(second.next).toBeNull();
  });

  test('counts what was not read; reading again changes nothing', async () => {
    expect(await holder.get('/v1/reminders/unread')).toEqual({ unread: 4 });
    for (let time = 0; time < 2; time++) {
      const { body } = await holder.request('PUT', '/v1/reminders/inbox/2022-12-24/read', {}).expect(200);
      expect(body).toEqual({ unread: 3 });
    }
    await holder.request('POST', '/v1/reminders/inbox/read-all', {}).expect(204);
    expect(await holder.get('/v1/reminders/unread')).toEqual({ unread: 0 });
  });

  test('is one’s own', async () => {
    const stranger = await reminders.app.signIn();
    expect(await reminders.inboxOf(stranger)).toEqual([]);
    const answer = await stranger.request('PUT', '/v1/reminders/inbox/2022-12-24/read', {});
    expectError(answer, 404, 'not-found');
  });
});

describe('the settings', () => {
  const patch = (change: object) => holder.request('PUT', '/v1/reminders/settings', change);

  test.each([7, 21, 9.5])('no hour is %p', async (hour) => {
    expectError(await patch({ version: 0, hour }), 422, 'validation-failed');
  });

  test('a pause ends after today', async () => {
    expectError(await patch({ version: 0, pause: { resumeOn: '2022-12-20' } }), 422, 'date-order');
  });

  test('two devices do not overwrite each other', async () => {
    await patch({ version: 0, hour: 10 }).expect(200);
    expectError(await patch({ version: 0, hour: 11 }), 409, 'version-conflict');
    expect((await holder.get('/v1/reminders/settings')).hour).toBe(10);
  });
});

describe('acceptances', () => {
  const report = (reportId: string, answer: string, templateId = EXCHANGE, more = {}) =>
    holder.request('POST', '/v1/reminders/grants', { reportId, answers: [{ templateId, answer }], ...more });

  test.each(['accept', 'acceptWithAlert', 'acceptWithAudio', 'acceptWithForcePush'])(
    '%s counts',
    async (answer) => {
      const { body } = await report('report-0001', answer).expect(200);
      expect(body.left).toBe(1);
    },
  );

  test.each(['reject', 'ban', 'filter'])('%s does not count', async (answer) => {
    expect((await report('report-0001', answer).expect(200)).body.left).toBe(0);
  });

  test('are counted once for a tap, each template for itself', async () => {
    await report('report-0001', 'accept').expect(200);
    await report('report-0001', 'accept').expect(200);
    const { body } = await report('report-0001', 'accept', EDUCATION).expect(200);
    expect(body.templates.map(({ left }: { left: number }) => left)).toEqual([1, 1, 0]);
    expect(body.left).toBe(2);
  });

  test('for a template that we do not have are not kept', async () => {
    await report('report-0001', 'accept', 'somebody-elses').expect(200);
    expect(await reminders.app.connection.collection('grants').countDocuments()).toBe(0);
  });
});

describe('the calendar', () => {
  test('holds the deadline, and its file opens by the link alone', async () => {
    await holder.addCertificate();
    const { entries, file } = await holder.get('/v1/reminders/calendar');
    expect(entries).toMatchObject([{ on: '2022-12-31', startTime: Date.UTC(2022, 11, 31, 1) / 1000 }]);
    const { text, headers } = await reminders.app.request('GET', file).expect(200);
    expect(headers['content-type']).toMatch('text/calendar');
    for (const line of [
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20221231',
      'DTEND;VALUE=DATE:20230101',
      'TRIGGER:-PT159H',
    ])
      expect(text).toContain(line);
  });

  test('gives one entry alone to a phone that takes one of a file', async () => {
    await holder.addCertificate();
    const { entries, file } = await holder.get('/v1/reminders/calendar');
    const [{ uid }] = entries;
    expect((await reminders.app.request('GET', `${file}&only=${uid}`).expect(200)).text).toContain(
      uid.slice(0, 20),
    );
    expectError(await reminders.app.request('GET', `${file}&only=another`), 404, 'not-found');
  });

  test('opens by no other token, and not after an hour', async () => {
    const { file } = await holder.get('/v1/reminders/calendar');
    const access = `/v1/calendar.ics?token=${holder.tokens.accessToken}`;
    for (const path of [access, '/v1/calendar.ics', `${file}x`])
      expectError(await reminders.app.request('GET', path), 403, 'forbidden');
    reminders.app.aheadMs = 3_601_000;
    expectError(await reminders.app.request('GET', file), 403, 'forbidden');
  });

  test('its link dies with the session, and with the account', async () => {
    const { file } = await holder.get('/v1/reminders/calendar');
    const again = await reminders.app.signIn(holder.phone);
    const other = (await again.get('/v1/reminders/calendar')).file;
    await reminders.app.request('GET', file).expect(200);
    await holder
      .request('POST', '/v1/auth/sign-out', { refreshToken: holder.tokens.refreshToken })
      .expect(204);
    expectError(await reminders.app.request('GET', file), 403, 'forbidden');
    await reminders.app.request('GET', other).expect(200);
    await again.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    expectError(await reminders.app.request('GET', other), 403, 'forbidden');
  });

  test('its link opens nothing else', async () => {
    const { file } = await holder.get('/v1/reminders/calendar');
    const token = file.split('token=')[1];
    const answer = await reminders.app.request('GET', '/v1/me').set('Authorization', `Bearer ${token}`);
    expectError(answer, 401, 'not-signed-in');
  });
});

describe('what WeChat calls back with', () => {
  let nonces = 0;
  /** Of a new callback each time. */
  const address = (token = TOKEN, at = Date.now()) => {
    const timestamp = String(Math.floor(at / 1000));
    nonces += 1;
    const signature = createHash('sha1')
      .update([timestamp, `n${nonces}`, token].sort().join(''))
      .digest('hex');
    return `/v1/wechat/events?timestamp=${timestamp}&nonce=n${nonces}&signature=${signature}`;
  };
  const callback = (openId: string, event: string, list: object, at = Date.now(), to = address()) =>
    reminders.app
      .request('POST', to)
      .set('Content-Type', 'application/json')
      .send(
        JSON.stringify({
          ...{ FromUserName: openId, CreateTime: Math.floor(at / 1000), MsgType: 'event', Event: event },
          List: [list],
        }),
      );

  /** Lets the holder be found by an openid, as one who signed in with WeChat. */
  const knownAs = (openId: string, id: string) =>
    jest
      .spyOn(reminders.app.features.accounts, 'holderOfOpenId')
      .mockImplementation(async (asked) => (asked === openId ? id : null));

  test('is taken only when it is signed', async () => {
    const { text } = await reminders.app.request('GET', `${address()}&echostr=hello`).expect(200);
    expect(text).toBe('hello');
    expectError(await reminders.app.request('GET', address('other')), 403, 'forbidden');
    expectError(await reminders.app.request('POST', address('other'), {}), 403, 'forbidden');
  });

  test('counts an acceptance that the page reported too, once; and a cancellation ends it', async () => {
    knownAs('o-1', (await holder.get('/v1/me')).id);
    await reminders.accepts(holder, EXCHANGE, 1);
    const accepted = { TemplateId: EXCHANGE, SubscribeStatusString: 'accept' };
    const at = Date.now();
    for (let time = 0; time < 2; time++)
      await callback('o-1', 'subscribe_msg_popup_event', accepted, at).expect(200);
    expect(await reminders.left(holder)).toBe(1);
    const off = { TemplateId: EXCHANGE, SubscribeStatusString: 'reject' };
    await callback('o-1', 'subscribe_msg_change_event', off, at + 1000).expect(200);
    expect(await reminders.left(holder)).toBe(0);
  });

  test('is taken once, however often it comes, unless taking it in failed', async () => {
    const taking = jest.spyOn(reminders.app.features.reminders, 'takeEvents');
    taking.mockRejectedValueOnce(new Error('no store'));
    const to = address();
    const answer = { TemplateId: EXCHANGE, SubscribeStatusString: 'accept' };
    const again = () => callback('o-1', 'subscribe_msg_popup_event', answer, Date.now(), to);
    await again().expect(500);
    for (let time = 0; time < 3; time++) await again().expect(200);
    expect(taking).toHaveBeenCalledTimes(2);
  });

  test('is refused when it is old, and whoever goes on trying is stopped', async () => {
    const old = () => reminders.app.request('POST', address(TOKEN, Date.now() - 11 * 60_000), {});
    for (let n = 0; n < 60; n++) expectError(await old(), 403, 'forbidden');
    expectError(await old(), 429, 'too-many-requests');
  });

  test('of one person is taken so often and no more', async () => {
    const answer = { TemplateId: EXCHANGE, SubscribeStatusString: 'reject' };
    for (let n = 0; n < 120; n++) await callback('o-2', 'subscribe_msg_change_event', answer).expect(200);
    await callback('o-2', 'subscribe_msg_change_event', answer).expect(429);
    await callback('o-3', 'subscribe_msg_change_event', answer).expect(200);
  });

  test('tells that a message was not delivered', async () => {
    knownAs('o-1', (await holder.get('/v1/me')).id);
    await holder.addCertificate();
    await reminders.accepts(holder, EXCHANGE, 3);
    await reminders.at('2022-12-24');
    const [taken] = reminders.weChat.taken;
    const failed = {
      TemplateId: EXCHANGE,
      MsgID: taken?.msgid,
      ErrorCode: '1',
      ErrorStatus: 'failed:user block',
    };
    await callback('o-1', 'subscribe_msg_sent_event', failed).expect(200);
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat failed']);
  });

  test('about somebody we do not know, or about something else, is taken and changes nothing', async () => {
    await callback('stranger', 'subscribe_msg_popup_event', {
      TemplateId: EXCHANGE,
      SubscribeStatusString: 'accept',
    }).expect(200);
    await callback('stranger', 'debug_demo', {}).expect(200);
    expect(await reminders.app.connection.collection('grants').countDocuments()).toBe(0);
  });
});

describe('the account', () => {
  beforeEach(async () => {
    await holder.addCertificate();
    await reminders.accepts(holder, EXCHANGE, 3);
    await reminders.changes(holder, { hour: 10 });
    await reminders.at('2022-12-24', '10:00');
  });

  test('is exported with its reminders', async () => {
    const { reminders: exported } = await holder.get('/v1/me/export');
    expect(exported).toMatchObject({
      settings: { hour: 10 },
      inbox: [{ day: '2022-12-24', title: '换证还剩 7 天' }],
      acceptances: [{ templateId: EXCHANGE }],
    });
    expect(exported.deliveries).toContainEqual(
      expect.objectContaining({ day: '2022-12-24', status: 'sent' }),
    );
  });

  test('is deleted with its reminders', async () => {
    await holder.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
    for (const name of ['deliveries', 'inbox', 'grants', 'reminder_settings'])
      expect([name, await reminders.app.connection.collection(name).countDocuments()]).toEqual([name, 0]);
  });
});
