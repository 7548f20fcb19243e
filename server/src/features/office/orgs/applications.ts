import { isWithin } from '@hz/shared/office';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import { isDuplicateKey } from '../../../platform/store/duplicate';
import type { Door } from '../../accounts/service';
import { applicationDecided, applicationOpen, orgNotActive, ownApplication, regionOutside } from '../errors';
import type { OfficeSealing } from '../sealing';
import type { Members } from './members';
import type { ApplicationRecord, OrgModels } from './models';
import type { Orgs, Region } from './orgs';

export interface ApplicationWish {
  company: string;
  creditCode: string;
  countyId: Types.ObjectId;
  memberName: string;
  note: string | null;
}

export type ApplicationDecision =
  | { decision: 'approve'; replacesAdmins: boolean }
  | { decision: 'refuse'; reason: string };

export interface ApplicationParts {
  models: Pick<OrgModels, 'applications'>;
  orgs: Orgs;
  members: Members;
  sealing: OfficeSealing;
  door: Door;
  now: () => Date;
}

const PAGE = 200;
/** So many of one person wait at once: an authority's list is not filled by anybody. */
const MOST_OPEN = 10;

/** Applications of companies: decided once by their county; an approval's effect can be made up for at the next start. */
export class Applications {
  constructor(private readonly parts: ApplicationParts) {}

  /** Throws `application-open` where the same person waits for the same company already, or for many. */
  async make(holderId: string, wish: ApplicationWish): Promise<ApplicationRecord> {
    const { models, sealing, door, now } = this.parts;
    if ((await models.applications.countDocuments({ holderId, state: 'open' })) >= MOST_OPEN)
      throw applicationOpen('你有很多份申请等着决定，先等等，或者收回几份');
    const { company, creditCode, countyId, memberName: name, note } = wish;
    const _id = new Types.ObjectId();
    const application: ApplicationRecord = {
      ...{ _id, company, creditCode, countyId, holderId: new Types.ObjectId(holderId) },
      ...{ sealed: sealing.seal(_id, { name, note }), state: 'open', replacesAdmins: false, reason: null },
      ...{ appliedAt: now(), decidedAt: null, companyId: null, applied: false },
      slot: `${holderId}:${creditCode}`,
    };
    try {
      await door.writeFor(holderId, () => models.applications.create(application));
      return application;
    } catch (error) {
      throw isDuplicateKey(error) ? applicationOpen() : error;
    }
  }

  opened(application: ApplicationRecord): { name: string; note: string | null } {
    return this.parts.sealing.open(application);
  }

  ofHolder(holderId: string): Promise<ApplicationRecord[]> {
    return this.find({ holderId });
  }

  /** Those of an authority, the waiting first. */
  async forCounties(ids: readonly Types.ObjectId[]): Promise<ApplicationRecord[]> {
    // Each by itself: however many were decided, none that waits is left out.
    const [open, decided] = await Promise.all([
      this.find({ countyId: { $in: ids }, state: 'open' }, 1),
      this.find({ countyId: { $in: ids }, state: { $ne: 'open' } }),
    ]);
    return [...open, ...decided];
  }

  /** All of a code, whoever made them. */
  about(creditCode: string): Promise<ApplicationRecord[]> {
    return this.find({ creditCode });
  }

  /** Throws `not-found`. */
  async withdraw(holderId: string, id: string): Promise<void> {
    const { matchedCount } = await this.parts.models.applications.updateOne(
      { _id: id, holderId, state: 'open' },
      { $set: { state: 'withdrawn', decidedAt: this.parts.now() }, $unset: { slot: 1 } },
    );
    if (matchedCount === 0) throw notFound();
  }

  /** Throws `not-found`. */
  async get(counties: readonly Types.ObjectId[], id: string): Promise<ApplicationRecord> {
    const found = await this.parts.models.applications
      .findOne({ _id: id, countyId: { $in: counties } })
      .lean<ApplicationRecord>();
    if (!found) throw notFound();
    return found;
  }

  /**
   * Decides, once; nobody decides their own, nor lets anybody into a company of another region. Throws
   * `application-decided`, `own-application`, `region-outside`, `org-not-active`.
   */
  async decide(
    application: ApplicationRecord,
    decision: ApplicationDecision,
    by: { holderId: string; region: Region },
  ): Promise<ApplicationRecord> {
    const { _id, holderId, creditCode } = application;
    if (holderId.equals(by.holderId)) throw ownApplication();
    const company = decision.decision === 'approve' ? await this.parts.orgs.companyBy(creditCode) : null;
    if (company && !isWithin(company.region.code, by.region.code))
      throw regionOutside('这家单位在别的地区，请退回，让申请人向它所在地的主管部门申请');
    if (company && company.state !== 'active') throw orgNotActive();
    const change =
      decision.decision === 'approve'
        ? { state: 'approved' as const, replacesAdmins: decision.replacesAdmins }
        : { state: 'refused' as const, reason: decision.reason };
    const decided = await this.parts.models.applications
      .findOneAndUpdate(
        { _id, state: 'open' },
        { $set: { ...change, decidedAt: this.parts.now() }, $unset: { slot: 1 } },
        { returnDocument: 'after' },
      )
      .lean<ApplicationRecord>();
    if (!decided) throw applicationDecided();
    return this.apply(decided);
  }

  /** Gives approvals their effect that a stop of the server kept from them. */
  async recover(): Promise<void> {
    const waiting = await this.parts.models.applications
      .find({ state: { $in: ['approved', 'refused'] }, applied: false })
      .lean<ApplicationRecord[]>();
    for (const one of waiting) await this.apply(one);
  }

  // Every step can be done twice.
  private async apply(application: ApplicationRecord): Promise<ApplicationRecord> {
    const { models, orgs, members } = this.parts;
    let companyId: Types.ObjectId | null = null;
    if (application.state === 'approved') {
      const { region } = await orgs.get(application.countyId);
      const company = await orgs.company(application.creditCode, application.company, region);
      // Another region's authority let it in at the same moment: it is that one's.
      if (!isWithin(company.region.code, region.code)) {
        const refused = { state: 'refused' as const, reason: '这家单位在别的地区', applied: true };
        await models.applications.updateOne({ _id: application._id }, { $set: refused });
        return { ...application, ...refused };
      }
      companyId = company._id;
      const member = await members.put({
        ...{ orgId: companyId, holderId: application.holderId.toHexString(), role: 'company-admin' },
        name: this.opened(application).name,
      });
      if (application.replacesAdmins) await members.replaceAdmins(companyId, member);
    }
    const applied = { applied: true, companyId };
    await models.applications.updateOne({ _id: application._id }, { $set: applied });
    return { ...application, ...applied };
  }

  private find(filter: Record<string, unknown>, order: 1 | -1 = -1): Promise<ApplicationRecord[]> {
    return this.parts.models.applications
      .find(filter)
      .sort({ _id: order })
      .limit(PAGE)
      .lean<ApplicationRecord[]>();
  }
}
