import type { Day } from '@hz/shared/calendar';
import { hoursOfTenths, type Tenths } from '@hz/shared/law';
import { standingOfRecord, timelineOf } from '@hz/shared/standing';
import {
  cycleNotAsked,
  cycleTotalTooSmall,
  dateOrder,
  factInvalid,
  versionConflict,
} from '../../platform/errors';
import type { PackOffer } from '../packs/service';
import { checkNoted, withCredit, withoutCredit } from './changes';
import type { CertificateRecord, StoredCredit } from './model';
import { checkTaken, type PackStanding, type PackStandings } from './pack-standings';
import type { CertificateChange, CertificateRepository } from './repository';
import { countingForOthers, heirsOf, sharesHours } from './told';

interface PackHoursParts {
  repository: CertificateRepository;
  offer: PackOffer;
  standings: PackStandings;
  today(): Day;
  get(holderId: string, id: string): Promise<PackStanding>;
  /** Changes a certificate from what it is now. */
  changed(
    holderId: string,
    id: string,
    decide: (record: CertificateRecord) => CertificateChange,
  ): Promise<PackStanding>;
}

/** The hours of certificates: entries of a day, and what was told of whole cycles. */
export class PackHours {
  constructor(private readonly parts: PackHoursParts) {}

  /** Adds or replaces an hour entry; at most 24 hours a day for each certificate. */
  async put(holderId: string, id: string, entry: Omit<StoredCredit, 'recordedOn'>): Promise<PackStanding> {
    checkCategory(await this.parts.get(holderId, id), entry);
    if (entry.for !== null && entry.for !== undefined && entry.for > entry.on) throw dateOrder('for');
    return this.parts.changed(holderId, id, (record) =>
      withCredit(record, addingIn(record, entry), this.parts.today()),
    );
  }

  /**
   * Adds what a total of several days lacks.
   * @param seen the hours that it was worked out from, those of the holder's other certificates that count with this one
   * among them; where others stand there by now, it is refused
   */
  async putTotal(
    holderId: string,
    id: string,
    entry: Omit<StoredCredit, 'recordedOn' | 'total'>,
    seen: Tenths | null,
  ): Promise<PackStanding> {
    const one = await this.parts.get(holderId, id);
    checkCategory(one, entry);
    return this.parts.changed(holderId, id, (record) => {
      if (seen !== null) checkNoted(record, entry, seen - sharedOf(one));
      return withCredit(record, { ...entry, total: true }, this.parts.today());
    });
  }

  /** Puts hours back that were taken away, as they were kept: nothing of them is worked out anew. */
  restore(holderId: string, id: string, credit: StoredCredit): Promise<PackStanding> {
    return this.parts.changed(holderId, id, ({ credits }) =>
      credits.some((one) => one.id === credit.id)
        ? {}
        : { credits: [...credits, credit].sort((one, other) => one.on - other.on) },
    );
  }

  remove(holderId: string, id: string, creditId: string): Promise<PackStanding> {
    return this.parts.changed(holderId, id, (record) => withoutCredit(record, creditId));
  }

  /**
   * Notes how much was studied in the whole of a past cycle, by its first day. Throws `cycle-not-asked`;
   * `cycle-total-too-small` where its own entries are more; `version-conflict` where another device has told it
   * otherwise since.
   * @param told `before`: what stood there when it was told, null for nothing; undefined: nobody says
   */
  async stateCycle(
    holderId: string,
    id: string,
    { from, tenths, before }: { from: Day; tenths: Tenths; before?: Tenths | null | undefined },
  ): Promise<PackStanding> {
    const { standing, told, asOf, pack, state } = await this.parts.get(holderId, id);
    checkTaken({ state });
    if (!standing || !pack) throw cycleNotAsked();
    const bare = { ...told.record, statements: [] };
    const cycle = timelineOf(standingOfRecord(pack, bare, asOf), bare).find(
      (one) => one.from === from && one.canState,
    );
    if (!cycle) throw cycleNotAsked();
    const { shared } = cycle;
    if (tenths < cycle.done - shared) throw cycleTotalTooSmall(String(hoursOfTenths(cycle.done - shared)));
    return this.parts.changed(holderId, id, ({ statements, credits }) => {
      const now = statements.find((one) => one.from === from);
      if (before !== undefined && before !== (now?.tenths ?? null) && now?.tenths !== tenths)
        throw versionConflict(toldElsewhere(now?.tenths));
      const adds = told.record.credits.some((one) => one.adds && one.for === from);
      if (!adds && now?.tenths === tenths && now.shared === shared) return {};
      const others = statements.filter((one) => one !== now);
      return {
        statements: [...others, { from, tenths, statedOn: asOf, shared }].sort((a, b) => a.from - b.from),
        // What is there when a total is told is in it.
        credits: credits.map(({ adds, ...credit }) =>
          adds === undefined || credit.for === from ? credit : { ...credit, adds },
        ),
      };
    });
  }

  takeBackCycle(holderId: string, id: string, from: Day): Promise<PackStanding> {
    return this.parts.changed(holderId, id, ({ statements }) => ({
      statements: statements.filter((one) => one.from !== from),
    }));
  }

  /** Notes hours that count for a holder's other certificates with one of them, before their own one goes. */
  async handOn(holderId: string, id: string, version: number): Promise<void> {
    const { repository, offer, standings } = this.parts;
    const record = await repository.get(holderId, id);
    if (record.version !== version || record.credits.length === 0) return;
    for (const pack of offer.all().filter(sharesHours)) {
      const hours = countingForOthers(pack, record);
      if (hours.length === 0) continue;
      const others = (await standings.sharing(holderId)).filter((one) => !one._id.equals(id));
      const theirs = others.filter((one) => one.pack === pack.said.id);
      const heir = theirs.find(({ archived }) => !archived) ?? theirs[0];
      if (!heir) continue;
      const roots = new Set(heirsOf(others));
      await repository.change(holderId, heir._id.toHexString(), ({ credits }) => {
        const taken = new Set([...roots, ...credits.map(({ root }) => root)]);
        const fresh = hours.filter(({ root }) => !taken.has(root));
        return fresh.length === 0 ? {} : { credits: [...credits, ...fresh].sort((a, b) => a.on - b.on) };
      });
    }
  }
}

function checkCategory(
  { pack, state }: Pick<PackStanding, 'pack' | 'state'>,
  { category }: Pick<StoredCredit, 'category'>,
): void {
  checkTaken({ state });
  if (category && !Object.hasOwn(pack?.said.categories ?? {}, category))
    throw factInvalid('category', '没有这一类学时');
}

/** The hours of a holder's other certificates that count in the cycles of one. */
const sharedOf = ({ standing, told }: PackStanding): Tenths =>
  standing ? timelineOf(standing, told.record).reduce((sum, { shared }) => sum + shared, 0) : 0;

/** An entry with whether it adds to what was told of the cycle that it makes up for; one that is put right stays as it was. */
function addingIn(
  { credits, statements }: Pick<CertificateRecord, 'credits' | 'statements'>,
  entry: Omit<StoredCredit, 'recordedOn'>,
): Omit<StoredCredit, 'recordedOn'> {
  const known = credits.find(({ id }) => id === entry.id);
  if (known && known.for === entry.for)
    return { ...entry, ...(known.adds !== undefined && { adds: known.adds }) };
  return statements.some(({ from }) => from === entry.for) ? { ...entry, adds: true } : entry;
}

const toldElsewhere = (tenths: Tenths | undefined): string =>
  tenths === undefined
    ? '这一期的回答在别处收回了，没有改。请看看最新的再说'
    : `这一期在别处说过是 ${hoursOfTenths(tenths)} 学时了，没有改。请看看最新的再说`;
