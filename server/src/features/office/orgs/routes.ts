import { type OfficeRole, officeRoleNames } from '@hz/shared/office';
import { notFound, validationFailed } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import type { DeskMember } from '../../../platform/http/state';
import { maskedPhones, presentMembership, regionOf } from '../present';
import type { OfficeService } from '../service';
import { presentApplication, presentApplications, presentInvitation, presentMember } from './present';

/** Organisations, their members and invitations, applications, and the log. */
export const orgRoutes = (office: OfficeService): Binding[] => [
  ...applicationRoutes(office),
  ...memberRoutes(office),
  ...invitationRoutes(office),
  route('GET /v1/office/orgs/:org', async ({ member }) => {
    const [org, mine] = await Promise.all([
      office.orgs.get(member.orgId),
      office.members.get(member.orgId, member.id),
    ]);
    const { kind, name, formerNames, state, mergedInto, admins } = org;
    return {
      ...{ id: member.orgId, kind, name, formerNames, creditCode: org.creditCode ?? null },
      ...{ region: regionOf(org), state, mergedInto, mine: presentMembership(office, mine, org) },
      ...{ admins: admins.length, wantsSecondAdmin: kind === 'authority' && admins.length < 2 },
    };
  }),
  route('GET /v1/office/orgs/:org/audit', async ({ member, query }) => {
    const { entries, more } = await office.auditPage(member.orgId, query.before);
    return {
      entries: entries.map(({ _id, at, who, act, sentence }) => ({
        ...{ id: _id.toHexString(), at: at.toISOString(), who, act, sentence },
      })),
      more,
    };
  }),
];

const applicationRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/authorities', async () => ({
    authorities: (await office.orgs.authorities()).map((org) => ({
      ...{ id: org._id.toHexString(), name: org.name, region: regionOf(org) },
    })),
  })),
  route('GET /v1/office/applications', async ({ caller }) => ({
    applications: await presentApplications(office, await office.applications.ofHolder(caller.holderId)),
  })),
  route('POST /v1/office/applications', async ({ caller, body }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    const { company, creditCode, authorityId, memberName, note = null } = body;
    const county = await office.orgs.get(authorityId);
    if (county.kind !== 'authority') throw notFound();
    const wish = { company, creditCode, countyId: county._id, memberName, note };
    return presentApplication(office, await office.applications.make(caller.holderId, wish), county);
  }),
  route('DELETE /v1/office/applications/:id', ({ caller, params }) =>
    office.applications.withdraw(caller.holderId, params.id),
  ),
];

/** A role of the other kind of organisation cannot be given. */
function requireFitting(member: DeskMember, role: OfficeRole): void {
  const [kind] = member.role.split('-');
  if (!role.startsWith(`${kind}-`)) throw validationFailed([{ field: 'role', message: '这里没有这种身份' }]);
}

const memberRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/members', async ({ member }) => {
    const [members, invitations] = await Promise.all([
      office.members.list(member.orgId),
      office.invitations.of(member.orgId),
    ]);
    const phoneOf = await maskedPhones(
      office,
      members.map(({ holderId }) => holderId.toHexString()),
    );
    return {
      members: members.map((one) =>
        presentMember(office, one, phoneOf(one.holderId.toHexString()), member.holderId),
      ),
      invitations: invitations.map((one) => presentInvitation(office, one)),
    };
  }),
  route('PUT /v1/office/orgs/:org/members/:id', async ({ member, params, body }) => {
    const before = await office.members.get(member.orgId, params.id);
    requireFitting(member, body.role);
    const changed = await office.members.change(before, body.role, body.projects);
    await office.note(
      member,
      'member-changed',
      `把“${office.members.nameOf(changed)}”改成${officeRoleNames[body.role]}`,
    );
    const holderId = changed.holderId.toHexString();
    const phoneOf = await maskedPhones(office, [holderId]);
    return presentMember(office, changed, phoneOf(holderId), member.holderId);
  }),
  route('DELETE /v1/office/orgs/:org/members/:id', async ({ member, params }) => {
    const removed = await office.members.get(member.orgId, params.id);
    await office.members.remove(removed);
    await office.note(member, 'member-removed', `移出“${office.members.nameOf(removed)}”`);
  }),
  route('POST /v1/office/orgs/:org/leave', async ({ member }) => {
    await office.members.remove(await office.members.get(member.orgId, member.id));
    await office.note(member, 'member-left', '自己退出');
  }),
];

const invitationRoutes = (office: OfficeService): Binding[] => [
  route('POST /v1/office/orgs/:org/invitations', async ({ member, body }) => {
    requireFitting(member, body.role);
    await office.orgs.active(member.orgId);
    const { role, projects, note = null } = body;
    const invitation = await office.invitations.make(member.orgId, { role, projects, note });
    await office.note(member, 'member-invited', `邀请一位${officeRoleNames[role]}`);
    return presentInvitation(office, invitation);
  }),
  route('DELETE /v1/office/orgs/:org/invitations/:id', async ({ member, params }) => {
    await office.invitations.revoke(member.orgId, params.id);
    await office.note(member, 'invitation-revoked', '收回一份邀请');
  }),
  route('GET /v1/office/invitations/:code', async ({ caller, params }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    const { orgId, role, projects, endsAt } = await office.invitations.find(params.code);
    const { name, kind } = await office.orgs.get(orgId);
    return {
      ...{ org: name, kind, role, roleName: officeRoleNames[role], projects },
      expiresAt: endsAt.toISOString(),
    };
  }),
  route('POST /v1/office/invitations/:code/acceptance', async ({ caller, params, body }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    const { holderId } = caller;
    const invited = await office.invitations.find(params.code);
    // Who is in already becomes what they are invited to be, as if they were made it: the last admin stays one.
    await office.members.requireAdminBeside(holderId, invited);
    const { orgId, role, projects } = await office.invitations.use(params.code);
    const member = await office.members.put({ orgId, holderId, role, projects, name: body.memberName });
    await office.audit.note({
      ...{ by: member._id.toHexString(), role, orgs: [orgId], act: 'member-joined' },
      sentence: `接受邀请，成为${officeRoleNames[role]}`,
    });
    return presentMembership(office, member, await office.orgs.get(orgId));
  }),
];
