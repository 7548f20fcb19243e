import { setImmediate as breathe } from 'node:timers/promises';
import { comparedName } from '@hz/shared/text';
import { mongo, Types } from 'mongoose';
import type { Resealed } from '../../../platform/kept/register';
import { isDuplicateKey } from '../../../platform/store/duplicate';
import type { OfficeSealing } from '../sealing';
import type { NameTryRecord, PeopleModels } from './models';

/** So many different names a company may try with one number in a month: a list is no oracle. */
const MOST_NAMES = 3;
const MONTH_MS = 30 * 24 * 3_600_000;
const ROUNDS = 10;
/** So many entries at a time: others are served in between. */
const TOGETHER = 250;

interface Entry {
  number: string;
  name: string;
}

/** Counts the different names that a company tries with a number. */
export class NameTries {
  constructor(
    private readonly models: Pick<PeopleModels, 'tries'>,
    private readonly sealing: OfficeSealing,
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {}

  /**
   * For each entry whether it may be looked up, counted before anything is: in their order, the same name again is
   * free.
   */
  async allow(orgId: string, entries: readonly Entry[]): Promise<boolean[]> {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const tried = await this.tried(orgId, entries);
      const fresh: NameTryRecord[] = [];
      const isAllowed = ({ number, name }: Entry): boolean => {
        const key = this.sealing.numberKey(orgId, number);
        const names = tried.get(key) ?? new Set();
        tried.set(key, names);
        const compared = comparedName(name);
        if (names.has(compared)) return true;
        if (names.size >= MOST_NAMES) return false;
        fresh.push(this.record(orgId, key, names.size, { number, name: compared }));
        names.add(compared);
        return true;
      };
      const allowed: boolean[] = [];
      for (let at = 0; at < entries.length; at += TOGETHER) {
        allowed.push(...entries.slice(at, at + TOGETHER).map(isAllowed));
        await breathe();
      }
      if (await this.write(fresh)) return allowed;
    }
    throw new Error('names were tried at the same time, again and again');
  }

  resealed(one: NameTryRecord): Resealed[] {
    return this.sealing.resealed<Entry>(one, ({ number }) => ({
      key: this.sealing.numberKey(one.orgId.toHexString(), number),
    }));
  }

  private async tried(orgId: string, entries: readonly Entry[]): Promise<Map<string, Set<string>>> {
    const tried = new Map<string, Set<string>>();
    for (let at = 0; at < entries.length; at += TOGETHER) {
      const some = entries.slice(at, at + TOGETHER);
      const keys = new Set(some.flatMap(({ number }) => this.sealing.numberKeys(orgId, number)));
      const found = await this.models.tries
        .find({ orgId, key: { $in: [...keys] }, expiresAt: { $gt: new Date(this.time()) } })
        .lean<NameTryRecord[]>();
      for (const one of found) {
        const { number, name } = this.sealing.open<Entry>(one);
        const key = this.sealing.numberKey(orgId, number);
        tried.set(key, (tried.get(key) ?? new Set()).add(name));
      }
      await breathe();
    }
    return tried;
  }

  private record(orgId: string, key: string, slot: number, entry: Entry): NameTryRecord {
    const _id = new Types.ObjectId();
    return {
      ...{ _id, orgId: new Types.ObjectId(orgId), key, slot, sealed: this.sealing.seal(_id, entry) },
      expiresAt: new Date(this.time() + MONTH_MS),
    };
  }

  /** False where somebody else took a room in the same moment: everything is counted anew then. */
  private async write(fresh: readonly NameTryRecord[]): Promise<boolean> {
    try {
      for (let at = 0; at < fresh.length; at += TOGETHER) {
        await this.models.tries.collection.insertMany(fresh.slice(at, at + TOGETHER) as never[], {
          ordered: false,
        });
        await breathe();
      }
      return true;
    } catch (error) {
      if (error instanceof mongo.MongoBulkWriteError || isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
