import type { Day } from '@hz/shared/calendar';
import type { mongo, Types } from 'mongoose';
import { inBatches } from '../../platform/store/batches';
import type { CertificateDocument, CertificateModel, CertificateRecord, PlanState } from './model';
import type { CertificateStore } from './stored';

/** The state of a new certificate: its reminders are to be planned now. */
export const PLAN_AT_ONCE: PlanState = { on: 0, wishes: 0 };

/** Goes with every change of a fact: the reminders of the certificate are to be planned now. */
export const PLAN_ANEW = { $set: { 'plan.on': 0 }, $inc: { 'plan.wishes': 1 } } as const;

/** A certificate that was planned, and the next day on which to plan it again (null: not before it changes). */
export interface Planned {
  record: Pick<CertificateRecord, '_id' | 'plan'>;
  nextDay: Day | null;
}

/** Whose reminders are to be planned. A wish to plan is kept in the certificate itself. */
export class CertificatePlanning {
  constructor(
    private readonly model: CertificateModel,
    private readonly store: CertificateStore,
  ) {}

  /** The driver's own collection: mongoose would go through its layers once for every certificate there is. */
  private get driver(): mongo.Collection<CertificateDocument> {
    return this.model.collection as unknown as mongo.Collection<CertificateDocument>;
  }

  /** Certificates whose day has come, in batches, streamed: however many there are, one batch is in memory. */
  async *waiting(today: Day, batchSize: number): AsyncGenerator<CertificateRecord[]> {
    const cursor = this.driver.find({ 'plan.on': { $lte: today } }, { batchSize }).sort({ 'plan.on': 1 });
    for await (const batch of inBatches(cursor, batchSize)) yield this.store.readable(batch);
  }

  /**
   * Notes when to plan again, except where somebody wished for it in the meantime. One step for all that are
   * put off to the same day and were wished for as often.
   */
  async planned(all: readonly Planned[]): Promise<void> {
    const alike = new Map<string, Planned[]>();
    for (const one of all) {
      const key = `${one.nextDay} ${one.record.plan.wishes}`;
      alike.set(key, [...(alike.get(key) ?? []), one]);
    }
    if (alike.size === 0) return;
    await this.model.bulkWrite(
      [...alike.values()].map((some) => {
        const [{ record, nextDay }] = some as [Planned];
        const _id = { $in: some.map((one) => one.record._id) };
        return {
          updateMany: {
            filter: { _id, 'plan.wishes': record.plan.wishes },
            update: { $set: { 'plan.on': nextDay } },
          },
        };
      }),
      { ordered: false },
    );
  }

  /** Wishes that some certificates be planned anew, or all of a holder. */
  async planAnew(which: { ids: readonly Types.ObjectId[] } | { holderId: string }): Promise<void> {
    const filter = 'ids' in which ? { _id: { $in: which.ids } } : { holderId: which.holderId };
    await this.model.updateMany(filter, PLAN_ANEW);
  }

  /** Wishes that all there are be planned anew, some at a time: one step for all would hold up everybody else. */
  async planAllAnew(batchSize: number): Promise<void> {
    const all = this.driver.find({}, { projection: { _id: 1 }, batchSize });
    for await (const batch of inBatches(all, batchSize))
      await this.planAnew({ ids: batch.map(({ _id }) => _id) });
  }

  /** The certificates of these ids that still exist. */
  async byIds(ids: readonly Types.ObjectId[]): Promise<CertificateRecord[]> {
    const found = await this.model.find({ _id: { $in: ids } }).lean<CertificateDocument[]>();
    return this.store.readable(found);
  }

  /** The same without their entries, which are by far the most of them. */
  async byIdsWithoutCredits(ids: readonly Types.ObjectId[]): Promise<CertificateRecord[]> {
    const found = await this.model.find({ _id: { $in: ids } }, { credits: 0 }).lean<CertificateDocument[]>();
    return this.store.readable(found.map((document) => ({ ...document, credits: [] })));
  }
}
