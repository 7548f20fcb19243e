import { parseDay } from '@hz/shared/calendar';
import type { CertificateFacts, HolderFacts } from '@hz/shared/v1/guide';
import { credit } from './cases';

type DayName = 'registryCheckedOn' | 'exchangedOn' | 'issuedOn' | 'downloadedOn';

/** What a test says about a certificate; the rest is a valid 施工员（土建） with nothing done. */
export type CertificateTold = Partial<Omit<CertificateFacts, DayName | 'credits' | 'yearStatements'>> &
  Partial<Record<DayName, string>> & {
    /** Hours by date. */
    credits?: Record<string, number>;
    /** Hours stated for whole years. */
    years?: Record<number, number>;
  };

const dayOrNull = (text: string | undefined): number | null => (text === undefined ? null : parseDay(text));

/** The facts of a certificate. */
export function aCertificate(told: CertificateTold = {}): CertificateFacts {
  const { credits, years, registryCheckedOn, exchangedOn, issuedOn, downloadedOn, ...rest } = told;
  return {
    family: 'site-professional',
    trade: '施工员',
    specialty: '土建',
    registryStatus: 'valid',
    newNumber: null,
    inPost: null,
    ...rest,
    registryCheckedOn: dayOrNull(registryCheckedOn),
    exchangedOn: dayOrNull(exchangedOn),
    issuedOn: dayOrNull(issuedOn),
    downloadedOn: dayOrNull(downloadedOn),
    credits: Object.entries(credits ?? {}).map(([on, hours]) => credit(on, hours)),
    yearStatements: Object.entries(years ?? {}).map(([year, hours]) => ({
      year: Number(year),
      tenths: Math.round(hours * 10),
    })),
  };
}

/** The facts of a holder who registered on a day, or not yet. */
export const aHolder = (registeredOn?: string): HolderFacts => ({ registeredOn: dayOrNull(registeredOn) });
