import { isPlainlySigned, openPush, PushRefused, type PushSecrets } from '../clients/wechat/push';
import { readSubscribeEvents } from '../clients/wechat/subscribe-events';
import { forbidden, notFound } from '../errors';
import { readText } from '../http/body';
import type { PlainRoute } from '../http/plain';
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

/** Where WeChat pushes its events; whoever cannot sign like WeChat is refused. */
export const weChatEventRoutes = (reminders: ReminderService, secrets: PushSecrets): PlainRoute[] => [
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
      const events = readSubscribeEvents(opened(secrets, queryOf(ctx.query), await readText(ctx)));
      if (events) await reminders.takeEvents(events);
      ctx.type = 'text/plain';
      ctx.body = 'success';
    },
  },
];

function opened(secrets: PushSecrets, query: ReturnType<typeof queryOf>, body: string) {
  try {
    return openPush(secrets, query, body);
  } catch (error) {
    throw error instanceof PushRefused ? forbidden() : error;
  }
}
