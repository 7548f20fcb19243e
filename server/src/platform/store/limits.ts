import { type Connection, Schema } from 'mongoose';
import type { Keyring } from '../crypto/keyring';
import { isDuplicateKey } from './duplicate';

/** So many in so long, for each of those it is counted for. */
export interface Limit {
  /** Names the limit; kept in the open beside each count. */
  readonly name: string;
  readonly points: number;
  /** Seconds of real time from the first that is counted; at most a day. */
  readonly seconds: number;
}

/** A limit, and whom or what it is counted for: a phone number, an openid, an address, a certificate number. */
export type Counted = readonly [limit: Limit, of: string];

interface LimitCount {
  /** The keyed hash of the limit and of whom it is counted for. */
  _id: string;
  name: string;
  count: number;
  end: Date;
}

const limitSchema = new Schema<LimitCount>(
  {
    _id: { type: String, required: true },
    name: { type: String, required: true },
    count: { type: Number, required: true },
    end: { type: Date, required: true },
  },
  { collection: 'limits', versionKey: false, id: false },
);
// the store itself removes counts that ran out
limitSchema.index({ end: 1 }, { expireAfterSeconds: 0 });

const limitModel = (connection: Connection) => connection.model('LimitCount', limitSchema);

/** One was too many: of which limit, and in how many seconds there is room again. */
export class LimitReached extends Error {
  override readonly name = 'LimitReached';

  constructor(
    readonly limit: Limit,
    readonly retryAfter: number,
  ) {
    super(`limit ${limit.name} reached`);
  }
}

/** What was drawn from a limit: how much of it, and when the limit begins anew. */
export interface Drawn {
  granted: number;
  end: Date;
}

/** What was taken, and is settled once. */
export interface Taken {
  /** Gives all of it back. */
  giveBack(): Promise<void>;
  /** Leaves it taken, with the same calls to the store: whoever measures the time learns nothing. */
  keep(): Promise<void>;
}

const NOBODY = 'nobody';

/** How far the clocks of servers on one store may differ. A count that ends later than it can was begun by a wrong clock. */
const SKEW_MS = 60_000;
/** Each further round means that somebody else was faster in the one before. */
const MOST_ROUNDS = 100;

/**
 * Counts in the store, one atomic update each: all servers count together, and a restart forgets nothing.
 * A count holds no name, number or id, ends within a day and outlives the account it was made for.
 */
export class Limits {
  /** Where the counts lie, for whoever lists what is kept. */
  readonly model: ReturnType<typeof limitModel>;

  constructor(
    connection: Connection,
    private readonly keyring: Keyring,
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {
    this.model = limitModel(connection);
  }

  /**
   * Takes one of each, in this order, or none: what comes first is the caller's own, what belongs to others (the phone
   * that is sent a code, the number that is looked at) comes last, so that a refusal uses up nothing of theirs.
   * Throws LimitReached.
   */
  async take(...wanted: readonly Counted[]): Promise<Taken> {
    const taken: { id: string; end: Date }[] = [];
    const settle = async (idOf: (id: string) => string) => {
      for (const { id, end } of taken.splice(0)) await this.giveBack(idOf(id), end);
    };
    const giveBack = () => settle((id) => id);
    for (const [limit, of] of wanted) {
      const id = this.idOf(limit, of);
      const { granted, end } = await this.drawById(limit, id, 1);
      if (granted === 0) {
        await giveBack();
        throw new LimitReached(limit, Math.max(1, (end.getTime() - this.time()) / 1000));
      }
      taken.push({ id, end });
    }
    return { giveBack, keep: () => settle(() => NOBODY) };
  }

  /** How many are left of a limit. */
  async left(limit: Limit, of: string): Promise<number> {
    const found = await this.model.findOne({ _id: this.idOf(limit, of), end: this.running(limit) }).lean();
    return Math.max(0, limit.points - (found?.count ?? 0));
  }

  /** Draws up to `size` at once; none where nothing is left. */
  draw(limit: Limit, of: string, size: number): Promise<Drawn> {
    return this.drawById(limit, this.idOf(limit, of), size);
  }

  private idOf({ name }: Limit, of: string): string {
    return this.keyring.hash(`limit ${name} ${of}`);
  }

  /** What the end of a count looks like that is running by this server's clock, wherever it was begun. */
  private running({ seconds }: Limit) {
    const now = this.time();
    return { $gt: new Date(now), $lte: new Date(now + seconds * 1000 + SKEW_MS) };
  }

  private async drawById(limit: Limit, id: string, size: number): Promise<Drawn> {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const end = this.running(limit);
      const before = await this.model
        .findOneAndUpdate(
          { _id: id, end, count: { $lt: limit.points } },
          { $inc: { count: size } },
          { returnDocument: 'before' },
        )
        .lean();
      if (before) return { granted: Math.min(size, limit.points - before.count), end: before.end };
      const begun = await this.begin(limit, id, size);
      if (begun) return { granted: Math.min(size, limit.points), end: begun };
      const full = await this.model.findOne({ _id: id, end, count: { $gte: limit.points } }).lean();
      if (full) return { granted: 0, end: full.end };
    }
    throw new Error(`limit ${limit.name}: no turn in ${MOST_ROUNDS} rounds`);
  }

  /** Begins a count that is not there, has ended, or ends later than it can; null where one is running. */
  private async begin(limit: Limit, id: string, size: number): Promise<Date | null> {
    const { $gt, $lte } = this.running(limit);
    const end = new Date(this.time() + limit.seconds * 1000);
    try {
      // No findOneAndUpdate here: told that the key is taken, not every store says so in the same way.
      await this.model.updateOne(
        { _id: id, $or: [{ end: { $lte: $gt } }, { end: { $gt: $lte } }] },
        { $set: { name: limit.name, count: size, end } },
        { upsert: true },
      );
      return end;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  private async giveBack(id: string, end: Date): Promise<void> {
    await this.model.updateOne({ _id: id, end, count: { $gt: 0 } }, { $inc: { count: -1 } });
  }
}
