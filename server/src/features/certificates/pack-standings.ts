import type { Day } from '@hz/shared/calendar';
import type { PackState } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { type Standing, standingOfRecord } from '@hz/shared/standing';
import type { OfficialFacts } from '@hz/shared/v1/guide';
import type { Clock } from '../../platform/clock';
import { notTakenAnyMore } from '../../platform/errors';
import type { AccountService } from '../accounts/service';
import type { PackOffer } from '../packs/service';
import type { CertificateRecord, KnownFacts } from './model';
import { type OfficialSource, officialFor } from './official';
import type { CertificateRepository } from './repository';
import { sharesHours, studiedElsewhere, type Told, toldOf } from './told';

/** A certificate, what is known of it under its pack, and where it stands; computed once for a request. */
export interface PackStanding {
  record: CertificateRecord;
  official: OfficialFacts | null;
  /** The pack by its id, served or not; undefined when there is none of that id any more. */
  pack: Pack | undefined;
  state: PackState;
  told: Told;
  /** null unless the pack is served, and its first document was out. */
  standing: Standing | null;
  asOf: Day;
}

/** Of one whose pack is not served nothing new is taken: it is read, taken back, put elsewhere or deleted. Throws `pack-not-served`. */
export function checkTaken({ state }: Pick<PackStanding, 'state'>): void {
  if (state === 'not-served') throw notTakenAnyMore();
}

/** What certificates depend on beside themselves, read once for a holder. */
export interface Around {
  ofHolder: KnownFacts;
  /** The holder's certificates with hours under packs where those of one count for others; the archived ones too. */
  all: readonly CertificateRecord[];
}

export interface PackStandingParts {
  repository: CertificateRepository;
  clock: Clock;
  accounts: AccountService;
  offer: PackOffer;
  official: OfficialSource;
}

/** Where certificates stand, each by its own pack, with all that this depends on. */
export class PackStandings {
  constructor(private readonly parts: PackStandingParts) {}

  /** Where certificates of whichever holders stand, and what that depends on. */
  async ofMany(
    records: readonly CertificateRecord[],
    aroundOf?: (holderId: string) => Promise<Around>,
  ): Promise<PackStanding[]> {
    const around = aroundOf ?? (await this.aroundMany(records));
    const official = await this.parts.official.ofCertificates(records.map(({ _id }) => _id.toHexString()));
    const standings: PackStanding[] = [];
    for (const record of records)
      standings.push(
        this.judged(record, officialFor(record, official), await around(record.holderId.toHexString())),
      );
    return standings;
  }

  /** Where one of a holder's certificates stands. */
  async of(holderId: string, record: CertificateRecord): Promise<PackStanding> {
    const [standing] = await this.ofMany([record], () => this.around(holderId));
    return standing as PackStanding;
  }

  /** What a holder's certificates depend on beside themselves. */
  async around(holderId: string): Promise<Around> {
    const { accounts } = this.parts;
    const holder = await accounts.me(holderId);
    return { ofHolder: accounts.factsOf(holder), all: await this.sharing(holderId) };
  }

  /** A holder's certificates under packs where hours of one count for others: read one by one, and no other. */
  async sharing(holderId: string): Promise<CertificateRecord[]> {
    const { repository, offer } = this.parts;
    const packs = offer.all().filter(sharesHours);
    const records: CertificateRecord[] = [];
    if (packs.length === 0) return records;
    const pack = { $in: packs.map(({ said }) => said.id) };
    const only = {
      $or: [{ pack }, { 'credits.pack': pack }] as [{ pack: typeof pack }, { 'credits.pack': typeof pack }],
    };
    for await (const record of repository.each(holderId, only)) records.push(record);
    return records;
  }

  /** The same for certificates of many holders; one who is gone has told nothing of themselves. */
  private async aroundMany(records: readonly CertificateRecord[]) {
    const { accounts, offer } = this.parts;
    const idOf = ({ holderId }: CertificateRecord) => holderId.toHexString();
    const sharing = (record: CertificateRecord) => {
      const pack = offer.find(record.pack);
      return pack !== undefined && sharesHours(pack);
    };
    const holders = await accounts.byIds([...new Set(records.map(idOf))]);
    const facts = new Map(holders.map((holder) => [holder._id.toHexString(), accounts.factsOf(holder)]));
    const all = new Map<string, readonly CertificateRecord[]>();
    for (const id of new Set(records.filter(sharing).map(idOf))) all.set(id, await this.sharing(id));
    return async (id: string): Promise<Around> => ({ ofHolder: facts.get(id) ?? {}, all: all.get(id) ?? [] });
  }

  private judged(
    record: CertificateRecord,
    official: OfficialFacts | null,
    { ofHolder, all }: Around,
  ): PackStanding {
    const { offer, clock } = this.parts;
    const asOf = clock.today();
    const pack = offer.known(record.pack);
    const state = offer.stateOf(record.pack, asOf);
    const others = pack && sharesHours(pack) ? studiedElsewhere(record, all) : [];
    const told = toldOf(pack, record, official, { ofHolder, others });
    const standing = pack && state === 'published' ? standingOfRecord(pack, told.record, asOf) : null;
    return { record, official, pack, state, told, standing, asOf };
  }
}
