import { setTimeout as pause } from 'node:timers/promises';
import { notFound, versionConflict } from '../errors';
import type { CertificateModel, CertificateRecord } from './model';
import { lookAtOnce } from './planning';

/** What can be changed of a certificate. */
export type CertificateChange = Partial<
  Omit<CertificateRecord, '_id' | 'holderId' | 'version' | 'rulebook' | 'createdOn' | 'plan'>
>;

const ATTEMPTS = 12;
const PAUSE_MS = 15;

/** Reads and writes certificates, always within one holder: what belongs to somebody else is not there. */
export class CertificateRepository {
  constructor(private readonly model: CertificateModel) {}

  list(holderId: string): Promise<CertificateRecord[]> {
    return this.model.find({ holderId }).sort({ _id: 1 }).lean();
  }

  count(holderId: string): Promise<number> {
    return this.model.countDocuments({ holderId });
  }

  /** Throws `not-found`. */
  async get(holderId: string, id: string): Promise<CertificateRecord> {
    const record = await this.model.findOne({ _id: id, holderId }).lean();
    if (!record) throw notFound();
    return record;
  }

  /** Adds a certificate; adding the same one again changes nothing. */
  async add(record: CertificateRecord): Promise<void> {
    await this.model.updateOne({ _id: record._id }, { $setOnInsert: record }, { upsert: true });
  }

  /**
   * Changes a certificate from what it is now. `decide` is asked again when another device was faster, so that
   * neither change is lost. Throws what `decide` throws, and `version-conflict` when it never got its turn.
   */
  async change(
    holderId: string,
    id: string,
    decide: (record: CertificateRecord) => CertificateChange,
  ): Promise<CertificateRecord> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const record = await this.get(holderId, id);
      const changed = await this.write(record, decide(record));
      if (changed) return changed;
      await pause(Math.random() * PAUSE_MS * attempt);
    }
    throw versionConflict();
  }

  /** Changes a certificate that is still as the client saw it. Throws `version-conflict`. */
  async changeVersion(
    holderId: string,
    id: string,
    version: number,
    decide: (record: CertificateRecord) => CertificateChange,
  ): Promise<CertificateRecord> {
    const record = await this.get(holderId, id);
    if (record.version !== version) throw versionConflict();
    const changed = await this.write(record, decide(record));
    if (!changed) throw versionConflict();
    return changed;
  }

  /** Deletes a certificate that is still as the client saw it. Throws `version-conflict`. */
  async remove(holderId: string, id: string, version: number): Promise<void> {
    const removed = await this.model.deleteOne({ _id: id, holderId, version });
    if (removed.deletedCount > 0) return;
    await this.get(holderId, id);
    throw versionConflict();
  }

  async removeAll(holderId: string): Promise<void> {
    await this.model.deleteMany({ holderId });
  }

  private write(record: CertificateRecord, change: CertificateChange): Promise<CertificateRecord | null> {
    return this.model
      .findOneAndUpdate(
        { _id: record._id, holderId: record.holderId, version: record.version },
        { $set: { ...change, plan: lookAtOnce() }, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
  }
}
