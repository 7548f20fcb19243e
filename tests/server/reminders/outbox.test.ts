import { parseDay } from '@hz/shared/calendar';
import type { Connection } from 'mongoose';
import { Types } from 'mongoose';
import type { Delivery, OutboxRow } from '../../../server/src/features/reminders/models';
import { type DayPlan, Outbox } from '../../../server/src/features/reminders/outbox';
import { type DeliveryStatus, isOpen, STATUSES } from '../../../server/src/features/reminders/status';
import { onEmbedded } from '../../support/database';
import { startApp } from '../../support/server';

const DAY = parseDay('2022-12-24');
const DUE = 1000;
const LEASE_MS = 60_000;
let connection: Connection;
let outbox: Outbox;
let aheadMs: number;

beforeEach(async () => {
  connection = (await startApp()).connection;
  aheadMs = 0;
  outbox = new Outbox(connection.models.Delivery as never, () => Date.now() + aheadMs, LEASE_MS);
});

const aRow = (offset: number, certificateId = new Types.ObjectId()): OutboxRow => ({
  ...{ certificateId, rule: 'exchange-deadline', dueOn: DAY + 7, offset },
  superseded: null,
});

const aPlan = (told: Partial<DayPlan> = {}): DayPlan => ({
  ...{ holderId: new Types.ObjectId().toHexString(), day: DAY, due: [aRow(-7)], superseded: [] },
  ...{ urgency: 2, dueAt: DUE },
  ...told,
});

/** The first that is due, on lease; null when there is none. */
async function leaseNext(now: number): Promise<Delivery | null> {
  const [id] = await outbox.next(now, 1);
  return id === undefined ? null : outbox.lease(id, now);
}

const sent = (delivery: Delivery) =>
  outbox.finish(delivery, { status: 'sent', channels: [], rows: delivery.rows ?? [], withdrawn: [] });

describe('a row', () => {
  test('is in the outbox once, whoever adds it and on whichever day', async () => {
    const plan = aPlan();
    expect((await outbox.add([plan])).size).toBe(0);
    expect(await outbox.add([plan])).toEqual(new Set([plan.holderId]));
    expect(await outbox.add([{ ...plan, day: DAY + 1 }])).toEqual(new Set([plan.holderId]));
    const planned = await outbox.plannedOf(plan.due.map(({ certificateId }) => certificateId));
    expect([...planned.values()]).toEqual([
      [{ rule: 'exchange-deadline', dueOn: DAY + 7, offset: -7, superseded: false }],
    ]);
  });

  test('that is refused keeps no other holder’s row out', async () => {
    const taken = aPlan();
    await outbox.add([taken]);
    const fresh = aPlan();
    expect(await outbox.add([taken, fresh])).toEqual(new Set([taken.holderId]));
    expect(await outbox.countOpen()).toBe(2);
  });

  test('is added to the holder’s delivery of the day while that has not been sent', async () => {
    const plan = aPlan({ urgency: 3 });
    await outbox.add([plan]);
    await outbox.add([{ ...plan, due: [aRow(-3)], urgency: 1 }]);
    const delivery = await leaseNext(DUE);
    expect(delivery?.rows).toHaveLength(2);
    await sent(delivery as Delivery);
    expect(await outbox.add([{ ...plan, due: [aRow(-1)] }])).toEqual(new Set([plan.holderId]));
  });

  test('can be added again after it was withdrawn', async () => {
    const plan = aPlan();
    await outbox.add([plan]);
    await outbox.withdraw((await leaseNext(DUE)) as Delivery, 'paused');
    expect((await outbox.add([{ ...plan, day: DAY + 1 }])).size).toBe(0);
  });
});

describe('a lease', () => {
  test('is given to one of many who ask at once', async () => {
    await outbox.add([aPlan()]);
    const [id] = (await outbox.next(DUE, 1)) as [string];
    const leases = await Promise.all(Array.from({ length: 20 }, () => outbox.lease(id, DUE)));
    expect(leases.filter((lease) => lease !== null)).toHaveLength(1);
  });

  test('is not given before the delivery is due', async () => {
    await outbox.add([aPlan()]);
    const [id] = (await outbox.next(DUE, 1)) as [string];
    expect(await outbox.lease(id, DUE - 1)).toBeNull();
    expect(await outbox.next(DUE - 1, 10)).toEqual([]);
  });

  test('is given again when the lease ran out, and then the first holder has no say any more', async () => {
    await outbox.add([aPlan()]);
    const first = (await leaseNext(DUE)) as Delivery;
    aheadMs = LEASE_MS - 1000;
    expect(await outbox.next(DUE, 10)).toEqual([]);
    expect(await outbox.lease(first._id, DUE)).toBeNull();
    aheadMs = LEASE_MS + 1000;
    const second = (await leaseNext(DUE)) as Delivery;
    expect(second.claims).toBe(2);
    expect(await sent(first)).toBe(false);
    expect(await sent(second)).toBe(true);
  });

  test('goes to the most urgent first', async () => {
    await outbox.add([aPlan({ urgency: 4 }), aPlan({ urgency: 0 }), aPlan({ urgency: 2 })]);
    const order = [];
    for (let next = await leaseNext(DUE); next !== null; next = await leaseNext(DUE)) {
      order.push(next.urgency);
      await sent(next);
    }
    expect(order).toEqual([0, 2, 4]);
  });

  test('that was abandoned is given back by the sweeper', async () => {
    await outbox.add([aPlan()]);
    await leaseNext(DUE);
    expect(await outbox.giveBackAbandoned()).toBe(0);
    aheadMs = LEASE_MS + 1000;
    expect(await outbox.giveBackAbandoned()).toBe(1);
    expect(await outbox.next(DUE, 10)).toHaveLength(1);
  });
});

describe('the status', () => {
  /** Which moves there are; there is no other. */
  const MOVES: Record<DeliveryStatus, readonly DeliveryStatus[]> = {
    created: ['created', 'sending', 'superseded', 'cancelled'],
    sending: ['sending', 'sent', 'temporary-failure', 'permanent-failure', 'superseded', 'cancelled'],
    'temporary-failure': ['sending', 'superseded', 'cancelled'],
    superseded: ['created'],
    cancelled: ['created'],
    sent: [],
    'permanent-failure': [],
  };

  /** A delivery in a state, as the store would hold it. */
  async function aDeliveryIn(status: DeliveryStatus): Promise<Delivery> {
    await outbox.add([aPlan()]);
    const lease = 'lease';
    const delivery = { status, open: isOpen(status), lease, leaseUntil: 0 };
    await connection.collection('deliveries').updateOne({}, { $set: delivery });
    return statusNow();
  }
  const statusNow = async () =>
    (await connection.collection('deliveries').findOne()) as unknown as Promise<Delivery>;

  /** Every way to a state that the outbox has. */
  async function moveTo(status: DeliveryStatus, delivery: Delivery): Promise<void> {
    const holderId = delivery.holderId.toHexString();
    if (status === 'created') await outbox.add([aPlan({ holderId, due: [aRow(-3)] })]);
    else if (status === 'sending') await leaseNext(DUE);
    else await outbox.finish(delivery, { status, channels: [], rows: [], withdrawn: [] });
  }

  const pairs = STATUSES.flatMap((from) =>
    STATUSES.map((to) => ({ from, to, moves: MOVES[from].includes(to) })),
  );
  test.each(pairs)('from $from to $to: $moves', async ({ from, to, moves }) => {
    const before = await aDeliveryIn(from);
    await moveTo(to, before);
    const { _id, ...after } = await statusNow();
    if (moves) expect(after.status).toBe(to);
    else expect({ _id, ...after }).toEqual(before);
  });
});

onEmbedded('explain has another shape in every engine')(
  'hot queries are served by their indexes',
  async () => {
    const holders = Array.from({ length: 300 }, (_, at) =>
      aPlan({ urgency: (at % 6) as 0, dueAt: DUE + (at % 7) }),
    );
    await outbox.add(holders);
    const { queryPlanner, executionStats } = await connection
      .collection('deliveries')
      .find({
        ...{ open: true, urgency: { $in: [0, 1, 2, 3, 4, 5] } },
        ...{ dueAt: { $lte: DUE + 3 }, leaseUntil: { $lte: DUE } },
      })
      .sort({ urgency: 1, dueAt: 1 })
      .explain('executionStats');
    const plan = JSON.stringify(queryPlanner.winningPlan);
    expect(plan).toContain('open_1_urgency_1_dueAt_1');
    expect(plan).not.toContain('"SORT"');
    expect(executionStats.totalDocsExamined).toBe(executionStats.nReturned);
  },
);
