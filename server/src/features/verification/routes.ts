import { type Binding, route } from '../../platform/http/route';
import { presentFirstEntry, presentIssued, presentLook } from './presenter';
import type { VerificationService } from './service';

/** How long public keys may be kept before they are asked for again; longer without network. */
const KEYS_CACHE_SECONDS = 300;

/** Serves looks to anyone, status codes and the trail to holders. `origin` is the product's own address. */
export const verificationRoutes = (
  verification: VerificationService,
  origin: string | undefined,
): Binding[] => [
  route('POST /v1/looks', async ({ body, caller, network }) =>
    presentLook(
      verification.rulebook,
      await verification.lookFirst(body.payload, { holderId: caller?.holderId, network }),
    ),
  ),
  route('GET /v1/looks/keys', async () => ({ keys: await verification.publicKeys() }), {
    cacheSeconds: KEYS_CACHE_SECONDS,
  }),
  route('POST /v1/certificates/:id/status-code', async ({ caller, params }) =>
    presentIssued(await verification.issueFirst(caller.holderId, params.id), origin),
  ),
  route('GET /v1/certificates/:id/looks', async ({ caller, params, query }) => {
    const { looks, more } = await verification.looksAt(caller.holderId, params.id, query.before);
    return { looks: looks.map((look) => presentFirstEntry(look, caller.holderId)), more };
  }),
];
