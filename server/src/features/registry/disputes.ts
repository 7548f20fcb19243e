import { Types } from 'mongoose';
import { Announcement } from '../../platform/announcement';
import type { Clock } from '../../platform/clock';
import { notFound } from '../../platform/errors';
import { isDuplicateKey } from '../../platform/store/duplicate';
import type { Door } from '../accounts/service';
import { disputeDecided, ownDispute } from './errors';
import type { Claim, Dispute, RegistryModels } from './models';
import type { DisputeNews } from './news';

/** What a person can decide. */
export type Decision = Exclude<NonNullable<Dispute['decision']>, 'released'>;

interface DisputeParts {
  models: RegistryModels;
  /** The law's clock: when a dispute was opened and decided. */
  clock: Clock;
  /** Real time in milliseconds: when a record was attached to another certificate. */
  time: () => number;
  news: DisputeNews;
  door: Door;
}

/**
 * Records that two people claim. A person decides; until then the first holder keeps the record. Where the holder
 * lets it go, nothing is left to decide: it goes to whoever has waited longest.
 */
export class Disputes {
  /** Records that have gone over to another certificate. */
  readonly moved = new Announcement<Claim>();
  /** Certificates that have lost their record. */
  readonly lost = new Announcement<Types.ObjectId>();
  private readonly models: RegistryModels;
  private readonly now = (): Date => new Date(this.parts.clock.now());

  constructor(private readonly parts: DisputeParts) {
    this.models = parts.models;
  }

  /** Opens a dispute over a record that `held` holds; the same person asking again finds the same one. */
  async open(held: Claim, wanted: Pick<Claim, 'holderId' | 'certificateId'>): Promise<Dispute> {
    const dispute: Dispute = {
      ...{ _id: new Types.ObjectId(), claimId: held._id, keys: held.keys },
      ...{ holderId: held.holderId, certificateId: held.certificateId, holderSince: held.at },
      ...{ claimantId: wanted.holderId, claimantCertificateId: wanted.certificateId },
      ...{ openedAt: this.now(), decision: null, decidedAt: null, note: null, applied: false },
    };
    const opened = await this.created(dispute);
    if (opened.decision === null) await this.parts.news.opened(opened);
    return opened;
  }

  private async created(dispute: Dispute): Promise<Dispute> {
    const { disputes } = this.models;
    const { claimId, claimantId } = dispute;
    try {
      await this.parts.door.writeFor(claimantId.toHexString(), () => disputes.create(dispute));
      return dispute;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Whoever once got the record, and let it go since, claims it anew.
      const { deletedCount } = await disputes.deleteOne({ claimId, claimantId, decision: { $in: GIVEN } });
      if (deletedCount > 0) return this.created(dispute);
      const known = await disputes.findOne({ claimId, claimantId }).lean();
      if (!known) throw error;
      return known;
    }
  }

  /** What waits for a person first, then what was decided last. */
  async list(): Promise<Dispute[]> {
    const { disputes } = this.models;
    const open = await disputes.find({ decision: null }).sort({ openedAt: 1, _id: 1 }).limit(PAGE).lean();
    const decided = await disputes
      .find({ decision: { $ne: null } })
      .sort({ openedAt: -1, _id: -1 })
      .limit(PAGE)
      .lean();
    return [...open, ...decided];
  }

  /** Every dispute that somebody is part of, as the one or the other. */
  async ofPerson(holderId: string): Promise<Dispute[]> {
    const asHolder = await this.models.disputes.find({ holderId }).lean();
    const asClaimant = await this.models.disputes.find({ claimantId: holderId }).lean();
    return [...asHolder, ...asClaimant];
  }

  /** Throws `own-dispute` for somebody who is part of it. */
  async requireOther(id: string, personId: string): Promise<void> {
    const own = { $or: [{ holderId: personId }, { claimantId: personId }] };
    if (await this.models.disputes.exists({ _id: id, ...own })) throw ownDispute();
  }

  /** Decides, once. Throws `not-found`, `dispute-decided`. */
  async decide(id: string, decision: Decision, note: string | null): Promise<Dispute> {
    const decided = await this.models.disputes
      .findOneAndUpdate(
        { _id: id, decision: null },
        { $set: { decision, note, decidedAt: this.now() } },
        { returnDocument: 'after' },
      )
      .lean();
    if (decided) return this.apply(decided);
    if (await this.models.disputes.exists({ _id: id })) throw disputeDecided();
    throw notFound();
  }

  /**
   * Ends a claim: whoever has waited longest for the record gets it now; without anybody, it is free. Also gives a
   * decision its effect that was made a moment ago.
   */
  async end({ _id: claimId, holderId }: Pick<Claim, '_id' | 'holderId'>): Promise<void> {
    const { claims, disputes } = this.models;
    // Done before, by a server that stopped a moment later: whoever has it now keeps it.
    const held = await claims.findOne({ _id: claimId, holderId }).lean();
    if (!held) return;
    // One that gave it to whoever lets it go now has had its effect.
    const unapplied = { claimId, applied: false, decision: { $in: GIVEN }, claimantId: { $ne: holderId } };
    const given = await disputes.findOne(unapplied).lean();
    const next =
      given ??
      (await disputes
        .findOneAndUpdate(
          { claimId, decision: null },
          { $set: { decision: 'released', decidedAt: this.now() } },
          { sort: { openedAt: 1, _id: 1 }, returnDocument: 'after' },
        )
        .lean());
    if (next) return void (await this.apply(next));
    await claims.deleteOne({ _id: claimId, holderId });
    const late = await disputes.findOne({ claimId, decision: null }).lean();
    if (late) await this.giveAfterAll(held, late);
  }

  /** Somebody claimed a record in the very moment in which it was let go: it is theirs, unless another was faster. */
  private async giveAfterAll(held: Claim, late: Dispute): Promise<void> {
    const { claims, disputes } = this.models;
    const { claimantId: holderId, claimantCertificateId: certificateId } = late;
    const attached = { at: this.now(), attachedAt: new Date(this.parts.time()) };
    try {
      await claims.create({ ...held, holderId, certificateId, ...attached });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const released = await disputes
      .findOneAndUpdate(
        { _id: late._id, decision: null },
        { $set: { decision: 'released', decidedAt: this.now() } },
        { returnDocument: 'after' },
      )
      .lean();
    if (released) await this.apply(released);
  }

  /** Gives what was opened or decided its effect that a stop of the server kept from it. */
  async recover(): Promise<void> {
    const { disputes } = this.models;
    for (const dispute of await disputes.find({ decision: { $ne: null }, applied: false }).lean())
      await this.apply(dispute);
    for (const dispute of await disputes.find({ decision: null }).lean())
      await this.parts.news.opened(dispute);
  }

  /** Takes back a claim that nobody has decided yet; false where there is none of this claimant. */
  async withdraw(claimantId: string, id: string): Promise<boolean> {
    const withdrawn = await this.models.disputes
      .findOneAndDelete({ _id: id, claimantId, decision: null })
      .lean();
    if (withdrawn) await this.parts.news.withdrawn(withdrawn);
    return withdrawn !== null;
  }

  /** Takes back every claim of a person that nobody has decided yet. */
  async withdrawAll(claimantId: string): Promise<void> {
    for (const { _id } of await this.models.disputes.find({ claimantId, decision: null }).lean())
      await this.withdraw(claimantId, _id.toHexString());
  }

  // Every step can be done twice: a stop in between is made up for at the next start.
  private async apply(dispute: Dispute): Promise<Dispute> {
    const { news } = this.parts;
    const { claimId, holderId, claimantId, decision } = dispute;
    if (decision === 'neither') await this.end({ _id: claimId, holderId });
    if (decision === 'claimant' || decision === 'released') {
      await this.handOver(dispute);
      // Whoever left while they waited gets nothing: the record goes to the next, or is free.
      await this.parts.door.takeBack([claimantId.toHexString()]);
      const moved = await this.models.claims.findOne({ _id: claimId, holderId: claimantId }).lean();
      if (moved) await this.moved.make(moved);
    }
    if (decision !== 'holder') await this.lost.make(dispute.certificateId);
    await news.decided(dispute);
    await this.models.disputes.updateOne({ _id: dispute._id }, { $set: { applied: true } });
    return { ...dispute, applied: true };
  }

  private async handOver(dispute: Dispute): Promise<void> {
    const { claimId, holderId, claimantId, claimantCertificateId } = dispute;
    const attached = { at: this.now(), attachedAt: new Date(this.parts.time()) };
    const give = (certificateId: Types.ObjectId) =>
      this.models.claims.updateOne(
        { _id: claimId, holderId },
        { $set: { holderId: claimantId, certificateId, ...attached } },
      );
    try {
      await give(claimantCertificateId);
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Meanwhile that certificate has got a record of its own: this one gets a certificate of its own.
      await give(new Types.ObjectId());
    }
    await this.againstNewHolder(dispute);
  }

  /** Whoever else claims the record now disputes it with its new holder. */
  private async againstNewHolder({ claimId, claimantId }: Dispute): Promise<void> {
    const held = await this.models.claims.findOne({ _id: claimId, holderId: claimantId }).lean();
    if (!held) return;
    const { holderId, certificateId, at: holderSince } = held;
    await this.models.disputes.updateMany(
      { claimId, decision: null },
      { $set: { holderId, certificateId, holderSince } },
    );
    for (const open of await this.models.disputes.find({ claimId, decision: null }).lean())
      await this.parts.news.opened(open);
  }
}

const PAGE = 100;
/** Decisions by which the claimant got the record. */
const GIVEN = ['claimant', 'released'] as const;
