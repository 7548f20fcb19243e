import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import { type Connection, Types } from 'mongoose';
import type { Assembled } from '../../../server/src/compose';
import { isLongRun } from '../../support/long';
import {
  addCertificates,
  addHolders,
  anInstance,
  outletTo,
  worldKeyring,
} from '../../support/reminder-world';
import { startApp } from '../../support/server';
import { WeChatDouble } from '../../support/wechat-double';

const DAY = parseDay('2022-12-24');
const MINUTE = 60_000;
const PER_SECOND = 30;
/** A card that has to be renewed by a day. */
const card = (expiresOn: string) => ({
  ...{ pack: 'safety-abc', kind: 'safety-abc', trade: 'C', specialty: null, registryStatus: null },
  ...{ facts: { expiresOn, employed: true }, toldOn: {}, statements: [] },
});
/** Three deadlines, of which a reminder falls on the same day: one, seven and thirty days before. */
const CERTIFICATES: Record<string, object> = {
  tomorrow: card('2022-12-25'),
  'next-week': { pack: 'jilin-2022-25' },
  'next-month': card('2023-01-23'),
};
const EACH = 17;

let weChat: WeChatDouble;
let connection: Connection;
let now: number;
let instance: Assembled;
let sentAt: number[];
let urgencyByHolder: Map<string, string>;

/** Adds holders with a certificate of each deadline, mixed, who accept what is needed. */
async function populate(): Promise<void> {
  const names = Object.keys(CERTIFICATES);
  const holderIds = await addHolders(connection, EACH * names.length);
  urgencyByHolder = new Map(holderIds.map((id, at) => [id, names[at % names.length] as string]));
  await addCertificates(
    connection,
    holderIds.map((holderId) => ({ holderId, createdOn: DAY - 3 })),
  );
  await Promise.all([...urgencyByHolder].map(([holderId, deadline]) => settle(holderId, deadline)));
}

async function settle(holderId: string, deadline: string): Promise<void> {
  await connection
    .collection('certificates')
    .updateOne({ holderId: new Types.ObjectId(holderId) }, { $set: CERTIFICATES[deadline] as object });
  for (let at = 0; at < 6; at++) {
    const answers = [{ templateId: 'template-exchange', answer: 'accept' as const }];
    await instance.features.reminders.reportAnswers(holderId, { reportId: `report-${at}`, answers });
  }
}

beforeEach(async () => {
  weChat = await new WeChatDouble().start();
  sentAt = [];
  connection = (await startApp()).connection;
  now = shanghaiEpoch(DAY, 6 * 60);
  weChat.now = () => now;
  open({});
  await populate();
});
afterEach(() => weChat.stop());

/** An instance that sends at most so many messages a second, and waits so long for an answer. */
function open({ perSecond = PER_SECOND, timeoutMs = 60_000 }): void {
  for (const name of Object.keys(connection.models)) connection.deleteModel(name);
  const clock = { now: () => now, today: () => DAY, simulated: true };
  const outlet = outletTo({ base: weChat.base, connection, keyring: worldKeyring(), perSecond, timeoutMs });
  // When each goes out, not when it arrives: on a busy machine what was sent apart arrives together.
  const sender: typeof outlet.sender = {
    send: (message) => {
      sentAt.push(performance.now());
      return outlet.sender.send(message);
    },
  };
  instance = anInstance({ connection, clock, push: { ...outlet, sender } });
}

/** Lets the jobs run so many times, some minutes apart. */
const runJobs = async (times: number, minutesApart: number): Promise<void> => {
  for (let run = 0; run < times; run++) {
    now += minutesApart * MINUTE;
    await instance.background.runAll();
  }
};
const inboxCount = () => connection.collection('inbox').countDocuments();

test.each(isLongRun ? (['503', 'busy', 'silent'] as const) : (['silent'] as const))(
  'an hour without WeChat (%s) loses nothing',
  async (outage) => {
    await instance.background.runAll();
    weChat.manners.outage = outage;
    // Nobody waits a minute for each answer that does not come; and nobody is cut short once they come again.
    if (outage === 'silent') open({ timeoutMs: 400 });
    now = shanghaiEpoch(DAY, 9 * 60);
    await runJobs(10, 6);
    expect(weChat.taken).toEqual([]);
    expect(await inboxCount()).toBe(EACH * 3); // the inbox does not wait for WeChat
    expect(weChat.sendCalls).toBeLessThan(40); // nobody hammers a server that is down

    sentAt.length = 0;
    weChat.manners.outage = 'none';
    if (outage === 'silent') open({});
    await runJobs(6, 3);
    expect(weChat.taken).toHaveLength(EACH * 3);
    expect(new Set(weChat.taken.map(({ openId }) => openId)).size).toBe(EACH * 3);
    expect(await inboxCount()).toBe(EACH * 3);
    const order = weChat.taken.map(({ openId }) =>
      Object.keys(CERTIFICATES).indexOf(urgencyByHolder.get(openId) as string),
    );
    expect(order).toEqual([...order].sort());
    expect(densest(sentAt)).toBeLessThanOrEqual(PER_SECOND * 1.1 + 1);
    expect(await connection.collection('deliveries').countDocuments({ status: 'sent' })).toBe(EACH * 3);
  },
);

test('however many are due, at most sixteen are under way at once', async () => {
  open({ perSecond: 10_000 });
  weChat.manners.latencyMs = 60;
  now = shanghaiEpoch(DAY, 9 * 60);
  await instance.background.runAll();
  expect(weChat.taken).toHaveLength(EACH * 3);
  expect(weChat.mostAtOnce).toBe(16);
});

/** The most that came within any stretch of a second. */
const densest = (times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + 1000).length));
