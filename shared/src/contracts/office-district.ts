import { z } from 'zod';
import { endpoint } from './endpoint';
import {
  AUTHORITY,
  AUTHORITY_WORK,
  OfficeInstant,
  OrgName,
  orgAndId,
  orgParams,
  Reason,
  Region,
} from './office';
import { ApplicationView } from './office-orgs';
import { PersonState } from './office-people';
import { Id, IsoDate, NoContent } from './primitives';

const Count = z.number().int();

/** How the people of a company stand, by official lists alone: exchange = 应换 = 已换 + 未换 + 已过期. */
export const Tally = z
  .strictObject({
    people: Count,
    /** 应换 */
    due: Count,
    /** 已换 */
    exchanged: Count,
    /** 未换, the deadline still ahead */
    open: Count,
    /** 未换, the deadline past */
    void: Count,
    /** 换不了: cancelled and the like */
    cannot: Count,
    /** 查不到 */
    unknown: Count,
    /** 名单里有, by a document that knows no exchange */
    listed: Count,
  })
  .meta({ id: 'OfficeTally' });

const CompanyRow = z
  .strictObject({
    id: Id,
    name: z.string(),
    creditCode: z.string(),
    region: Region,
    state: z.enum(['active', 'merged']),
    approvedOn: IsoDate,
    /** The day the list in use was taken over; null: none yet. */
    listTakenOn: IsoDate.nullable(),
    tally: Tally,
    /** The day the tally is of; null: nothing to tell yet. */
    asOf: IsoDate.nullable(),
    /** 未加入; null where saying it would give somebody away: fewer than five on one side. */
    notJoined: Count.nullable(),
    /** Days since anybody of the company was at the desk; null: never. */
    lastDeskOn: IsoDate.nullable(),
  })
  .meta({ id: 'CompanyRow' });

/** What an officer sees of an application before deciding it. */
const ApplicationToDecide = z
  .strictObject({
    application: ApplicationView,
    applicantPhoneMasked: z.string().nullable(),
    /** The company that stands under this code already: who decides sees that this is one more admin. */
    existing: z.strictObject({ id: Id, name: z.string(), admins: z.array(z.string()) }).nullable(),
    /** Others who apply for the same code. */
    /** A company with this code stands in another region, whose authority decides: nothing more is told of it here. */
    elsewhere: z.boolean(),
    others: z.array(z.strictObject({ id: Id, applicantName: z.string(), company: z.string() })),
    /** What was refused before for the same code, and why. */
    refusedBefore: z.array(z.strictObject({ at: OfficeInstant, reason: z.string() })),
  })
  .meta({ id: 'ApplicationToDecide' });

const companyParams = z.strictObject({ org: Id, company: Id });

export const officeDistrictEndpoints = {
  'GET /v1/office/orgs/:org/companies': endpoint({
    summary: '本地区的单位，最差的在前',
    access: 'desk',
    roles: AUTHORITY,
    params: orgParams,
    response: z.strictObject({
      asOf: IsoDate,
      companies: z.array(CompanyRow),
      total: Tally,
      openApplications: Count,
    }),
  }),
  'GET /v1/office/orgs/:org/applications': endpoint({
    summary: '单位的申请，等着决定的在前',
    access: 'desk',
    roles: AUTHORITY,
    params: orgParams,
    response: z.strictObject({ applications: z.array(ApplicationToDecide) }),
  }),
  'POST /v1/office/orgs/:org/applications/:id/decision': endpoint({
    summary: '同意或退回申请；退回要写原因',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: orgAndId,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('approve'),
        /** The admins that the company has now have left: the applicant takes their place. */
        replacesAdmins: z.boolean().default(false),
      }),
      z.strictObject({ decision: z.literal('refuse'), reason: Reason }),
    ]),
    response: ApplicationView,
    errors: ['own-application', 'application-decided', 'region-outside', 'org-not-active'],
  }),
  'PUT /v1/office/orgs/:org/companies/:company': endpoint({
    summary: '单位改了名',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: companyParams,
    body: z.strictObject({ name: OrgName, reason: Reason }),
    status: 204,
    response: NoContent,
    errors: ['org-not-active'],
  }),
  'POST /v1/office/orgs/:org/companies/:company/merge': endpoint({
    summary: '单位并入另一家：名单过去，同意不过去',
    access: 'desk',
    roles: ['authority-admin'],
    params: companyParams,
    body: z.strictObject({ into: Id, reason: Reason }),
    status: 204,
    response: NoContent,
    errors: ['org-not-active'],
  }),
  'POST /v1/office/orgs/:org/companies/:company/names': endpoint({
    summary: '看一家单位的人名：要写原因，记入日志；看不到学时',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: companyParams,
    body: z.strictObject({ reason: Reason }),
    response: z.strictObject({
      people: z.array(
        z.strictObject({
          name: z.string(),
          /** 建[造]22-**15 */
          maskedNumber: z.string(),
          post: z.string().nullable(),
          state: PersonState,
        }),
      ),
    }),
  }),
  'POST /v1/office/orgs/:org/authorities': endpoint({
    summary: '建一个下级主管部门，得到给它第一位管理员的邀请',
    access: 'desk',
    roles: ['authority-admin'],
    params: orgParams,
    body: z.strictObject({ name: OrgName, region: Region }),
    status: 201,
    response: z.strictObject({
      id: Id,
      name: z.string(),
      region: Region,
      invitation: z.strictObject({ payload: z.string(), expiresAt: OfficeInstant }),
    }),
    errors: ['region-outside'],
  }),
} as const;
