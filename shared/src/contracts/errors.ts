import { z } from 'zod';

/**
 * Stable codes of every error answer. The message may be reworded at any time, the code may not.
 */
export const ErrorCode = z.enum([
  'bad-request',
  'malformed-json',
  'body-too-large',
  'unsupported-media-type',
  'validation-failed',
  'not-signed-in',
  'token-expired',
  'session-revoked',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'consent-required',
  'code-wrong',
  'code-expired',
  'wechat-code-invalid',
  'wechat-blocked',
  'wechat-busy',
  'sign-in-method-off',
  'version-conflict',
  'too-many-requests',
  'too-many-certificates',
  'too-many-credits',
  'day-full',
  'date-in-future',
  'date-order',
  'year-not-asked',
  'year-total-too-small',
  'answer-invalid',
  'intake-incomplete',
  'step-not-settable',
  'confirmation-missing',
  'not-a-certificate-code',
  'unreadable-code',
  'identity-number-typed',
  'status-expired',
  'status-forged',
  'claim-not-matched',
  'claim-tries-used-up',
  'claim-other-record',
  'dispute-decided',
  'import-running',
  'import-not-active',
  'import-not-running',
  'upload-too-large',
  'store-unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** The one shape of every error answer; `message` is plain Chinese for the screen. */
export const ErrorBody = z
  .strictObject({
    error: z.strictObject({
      code: ErrorCode,
      message: z.string(),
      /** Dotted path of the field at fault, where one is. */
      field: z.string().optional(),
      /** All fields at fault, for forms. */
      fields: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
      requestId: z.string(),
    }),
  })
  .meta({ id: 'ErrorBody' });
export type ErrorBody = z.infer<typeof ErrorBody>;
