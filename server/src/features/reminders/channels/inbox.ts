import { type mongo, Types } from 'mongoose';
import type { Clock } from '../../../platform/clock';
import { together } from '../../../platform/store/together';
import type { Door } from '../../accounts/service';
import type { InboxRecord, ReminderModels } from '../models';
import type { Channel, ChannelResult, Parcel } from './port';

/** The inbox in the app: always there, and a delivery lies in it once however often it is delivered. */
export class InboxChannel implements Channel {
  readonly name = 'inbox';
  readonly width = Number.POSITIVE_INFINITY;

  constructor(
    private readonly model: ReminderModels['inbox'],
    private readonly clock: Clock,
    private readonly door: Door,
  ) {}

  async deliver({ deliveryId, holderId, day, message }: Parcel): Promise<ChannelResult> {
    const record = {
      holderId: new Types.ObjectId(holderId),
      ...{ day, message, read: false },
      arrivedAt: this.clock.now(),
    };
    await this.put({ _id: deliveryId, ...record });
    return { state: 'sent', code: 'sent', msgid: null };
  }

  /** The messages of deliveries that are under way at once are laid in together. */
  private readonly put = together(async (messages: readonly InboxRecord[]) => {
    const inbox = this.model.collection as unknown as mongo.Collection<InboxRecord>;
    const updates = messages.map(({ _id, ...record }) => ({
      updateOne: { filter: { _id }, update: { $setOnInsert: record }, upsert: true },
    }));
    await inbox.bulkWrite(updates, { ordered: false });
    await this.door.takeBack(messages.map(({ holderId }) => holderId.toHexString()));
    return messages;
  });

  async forget(): Promise<void> {
    // Nothing is set aside for a message in the app.
  }
}
