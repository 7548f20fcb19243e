import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { canonicalNumber } from '@hz/shared/codes';
import type { Types } from 'mongoose';
import { notFound, versionConflict } from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { CertificateDocument, CertificateModel, CertificateRecord } from './model';
import { PLAN_ANEW } from './planning';
import type { CertificateStore } from './stored';

/** What can be changed of a certificate. */
export type CertificateChange = Partial<
  Omit<CertificateRecord, '_id' | 'holderId' | 'version' | 'createdOn' | 'plan' | 'sealed'>
>;

/** A certificate with all its entries takes some ten milliseconds to be read: others are served between one and the next. */
export const TOGETHER = 1;

/** What a request has added: the certificate's id, and a digest of what was asked for. */
interface Added {
  id: string;
  /** Not there where the build before added it. */
  content: string | undefined;
}

/** Certificates of some packs alone; or also those that went to another and have hours that were studied under them. */
export type Only =
  | { pack?: PackCondition }
  | { $or: [{ pack: PackCondition }, { 'credits.pack': PackCondition }] };
type PackCondition = { $in: readonly string[] } | { $nin: readonly string[] };

const ATTEMPTS = 12;
const PAUSE_MS = 15;
const MAX_SAME_NUMBER = 10;

/** Reads and writes certificates, always within one holder: what belongs to somebody else is not there. */
export class CertificateRepository {
  constructor(
    private readonly model: CertificateModel,
    private readonly store: CertificateStore,
  ) {}

  /** A holder's certificates in the order in which they were added, a few at a time; of some packs alone, or of all. */
  async *each(holderId: string, only: Only = {}): AsyncGenerator<CertificateRecord> {
    const found = this.model
      .find({ holderId, ...only })
      .sort({ _id: 1 })
      .lean<CertificateDocument>();
    for await (const document of found.cursor({ batchSize: TOGETHER })) yield this.store.read(document);
  }

  /** Whose own entries have a number, old or new; of any holder, the oldest first, at most a few. */
  async enteredWithNumber(number: string): Promise<CertificateRecord[]> {
    // Straight to the driver: every look asks this, and there is nothing to cast
    const found = await this.model.collection
      .find<CertificateDocument>({ numberKeys: canonicalNumber(number), archived: false })
      .sort({ _id: 1 })
      .limit(MAX_SAME_NUMBER)
      .toArray();
    return found.map((document) => this.store.read(document));
  }

  /** How many a holder has beside one: adding the last one that is allowed a second time is not one too many. */
  countOthers(holderId: string, id: Types.ObjectId): Promise<number> {
    return this.model.countDocuments({ holderId, _id: { $ne: id } });
  }

  /** Throws `not-found`. */
  async get(holderId: string, id: string): Promise<CertificateRecord> {
    const found = await this.model.findOne({ _id: id, holderId }).lean<CertificateDocument>();
    if (!found) throw notFound();
    return this.store.read(found);
  }

  /** Adds a certificate; adding the same one again changes nothing. */
  async add(record: CertificateRecord): Promise<void> {
    const { _id, holderId, version, plan } = record;
    const document = { ...this.store.fields(record), holderId, version, plan };
    await upserting(() => this.model.updateOne({ _id }, { $setOnInsert: document }, { upsert: true }));
  }

  /** The certificate that a request has added; null: it was not carried out yet. */
  async addedFor(holderId: string, request: string): Promise<Added | null> {
    const found = await this.model.findOne({ request, holderId }, { _id: 1, requested: 1 }).lean();
    return found && { id: found._id.toHexString(), content: found.requested };
  }

  /** Adds a certificate for a request; the same request again adds nothing. Answers what the request has added. */
  async addFor(record: CertificateRecord, request: string, requested: string): Promise<Added> {
    const { _id, holderId, version, plan } = record;
    const document = { ...this.store.fields(record), _id, holderId, version, plan, requested };
    await upserting(() => this.model.updateOne({ request }, { $setOnInsert: document }, { upsert: true }));
    return (
      (await this.addedFor(holderId.toHexString(), request)) ?? { id: _id.toHexString(), content: requested }
    );
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

  /** Writes a change of what is still as it was read; null when it is not. What changes nothing is not written. */
  private async write(
    record: CertificateRecord,
    change: CertificateChange,
  ): Promise<CertificateRecord | null> {
    const isSame = Object.entries(change).every(([name, value]) =>
      isDeepStrictEqual(value, record[name as keyof CertificateChange]),
    );
    if (isSame) return record;
    const { createdOn: _, ...fields } = this.store.fields({ ...record, ...change });
    const written = await this.model
      .findOneAndUpdate(
        { _id: record._id, holderId: record.holderId, version: record.version },
        { $set: { ...fields, ...PLAN_ANEW.$set }, $inc: { version: 1, ...PLAN_ANEW.$inc } },
        { returnDocument: 'after' },
      )
      .lean<CertificateDocument>();
    return written && this.store.read(written);
  }
}
