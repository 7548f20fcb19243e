// Everything the office takes from other features, in one place: they may change without the office.
import { setImmediate as breathe } from 'node:timers/promises';
import { type Day, formatDay, yearOf } from '@hz/shared/calendar';
import type { PackLookVerdict } from '@hz/shared/codes';
import type { PersonView } from '@hz/shared/contracts';
import { assess } from '@hz/shared/v1/engine';
import { caseOf, certificateTitle, sayDay } from '@hz/shared/v1/guide';
import { hoursOfTenths, loadRulebook } from '@hz/shared/v1/rulebook';
import type { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import { presentStanding } from '../../present/standing';
import type { AccountService } from '../accounts/service';
import {
  type CertificateRecord,
  type CertificateService,
  isOfV1,
  type Standing,
} from '../certificates/service';
import type { RegistryService } from '../registry/service';
import type { CompanyLook, VerificationService } from '../verification/service';

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

/** A holder's own certificate, as the office needs it. */
export interface OwnCertificate {
  id: string;
  title: string;
  /** Old and new numbers, the official ones first. */
  numbers: string[];
  /** Whether official records say that it is theirs. */
  isOfficial: boolean;
}

/** Where the certificate of somebody who consented stands. */
export interface HolderStanding {
  certificateId: string;
  isOfficial: boolean;
  numbers: string[];
  title: string;
  study: NonNullable<PersonView['study']>;
  /** The last day for this year's hours, where some are owed. */
  studyDeadline: Day | null;
  /** All of it in words, worked out when it is asked for: a list of thousands needs none. */
  inWords(): StandingInWords;
}

interface StandingInWords {
  verdict: ReturnType<typeof presentStanding>['verdict'];
  nextStep: string | null;
  years: {
    year: number;
    state: string;
    done: number;
    required: number | null;
    origin: 'self' | 'official';
  }[];
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
const HOW = 2;

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
  async numbersOf(
    certificateIds: readonly Types.ObjectId[],
  ): Promise<Map<string, Pick<OwnCertificate, 'numbers' | 'isOfficial'>>> {
    const { planning } = this.parts.certificates;
    const found = new Map<string, Pick<OwnCertificate, 'numbers' | 'isOfficial'>>();
    for (let at = 0; at < certificateIds.length; at += TOGETHER) {
      const records = await planning.byIdsWithoutCredits(certificateIds.slice(at, at + TOGETHER));
      for (const facts of await this.toldOf(records)) {
        const { id, numbers, isOfficial } = ownCertificate(facts);
        found.set(id, { numbers, isOfficial });
      }
      await breathe();
    }
    return found;
  }

  /** Where certificates stand whose holders consented, by the certificate's id; what is gone is not among them. */
  async hoursOf(certificateIds: readonly Types.ObjectId[]): Promise<Map<string, HolderStanding>> {
    const { accounts, clock } = this.parts;
    const standings = new Map<string, HolderStanding>();
    for await (const some of this.factsOf(certificateIds)) {
      const holders = await accounts.byIds(some.map(({ record }) => record.holderId.toHexString()));
      const byId = new Map(holders.map((holder) => [holder._id.toHexString(), holder]));
      for (const facts of some) {
        const holder = byId.get(facts.record.holderId.toHexString());
        if (!holder) continue;
        const standing = { ...facts, registeredOn: holder.registeredOn, asOf: clock.today() };
        standings.set(facts.record._id.toHexString(), holderStanding(standing));
        await breathe(); // one may have two thousand entries
      }
    }
    return standings;
  }

  /** Certificates with their facts, some at a time: the more entries they have, the fewer. */
  private async *factsOf(certificateIds: readonly Types.ObjectId[]): AsyncGenerator<Facts[]> {
    let together = FEW;
    for (let at = 0; at < certificateIds.length; ) {
      const some = certificateIds.slice(at, at + together);
      at += some.length;
      const records = await this.parts.certificates.planning.byIds(some);
      await breathe();
      yield await this.toldOf(records);
      await breathe();
      const entries = records.reduce((sum, { credits }) => sum + credits.length, 0);
      together = entries > MANY_ENTRIES ? FEW : Math.min(SOME, together * 2);
    }
  }

  /** With their official records. What is judged by a pack of its own is not told to companies yet. */
  private toldOf(records: readonly CertificateRecord[]): Promise<Facts[]> {
    return this.parts.certificates.factsOf(records.filter((one) => !one.archived && isOfV1(one)));
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

type Facts = Pick<Standing, 'record' | 'official' | 'merged'>;

function ownCertificate({ record, official, merged }: Facts): OwnCertificate {
  const told = [official?.number, official?.newNumber, record.number, merged.facts.newNumber];
  return {
    id: record._id.toHexString(),
    title: certificateTitle(merged.facts),
    numbers: [...new Set(told.filter((one) => one != null))],
    isOfficial: official !== null,
  };
}

const DUTY = {
  met: 'met',
  unconfirmed: 'unconfirmed',
  'catch-up': 'short',
  'in-progress': 'short',
  'retraining-required': 'short',
  'not-applicable': 'none',
  'not-started': 'none',
} as const;

function holderStanding(standing: Standing): HolderStanding {
  const { record, merged, registeredOn, asOf } = standing;
  const rulebook = loadRulebook(record.pack);
  const { isOfficial, numbers, title } = ownCertificate(standing);
  const { continuingEducation: duty, exchange } = assess(
    rulebook,
    caseOf(merged.facts, { registeredOn }, asOf),
  );
  const originOf = (year: number) =>
    (merged.officialYears.includes(year) ? 'official' : 'self') as 'official' | 'self';
  const year = duty.year ?? yearOf(asOf);
  // Before the yearly duty begins, the hours for the exchange itself are what is owed.
  const isBefore = DUTY[duty.status] === 'none' && exchange.status === 'open' && exchange.required !== null;
  const state = isBefore ? ((exchange.remaining ?? 0) > 0 ? 'short' : 'met') : DUTY[duty.status];
  const owed = isBefore ? exchange : duty;
  return {
    certificateId: record._id.toHexString(),
    ...{ isOfficial, numbers, title },
    study: {
      ...{ state, year },
      done: hoursOfTenths(owed.done ?? 0),
      required: owed.required === null ? null : hoursOfTenths(owed.required),
      origin: originOf(year),
    },
    studyDeadline: state === 'short' ? owed.deadline : null,
    inWords: () => {
      const { verdict, next, years } = presentStanding(rulebook, merged.facts, registeredOn, asOf);
      return {
        verdict,
        nextStep: next.kind === 'nothing' ? null : next.sentence,
        years: years.map(({ year, state, done, required }) => ({
          ...{ year, state, done, required },
          origin: originOf(year),
        })),
      };
    },
  };
}

/** A date for the screen: 12 月 31 日, with its year where it is another. */
export const dayInWords = (day: Day, today: Day): string => sayDay(day, today);
export const dateOf = (day: Day | null): string | null => (day === null ? null : formatDay(day));
