import type { OfficeRole } from '@hz/shared/office';
import { type Connection, Schema, Types } from 'mongoose';
import type { Clock } from '../clock';

/** One privileged act. It names a membership, not a person: the log stays when an account goes. */
export interface AuditRecord {
  _id: Types.ObjectId;
  /** The law's clock. */
  at: Date;
  /** The organisations it concerns; none: the site as a whole. */
  orgs: Types.ObjectId[];
  /** The membership that did it; null: a role given on the command line, or nobody. */
  by: Types.ObjectId | null;
  role: OfficeRole | 'clerk' | 'officer' | null;
  /** Stable: member-removed, names-opened … */
  act: string;
  /** The act in one sentence, without a number, name or phone of a holder. */
  sentence: string;
}

export interface Act extends Pick<AuditRecord, 'act' | 'sentence' | 'role'> {
  by: string | null;
  orgs: readonly (string | Types.ObjectId)[];
}

const auditSchema = new Schema<AuditRecord>(
  {
    at: { type: Date, required: true },
    orgs: { type: [Schema.Types.ObjectId], required: true },
    by: { type: Schema.Types.ObjectId, default: null },
    role: { type: String, default: null } as never,
    act: { type: String, required: true },
    sentence: { type: String, required: true },
  },
  { collection: 'audit', versionKey: false, id: false },
);
// AuditLog.page: what was done in an organisation, the latest first?
auditSchema.index({ orgs: 1, _id: -1 });
const onlyAddedTo = () => {
  throw new Error('the audit log is only added to');
};
auditSchema.pre(
  /^(update|delete|replace|findOneAnd)/ as never,
  { document: true, query: true } as never,
  onlyAddedTo,
);
auditSchema.pre('bulkWrite' as never, onlyAddedTo);
auditSchema.pre('save', function () {
  if (!this.isNew) onlyAddedTo();
});

const PAGE = 50;

/** Every privileged act, only ever added to. */
export class AuditLog {
  readonly model;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
  ) {
    this.model = connection.model('Audit', auditSchema);
  }

  /** Resolves when the act is in the store: an act that cannot be noted fails. */
  async note({ by, orgs, ...act }: Act): Promise<void> {
    await this.model.create({
      ...{ _id: new Types.ObjectId(), at: new Date(this.clock.now()) },
      ...act,
      by: by === null ? null : new Types.ObjectId(by),
      orgs: orgs.map((org) => new Types.ObjectId(org)),
    });
  }

  /** The latest acts that concern an organisation, a page at a time; with the site's own for the site's. */
  async page(orgId: string, isSite: boolean, before?: string) {
    const org = new Types.ObjectId(orgId);
    const found = await this.model
      .find({
        ...(isSite ? { $or: [{ orgs: org }, { orgs: { $size: 0 } }] } : { orgs: org }),
        ...(before && { _id: { $lt: new Types.ObjectId(before) } }),
      })
      .sort({ _id: -1 })
      .limit(PAGE + 1)
      .lean<AuditRecord[]>();
    return { entries: found.slice(0, PAGE), more: found.length > PAGE };
  }
}
