import { Types } from 'mongoose';
import { notFound } from '../errors';
import { importNotActive } from './errors';
import { type BegunImport, Importer, type ImporterParts, INTERRUPTED, SILENCE_MS } from './import/importer';
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

  /** Ends imports whose server stopped or died, and clears their rows; any server may, at any time. Answers how many. */
  async endSilent(): Promise<number> {
    const { imports } = this.parts.models;
    const silent = { state: 'running', aliveAt: { $lt: new Date(this.parts.time() - SILENCE_MS) } } as const;
    let ended = 0;
    for (const { _id } of await imports.find(silent, { _id: 1 }).lean()) {
      const finishedAt = new Date(this.parts.time());
      const change = { state: 'failed', failure: INTERRUPTED, finishedAt } as const;
      const { modifiedCount } = await imports.updateOne(
        { _id, ...silent },
        { $set: change, $unset: { slot: 1 } },
      );
      if (modifiedCount === 0) continue;
      await this.importer.clear(_id);
      ended += 1;
    }
    return ended;
  }

  /** At a start: ends what a stop of the server cut short, and clears rows that are of no effect. */
  async recover(): Promise<void> {
    await this.endSilent();
    const { imports } = this.parts.models;
    const dead = await imports.find({ state: { $in: ['failed', 'taken-back'] } }, { _id: 1 }).lean();
    for (const { _id } of dead) await this.importer.clear(_id);
  }

  /** Makes running imports give up, and resolves when nothing is being read or cleared away any more. */
  async stop(): Promise<void> {
    this.importer.stop();
    await this.settled();
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
        (await certificates.exists({ keys: { $in: claim.keys }, import: importId })) ??
        (await study.exists({ key: { $in: claim.keys }, import: importId }));
      if (said) touched.push(claim.certificateId);
    }
    return touched;
  }

  private track(work: Promise<unknown>): void {
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }
}
