import { type Connection, Schema } from 'mongoose';
import { upserting } from '../store/duplicate';

/** A job and who runs it. Times are real, in milliseconds. */
interface JobRecord {
  /** The job's name. */
  _id: string;
  owner: string | null;
  /** One higher with every run: whoever holds a lower number has been replaced. */
  fence: number;
  leaseUntil: number;
  startedAt: number;
  finishedAt: number;
}

const schema = new Schema<JobRecord>(
  {
    _id: String,
    owner: { type: String, default: null },
    fence: { type: Number, required: true },
    leaseUntil: { type: Number, required: true },
    startedAt: { type: Number, required: true },
    finishedAt: { type: Number, required: true },
  },
  { collection: 'jobs', versionKey: false },
);

const jobModel = (connection: Connection) => connection.model('Job', schema);

/** The right to run a job, until it runs out or is given back. */
export interface Lease {
  job: string;
  fence: number;
}

/** Leases on jobs, so that of many instances one runs a job at a time. */
export class JobLeases {
  private readonly model: ReturnType<typeof jobModel>;

  constructor(
    connection: Connection,
    private readonly owner: string,
    readonly lifeMs: number,
    private readonly time: () => number,
  ) {
    this.model = jobModel(connection);
  }

  /** Takes the lease, or null when another instance holds it. */
  async acquire(job: string): Promise<Lease | null> {
    const unused = { owner: null, fence: 0, leaseUntil: 0, startedAt: 0, finishedAt: 0 };
    await upserting(() => this.model.updateOne({ _id: job }, { $setOnInsert: unused }, { upsert: true }));
    const now = this.time();
    const taken = await this.model
      .findOneAndUpdate(
        { _id: job, leaseUntil: { $lte: now } },
        { $set: { owner: this.owner, leaseUntil: now + this.lifeMs, startedAt: now }, $inc: { fence: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    return taken && { job, fence: taken.fence };
  }

  /** Holds on to a lease. False when it ran out and another instance took it: the run must stop. */
  async renew({ job, fence }: Lease): Promise<boolean> {
    const now = this.time();
    const renewed = await this.model.updateOne(
      { _id: job, fence, leaseUntil: { $gt: now } },
      { $set: { leaseUntil: now + this.lifeMs } },
    );
    return renewed.matchedCount > 0;
  }

  /** Gives a lease back; `finished` when the run came to its end. */
  async release({ job, fence }: Lease, finished: boolean): Promise<void> {
    await this.model.updateOne(
      { _id: job, fence },
      { $set: { leaseUntil: 0, ...(finished && { finishedAt: this.time() }) } },
    );
  }

  /** When a job last came to its end, in real time; 0 for never. */
  async lastFinished(job: string): Promise<number> {
    return (await this.model.findById(job).lean())?.finishedAt ?? 0;
  }
}
