import { type Day, formatDay } from '@hz/shared/calendar';
import { hoursOfTenths } from '@hz/shared/rulebook';
import type { CertificateRecord } from './model';

const date = (day: Day | null): string | null => (day === null ? null : formatDay(day));

/** A certificate for its holder's export: every fact, dates and hours readable. */
export function presentForExport(record: CertificateRecord) {
  const { _id, holderId: _, version: __, plan: ___, numberKeys: ____, ...facts } = record;
  return {
    id: _id.toHexString(),
    ...facts,
    registryCheckedOn: date(record.registryCheckedOn),
    exchangedOn: date(record.exchangedOn),
    issuedOn: date(record.issuedOn),
    downloadedOn: date(record.downloadedOn),
    createdOn: formatDay(record.createdOn),
    credits: record.credits.map(({ id, on, tenths, recordedOn, total }) => ({
      id,
      on: formatDay(on),
      hours: hoursOfTenths(tenths),
      recordedOn: formatDay(recordedOn),
      ...(total && { total }),
    })),
    yearStatements: record.yearStatements.map(({ year, tenths, statedOn }) => ({
      year,
      hours: hoursOfTenths(tenths),
      statedOn: formatDay(statedOn),
    })),
  };
}
