import { Types } from 'mongoose';
import { notFound } from '../../platform/errors';
import { importNotActive, importNotRunning } from './errors';
import { type BegunImport, Importer, type ImporterParts, SILENCE_MS } from './import/importer';
import type { ListFile } from './import/list-file';
import type { ImportOrder } from './import/order';
import type { Finding, ImportRecord } from './models';

const PAGE = 100;

/** The lists that were imported: beginning, watching and taking back. */
export class Imports {
  private readonly importer: Importer;
  private readonly running = new Set<Promise<unknown>>();

  constructor(private readonly parts: ImporterParts) {
    this.importer = new Importer(parts);
  }

  /** Begins an import; it goes on after this has answered. Throws `import-running`. */
  async begin(file: ListFile, order: ImportOrder): Promise<BegunImport> {
    const begun = await this.importer.begin(file, order);
    this.track(begun.done);
    return begun;
  }

  list(): Promise<ImportRecord[]> {
    return this.parts.models.imports.find().sort({ startedAt: -1 }).limit(PAGE).lean();
  }

  /** Throws `not-found`. */
  async get(id: string): Promise<ImportRecord> {
    const record = await this.parts.models.imports.findById(id).lean();
    if (!record) throw notFound();
    return record;
  }

  /** Bad and changed rows in the order of the file, a page at a time. */
  async findings(
    id: string,
    { kind, after }: { kind?: Finding['kind'] | undefined; after?: string | undefined } = {},
  ): Promise<{ findings: Finding[]; more: boolean }> {
    await this.get(id);
    const found = await this.parts.models.findings
      .find({
        import: id,
        ...(kind && { kind }),
        ...(after && { _id: { $gt: new Types.ObjectId(after) } }),
      })
      .sort({ _id: 1 })
      .limit(PAGE + 1)
      .lean();
    return { findings: found.slice(0, PAGE), more: found.length > PAGE };
  }

  /** Takes a whole import back, at once: what was known before it is known again. Throws `import-not-active`. */
  async takeBack(id: string): Promise<ImportRecord> {
    const { imports } = this.parts.models;
    const takenBack = await imports
      .findOneAndUpdate(
        { _id: id, state: 'active' },
        { $set: { state: 'taken-back', takenBackAt: new Date(this.parts.time()) }, $unset: { slot: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (!takenBack) {
      await this.get(id);
      throw importNotActive();
    }
    this.parts.lists.forget();
    this.track(this.clearTakenBack(takenBack._id).catch(this.parts.onFault));
    return takenBack;
  }

  /** Ends an import that is being read, wherever it is; nothing of it counts. Throws `import-not-running`. */
  async cancel(id: string): Promise<ImportRecord> {
    const cancelled = await this.parts.models.imports
      .findOneAndUpdate(
        { _id: id, state: 'running' },
        {
          $set: {
            state: 'failed',
            failure: '导入取消了，什么都没有改。',
            finishedAt: new Date(this.parts.time()),
          },
          $unset: { slot: 1 },
        },
        { returnDocument: 'after' },
      )
      .lean();
    if (cancelled) return cancelled;
    await this.get(id);
    throw importNotRunning();
  }

  /** Ends what a stop of the server cut short, and clears rows that are of no effect. */
  async recover(): Promise<void> {
    await this.endSilent();
    const dead = await this.parts.models.imports
      .find({ state: { $in: ['failed', 'taken-back'] } }, { _id: 1 })
      .lean();
    for (const { _id } of dead) await this.importer.clear(_id);
    // Nobody waits for it: what counts, counts already.
    this.track(this.parts.folded.catchUp().catch(this.parts.onFault));
  }

  /**
   * Ends imports of which nothing was heard for a minute: the server that read them is gone, or was cut off from the
   * store. Whichever server runs does it, twice a minute, so that nobody waits for one longer than two.
   */
  async endSilent(): Promise<void> {
    const { imports } = this.parts.models;
    const silent = { state: 'running', aliveAt: { $lt: new Date(this.parts.time() - SILENCE_MS) } } as const;
    for (const { _id } of await imports.find(silent, { _id: 1 }).lean()) {
      const failed = {
        state: 'failed' as const,
        failure: '导入中断了，请再试一次。',
        finishedAt: new Date(this.parts.time()),
      };
      const ended = await imports.updateOne({ _id, ...silent }, { $set: failed, $unset: { slot: 1 } });
      if (ended.modifiedCount > 0) await this.importer.clear(_id);
    }
  }

  /** Makes running imports give up, and resolves when nothing is being read or cleared away any more. */
  async stop(): Promise<void> {
    this.importer.stop();
    await this.settled();
    await this.importer.close();
  }

  /** Resolves when no import is being read or cleared away any more. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async clearTakenBack(id: Types.ObjectId): Promise<void> {
    await this.parts.touched(await this.claimedBy(id));
    await this.importer.clear(id);
  }

  /** Certificates of holders about which an import said something. */
  private async claimedBy(importId: Types.ObjectId): Promise<Types.ObjectId[]> {
    const { claims, certificates, study } = this.parts.models;
    const touched: Types.ObjectId[] = [];
    for await (const claim of claims.find().lean().cursor({ batchSize: 200 })) {
      const said =
        (await certificates.exists({
          keys: { $in: claim.keys },
          $or: [{ import: importId }, { also: importId }],
        })) ??
        (await study.exists({ key: { $in: claim.keys }, $or: [{ import: importId }, { also: importId }] }));
      if (said) touched.push(claim.certificateId);
    }
    return touched;
  }

  private track(work: Promise<unknown>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }
}
