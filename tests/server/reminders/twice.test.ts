import { parseDay } from '@hz/shared/calendar';
import type { Job } from '../../../server/src/platform/jobs/runner';
import { EXCHANGE, ReminderApp } from '../../support/reminder-app';
import { addCertificates } from '../../support/reminder-world';
import type { TestHolder } from '../../support/server';

const HOLDERS = 12;
const ACCEPTED = 2;
let reminders: ReminderApp;
let holders: TestHolder[];

beforeEach(async () => {
  reminders = await ReminderApp.start({ today: '2022-12-20' });
  holders = [];
  for (let at = 0; at < HOLDERS; at++) {
    const holder = await reminders.app.signIn();
    await reminders.accepts(holder, EXCHANGE, ACCEPTED);
    holders.push(holder);
  }
  const ids = await Promise.all(holders.map(async (holder) => (await holder.get('/v1/me')).id as string));
  const createdOn = parseDay('2022-12-20');
  await addCertificates(
    reminders.app.connection,
    ids.map((holderId) => ({ holderId, createdOn })),
  );
  reminders.app.clock.moveTo('2022-12-24');
});
afterEach(() => reminders.stop());

const job = (name: string): Job => reminders.app.background.jobs.find((one) => one.name === name) as Job;
const never = new AbortController().signal;

async function everybodyWasToldOnce(): Promise<void> {
  expect(await reminders.allInbox()).toHaveLength(HOLDERS);
  expect(reminders.weChat.taken).toHaveLength(HOLDERS);
  for (const holder of holders) {
    expect(await reminders.inboxOf(holder)).toEqual(['2022-12-24 换证还剩 7 天']);
    expect(await reminders.left(holder)).toBe(ACCEPTED - 1);
  }
}

const inTurn = async (one: Job): Promise<void> => {
  await one.run(never);
  await one.run(never);
};
const atOnce = (one: Job) => Promise.all([one.run(never), one.run(never), one.run(never)]);

test.each([
  ['one after the other', inTurn],
  ['at once', atOnce],
])('each job performed twice, %s, tells everybody once', async (_, perform) => {
  await perform(job('plan'));
  await perform(job('send'));
  await perform(job('sweep'));
  await perform(job('plan'));
  await perform(job('send'));
  await everybodyWasToldOnce();
});

describe('a run that is cut off in the middle', () => {
  const collectionOf = (model: string) => reminders.app.connection.model(model).collection;

  /** Lets writes fail, as when the process dies before them. */
  function breakWrites(
    target: object,
    method: 'insertMany' | 'bulkWrite',
    which: (written: unknown) => boolean = () => true,
  ): () => void {
    const real = (target as Record<string, (...args: unknown[]) => unknown>)[method]?.bind(target);
    const spy = jest.spyOn(target, method as never).mockImplementation(((...args: unknown[]) => {
      if (which(args[0])) throw new Error('cut off');
      return real?.(...args);
    }) as never);
    return () => spy.mockRestore();
  }

  test('of planning, before or after its rows were written, loses nothing and doubles nothing', async () => {
    const certificates = reminders.app.connection.model('Certificate');
    for (const breaking of [
      () => breakWrites(collectionOf('Delivery'), 'insertMany'),
      () => breakWrites(certificates, 'bulkWrite'),
    ]) {
      const mend = breaking();
      await expect(job('plan').run(never)).rejects.toThrow('cut off');
      mend();
    }
    await job('plan').run(never);
    await job('send').run(never);
    await everybodyWasToldOnce();
  });

  test.each([1, 5, HOLDERS])(
    'of sending, before the message of holder %i was laid down, sends the rest and ends that one',
    async (nth) => {
      await job('plan').run(never);
      const { id: unlucky } = await (holders[nth - 1] as TestHolder).get('/v1/me');
      const mend = breakWrites(collectionOf('InboxMessage'), 'bulkWrite', (updates) =>
        JSON.stringify(updates).includes(unlucky),
      );
      await job('send').run(never);
      mend();
      expect(await reminders.allInbox()).toHaveLength(HOLDERS - 1);
      reminders.app.aheadMs = 61_000; // its lease has run out
      await job('sweep').run(never);
      await job('send').run(never);
      await everybodyWasToldOnce();
    },
  );

  test('by its signal stops between batches, and the next run does the rest', async () => {
    const stopped = new AbortController();
    stopped.abort();
    await job('plan').run(never);
    await job('send').run(stopped.signal);
    expect(await reminders.allInbox()).toEqual([]);
    await job('send').run(never);
    await everybodyWasToldOnce();
  });
});
