import type { Day } from '@hz/shared/calendar';
import { notFound } from '../../platform/errors';
import type { InboxRecord, ReminderModels } from './models';
import type { Notices } from './notices';
import { deliveryId } from './outbox';

/** What arrived in the app, always within one holder: a reminder a day at most, and notices. */
export class Inbox {
  constructor(
    private readonly model: ReminderModels['inbox'],
    private readonly notices: Notices,
  ) {}

  /** The latest messages of days before `before` (null: of all), the latest first. */
  page(holderId: string, before: Day | null, limit: number): Promise<InboxRecord[]> {
    const days = before === null ? {} : { day: { $lt: before } };
    return this.model
      .find({ holderId, ...days })
      .sort({ day: -1 })
      .limit(limit)
      .lean<InboxRecord[]>();
  }

  /** All there are, the latest first, one after the other. */
  all(holderId: string): AsyncIterable<InboxRecord> {
    return this.model.find({ holderId }).sort({ day: -1 }).lean<InboxRecord[]>().cursor();
  }

  async unread(holderId: string): Promise<number> {
    const [reminders, notices] = await Promise.all([
      this.model.countDocuments({ holderId, read: false }),
      this.notices.unread(holderId),
    ]);
    return reminders + notices;
  }

  /** Marks the message of a day as read. Throws `not-found`. */
  async read(holderId: string, day: Day): Promise<void> {
    const found = await this.model.updateOne({ _id: deliveryId(holderId, day) }, { $set: { read: true } });
    if (found.matchedCount === 0) throw notFound();
  }

  async readAll(holderId: string): Promise<void> {
    await this.model.updateMany({ holderId, read: false }, { $set: { read: true } });
    await this.notices.readAll(holderId);
  }
}
