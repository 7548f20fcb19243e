import type { OfficeRole } from '@hz/shared/office';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import type { DeskMember } from '../../../platform/http/state';
import { upserting } from '../../../platform/store/duplicate';
import type { AccountService } from '../../accounts/service';
import { lastAdmin } from '../errors';
import type { OfficeSealing } from '../sealing';
import type { MemberRecord, OrgModels } from './models';
import { type Orgs, SITE_ID } from './orgs';

export interface MemberParts {
  models: Pick<OrgModels, 'orgs' | 'members'>;
  orgs: Orgs;
  sealing: OfficeSealing;
  accounts: AccountService;
  now: () => Date;
}

/** What a new member is. */
export interface NewMember {
  orgId: string | Types.ObjectId;
  holderId: string;
  role: OfficeRole;
  projects?: readonly string[];
  name: string;
  origin?: MemberRecord['origin'];
}

const isAdmin = (role: OfficeRole): boolean => role === 'authority-admin' || role === 'company-admin';
const OF_COMMAND = { officer: 'authority-admin', clerk: 'authority-clerk' } as const;

/**
 * Who is what, and where. The organisation's document keeps who its admins are, so that taking out the last one is
 * refused by the same update that would take them out, however many try at once.
 */
export class Members {
  constructor(private readonly parts: MemberParts) {}

  /** Everything somebody is; what the command line made them stands for the whole site. */
  async of(holderId: string): Promise<MemberRecord[]> {
    await this.followCommandLine(holderId);
    return this.parts.models.members.find({ holderId }).sort({ _id: 1 }).lean<MemberRecord[]>();
  }

  /** What somebody is in an organisation; null for nothing. */
  async in(holderId: string, orgId: string): Promise<DeskMember | null> {
    if (SITE_ID.equals(orgId)) await this.followCommandLine(holderId);
    const found = await this.parts.models.members.findOne({ holderId, orgId }).lean<MemberRecord>();
    return (
      found && {
        ...{ id: found._id.toHexString(), holderId, orgId, role: found.role, projects: found.projects },
      }
    );
  }

  /** The role for the whole site that a membership of its own authority gives; null for none. */
  async siteRole(holderId: string): Promise<'clerk' | 'officer' | null> {
    const found = await this.parts.models.members
      .findOne({ holderId, orgId: SITE_ID, origin: 'desk' })
      .lean<MemberRecord>();
    if (found?.role === 'authority-admin') return 'officer';
    return found?.role === 'authority-clerk' ? 'clerk' : null;
  }

  async list(orgId: string | Types.ObjectId): Promise<MemberRecord[]> {
    return this.parts.models.members.find({ orgId }).sort({ _id: 1 }).lean<MemberRecord[]>();
  }

  byIds(ids: readonly Types.ObjectId[]): Promise<MemberRecord[]> {
    return this.parts.models.members.find({ _id: { $in: ids } }).lean<MemberRecord[]>();
  }

  /** Throws `not-found`. */
  async get(orgId: string, id: string): Promise<MemberRecord> {
    const found = await this.parts.models.members.findOne({ _id: id, orgId }).lean<MemberRecord>();
    if (!found) throw notFound();
    return found;
  }

  nameOf(member: Pick<MemberRecord, '_id' | 'sealed'>): string {
    return this.parts.sealing.open<{ name: string }>(member).name;
  }

  /** Makes somebody a member, or what they are in it already into this. Doing so twice makes one. */
  async put({
    orgId,
    holderId,
    role,
    projects = [],
    name,
    origin = 'desk',
  }: NewMember): Promise<MemberRecord> {
    const { models, sealing, accounts, now } = this.parts;
    const _id = new Types.ObjectId();
    const fresh = { _id, sealed: sealing.seal(_id, { name }), since: now() };
    const member = (await accounts.door.writeFor(holderId, () =>
      upserting(() =>
        models.members
          .findOneAndUpdate(
            { holderId, orgId },
            { $set: { role, projects, origin }, $setOnInsert: fresh },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<MemberRecord>(),
      ),
    )) as MemberRecord;
    if (isAdmin(role)) await models.orgs.updateOne({ _id: orgId }, { $addToSet: { admins: member._id } });
    return member;
  }

  /** Makes a member something else. Throws `last-admin`. */
  async change(member: MemberRecord, role: OfficeRole, projects: readonly string[]): Promise<MemberRecord> {
    const { models } = this.parts;
    if (isAdmin(member.role) && !isAdmin(role)) await this.resign(member);
    const changed = await models.members
      .findOneAndUpdate(
        { _id: member._id },
        { $set: { role, projects: [...projects] } },
        { returnDocument: 'after' },
      )
      .lean<MemberRecord>();
    if (!changed) throw notFound();
    if (isAdmin(role))
      await models.orgs.updateOne({ _id: member.orgId }, { $addToSet: { admins: member._id } });
    return changed;
  }

  /** For somebody who is about to become less by an invitation. Throws `last-admin`. */
  async requireAdminBeside(
    holderId: string,
    { orgId, role }: { orgId: Types.ObjectId; role: OfficeRole },
  ): Promise<void> {
    const found = await this.parts.models.members.findOne({ holderId, orgId }).lean<MemberRecord>();
    if (found && isAdmin(found.role) && !isAdmin(role)) await this.resign(found);
  }

  /** Takes a member out. Throws `last-admin`. */
  async remove(member: MemberRecord): Promise<void> {
    if (isAdmin(member.role)) await this.resign(member);
    await this.parts.models.members.deleteOne({ _id: member._id });
  }

  /** The admins that an organisation has had have left: a new one took their place. */
  async replaceAdmins(orgId: Types.ObjectId, by: MemberRecord): Promise<void> {
    const { models } = this.parts;
    await models.orgs.updateOne({ _id: orgId }, { $set: { admins: [by._id] } });
    await models.members.deleteMany({ orgId, role: 'company-admin', _id: { $ne: by._id } });
  }

  /** Nobody is left behind in the lists of admins of an account that goes. */
  async letGo(holderId: string): Promise<void> {
    const { models } = this.parts;
    const ids = (await models.members.find({ holderId }, { _id: 1 }).lean()).map(({ _id }) => _id);
    if (ids.length > 0)
      await models.orgs.updateMany({ admins: { $in: ids } }, { $pull: { admins: { $in: ids } } });
  }

  /** Whether anybody can set up the site. */
  async hasOfficer(): Promise<boolean> {
    const { models, accounts } = this.parts;
    if (await models.members.exists({ orgId: SITE_ID, role: 'authority-admin' })) return true;
    return (await accounts.withRole()).some(({ role }) => role === 'officer');
  }

  private async resign({ _id, orgId }: MemberRecord): Promise<void> {
    const { orgs } = this.parts.models;
    const another = { $elemMatch: { $ne: _id } };
    const { matchedCount } = await orgs.updateOne(
      { _id: orgId, admins: another },
      { $pull: { admins: _id } },
    );
    if (matchedCount === 0) throw lastAdmin();
  }

  /** A role of the command line is a membership of the site's own authority, and goes with the role. */
  private async followCommandLine(holderId: string): Promise<void> {
    const { models, orgs, accounts } = this.parts;
    const role = await accounts.roleOf(holderId);
    const found = await models.members.findOne({ holderId, orgId: SITE_ID }).lean<MemberRecord>();
    if (role === null) {
      if (found?.origin !== 'command') return;
      await models.orgs.updateOne({ _id: SITE_ID }, { $pull: { admins: found._id } });
      await models.members.deleteOne({ _id: found._id, origin: 'command' });
      return;
    }
    if (found?.role === OF_COMMAND[role] || found?.origin === 'desk') return;
    await orgs.site();
    await this.put({ orgId: SITE_ID, holderId, role: OF_COMMAND[role], name: '管理员', origin: 'command' });
  }
}
