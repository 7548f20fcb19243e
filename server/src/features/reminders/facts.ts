import type { DayBook } from '@hz/shared/reminders';
import { lastCallDays, type PlannedRow } from '@hz/shared/reminders';
import { lastPackCalls } from '@hz/shared/standing';
import type { Clock } from '../../platform/clock';
import type { AccountService, Holder } from '../accounts/service';
import type { CertificateRecord, CertificateService, Standing } from '../certificates/service';
import type { DueRow } from './compose';
import type { Delivery } from './models';
import type { Nudge, NudgeSource } from './nudges';
import type { Outbox } from './outbox';
import { packSubjectOf } from './pack-lines';
import type { PreferenceStore, Preferences } from './preferences';
import type { FreshFacts } from './reassess';
import { dayBooks, isUnder, type Rules, subjectOf } from './rules';

/** Everything that a batch of deliveries depends on, as it is just before sending. */
export interface FactsAtHand extends FreshFacts {
  /** False when the account was deleted meanwhile. */
  hasHolder(delivery: Delivery): boolean;
  preferencesOf(delivery: Delivery): Preferences;
  openIdOf(delivery: Delivery): string | null;
  /** What companies still remind of in it. */
  nudgesOf(delivery: Delivery): Nudge[];
  /** On how many later days a last reminder before the next deadline may still come. */
  lastCallsAhead(due: DueRow): number;
}

export interface FactsParts {
  certificates: CertificateService;
  accounts: AccountService;
  outbox: Outbox;
  preferences: PreferenceStore;
  rules: Rules;
  clock: Clock;
  nudges: NudgeSource;
  /** Where push messages reach a holder; null for nowhere. */
  addressOf: (holder: Holder) => string | null;
}

const dueCertificates = ({ rows = [] }: Delivery) =>
  rows.filter((row) => row.superseded === null).map(({ certificateId }) => certificateId);

const nudgeIds = ({ nudges = [] }: Delivery) => nudges.map(({ id }) => id.toHexString());

/** Reads the facts of many deliveries at once: a handful of queries, however many they are. */
export class FactsLoader {
  constructor(private readonly parts: FactsParts) {}

  async load(deliveries: readonly Delivery[]): Promise<FactsAtHand> {
    const { certificates, accounts, outbox, preferences, rules, clock, nudges } = this.parts;
    const today = clock.today();
    const isUnderRules = isUnder(rules);
    const ids = deliveries.flatMap(dueCertificates);
    const holderIds = [...new Set(deliveries.map(holderOf))];
    const [certificatesFound, holders, planned, preferencesOfHolder, nudged] = await Promise.all([
      certificates.planning.byIds(ids).then(async (found) => ({
        underRules: await certificates.factsOf(found.filter(isUnderRules)),
        ofPacks: await certificates.packs.standingsOf(found.filter((record) => !isUnderRules(record))),
      })),
      accounts.byIds(holderIds),
      outbox.plannedOf(
        ids,
        deliveries.map(({ _id }) => _id),
      ),
      preferences.ofMany(holderIds),
      nudges.standing(deliveries.flatMap(nudgeIds)),
    ]);
    const holderById = new Map(holders.map((holder) => [holder._id.toHexString(), holder]));
    const bookOf = dayBooks(rules, today);
    const standings = new Map<string, Standing & { book: DayBook }>();
    for (const certificate of certificatesFound.underRules) {
      const { record } = certificate;
      const holder = holderById.get(record.holderId.toHexString());
      const book = holder && !record.archived && bookFor(record, bookOf);
      if (!book) continue;
      const { registeredOn } = holder;
      standings.set(record._id.toHexString(), {
        ...certificate,
        registeredOn,
        asOf: today,
        served: true,
        book,
      });
    }
    const ofPacks = new Map(
      certificatesFound.ofPacks
        .filter(({ record }) => holderById.has(record.holderId.toHexString()))
        .map((one) => [one.record._id.toHexString(), one]),
    );
    return {
      today,
      standingOf: (id) => standings.get(id),
      packOf: (id) => ofPacks.get(id),
      plannedOf: (id): readonly PlannedRow[] => planned.get(id) ?? [],
      hasHolder: (delivery) => holderById.has(holderOf(delivery)),
      preferencesOf: (delivery) => preferencesOfHolder(holderOf(delivery)),
      openIdOf: (delivery) => {
        const holder = holderById.get(holderOf(delivery));
        return holder ? this.parts.addressOf(holder) : null;
      },
      nudgesOf: (delivery) => nudgeIds(delivery).flatMap((id) => nudged.get(id) ?? []),
      lastCallsAhead: (due) => {
        if ('one' in due) {
          const subject = packSubjectOf(due.one);
          return subject ? lastPackCalls(subject, today) : 0;
        }
        const { standing } = due;
        const book = standings.get(standing.record._id.toHexString())?.book;
        return book ? lastCallDays(book, subjectOf(standing, today)) : 0;
      },
    };
  }

  /** Takes away what is left of a holder who is gone. */
  async forget(delivery: Delivery): Promise<void> {
    await this.parts.accounts.door.takeBack([holderOf(delivery)]);
  }

  /** Has the certificates of a delivery planned anew by the next run. */
  async planAnew(delivery: Delivery): Promise<void> {
    await this.parts.certificates.planning.planAnew({ ids: dueCertificates(delivery) });
  }
}

const holderOf = (delivery: Delivery): string => delivery.holderId.toHexString();

/** A certificate whose rules are not at hand is left alone. */
function bookFor(record: CertificateRecord, bookOf: (id: string) => DayBook): DayBook | undefined {
  try {
    return bookOf(record.pack);
  } catch {
    return undefined;
  }
}
