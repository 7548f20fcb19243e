import { type Day, formatDay, parseDay, shanghaiEpoch, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import { QUIET_FROM, sendingMinute } from '@hz/shared/reminders';
import type { Connection, Types } from 'mongoose';
import type { SubscribeEvents } from '../../platform/clients/wechat/subscribe-events';
import type { Clock } from '../../platform/clock';
import type { Job } from '../../platform/jobs/runner';
import type { Logger } from '../../platform/log';
import type { AccountService } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import { Breaker } from './breaker';
import { InboxChannel } from './channels/inbox';
import type { Channel } from './channels/port';
import { WeChatChannel } from './channels/wechat';
import { presentLine } from './compose';
import { EventIntake } from './events';
import { FactsLoader } from './facts';
import { Grants } from './grants/grants';
import { Inbox } from './inbox';
import { reminderJobs } from './jobs';
import type { MessageLine } from './message';
import { type ReminderModels, reminderModels } from './models';
import { type Notice, Notices } from './notices';
import type { NudgeSource } from './nudges';
import { Outbox } from './outbox';
import { presentPackLine } from './pack-lines';
import { Planner } from './planner';
import { PreferenceStore } from './preferences';
import {
  type PushState,
  presentMessage,
  presentNotice,
  presentPause,
  presentPush,
  presentSettings,
} from './presenter';
import type { PushOutlet } from './push';
import { remindedOn } from './readers';
import type { Reminded } from './reminded';
import { type Rules, RulesSeen } from './rules';
import { Sender } from './sender';
import { Sweeper } from './sweeper';
import { timelineOf } from './timeline';
import { turnsWithin } from './turns';

export type { Notice } from './notices';
export type { Nudge } from './nudges';
export type { PushOutlet } from './push';
export { weChatOutlet } from './push';
export type { Rules } from './rules';

export interface ReminderParts {
  connection: Connection;
  clock: Clock;
  /** Real time in milliseconds: leases and acceptances do not follow the law's clock. */
  time: () => number;
  accounts: AccountService;
  certificates: CertificateService;
  rules: Rules;
  log: Logger;
  /** Without it, reminders lie in the app alone. */
  push?: PushOutlet | undefined;
  /** How long a delivery belongs to its sender, for tests with senders that die. */
  deliveryLeaseMs?: number | undefined;
}

const CONCURRENCY = 16;

/** Reminders of a holder: what comes, what came, how they want it; and the jobs that plan and send them. */
export class ReminderService {
  private readonly models: ReminderModels;
  private readonly outbox: Outbox;
  private readonly preferences: PreferenceStore;
  private readonly grants: Grants;
  private readonly inbox: Inbox;
  private readonly notices: Notices;
  private readonly events: EventIntake;

  constructor(private readonly parts: ReminderParts) {
    const { connection, time, accounts, log } = parts;
    this.models = reminderModels(connection);
    const { door } = accounts;
    this.outbox = new Outbox(this.models.deliveries, time, parts.deliveryLeaseMs);
    this.preferences = new PreferenceStore(this.models.settings, door);
    this.grants = new Grants(this.models.ledgers, time, door);
    this.notices = new Notices(this.models.notices, parts.clock, door);
    this.inbox = new Inbox(this.models.inbox, this.notices);
    const holderOfOpenId = (openId: string) => accounts.holderOfOpenId(openId);
    this.events = new EventIntake({ grants: this.grants, outbox: this.outbox, holderOfOpenId, log });
    accounts.register({
      name: 'reminders',
      collections: [
        { model: this.models.deliveries, holderIn: ['holderId'] },
        { model: this.models.inbox, holderIn: ['holderId'] },
        { model: this.models.notices, holderIn: ['holderId'] },
        { model: this.models.settings, holderIn: ['_id'] },
        { model: this.models.ledgers, holderIn: ['holderId'] },
      ],
      exportOf: (holderId) => this.exportOf(holderId),
    });
  }

  async timeline(holderId: string): Promise<ResponseOf<'GET /v1/reminders/timeline'>> {
    const { entries, ...rest } = await this.ahead(holderId);
    return { ...rest, entries: entries.map((one) => ({ ...one, lines: one.lines.map(presentLine) })) };
  }

  async packTimeline(holderId: string): Promise<ResponseOf<'GET /v2/reminders/timeline'>> {
    const { entries, ...rest } = await this.ahead(holderId);
    const present = presentPackLine(this.usualPack);
    return { ...rest, entries: entries.map((one) => ({ ...one, lines: one.lines.map(present) })) };
  }

  /** The pack of lines that were kept before lines said theirs: there was no other. */
  private get usualPack(): string {
    return this.parts.rules.ids[0] as string;
  }

  private async ahead(holderId: string) {
    const [certificates, preferences, untold] = await Promise.all([
      this.reminded(holderId),
      this.preferences.get(holderId),
      this.outbox.untoldOf(holderId),
    ]);
    // What is planned and not told yet still comes: it leaves this list for the inbox, not before.
    const planned = await this.outbox.plannedOf(
      certificates.map(({ record }) => record._id),
      untold,
    );
    const today = this.parts.clock.today();
    const plannedOf = (id: string) => planned.get(id) ?? [];
    return {
      asOf: formatDay(today),
      pause: presentPause(preferences),
      entries: await timelineOf({ certificates, plannedOf, today, hour: preferences.hour }),
    };
  }

  /** A holder's certificates as reminders know them today. */
  private async reminded(holderId: string): Promise<Reminded[]> {
    const { certificates, rules, clock } = this.parts;
    const all: Reminded[] = [];
    for await (const one of certificates.readAll(holderId, remindedOn(rules, clock.today()))) all.push(one);
    return all;
  }

  async inboxPage(
    holderId: string,
    query: { before?: string | undefined; limit: number },
  ): Promise<ResponseOf<'GET /v1/reminders/inbox'>> {
    return this.page(holderId, query, presentLine);
  }

  async packInboxPage(
    holderId: string,
    query: { before?: string | undefined; limit: number },
  ): Promise<ResponseOf<'GET /v2/reminders/inbox'>> {
    return this.page(holderId, query, presentPackLine(this.usualPack));
  }

  private async page<Line>(
    holderId: string,
    query: { before?: string | undefined; limit: number },
    present: (line: MessageLine) => Line,
  ) {
    const before = query.before === undefined ? null : parseDay(query.before);
    const [records, unread] = await Promise.all([
      this.inbox.page(holderId, before, query.limit + 1),
      this.inbox.unread(holderId),
    ]);
    const page = records.slice(0, query.limit);
    const last = records.length > query.limit ? page.at(-1) : undefined;
    const [deliveries, notices] = await Promise.all([
      this.outbox.byIds(page.map(({ _id }) => _id)),
      this.notices.page(holderId, before, last?.day ?? null),
    ]);
    return {
      unread,
      messages: page.map((one) =>
        presentMessage(
          one,
          deliveries.find(({ _id }) => _id === one._id),
          present,
        ),
      ),
      notices: notices.map(presentNotice),
      next: last ? formatDay(last.day) : null,
    };
  }

  unread(holderId: string): Promise<number> {
    return this.inbox.unread(holderId);
  }

  /** Marks the message of a day as read; answers how many are left. Throws `not-found`. */
  async read(holderId: string, day: Day): Promise<number> {
    await this.inbox.read(holderId, day);
    return this.inbox.unread(holderId);
  }

  /** Tells somebody something in the app; the same `key` a second time changes nothing. */
  tell(holderId: string, key: string, notice: Notice): Promise<void> {
    return this.notices.tell(holderId, key, notice);
  }

  /**
   * Lays a nudge into a holder's message of today, or of tomorrow where today's has gone out; never at night.
   * Laying it in twice lays it in once.
   */
  async addNudge(holderId: string, nudgeId: Types.ObjectId): Promise<void> {
    const now = this.parts.clock.now();
    const today = this.parts.clock.today();
    const nudge = { id: nudgeId };
    // At the holder's own hour, so that it never takes the day's one message from their own reminders.
    const { hour } = await this.preferences.get(holderId);
    const isOver = shanghaiMinuteOfDay(now) >= QUIET_FROM;
    const dueAt = Math.max(now, shanghaiEpoch(today, hour * 60));
    if (!isOver && (await this.outbox.addNudge(holderId, today, nudge, dueAt))) return;
    const laid = await this.outbox.nudgesIn([nudgeId]);
    if (laid.size > 0) return;
    await this.outbox.addNudge(holderId, today + 1, nudge, shanghaiEpoch(today + 1, hour * 60));
  }

  /** What became of nudges: laid into a message that waits, told, or in none; by the nudge's id. */
  async nudgeStates(ids: readonly Types.ObjectId[]): Promise<Map<string, 'waiting' | 'told'>> {
    const found = await this.outbox.nudgesIn(ids);
    return new Map(
      [...found].map(([id, { channels }]) => [
        id,
        channels.length > 0 ? ('told' as const) : ('waiting' as const),
      ]),
    );
  }

  /** Which of these a message of a company's would reach by WeChat. */
  async nudgedByWeChat(holderIds: readonly string[]): Promise<string[]> {
    const { push, accounts } = this.parts;
    const template = push?.templates.nudge;
    if (!push || !template) return [];
    const holders = await accounts.byIds(holderIds);
    const reached = holders.filter((holder) => push.addressOf(accounts, holder) !== null);
    const free = await Promise.all(
      reached.map(async ({ _id }) => (await this.grants.freeOf(_id.toHexString()))(template.id) > 0),
    );
    return reached.filter((_, at) => free[at]).map(({ _id }) => _id.toHexString());
  }

  /** Marks a notice as read; answers how many messages are left. Throws `not-found`. */
  async readNotice(holderId: string, id: string): Promise<number> {
    await this.notices.read(holderId, id);
    return this.inbox.unread(holderId);
  }

  readAll(holderId: string): Promise<void> {
    return this.inbox.readAll(holderId);
  }

  async settings(holderId: string): Promise<ResponseOf<'GET /v1/reminders/settings'>> {
    const [preferences, push] = await Promise.all([this.preferences.get(holderId), this.pushState(holderId)]);
    return presentSettings(preferences, push);
  }

  /** Changes hour or pause; what is due by the new settings is planned at once. */
  async changeSettings(holderId: string, change: RequestOf<'PUT /v1/reminders/settings'>['body']) {
    const { version, hour, pause } = change;
    const preferences = await this.preferences.change(
      holderId,
      version,
      {
        ...(hour !== undefined && { hour }),
        ...(pause !== undefined && { pause: pause && { resumeOn: dayOrNull(pause.resumeOn) } }),
      },
      this.parts.clock.today(),
    );
    if (hour !== undefined) await this.moveToday(holderId, hour);
    await this.parts.certificates.planning.planAnew({ holderId });
    return presentSettings(preferences, await this.pushState(holderId));
  }

  /** What is planned for today already comes at the hour that holds now, at once where that is past. */
  private async moveToday(holderId: string, hour: number): Promise<void> {
    const now = this.parts.clock.now();
    const minute = sendingMinute(shanghaiMinuteOfDay(now), hour);
    const today = this.parts.clock.today();
    if (minute !== null) await this.outbox.moveDay(holderId, today, shanghaiEpoch(today, minute));
  }

  /** Counts what was accepted in a popup; each acceptance once, however often it is reported. */
  async reportAnswers(holderId: string, report: RequestOf<'POST /v1/reminders/grants'>['body']) {
    const { reportId, answers, ageSeconds = 0 } = report;
    const known = new Set(Object.values(this.parts.push?.templates ?? {}).map((template) => template?.id));
    for (const { templateId, answer } of answers) {
      if (!answer.startsWith('accept') || !known.has(templateId)) continue;
      await this.grants.noteReport(holderId, templateId, reportId, ageSeconds * 1000);
    }
    return presentPush(await this.pushState(holderId));
  }

  /** Takes in what WeChat tells by itself. */
  takeEvents(events: SubscribeEvents): Promise<void> {
    return this.events.take(events);
  }

  /** The deadlines of a holder's certificates, for the phone's own calendar. */
  async calendar(holderId: string) {
    return (await this.reminded(holderId)).flatMap((one) => one.calendar());
  }

  /** The same, the nearest first. */
  async packCalendar(holderId: string) {
    return (await this.calendar(holderId)).sort((one, other) => one.startTime - other.startTime);
  }

  /** Deliveries that failed for good, the latest first. */
  async deadLetters(limit: number) {
    const failed = await this.outbox.deadLetters(limit);
    return failed.map(({ _id, day, channels, claims, rows = [] }) => ({
      delivery: _id,
      day: formatDay(day),
      claims,
      channels: channels.map(({ channel, state, code }) => ({ channel, state, code })),
      rules: rows.filter((row) => row.superseded === null).map(({ rule }) => rule),
    }));
  }

  /** Planning, sending and sweeping, for the schedule and for running by hand; what goes out tells companies' reminders too. */
  jobs(nudges: NudgeSource): readonly Job[] {
    const planner = this.planner();
    return reminderJobs({ planner, sender: this.sender(nudges), sweeper: new Sweeper(this.outbox) });
  }

  private planner(): Planner {
    const { connection, certificates, accounts, rules, clock, log } = this.parts;
    const { outbox, preferences } = this;
    const seen = new RulesSeen(connection, rules, certificates.packs.rules);
    return new Planner({ certificates, door: accounts.door, outbox, preferences, rules, seen, clock, log });
  }

  private sender(nudges: NudgeSource): Sender {
    const { certificates, accounts, rules, clock, log, push } = this.parts;
    const { outbox, preferences } = this;
    const facts = new FactsLoader({
      ...{ certificates, accounts, outbox, preferences, rules, clock, nudges },
      addressOf: (holder) => push?.addressOf(accounts, holder) ?? null,
    });
    const channels: Channel[] = [new InboxChannel(this.models.inbox, clock, accounts.door)];
    if (push) channels.push(this.pushChannel(push));
    return new Sender({ outbox, facts, channels, clock, log });
  }

  private pushChannel({ sender, templates, perSecond }: PushOutlet): WeChatChannel {
    const { clock, log } = this.parts;
    return new WeChatChannel({
      ...{ sender, templates, clock, log, grants: this.grants },
      breaker: new Breaker(),
      turn: turnsWithin(perSecond),
      concurrency: CONCURRENCY,
    });
  }

  private async pushState(holderId: string): Promise<PushState> {
    const { push, accounts } = this.parts;
    const [holder, left] = await Promise.all([accounts.me(holderId), this.grants.freeOf(holderId)]);
    const reachable = (push?.addressOf(accounts, holder) ?? null) !== null;
    return { templates: push?.templates ?? {}, reachable, left };
  }

  private async exportOf(holderId: string): Promise<unknown> {
    const { hour, pause } = await this.preferences.get(holderId);
    return {
      settings: { hour, pause: presentPause({ pause }) },
      inbox: each(this.inbox.all(holderId), ({ day, arrivedAt, message, read }) => ({
        day: formatDay(day),
        arrivedAt: new Date(arrivedAt).toISOString(),
        ...{ title: message.title, lines: message.lines.map(({ sentence }) => sentence), read },
      })),
      notices: each(this.notices.all(holderId), presentNotice),
      deliveries: each(this.outbox.ofHolder(holderId), ({ day, status, channels }) => ({
        ...{ day: formatDay(day), status, channels },
      })),
      acceptances: (await this.grants.ofHolder(holderId)).map(({ templateId, entries }) => ({
        ...{ templateId, entries },
      })),
    };
  }
}

async function* each<Item, Shown>(
  items: AsyncIterable<Item>,
  shown: (item: Item) => Shown,
): AsyncGenerator<Shown> {
  for await (const item of items) yield shown(item);
}

const dayOrNull = (text: string | null): Day | null => (text === null ? null : parseDay(text));
