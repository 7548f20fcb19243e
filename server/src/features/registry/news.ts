import type { Types } from 'mongoose';
import type { Notice } from '../reminders/service';
import type { Dispute } from './models';
import { type OfficialRecordReader, postOf } from './records';
import { type ClaimNews, claimNotice } from './words';

/** Brings somebody a message in the app; the same `key` a second time tells it once. */
export type Tell = (holderId: string, key: string, notice: Notice) => Promise<void>;

const DECIDED = {
  holder: { holder: 'kept', claimant: 'lost' },
  claimant: { holder: 'lost', claimant: 'won' },
  neither: { holder: 'lost', claimant: 'lost' },
  // Whoever let the record go knows that they did.
  released: { holder: null, claimant: 'released' },
} as const;

/** Tells both sides of a dispute what happens to it. Telling again, after a stop of the server, tells nothing twice. */
export class DisputeNews {
  constructor(
    private readonly tell: Tell,
    private readonly records: OfficialRecordReader,
  ) {}

  async opened(dispute: Dispute): Promise<void> {
    await this.send(dispute, dispute.holderId, 'contested');
    await this.send(dispute, dispute.claimantId, 'in-review');
  }

  async decided(dispute: Dispute): Promise<void> {
    if (dispute.decision === null) return;
    const { holder, claimant } = DECIDED[dispute.decision];
    if (holder) await this.send(dispute, dispute.holderId, holder);
    await this.send(dispute, dispute.claimantId, claimant);
  }

  withdrawn(dispute: Dispute): Promise<void> {
    return this.send(dispute, dispute.holderId, 'withdrawn');
  }

  private async send({ _id, keys }: Dispute, to: Types.ObjectId, news: ClaimNews): Promise<void> {
    const [found] = await this.records.findMany([keys], { study: false });
    const key = `dispute ${_id.toHexString()} ${news}`;
    await this.tell(to.toHexString(), key, claimNotice(news, postOf(found)));
  }
}
