import { z } from 'zod';
import { packVerdicts } from '../../codes';
import { endpoint } from '../endpoint';
import { Empty, Id } from '../primitives';
import { LookEntry, LookView, StatusCodeView } from '../verification';
import { CertificateCard, ObligationView } from './certificates';
import { PackId } from './facts';

/**
 * How a certificate stands: as before, and what follows from any pack's obligation that gates a certificate. The same
 * list, in the same order, as `shared/codes`: only ever added to at its end. An app that meets one that it does
 * not know says 请更新.
 */
export const PackLookVerdict = z.enum(packVerdicts);

const { own: _own, verdict: _verdict, statusCode: _statusCode, ...same } = LookView.shape;

export const PackLookView = z
  .strictObject({
    ...same,
    verdict: PackLookVerdict,
    /** The pack by which it was judged; null where nothing is known of the number. */
    pack: PackId.nullable(),
    jurisdiction: z.string().nullable(),
    /** How far the pack's documents are known; null where their own text was read. */
    caveat: z.string().nullable(),
    statusCode: z
      .strictObject({
        issuedAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
        verdict: PackLookVerdict,
      })
      .nullable(),
    /** For the holder alone: the card, and the obligations that nobody else is told of. */
    own: z
      .strictObject({
        certificate: CertificateCard,
        obligations: z.array(ObligationView.pick({ id: true, name: true, state: true, words: true })),
      })
      .nullable(),
  })
  .meta({ id: 'PackLook' });
export type PackLookView = z.infer<typeof PackLookView>;

export const packVerificationEndpoints = {
  'POST /v2/looks': endpoint({
    summary: '查一本证书现在怎么样，按它自己的文件',
    access: 'anyone',
    body: z.strictObject({
      payload: z.string().min(1, '请扫码或输入编号').max(2048, '内容太长了'),
      /** What the visitor chose: by it is told where to verify a number that no list has. One that is not served counts for nothing. */
      pack: PackId.optional(),
    }),
    response: PackLookView,
    errors: [
      'not-a-certificate-code',
      'unreadable-code',
      'newer-code',
      'identity-number-typed',
      'status-expired',
      'status-forged',
    ],
  }),
  'POST /v2/certificates/:id/status-code': endpoint({
    summary: '出示我的状态码，最多 10 分钟有效',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    body: Empty,
    response: z.strictObject({ ...StatusCodeView.shape, verdict: PackLookVerdict }),
  }),
  'GET /v2/certificates/:id/looks': endpoint({
    summary: '谁查过这本证书，新的在前',
    access: 'holder',
    params: z.strictObject({ id: Id }),
    query: z.strictObject({ before: Id.optional() }),
    response: z.strictObject({
      looks: z.array(z.strictObject({ ...LookEntry.shape, verdict: PackLookVerdict })),
      more: z.boolean(),
    }),
  }),
} as const;
