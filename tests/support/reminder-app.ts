import type { InboxRecord } from '../../server/src/features/reminders/models';
import { type Rules, weChatOutlet } from '../../server/src/features/reminders/service';
import { startApp, type TestApp, type TestAppOptions, type TestHolder } from './server';
import { type TakenMessage, WeChatDouble } from './wechat-double';

const KEYS = { thing1: 'certificate', date2: 'deadline', thing3: 'advice' } as const;
export const EXCHANGE = 'template-exchange';
export const EDUCATION = 'template-education';
export const NUDGE = 'template-nudge';

/** Sends through a double of WeChat; every holder is reached there under the own id. */
export const throughDouble =
  (base: string, { perSecond = 10_000, timeoutMs = 10_000 } = {}): NonNullable<TestAppOptions['push']> =>
  ({ connection, keyring, time }) => ({
    ...weChatOutlet({
      ...{ connection, keyring, time, perSecond },
      options: { apiBase: base, appId: 'wx0000000000000000', appSecret: 's'.repeat(32), timeoutMs },
      templates: {
        exchange: { id: EXCHANGE, keys: KEYS },
        education: { id: EDUCATION, keys: KEYS },
        nudge: { id: NUDGE, keys: KEYS },
      },
      state: 'formal',
    }),
    addressOf: (_, holder) => holder._id.toHexString(),
  });

/** Rules that can be exchanged for others, as a new version of the server would bring them. */
export const rulesOf = (rulebook: () => ReturnType<Rules['load']>): Rules => ({
  ids: ['jilin-2022-25'],
  load: rulebook,
});

/** An app with its reminders, and WeChat beside it. */
export class ReminderApp {
  private reports = 0;

  private constructor(
    readonly app: TestApp,
    readonly weChat: WeChatDouble,
  ) {}

  static async start(options: TestAppOptions & { perSecond?: number } = {}): Promise<ReminderApp> {
    const weChat = await new WeChatDouble().start();
    const { perSecond, ...rest } = options;
    const app = await startApp({ push: throughDouble(weChat.base, { perSecond }), ...rest });
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

  /** The holder accepts so many messages of a template. */
  async accepts(holder: TestHolder, templateId: string, times: number): Promise<void> {
    const { id } = await holder.get('/v1/me');
    this.weChat.accept(id, templateId, times);
    for (let at = 0; at < times; at++) {
      this.reports += 1;
      const reportId = `report-${String(this.reports).padStart(6, '0')}`;
      const answers = [{ templateId, answer: 'accept' }];
      await holder.request('POST', '/v1/reminders/grants', { reportId, answers }).expect(200);
    }
  }

  /** How many more messages the holder allows, as the app shows it. */
  async left(holder: TestHolder): Promise<number> {
    return (await holder.get('/v1/reminders/settings')).push.left;
  }

  async changes(holder: TestHolder, change: object): Promise<void> {
    const { version } = await holder.get('/v1/reminders/settings');
    await holder.request('PUT', '/v1/reminders/settings', { version, ...change }).expect(200);
  }

  /** What lies in a holder's inbox, the latest first: `2022-12-24 换证还剩 7 天`. */
  async inboxOf(holder: TestHolder): Promise<string[]> {
    const { messages } = await holder.get('/v1/reminders/inbox');
    return messages.map(({ day, title }: { day: string; title: string }) => `${day} ${title}`);
  }

  /** How the channels fared with the latest message: `inbox sent`, `wechat skipped`. */
  async channelsOf(holder: TestHolder): Promise<string[]> {
    const { messages } = await holder.get('/v1/reminders/inbox');
    return messages[0].channels.map(({ channel, state }: Record<string, string>) => `${channel} ${state}`);
  }

  /** What the double took for a holder, in words of the message. */
  async pushedTo(holder: TestHolder): Promise<string[]> {
    const { id } = await holder.get('/v1/me');
    return this.weChat.taken.filter(({ openId }) => openId === id).map(inWords);
  }

  /** The states of all deliveries, by day. */
  async states(): Promise<string[]> {
    const deliveries = this.app.connection.collection<{ _id: string; status: string }>('deliveries');
    const found = await deliveries.find().toArray();
    return found.map(({ _id, status }) => `${_id.split(':')[1]} ${status}`).sort();
  }

  allInbox(): Promise<InboxRecord[]> {
    return this.app.connection.collection<InboxRecord>('inbox').find().toArray() as Promise<InboxRecord[]>;
  }
}

const inWords = ({ values }: TakenMessage): string => values.thing3 ?? '';
