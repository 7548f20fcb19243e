import { type Day, shanghaiDay, shanghaiEpoch, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import {
  type DayBook,
  type PlannedRow,
  planCertificate,
  QUIET_FROM,
  type RowKey,
  type SupersededWhy,
  sendingMinute,
  type Urgency,
  urgencyOf,
} from '@hz/shared/reminders';
import { planPackCertificate } from '@hz/shared/standing';
import type { Clock } from '../../platform/clock';
import type { Logger } from '../../platform/log';
import type { Door } from '../accounts/service';
import type {
  CertificateRecord,
  CertificateService,
  CertificateWithFacts,
  PackStanding,
  Planned,
} from '../certificates/service';
import type { Delivery, OutboxRow } from './models';
import type { DayPlan, Outbox } from './outbox';
import { packSubjectOf } from './pack-lines';
import { isPaused, type PreferenceStore, type Preferences } from './preferences';
import { dayBooks, isOut, isUnder, type Rules, type RulesSeen, subjectOf } from './rules';

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
    const bookOf = dayBooks(this.parts.rules, today);
    for await (const batch of this.parts.certificates.planning.waiting(today, BATCH)) {
      if (signal?.aborted) break;
      await this.planBatch(batch, { now, today, bookOf }, report);
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
    const { outbox, preferences, certificates, rules } = this.parts;
    const isUnderRules = isUnder(rules);
    const underRules = batch.filter(isUnderRules);
    const [facts, ofPacks, inOutbox, preferencesOf] = await Promise.all([
      certificates.factsOf(underRules),
      certificates.packs.standingsOf(batch.filter((record) => !isUnderRules(record))),
      outbox.plannedOf(batch.map(({ _id }) => _id)),
      preferences.ofMany(batch.map(holderOf)),
    ]);
    const days = new Map<string, HolderDay>();
    const planned = facts.map((certificate) => {
      const { record } = certificate;
      const holderPreferences = preferencesOf(holderOf(record));
      return { record, nextDay: this.planOne(certificate, { inOutbox, moment, days, holderPreferences }) };
    });
    for (const one of ofPacks) {
      const holderPreferences = preferencesOf(holderOf(one.record));
      const nextDay = planByPack(one, { inOutbox, moment, days, holderPreferences });
      planned.push({ record: one.record, nextDay });
    }
    const plans = [...days].map(([holderId, day]) => dayPlan(holderId, day, moment));
    const full = await outbox.add(plans);
    await this.parts.door.takeBack(plans.map(({ holderId }) => holderId));
    // Only now, so that a run that dies before this is made again.
    await certificates.planning.planned(planned.map((one) => putOff(one, full, moment.today)));
    count(report, batch, plans, full);
  }

  /** Adds what is due for one certificate to its holder's day; answers when to plan it again. */
  private planOne(
    certificate: CertificateWithFacts,
    { inOutbox, moment, days, holderPreferences }: Desk,
  ): Day | null {
    const { record } = certificate;
    if (record.archived) return null;
    if (isPaused(holderPreferences, moment.today)) return holderPreferences.pause?.resumeOn ?? null;
    const book = this.bookFor(record, moment);
    if (!book) return moment.today + 1;
    if (!isOut(this.parts.rules, record.pack, moment.today)) return book.rulebook.source.issuedOn;
    const mine = inOutbox.get(record._id.toHexString()) ?? [];
    const plan = planCertificate(book, subjectOf(certificate, moment.today), mine);
    if (plan.due.length + plan.superseded.length === 0) return plan.nextDay;
    const day = dayOf(record, days, holderPreferences);
    for (const row of plan.due) {
      day.due.push(outboxRow(record, row, null));
      day.urgency = Math.min(day.urgency, urgencyOf(row, moment.today)) as Urgency;
    }
    for (const { row, why } of plan.superseded) day.superseded.push(outboxRow(record, row, why));
    return plan.nextDay;
  }

  /** A certificate whose rules are not at hand must not stop all the others. */
  private bookFor(record: CertificateRecord, { bookOf }: Moment): DayBook | null {
    try {
      return bookOf(record.pack);
    } catch (error) {
      this.parts.log.error({ pack: record.pack, error: String(error) }, 'cannot plan a certificate');
      return null;
    }
  }
}

interface Moment {
  now: number;
  today: Day;
  bookOf: (rulebookId: string) => DayBook;
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

/** The same as `planOne` for a certificate that is judged by a pack of its own. */
function planByPack(one: PackStanding, { inOutbox, moment, days, holderPreferences }: Desk): Day | null {
  const subject = packSubjectOf(one);
  if (!subject) return null;
  if (isPaused(holderPreferences, moment.today)) return holderPreferences.pause?.resumeOn ?? null;
  const { record } = one;
  const plan = planPackCertificate(subject, inOutbox.get(record._id.toHexString()) ?? [], moment.today);
  for (const row of plan.due) {
    const day = dayOf(record, days, holderPreferences);
    day.due.push(outboxRow(record, row, null));
    day.urgency = Math.min(day.urgency, urgencyOf(row, moment.today)) as Urgency;
  }
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
