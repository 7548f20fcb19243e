import { type Day, shanghaiDay, shanghaiEpoch, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import {
  type PlannedRow,
  QUIET_FROM,
  type RowKey,
  type SupersededWhy,
  sendingMinute,
  type Urgency,
  urgencyOf,
} from '@hz/shared/reminders';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { Door } from '../accounts/service';
import type { CertificateRecord, CertificateService, Planned, Readers } from '../certificates/service';
import type { Delivery, OutboxRow } from './models';
import type { DayPlan, Outbox } from './outbox';
import { isPaused, type PreferenceStore, type Preferences } from './preferences';
import { remindedOn } from './readers';
import type { Reminded } from './reminded';
import type { Rules, RulesSeen } from './rules';

export interface PlannerParts {
  certificates: CertificateService;
  door: Door;
  outbox: Outbox;
  preferences: PreferenceStore;
  rules: Rules;
  seen: RulesSeen;
  clock: Clock;
  log: Logger;
}

/** What a planning run did. */
export interface PlanReport {
  /** Certificates that were gone through. Told by this name to `/metrics` and to whoever runs the job. */
  looked: number;
  due: number;
  superseded: number;
  /** Rows that wait for tomorrow, since the holder has had today's message. */
  postponed: number;
  /** Deliveries of earlier days that nobody was told of and that were planned anew. */
  carriedOver: number;
}

const BATCH = 500;

/** Turns facts into deliveries: goes through every certificate whose day has come, streaming, batch by batch. */
export class Planner {
  constructor(private readonly parts: PlannerParts) {}

  /** Plans what is due now. Doing so twice plans nothing twice; a run that is cut short loses nothing. */
  async run(signal?: AbortSignal): Promise<PlanReport> {
    const report: PlanReport = { looked: 0, due: 0, superseded: 0, postponed: 0, carriedOver: 0 };
    const now = this.parts.clock.now();
    // Late in the evening nothing can be sent any more: tomorrow plans with tomorrow's facts.
    if (shanghaiMinuteOfDay(now) >= QUIET_FROM) return report;
    const today = shanghaiDay(now);
    await this.noticeNewRules();
    report.carriedOver = await this.carryOver(today);
    const readers = remindedOn(this.parts.rules, today, this.parts.log);
    for await (const batch of this.parts.certificates.planning.waiting(today, BATCH)) {
      if (signal?.aborted) break;
      await this.planBatch(batch, { now, today, readers }, report);
    }
    return report;
  }

  /** After an amendment every certificate is planned anew. Noted last, so that a run that dies does it again. */
  private async noticeNewRules(): Promise<void> {
    const { seen, certificates, log } = this.parts;
    if (!(await seen.haveChanged())) return;
    log.info('the rules have changed: every certificate is planned anew');
    await certificates.planning.planAllAnew(BATCH);
    await seen.note();
  }

  /**
   * What was due on an earlier day and reached nobody goes back to not being in the outbox, so that it is
   * planned with today's rows: one delivery a day, and what has been overtaken is superseded.
   */
  private async carryOver(today: Day): Promise<number> {
    let count = 0;
    for await (const batch of this.parts.outbox.leftOver(today, BATCH)) {
      await this.parts.certificates.planning.planAnew({ ids: batch.flatMap(certificatesOf) });
      for (const delivery of batch) await this.parts.outbox.withdraw(delivery, 'carried-over');
      count += batch.length;
    }
    return count;
  }

  private async planBatch(
    batch: readonly CertificateRecord[],
    moment: Moment,
    report: PlanReport,
  ): Promise<void> {
    const { outbox, preferences, certificates } = this.parts;
    const [reminded, inOutbox, preferencesOf] = await Promise.all([
      // When a holder registered tells only in words: here nothing is told.
      certificates.read(batch, moment.readers, () => null),
      outbox.plannedOf(batch.map(({ _id }) => _id)),
      preferences.ofMany(batch.map(holderOf)),
    ]);
    const days = new Map<string, HolderDay>();
    const planned = reminded.map((one) => {
      const { record } = one;
      const holderPreferences = preferencesOf(holderOf(record));
      return { record, nextDay: planOne(one, { inOutbox, moment, days, holderPreferences }) };
    });
    const plans = [...days].map(([holderId, day]) => dayPlan(holderId, day, moment));
    const full = await outbox.add(plans);
    await this.parts.door.takeBack(plans.map(({ holderId }) => holderId));
    // Only now, so that a run that dies before this is made again.
    await certificates.planning.planned(planned.map((one) => putOff(one, full, moment.today)));
    count(report, batch, plans, full);
  }
}

interface Moment {
  now: number;
  today: Day;
  readers: Readers<Reminded>;
}

interface HolderDay {
  due: OutboxRow[];
  superseded: OutboxRow[];
  urgency: Urgency;
  hour: number;
}

interface Desk {
  inOutbox: ReadonlyMap<string, PlannedRow[]>;
  moment: Moment;
  days: Map<string, HolderDay>;
  holderPreferences: Preferences;
}

/** The day of a certificate's holder, to which what is due is added. */
function dayOf(
  record: CertificateRecord,
  days: Map<string, HolderDay>,
  { hour }: Pick<Preferences, 'hour'>,
): HolderDay {
  const day = days.get(holderOf(record)) ?? { due: [], superseded: [], urgency: 5 as Urgency, hour };
  days.set(holderOf(record), day);
  return day;
}

/** Adds what is due for one certificate to its holder's day; answers when to plan it again. */
function planOne(one: Reminded, { inOutbox, moment, days, holderPreferences }: Desk): Day | null {
  const { record } = one;
  if (one.isAtRest) return null;
  if (isPaused(holderPreferences, moment.today)) return holderPreferences.pause?.resumeOn ?? null;
  const plan = one.plan(inOutbox.get(record._id.toHexString()) ?? []);
  if (plan.due.length + plan.superseded.length === 0) return plan.nextDay;
  const day = dayOf(record, days, holderPreferences);
  for (const { row } of plan.due) {
    day.due.push(outboxRow(record, row, null));
    day.urgency = Math.min(day.urgency, urgencyOf(row, moment.today)) as Urgency;
  }
  for (const { row, why } of plan.superseded) day.superseded.push(outboxRow(record, row, why));
  return plan.nextDay;
}

const holderOf = (record: CertificateRecord): string => record.holderId.toHexString();

const certificatesOf = ({ rows = [] }: Delivery) => rows.map(({ certificateId }) => certificateId);

const outboxRow = (record: CertificateRecord, row: RowKey, superseded: SupersededWhy | null): OutboxRow => ({
  certificateId: record._id,
  ...{ rule: row.rule, dueOn: row.dueOn, offset: row.offset },
  superseded,
});

function dayPlan(holderId: string, day: HolderDay, { now, today }: Moment): DayPlan {
  const { due, superseded, urgency } = day;
  // The evening was ruled out before anything was planned.
  const minute = sendingMinute(shanghaiMinuteOfDay(now), day.hour) ?? QUIET_FROM - 1;
  return { holderId, day: today, due, superseded, urgency, dueAt: shanghaiEpoch(today, minute) };
}

/** Whoever has had today's message is planned again tomorrow. */
const putOff = (
  planned: Planned & { record: CertificateRecord },
  full: ReadonlySet<string>,
  today: Day,
): Planned => (full.has(holderOf(planned.record)) ? { ...planned, nextDay: today + 1 } : planned);

function count(
  report: PlanReport,
  batch: readonly CertificateRecord[],
  plans: readonly DayPlan[],
  full: ReadonlySet<string>,
): void {
  report.looked += batch.length;
  for (const { holderId, due, superseded } of plans) {
    if (full.has(holderId)) report.postponed += due.length;
    else {
      report.due += due.length;
      report.superseded += superseded.length;
    }
  }
}
