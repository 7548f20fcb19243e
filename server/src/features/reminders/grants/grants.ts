import { setTimeout as pause } from 'node:timers/promises';
import { type mongo, Types } from 'mongoose';
import { isDuplicateKey } from '../../../platform/store/duplicate';
import { together } from '../../../platform/store/together';
import type { Door } from '../../accounts/service';
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

interface LedgerKey {
  holderId: string;
  templateId: string;
}

/** An acceptance set aside for a delivery, with the ledger as it was then. */
export interface Reservation extends LedgerKey {
  delivery: string;
  record: LedgerRecord | null;
}

/** A ledger as it was read, and as it is to be. */
interface LedgerStep {
  before: LedgerRecord;
  after: LedgerRecord;
}

/** Keeps the ledgers, one document for a holder and a template: each step is one atomic update of it. */
export class Grants {
  constructor(
    private readonly model: ReminderModels['ledgers'],
    /** Real time in milliseconds. */
    private readonly time: () => number,
    private readonly door: Door,
  ) {}

  /** The page reports an acceptance, `ageMs` after the tap. */
  async noteReport(holderId: string, templateId: string, reportId: string, ageMs: number): Promise<void> {
    const at = this.time() - ageMs;
    await this.change({ holderId, templateId }, (ledger) => noteAcceptance(ledger, { reportId }, at));
  }

  /** WeChat tells of an acceptance; `at` is when it happened. One too old to be checked is not counted. */
  async noteEvent(holderId: string, templateId: string, at: number): Promise<void> {
    if (this.time() - at > EVENT_MAX_AGE_MS) return;
    await this.change({ holderId, templateId }, (ledger) =>
      noteAcceptance(ledger, { event: String(at) }, at),
    );
  }

  async noteCancellation(holderId: string, templateId: string, at: number): Promise<void> {
    await this.change({ holderId, templateId }, (ledger) => noteCancellation(ledger, at));
  }

  /** How many messages a holder still allows, by template. */
  async freeOf(holderId: string): Promise<(templateId: string) => number> {
    const ledgers = await this.model.find({ holderId }).lean<LedgerRecord[]>();
    const free = new Map(ledgers.map(({ templateId, entries }) => [templateId, countFree(entries)]));
    return (templateId) => free.get(templateId) ?? 0;
  }

  /**
   * Reserves an acceptance for a delivery, unless so few are left that they are kept back for later. Who never let WeChat
   * send anything has none used up.
   */
  async reserve(
    holderId: string,
    templateId: string,
    delivery: string,
    keepBack: number,
  ): Promise<Reservation | 'no-grant' | 'never-allowed' | 'kept-for-last-days'> {
    let refusal: 'no-grant' | 'kept-for-last-days' | null = null;
    const record = await this.change({ holderId, templateId }, (ledger) => {
      const free = countFree(ledger);
      const isKept = !isReservedFor(ledger, delivery) && free > 0 && free <= keepBack;
      const reserved = isKept ? null : reserve(ledger, delivery);
      refusal = reserved ? null : isKept ? 'kept-for-last-days' : 'no-grant';
      return reserved ?? ledger;
    });
    if (refusal === 'no-grant' && record === null) return 'never-allowed';
    return refusal ?? { holderId, templateId, delivery, record };
  }

  /** Says what became of a reserved acceptance. */
  async settle({ delivery, record, ...key }: Reservation, spending: Spending): Promise<void> {
    await this.change(key, (ledger) => settle(ledger, delivery, spending, this.time()), record);
  }

  ofHolder(holderId: string): Promise<LedgerRecord[]> {
    return this.model.find({ holderId }).lean<LedgerRecord[]>();
  }

  /**
   * Folds a ledger as it is now, or as it was just read; asked again when somebody else was faster. Answers the
   * ledger as it is then.
   */
  private async change(
    key: LedgerKey,
    fold: (ledger: Ledger) => Ledger,
    justRead: LedgerRecord | null = null,
  ): Promise<LedgerRecord | null> {
    const _id = `${key.holderId}:${key.templateId}`;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const isKnown = attempt === 1 && justRead !== null;
      const record = isKnown ? justRead : await this.find(_id);
      const before = record?.entries ?? [];
      const entries = fold(before);
      if (entries === before) return record;
      const written = record ? await this.rewrite(record, entries) : await this.begin(_id, key, entries);
      if (written) return written;
      await pause(Math.random() * PAUSE_MS * attempt);
    }
    throw new Error('a grant ledger changed too often');
  }

  /** Null when the ledger has changed since it was read, or perhaps has: it is then folded again. */
  private async rewrite(record: LedgerRecord, entries: Ledger): Promise<LedgerRecord | null> {
    const after = { ...record, version: record.version + 1, entries: [...entries] };
    return (await this.replace({ before: record, after })) ? after : null;
  }

  private get driver(): mongo.Collection<LedgerRecord> {
    return this.model.collection as unknown as mongo.Collection<LedgerRecord>;
  }

  /** The ledgers of deliveries that are under way at once are read together. */
  private readonly find = together(async (ids: readonly string[]): Promise<(LedgerRecord | null)[]> => {
    const found = await this.driver.find({ _id: { $in: [...ids] } }).toArray();
    return ids.map((id) => found.find(({ _id }) => _id === id) ?? null);
  });

  /**
   * And written together, each if it is still as it was. The store tells only how many were: when some were not, all
   * look again, and those that were written find nothing left to do.
   */
  private readonly replace = together(async (steps: readonly LedgerStep[]): Promise<boolean[]> => {
    const updates = steps.map(({ before: { _id, version }, after: { entries } }) => ({
      updateOne: { filter: { _id, version }, update: { $set: { entries }, $inc: { version: 1 } } },
    }));
    const { matchedCount } = await this.driver.bulkWrite(updates, { ordered: false });
    return steps.map(() => matchedCount === steps.length);
  });

  /** Null when another instance has begun it in the same moment. */
  private async begin(
    _id: string,
    { holderId, templateId }: LedgerKey,
    entries: Ledger,
  ): Promise<LedgerRecord | null> {
    const fresh = { holderId: new Types.ObjectId(holderId), templateId, version: 0, entries: [...entries] };
    try {
      const added = await this.door.writeFor(holderId, () =>
        this.model.updateOne({ _id }, { $setOnInsert: fresh }, { upsert: true }),
      );
      return added.upsertedCount > 0 ? { _id, ...fresh } : null;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }
}
