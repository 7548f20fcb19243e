import { createHash } from 'node:crypto';
import type { Day } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import { isDuplicateKey, upserting } from '../../../platform/store/duplicate';
import { orgNotActive } from '../errors';
import type { OrgModels, OrgRecord } from './models';

/** The site's own authority: whoever has a role for the whole of it belongs here. Made when it is first needed. */
export const SITE_ID = new Types.ObjectId('000000000000000000000001');

export type Region = OrgRecord['region'];

/** The id of what is made under a name: two who make it at once make the same. */
const idOf = (name: string): Types.ObjectId =>
  new Types.ObjectId(createHash('sha256').update(name).digest().subarray(0, 12));

/** The organisations: authorities by their regions, companies by their codes. */
export class Orgs {
  constructor(
    private readonly models: Pick<OrgModels, 'orgs'>,
    private readonly now: () => Date,
  ) {}

  /** Throws `not-found`. */
  async get(id: string | Types.ObjectId): Promise<OrgRecord> {
    const org = await this.models.orgs.findById(id).lean<OrgRecord>();
    if (!org) throw notFound();
    return org;
  }

  /** Throws `org-not-active` for a company that went into another. */
  async active(id: string | Types.ObjectId): Promise<OrgRecord> {
    const org = await this.get(id);
    if (org.state !== 'active') throw orgNotActive();
    return org;
  }

  byIds(ids: readonly Types.ObjectId[]): Promise<OrgRecord[]> {
    return this.models.orgs.find({ _id: { $in: ids } }).lean<OrgRecord[]>();
  }

  /** The site's own authority, made where it is not there yet. */
  async site(): Promise<OrgRecord> {
    const known = await this.models.orgs.findById(SITE_ID).lean<OrgRecord>();
    if (known) return known;
    const site = this.blank('authority', '全站', { code: '', name: '全部地区' });
    await upserting(() =>
      this.models.orgs.updateOne(
        { _id: SITE_ID },
        { $setOnInsert: { ...site, _id: SITE_ID } },
        { upsert: true },
      ),
    );
    return this.get(SITE_ID);
  }

  async nameSite(name: string, region: Region): Promise<void> {
    await this.site();
    await this.models.orgs.updateOne({ _id: SITE_ID }, { $set: { name, region } });
  }

  /** The authority of this name in this region, made where it is not there yet: asked for twice, it is one. */
  async addAuthority(name: string, region: Region): Promise<OrgRecord> {
    const told = { kind: 'authority', name, 'region.code': region.code } as const;
    const known = await this.models.orgs.findOne(told).lean<OrgRecord>();
    if (known) return known;
    const { _id: _, ...org } = this.blank('authority', name, region);
    const _id = idOf(`${region.code}\n${name}`);
    await upserting(() =>
      this.models.orgs.updateOne({ _id }, { $setOnInsert: { ...org, _id } }, { upsert: true }),
    );
    return this.get(_id);
  }

  /** The company with this code, made where it is not there yet. */
  async company(creditCode: string, name: string, region: Region): Promise<OrgRecord> {
    const known = await this.companyBy(creditCode);
    if (known) return known;
    try {
      const org = { ...this.blank('company', name, region), creditCode };
      await this.models.orgs.create(org);
      return org;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.companyBy(creditCode)) as OrgRecord;
    }
  }

  companyBy(creditCode: string): Promise<OrgRecord | null> {
    return this.models.orgs.findOne({ creditCode }).lean<OrgRecord>();
  }

  /** Every authority, by the region. */
  authorities(): Promise<OrgRecord[]> {
    return this.models.orgs.find({ kind: 'authority' }).sort({ 'region.code': 1 }).lean<OrgRecord[]>();
  }

  /** The companies of a region, one county after the other. */
  companiesWithin({ code }: Region): Promise<OrgRecord[]> {
    // A range, not a pattern: every code that begins with this one
    const within = code === '' ? {} : { 'region.code': { $gte: code, $lt: `${code}~` } };
    return this.models.orgs.find({ kind: 'company', ...within }).lean<OrgRecord[]>();
  }

  /** A company of a region; one outside is as good as unknown. Throws `not-found`. */
  async companyWithin(region: Region, id: string): Promise<OrgRecord> {
    const org = await this.get(id);
    if (org.kind !== 'company' || !org.region.code.startsWith(region.code)) throw notFound();
    return org;
  }

  async rename({ _id, name: before }: OrgRecord, name: string): Promise<void> {
    await this.models.orgs.updateOne(
      { _id, name: before },
      { $set: { name }, $push: { formerNames: before } },
    );
  }

  /** Makes a company part of another, before anything of it moves there. Throws `org-not-active`. */
  async mergeInto({ _id }: OrgRecord, into: OrgRecord): Promise<void> {
    const { matchedCount } = await this.models.orgs.updateOne(
      { _id, state: 'active' },
      {
        $set: {
          ...{ state: 'merged', mergedInto: into.name, mergingInto: into._id },
          ...{ tally: null, listTakenOn: null },
        },
      },
    );
    if (matchedCount === 0) throw orgNotActive();
    const { state } = await this.get(into._id);
    if (state === 'active') return;
    // The other one went away in the same moment: nothing has moved yet.
    await this.models.orgs.updateOne(
      { _id },
      { $set: { state: 'active', mergedInto: null, mergingInto: null } },
    );
    throw orgNotActive();
  }

  /** Companies whose people are still on their way into another. */
  merging(): Promise<OrgRecord[]> {
    return this.models.orgs.find({ mergingInto: { $ne: null } }).lean<OrgRecord[]>();
  }

  async merged(id: Types.ObjectId): Promise<void> {
    await this.models.orgs.updateOne({ _id: id }, { $set: { mergingInto: null } });
  }

  /** Begins with a list; false while another one is under way. */
  async beginList(id: string | Types.ObjectId, roster: Types.ObjectId): Promise<boolean> {
    const { matchedCount } = await this.models.orgs.updateOne(
      { _id: id, busyWith: null },
      { $set: { busyWith: roster } },
    );
    return matchedCount > 0;
  }

  /** At a start: what was under way has had its effect. */
  async endAllLists(): Promise<void> {
    await this.models.orgs.updateMany({ busyWith: { $ne: null } }, { $set: { busyWith: null } });
  }

  async endList(id: string | Types.ObjectId, roster: Types.ObjectId): Promise<void> {
    await this.models.orgs.updateOne({ _id: id, busyWith: roster }, { $set: { busyWith: null } });
  }

  async noteList(id: string | Types.ObjectId, day: Day | null): Promise<void> {
    await this.models.orgs.updateOne(
      { _id: id },
      { $set: { listTakenOn: day, mark: null }, $inc: { changes: 1 } },
    );
  }

  /** Keeps what was worked out from the people as they were when the organisation was read; else it is worked out again. */
  async noteTally({ _id, changes }: OrgRecord, mark: string, tally: OrgRecord['tally']): Promise<void> {
    await this.models.orgs.updateOne({ _id, changes }, { $set: { mark, tally } });
  }

  /** The people have changed: their states are worked out anew before they are told. */
  async forgetMark(id: string | Types.ObjectId): Promise<void> {
    await this.models.orgs.updateOne({ _id: id }, { $set: { mark: null }, $inc: { changes: 1 } });
  }

  async noteDesk(id: string, day: Day): Promise<void> {
    await this.models.orgs.updateOne({ _id: id, lastDeskOn: { $ne: day } }, { $set: { lastDeskOn: day } });
  }

  private blank(kind: OrgRecord['kind'], name: string, region: Region): OrgRecord {
    return {
      ...{
        _id: new Types.ObjectId(),
        kind,
        name,
        region,
        formerNames: [],
        state: 'active',
        mergedInto: null,
        mergingInto: null,
        busyWith: null,
        changes: 0,
      },
      ...{ admins: [], since: this.now(), listTakenOn: null, tally: null, mark: null, lastDeskOn: null },
    };
  }
}
