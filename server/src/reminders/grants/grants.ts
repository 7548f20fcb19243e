import { setTimeout as pause } from 'node:timers/promises';
import { Types } from 'mongoose';
import type { LedgerRecord, ReminderModels } from '../models';
import {
  countFree,
  EVENT_MAX_AGE_MS,
  isReservedFor,
  type Ledger,
  noteAcceptance,
  noteCancellation,
  reserve,
  type Spending,
  settle,
} from './ledger';

const ATTEMPTS = 10;
const PAUSE_MS = 10;

/** Keeps the ledgers, one document for a holder and a template: each step is one atomic update of it. */
export class Grants {
  constructor(
    private readonly model: ReminderModels['ledgers'],
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {}

  /** The page reports an acceptance, `ageMs` after the tap. */
  noteReport(holderId: string, templateId: string, reportId: string, ageMs: number): Promise<void> {
    return this.change(holderId, templateId, (ledger) =>
      noteAcceptance(ledger, { reportId }, this.time() - ageMs),
    );
  }

  /** WeChat tells of an acceptance; `at` is when it happened. One too old to be checked is not counted. */
  async noteEvent(holderId: string, templateId: string, at: number): Promise<void> {
    if (this.time() - at > EVENT_MAX_AGE_MS) return;
    await this.change(holderId, templateId, (ledger) => noteAcceptance(ledger, { event: String(at) }, at));
  }

  noteCancellation(holderId: string, templateId: string, at: number): Promise<void> {
    return this.change(holderId, templateId, (ledger) => noteCancellation(ledger, at));
  }

  /** How many messages a holder still allows, by template. */
  async freeOf(holderId: string): Promise<(templateId: string) => number> {
    const ledgers = await this.model.find({ holderId }).lean<LedgerRecord[]>();
    const free = new Map(ledgers.map(({ templateId, entries }) => [templateId, countFree(entries)]));
    return (templateId) => free.get(templateId) ?? 0;
  }

  /** Reserves an acceptance for a delivery, unless so few are left that they are kept back for later. */
  async reserve(
    holderId: string,
    templateId: string,
    delivery: string,
    keepBack: number,
  ): Promise<'reserved' | 'no-grant' | 'kept-for-last-days'> {
    let answer: 'reserved' | 'no-grant' | 'kept-for-last-days' = 'no-grant';
    await this.change(holderId, templateId, (ledger) => {
      const free = countFree(ledger);
      const isKept = !isReservedFor(ledger, delivery) && free > 0 && free <= keepBack;
      const reserved = isKept ? null : reserve(ledger, delivery);
      answer = reserved ? 'reserved' : isKept ? 'kept-for-last-days' : 'no-grant';
      return reserved ?? ledger;
    });
    return answer;
  }

  settle(holderId: string, templateId: string, delivery: string, spending: Spending): Promise<void> {
    return this.change(holderId, templateId, (ledger) => settle(ledger, delivery, spending, this.time()));
  }

  ofHolder(holderId: string): Promise<LedgerRecord[]> {
    return this.model.find({ holderId }).lean<LedgerRecord[]>();
  }

  async removeHolder(holderId: string): Promise<void> {
    await this.model.deleteMany({ holderId });
  }

  /** Folds a ledger as it is now; asked again when somebody else was faster. */
  private async change(
    holderId: string,
    templateId: string,
    fold: (ledger: Ledger) => Ledger,
  ): Promise<void> {
    const _id = `${holderId}:${templateId}`;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const record = await this.model.findById(_id).lean<LedgerRecord>();
      const before = record?.entries ?? [];
      const entries = fold(before);
      if (entries === before) return;
      if (await this.write({ _id, holderId, templateId }, record, entries)) return;
      await pause(Math.random() * PAUSE_MS * attempt);
    }
    throw new Error('a grant ledger changed too often');
  }

  private async write(
    key: { _id: string; holderId: string; templateId: string },
    record: LedgerRecord | null,
    entries: Ledger,
  ): Promise<boolean> {
    if (record) {
      const { _id, version } = record;
      const written = await this.model.updateOne(
        { _id, version },
        { $set: { entries: [...entries] }, $inc: { version: 1 } },
      );
      return written.matchedCount > 0;
    }
    const { _id, templateId } = key;
    const fresh = {
      holderId: new Types.ObjectId(key.holderId),
      templateId,
      version: 0,
      entries: [...entries],
    };
    const added = await this.model.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true });
    return added.upsertedCount > 0;
  }
}
