import { randomUUID } from 'node:crypto';
import { type Day, formatDay, shanghaiEpoch } from '@hz/shared/calendar';
import { type PlannedRow, URGENCIES, type Urgency } from '@hz/shared/reminders';
import { mongo, Types } from 'mongoose';
import { inBatches } from '../../platform/store/batches';
import type { ChannelRecord, Delivery, NudgeRow, OutboxRow, ReminderModels, WithdrawnRow } from './models';
import { type DeliveryStatus, isOpen, statesBefore } from './status';

/** What becomes of a holder's day: the rows to send, and those only to be marked. */
export interface DayPlan {
  holderId: string;
  day: Day;
  due: readonly OutboxRow[];
  superseded: readonly OutboxRow[];
  urgency: Urgency;
  /** Not before this instant of the law's clock. */
  dueAt: number;
}

/** What a sender found out about a delivery it holds. */
export interface Outcome {
  status: DeliveryStatus;
  channels: ChannelRecord[];
  /** Rows that stay, and those taken out so that they can become due anew. */
  rows: readonly OutboxRow[];
  withdrawn: readonly WithdrawnRow[];
  /** When to try again, for a temporary failure. */
  dueAt?: number;
  failures?: number;
}

/** A sender that died gives its deliveries back after this much real time. */
const LEASE_MS = 60_000;
const DUPLICATE = 11_000;
/** Deliveries are kept this long, in real time: no row can become due a second time after that. */
const KEEP_MS = 3 * 366 * 24 * 3_600_000;

export const deliveryId = (holderId: string, day: Day): string => `${holderId}:${formatDay(day)}`;

/**
 * The outbox: what is to be sent, in deliveries of one holder and one day. Every step is one atomic update of
 * one document; a row is in no two deliveries.
 */
export class Outbox {
  constructor(
    private readonly model: ReminderModels['deliveries'],
    /** Real time in milliseconds: leases do not follow the law's clock. */
    private readonly time: () => number,
    private readonly leaseMs = LEASE_MS,
  ) {}

  /** The driver's own collection, for what is done a thousand times a minute: there is nothing to cast here. */
  private get driver(): mongo.Collection<Delivery> {
    return this.model.collection as unknown as mongo.Collection<Delivery>;
  }

  /** What the outbox holds of certificates, by certificate; one delivery may be left out. */
  async plannedOf(certificateIds: readonly Types.ObjectId[], except: readonly string[] = []) {
    const planned = new Map<string, PlannedRow[]>();
    const filter = {
      'rows.certificateId': { $in: certificateIds },
      ...(except.length > 0 && { _id: { $nin: except } }),
    };
    for (const { rows = [] } of await this.model.find(filter, { rows: 1 }).lean()) {
      for (const { certificateId, rule, dueOn, offset, superseded } of rows) {
        const id = certificateId.toHexString();
        const list = planned.get(id) ?? [];
        list.push({ rule, dueOn, offset, superseded: superseded !== null });
        planned.set(id, list);
      }
    }
    return planned;
  }

  /**
   * Writes plans down, each in one step. Returns the holders whose day could not take them any more, since it
   * has been sent already: their rows stay due.
   */
  async add(plans: readonly DayPlan[]): Promise<Set<string>> {
    const now = this.time();
    // Mostly the day is not there yet, and putting it there costs far less than asking for it in an upsert.
    const later = await this.addDays(plans, now);
    const updates = later.map((plan) => ({
      updateOne: plan.due.length > 0 ? withDue(plan, now) : onlyMarked(plan, now),
    }));
    if (updates.length === 0) return new Set();
    const refused = await refusedOf(this.model.bulkWrite(updates as never, { ordered: false }));
    return new Set(refused.map((index) => later[index]?.holderId ?? ''));
  }

  /**
   * Lays a nudge into a holder's day: into the message that waits for it already, at that one's hour, or into a new one
   * due at `dueAt`. False where the day has had its message.
   */
  async addNudge(holderId: string, day: Day, nudge: NudgeRow, dueAt: number): Promise<boolean> {
    const _id = deliveryId(holderId, day);
    const now = this.time();
    const waiting = {
      _id,
      status: 'created' as const,
      channels: { $size: 0 },
      'nudges.id': { $ne: nudge.id },
    };
    const joined = await this.driver.updateOne(waiting, { $push: { nudges: nudge } });
    if (joined.matchedCount > 0) return true;
    const blankDay = blank({ holderId, day, due: [], superseded: [], urgency: LEAST_URGENT, dueAt }, now);
    const begin = {
      updateOne: {
        filter: { _id, status: { $in: ['superseded', 'cancelled'] }, 'nudges.id': { $ne: nudge.id } },
        update: {
          $push: { nudges: nudge },
          $set: { ...OPENED, dueAt, urgency: LEAST_URGENT },
          $setOnInsert: blankDay,
        },
        upsert: true,
      },
    };
    return (await refusedOf(this.model.bulkWrite([begin] as never, { ordered: false }))).length === 0;
  }

  /** How the deliveries stand that nudges lie in, by the nudge; what lies in none is not among them. */
  async nudgesIn(
    ids: readonly Types.ObjectId[],
  ): Promise<Map<string, Pick<Delivery, 'status' | 'channels'>>> {
    const found = await this.model
      .find({ 'nudges.id': { $in: ids } }, { nudges: 1, status: 1, channels: 1 })
      .lean<Delivery[]>();
    return new Map(
      found.flatMap(({ nudges = [], status, channels }) =>
        nudges.map(({ id }) => [id.toHexString(), { status, channels }] as const),
      ),
    );
  }

  /** Adds the days that are new; answers the plans whose day or rows are there already. */
  private async addDays(plans: readonly DayPlan[], now: number): Promise<DayPlan[]> {
    if (plans.length === 0) return [];
    const days = plans.map((plan) => newDay(plan, now));
    const refused = await refusedOf(this.driver.insertMany(days, { ordered: false }));
    return refused.map((index) => plans[index] as DayPlan);
  }

  /** What is due and free, at most `limit`: of the highest urgency there is, those first that have waited longest. */
  async next(now: number, limit: number): Promise<string[]> {
    const free = { open: true, dueAt: { $lte: now }, leaseUntil: { $lte: this.time() } };
    const found = await this.driver
      .find({ ...free, urgency: { $in: [...URGENCIES] } })
      .sort({ urgency: 1, dueAt: 1 })
      .limit(limit)
      .project<Pick<Delivery, '_id' | 'urgency'>>({ urgency: 1 })
      .toArray();
    return found.filter(({ urgency }) => urgency === found[0]?.urgency).map(({ _id }) => _id);
  }

  /** Takes a delivery on lease; null when it is not due and free any more, since somebody else was faster. */
  lease(_id: string, now: number): Promise<Delivery | null> {
    const real = this.time();
    return this.driver.findOneAndUpdate(
      { _id, open: true, dueAt: { $lte: now }, leaseUntil: { $lte: real } },
      {
        $set: { status: 'sending', leaseUntil: real + this.leaseMs, lease: randomUUID() },
        $inc: { claims: 1 },
      },
      { returnDocument: 'after' },
    );
  }

  /**
   * Makes sure that a lease still has half its time before something is done that cannot be taken back. False when
   * it was lost: its batch took too long, and somebody else has it now.
   */
  async hold({ _id, lease, leaseUntil }: Delivery): Promise<boolean> {
    const now = this.time();
    if (leaseUntil - now > this.leaseMs / 2) return true;
    const { matchedCount } = await this.model.updateOne(
      { _id, lease, leaseUntil: { $gt: now } },
      { $set: { leaseUntil: now + this.leaseMs } },
    );
    return matchedCount > 0;
  }

  /** Ends a lease. False when it was lost meanwhile: then somebody else has the last word. */
  async finish({ _id, lease }: Delivery, outcome: Outcome): Promise<boolean> {
    const { status, channels, rows, withdrawn } = outcome;
    const { matchedCount } = await this.driver.updateOne(
      { _id, lease, status: { $in: [...statesBefore(status)] } },
      {
        $set: {
          ...{ status, open: isOpen(status), channels, leaseUntil: 0, lease: null, claims: 0 },
          ...(rows.length > 0 && { rows: [...rows] }),
          ...(outcome.dueAt !== undefined && { dueAt: outcome.dueAt }),
          ...(outcome.failures !== undefined && { failures: outcome.failures }),
          ...(status === 'permanent-failure' && { failedAt: this.time() }),
        },
        ...unset({ rows: rows.length === 0, nudges: status === 'cancelled' || status === 'superseded' }),
        ...(withdrawn.length > 0 && { $push: { withdrawn: { $each: [...withdrawn] } } }),
      },
    );
    return matchedCount > 0;
  }

  /** Moves what waits for a holder today to another time; what is being sent or has been stays as it is. */
  async moveDay(holderId: string, day: Day, dueAt: number): Promise<void> {
    await this.model.updateOne(
      { _id: deliveryId(holderId, day), open: true, status: 'created', channels: { $size: 0 } },
      { $set: { dueAt } },
    );
  }

  /** A holder's deliveries that nobody has been told anything of yet. */
  async untoldOf(holderId: string): Promise<string[]> {
    const found = await this.model.find({ holderId, open: true, channels: { $size: 0 } }, { _id: 1 }).lean();
    return found.map(({ _id }) => _id);
  }

  /** Deliveries of days before `today` that nobody has been told anything of, in batches. */
  leftOver(today: Day, batchSize: number): AsyncGenerator<Delivery[]> {
    const found = this.driver.find(
      {
        open: true,
        urgency: { $in: [...URGENCIES] },
        dueAt: { $lt: shanghaiEpoch(today) },
        day: { $lt: today },
        channels: { $size: 0 },
        leaseUntil: { $lte: this.time() },
      },
      { batchSize },
    );
    return inBatches(found, batchSize);
  }

  /** Takes a delivery that nobody holds out of the outbox; its rows can become due anew. */
  async withdraw({ _id, lease, rows = [] }: Delivery, why: string): Promise<void> {
    const due = rows.filter((row) => row.superseded === null);
    const marked = rows.filter((row) => row.superseded !== null);
    await this.model.updateOne({ _id, lease, status: { $in: statesBefore('cancelled') } }, {
      $set: {
        status: 'cancelled',
        open: false,
        leaseUntil: 0,
        lease: null,
        ...(marked.length > 0 && { rows: marked }),
      },
      $push: { withdrawn: { $each: withdrawnRows(due, why) } },
      ...unset({ rows: marked.length === 0, nudges: true }),
    } as never);
  }

  /** WeChat took a message but could not deliver it: its record says so. */
  async noteUndelivered(holderId: string, msgid: string): Promise<void> {
    await this.model.updateOne(
      { holderId, channels: { $elemMatch: { msgid, state: 'sent' } } },
      { $set: { 'channels.$[one].state': 'failed', 'channels.$[one].code': 'undelivered' } },
      { arrayFilters: [{ 'one.msgid': msgid }] },
    );
  }

  /** What failed for good, the latest first: for whoever runs the server. */
  deadLetters(limit: number): Promise<Delivery[]> {
    return this.model
      .find({ failedAt: { $gt: 0 } })
      .sort({ failedAt: -1 })
      .limit(limit)
      .lean<Delivery[]>();
  }

  /** Deliveries whose lease ran out while they were being sent: their sender died. Answers how many. */
  async giveBackAbandoned(): Promise<number> {
    const { modifiedCount } = await this.model.updateMany(
      { open: true, status: 'sending', leaseUntil: { $lte: this.time() } },
      { $set: { status: 'temporary-failure', leaseUntil: 0, lease: null } },
    );
    return modifiedCount;
  }

  countDeadLetters(): Promise<number> {
    return this.model.countDocuments({ failedAt: { $gt: 0 } });
  }

  countOpen(): Promise<number> {
    return this.model.countDocuments({ open: true });
  }

  byIds(ids: readonly string[]): Promise<Delivery[]> {
    return this.model.find({ _id: { $in: ids } }).lean<Delivery[]>();
  }

  /** All of a holder, the earliest first, one after the other. */
  ofHolder(holderId: string): AsyncIterable<Delivery> {
    return this.model.find({ holderId }).sort({ day: 1 }).lean<Delivery[]>().cursor();
  }
}

/** Fields that go, where they do. */
function unset(fields: Readonly<Record<string, boolean>>) {
  const going = Object.entries(fields).filter(([, goes]) => goes);
  const names = Object.fromEntries(going.map(([name]) => [name, 1 as const]));
  return going.length > 0 && { $unset: names as { rows?: 1; nudges?: 1 } };
}

const LEAST_URGENT = URGENCIES.at(-1) as Urgency;

const withdrawnRows = (rows: readonly OutboxRow[], why: string): WithdrawnRow[] =>
  rows.map(({ certificateId, rule, dueOn, offset }) => ({ certificateId, rule, dueOn, offset, why }));

const blank = (plan: DayPlan, time: number) => ({
  expiresAt: new Date(time + KEEP_MS),
  holderId: new Types.ObjectId(plan.holderId),
  day: plan.day,
  ...{ leaseUntil: 0, lease: null, claims: 0, failures: 0, withdrawn: [], channels: [] },
});

/** A holder's day as a document of its own. */
const newDay = (plan: DayPlan, time: number): Delivery => ({
  _id: deliveryId(plan.holderId, plan.day),
  ...blank(plan, time),
  ...(plan.due.length > 0 ? OPENED : MARKED),
  ...{ urgency: plan.urgency, dueAt: plan.dueAt, rows: [...plan.due, ...plan.superseded] },
});

const OPENED = { status: 'created', open: true } as const;
const MARKED = { status: 'superseded', open: false } as const;

/** The holder's day as long as it holds none of the plan's rows; the unique index watches only over other days. */
const dayWithout = ({ holderId, day, due, superseded }: DayPlan) => ({
  _id: deliveryId(holderId, day),
  $nor: [...due, ...superseded].map(({ superseded: _, ...key }) => ({ rows: { $elemMatch: key } })),
});

/** Adds rows to the holder's day, unless that is being sent or has been. */
const withDue = (plan: DayPlan, time: number) => ({
  filter: { ...dayWithout(plan), status: { $in: statesBefore('created') } },
  update: {
    $push: { rows: { $each: [...plan.due, ...plan.superseded] } },
    $set: { ...OPENED, dueAt: plan.dueAt },
    $min: { urgency: plan.urgency },
    $setOnInsert: blank(plan, time),
  },
  upsert: true,
});

/** Notes superseded rows in the holder's day, whatever its state: they are not sent. */
const onlyMarked = (plan: DayPlan, time: number) => ({
  filter: dayWithout(plan),
  update: {
    $push: { rows: { $each: plan.superseded } },
    $setOnInsert: {
      ...blank(plan, time),
      ...MARKED,
      ...{ urgency: plan.urgency, dueAt: plan.dueAt },
    },
  },
  upsert: true,
});

/** Which of many writes met a day or a row that is taken; any other trouble is thrown on. */
async function refusedOf(writing: Promise<unknown>): Promise<number[]> {
  const error = await writing.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error === null) return [];
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const failed = Array.isArray(error.writeErrors) ? error.writeErrors : [error.writeErrors];
  if (failed.length === 0 || failed.some((one) => one.code !== DUPLICATE)) throw error;
  return failed.map((one) => one.index);
}
