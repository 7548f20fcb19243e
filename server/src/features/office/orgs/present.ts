import type { ApplicationView } from '@hz/shared/contracts';
import { officeRoleNames } from '@hz/shared/office';
import type { z } from 'zod';
import { payloadOf } from '../codes';
import { regionOf } from '../present';
import type { OfficeService } from '../service';
import type { ApplicationRecord, InvitationRecord, MemberRecord, OrgRecord } from './models';

type Application = z.infer<typeof ApplicationView>;

export async function presentApplications(
  office: OfficeService,
  applications: readonly ApplicationRecord[],
): Promise<Application[]> {
  const counties = await office.orgs.byIds(applications.map(({ countyId }) => countyId));
  return applications.flatMap((one) => {
    const county = counties.find(({ _id }) => _id.equals(one.countyId));
    return county ? [presentApplication(office, one, county)] : [];
  });
}

export function presentApplication(
  office: OfficeService,
  one: ApplicationRecord,
  county: OrgRecord,
): Application {
  const { name, note } = office.applications.opened(one);
  return {
    ...{ id: one._id.toHexString(), company: one.company, creditCode: one.creditCode },
    authority: { id: county._id.toHexString(), name: county.name, region: regionOf(county) },
    ...{ applicantName: name, note, appliedAt: one.appliedAt.toISOString(), state: one.state },
    decidedAt: one.decidedAt?.toISOString() ?? null,
    reason: one.reason,
    companyId: one.companyId?.toHexString() ?? null,
  };
}

export const presentMember = (
  office: OfficeService,
  member: MemberRecord,
  phoneMasked: string | null,
  me: string,
) => ({
  ...{ id: member._id.toHexString(), name: office.members.nameOf(member), role: member.role },
  ...{ roleName: officeRoleNames[member.role], projects: member.projects, phoneMasked },
  ...{ since: member.since.toISOString(), isMe: member.holderId.toHexString() === me },
});

export function presentInvitation(office: OfficeService, invitation: InvitationRecord) {
  const { code, note } = office.invitations.opened(invitation);
  const state = office.invitations.stateOf(invitation);
  return {
    ...{
      id: invitation._id.toHexString(),
      role: invitation.role,
      roleName: officeRoleNames[invitation.role],
    },
    ...{ projects: invitation.projects, note, state },
    ...{ invitedAt: invitation.invitedAt.toISOString(), expiresAt: invitation.endsAt.toISOString() },
    payload: state === 'open' ? payloadOf(office.parts.publicOrigin, 'invitation', code) : null,
  };
}
