import { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import { AppError } from '../../platform/errors';
import { isDuplicateKey } from '../../platform/store/duplicate';
import type { Door } from '../accounts/service';
import { type CertificateService, NOTHING_TOLD } from '../certificates/service';
import type { PackOffer } from '../packs/service';
import type { Disputes } from './disputes';
import { claimNotMatched, claimNotServed, claimOtherRecord } from './errors';
import type { OfficialRecord } from './fold';
import { identityOf } from './lists/cells';
import { isHolderOf } from './matching';
import type { Claim, Dispute, RegistryModels } from './models';
import type { OfficialRecordReader } from './records';
import type { Sealing } from './sealing';
import type { ClaimTries } from './tries';

export interface ClaimWish {
  name: string;
  idNumber: string;
  number: string;
  /** The holder's certificate to attach the record to; without one, it is found by its number or added. */
  certificateId?: string | undefined;
}

export type ClaimOutcome = { claim: Claim } | { dispute: Dispute };

interface ClaimsParts {
  models: RegistryModels;
  sealing: Sealing;
  records: OfficialRecordReader;
  certificates: CertificateService;
  disputes: Disputes;
  tries: ClaimTries;
  door: Door;
  offer: PackOffer;
  /** The rulebook that certificates from records come under. */
  rulebookId: string;
  /** The law's clock: when a record was claimed. */
  clock: Clock;
  /** Real time in milliseconds: how long a claim may go without its certificate. */
  time: () => number;
}

const ABANDONED_AFTER_MS = 60_000;

/** Attaches official records to the certificates of their holders: one holder a record, one record a certificate. */
export class Claims {
  constructor(private readonly parts: ClaimsParts) {}

  /**
   * Claims a record. A record that somebody else holds goes to a person, and both are told. Of a document that is
   * served no longer none is claimed, and whose it is hears that.
   * Throws `claim-not-matched`, `claim-tries-used-up`, `claim-other-record`, `not-found`, `pack-not-served`,
   * `too-many-certificates`.
   */
  async claim(holderId: string, wish: ClaimWish): Promise<ClaimOutcome> {
    const { records, sealing, tries, certificates } = this.parts;
    await tries.use(holderId, sealing.numberKey(wish.number));
    const found = await records.findInAny(wish.number);
    const idNumber = identityOf(wish.idNumber) ?? wish.idNumber;
    // All of them are compared, whichever fits: a known and an unknown number cost the same.
    const theirs = found.filter(({ record }) => isHolderOf(record, { name: wish.name, idNumber }));
    const given = wish.certificateId ? (await certificates.get(holderId, wish.certificateId)).record : null;
    // A record of one place is nothing to a certificate of another.
    const fitting = theirs.filter((one) => !given || this.packOf(one.record) === given.pack);
    const { record } = fitting.find((one) => this.isServed(one.record)) ?? fitting[0] ?? { record: null };
    if (!record) throw claimNotMatched();
    if (!this.isServed(record)) throw claimNotServed();
    const claimId = new Types.ObjectId();
    const wanted = {
      ...sealing.sealedNumbers(claimId, numbersOf(record), record.pack),
      ...(record.pack !== undefined && { pack: record.pack }),
      holderId: new Types.ObjectId(holderId),
      certificateId: given?._id ?? (await this.certificateFor(holderId, wish.number, this.packOf(record))),
    };
    const outcome = await this.attach(wanted);
    if ('claim' in outcome) await this.giveCertificate(outcome.claim, record);
    return outcome;
  }

  ofHolder(holderId: string): Promise<Claim[]> {
    return this.parts.models.claims.find({ holderId }).sort({ _id: 1 }).lean();
  }

  /** Lets a record go; false where the holder has no such claim. */
  async release(holderId: string, claimId: string): Promise<boolean> {
    const claim = await this.parts.models.claims.findOne({ _id: claimId, holderId }).lean();
    if (claim) await this.end([claim]);
    return claim !== null;
  }

  /** Lets go the records of certificates that are no more. */
  async releaseCertificates(certificateIds: readonly string[]): Promise<void> {
    await this.end(await this.parts.models.claims.find({ certificateId: { $in: certificateIds } }).lean());
  }

  /** Lets go every record of a holder. */
  async releaseAll(holderId: string): Promise<void> {
    await this.end(await this.ofHolder(holderId));
  }

  private async end(claims: readonly Claim[]): Promise<void> {
    for (const claim of claims) {
      await this.parts.disputes.end(claim);
      await this.parts.certificates.planning.planAnew({ ids: [claim.certificateId] });
    }
  }

  /** Who holds the record with these hashes of numbers. */
  holderOf(keys: readonly string[]): Promise<Claim | null> {
    return this.parts.models.claims.findOne({ keys: { $in: keys } }).lean();
  }

  private packOf(record: Pick<OfficialRecord, 'pack'> | null): string {
    return record?.pack ?? this.parts.rulebookId;
  }

  private isServed(record: Pick<OfficialRecord, 'pack'> | null): boolean {
    return this.parts.offer.find(this.packOf(record)) !== undefined;
  }

  /** The certificate to attach to: the holder's own with this number under the record's pack, or a new one. */
  private async certificateFor(holderId: string, number: string, pack: string): Promise<Types.ObjectId> {
    const entered = await this.parts.certificates.enteredWithNumber(number);
    const own = entered.find((one) => one.holderId.equals(holderId) && one.pack === pack);
    return own?._id ?? new Types.ObjectId();
  }

  private async attach(wanted: Omit<Claim, 'at' | 'attachedAt'>): Promise<ClaimOutcome> {
    const { models, clock, time, door } = this.parts;
    const { claims } = models;
    const claim: Claim = { ...wanted, at: new Date(clock.now()), attachedAt: new Date(time()) };
    const holderId = wanted.holderId.toHexString();
    try {
      await door.writeFor(holderId, () => claims.create(claim));
      return { claim };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const held = await this.holderOf(wanted.keys);
    if (!held) throw claimOtherRecord();
    if ((await this.isGone(held)) || (await this.isAbandoned(held))) {
      await this.parts.disputes.end(held);
      return this.attach(wanted);
    }
    if (held.holderId.equals(wanted.holderId)) return { claim: held };
    if (await claims.exists({ certificateId: wanted.certificateId })) throw claimOtherRecord();
    const dispute = await this.parts.disputes.open(held, wanted);
    const isStillHeld = await claims.exists({ _id: held._id, holderId: held.holderId });
    if (dispute.decision !== null || (isStillHeld && !(await this.isGone(held)))) return { dispute };
    // Let go at the very same moment: nothing is left to decide, or with somebody else.
    await this.parts.disputes.withdraw(holderId, dispute._id.toHexString());
    return this.attach(wanted);
  }

  /** Whether whoever holds a record is deleting their account. */
  private async isGone({ holderId }: Claim): Promise<boolean> {
    return (await this.parts.door.goneAmong([holderId.toHexString()])).length > 0;
  }

  /** Whether the certificate is gone that a record was attached to. A new claim adds its certificate in a moment. */
  private async isAbandoned({ certificateId, attachedAt }: Claim): Promise<boolean> {
    const [existing] = await this.parts.certificates.planning.byIds([certificateId]);
    return !existing && (attachedAt?.getTime() ?? 0) < this.parts.time() - ABANDONED_AFTER_MS;
  }

  /** Adds the certificate of a claim that has none yet, from the record; adding it twice adds it once. */
  private async giveCertificate({ holderId, certificateId }: Claim, record: OfficialRecord): Promise<void> {
    const { certificates, rulebookId } = this.parts;
    const [existing] = await certificates.planning.byIds([certificateId]);
    if (existing) return certificates.planning.planAnew({ ids: [certificateId] });
    if (record.pack === undefined)
      await certificates.add(holderId.toHexString(), certificateId, factsOf(record, rulebookId));
    else await certificates.packs.put(holderId.toHexString(), certificateId, heldOf(record, record.pack));
  }

  /** Attaches a record that has gone over to another holder: the certificate is added where it is missing. */
  async attachTo(claim: Claim): Promise<void> {
    const [found] = await this.parts.records.findMany([claim.keys]);
    if (!found?.record) return;
    await this.giveCertificate(claim, found.record).catch((error) => {
      // Whoever has all the certificates that one may have cannot take another, nor can whoever has left: the
      // record is soon free again.
      const isTheirs = ['too-many-certificates', 'session-revoked'];
      if (!(error instanceof AppError && isTheirs.includes(error.code))) throw error;
    });
  }
}

const numbersOf = ({ number, newNumber }: OfficialRecord): string[] =>
  [number, newNumber].flatMap((one) => (one === null ? [] : [one]));

const heldOf = ({ kind = '', trade, specialty }: OfficialRecord, pack: string) => ({
  ...{ pack, kind, trade: trade ?? '', specialty },
  facts: {},
});

// Only what a certificate must have; everything else is read from the record, as long as it is claimed.
const factsOf = (record: OfficialRecord, rulebook: string) => ({
  rulebook,
  family: record.family ?? ('site-professional' as const),
  trade: record.trade ?? '',
  specialty: record.specialty,
  ...NOTHING_TOLD,
});
