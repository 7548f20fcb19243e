import { parseDay } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { dayOrPart } from '@hz/shared/v1/guide';
import { type Binding, route } from '../../platform/http/route';
import { Sliced } from '../../platform/http/sliced';
import { presentCertificate } from './presenter';
import type { CertificateService, Standing, ToldFacts } from './service';

/** Serves the certificates; every change answers the certificate as it is now. */
export function certificateRoutes(certificates: CertificateService, today: () => string): Binding[] {
  return [
    route('GET /v1/certificates', ({ caller }) => {
      const shown = mapped(certificates.each(caller.holderId), presentCertificate);
      return new Sliced({ asOf: today() }, 'certificates' as const, shown);
    }),
    route('GET /v1/certificates/:id', ({ caller, params }) =>
      shown(certificates.get(caller.holderId, params.id)),
    ),
    route('PUT /v1/certificates/:id', ({ caller, params, body }) =>
      shown(certificates.changeFacts(caller.holderId, params.id, ...changeOf(body))),
    ),
    route('DELETE /v1/certificates/:id', ({ caller, params, query }) =>
      certificates.remove(caller.holderId, params.id, query.version),
    ),
    ...creditRoutes(certificates),
    ...yearRoutes(certificates),
    ...stepRoutes(certificates),
  ];
}

async function* mapped<T, U>(items: AsyncIterable<T>, present: (item: T) => U): AsyncGenerator<U> {
  for await (const item of items) yield present(item);
}

const creditRoutes = (certificates: CertificateService): Binding[] => [
  route('PUT /v1/certificates/:id/credits/:creditId', ({ caller, params, body }) => {
    const entry = { id: params.creditId, on: parseDay(body.on), tenths: toTenths(body.hours) };
    return shown(certificates.putCredit(caller.holderId, params.id, entry, body.edits));
  }),
  route('PUT /v1/certificates/:id/totals/:creditId', ({ caller, params, body }) => {
    const { on, hours, seen } = body;
    const entry = { id: params.creditId, on: parseDay(on), tenths: toTenths(hours) };
    const noted = seen === undefined ? null : toTenths(seen);
    return shown(certificates.putTotal(caller.holderId, params.id, entry, noted));
  }),
  route('DELETE /v1/certificates/:id/credits/:creditId', ({ caller, params }) =>
    shown(certificates.removeCredit(caller.holderId, params.id, params.creditId)),
  ),
];

const yearRoutes = (certificates: CertificateService): Binding[] => [
  route('PUT /v1/certificates/:id/years/:year', ({ caller, params, body }) => {
    const statement = { year: params.year, tenths: toTenths(body.hours) };
    return shown(certificates.stateYear(caller.holderId, params.id, statement));
  }),
  route('DELETE /v1/certificates/:id/years/:year', ({ caller, params }) =>
    shown(certificates.takeBackYear(caller.holderId, params.id, params.year)),
  ),
];

const stepRoutes = (certificates: CertificateService): Binding[] => [
  route('PUT /v1/certificates/:id/steps/:stepId', ({ caller, params, body }) => {
    const { day, part } = dayOrPart(body.on);
    const mark = { ...body, on: day, part };
    return shown(certificates.markStep(caller.holderId, params.id, params.stepId, mark));
  }),
  route('DELETE /v1/certificates/:id/steps/:stepId', ({ caller, params }) =>
    shown(certificates.takeBackStep(caller.holderId, params.id, params.stepId)),
  ),
];

const shown = async (standing: Promise<Standing>): Promise<CertificateView> =>
  presentCertificate(await standing);

// The contract lets through tenths only, but for the last digits of a float
const toTenths = (hours: number): number => Math.round(hours * 10);

function changeOf({ version, seen, ...wanted }: RequestOf<'PUT /v1/certificates/:id'>['body']) {
  const { exchangedOn, issuedOn, downloadedOn, registryCheckedOn, ...rest } = wanted;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const days = Object.entries({ exchangedOn, issuedOn, downloadedOn }).flatMap(([name, written]) =>
    written === undefined ? [] : [[name, dayOrPart(written)] as const],
  );
  const told: ToldFacts = {
    ...given,
    ...(registryCheckedOn !== undefined && {
      registryCheckedOn: registryCheckedOn === null ? null : parseDay(registryCheckedOn),
    }),
    ...Object.fromEntries(days.map(([name, { day }]) => [name, day])),
    parts: Object.fromEntries(days.flatMap(([name, { part }]) => (part === null ? [] : [[name, part]]))),
  };
  return [seen ? { seen, wanted } : version, told] as const;
}
