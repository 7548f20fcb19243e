import type { InboxRecord } from '../../server/src/reminders/models';
import { weChatOutlet } from '../../server/src/reminders/service';
import { startApp, type TestApp, type TestAppOptions, type TestHolder } from './server';
import { WeChatPlatform } from './wechat-platform';

const TEMPLATES = {
  exchange: { id: 'template-exchange', keys: { thing1: 'certificate', date2: 'deadline', thing3: 'advice' } },
  education: {
    id: 'template-education',
    keys: { thing1: 'certificate', date2: 'deadline', thing3: 'advice' },
  },
} as const;

/** Sends through a double of WeChat; every holder is reached there under the own id. */
export const throughDouble =
  (base: string, { perSecond = 10_000, timeoutMs = 300 } = {}): NonNullable<TestAppOptions['push']> =>
  ({ connection, keyring, time }) => ({
    ...weChatOutlet({
      ...{ connection, keyring, time, perSecond },
      options: { apiBase: base, appId: 'wx0000000000000000', appSecret: 's'.repeat(32), timeoutMs },
      templates: TEMPLATES,
      state: 'formal',
    }),
    addressOf: (_, holder) => holder._id.toHexString(),
  });

/** An app with its reminders, and WeChat beside it. */
export class ReminderApp {
  private constructor(
    readonly app: TestApp,
    readonly weChat: WeChatPlatform,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<ReminderApp> {
    const weChat = await new WeChatPlatform().start();
    const app = await startApp({ push: throughDouble(weChat.base), ...options });
    weChat.now = () => app.clock.now();
    return new ReminderApp(app, weChat);
  }

  async stop(): Promise<void> {
    await this.weChat.stop();
  }

  /** Lets every job run once, as the schedule would. */
  runJobs = (): Promise<void> => this.app.background.runAll();

  /** Moves the clock and lets the jobs run. */
  async at(date: string, time?: string): Promise<void> {
    this.app.clock.moveTo(date, time);
    await this.runJobs();
  }

  /** What lies in a holder's inbox, the latest first: `2022-12-24 换证还剩 7 天`. */
  async inboxOf(holder: TestHolder): Promise<string[]> {
    const { messages } = await holder.get('/v1/reminders/inbox');
    return messages.map(({ day, title }: { day: string; title: string }) => `${day} ${title}`);
  }

  /** The states of all deliveries, by day. */
  async states(): Promise<string[]> {
    const found = await this.app.connection
      .collection<{ _id: string; status: string }>('deliveries')
      .find()
      .toArray();
    return found.map(({ _id, status }) => `${_id.split(':')[1]} ${status}`).sort();
  }

  allInbox(): Promise<InboxRecord[]> {
    return this.app.connection.collection<InboxRecord>('inbox').find().toArray() as Promise<InboxRecord[]>;
  }
}

/** The id by which the double knows a holder. */
export async function addressOf(app: TestApp, holder: TestHolder): Promise<string> {
  const { body } = await holder.request('GET', '/v1/me');
  return body.id ?? app.connection.id;
}
