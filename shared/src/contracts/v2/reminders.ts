import { z } from 'zod';
import { ClauseRef, Tone } from '../assessment';
import { endpoint } from '../endpoint';
import { Id, IsoDate, wholeInUrl } from '../primitives';
import { CalendarEntry, InboxMessage, InboxNotice, Pause, TimelineEntry } from '../reminders';
import { PackId } from './facts';

/** What a reminder says about one certificate, by the certificate's own pack. */
export const PackReminderLine = z
  .strictObject({
    /** The id of the pack's reminder. */
    rule: z.string(),
    pack: PackId,
    tone: Tone,
    certificateId: Id,
    certificate: z.string(),
    sentence: z.string(),
    deadline: IsoDate.nullable(),
    clause: ClauseRef,
    /**
     * The place in the app that it leads to: as a certificate's next thing; certificate: its page; hours: those of this
     * cycle; help: whom to ask, where nothing is to be done for it here.
     */
    target: z.strictObject({
      certificateId: Id,
      kind: z.enum(['fact', 'cycles', 'step', 'advice', 'certificate', 'hours', 'help']),
      id: z.string().nullable(),
    }),
  })
  .meta({ id: 'PackReminderLine' });
export type PackReminderLine = z.infer<typeof PackReminderLine>;

const lines = z.array(PackReminderLine).min(1);
const PackTimelineEntry = z.strictObject({ ...TimelineEntry.shape, lines }).meta({ id: 'PackTimelineEntry' });
const PackInboxMessage = z.strictObject({ ...InboxMessage.shape, lines }).meta({ id: 'PackInboxMessage' });

/** The rest (read, settings, grants) is the same for all packs and stays under /v1. */
export const packReminderEndpoints = {
  'GET /v2/reminders/timeline': endpoint({
    summary: '什么时候提醒什么，每本按自己的文件',
    access: 'holder',
    response: z.strictObject({
      asOf: IsoDate,
      pause: Pause.nullable(),
      entries: z.array(PackTimelineEntry),
    }),
  }),
  'GET /v2/reminders/inbox': endpoint({
    summary: '收到的提醒，新的在前，每本按自己的文件',
    access: 'holder',
    query: z.strictObject({
      /** Only messages of days before this one: `next` of the page before. */
      before: IsoDate.optional(),
      limit: wholeInUrl(1, 50).default(20),
    }),
    response: z.strictObject({
      unread: z.number().int().min(0),
      messages: z.array(PackInboxMessage),
      notices: z.array(InboxNotice),
      next: IsoDate.nullable(),
    }),
  }),
  'GET /v2/reminders/calendar': endpoint({
    summary: '期限，放进手机日历，每本按自己的文件',
    access: 'holder',
    response: z.strictObject({ entries: z.array(CalendarEntry), file: z.string() }),
  }),
} as const;
