import { z } from 'zod';
import { ClauseRef, Tone } from './assessment';
import { endpoint } from './endpoint';
import { ClientId, Empty, Id, IsoDate, NoContent, Version, wholeInUrl } from './primitives';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** The place in the app that a reminder is about; the same kinds as a certificate's next thing. */
export const ReminderTarget = z
  .strictObject({
    certificateId: Id,
    kind: z.enum(['step', 'study', 'confirm-years', 'retrain', 'contact']),
    /** Set for `step`. */
    stepId: z.string().nullable(),
  })
  .meta({ id: 'ReminderTarget' });
export type ReminderTarget = z.infer<typeof ReminderTarget>;

/** What a reminder says about one certificate. */
export const ReminderLine = z
  .strictObject({
    /** The rule of the rulebook that asks for it: exchange-deadline, education-hours … */
    rule: z.string(),
    tone: Tone,
    certificateId: Id,
    /** 施工员（土建） */
    certificate: z.string(),
    sentence: z.string(),
    /** The last day it is about; null where there is none. */
    deadline: IsoDate.nullable(),
    clause: ClauseRef,
    target: ReminderTarget,
  })
  .meta({ id: 'ReminderLine' });

/** What would come on a day if nothing changed until then. */
export const TimelineEntry = z
  .strictObject({
    on: IsoDate,
    /** The holder's own hour. */
    time: TimeOfDay,
    title: z.string(),
    lines: z.array(ReminderLine).min(1),
  })
  .meta({ id: 'TimelineEntry' });

/** How one channel fared: sent, skipped (nothing to send by), waiting (will be tried again), failed. */
export const ChannelReport = z.strictObject({
  channel: z.enum(['inbox', 'wechat']),
  state: z.enum(['sent', 'skipped', 'waiting', 'failed']),
  /** 微信已发送、没有留着的微信提醒 … */
  note: z.string(),
});

/** A reminder that arrived. A holder gets at most one a day, so its day names it. */
export const InboxMessage = z
  .strictObject({
    /** The day it is of, as in `PUT /v1/reminders/inbox/:day/read`. */
    day: IsoDate,
    /** When it arrived, Asia/Shanghai. */
    arrivedOn: IsoDate,
    arrivedAt: TimeOfDay,
    tone: Tone,
    title: z.string(),
    lines: z.array(ReminderLine).min(1),
    read: z.boolean(),
    channels: z.array(ChannelReport),
  })
  .meta({ id: 'InboxMessage' });

/** A message that is no reminder: what became of a claim. It never says who else is concerned. */
export const InboxNotice = z
  .strictObject({
    /** As in `PUT /v1/reminders/notices/:id/read`. */
    id: Id,
    /** When it arrived, Asia/Shanghai. */
    arrivedOn: IsoDate,
    arrivedAt: TimeOfDay,
    tone: Tone,
    title: z.string(),
    text: z.string(),
    /** The place in the app that it leads to. */
    about: z.enum(['claims']),
    read: z.boolean(),
  })
  .meta({ id: 'InboxNotice' });
export type InboxNotice = z.infer<typeof InboxNotice>;

const Unread = z.number().int().min(0);

/** From 8 to 20 o'clock: nothing is sent between 21:00 and 08:00. */
export const ReminderHour = z
  .number('请选一个钟点')
  .int('请选整点')
  .min(8, '最早 8 点')
  .max(20, '最晚 20 点，夜里不打扰');

/** Paused until a day on which reminders begin again; null: until the holder resumes. */
export const Pause = z.strictObject({ resumeOn: IsoDate.nullable() });

/** What an acceptance in WeChat is asked for, and how many messages it still allows. */
export const PushTemplate = z.strictObject({
  /** For requestSubscribeMessage. */
  templateId: z.string(),
  /** exchange: 换证期限; education: 每年的学习; nudge: 单位的提醒, which never uses up what was accepted for the others */
  purpose: z.enum(['exchange', 'education', 'nudge']),
  /** What it is for, in words for the screen. */
  about: z.string(),
  left: z.number().int().min(0),
});

export const PushView = z
  .strictObject({
    /** Whether WeChat messages can be sent to this holder at all. */
    available: z.boolean(),
    /** 还可提醒你 N 次 */
    left: z.number().int().min(0),
    templates: z.array(PushTemplate),
    /** Why it is worth asking now, in words; null when there is enough. */
    ask: z.string().nullable(),
  })
  .meta({ id: 'Push' });

export const ReminderSettings = z
  .strictObject({
    version: Version,
    hour: ReminderHour,
    pause: Pause.nullable(),
    quiet: z.strictObject({ from: TimeOfDay, to: TimeOfDay }),
    push: PushView,
  })
  .meta({ id: 'ReminderSettings' });
export type ReminderSettings = z.infer<typeof ReminderSettings>;

/** What requestSubscribeMessage answered for a template. */
export const SubscribeAnswer = z.enum([
  'accept',
  'acceptWithAlert',
  'acceptWithAudio',
  'acceptWithForcePush',
  'reject',
  'ban',
  'filter',
]);

/** A deadline for the phone's own calendar (wx.addPhoneCalendar takes title, startTime, description, alarm). */
export const CalendarEntry = z
  .strictObject({
    certificateId: Id,
    /** The deadline's own, whatever its date; `&only=UID` behind the file's path gives this entry alone. */
    uid: z.string(),
    title: z.string(),
    description: z.string(),
    on: IsoDate,
    /** Seconds since the epoch: 09:00 Asia/Shanghai on the day. */
    startTime: z.number().int(),
    /** Seconds before startTime at which the phone rings. */
    alarmOffset: z.number().int(),
  })
  .meta({ id: 'CalendarEntry' });

export const reminderEndpoints = {
  'GET /v1/reminders/timeline': endpoint({
    summary: '什么时候提醒什么',
    access: 'holder',
    response: z.strictObject({
      asOf: IsoDate,
      pause: Pause.nullable(),
      entries: z.array(TimelineEntry),
    }),
  }),
  'GET /v1/reminders/inbox': endpoint({
    summary: '收到的提醒，新的在前',
    access: 'holder',
    query: z.strictObject({
      /** Only messages of days before this one: `next` of the page before. */
      before: IsoDate.optional(),
      limit: wholeInUrl(1, 50).default(20),
    }),
    response: z.strictObject({
      unread: Unread,
      messages: z.array(InboxMessage),
      /** What arrived besides on the days of this page, the latest first. */
      notices: z.array(InboxNotice),
      /** Pass as `before` for the next page; null when there are no more. */
      next: IsoDate.nullable(),
    }),
  }),
  'GET /v1/reminders/unread': endpoint({
    summary: '还有几条没读',
    access: 'holder',
    response: z.strictObject({ unread: Unread }),
  }),
  'PUT /v1/reminders/inbox/:day/read': endpoint({
    summary: '读过了；再读一次也没关系',
    access: 'holder',
    params: z.strictObject({ day: IsoDate }),
    body: Empty,
    response: z.strictObject({ unread: Unread }),
    errors: ['not-found'],
  }),
  'PUT /v1/reminders/notices/:id/read': endpoint({
    summary: '通知读过了；再读一次也没关系',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    body: Empty,
    response: z.strictObject({ unread: Unread }),
  }),
  'POST /v1/reminders/inbox/read-all': endpoint({
    summary: '全部标为已读',
    access: 'holder',
    body: Empty,
    status: 204,
    response: NoContent,
  }),
  'GET /v1/reminders/settings': endpoint({
    summary: '提醒设置：几点提醒、暂停、还可提醒几次',
    access: 'holder',
    response: ReminderSettings,
  }),
  'PUT /v1/reminders/settings': endpoint({
    summary: '改提醒设置',
    formerMethod: 'PATCH',
    access: 'holder',
    body: z.strictObject({
      version: Version,
      hour: ReminderHour.optional(),
      /** null: resume now. */
      pause: Pause.nullable().optional(),
    }),
    response: ReminderSettings,
    errors: ['version-conflict', 'date-order'],
  }),
  'POST /v1/reminders/grants': endpoint({
    summary: '报告弹窗里点了什么；同一次报两遍只算一次',
    access: 'holder',
    body: z.strictObject({
      /** Made by the client for one tap, so that sending it twice counts once. */
      reportId: ClientId,
      answers: z
        .array(z.strictObject({ templateId: z.string().min(1).max(100), answer: SubscribeAnswer }))
        .min(1)
        .max(5),
      /** How many seconds ago the tap was, when the report was held back by a lost connection. */
      ageSeconds: z.number().int().min(0).max(604_800).default(0),
    }),
    response: PushView,
  }),
  'GET /v1/reminders/calendar': endpoint({
    summary: '期限，放进手机日历',
    access: 'holder',
    response: z.strictObject({
      entries: z.array(CalendarEntry),
      /** Path of an .ics file with the same entries, to open in a browser; valid for an hour. */
      file: z.string(),
    }),
  }),
} as const;
