import type { PlannedRow } from '@hz/shared/reminders';
import type { Clock } from '../../platform/clock';
import type { AccountService, Holder } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import type { Delivery } from './models';
import type { Nudge, NudgeSource } from './nudges';
import type { Outbox } from './outbox';
import type { PreferenceStore, Preferences } from './preferences';
import { remindedOn } from './readers';
import type { FreshFacts } from './reassess';
import type { Rules } from './rules';

/** Everything that a batch of deliveries depends on, as it is just before sending. */
export interface FactsAtHand extends FreshFacts {
  /** False when the account was deleted meanwhile. */
  hasHolder(delivery: Delivery): boolean;
  preferencesOf(delivery: Delivery): Preferences;
  openIdOf(delivery: Delivery): string | null;
  /** What companies still remind of in it. */
  nudgesOf(delivery: Delivery): Nudge[];
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
    const ids = deliveries.flatMap(dueCertificates);
    const holderIds = [...new Set(deliveries.map(holderOf))];
    const [records, holders, planned, preferencesOfHolder, nudged] = await Promise.all([
      certificates.planning.byIds(ids),
      accounts.byIds(holderIds),
      outbox.plannedOf(
        ids,
        deliveries.map(({ _id }) => _id),
      ),
      preferences.ofMany(holderIds),
      nudges.standing(deliveries.flatMap(nudgeIds)),
    ]);
    const holderById = new Map(holders.map((holder) => [holder._id.toHexString(), holder]));
    const ofHolders = records.filter(({ holderId }) => holderById.has(holderId.toHexString()));
    const reminded = await certificates.read(
      ofHolders,
      remindedOn(rules, today),
      (holderId) => holderById.get(holderId)?.registeredOn,
    );
    const remindedById = new Map(reminded.map((one) => [one.record._id.toHexString(), one]));
    return {
      today,
      remindedOf: (id) => remindedById.get(id),
      plannedOf: (id): readonly PlannedRow[] => planned.get(id) ?? [],
      hasHolder: (delivery) => holderById.has(holderOf(delivery)),
      preferencesOf: (delivery) => preferencesOfHolder(holderOf(delivery)),
      openIdOf: (delivery) => {
        const holder = holderById.get(holderOf(delivery));
        return holder ? this.parts.addressOf(holder) : null;
      },
      nudgesOf: (delivery) => nudgeIds(delivery).flatMap((id) => nudged.get(id) ?? []),
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
