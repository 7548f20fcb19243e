import { z } from 'zod';
import { endpoint } from './endpoint';
import {
  ADMINS,
  CreditCode,
  EVERY_ROLE,
  MemberName,
  MembershipView,
  OfficeCode,
  OfficeInstant,
  OfficeRoleName,
  OrgName,
  orgAndId,
  orgParams,
  Project,
  Region,
} from './office';
import { Empty, Id, NoContent, typedText } from './primitives';

/** A company's wish to be let in, as its applicant and its county see it. */
export const ApplicationView = z
  .strictObject({
    id: Id,
    company: z.string(),
    creditCode: z.string(),
    authority: z.strictObject({ id: Id, name: z.string(), region: Region }),
    applicantName: z.string(),
    note: z.string().nullable(),
    appliedAt: OfficeInstant,
    state: z.enum(['open', 'approved', 'refused', 'withdrawn']),
    decidedAt: OfficeInstant.nullable(),
    /** Why it was refused. */
    reason: z.string().nullable(),
    /** The company it led to. */
    companyId: Id.nullable(),
  })
  .meta({ id: 'OfficeApplication' });

const OrgView = z
  .strictObject({
    id: Id,
    kind: z.enum(['authority', 'company']),
    name: z.string(),
    formerNames: z.array(z.string()),
    creditCode: z.string().nullable(),
    region: Region,
    /** active; merged: into another company, nothing can be done any more. */
    state: z.enum(['active', 'merged']),
    mergedInto: z.string().nullable(),
    mine: MembershipView,
    admins: z.number().int(),
    /** An authority wants two admins. */
    wantsSecondAdmin: z.boolean(),
  })
  .meta({ id: 'Org' });

const MemberView = z
  .strictObject({
    id: Id,
    name: z.string(),
    role: OfficeRoleName,
    roleName: z.string(),
    projects: z.array(z.string()),
    phoneMasked: z.string().nullable(),
    since: OfficeInstant,
    isMe: z.boolean(),
  })
  .meta({ id: 'OfficeMember' });

const InvitationView = z
  .strictObject({
    id: Id,
    role: OfficeRoleName,
    roleName: z.string(),
    projects: z.array(z.string()),
    note: z.string().nullable(),
    invitedAt: OfficeInstant,
    expiresAt: OfficeInstant,
    state: z.enum(['open', 'used', 'revoked', 'over']),
    /** What goes into the QR code; null when it cannot be used any more. */
    payload: z.string().nullable(),
  })
  .meta({ id: 'OfficeInvitation' });

/** One privileged act: who did what, when. Never changed, never removed. */
const AuditEntry = z
  .strictObject({
    id: Id,
    at: OfficeInstant,
    /** Their name and role then; 已注销的账号 where they have left for good; 系统 for what nobody did. */
    who: z.string(),
    /** Stable: member-removed, names-opened, roster-taken … */
    act: z.string(),
    /** The act in one sentence. */
    sentence: z.string(),
  })
  .meta({ id: 'AuditEntry' });

const projects = z.array(Project).max(20, '项目太多了').default([]);

export const officeOrgEndpoints = {
  'GET /v1/office/authorities': endpoint({
    summary: '可以向哪些主管部门申请',
    access: 'desk',
    response: z.strictObject({
      authorities: z.array(z.strictObject({ id: Id, name: z.string(), region: Region })),
    }),
  }),
  'GET /v1/office/applications': endpoint({
    summary: '我替单位提的申请',
    access: 'desk',
    response: z.strictObject({ applications: z.array(ApplicationView) }),
  }),
  'POST /v1/office/applications': endpoint({
    summary: '替单位申请加入；被退回了可以再申请',
    access: 'desk',
    body: z.strictObject({
      company: OrgName,
      creditCode: CreditCode,
      authorityId: Id,
      memberName: MemberName,
      note: typedText(200, '请写说明', '说明太长了').optional(),
    }),
    status: 201,
    response: ApplicationView,
    errors: ['not-found', 'application-open', 'consent-required'],
  }),
  'DELETE /v1/office/applications/:id': endpoint({
    summary: '收回还没决定的申请',
    access: 'desk',
    params: z.strictObject({ id: Id }),
    status: 204,
    response: NoContent,
  }),
  'GET /v1/office/orgs/:org': endpoint({
    summary: '一个单位或部门，和我在里面的身份',
    access: 'desk',
    roles: EVERY_ROLE,
    params: orgParams,
    response: OrgView,
  }),
  'GET /v1/office/orgs/:org/members': endpoint({
    summary: '成员和邀请',
    access: 'desk',
    roles: ADMINS,
    params: orgParams,
    response: z.strictObject({ members: z.array(MemberView), invitations: z.array(InvitationView) }),
  }),
  'PUT /v1/office/orgs/:org/members/:id': endpoint({
    summary: '改成员的身份；最后一位管理员不能改',
    access: 'desk',
    roles: ADMINS,
    params: orgAndId,
    body: z.strictObject({ role: OfficeRoleName, projects }),
    response: MemberView,
    errors: ['last-admin'],
  }),
  'DELETE /v1/office/orgs/:org/members/:id': endpoint({
    summary: '移出成员；最后一位管理员不能移出',
    access: 'desk',
    roles: ADMINS,
    params: orgAndId,
    status: 204,
    response: NoContent,
    errors: ['last-admin'],
  }),
  'POST /v1/office/orgs/:org/leave': endpoint({
    summary: '我退出；最后一位管理员不能退出',
    access: 'desk',
    roles: EVERY_ROLE,
    params: orgParams,
    body: Empty,
    status: 204,
    response: NoContent,
    errors: ['last-admin'],
  }),
  'POST /v1/office/orgs/:org/invitations': endpoint({
    summary: '邀请一位成员：48 小时内用一次',
    access: 'desk',
    roles: ADMINS,
    params: orgParams,
    body: z.strictObject({
      role: OfficeRoleName,
      projects,
      note: typedText(60, '请写给谁', '太长了').optional(),
    }),
    status: 201,
    response: InvitationView,
    errors: ['org-not-active'],
  }),
  'DELETE /v1/office/orgs/:org/invitations/:id': endpoint({
    summary: '收回邀请',
    access: 'desk',
    roles: ADMINS,
    params: orgAndId,
    status: 204,
    response: NoContent,
  }),
  'GET /v1/office/invitations/:code': endpoint({
    summary: '手机扫了邀请：请我做什么',
    access: 'holder',
    params: z.strictObject({ code: OfficeCode }),
    response: z.strictObject({
      org: z.string(),
      kind: z.enum(['authority', 'company']),
      role: OfficeRoleName,
      roleName: z.string(),
      projects: z.array(z.string()),
      expiresAt: OfficeInstant,
    }),
    errors: ['office-code-over', 'consent-required'],
  }),
  'POST /v1/office/invitations/:code/acceptance': endpoint({
    summary: '接受邀请',
    access: 'holder',
    params: z.strictObject({ code: OfficeCode }),
    body: z.strictObject({ memberName: MemberName }),
    status: 201,
    response: MembershipView,
    errors: ['office-code-over', 'consent-required', 'last-admin'],
  }),
  'GET /v1/office/orgs/:org/audit': endpoint({
    summary: '谁做过什么，新的在前；只增不改',
    access: 'desk',
    roles: ADMINS,
    params: orgParams,
    query: z.strictObject({ before: Id.optional() }),
    response: z.strictObject({ entries: z.array(AuditEntry), more: z.boolean() }),
  }),
} as const;
