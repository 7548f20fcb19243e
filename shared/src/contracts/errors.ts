import { z } from 'zod';

/**
 * Stable codes of every error answer, each with its HTTP status. The message may be reworded at any time, the code
 * may not.
 */
export const ERROR_STATUS = {
  'bad-request': 400,
  'malformed-json': 400,
  'body-too-large': 413,
  'unsupported-media-type': 415,
  'validation-failed': 422,
  'not-signed-in': 401,
  'token-expired': 401,
  'session-revoked': 401,
  'session-stale': 401,
  'other-holder': 403,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'headers-too-large': 431,
  'consent-required': 422,
  'code-wrong': 422,
  'code-expired': 422,
  'wechat-code-invalid': 422,
  'wechat-blocked': 403,
  'wechat-busy': 503,
  'sign-in-method-off': 422,
  'version-conflict': 409,
  'request-reused': 409,
  'too-many-requests': 429,
  'too-many-certificates': 422,
  'too-many-credits': 422,
  'day-full': 422,
  'entry-gone': 409,
  'date-in-future': 422,
  'date-order': 422,
  'year-not-asked': 422,
  'year-total-too-small': 422,
  'answer-invalid': 422,
  'fact-invalid': 422,
  'pack-not-served': 422,
  'cycle-not-asked': 422,
  'cycle-total-too-small': 422,
  'intake-incomplete': 422,
  'step-not-settable': 422,
  'confirmation-missing': 422,
  'not-a-certificate-code': 422,
  'unreadable-code': 422,
  'newer-code': 422,
  'identity-number-typed': 422,
  'status-expired': 422,
  'status-forged': 422,
  'claim-not-matched': 422,
  'claim-tries-used-up': 429,
  'claim-other-record': 409,
  'dispute-decided': 409,
  'import-running': 409,
  'import-not-active': 409,
  'import-not-running': 409,
  'upload-too-large': 413,
  'list-unreadable': 422,
  'own-dispute': 403,
  'own-application': 403,
  'confirm-first': 403,
  'sign-in-over': 422,
  'first-code-wrong': 422,
  'office-code-over': 422,
  'last-admin': 409,
  'application-decided': 409,
  'application-open': 409,
  'org-not-active': 409,
  'region-outside': 422,
  'roster-over': 409,
  'roster-undecided': 422,
  'roster-busy': 409,
  'roster-limit': 429,
  'certificate-number-missing': 422,
  'nudge-nobody': 422,
  'question-closed': 409,
  stopping: 503,
  'store-unavailable': 503,
  internal: 500,
} as const;
export type ErrorCode = keyof typeof ERROR_STATUS;
export const ErrorCode = z.enum(Object.keys(ERROR_STATUS) as ErrorCode[]);

/** The one shape of every error answer; `message` is plain Chinese for the screen. */
export const ErrorBody = z
  .strictObject({
    error: z.strictObject({
      code: ErrorCode,
      message: z.string(),
      /** Dotted path of the field at fault, where one is. */
      field: z.string().optional(),
      /** The fields at fault, for forms; the first ten. */
      fields: z
        .array(z.strictObject({ field: z.string(), message: z.string() }))
        .max(10)
        .optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof ErrorBody>;
