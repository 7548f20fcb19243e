import { MongoBackend } from '@agendajs/mongo-backend';
import { parseDay, shanghaiEpoch } from '@hz/shared/calendar';
import { Agenda } from 'agenda';
import { type Connection, Types } from 'mongoose';
import type { PushOutlet } from '../../../server/src/features/reminders/service';
import { createLog } from '../../../server/src/platform/log';
import {
  addCertificates,
  addHolders,
  anInstance,
  aStore,
  ensureIndexes,
  openWorld,
  outletTo,
  worldKeyring,
} from '../../support/reminder-world';
import { WeChatDouble } from '../../support/wechat-double';
import { interleaved, printTable } from '../measure';

const ROUNDS = 3;
const CONCURRENCY = 16;
const WARM_UP = 200;
/**
 * How often agenda polls: of 5, 20, 100, 250 and 1000 ms the one at which it was fastest. Each poll begins a new row of
 * claims, whether the last has ended or not; at 5 ms they pile up until the store does nothing else.
 */
const POLL_MS = 100;
const DAY = parseDay('2022-12-24');
const MESSAGE = {
  templateId: 'template-exchange',
  page: 'pages/reminders/index',
  values: { thing1: '施工员（土建）', date2: '2022年12月31日', thing3: '换证还剩7天，别耽误' },
};

interface Stage {
  uri: string;
  weChat: WeChatDouble;
  count: number;
  round: number;
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

async function acceptances(connection: Connection, holderIds: readonly string[]): Promise<void> {
  const entries = Array.from({ length: 3 }, (_, at) => ({
    ...{ at, reportId: null, event: null, state: 'free', delivery: null },
  }));
  await connection.collection('grants').insertMany(
    holderIds.map((holderId) => ({
      _id: `${holderId}:template-exchange` as never,
      holderId: new Types.ObjectId(holderId),
      ...{ templateId: 'template-exchange', version: 0, entries },
    })),
  );
}

/** The outbox: claims, fresh facts, inbox, acceptances, WeChat, and the outcome written down. */
async function outbox({ uri, weChat, count, round }: Stage): Promise<number> {
  const connection = await openWorld(uri, `outbox-${round}`);
  const clock = { now: () => shanghaiEpoch(DAY, 10 * 60), today: () => DAY, simulated: true };
  const push = outletTo({ base: weChat.base, connection, keyring: worldKeyring(), perSecond: 10_000 });
  const { background } = anInstance({ connection, clock, push });
  await ensureIndexes(connection, createLog('silent'));
  const holderIds = await addHolders(connection, count);
  await acceptances(connection, holderIds);
  await addCertificates(
    connection,
    holderIds.map((holderId) => ({ holderId, createdOn: DAY - 3 })),
  );
  const [plan, send] = background.jobs;
  await background.runner.run(plan as never);
  weChat.taken.length = 0;
  const start = performance.now();
  await background.runner.run(send as never);
  const rate = count / secondsSince(start);
  if (weChat.taken.length !== count) throw new Error(`the outbox sent ${weChat.taken.length} of ${count}`);
  await connection.db?.dropDatabase();
  await connection.close();
  return rate;
}

/**
 * agenda with its MongoDB backend, polling: claims, WeChat by the same client, and the outcome written down. The store
 * serves its claim from its index, but jobs that are locked or done stand there before those that wait, and every
 * claim passes over them: with their number its rate falls, while the outbox asks once for the next forty and claims
 * each by its id.
 */
async function agenda({ uri, weChat, count, round }: Stage): Promise<number> {
  const connection = await openWorld(uri, `agenda-${round}`);
  const { sender }: PushOutlet = outletTo({ base: weChat.base, connection, keyring: worldKeyring() });
  await ensureIndexes(connection, createLog('silent'));
  // Its index is not made unless asked for: without it the peer would be measured at scanning.
  const backend = new MongoBackend({
    mongo: connection.getClient().db(`agenda-${round}`) as never,
    ensureIndex: true,
  });
  const peer = new Agenda({
    backend,
    processEvery: POLL_MS,
    maxConcurrency: CONCURRENCY,
    defaultConcurrency: CONCURRENCY,
    defaultLockLimit: 0,
  });
  let left = count;
  const done = new Promise<void>((resolve) => {
    peer.define('remind', async (job) => {
      await sender.send({ ...MESSAGE, openId: String((job.attrs.data as { holder: string }).holder) });
      left -= 1;
      if (left === 0) resolve();
    });
  });
  await backend.connect();
  for (let at = 0; at < count; at++) await peer.now('remind', { holder: `holder-${at}` });
  weChat.taken.length = 0;
  const start = performance.now();
  await peer.start();
  await done;
  const rate = count / secondsSince(start);
  await peer.stop();
  if (weChat.taken.length !== count) throw new Error(`agenda sent ${weChat.taken.length} of ${count}`);
  await connection.db?.dropDatabase();
  await connection.close();
  return rate;
}

/**
 * Deliveries a second of the outbox, beside agenda on the same store, through the same client to the same double, which
 * answers both at once; the outbox's own rate limit lies far above what either reaches.
 */
export async function printDelivery(counts: readonly number[]): Promise<void> {
  const store = await aStore();
  const weChat = await new WeChatDouble().start();
  let round = 0;
  try {
    // What has just started is still being compiled: one run of each goes ahead.
    await outbox({ uri: store.uri, weChat, count: WARM_UP, round: ++round });
    await agenda({ uri: store.uri, weChat, count: WARM_UP, round: ++round });
    for (const count of counts) await printRates(() => ({ uri: store.uri, weChat, count, round: ++round }));
  } finally {
    await weChat.stop();
    await store.stop();
  }
}

async function printRates(stage: () => Stage): Promise<void> {
  const { count } = stage();
  const rates = await interleaved(ROUNDS, { outbox: () => outbox(stage()), agenda: () => agenda(stage()) });
  const ratio = rates.outbox / rates.agenda;
  printTable([
    [`${count} messages to the double`, 'a second', 'beside agenda'],
    [
      'the outbox: fresh facts, inbox, acceptance, WeChat',
      rates.outbox.toFixed(0),
      `${ratio.toFixed(2)}${ratio < 1 ? ' (slower)' : ''}`,
    ],
    ['agenda, polling: WeChat alone, by the same client', rates.agenda.toFixed(0), '1'],
  ]);
  console.log();
}
