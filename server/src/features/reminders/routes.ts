import { parseDay } from '@hz/shared/calendar';
import { type Binding, route } from '../../platform/http/route';
import type { CalendarLinks } from './calendar-link';
import type { ReminderService } from './service';

/** Serves a holder's reminders. */
export const reminderRoutes = (reminders: ReminderService, links: CalendarLinks): Binding[] => [
  route('GET /v1/reminders/timeline', ({ caller }) => reminders.timeline(caller.holderId)),
  route('GET /v1/reminders/inbox', ({ caller, query }) => reminders.inboxPage(caller.holderId, query)),
  route('GET /v2/reminders/timeline', ({ caller }) => reminders.packTimeline(caller.holderId)),
  route('GET /v2/reminders/inbox', ({ caller, query }) => reminders.packInboxPage(caller.holderId, query)),
  route('GET /v2/reminders/calendar', async ({ caller }) => ({
    entries: await reminders.packCalendar(caller.holderId),
    file: await links.linkFor(caller),
  })),
  route('GET /v1/reminders/unread', async ({ caller }) => ({
    unread: await reminders.unread(caller.holderId),
  })),
  route('PUT /v1/reminders/inbox/:day/read', async ({ caller, params }) => ({
    unread: await reminders.read(caller.holderId, parseDay(params.day)),
  })),
  route('PUT /v1/reminders/notices/:id/read', async ({ caller, params }) => ({
    unread: await reminders.readNotice(caller.holderId, params.id),
  })),
  route('POST /v1/reminders/inbox/read-all', ({ caller }) => reminders.readAll(caller.holderId)),
  route('GET /v1/reminders/settings', ({ caller }) => reminders.settings(caller.holderId)),
  route('PUT /v1/reminders/settings', ({ caller, body }) => reminders.changeSettings(caller.holderId, body)),
  route('POST /v1/reminders/grants', ({ caller, body }) => reminders.reportAnswers(caller.holderId, body)),
  route('GET /v1/reminders/calendar', async ({ caller }) => ({
    entries: await reminders.calendar(caller.holderId),
    file: await links.linkFor(caller),
  })),
];
