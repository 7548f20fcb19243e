import type { ReminderSettings, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { unread } from '../shell/arrivals';
import { onClockMoved } from '../shell/clock';

export type Inbox = ResponseOf<'GET /v2/reminders/inbox'>;
export type Message = Inbox['messages'][number];
export type Notice = Inbox['notices'][number];
/** What reminders and notices have in common. */
export type Arrived = Pick<Message, 'tone' | 'title' | 'arrivedOn' | 'arrivedAt' | 'read'>;
export type Timeline = ResponseOf<'GET /v2/reminders/timeline'>;
export type TimelineEntry = Timeline['entries'][number];
export type Line = TimelineEntry['lines'][number];
export type Push = ReminderSettings['push'];

/** The messages that arrived, each line by its certificate's own pack, the latest first: the first page, and those that were asked for besides. */
export const inbox = createResource<Inbox>({
  // Under `inbox` a phone may still keep lines of the first version of the API.
  name: 'pack-inbox',
  load: async () => {
    const page = await call('GET /v2/reminders/inbox');
    unread.put(page.unread);
    return page;
  },
  scope: 'holder',
});

/** What would come when. */
export const timeline = createResource<Timeline>({
  name: 'pack-timeline',
  load: () => call('GET /v2/reminders/timeline'),
  scope: 'holder',
});

export const settings = createResource<ReminderSettings>({
  name: 'reminders-settings',
  load: () => call('GET /v1/reminders/settings'),
  scope: 'holder',
});

/** The deadlines for the phone's own calendar. */
export const calendar = createResource({
  name: 'reminders-calendar',
  load: () => call('GET /v2/reminders/calendar'),
  scope: 'holder',
});

// A message that went out has used up one of those that were allowed.
onClockMoved(() => Promise.all([inbox.refresh(), timeline.refresh(), settings.refresh()]));
