import { parseDay } from '@hz/shared/calendar';
import type { CertificateDetail } from '@hz/shared/contracts';
import { type Binding, route } from '../../platform/http/route';
import { Sliced } from '../../platform/http/sliced';
import { presentCard, presentDetail } from './pack-presenter';
import type { PackCertificates } from './pack-service';
import type { PackStanding } from './pack-standings';

const shown = async (standing: Promise<PackStanding>): Promise<CertificateDetail> =>
  presentDetail(await standing);

// The contract lets through tenths only, but for the last digits of a float
const toTenths = (hours: number): number => Math.round(hours * 10);

async function* cardsOf(standings: AsyncIterable<PackStanding>) {
  for await (const one of standings) yield presentCard(one);
}

/** Serves the certificates of every pack; every change answers the certificate as it is now. */
export function packCertificateRoutes(certificates: PackCertificates, today: () => string): Binding[] {
  return [
    route('GET /v2/certificates', ({ caller }) => {
      const cards = cardsOf(certificates.each(caller.holderId));
      return new Sliced({ asOf: today() }, 'certificates' as const, cards);
    }),
    route('POST /v2/certificates', ({ caller, body: { requestId, ...given } }) =>
      shown(certificates.add(caller.holderId, requestId, given)),
    ),
    route('GET /v2/certificates/:id', ({ caller, params }) =>
      shown(certificates.get(caller.holderId, params.id)),
    ),
    route('PUT /v2/certificates/:id', ({ caller, params, body: { version, ...change } }) =>
      shown(certificates.change(caller.holderId, params.id, version, change)),
    ),
    route('PUT /v2/certificates/:id/pack', ({ caller, params, body: { version, ...to } }) =>
      shown(certificates.move(caller.holderId, params.id, version, to)),
    ),
    route('DELETE /v2/certificates/:id', ({ caller, params, query }) =>
      certificates.remove(caller.holderId, params.id, query.version),
    ),
    route('PUT /v2/certificates/:id/credits/:creditId', ({ caller, params, body }) => {
      const { on, hours, category = null, for: forCycle = null } = body;
      const entry = { id: params.creditId, on: parseDay(on), tenths: toTenths(hours), category };
      const made = { ...entry, for: forCycle === null ? null : parseDay(forCycle) };
      return shown(certificates.hours.put(caller.holderId, params.id, made));
    }),
    route('PUT /v2/certificates/:id/totals/:creditId', ({ caller, params, body }) => {
      const { on, hours, category = null, seen } = body;
      const entry = { id: params.creditId, on: parseDay(on), tenths: toTenths(hours), category };
      const noted = seen === undefined ? null : toTenths(seen);
      return shown(certificates.hours.putTotal(caller.holderId, params.id, entry, noted));
    }),
    route('DELETE /v2/certificates/:id/credits/:creditId', ({ caller, params }) =>
      shown(certificates.hours.remove(caller.holderId, params.id, params.creditId)),
    ),
    route('PUT /v2/certificates/:id/cycles/:day', ({ caller, params, body }) =>
      shown(
        certificates.hours.stateCycle(caller.holderId, params.id, {
          ...{ from: parseDay(params.day), tenths: toTenths(body.hours) },
          before: body.before == null ? body.before : toTenths(body.before),
        }),
      ),
    ),
    route('DELETE /v2/certificates/:id/cycles/:day', ({ caller, params }) =>
      shown(certificates.hours.takeBackCycle(caller.holderId, params.id, parseDay(params.day))),
    ),
    route('PUT /v2/certificates/:id/steps/:stepId', ({ caller, params, body }) =>
      shown(certificates.markStep(caller.holderId, params.id, params.stepId, body.value)),
    ),
    route('DELETE /v2/certificates/:id/steps/:stepId', ({ caller, params }) =>
      shown(certificates.takeBackStep(caller.holderId, params.id, params.stepId)),
    ),
  ];
}
