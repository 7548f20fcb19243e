import { z } from 'zod';
import { typedCode } from '../text';
import { endpoint } from './endpoint';
import { Empty, Id, IsoDate, NoContent, Phone, Version } from './primitives';

/** The version of the privacy notice that the holder agreed to; sent with a first sign-in. */
const Consent = z.string().min(1).max(40).optional();

export const Tokens = z
  .strictObject({
    accessToken: z.string(),
    /** Seconds of real time. */
    expiresIn: z.number().int(),
    refreshToken: z.string(),
  })
  .meta({ id: 'Tokens' });

export const TextSize = z.enum(['normal', 'large', 'huge']);

export const Me = z
  .strictObject({
    id: Id,
    version: Version,
    /** 138****5678, or null where the holder signed in by WeChat alone. */
    phoneMasked: z.string().nullable(),
    signInMethods: z.array(z.enum(['wechat', 'phone', 'demo'])),
    consentedTo: z.string(),
    /** When the holder registered on the national system: one fact for all certificates. */
    registeredOn: IsoDate.nullable(),
    textSize: TextSize.nullable(),
    /** Which sample person this is, in the demo. */
    demoIdentity: z.string().nullable(),
  })
  .meta({ id: 'Me' });
export type Me = z.infer<typeof Me>;

export const DemoIdentity = z.strictObject({ id: z.string(), name: z.string(), story: z.string() });

export const SignInOptions = z
  .strictObject({
    methods: z.array(z.enum(['wechat', 'phone', 'demo'])),
    privacyVersion: z.string(),
    /** The privacy notice in plain words, paragraph by paragraph. */
    privacyNotice: z.array(z.strictObject({ title: z.string(), text: z.string() })),
    demoIdentities: z.array(DemoIdentity),
  })
  .meta({ id: 'SignInOptions' });

const signInErrors = ['consent-required', 'sign-in-method-off'] as const;
/** The account is being deleted at this very moment: nobody is in, and the next try begins anew. */
const enterErrors = [...signInErrors, 'session-revoked'] as const;

export const accountEndpoints = {
  'GET /v1/auth/options': endpoint({
    summary: '登录方式与隐私说明',
    access: 'public',
    response: SignInOptions,
  }),
  'POST /v1/auth/wechat': endpoint({
    summary: '微信登录',
    access: 'public',
    body: z.strictObject({ code: z.string().min(1).max(200), consent: Consent }),
    response: Tokens,
    errors: [...enterErrors, 'wechat-code-invalid', 'wechat-blocked', 'wechat-busy'],
  }),
  'POST /v1/auth/phone/code': endpoint({
    summary: '发送短信验证码',
    access: 'public',
    body: z.strictObject({ phone: Phone, consent: Consent }),
    response: z.strictObject({ resendAfter: z.number().int(), expiresIn: z.number().int() }),
    errors: signInErrors,
  }),
  'POST /v1/auth/phone': endpoint({
    summary: '手机号和验证码登录',
    access: 'public',
    body: z.strictObject({
      phone: Phone,
      code: z
        .string()
        .max(40, '验证码是 6 位数字')
        .transform(typedCode)
        .pipe(z.string().regex(/^\d{6}$/, '验证码是 6 位数字'))
        .meta({ pattern: '^\\d{6}$' }),
      consent: Consent,
    }),
    response: Tokens,
    errors: [...enterErrors, 'code-wrong', 'code-expired'],
  }),
  'POST /v1/auth/demo': endpoint({
    summary: '演示：选一位示例人物登录',
    access: 'public',
    demoOnly: true,
    body: z.strictObject({ identity: z.string().min(1).max(60), consent: Consent }),
    response: Tokens,
    errors: enterErrors,
  }),
  'POST /v1/auth/refresh': endpoint({
    summary: '换新的登录凭证',
    access: 'public',
    body: z.strictObject({ refreshToken: z.string().min(20).max(200) }),
    response: Tokens,
    errors: ['session-revoked', 'session-stale'],
  }),
  'POST /v1/auth/sign-out': endpoint({
    summary: '退出这台设备',
    access: 'public',
    body: z.strictObject({ refreshToken: z.string().min(20).max(200) }),
    status: 204,
    response: NoContent,
    errors: ['session-revoked'],
  }),
  'POST /v1/auth/sign-out-everywhere': endpoint({
    summary: '退出所有设备',
    access: 'holder',
    body: Empty,
    status: 204,
    response: NoContent,
  }),
  'GET /v1/me': endpoint({ summary: '我的账号', access: 'holder', response: Me }),
  'PUT /v1/me': endpoint({
    summary: '改账号设置',
    formerMethod: 'PATCH',
    access: 'holder',
    body: z.strictObject({
      version: Version,
      textSize: TextSize.nullable().optional(),
      registeredOn: IsoDate.nullable().optional(),
    }),
    response: Me,
    errors: ['version-conflict', 'date-in-future'],
  }),
  'PUT /v1/me/privacy': endpoint({
    summary: '同意新的隐私说明；同意以前，新的功能不开始，原来的照旧',
    access: 'holder',
    body: z.strictObject({ consent: z.string().min(1).max(40) }),
    response: Me,
    errors: ['consent-required'],
  }),
  'GET /v1/me/export': endpoint({
    summary: '导出我的全部数据',
    access: 'holder',
    response: z.looseObject({
      exportedAt: z.string(),
      account: z.unknown(),
      certificates: z.array(z.unknown()),
    }),
  }),
  'DELETE /v1/me': endpoint({
    summary: '注销账号并删除数据',
    access: 'holder',
    body: z.strictObject({ confirm: z.string().max(20) }),
    status: 204,
    response: NoContent,
    errors: ['confirmation-missing'],
  }),
} as const;
