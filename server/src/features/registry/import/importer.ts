import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UnreadableList } from '@hz/lists';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { mongo, Types } from 'mongoose';
import { ListReaders } from '../../../platform/list-threads/readers';
import { importRunning } from '../errors';
import type { FoldedRecords } from '../folded';
import type { ListKind } from '../lists/columns';
import { listPackOf } from '../lists/posts';
import { emptySummary, type ListOptions, type ListRow, type ListSummary } from '../lists/read';
import type { ListsInForce } from '../lists-in-force';
import type { ImportRecord, RegistryModels } from '../models';
import type { Sealing } from '../sealing';
import { type Batch, type BatchContext, noRows } from './batch';
import { certificatesJudge } from './judge-certificates';
import { studyJudge } from './judge-study';
import type { ListFile } from './list-file';
import type { ImportOrder } from './order';
import { Statements } from './statements';
import { ListNotes } from './warnings';

/** An import that was begun. `done` never rejects: what goes wrong is written down in the import. */
export interface BegunImport {
  record: ImportRecord;
  /** The same file was imported before with the same wishes; nothing is done again. */
  repeated: boolean;
  done: Promise<void>;
}

/** An import that was silent for so long was cut short by a stop of the server. */
export const SILENCE_MS = 60_000;
/** A batch of rows may take longer than that on a slow machine: whoever reads a list says so all the while. */
const BEAT_MS = 10_000;

export interface ImporterParts {
  models: RegistryModels;
  sealing: Sealing;
  rulebook: Rulebook;
  /** Real time in milliseconds. */
  time: () => number;
  /** Told which holders' certificates have other official facts now. */
  touched: (certificateIds: readonly Types.ObjectId[]) => Promise<void>;
  /** Told when a list came into force or was taken back. */
  lists: ListsInForce;
  folded: FoldedRecords;
  /** Told what went wrong on our side. */
  onFault: (error: unknown) => void;
}

/** Somebody has ended the import, here or at another server. */
class Cancelled extends Error {}

/** Imports lists row by row. What a list says comes into force at once, by one change, when all of it was read. */
export class Importer {
  private stopping = false;
  private readonly readers = new ListReaders<ListOptions, ListRow<ListKind>, ListSummary>(
    join(__dirname, 'list-worker'),
  );
  private readonly statements: Statements;

  constructor(private readonly parts: ImporterParts) {
    this.statements = new Statements(parts.models);
  }

  /** Makes imports that are being read give up after their next rows. */
  stop(): void {
    this.stopping = true;
  }

  /** Ends the threads that wait for lists. */
  close(): Promise<void> {
    return this.readers.close();
  }

  /** Begins an import; closes the file when it is done. Throws `import-running` for the same file twice at once. */
  async begin(file: ListFile, order: ImportOrder): Promise<BegunImport> {
    const pack = otherPack(order.pack, this.parts.rulebook);
    const record = newImport(file, { ...order, pack }, new Date(this.parts.time()));
    const before = await this.write(record);
    if (before) {
      await file.close();
      if (before.state === 'running') throw importRunning();
      return { record: before, repeated: true, done: Promise.resolve() };
    }
    const endBeat = this.beat(record._id);
    const done = this.run(record, file, order).finally(() => {
      endBeat();
      return file.close();
    });
    return { record, repeated: false, done };
  }

  /** Shows that an import is alive until it is told to end. */
  private beat(_id: Types.ObjectId): () => void {
    const { models, time } = this.parts;
    const timer = setInterval(() => {
      const alive = { $set: { aliveAt: new Date(time()) } };
      models.imports.updateOne({ _id, state: 'running' }, alive).catch(() => {}); // the next one may get through
    }, BEAT_MS);
    return () => clearInterval(timer);
  }

  private async write(record: ImportRecord): Promise<ImportRecord | null> {
    try {
      await this.parts.models.imports.create(record);
      return null;
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
      return this.parts.models.imports.findOne({ slot: record.slot }).lean();
    }
  }

  private async run(record: ImportRecord, file: ListFile, order: ImportOrder): Promise<void> {
    try {
      const since = new Set((await this.parts.lists.fresh()).keys());
      const { claimed, refold } = await this.readAll(record, file, order);
      await this.finish(record, { state: record.dryRun ? 'checked' : 'active' });
      if (record.dryRun) return;
      await this.parts.touched(claimed);
      if (order.kind === 'certificates') await this.fold(record._id, { keys: refold, since });
    } catch (error) {
      if (error instanceof Cancelled) {
        await this.clear(record._id).catch(this.parts.onFault);
        return;
      }
      const failure = error instanceof UnreadableList ? error.message : '导入中断了，请再试一次。';
      await this.giveUp(record, failure).catch(this.parts.onFault);
      if (!(error instanceof UnreadableList)) this.parts.onFault(error);
    }
  }

  /** What is in force is so whatever comes of this: a fold that fails is made up for at the next start. */
  private async fold(id: Types.ObjectId, told: Parameters<FoldedRecords['settle']>[1]): Promise<void> {
    await this.parts.folded.settle(id, told).catch(this.parts.onFault);
  }

  private async readAll(record: ImportRecord, file: ListFile, order: ImportOrder) {
    const { counts } = record;
    const { models, sealing, rulebook } = this.parts;
    const findings = { made: 0 };
    const now = new Date(this.parts.time());
    const pack = otherPack(order.pack, rulebook);
    const context: BatchContext = {
      pack,
      counts,
      models,
      sealing,
      findings,
      now,
      alone: (statement) => this.parts.folded.alone(statement),
      refold: [],
      importId: record._id,
      asOf: order.asOf,
    };
    const summary = emptySummary();
    const notes = new ListNotes();
    const claimed = new Map<string, Types.ObjectId>();
    const { kind, mapping, asOf, coversFrom } = order;
    // A thread is given data, no functions.
    const options = {
      kind,
      mapping,
      asOf,
      coversFrom,
      rulebook: { families: rulebook.families },
      ...(pack !== undefined && { pack: listPackOf(pack) }),
    };
    // Three at work at once: the thread reads a piece, rows before it are sealed here, those before them are stored.
    let storing: Promise<void> = Promise.resolve();
    try {
      for await (const rows of this.readers.read(file.handle, options, summary)) {
        if (this.stopping) throw new Error('the server stops');
        const judge = await judgeOf(kind, rows, context);
        for (const row of rows) notes.note(row);
        await storing;
        counts.rows += rows.length;
        const batch = await judge();
        for (const id of batch.claimed) claimed.set(id.toHexString(), id);
        storing = this.store(record, batch);
        storing.catch(() => undefined); // heard of at the next piece or at the end
      }
      await storing;
    } finally {
      // What is on its way is stored before anything is cleared away.
      await storing.catch(() => undefined);
    }
    record.columns = summary.columns as ImportRecord['columns'];
    record.lines = summary.lines;
    record.warnings = notes.warnings(order, summary, counts, findings.made);
    return { claimed: [...claimed.values()], refold: context.refold };
  }

  private async store(record: ImportRecord, batch: Batch): Promise<void> {
    const { findings, imports } = this.parts.models;
    if (!record.dryRun) await this.statements.add(batch);
    if (batch.findings.length > 0) await findings.collection.insertMany(batch.findings);
    const { matchedCount } = await imports.updateOne(
      { _id: record._id, state: 'running' },
      { $set: { counts: record.counts, aliveAt: new Date(this.parts.time()) } },
    );
    if (matchedCount === 0) throw new Cancelled();
  }

  private async finish(record: ImportRecord, change: Partial<ImportRecord>): Promise<void> {
    const { counts, columns, warnings, lines } = record;
    const keepsSlot = change.state === 'active';
    const { matchedCount } = await this.parts.models.imports.updateOne(
      { _id: record._id, state: 'running' },
      {
        $set: { counts, columns, warnings, lines, finishedAt: new Date(this.parts.time()), ...change },
        ...(!keepsSlot && { $unset: { slot: 1 } }),
      },
    );
    if (matchedCount === 0) throw new Cancelled();
    this.parts.lists.forget();
  }

  private async giveUp(record: ImportRecord, failure: string): Promise<void> {
    await this.finish(record, { state: 'failed', failure }).catch((error: unknown) => {
      if (!(error instanceof Cancelled)) throw error;
    });
    await this.clear(record._id);
  }

  /** Clears away the rows of an import that has no effect. */
  async clear(importId: Types.ObjectId): Promise<void> {
    await this.statements.clear(importId, this.parts.folded);
  }
}

function newImport(
  file: ListFile,
  order: Omit<ImportOrder, 'pack'> & { pack: string | undefined },
  now: Date,
): ImportRecord {
  const { kind, pack, source, asOf, coversFrom, author, dryRun } = order;
  const wishes = JSON.stringify([
    kind,
    source,
    asOf,
    coversFrom,
    Object.entries(order.mapping).sort(),
    ...(pack === undefined ? [] : [pack]),
  ]);
  const slot = createHash('sha256').update(file.digest).update(wishes).digest('base64url');
  return {
    ...{ _id: new Types.ObjectId(), kind, source, asOf, coversFrom, author, dryRun },
    ...(pack !== undefined && { pack }),
    state: 'running',
    fileName: file.name,
    ...{ startedAt: now, aliveAt: now, finishedAt: null, takenBackAt: null },
    ...{ counts: noRows(), columns: [], lines: null, warnings: [], failure: null },
    // A dry run may be repeated as often as one likes.
    ...(!dryRun && { slot }),
  };
}

/** The pack of a list that is not of the first version's document. */
const otherPack = (pack: string | undefined, { id }: Rulebook): string | undefined =>
  pack === id ? undefined : pack;

const judgeOf = (
  kind: ListKind,
  rows: readonly ListRow<ListKind>[],
  context: BatchContext,
): Promise<() => Promise<Batch>> =>
  kind === 'certificates'
    ? certificatesJudge(rows as ListRow<'certificates'>[], context)
    : studyJudge(rows as ListRow<'study'>[], context);
