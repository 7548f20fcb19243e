import { type Day, formatDay } from '@hz/shared/calendar';
import type { CertificateView } from '@hz/shared/contracts';
import { explain } from '@hz/shared/engine';
import { type CertificateYear, caseOf, certificateTitle, nextOf, wayOf, yearsOf } from '@hz/shared/guide';
import { hoursOfTenths, loadRulebook } from '@hz/shared/rulebook';
import { presentAssessed } from '../presenters/assessment';
import { presentWay } from '../presenters/way';
import type { CertificateRecord, Standing } from './service';

/** A certificate with all that follows from its facts on the day. Nothing of that is ever stored. */
export function presentCertificate({ record, registeredOn, asOf }: Standing): CertificateView {
  const rulebook = loadRulebook(record.rulebook);
  const holder = { registeredOn };
  const input = caseOf(record, holder, asOf);
  const explained = explain(rulebook, input);
  const way = wayOf(rulebook, record, holder, asOf, explained.assessment);
  return {
    id: record._id.toHexString(),
    version: record.version,
    rulebook: record.rulebook,
    family: record.family,
    familyName: rulebook.families[record.family].name,
    title: certificateTitle(record),
    ...presentFacts(record),
    asOf: formatDay(asOf),
    ...presentAssessed(rulebook, explained, asOf),
    next: nextOf(rulebook, explained, way, asOf),
    way: presentWay(way),
    years: yearsOf(rulebook, record, holder, asOf, input).map(presentYear),
    credits: record.credits.map(({ id, on, tenths, recordedOn }) => ({
      id,
      on: formatDay(on),
      hours: hoursOfTenths(tenths),
      origin: 'self' as const,
      recordedOn: formatDay(recordedOn),
    })),
  };
}

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));
const hours = (tenths: number | null): number | null => (tenths === null ? null : hoursOfTenths(tenths));

const presentFacts = (record: CertificateRecord) => ({
  trade: record.trade,
  specialty: record.specialty,
  number: record.number,
  newNumber: record.newNumber,
  registryStatus: record.registryStatus,
  registryCheckedOn: date(record.registryCheckedOn),
  exchangedOn: date(record.exchangedOn),
  issuedOn: date(record.issuedOn),
  downloadedOn: date(record.downloadedOn),
  inPost: record.inPost,
  archived: record.archived,
});

const presentYear = ({ required, done, stated, ...year }: CertificateYear) => ({
  ...year,
  required: hours(required),
  done: hoursOfTenths(done),
  stated: hours(stated),
  origin: 'self' as const,
});
