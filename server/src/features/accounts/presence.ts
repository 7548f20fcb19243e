import { Types } from 'mongoose';
import { sessionRevoked } from '../../platform/errors';
import type { KeptRegister } from '../../platform/kept/register';
import type { AccountModels } from './models';

/**
 * The door through which every document of a holder comes into being. A write looks after itself whether its holder is
 * still there, and takes everything away again where not: see ADR 10 for why that leaves nothing behind.
 */
export interface Door {
  /** Does a write that makes something of a holder's. Throws `session-revoked` for one who is going or gone. */
  writeFor<T>(holderId: string, write: () => Promise<T>): Promise<T>;
  /** After a write for many: takes away what it made for those who are going or gone, and answers who they are. */
  takeBack(holderIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Which of these are going or gone. */
  goneAmong(holderIds: readonly string[]): Promise<string[]>;
}

/** Who is here, and the removal of whatever is left of those who are not. */
export class Presence implements Door {
  constructor(
    private readonly models: Pick<AccountModels, 'holders'>,
    private readonly kept: KeptRegister,
  ) {}

  async writeFor<T>(holderId: string, write: () => Promise<T>): Promise<T> {
    const result = await write();
    if ((await this.takeBack([holderId])).size > 0) throw sessionRevoked();
    return result;
  }

  async takeBack(holderIds: readonly string[]): Promise<ReadonlySet<string>> {
    const gone = await this.goneAmong(holderIds);
    for (const holderId of gone) await this.kept.deleteOf(holderId);
    return new Set(gone);
  }

  async goneAmong(holderIds: readonly string[]): Promise<string[]> {
    const asked = [...new Set(holderIds)];
    if (asked.length === 0) return [];
    // Straight to the driver: every write asks this, and there is nothing to cast
    const here = await this.models.holders.collection
      .find({ _id: { $in: asked.map((id) => new Types.ObjectId(id)) }, deletingSince: { $exists: false } })
      .project<{ _id: Types.ObjectId }>({ _id: 1 })
      .toArray();
    const present = new Set(here.map(({ _id }) => _id.toHexString()));
    return asked.filter((id) => !present.has(id));
  }

  /**
   * Takes away what was left by a process that died between its write and its look, or by a version that did not look
   * yet. Goes through the holders' ids of every collection, some at a time; answers for how many holders it found
   * something.
   */
  async sweep(signal?: AbortSignal): Promise<number> {
    let found = 0;
    for (const { model, holderIn } of this.kept.collections())
      for (const path of holderIn) found += await this.sweepPath(model.collection, path, signal);
    return found;
  }

  private async sweepPath(
    collection: Pick<AccountModels['holders']['collection'], 'find'>,
    path: string,
    signal: AbortSignal | undefined,
  ): Promise<number> {
    let found = 0;
    for (let last: Types.ObjectId | null = null; !signal?.aborted; ) {
      const documents: Record<string, unknown>[] = await collection
        .find({ [path]: { $gt: last ?? new Types.ObjectId('0'.repeat(24)) } })
        .sort({ [path]: 1 })
        .limit(SWEPT_AT_ONCE)
        .project({ [path]: 1 })
        .toArray();
      const ids = documents.map((document) => document[path] as Types.ObjectId);
      found += (await this.takeBack(ids.map((id) => id.toHexString()))).size;
      last = ids.at(-1) ?? null;
      if (last === null) break;
    }
    return found;
  }
}

const SWEPT_AT_ONCE = 500;
