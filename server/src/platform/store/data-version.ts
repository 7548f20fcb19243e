import { type Connection, Schema } from 'mongoose';
import { isOfRestore } from './broken-restore';
import { isDuplicateKey } from './duplicate';

/** How far the data have been brought, and who is bringing them further. Times are real, in milliseconds. */
interface VersionRecord {
  _id: string;
  version: number;
  owner: string | null;
  leaseUntil: number;
  /** Where the embedded store was copied to before the first step of the upgrade that is under way. */
  copy?: string | null;
  /** Whether a step has begun since. */
  begun?: boolean;
}

const COLLECTION = 'data_version';

const schema = new Schema<VersionRecord>(
  {
    _id: String,
    version: { type: Number, required: true },
    owner: { type: String, default: null },
    leaseUntil: { type: Number, required: true },
    copy: { type: String, default: null },
    begun: { type: Boolean },
  },
  { collection: COLLECTION, versionKey: false },
);

const ID = 'data';

const newModel = (connection: Connection) => connection.model('DataVersion', schema);
type VersionModel = ReturnType<typeof newModel>;

/** More than one part of a start asks for it on the same connection. */
const versionModel = (connection: Connection): VersionModel =>
  (connection.models.DataVersion as VersionModel | undefined) ?? newModel(connection);

/** The number of the last migration that the data have been through, and the lease on taking them through the next. */
export class DataVersion {
  private readonly model: VersionModel;

  constructor(
    private readonly connection: Connection,
    private readonly owner = '',
    private readonly time: () => number = Date.now,
  ) {
    this.model = versionModel(connection);
  }

  /** The version of the data; 0 for those of a build from before versions were noted, null for an empty database. */
  async read(): Promise<number | null> {
    const record = await this.model.findById(ID).lean<VersionRecord>();
    if (record) return record.version;
    const collections = await this.connection.listCollections();
    const hasData = collections.some(
      ({ name }) => !name.startsWith('system.') && !isOfRestore(name) && name !== COLLECTION,
    );
    return hasData ? 0 : null;
  }

  /** Notes the version of data that have none yet. */
  async begin(version: number): Promise<void> {
    try {
      const fresh = { version, owner: null, leaseUntil: 0 };
      await this.model.updateOne({ _id: ID }, { $setOnInsert: fresh }, { upsert: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error; // another server noted it in the same moment
    }
  }

  /**
   * Where the store was copied to before the first step of the upgrade that is under way, null for none is; and whether
   * a step has begun since.
   */
  async copy(): Promise<{ copy: string | null; isBegun: boolean }> {
    const record = await this.model.findById(ID).lean<VersionRecord>();
    return { copy: record?.copy ?? null, isBegun: record?.begun ?? false };
  }

  async noteCopy(version: number, copy: string): Promise<void> {
    await this.begin(version);
    await this.model.updateOne({ _id: ID, version }, { $set: { copy, begun: false } });
  }

  /** Takes the lease on the step after `version`; false when another server has it or has done the step. */
  async take(version: number, lifeMs: number): Promise<boolean> {
    const now = this.time();
    const { matchedCount } = await this.model.updateOne(
      { _id: ID, version, leaseUntil: { $lte: now } },
      { $set: { owner: this.owner, leaseUntil: now + lifeMs, begun: true } },
    );
    return matchedCount > 0;
  }

  /** Holds on to the lease. False when it ran out and another server took it: the step must stop. */
  async hold(version: number, lifeMs: number): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: ID, version, owner: this.owner },
      { $set: { leaseUntil: this.time() + lifeMs } },
    );
    return matchedCount > 0;
  }

  /**
   * The step is done. False when the lease was lost on the way: whoever has it now does the step again.
   * @param isLast whether the upgrade is done with it: until then the copy of its beginning is the only way back
   */
  async done(version: number, isLast: boolean): Promise<boolean> {
    const { matchedCount } = await this.model.updateOne(
      { _id: ID, version: version - 1, owner: this.owner },
      { $set: { version, owner: null, leaseUntil: 0, ...(isLast && { copy: null, begun: false }) } },
    );
    return matchedCount > 0;
  }

  async giveBack(): Promise<void> {
    await this.model.updateOne({ _id: ID, owner: this.owner }, { $set: { owner: null, leaseUntil: 0 } });
  }
}
