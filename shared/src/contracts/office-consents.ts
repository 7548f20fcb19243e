import { z } from 'zod';
import { endpoint } from './endpoint';
import { COMPANY_EDIT, MemberName, OfficeCode, OfficeInstant, orgAndId, orgParams, Project } from './office';
import { Id, IsoDate, NoContent } from './primitives';

/** What a holder lets a company see and do: 学时, 办到哪一步, 提醒我. */
export const ConsentKind = z.enum(['hours', 'steps', 'nudges']);

/** A poster with a QR code by which people join. */
const PosterView = z
  .strictObject({
    id: Id,
    project: z.string().nullable(),
    payload: z.string(),
    madeAt: OfficeInstant,
    expiresOn: IsoDate,
    state: z.enum(['open', 'revoked', 'over']),
    /** How many joined by it and still are; who said no is not known to anybody. */
    joined: z.number().int(),
  })
  .meta({ id: 'Poster' });

/** One consent, as its holder sees it. */
export const ConsentView = z
  .strictObject({
    id: Id,
    company: z.string(),
    creditCode: z.string(),
    project: z.string().nullable(),
    certificateId: Id,
    /** 施工员（土建） */
    certificate: z.string(),
    kinds: z.array(ConsentKind),
    givenOn: IsoDate,
  })
  .meta({ id: 'Consent' });

export const officeConsentEndpoints = {
  'GET /v1/office/orgs/:org/posters': endpoint({
    summary: '请大家加入的海报',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    response: z.strictObject({ posters: z.array(PosterView) }),
  }),
  'POST /v1/office/orgs/:org/posters': endpoint({
    summary: '做一张海报：单位或项目的二维码',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgParams,
    body: z.strictObject({
      project: Project.nullable().default(null),
      days: z.number().int().min(1, '至少一天').max(180, '最多 180 天').default(30),
    }),
    status: 201,
    response: PosterView,
    errors: ['org-not-active'],
  }),
  'DELETE /v1/office/orgs/:org/posters/:id': endpoint({
    summary: '收回海报；已经加入的不受影响',
    access: 'desk',
    roles: COMPANY_EDIT,
    params: orgAndId,
    status: 204,
    response: NoContent,
  }),
  'GET /v1/office/posters/:code': endpoint({
    summary: '手机扫了海报：谁、为了什么、要看什么',
    access: 'holder',
    params: z.strictObject({ code: OfficeCode }),
    response: z.strictObject({
      company: z.string(),
      creditCode: z.string(),
      project: z.string().nullable(),
      /** What it is for, what the company will see, and what it never sees; paragraph by paragraph. */
      notice: z.array(z.strictObject({ title: z.string(), text: z.string() })),
      kinds: z.array(z.strictObject({ kind: ConsentKind, name: z.string(), text: z.string() })),
      /** The caller's certificates; only one with a number can be found by the company. */
      certificates: z.array(
        z.strictObject({
          ...{ id: Id, title: z.string(), number: z.string().nullable(), joined: z.boolean() },
          /** Whether official records say that it is the caller's; of others the name on it is asked for. */
          official: z.boolean(),
        }),
      ),
    }),
    errors: ['office-code-over', 'consent-required'],
  }),
  'POST /v1/office/posters/:code/consents': endpoint({
    summary: '同意：一本证书一份，随时可以收回',
    access: 'holder',
    params: z.strictObject({ code: OfficeCode }),
    body: z.strictObject({
      certificateId: Id,
      kinds: z.array(ConsentKind).min(1, '至少选一项').max(3),
      /** The name on the certificate; needed unless official records say that it is the caller's. */
      name: MemberName.optional(),
    }),
    status: 201,
    response: ConsentView,
    errors: ['office-code-over', 'consent-required', 'certificate-number-missing'],
  }),
  'GET /v1/office/consents': endpoint({
    summary: '我同意过谁看什么',
    access: 'holder',
    response: z.strictObject({ consents: z.array(ConsentView) }),
  }),
  'DELETE /v1/office/consents/:id': endpoint({
    summary: '收回同意：单位马上看不到学时，等着发的提醒也不发了',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    status: 204,
    response: NoContent,
  }),
} as const;
