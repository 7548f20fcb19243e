import type { VerifiedStatus } from '@hz/shared/codes';
import type { PackLookView, ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';

/** What a look gave: the server's verdict, a code verified on this phone, or why there is none. */
export type Outcome =
  | { kind: 'look'; look: PackLookView }
  | { kind: 'verified'; status: VerifiedStatus }
  | { kind: 'refused'; sentence: string; forged?: boolean };

export type Claims = ResponseOf<'GET /v1/claims'>;
export type StatusCode = ResponseOf<'POST /v2/certificates/:id/status-code'>;

/** The public keys that verify status codes: kept on the phone, so that it works without a connection. */
export const keys = createResource({
  name: 'status-keys',
  load: async () => (await call('GET /v1/looks/keys')).keys,
  scope: 'everybody',
});

export const claims = createResource<Claims>({
  name: 'claims',
  load: () => call('GET /v1/claims'),
  scope: 'holder',
});
