import { z } from 'zod';
import { verdicts } from '../codes';
import { AssessmentView, ClauseRef, Tone, VerdictView } from './assessment';
import { endpoint } from './endpoint';
import { NextThing, Place } from './guide';
import { Empty, Id, IsoDate } from './primitives';

/** How a certificate stands: exactly one, the first that fits. */
export const LookVerdict = z.enum(verdicts);

/** An instant of real time, ISO 8601 in UTC: codes and the audit trail live in real time. */
const Instant = z.iso.datetime();

/** The second part of a look, for the holder alone: the study duty is nobody else's business. */
export const OwnPart = z
  .strictObject({
    certificateId: Id,
    title: z.string(),
    continuingEducation: AssessmentView.shape.continuingEducation,
    verdict: VerdictView,
    next: NextThing,
  })
  .meta({ id: 'OwnPart' });

/** What a look answers: the same shape for known and unknown numbers; null where there is nothing to say. */
export const LookView = z
  .strictObject({
    verdict: LookVerdict,
    tone: Tone,
    title: z.string(),
    sentences: z.array(z.string()),
    /** Who says so: nobody, the holder alone, an official record. */
    origin: z.enum(['none', 'self', 'official']),
    /** Why, in one sentence. */
    reason: z.string(),
    clause: ClauseRef.nullable(),
    /** Whose list the official record comes from, and the day it was true. */
    source: z.string().nullable(),
    sourceAsOf: IsoDate.nullable(),
    /** The day that the verdict is about. */
    asOf: IsoDate,
    deadline: IsoDate.nullable(),
    daysLeft: z.number().int().nullable(),
    maskedName: z.string().nullable(),
    post: z.string().nullable(),
    /** Where to verify officially: addresses to copy, numbers to dial. Nothing is opened by itself. */
    verifyAt: z.array(Place),
    /** Set when a status code was scanned: when it was made and until when it holds. */
    statusCode: z.strictObject({ issuedAt: Instant, expiresAt: Instant, verdict: LookVerdict }).nullable(),
    own: OwnPart.nullable(),
  })
  .meta({ id: 'Look' });
export type LookView = z.infer<typeof LookView>;

/** One public key that verifies status codes, to be cached by the app. */
export const StatusKeyView = z
  .strictObject({
    /** 16 hex digits, made from the key itself. */
    id: z.string().regex(/^[0-9a-f]{16}$/),
    /** Ed25519 public key, 32 bytes in base32. */
    publicKey: z.string().regex(/^[A-Z2-7]{52}$/),
    /** After this instant no code of this key is valid any more; seconds since the epoch. */
    verifiesUntil: z.number().int(),
  })
  .meta({ id: 'StatusKey' });

/** The signed, short-lived status to show as a QR code. */
export const StatusCodeView = z
  .strictObject({
    /** What goes into the QR code: upper case, alphanumeric mode, version 7 or lower at level M. */
    payload: z.string(),
    verdict: LookVerdict,
    title: z.string(),
    issuedAt: Instant,
    expiresAt: Instant,
    /** Seconds of real time the code holds; the app asks for a new one before they are over. */
    lifetimeSeconds: z.number().int(),
    /** What this code is and is not, for the screen. */
    statement: z.string(),
  })
  .meta({ id: 'StatusCode' });

export const LookEntry = z
  .strictObject({
    id: Id,
    at: Instant,
    /** number: the number was typed or scanned; status-code: the holder's own code. */
    by: z.enum(['number', 'status-code']),
    /** Who looked: you, somebody signed in, a clerk or officer, a company that has you on its list, somebody unknown. */
    who: z.enum(['you', 'user', 'clerk', 'company', 'stranger']),
    verdict: LookVerdict,
  })
  .meta({ id: 'LookEntry' });

const params = z.strictObject({ id: Id });

export const verificationEndpoints = {
  'POST /v1/looks': endpoint({
    summary: '查一本证书现在怎么样：编号、带编号的网址或状态码',
    access: 'anyone',
    body: z.strictObject({ payload: z.string().min(1, '请扫码或输入编号').max(2048, '内容太长了') }),
    response: LookView,
    errors: [
      'not-a-certificate-code',
      'unreadable-code',
      'newer-code',
      'identity-number-typed',
      'status-expired',
      'status-forged',
    ],
  }),
  'GET /v1/looks/keys': endpoint({
    summary: '核对状态码用的公钥，可以存着断网时用',
    access: 'public',
    response: z.strictObject({ keys: z.array(StatusKeyView) }),
  }),
  'POST /v1/certificates/:id/status-code': endpoint({
    summary: '出示我的状态码，最多 10 分钟有效',
    access: 'holder',
    params,
    body: Empty,
    response: StatusCodeView,
    errors: ['newer-code'],
  }),
  'GET /v1/certificates/:id/looks': endpoint({
    summary: '谁查过这本证书，新的在前',
    access: 'holder',
    params,
    query: z.strictObject({
      /** The last entry of the page before. */
      before: Id.optional(),
    }),
    response: z.strictObject({ looks: z.array(LookEntry), more: z.boolean() }),
  }),
} as const;
