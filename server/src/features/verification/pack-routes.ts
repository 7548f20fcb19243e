import { type Binding, route } from '../../platform/http/route';
import { presentPackLook } from './pack-presenter';
import { presentEntry, presentIssued } from './presenter';
import type { VerificationService } from './service';

/** Serves looks, status codes and the trail by each certificate's own pack. `origin` is the product's own address. */
export const packVerificationRoutes = (
  verification: VerificationService,
  origin: string | undefined,
): Binding[] => [
  route('POST /v2/looks', async ({ body, caller, network }) =>
    presentPackLook(
      await verification.look(body.payload, { holderId: caller?.holderId, network }, body.pack),
    ),
  ),
  route('POST /v2/certificates/:id/status-code', async ({ caller, params }) =>
    presentIssued(await verification.issue(caller.holderId, params.id), origin),
  ),
  route('GET /v2/certificates/:id/looks', async ({ caller, params, query }) => {
    const { looks, more } = await verification.looksAt(caller.holderId, params.id, query.before);
    return { looks: looks.map((look) => presentEntry(look, caller.holderId)), more };
  }),
];
