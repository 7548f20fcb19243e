import { mongo, Types } from 'mongoose';
import { notFound } from '../errors';
import { disputeDecided } from './errors';
import type { Claim, Dispute, RegistryModels } from './models';

export type Decision = NonNullable<Dispute['decision']>;

/** Records that two people claim. A person decides; until then the first holder keeps the record. */
export class Disputes {
  constructor(
    private readonly models: RegistryModels,
    private readonly time: () => number,
    /** Told when a record has gone over to another certificate. */
    private readonly movedTo: (claim: Claim) => Promise<void>,
    /** Told when a certificate has lost its record. */
    private readonly takenFrom: (certificateId: Types.ObjectId) => Promise<void>,
  ) {}

  /** Opens a dispute over a record that `held` holds; the same person asking again finds the same one. */
  async open(held: Claim, wanted: Pick<Claim, 'holderId' | 'certificateId'>): Promise<Dispute> {
    const dispute: Dispute = {
      ...{ _id: new Types.ObjectId(), claimId: held._id, keys: held.keys },
      ...{ holderId: held.holderId, certificateId: held.certificateId, holderSince: held.at },
      ...{ claimantId: wanted.holderId, claimantCertificateId: wanted.certificateId },
      ...{ openedAt: new Date(this.time()), decision: null, decidedAt: null, note: null, applied: false },
    };
    try {
      await this.models.disputes.create(dispute);
      return dispute;
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
      const known = await this.models.disputes
        .findOne({ claimId: held._id, claimantId: wanted.holderId })
        .lean();
      if (!known) throw error;
      return known;
    }
  }

  /** What waits for a person first, then what was decided last. */
  async list(): Promise<Dispute[]> {
    const { disputes } = this.models;
    const open = await disputes.find({ decision: null }).sort({ openedAt: 1 }).limit(PAGE).lean();
    const decided = await disputes
      .find({ decision: { $ne: null } })
      .sort({ openedAt: -1 })
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

  /** Decides, once. Throws `not-found`, `dispute-decided`. */
  async decide(id: string, decision: Decision, note: string | null): Promise<Dispute> {
    const decided = await this.models.disputes
      .findOneAndUpdate(
        { _id: id, decision: null },
        { $set: { decision, note, decidedAt: new Date(this.time()) } },
        { returnDocument: 'after' },
      )
      .lean();
    if (decided) return this.apply(decided);
    if (await this.models.disputes.exists({ _id: id })) throw disputeDecided();
    throw notFound();
  }

  /** Gives decisions their effect that a stop of the server kept from it. */
  async recover(): Promise<void> {
    const pending = await this.models.disputes.find({ decision: { $ne: null }, applied: false }).lean();
    for (const dispute of pending) await this.apply(dispute);
  }

  /** Takes back a claim that nobody has decided yet; false where there is none of this claimant. */
  async withdraw(claimantId: string, id: string): Promise<boolean> {
    const { deletedCount } = await this.models.disputes.deleteOne({ _id: id, claimantId, decision: null });
    return deletedCount > 0;
  }

  async forget(holderId: string): Promise<void> {
    await this.models.disputes.deleteMany({ holderId });
    await this.models.disputes.deleteMany({ claimantId: holderId });
  }

  // Every step can be done twice: a stop in between is made up for at the next start.
  private async apply(dispute: Dispute): Promise<Dispute> {
    const { claims } = this.models;
    const { claimId, holderId, claimantId } = dispute;
    if (dispute.decision === 'neither') await claims.deleteOne({ _id: claimId, holderId });
    if (dispute.decision === 'claimant') {
      await this.handOver(dispute);
      const moved = await claims.findOne({ _id: claimId, holderId: claimantId }).lean();
      if (moved) await this.movedTo(moved);
    }
    if (dispute.decision !== 'holder') await this.takenFrom(dispute.certificateId);
    await this.models.disputes.updateOne({ _id: dispute._id }, { $set: { applied: true } });
    return { ...dispute, applied: true };
  }

  private async handOver(dispute: Dispute): Promise<void> {
    const { claimId, holderId, claimantId, claimantCertificateId } = dispute;
    const at = new Date(this.time());
    const give = (certificateId: Types.ObjectId) =>
      this.models.claims.updateOne(
        { _id: claimId, holderId },
        { $set: { holderId: claimantId, certificateId, at } },
      );
    try {
      await give(claimantCertificateId);
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.code === 11000)) throw error;
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
  }
}

const PAGE = 100;
