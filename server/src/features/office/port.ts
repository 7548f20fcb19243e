// Everything the office takes from other features, in one place: they may change without the office.
import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay } from '@hz/shared/calendar';
import type { PackLookVerdict } from '@hz/shared/codes';
import type { PersonView } from '@hz/shared/contracts';
import { sayDay } from '@hz/shared/v1/guide';
import type { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import type { AccountService } from '../accounts/service';
import type { CertificateRecord, CertificateService, Readers } from '../certificates/service';
import type { RegistryService } from '../registry/service';
import type { CompanyLook, VerificationService } from '../verification/service';
import { firstHolderStanding } from './holder-first';
import { packHolderStanding } from './holder-pack';
import { type HolderStanding, type OwnCertificate, ownCertificate } from './holder-standing';

export type { HolderStanding, OwnCertificate } from './holder-standing';

type PersonState = PersonView['state'];

/** What official lists say of a number and a name, as a company may be told it. */
export interface Check {
  agrees: boolean;
  /** Whether the number is known at all: not for the company's eyes before its holder consents. */
  known: boolean;
  verdict: PackLookVerdict;
  state: PersonState;
  reason: string;
  deadline: Day | null;
  source: string | null;
  sourceAsOf: Day | null;
}

// What runs by a term has no exchange to count: the reason beside it says until when it holds.
const STATES: Readonly<Record<PackLookVerdict, PersonState>> = {
  'unknown-number': 'unknown',
  'self-reported': 'unknown',
  electronic: 'exchanged',
  'exchange-open': 'open',
  void: 'void',
  cancelled: 'cannot',
  'not-in-registry': 'cannot',
  'not-mapped': 'cannot',
  refused: 'cannot',
  lapsed: 'void',
  listed: 'listed',
  'in-force': 'listed',
  'renewal-open': 'listed',
  renewed: 'listed',
  undetermined: 'listed',
  'not-published': 'listed',
};

/** Goes on by one whenever `check` says other things of the same lists. */
const HOW = 3;

/** Where a certificate stands, worked out when it is its turn. */
const STANDINGS: Readers<() => HolderStanding> = {
  first: (standing) => () => firstHolderStanding(standing),
  pack: (standing) => () => packHolderStanding(standing),
};

const TOGETHER = 100;
/** Certificates are read with their entries, of which there may be two thousand: so few at a time that nobody waits. */
const FEW = 4;
const SOME = 16;
const MANY_ENTRIES = 2_000;

export interface OfficePortParts {
  accounts: AccountService;
  certificates: CertificateService;
  registry: RegistryService;
  verification: VerificationService;
  clock: Clock;
}

export class OfficePort {
  constructor(private readonly parts: OfficePortParts) {}

  /** Changes whenever what `check` says may have changed: with the day, the lists in force, and how it is worked out. */
  async mark(): Promise<string> {
    return `${HOW} ${this.parts.clock.today()} ${await this.parts.registry.mark()}`;
  }

  /** What official lists say, for many at once, in their order. */
  async check(entries: readonly { number: string; name: string }[]): Promise<Check[]> {
    const checks: Check[] = [];
    for (let at = 0; at < entries.length; at += TOGETHER) {
      const some = entries.slice(at, at + TOGETHER);
      checks.push(...(await Promise.all(some.map(({ number, name }) => this.checkOne(number, name)))));
      await breathe();
    }
    return checks;
  }

  /** For the holders' trails: a company had these numbers before it today. */
  noteSeen(company: string, seen: readonly CompanyLook[]): Promise<void> {
    return this.parts.verification.noteCompany(company, seen);
  }

  /** The certificates of a holder that are in use. */
  async certificatesOf(holderId: string): Promise<OwnCertificate[]> {
    const all = await this.parts.certificates.allOf(holderId);
    return all.filter(({ record }) => !record.archived).map(ownCertificate);
  }

  /** Which numbers stand on certificates whose holders consented, by the certificate's id; what is gone is not among them. */
  async numbersOf(certificateIds: readonly Types.ObjectId[]): Promise<Map<string, OwnCertificate>> {
    const { planning } = this.parts.certificates;
    const found = new Map<string, OwnCertificate>();
    for (let at = 0; at < certificateIds.length; at += TOGETHER) {
      const records = await planning.byIdsWithoutCredits(certificateIds.slice(at, at + TOGETHER));
      for (const facts of await this.parts.certificates.factsOf(inUse(records))) {
        const own = ownCertificate(facts);
        found.set(own.id, own);
      }
      await breathe();
    }
    return found;
  }

  /** Where certificates stand whose holders consented, by the certificate's id; what is gone is not among them. */
  async hoursOf(certificateIds: readonly Types.ObjectId[]): Promise<Map<string, HolderStanding>> {
    const standings = new Map<string, HolderStanding>();
    for await (const records of this.recordsOf(certificateIds))
      for (const stands of await this.parts.certificates.read(records, STANDINGS)) {
        const one = stands();
        standings.set(one.certificateId, one);
        await breathe(); // one may have two thousand entries
      }
    return standings;
  }

  /** Certificates some at a time: the more entries they have, the fewer. */
  private async *recordsOf(certificateIds: readonly Types.ObjectId[]): AsyncGenerator<CertificateRecord[]> {
    let together = FEW;
    for (let at = 0; at < certificateIds.length; ) {
      const some = certificateIds.slice(at, at + together);
      at += some.length;
      const records = await this.parts.certificates.planning.byIds(some);
      await breathe();
      yield inUse(records);
      await breathe();
      const entries = records.reduce((sum, { credits }) => sum + credits.length, 0);
      together = entries > MANY_ENTRIES ? FEW : Math.min(SOME, together * 2);
    }
  }

  private async checkOne(number: string, name: string): Promise<Check> {
    const { known, agrees, statement } = await this.parts.verification.verdictOf(number, name);
    const { verdict, reason, deadline, official } = statement;
    const state = STATES[verdict];
    return {
      ...{ known, agrees, verdict, state },
      reason: agrees ? reason : '名单里没有这个编号和姓名。',
      deadline: state === 'open' || state === 'void' || verdict === 'renewal-open' ? deadline : null,
      source: agrees ? (official?.source ?? null) : null,
      sourceAsOf: agrees ? (official?.asOf ?? null) : null,
    };
  }
}

const inUse = (records: readonly CertificateRecord[]): CertificateRecord[] =>
  records.filter(({ archived }) => !archived);

/** A date for the screen: 12 月 31 日, with its year where it is another. */
export const dayInWords = (day: Day, today: Day): string => sayDay(day, today);
export const dateOf = (day: Day | null): string | null => (day === null ? null : formatDay(day));
