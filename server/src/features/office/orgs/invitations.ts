import type { OfficeRole } from '@hz/shared/office';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import { aCode, codeHash } from '../codes';
import { codeOver } from '../errors';
import type { OfficeSealing } from '../sealing';
import type { InvitationRecord, OrgModels } from './models';

const LASTS_MS = 48 * 3_600_000;
const PAGE = 100;

export interface Invited {
  role: OfficeRole;
  projects: readonly string[];
  note: string | null;
}

/** Invitations: one use, 48 hours, revocable. */
export class Invitations {
  constructor(
    private readonly models: Pick<OrgModels, 'invitations'>,
    private readonly sealing: OfficeSealing,
    private readonly now: () => Date,
    /** Real time in milliseconds. */
    private readonly time: () => number,
  ) {}

  async make(orgId: string | Types.ObjectId, { role, projects, note }: Invited): Promise<InvitationRecord> {
    const _id = new Types.ObjectId();
    const code = aCode();
    const invitation: InvitationRecord = {
      ...{ _id, orgId: new Types.ObjectId(orgId), role, projects: [...projects], state: 'open' },
      ...{ codeHash: codeHash(code), sealed: this.sealing.seal(_id, { code, note }) },
      ...{ invitedAt: this.now(), endsAt: new Date(this.time() + LASTS_MS) },
    };
    await this.models.invitations.create(invitation);
    return invitation;
  }

  of(orgId: string): Promise<InvitationRecord[]> {
    return this.models.invitations.find({ orgId }).sort({ _id: -1 }).limit(PAGE).lean<InvitationRecord[]>();
  }

  opened(invitation: InvitationRecord): { code: string; note: string | null } {
    return this.sealing.open(invitation);
  }

  stateOf({ state, endsAt }: InvitationRecord): 'open' | 'used' | 'revoked' | 'over' {
    return state === 'open' && endsAt.getTime() <= this.time() ? 'over' : state;
  }

  /** The invitation of a code that can still be used. Throws `office-code-over`. */
  async find(code: string): Promise<InvitationRecord> {
    const found = await this.models.invitations.findOne(this.usable(code)).lean<InvitationRecord>();
    if (!found) throw codeOver();
    return found;
  }

  /** Uses it up, once. Throws `office-code-over`. */
  async use(code: string): Promise<InvitationRecord> {
    const used = await this.models.invitations
      .findOneAndUpdate(this.usable(code), { $set: { state: 'used' } })
      .lean<InvitationRecord>();
    if (!used) throw codeOver();
    return used;
  }

  /** Throws `not-found`. */
  async revoke(orgId: string, id: string): Promise<void> {
    const { matchedCount } = await this.models.invitations.updateOne(
      { _id: id, orgId, state: 'open' },
      { $set: { state: 'revoked' } },
    );
    if (matchedCount === 0) throw notFound();
  }

  private usable(code: string) {
    return { codeHash: codeHash(code), state: 'open' as const, endsAt: { $gt: new Date(this.time()) } };
  }
}
