import type { DeskSession } from '@hz/shared/contracts';
import { officeRoleNames } from '@hz/shared/office';
import { maskPhone } from '../../platform/crypto/mask';
import type { MemberRecord, OrgRecord } from './orgs/models';
import type { OfficeService } from './service';

type MembershipView = DeskSession['memberships'][number];

export const regionOf = ({ region }: Pick<OrgRecord, 'region'>) => ({ code: region.code, name: region.name });

/** What somebody is in one organisation. */
export const presentMembership = (
  office: OfficeService,
  member: MemberRecord,
  org: OrgRecord,
): MembershipView => ({
  id: member._id.toHexString(),
  org: { id: org._id.toHexString(), kind: org.kind, name: org.name, region: regionOf(org) },
  role: member.role,
  roleName: officeRoleNames[member.role],
  memberName: office.members.nameOf(member),
  projects: member.projects,
});

/** Everything somebody is. */
export async function membershipsOf(office: OfficeService, holderId: string): Promise<MembershipView[]> {
  const members = await office.members.of(holderId);
  const orgs = await office.orgs.byIds(members.map(({ orgId }) => orgId));
  return members.flatMap((member) => {
    const org = orgs.find(({ _id }) => _id.equals(member.orgId));
    return org ? [presentMembership(office, member, org)] : [];
  });
}

/** The phone somebody signs in with, masked; null where they have none. */
export async function maskedPhones(
  office: OfficeService,
  holderIds: readonly string[],
): Promise<(holderId: string) => string | null> {
  const { accounts } = office.parts;
  const holders = await accounts.byIds(holderIds);
  return (holderId) => {
    const holder = holders.find(({ _id }) => _id.toHexString() === holderId);
    const phone = holder && accounts.phoneOf(holder);
    return phone ? maskPhone(phone) : null;
  };
}
