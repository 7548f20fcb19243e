import { deserialize, serialize } from 'node:v8';
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { type CertificateFacts, certificateTitle, factRowsOf } from '@hz/shared/v1/guide';
import { hoursOfTenths, loadRulebook } from '@hz/shared/v1/rulebook';
import { presentStanding } from '../../server/src/present/standing';
import { presentDoubts, presentHoursFirst } from '../../server/src/present/way';
import { aCertificate, type CertificateTold } from './certificates';

// The browser that tests run in has no structuredClone, which the rulebook is read with.
globalThis.structuredClone ??= (value) => deserialize(serialize(value));

export interface ViewTold extends CertificateTold {
  id?: string;
  version?: number;
  archived?: boolean;
  asOf?: string;
  registeredOn?: string;
}

const rulebook = 'jilin-2022-25';
const date = (day: number | null) => (day === null ? null : formatDay(day));

const creditsOf = ({ credits }: CertificateFacts, asOf: string): CertificateView['credits'] =>
  credits.map(({ on, tenths }, at) => ({
    id: `credit-000${at + 1}`,
    on: formatDay(on),
    hours: hoursOfTenths(tenths),
    origin: 'self',
    source: null,
    counts: true,
    total: false,
    recordedOn: asOf,
  }));

/** A certificate as the server shows it: what follows from its facts is worked out by the real guide. */
export function aCertificateView(told: ViewTold = {}): CertificateView {
  const { id, version, archived, asOf = '2022-12-05', registeredOn, ...facts } = told;
  const certificate = aCertificate(facts);
  const registered = registeredOn === undefined ? null : parseDay(registeredOn);
  const book = loadRulebook(rulebook);
  const { years, ...standing } = presentStanding(book, certificate, registered, parseDay(asOf));
  return {
    id: id ?? 'a'.repeat(24),
    version: version ?? 0,
    rulebook,
    family: certificate.family,
    familyName: book.families[certificate.family].name,
    title: certificateTitle(certificate),
    trade: certificate.trade,
    specialty: certificate.specialty,
    number: null,
    newNumber: certificate.newNumber,
    registryStatus: certificate.registryStatus,
    registryCheckedOn: date(certificate.registryCheckedOn),
    exchangedOn: date(certificate.exchangedOn),
    issuedOn: date(certificate.issuedOn),
    downloadedOn: date(certificate.downloadedOn),
    inPost: certificate.inPost,
    facts: factRowsOf(certificate, certificateTitle(certificate), null).map((row) => ({
      ...row,
      doubts: row.kind === 'day' ? presentDoubts(book, row.fact, parseDay(asOf)) : [],
      ...(row.fact === 'holding' && {
        days: (['exchangedOn', 'issuedOn'] as const).map((fact) => ({
          ...{ fact, doubts: presentDoubts(book, fact, parseDay(asOf)) },
        })),
      }),
    })),
    archived: archived ?? false,
    official: null,
    asOf,
    ...standing,
    years: years.map((year) => ({ ...year, origin: 'self' as const })),
    credits: creditsOf(certificate, asOf),
    ...presentHoursFirst(book, certificate, parseDay(asOf)),
  };
}

/** A session that is good for an hour. */
export const aSession = (holderId = 'h1') => ({
  holderId,
  accessToken: `access-${holderId}`,
  refreshToken: `refresh-${holderId}`,
  expiresAt: Date.now() + 3_600_000,
});
