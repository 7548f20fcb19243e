import { call } from '../../api/call';
import { createResource } from '../../api/resource';
import { ofHolder } from '../../api/session';

/** How many messages are not read yet, for the mark on the tab. */
export const unread = createResource<number>({
  name: 'reminders-unread',
  load: async () => (await call('GET /v1/reminders/unread')).unread,
  scope: 'holder',
});

export type Section = 'inbox' | 'ahead';

/** Which part of the reminders is shown; null until somebody chose: what is unread comes first. */
export const section = ofHolder<Section | null>(() => null);
