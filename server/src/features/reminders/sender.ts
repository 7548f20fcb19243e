import { shanghaiMinuteOfDay } from '@hz/shared/calendar';
import { isLastCall, mayDisturb } from '@hz/shared/reminders';
import pMap from 'p-map';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { Channel, ChannelResult, Parcel } from './channels/port';
import { compose } from './compose';
import type { FactsAtHand, FactsLoader } from './facts';
import type { ChannelRecord, Delivery } from './models';
import type { Outbox, Outcome } from './outbox';
import { isPaused } from './preferences';
import { type Judged, judge } from './reassess';
import type { DeliveryStatus } from './status';

export interface SenderParts {
  outbox: Outbox;
  facts: FactsLoader;
  /** In the order in which they are tried; the inbox first. */
  channels: readonly Channel[];
  clock: Clock;
  log: Logger;
  /** Told of everything a channel did. */
  onResult?: (channel: string, result: ChannelResult) => void;
}

/** How many deliveries ended how. */
export type SendReport = Record<DeliveryStatus, number>;

/** How many deliveries are leased at a time. */
const BATCH = 40;
/** A delivery leased so often without an end has killed its sender, or its neighbours in the batch have. */
const MAX_LEASES = 25;

/** Sends what is due, the most urgent first, until nothing is due, night falls, or it is told to stop. */
export class Sender {
  constructor(private readonly parts: SenderParts) {}

  async run(signal?: AbortSignal): Promise<SendReport> {
    const report = emptyReport();
    while (!signal?.aborted && this.isDaytime()) {
      const batch = await this.lease();
      if (batch === null) break;
      const facts = await this.parts.facts.load(batch);
      await pMap(
        batch,
        async (delivery) => {
          report[await this.deliver(delivery, facts)] += 1;
        },
        { concurrency: this.width },
      );
    }
    return report;
  }

  private get width(): number {
    return Math.min(BATCH, ...this.parts.channels.map(({ width }) => width));
  }

  private isDaytime(): boolean {
    return mayDisturb(shanghaiMinuteOfDay(this.parts.clock.now()));
  }

  /** The next batch, as far as no other sender was faster; null when nothing is due. */
  private async lease(): Promise<Delivery[] | null> {
    const { outbox, clock } = this.parts;
    const now = clock.now();
    // While a channel is probed, one delivery goes ahead alone.
    const next = await outbox.next(now, this.width === 1 ? 1 : BATCH);
    if (next.length === 0) return null;
    const leased = await Promise.all(next.map((id) => outbox.lease(id, now)));
    return leased.filter((delivery) => delivery !== null);
  }

  /** One delivery from lease to end; answers how it ended. */
  private async deliver(delivery: Delivery, facts: FactsAtHand): Promise<DeliveryStatus> {
    const { outbox, log } = this.parts;
    try {
      if (!(await outbox.hold(delivery))) return 'sending';
      const outcome = await this.outcomeOf(delivery, facts);
      if (outcome) await outbox.finish(delivery, outcome);
      return outcome?.status ?? 'cancelled';
    } catch (error) {
      // Its lease runs out and it is tried again; after a few times it is set aside.
      log.error({ delivery: delivery._id, error: String(error) }, 'a delivery broke off');
      return 'sending';
    }
  }

  private async outcomeOf(delivery: Delivery, facts: FactsAtHand): Promise<Outcome | null> {
    const { rows = [], channels } = delivery;
    const { outbox } = this.parts;
    if (delivery.claims > MAX_LEASES) return { status: 'permanent-failure', channels, rows, withdrawn: [] };
    if (!facts.hasHolder(delivery)) {
      await this.parts.facts.forget(delivery);
      return null;
    }
    const isTold = channels.length > 0;
    const isHeld = isPaused(facts.preferencesOf(delivery), facts.today);
    if (!isTold && (isHeld || delivery.day < facts.today)) {
      await this.parts.facts.planAnew(delivery);
      await outbox.withdraw(delivery, isHeld ? 'paused' : 'carried-over');
      return null;
    }
    const judged = judge(delivery, facts);
    if ((judged.due.length === 0 && facts.nudgesOf(delivery).length === 0) || isHeld) {
      await this.forget(delivery);
      return endedEarly(delivery, judged, isTold);
    }
    return this.throughChannels(delivery, facts, judged);
  }

  /** A sender that died may have left something set aside. */
  private async forget(delivery: Delivery): Promise<void> {
    if (delivery.claims < 2) return;
    const holderId = delivery.holderId.toHexString();
    for (const channel of this.parts.channels) await channel.forget(holderId, delivery._id);
  }

  private async throughChannels(delivery: Delivery, facts: FactsAtHand, judged: Judged): Promise<Outcome> {
    const parcel = parcelOf(delivery, facts, judged);
    const results = new Map<string, ChannelResult>();
    for (const channel of this.parts.channels) {
      const before = delivery.channels.find((record) => record.channel === channel.name);
      if (before && before.state !== 'waiting') continue;
      const result = await channel.deliver(parcel);
      results.set(channel.name, result);
      this.parts.onResult?.(channel.name, result);
    }
    const records = this.parts.channels.flatMap(({ name }): ChannelRecord[] => {
      const result = results.get(name);
      const before = delivery.channels.filter((record) => record.channel === name);
      if (!result) return before;
      const msgid = result.state === 'sent' ? result.msgid : null;
      return [{ channel: name, state: result.state, code: result.code, msgid, at: this.parts.clock.now() }];
    });
    const isTold = delivery.channels.length > 0;
    // What has been told stays in the outbox even when it no longer concerns anybody: nothing is told twice.
    const rows = isTold ? (delivery.rows ?? []) : judged.rows;
    const withdrawn = isTold ? [] : judged.withdrawn;
    return { ...endOf(delivery, [...results.values()]), channels: records, rows, withdrawn };
  }
}

const emptyReport = (): SendReport => ({
  ...{ created: 0, sending: 0, sent: 0, superseded: 0, cancelled: 0 },
  ...{ 'temporary-failure': 0, 'permanent-failure': 0 },
});

/** Nothing is left to tell: finished meanwhile, overtaken, or only a channel was still waiting. */
function endedEarly(delivery: Delivery, judged: Judged, isTold: boolean): Outcome {
  const channels = delivery.channels.map((record) =>
    record.state === 'waiting' ? { ...record, state: 'skipped' as const, code: 'no-longer-needed' } : record,
  );
  if (isTold) return { status: 'sent', channels, rows: delivery.rows ?? [], withdrawn: [] };
  const status = judged.withdrawn.length > 0 ? 'cancelled' : 'superseded';
  return { status, channels, rows: judged.rows, withdrawn: judged.withdrawn };
}

function endOf(
  delivery: Delivery,
  results: readonly ChannelResult[],
): Pick<Outcome, 'status' | 'dueAt' | 'failures'> {
  const waiting = results.find((result) => result.state === 'waiting');
  if (waiting?.state === 'waiting')
    return {
      status: 'temporary-failure',
      dueAt: waiting.until,
      failures: delivery.failures + (waiting.ownFault ? 1 : 0),
    };
  const needsCare = results.some((result) => result.state === 'failed' && result.needsCare);
  return { status: needsCare ? 'permanent-failure' : 'sent' };
}

function parcelOf(delivery: Delivery, facts: FactsAtHand, judged: Judged): Parcel {
  const rows = judged.due.map(({ row }) => row);
  const ahead = judged.due.map(({ of }) => of.lastCalls());
  return {
    deliveryId: delivery._id,
    holderId: delivery.holderId.toHexString(),
    day: delivery.day,
    message: compose(judged.due, facts.nudgesOf(delivery), facts.today),
    openId: facts.openIdOf(delivery),
    isLastCall: rows.some(isLastCall),
    lastCallsAhead: Math.max(0, ...ahead),
    failures: delivery.failures,
  };
}
