import { formatDay } from '@hz/shared/calendar';
import { hoursOfTenths } from '@hz/shared/law';
import type { CertificateRecord } from './model';

/** A certificate for its holder's export: everything that was told, dates and hours readable, nothing sealed. */
export function presentForExport(record: CertificateRecord) {
  const { _id, holderId: _, version: __, plan: ___, sealed: ____, ...told } = record;
  return {
    id: _id.toHexString(),
    ...told,
    toldOn: Object.fromEntries(Object.entries(record.toldOn).map(([name, day]) => [name, formatDay(day)])),
    createdOn: formatDay(record.createdOn),
    credits: record.credits.map(({ id, on, tenths, recordedOn, total, category, pack, for: forCycle }) => ({
      id,
      on: formatDay(on),
      hours: hoursOfTenths(tenths),
      recordedOn: formatDay(recordedOn),
      ...(total && { total }),
      ...(category && { category }),
      ...(pack && { pack }),
      ...(forCycle && { for: formatDay(forCycle) }),
    })),
    statements: record.statements.map(({ from, tenths, statedOn }) => ({
      from: formatDay(from),
      hours: hoursOfTenths(tenths),
      statedOn: formatDay(statedOn),
    })),
  };
}
