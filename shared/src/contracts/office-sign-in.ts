import { z } from 'zod';
import { endpoint } from './endpoint';
import { MemberName, MembershipView, OfficeCode, OfficeInstant, OrgName, Region } from './office';
import { Empty, Id, NoContent } from './primitives';

/** What a page shows that wants to be signed in: two minutes, once. */
export const DeskSignIn = z
  .strictObject({
    code: OfficeCode,
    /** Known to this page alone: with it the page asks whether it was confirmed. */
    secret: z.string(),
    /** What goes into the QR code. */
    payload: z.string(),
    /** Two digits, shown beside the QR code. */
    digits: z.string().regex(/^\d\d$/),
    expiresAt: OfficeInstant,
  })
  .meta({ id: 'DeskSignIn' });

/** What the signed-in phone shows before it confirms. */
export const DeskAsk = z
  .strictObject({
    /** sign-in: to be signed in; export: somebody who is, wants to take a list out. */
    purpose: z.enum(['sign-in', 'export']),
    /** Edge 120 · Windows */
    browser: z.string(),
    /** Where it asks from: its address. */
    address: z.string(),
    digits: z.string().regex(/^\d\d$/),
    askedAt: OfficeInstant,
    expiresAt: OfficeInstant,
    /** What the caller would be at that desk; empty: they can still apply for a company there. */
    memberships: z.array(MembershipView),
  })
  .meta({ id: 'DeskAsk' });

/** Who sits at a desk. */
export const DeskSession = z
  .strictObject({
    id: Id,
    /** 138****5678, or null. */
    phoneMasked: z.string().nullable(),
    /** Which sample person this is, in the demo. */
    demoIdentity: z.string().nullable(),
    memberships: z.array(MembershipView),
    /** Without a request until then, it ends by itself. */
    idleEndsAt: OfficeInstant,
    endsAt: OfficeInstant,
    /** Whether the one-time code of the first officer still waits to be used. */
    firstCodeWaits: z.boolean(),
  })
  .meta({ id: 'DeskSession' });
export type DeskSession = z.infer<typeof DeskSession>;

const Desk = z
  .strictObject({
    id: Id,
    browser: z.string(),
    address: z.string(),
    openedAt: OfficeInstant,
    lastUsedAt: OfficeInstant,
  })
  .meta({ id: 'Desk' });

const byCode = z.strictObject({ code: OfficeCode });
const signInErrors = ['sign-in-over'] as const;

export const officeSignInEndpoints = {
  'POST /v1/office/sign-ins': endpoint({
    summary: '电脑上要登录：给出二维码和两位数字，两分钟有效',
    access: 'public',
    body: Empty,
    status: 201,
    response: DeskSignIn,
  }),
  'POST /v1/office/sign-ins/poll': endpoint({
    summary: '电脑上问：手机确认了没有；确认了就在这里登录（Cookie）',
    access: 'public',
    body: z.strictObject({ code: OfficeCode, secret: z.string().min(1).max(100) }),
    response: z.strictObject({
      /** waiting: not yet; in: signed in, the cookie is set; refused: by the phone; over: too late or used. */
      state: z.enum(['waiting', 'in', 'refused', 'over']),
    }),
    errors: ['session-revoked'],
  }),
  'GET /v1/office/sign-ins/:code': endpoint({
    summary: '手机扫了码：是哪台电脑要登录',
    access: 'holder',
    params: byCode,
    response: DeskAsk,
    errors: [...signInErrors, 'consent-required'],
  }),
  'POST /v1/office/sign-ins/:code/answer': endpoint({
    summary: '手机上确认或拒绝这次登录；只能用一次',
    access: 'holder',
    params: byCode,
    body: z.strictObject({
      confirm: z.boolean(),
      /** The two digits as the phone showed them. */
      digits: z.string().regex(/^\d\d$/, '两位数字'),
    }),
    status: 204,
    response: NoContent,
    errors: [...signInErrors, 'consent-required'],
  }),
  'GET /v1/office/desks': endpoint({
    summary: '我在哪些电脑上登录着',
    access: 'holder',
    response: z.strictObject({ desks: z.array(Desk) }),
  }),
  'DELETE /v1/office/desks/:id': endpoint({
    summary: '让一台电脑退出',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    status: 204,
    response: NoContent,
  }),
  'POST /v1/office/confirmations': endpoint({
    summary: '电脑上要下载名单：给出二维码和两位数字，由登录的人在手机上再确认一次',
    access: 'desk',
    body: Empty,
    status: 201,
    response: DeskSignIn,
  }),
  'POST /v1/office/confirmations/poll': endpoint({
    summary: '电脑上问：手机确认了没有；确认以后五分钟里可以下载',
    access: 'desk',
    body: z.strictObject({ code: OfficeCode, secret: z.string().min(1).max(100) }),
    response: z.strictObject({ state: z.enum(['waiting', 'confirmed', 'refused', 'over']) }),
  }),
  'POST /v1/office/demo/sign-in': endpoint({
    summary: '演示：不用手机，选一位示例人物在电脑上登录',
    access: 'public',
    demoOnly: true,
    body: z.strictObject({ identity: z.string().min(1).max(60) }),
    response: z.strictObject({ state: z.literal('in') }),
    errors: ['sign-in-method-off', 'session-revoked'],
  }),
  'GET /v1/office/session': endpoint({
    summary: '电脑上登录的是谁，有哪些身份',
    access: 'desk',
    response: DeskSession,
  }),
  'DELETE /v1/office/session': endpoint({
    summary: '这台电脑退出',
    access: 'desk',
    status: 204,
    response: NoContent,
  }),
  'POST /v1/office/first': endpoint({
    summary: '第一位管理员：用服务器上的一次性码建立主管部门',
    access: 'desk',
    body: z.strictObject({
      code: z.string().trim().min(1, '请填一次性码').max(60, '一次性码不对'),
      name: OrgName,
      region: Region,
      memberName: MemberName,
    }),
    status: 201,
    response: MembershipView,
    errors: ['first-code-wrong'],
  }),
} as const;
