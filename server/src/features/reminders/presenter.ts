import { formatDay, shanghaiDay, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { ReminderSettings, ResponseOf } from '@hz/shared/contracts';
import { QUIET_FROM, QUIET_UNTIL } from '@hz/shared/reminders';
import type { PushTemplates } from '../../platform/clients/wechat/templates';
import type { MessageLine } from './message';
import type { ChannelRecord, Delivery, InboxRecord, NoticeRecord } from './models';
import type { Preferences } from './preferences';
import { ABOUT } from './templates';

type Inbox = ResponseOf<'GET /v1/reminders/inbox'>;

const two = (value: number): string => String(value).padStart(2, '0');
const timeText = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

const NOTES: Readonly<Record<string, string>> = {
  'no-grant': '微信没有再发：你让它提醒的次数用完了，只在这里提醒',
  'kept-for-last-days': '微信的提醒次数留给最后几天，只发到这里',
  'no-longer-needed': '微信还没发就已经不需要了',
  undelivered: '微信没有送到',
  errcode43101: '微信没有再发：你让它提醒的次数用完了，只在这里提醒',
};

/** WeChat was no way to reach this holder: nothing is said of it, as if something of theirs had failed. */
const NEVER_ON: readonly string[] = ['no-template', 'no-address', 'never-allowed'];

function noteOf({ channel, state, code }: ChannelRecord): string {
  if (channel === 'inbox') return '已送到这里';
  if (state === 'sent') return '微信已发送';
  return NOTES[code] ?? (state === 'waiting' ? '微信稍后再发' : '微信没有发出去');
}

/** A message of the inbox with how each channel fared. */
export function presentMessage<Line>(
  record: InboxRecord,
  delivery: Delivery | undefined,
  present: (line: MessageLine) => Line,
): Omit<Inbox['messages'][number], 'lines'> & { lines: Line[] } {
  const { message, day, arrivedAt, read } = record;
  return {
    day: formatDay(day),
    arrivedOn: formatDay(shanghaiDay(arrivedAt)),
    arrivedAt: timeText(shanghaiMinuteOfDay(arrivedAt)),
    ...{ tone: message.tone, title: message.title, read },
    lines: message.lines.map(present),
    channels: (delivery?.channels ?? [])
      .filter(({ code }) => !NEVER_ON.includes(code))
      .map((one) => ({ channel: one.channel, state: one.state, note: noteOf(one) })),
  };
}

export const presentNotice = (record: NoticeRecord): Inbox['notices'][number] => {
  const { _id, arrivedAt, tone, title, text, about, read } = record;
  return {
    id: _id.toHexString(),
    arrivedOn: formatDay(shanghaiDay(arrivedAt)),
    arrivedAt: timeText(shanghaiMinuteOfDay(arrivedAt)),
    ...{ tone, title, text, about, read },
  };
};

export interface PushState {
  templates: PushTemplates;
  /** Whether there is a way to send to this holder at all. */
  reachable: boolean;
  left: (templateId: string) => number;
}

/** Fewer than this are worth asking for more. */
const ENOUGH = 4;

/** How many messages the holder still allows, and what to ask for. */
export function presentPush({ templates, reachable, left }: PushState): ReminderSettings['push'] {
  const views = (['exchange', 'education', 'nudge'] as const).flatMap((purpose) => {
    const template = templates[purpose];
    if (!template) return [];
    return [{ templateId: template.id, purpose, about: ABOUT[purpose], left: left(template.id) }];
  });
  // What was accepted for a company's reminders is no reminder of the holder's own.
  const own = views.filter(({ purpose }) => purpose !== 'nudge');
  const ids = [...new Set(own.map(({ templateId }) => templateId))];
  const total = ids.reduce((sum, id) => sum + left(id), 0);
  const available = reachable && own.length > 0;
  const ask =
    available && total < ENOUGH ? '点一次“允许”，微信就能多提醒你一次；多点几次，最后几天都能提醒到。' : null;
  return { available, left: available ? total : 0, templates: available ? views : [], ask };
}

export const presentPause = ({ pause }: Pick<Preferences, 'pause'>): ReminderSettings['pause'] =>
  pause && { resumeOn: pause.resumeOn === null ? null : formatDay(pause.resumeOn) };

export const presentSettings = (preferences: Preferences, push: PushState): ReminderSettings => ({
  version: preferences.version,
  hour: preferences.hour,
  pause: presentPause(preferences),
  quiet: { from: timeText(QUIET_FROM), to: timeText(QUIET_UNTIL) },
  push: presentPush(push),
});
