import { parseDay } from '@hz/shared/calendar';
import type { AssessmentInput, Credit, RegistryStatus } from '@hz/shared/v1/engine';
import type { FamilyId } from '@hz/shared/v1/rulebook';

/** What a test says about a case, in the words of the domain; the rest is a valid, unregistered 施工员. */
export interface CaseTold {
  asOf?: string;
  family?: FamilyId;
  trade?: string;
  registryStatus?: RegistryStatus | null;
  exchangedOn?: string | null;
  /** Whether the new certificate was told to be there. */
  received?: boolean;
  issuedOn?: string | null;
  registeredOn?: string | null;
  inPost?: boolean | null;
  /** Hours by date. */
  credits?: Record<string, number>;
  knownYears?: number[] | null;
}

const dayOrNull = (text: string | null | undefined): number | null => (text ? parseDay(text) : null);

export const credit = (on: string, hours: number): Credit => ({
  on: parseDay(on),
  tenths: Math.round(hours * 10),
});

/** A case for `assess`. */
export function aCase(told: CaseTold = {}): AssessmentInput {
  return {
    asOf: parseDay(told.asOf ?? '2022-12-05'),
    certificate: {
      family: told.family ?? 'site-professional',
      trade: told.trade ?? (told.family === 'skilled-worker' ? '砌筑工' : '施工员'),
      registryStatus: told.registryStatus === undefined ? 'valid' : told.registryStatus,
      exchangedOn: dayOrNull(told.exchangedOn),
      issuedOn: dayOrNull(told.issuedOn),
    },
    holder: { registeredOn: dayOrNull(told.registeredOn), inPost: told.inPost ?? null },
    credits: Object.entries(told.credits ?? {}).map(([on, hours]) => credit(on, hours)),
    knownYears: told.knownYears ?? null,
    ...(told.received && { result: { told: ['downloadedOn'], isListed: false } }),
  };
}

/** The same case as the contract's JSON, for the command and the API. */
export function aJsonCase(told: CaseTold & { id?: string } = {}) {
  return {
    id: told.id ?? 'a-case',
    rulebook: 'jilin-2022-25',
    asOf: told.asOf ?? '2022-12-05',
    certificate: {
      family: told.family ?? 'site-professional',
      trade: told.trade ?? (told.family === 'skilled-worker' ? '砌筑工' : '施工员'),
      registryStatus: told.registryStatus === undefined ? 'valid' : told.registryStatus,
      exchangedOn: told.exchangedOn ?? null,
      issuedOn: told.issuedOn ?? null,
    },
    holder: { registeredOn: told.registeredOn ?? null, inPost: told.inPost ?? null },
    credits: Object.entries(told.credits ?? {}).map(([on, hours]) => ({ on, hours })),
    knownYears: told.knownYears ?? null,
  };
}
