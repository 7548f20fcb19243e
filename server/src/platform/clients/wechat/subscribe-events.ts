import { z } from 'zod';

/** What WeChat tells about subscribe messages, beside what the page reports itself. */
type SubscribeEvent =
  | { kind: 'answered'; templateId: string; accepted: boolean }
  | { kind: 'cancelled'; templateId: string }
  | { kind: 'delivered'; templateId: string; msgid: string; ok: boolean; status: string };

export interface SubscribeEvents {
  openId: string;
  /** When it happened, in milliseconds of real time. */
  at: number;
  events: SubscribeEvent[];
}

const text = z.union([z.string(), z.number()]).transform(String);
const Callback = z.looseObject({
  FromUserName: z.string().min(1),
  CreateTime: text.transform(Number).pipe(z.number().int().positive()),
  MsgType: z.literal('event'),
  Event: z.string(),
});
const Entry = z.looseObject({
  TemplateId: z.string().min(1),
  SubscribeStatusString: z.string().optional(),
  MsgID: text.optional(),
  ErrorCode: text.optional(),
  ErrorStatus: z.string().optional(),
});
type Entry = z.output<typeof Entry>;

const ENVELOPES: Readonly<Record<string, string>> = {
  subscribe_msg_popup_event: 'SubscribeMsgPopupEvent',
  subscribe_msg_change_event: 'SubscribeMsgChangeEvent',
  subscribe_msg_sent_event: 'SubscribeMsgSentEvent',
};

/** XML wraps the list in an element of its own and a list of one is no list; JSON has it at the top. */
function entriesOf(fields: Record<string, unknown>, envelope: string): Entry[] {
  const wrapped = fields[envelope] as { List?: unknown } | undefined;
  const list = wrapped?.List ?? fields.List ?? [];
  return (Array.isArray(list) ? list : [list]).flatMap((one) => Entry.safeParse(one).data ?? []);
}

function eventOf(name: string, entry: Entry): SubscribeEvent[] {
  const templateId = entry.TemplateId;
  const accepted = entry.SubscribeStatusString?.startsWith('accept') ?? false;
  if (name === 'subscribe_msg_popup_event') return [{ kind: 'answered', templateId, accepted }];
  if (name === 'subscribe_msg_change_event') return accepted ? [] : [{ kind: 'cancelled', templateId }];
  if (entry.MsgID === undefined) return [];
  return [
    {
      kind: 'delivered',
      templateId,
      msgid: entry.MsgID,
      ok: entry.ErrorCode === '0',
      status: entry.ErrorStatus ?? '',
    },
  ];
}

/** Reads a callback about subscribe messages; null when it is about something else. */
export function readSubscribeEvents(fields: Record<string, unknown>): SubscribeEvents | null {
  const callback = Callback.safeParse(fields).data;
  const envelope = callback && ENVELOPES[callback.Event];
  if (!callback || !envelope) return null;
  return {
    openId: callback.FromUserName,
    at: callback.CreateTime * 1000,
    events: entriesOf(fields, envelope).flatMap((entry) => eventOf(callback.Event, entry)),
  };
}
