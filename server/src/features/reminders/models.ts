import type { InboxNotice } from '@hz/shared/contracts';
import type { RowKey, SupersededWhy, Urgency } from '@hz/shared/reminders';
import { type Connection, Schema, type Types } from 'mongoose';
import type { GrantEntry } from './grants/ledger';
import type { Message } from './message';
import type { DeliveryStatus } from './status';

/** One reminder of one certificate; due, or only written down as superseded. */
export interface OutboxRow extends RowKey {
  certificateId: Types.ObjectId;
  superseded: SupersededWhy | null;
}

/** Something that a company reminds of: it goes with the holder's one delivery of the day. */
export interface NudgeRow {
  /** The nudge's own id. */
  id: Types.ObjectId;
}

/** A row that was taken out again, so that it can become due anew. */
export interface WithdrawnRow extends RowKey {
  certificateId: Types.ObjectId;
  why: string;
}

export type ChannelName = 'inbox' | 'wechat';

/** How one channel fared with a delivery. */
export interface ChannelRecord {
  channel: ChannelName;
  state: 'sent' | 'skipped' | 'waiting' | 'failed';
  /** Stable: sent, no-grant, never-allowed, kept-for-last-days, errcode-43101 … */
  code: string;
  /** WeChat's own id of the message, with all its digits. */
  msgid: string | null;
  /** The law's clock. */
  at: number;
}

/** Everything that one holder is reminded of on one day: sent as one, leased as one. */
export interface Delivery {
  /** The holder and the day: at most one delivery a day. */
  _id: string;
  holderId: Types.ObjectId;
  day: number;
  status: DeliveryStatus;
  /** Whether something is still to be done. */
  open: boolean;
  urgency: Urgency;
  /** Not before this instant of the law's clock, in milliseconds. */
  dueAt: number;
  /** Until this instant of real time it belongs to whoever holds `lease`. */
  leaseUntil: number;
  lease: string | null;
  /**
   * How often it was leased in a row without an end: each time its sender died. Under the name of old: while servers of
   * two versions send beside each other both count by it, and with a second name each would try as often as it may.
   */
  claims: number;
  /** How often its own message failed. */
  failures: number;
  rows?: OutboxRow[];
  nudges?: NudgeRow[];
  withdrawn: WithdrawnRow[];
  channels: ChannelRecord[];
  /** When it failed for good; absent otherwise. */
  failedAt?: number;
  /** When the store forgets it, in real time. */
  expiresAt: Date;
}

/** A reminder that arrived in the app. */
export interface InboxRecord {
  /** The delivery's id. */
  _id: string;
  holderId: Types.ObjectId;
  day: number;
  /** The law's clock. */
  arrivedAt: number;
  message: Message;
  read: boolean;
}

/** A message that another feature had to tell. */
export interface NoticeRecord extends Pick<InboxNotice, 'tone' | 'title' | 'text' | 'about' | 'read'> {
  _id: Types.ObjectId;
  holderId: Types.ObjectId;
  /** What it is about, so that it is told once. */
  key: string;
  day: number;
  /** The law's clock. */
  arrivedAt: number;
}

export interface SettingsRecord {
  /** The holder's id. */
  _id: Types.ObjectId;
  version: number;
  hour: number;
  pause: { resumeOn: number | null } | null;
}

/** The acceptances of one holder for one template. */
export interface LedgerRecord {
  /** Holder and template. */
  _id: string;
  holderId: Types.ObjectId;
  templateId: string;
  version: number;
  entries: GrantEntry[];
}

const rowKey = { certificateId: Schema.Types.ObjectId, rule: String, dueOn: Number, offset: Number };
const rowSchema = new Schema({ ...rowKey, superseded: { type: String, default: null } }, { _id: false });
const nudgeSchema = new Schema({ id: Schema.Types.ObjectId }, { _id: false, id: false });
const withdrawnSchema = new Schema({ ...rowKey, why: String }, { _id: false });
const channelSchema = new Schema(
  { channel: String, state: String, code: String, msgid: { type: String, default: null }, at: Number },
  { _id: false },
);

const deliverySchema = new Schema<Delivery>(
  {
    _id: String,
    holderId: { type: Schema.Types.ObjectId, required: true },
    day: { type: Number, required: true },
    status: { type: String, required: true },
    open: { type: Boolean, required: true },
    urgency: { type: Number, required: true },
    dueAt: { type: Number, required: true },
    leaseUntil: { type: Number, required: true },
    lease: { type: String, default: null },
    claims: { type: Number, required: true },
    failures: { type: Number, required: true },
    // No empty array: all of them would be one and the same entry of the unique index.
    rows: { type: [rowSchema], default: undefined },
    // No empty array here either.
    nudges: { type: [nudgeSchema], default: undefined },
    withdrawn: { type: [withdrawnSchema], default: [] },
    channels: { type: [channelSchema], default: [] },
    failedAt: Number,
    expiresAt: { type: Date, required: true },
  } as never,
  { collection: 'deliveries', versionKey: false },
);
// Outbox.plannedOf: what does the outbox hold of these certificates? Unique: nothing is ever told twice.
deliverySchema.index(
  { 'rows.certificateId': 1, 'rows.rule': 1, 'rows.dueOn': 1, 'rows.offset': 1 },
  { unique: true, sparse: true },
);
// Outbox.nudgesIn: where does a nudge lie? Unique: it lies in one delivery, and so is told once.
deliverySchema.index({ 'nudges.id': 1 }, { unique: true, sparse: true });
// Outbox.next, Outbox.leftOver: what is due, the most urgent first?
deliverySchema.index({ open: 1, urgency: 1, dueAt: 1 });
// Outbox.deadLetters: what has failed for good?
deliverySchema.index({ failedAt: 1 }, { sparse: true });
// the store itself forgets what is long past
deliverySchema.index({ expiresAt: 1 }, { expireAfterSeconds: 0 });
// Outbox.ofHolder: export and deletion of an account
deliverySchema.index({ holderId: 1 });

const inboxSchema = new Schema<InboxRecord>(
  {
    _id: String,
    holderId: { type: Schema.Types.ObjectId, required: true },
    day: { type: Number, required: true },
    arrivedAt: { type: Number, required: true },
    message: { type: Schema.Types.Mixed, required: true },
    read: { type: Boolean, required: true },
  },
  { collection: 'inbox', versionKey: false },
);
// Inbox.page: the messages of a holder, the latest first
inboxSchema.index({ holderId: 1, day: -1 });
// Inbox.unread: how many has a holder not read?
inboxSchema.index({ holderId: 1, read: 1 });

const noticeSchema = new Schema<NoticeRecord>(
  {
    holderId: { type: Schema.Types.ObjectId, required: true },
    key: { type: String, required: true },
    day: { type: Number, required: true },
    arrivedAt: { type: Number, required: true },
    ...{ tone: String as never, title: String, text: String, about: String as never },
    read: { type: Boolean, required: true },
  },
  { collection: 'notices', versionKey: false },
);
// Notices.tell: was it told? Unique: nothing is told twice.
noticeSchema.index({ holderId: 1, key: 1 }, { unique: true });
// Notices.page: the notices of a holder, the latest first
noticeSchema.index({ holderId: 1, day: -1 });
// Notices.unread: how many has a holder not read?
noticeSchema.index({ holderId: 1, read: 1 });

const pauseSchema = new Schema({ resumeOn: { type: Number, default: null } }, { _id: false });
const settingsSchema = new Schema<SettingsRecord>(
  {
    version: { type: Number, required: true },
    hour: { type: Number, required: true },
    pause: { type: pauseSchema, default: null } as never,
  },
  { collection: 'reminder_settings', versionKey: false },
);

const entrySchema = new Schema<GrantEntry>(
  {
    at: Number,
    reportId: { type: String, default: null },
    event: { type: String, default: null },
    state: String,
    delivery: { type: String, default: null },
  },
  { _id: false },
);
const ledgerSchema = new Schema<LedgerRecord>(
  {
    _id: String,
    holderId: { type: Schema.Types.ObjectId, required: true },
    templateId: { type: String, required: true },
    version: { type: Number, required: true },
    entries: { type: [entrySchema], required: true },
  },
  { collection: 'grants', versionKey: false },
);
// Grants.ofHolder: how many messages has a holder accepted?
ledgerSchema.index({ holderId: 1 });

export const reminderModels = (connection: Connection) => ({
  deliveries: connection.model('Delivery', deliverySchema),
  inbox: connection.model('InboxMessage', inboxSchema),
  notices: connection.model('InboxNotice', noticeSchema),
  settings: connection.model('ReminderSettings', settingsSchema),
  ledgers: connection.model('GrantLedger', ledgerSchema),
});
export type ReminderModels = ReturnType<typeof reminderModels>;
