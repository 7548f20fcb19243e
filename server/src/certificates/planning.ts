import { randomUUID } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import type { Types } from 'mongoose';
import type { CertificateModel, CertificateRecord, PlanState } from './model';

/** Written with every change of a fact: the reminders of the certificate are to be looked at now. */
export const lookAtOnce = (): PlanState => ({ on: 0, mark: randomUUID() });

/** A certificate that was looked at, and the next day on which to look again (null: not before it changes). */
export interface Looked {
  record: Pick<CertificateRecord, '_id' | 'plan'>;
  nextDay: Day | null;
}

/** Which certificates are to be looked at for reminders. A wish to look is kept in the certificate itself. */
export class CertificatePlanning {
  constructor(private readonly model: CertificateModel) {}

  /** Certificates whose day has come, in batches, streamed: however many there are, one batch is in memory. */
  async *waiting(today: Day, batchSize: number): AsyncGenerator<CertificateRecord[]> {
    const cursor = this.model
      .find({ 'plan.on': { $lte: today } })
      .sort({ 'plan.on': 1 })
      .lean()
      .cursor({ batchSize });
    let batch: CertificateRecord[] = [];
    for await (const record of cursor) {
      batch.push(record);
      if (batch.length < batchSize) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  /** Notes when to look again, except where somebody wished for a look in the meantime. */
  async looked(all: readonly Looked[]): Promise<void> {
    if (all.length === 0) return;
    await this.model.bulkWrite(
      all.map(({ record, nextDay }) => ({
        updateOne: {
          filter: { _id: record._id, 'plan.mark': record.plan.mark },
          update: { $set: { 'plan.on': nextDay } },
        },
      })),
      { ordered: false },
    );
  }

  /** Wishes a look at some certificates, at all of a holder, or at all there are. */
  async lookAgain(which: { ids: readonly Types.ObjectId[] } | { holderId: string } | 'all'): Promise<void> {
    const filter =
      which === 'all' ? {} : 'ids' in which ? { _id: { $in: which.ids } } : { holderId: which.holderId };
    await this.model.updateMany(filter, { $set: { plan: lookAtOnce() } });
  }

  /** The certificates of these ids that still exist. */
  byIds(ids: readonly Types.ObjectId[]): Promise<CertificateRecord[]> {
    return this.model.find({ _id: { $in: ids } }).lean();
  }
}
