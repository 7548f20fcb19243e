import { Types } from 'mongoose';
import type { Clock } from '../../clock';
import type { ReminderModels } from '../models';
import type { Channel, ChannelResult, Parcel } from './port';

/** The inbox in the app: always there, and a delivery lies in it once however often it is delivered. */
export class InboxChannel implements Channel {
  readonly name = 'inbox';
  readonly width = Number.POSITIVE_INFINITY;

  constructor(
    private readonly model: ReminderModels['inbox'],
    private readonly clock: Clock,
  ) {}

  async deliver({ deliveryId, holderId, day, message }: Parcel): Promise<ChannelResult> {
    const record = {
      holderId: new Types.ObjectId(holderId),
      ...{ day, message, read: false },
      arrivedAt: this.clock.now(),
    };
    await this.model.updateOne({ _id: deliveryId }, { $setOnInsert: record }, { upsert: true });
    return { state: 'sent', code: 'sent', msgid: null };
  }

  async forget(): Promise<void> {
    // Nothing is set aside for a message in the app.
  }
}
