// How what was said of a certificate is written down: one way for what the first version's document judges, one for the others.
import { type Day, isDay, type PartDay, parseDay, yearOf } from '@hz/shared/calendar';
import type { Known, Tenths } from '@hz/shared/law';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { ofNewerApps } from '../../platform/errors';
import type { AccountService } from '../accounts/service';
import type { CertificateService, Readers } from '../certificates/service';

/** Hours of a day; the category and the cycle that they make up for, where the certificate's pack knows any. */
interface Entry {
  id: string;
  on: Day;
  tenths: Tenths;
  category: string | null;
  for: Day | null;
}

/** What can be written down of one certificate, by the same services as the same tap on a screen. Throws their refusals. */
export interface Writing {
  putCredit(entry: Entry): Promise<unknown>;
  /** What was studied in the whole of a cycle, by its first day. */
  stateCycle(from: Day, tenths: Tenths): Promise<unknown>;
  takeBackCycle(from: Day): Promise<unknown>;
  /** A fact by its name; undefined takes back what was told. `on`: the date on which it was seen, null: nobody says. */
  tell(name: string, value: Known | undefined, on: string | null): Promise<unknown>;
}

/** Facts that are days. */
const DAYS: ReadonlySet<string> = new Set(['exchangedOn', 'issuedOn', 'downloadedOn']);

interface WritingParts {
  accounts: AccountService;
  certificates: CertificateService;
}

export const writings = (parts: WritingParts, holderId: string): Readers<Writing> => ({
  first: ({ record }) => {
    const { accounts, certificates } = parts;
    const id = record._id.toHexString();
    return {
      putCredit: ({ id: creditId, on, tenths }) =>
        certificates.putCredit(holderId, id, { id: creditId, on, tenths }),
      stateCycle: (from, tenths) => certificates.stateYear(holderId, id, { year: yearOf(from), tenths }),
      takeBackCycle: (from) => certificates.takeBackYear(holderId, id, yearOf(from)),
      tell: (name, value, on) =>
        name === REGISTERED
          ? tellRegistered(accounts, holderId, value)
          : tellFirst(certificates, holderId, id, { name, value: value ?? null, on }),
    };
  },
  pack: ({ record, pack }) => {
    const { packs } = parts.certificates;
    const id = record._id.toHexString();
    if (!pack) throw ofNewerApps();
    return {
      putCredit: (entry) => packs.hours.put(holderId, id, entry),
      stateCycle: (from, tenths) => packs.hours.stateCycle(holderId, id, { from, tenths }),
      takeBackCycle: (from) => packs.hours.takeBackCycle(holderId, id, from),
      tell: (name, value) => packs.tellOne(holderId, id, pack, name, value),
    };
  },
});

/** What is told of the person, and belongs to no certificate. */
export const REGISTERED = 'registeredOn';

export const tellRegistered = (accounts: AccountService, holderId: string, value: Known | undefined) =>
  accounts.setRegisteredOn(holderId, value === undefined ? null : parseDay(String(value)));

/** A fact of the first version's document: by the step that sets it, where there is one. */
async function tellFirst(
  certificates: CertificateService,
  holderId: string,
  id: string,
  { name, value, on }: { name: string; value: Known; on: string | null },
): Promise<void> {
  const { record } = await certificates.get(holderId, id);
  const { steps } = loadRulebook(record.pack);
  const stepId = Object.keys(steps).find((one) => steps[one]?.sets === name);
  // A month or a year, where the day is not known.
  const part = DAYS.has(name) && typeof value === 'string' && !isDay(value) ? (value as PartDay) : null;
  if (stepId === undefined) {
    const change = part
      ? { [name]: null, parts: { [name]: part } }
      : { [name]: typeof value === 'string' ? parseDay(value) : value };
    await certificates.changeFacts(holderId, id, record.version, change);
    return;
  }
  if (value === null) {
    await certificates.takeBackStep(holderId, id, stepId);
    return;
  }
  await certificates.markStep(holderId, id, stepId, {
    on: part ? null : DAYS.has(name) ? parseDay(String(value)) : on === null ? null : parseDay(on),
    ...(part && { part }),
    registryStatus: name === 'registryStatus' ? (value as RegistryStatus) : undefined,
    newNumber: name === 'newNumber' ? String(value) : undefined,
  });
}
