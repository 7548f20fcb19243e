import { Types } from 'mongoose';
import { EDUCATION, EXCHANGE, ReminderApp, rulesOf } from '../../support/reminder-app';
import { jilin, jilinMoved } from '../../support/reminders';
import type { TestHolder } from '../../support/server';

let reminders: ReminderApp;
let holder: TestHolder;

const begin = async (today: string, options = {}): Promise<void> => {
  reminders = await ReminderApp.start({ today, ...options });
  holder = await reminders.app.signIn();
};
afterEach(() => reminders.stop());

describe('a reminder', () => {
  beforeEach(() => begin('2022-12-20'));

  test('arrives on its day, in the morning', async () => {
    await holder.addCertificate();
    await reminders.runJobs();
    await reminders.at('2022-12-24', '08:30');
    expect(await reminders.inboxOf(holder)).toEqual([]);
    await reminders.at('2022-12-24', '09:00');
    await reminders.at('2022-12-28', '09:01');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-28 换证还剩 3 天', '2022-12-24 换证还剩 7 天']);
    expect(await reminders.states()).toEqual(['2022-12-20 superseded', '2022-12-24 sent', '2022-12-28 sent']);
  });

  test('says what, until when, by which clause, and leads to the step', async () => {
    const { id } = await holder.addCertificate();
    await reminders.at('2022-12-24');
    const { messages, unread } = await holder.get('/v1/reminders/inbox');
    expect(unread).toBe(1);
    expect(messages[0]).toMatchObject({
      day: '2022-12-24',
      arrivedOn: '2022-12-24',
      arrivedAt: '09:00',
      tone: 'soon',
      read: false,
      lines: [
        {
          rule: 'exchange-deadline',
          certificate: '施工员（土建）',
          sentence: '旧证书要在 12月31日（还剩7天）前申请更换，过了就自动失效。先去注册个人用户。',
          deadline: '2022-12-31',
          clause: { id: '二' },
          target: { certificateId: id, kind: 'step', stepId: 'register' },
        },
      ],
    });
  });

  test('comes at the hour that the holder chose', async () => {
    await holder.addCertificate();
    await reminders.changes(holder, { hour: 19 });
    await reminders.at('2022-12-24', '18:59');
    expect(await reminders.inboxOf(holder)).toEqual([]);
    await reminders.at('2022-12-24', '19:00');
    expect(await reminders.inboxOf(holder)).toHaveLength(1);
  });

  test.each(['21:00', '23:59', '00:00', '07:59'])('never comes at %s', async (time) => {
    await holder.addCertificate();
    await reminders.at('2022-12-31', time);
    expect(await reminders.inboxOf(holder)).toEqual([]);
  });

  test('does not bother who has finished between planning and sending', async () => {
    const { id } = await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00');
    await holder.marks(id, 'exchange', '2022-12-24').expect(200);
    await reminders.at('2022-12-24', '09:00');
    expect(await reminders.inboxOf(holder)).toEqual([]);
    expect(await reminders.states()).toContain('2022-12-24 cancelled');
  });

  test('comes after all when the facts go back', async () => {
    const { id } = await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00');
    await holder.marks(id, 'exchange', '2022-12-24').expect(200);
    await reminders.at('2022-12-24', '09:00');
    await holder.takesBack(id, 'exchange').expect(200);
    await reminders.at('2022-12-24', '11:00');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-24 换证还剩 7 天']);
  });

  test('is one message a day, with a line for each certificate', async () => {
    await holder.addCertificate();
    await holder.addCertificate({ trade: '材料员' });
    await reminders.at('2022-12-24');
    const { messages } = await holder.get('/v1/reminders/inbox');
    expect(messages.map((message: { lines: object[] }) => message.lines.length)).toEqual([2]);
  });

  test('that became due after the day’s message waits for the next day', async () => {
    await holder.addCertificate();
    await reminders.at('2022-12-24');
    await holder.addCertificate({ trade: '材料员' });
    await reminders.at('2022-12-24', '15:00');
    expect(await reminders.inboxOf(holder)).toHaveLength(1);
    await reminders.at('2022-12-25');
    const { messages } = await holder.get('/v1/reminders/inbox');
    expect(messages[0]).toMatchObject({ day: '2022-12-25', lines: [{ certificate: '材料员' }] });
  });

  test('goes to nobody whose certificate was deleted or archived', async () => {
    const gone = await holder.addCertificate();
    const kept = await holder.addCertificate({ trade: '材料员' });
    await reminders.at('2022-12-24', '06:00');
    await holder.request('DELETE', `/v1/certificates/${gone.id}?version=${gone.version}`).expect(204);
    await holder
      .request('PUT', `/v1/certificates/${kept.id}`, { version: kept.version, archived: true })
      .expect(200);
    await reminders.at('2022-12-24');
    expect(await reminders.inboxOf(holder)).toEqual([]);
  });
});

describe('after three days down', () => {
  test('the most urgent row is sent, and the others are marked superseded', async () => {
    await begin('2022-12-24');
    await holder.addCertificate();
    await reminders.at('2022-12-24');
    await reminders.at('2022-12-31', '10:00');
    expect(await reminders.inboxOf(holder)).toEqual([
      '2022-12-31 今天是换证最后一天',
      '2022-12-24 换证还剩 7 天',
    ]);
    const rows = await reminders.app.connection.collection('deliveries').findOne({ day: { $gt: 19_355 } });
    expect(
      rows?.rows.map((row: { offset: number; superseded: string }) => [row.offset, row.superseded]),
    ).toEqual([
      [0, null],
      [-3, 'more-urgent'],
      [-1, 'more-urgent'],
    ]);
  });

  test('what was planned and not sent is overtaken by what is due today', async () => {
    await begin('2022-12-20');
    await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00'); // planned for nine, but then everything stood still
    await reminders.at('2022-12-28', '10:00');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-28 换证还剩 3 天']);
  });

  test('what was planned and not sent is sent late when nothing has overtaken it', async () => {
    await begin('2022-12-20');
    await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00');
    await reminders.at('2022-12-26', '10:00');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-26 换证还剩 5 天']);
  });
});

describe('a pause', () => {
  beforeEach(() => begin('2022-12-20'));

  test('lets nothing through, and afterwards only the most urgent comes', async () => {
    await holder.addCertificate();
    await reminders.changes(holder, { pause: { resumeOn: '2022-12-29' } });
    for (const day of ['2022-12-24', '2022-12-28']) await reminders.at(day);
    expect(await reminders.inboxOf(holder)).toEqual([]);
    await reminders.at('2022-12-29');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-29 换证还剩 2 天']);
  });

  test('between planning and sending holds the message back; resuming brings it', async () => {
    await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00');
    await reminders.changes(holder, { pause: { resumeOn: null } });
    await reminders.at('2022-12-24', '09:00');
    expect(await reminders.inboxOf(holder)).toEqual([]);
    await reminders.changes(holder, { pause: null });
    await reminders.at('2022-12-24', '12:00');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-24 换证还剩 7 天']);
  });
});

describe('an amendment', () => {
  test('that moves the deadline is told, replans by itself, and drops what was planned for the old day', async () => {
    let rulebook = jilin;
    const rules = rulesOf(() => rulebook);
    await begin('2022-12-20', { rules });
    await holder.addCertificate();
    await reminders.at('2022-12-24', '06:00'); // the seventh day before the old deadline, not sent yet
    rulebook = jilinMoved('2022-12-24', '2023-03-31');
    await reminders.at('2022-12-24', '09:00');
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-24 换证期限改到 2023年3月31日']);
    await reminders.at('2022-12-31');
    await reminders.at('2023-03-30');
    expect((await reminders.inboxOf(holder))[0]).toBe('2023-03-30 换证还剩 1 天');
    expect(await reminders.inboxOf(holder)).toHaveLength(2);
  });
});

describe('the yearly duty', () => {
  test('asks once about a past year, and warns as soon as it is told', async () => {
    await begin('2023-12-20');
    const { id } = await holder.addCertificate({ holding: 'electronic', issuedOn: '2022-06-01' });
    await reminders.runJobs();
    for (const day of ['2024-01-02', '2024-01-03', '2024-10-01', '2024-11-01']) await reminders.at(day);
    expect(await reminders.inboxOf(holder)).toEqual(['2024-01-02 说说前几年学了多少']);
    await holder.states(id, 2023, 20).expect(200);
    await reminders.at('2024-12-01');
    expect((await reminders.inboxOf(holder))[0]).toBe('2024-12-01 今年还差 44 学时');
  });
});

describe('by WeChat', () => {
  beforeEach(async () => {
    await begin('2022-11-28');
    reminders.weChat.manners.needsGrant = true;
    await holder.addCertificate();
  });

  test('a message goes out for each acceptance, and the count goes down', async () => {
    await reminders.accepts(holder, EXCHANGE, 6);
    expect(await reminders.left(holder)).toBe(6);
    await reminders.at('2022-12-01');
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat sent']);
    expect(await reminders.left(holder)).toBe(5);
    expect(await reminders.pushedTo(holder)).toEqual(['换证还剩30天，别耽误']);
  });

  test('of which nobody who never let it send is told that something of theirs is used up', async () => {
    await reminders.at('2022-12-01');
    expect(await reminders.inboxOf(holder)).toHaveLength(1);
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent']);
  });

  test('the last acceptances are kept for the last days before the deadline', async () => {
    await reminders.accepts(holder, EXCHANGE, 3);
    const days = ['2022-12-01', '2022-12-17', '2022-12-24', '2022-12-28', '2022-12-30', '2022-12-31'];
    for (const day of days) await reminders.at(day);
    expect(await reminders.pushedTo(holder)).toEqual([
      '换证还剩7天，别耽误',
      '换证还剩3天，别耽误',
      '换证还剩1天，别耽误',
    ]);
    expect(await reminders.inboxOf(holder)).toHaveLength(6);
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat skipped']);
  });

  test('acceptances for another template do not count', async () => {
    await reminders.accepts(holder, EDUCATION, 9);
    await reminders.at('2022-12-24');
    expect(await reminders.pushedTo(holder)).toEqual([]);
  });

  test('nothing goes out when WeChat knows of no acceptance, and the count says so', async () => {
    await reminders.accepts(holder, EXCHANGE, 9);
    reminders.weChat.grants.clear();
    await reminders.at('2022-12-24');
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat failed']);
    expect(await reminders.left(holder)).toBe(0);
  });

  test('a message that WeChat will never take is set aside for somebody to look at', async () => {
    await reminders.accepts(holder, EXCHANGE, 9);
    reminders.weChat.nextSends.push({ errcode: 47003, errmsg: 'data.thing1.value invalid' });
    await reminders.at('2022-12-24');
    expect(await reminders.inboxOf(holder)).toHaveLength(1);
    expect(await reminders.states()).toContain('2022-12-24 permanent-failure');
    expect(await reminders.app.features.reminders.deadLetters(10)).toMatchObject([
      { day: '2022-12-24', channels: [{ channel: 'inbox' }, { channel: 'wechat', code: 'errcode47003' }] },
    ]);
    expect(await reminders.left(holder)).toBe(9);
  });

  test('a message that fails by itself is tried again, with growing pauses, and then given up', async () => {
    await reminders.accepts(holder, EXCHANGE, 9);
    for (let at = 0; at < 20; at++) reminders.weChat.nextSends.push({ errcode: 43108 });
    await reminders.at('2022-12-24');
    for (let minute = 0; minute < 30; minute++) {
      reminders.app.clock.pass(1);
      await reminders.runJobs();
    }
    expect(reminders.weChat.sendCalls).toBe(6);
    expect(await reminders.inboxOf(holder)).toHaveLength(1);
    expect(await reminders.states()).toContain('2022-12-24 permanent-failure');
  });

  test('what WeChat could not take before nine in the evening waits for the morning', async () => {
    await reminders.accepts(holder, EXCHANGE, 9);
    reminders.weChat.manners.outage = '503';
    for (const time of ['20:58', '20:59']) await reminders.at('2022-12-24', time);
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat waiting']);
    reminders.weChat.manners.outage = 'none';
    for (const time of ['21:00', '23:30']) await reminders.at('2022-12-24', time);
    for (const time of ['00:00', '07:59']) await reminders.at('2022-12-25', time);
    expect(await reminders.pushedTo(holder)).toEqual([]);
    await reminders.at('2022-12-25', '08:00');
    expect(await reminders.pushedTo(holder)).toHaveLength(1);
  });

  test('is not tried again once the holder has finished', async () => {
    const { certificates } = await holder.get('/v1/certificates');
    await reminders.accepts(holder, EXCHANGE, 9);
    reminders.weChat.manners.outage = '503';
    await reminders.at('2022-12-24');
    reminders.weChat.manners.outage = 'none';
    await holder.marks(certificates[0].id, 'exchange', '2022-12-24').expect(200);
    await reminders.at('2022-12-24', '12:00');
    expect(await reminders.pushedTo(holder)).toEqual([]);
    expect(await reminders.channelsOf(holder)).toEqual(['inbox sent', 'wechat skipped']);
    expect(await reminders.left(holder)).toBe(9);
  });
});

test('a certificate whose sealed facts do not open is left out and named in the log; everybody else is told', async () => {
  await begin('2022-12-24');
  const damaged = await holder.addCertificate();
  const { connection } = reminders.app;
  await connection
    .collection('certificates')
    .updateOne({ _id: new Types.ObjectId(damaged.id) }, { $set: { sealedFacts: 'k1.not.sealed' } });
  const other = await reminders.app.signIn();
  await other.addCertificate();
  await reminders.runJobs();
  expect(await reminders.inboxOf(other)).toEqual(['2022-12-24 换证还剩 7 天']);
  expect(await reminders.inboxOf(holder)).toEqual([]);
  expect(reminders.app.logLines.filter((line) => line.includes('left out of reminders'))).toEqual([
    expect.stringContaining(damaged.id),
  ]);
});
