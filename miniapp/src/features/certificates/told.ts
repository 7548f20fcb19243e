import type { CertificateView, RequestOf } from '@hz/shared/contracts';

type Body = RequestOf<'PUT /v1/certificates/:id'>['body'];
export type Facts = Omit<Body, 'version' | 'seen'>;

/** What is told together: a look has its day. */
const withItsDay = (facts: Facts): (keyof Facts)[] => {
  const names = Object.keys(facts) as (keyof Facts)[];
  return names.includes('registryStatus') ? [...new Set([...names, 'registryCheckedOn' as const])] : names;
};

/** The facts of a certificate as its holder told them, those that a change names. */
function toldIn(certificate: CertificateView, changed: Facts): Facts {
  const told: Facts = { ...certificate, trade: certificate.title, ...certificate.own };
  return Object.fromEntries(withItsDay(changed).map((name) => [name, told[name]])) as Facts;
}

/** What takes a change back: the facts as they were before it, put there where they still stand as after it. */
export const takenBack = (before: CertificateView, after: CertificateView, changed: Facts): Body => ({
  ...{ version: after.version, ...toldIn(before, changed) },
  seen: toldIn(after, changed),
});
