import {
  CallbackRefused,
  type CallbackSecrets,
  isPlainlySigned,
  openCallback,
} from '../../platform/clients/wechat/callback';
import { readSubscribeEvents, type SubscribeEvents } from '../../platform/clients/wechat/subscribe-events';
import { forbidden, notFound, tooManyRequests } from '../../platform/errors';
import { readText } from '../../platform/http/body';
import { networkOf } from '../../platform/http/network';
import type { PlainRoute } from '../../platform/http/plain';
import { type Counted, type Limit, LimitReached, type Limits, type Taken } from '../../platform/store/limits';
import { calendarFile } from './calendar';
import { CALENDAR_PATH, type CalendarLinks } from './calendar-link';
import type { ReminderService } from './service';

/**
 * The calendar file that a browser opens by a link from `GET /v1/reminders/calendar`. With `only`, the entry of that
 * uid alone: some phones take one event of a file.
 */
export const calendarRoute = (
  reminders: ReminderService,
  links: CalendarLinks,
  time: () => number,
): PlainRoute => ({
  method: 'get',
  path: CALENDAR_PATH,
  serve: async (ctx) => {
    const holderId = await links.holderOf(String(ctx.query.token ?? ''));
    const { only } = ctx.query;
    const entries = (await reminders.calendar(holderId)).filter(
      ({ uid }) => only === undefined || uid === only,
    );
    if (only !== undefined && entries.length === 0) throw notFound();
    ctx.body = calendarFile(entries, time());
    ctx.type = 'text/calendar';
    ctx.attachment('huanzheng.ics');
  },
});

const EVENTS_PATH = '/v1/wechat/events';

const queryOf = (query: Record<string, string | string[] | undefined>) => {
  const one = (name: string): string | undefined => {
    const value = query[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    signature: one('signature'),
    msg_signature: one('msg_signature'),
    timestamp: one('timestamp') ?? '',
    nonce: one('nonce') ?? '',
    echostr: one('echostr') ?? '',
  };
};

const LIMITS = {
  /** Callbacks that were not signed, stale or broken. The names under which the limits are kept are of old. */
  refused: { name: 'push-refused', points: 60, seconds: 60 * 60 },
  /** Longer than a callback stays fresh, however clocks differ. */
  once: { name: 'push-once', points: 1, seconds: 30 * 60 },
  openId: { name: 'push-openid', points: 120, seconds: 60 * 60 },
} as const satisfies Record<string, Limit>;

export interface EventRoutesParts {
  reminders: ReminderService;
  secrets: CallbackSecrets;
  limits: Limits;
  /** Real time in milliseconds. */
  time: () => number;
}

const signatureOf = ({ msg_signature, signature, timestamp, nonce }: ReturnType<typeof queryOf>): string =>
  [msg_signature ?? signature, timestamp, nonce].join(' ');

/** Where WeChat calls back with its events, each once; whoever cannot sign like WeChat is refused. */
export function weChatEventRoutes({ reminders, secrets, limits, time }: EventRoutesParts): PlainRoute[] {
  /** A callback that was taken already is answered as taken; one that could not be taken in may come again. */
  async function takeOnce(events: SubscribeEvents, signature: string): Promise<void> {
    const taken = await limits.take([LIMITS.once, signature]).catch(ifReached(() => null));
    if (taken === null) return;
    try {
      await take(limits, [LIMITS.openId, events.openId]);
      await reminders.takeEvents(events);
    } catch (error) {
      await taken.giveBack();
      throw error;
    }
  }

  return [
    {
      method: 'get',
      path: EVENTS_PATH,
      serve: async (ctx) => {
        const query = queryOf(ctx.query);
        if (!isPlainlySigned(secrets, query)) throw forbidden();
        ctx.type = 'text/plain';
        ctx.body = query.echostr;
      },
    },
    {
      method: 'post',
      path: EVENTS_PATH,
      serve: async (ctx) => {
        const query = queryOf(ctx.query);
        const tried = await take(limits, [LIMITS.refused, networkOf(ctx.ip)]);
        const events = readSubscribeEvents(opened(secrets, query, await readText(ctx), time()));
        await tried.giveBack();
        if (events) await takeOnce(events, signatureOf(query));
        ctx.type = 'text/plain';
        ctx.body = 'success';
      },
    },
  ];
}

const ifReached =
  <T>(then: (reached: LimitReached) => T) =>
  (error: unknown): T => {
    if (error instanceof LimitReached) return then(error);
    throw error;
  };

const take = (limits: Limits, ...counted: Counted[]): Promise<Taken> =>
  limits.take(...counted).catch(
    ifReached(({ retryAfter }) => {
      throw tooManyRequests(retryAfter);
    }),
  );

function opened(secrets: CallbackSecrets, query: ReturnType<typeof queryOf>, body: string, now: number) {
  try {
    return openCallback(secrets, query, body, now);
  } catch (error) {
    throw error instanceof CallbackRefused ? forbidden() : error;
  }
}
