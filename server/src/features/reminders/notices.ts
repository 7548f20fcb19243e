import type { Day } from '@hz/shared/calendar';
import type { InboxNotice } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import { notFound } from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { Door } from '../accounts/service';
import type { NoticeRecord, ReminderModels } from './models';

/** What another feature has to tell somebody. */
export type Notice = Pick<InboxNotice, 'tone' | 'title' | 'text' | 'about'>;

/** The most that one page of the inbox brings. */
const PAGE = 50;

/** Messages that are no reminders: told when something happens, by whichever feature it happens in. */
export class Notices {
  constructor(
    private readonly model: ReminderModels['notices'],
    private readonly clock: Clock,
    private readonly door: Door,
  ) {}

  /** Puts a notice into somebody's inbox; the same `key` a second time changes nothing, nor does telling the gone. */
  async tell(holderId: string, key: string, notice: Notice): Promise<void> {
    const told = {
      ...{ _id: new Types.ObjectId(), ...notice, read: false },
      ...{ day: this.clock.today(), arrivedAt: this.clock.now() },
    };
    await upserting(() => this.model.updateOne({ holderId, key }, { $setOnInsert: told }, { upsert: true }));
    await this.door.takeBack([holderId]);
  }

  /** Notices of days before `before` and not before `from` (null: no bound), the latest first. */
  page(holderId: string, before: Day | null, from: Day | null): Promise<NoticeRecord[]> {
    const day = { ...(before !== null && { $lt: before }), ...(from !== null && { $gte: from }) };
    return this.model
      .find({ holderId, ...(Object.keys(day).length > 0 && { day }) })
      .sort({ day: -1, _id: -1 })
      .limit(PAGE)
      .lean<NoticeRecord[]>();
  }

  /** All there are, the latest first, one after the other. */
  all(holderId: string): AsyncIterable<NoticeRecord> {
    return this.model.find({ holderId }).sort({ day: -1, _id: -1 }).lean<NoticeRecord[]>().cursor();
  }

  unread(holderId: string): Promise<number> {
    return this.model.countDocuments({ holderId, read: false });
  }

  /** Marks a notice as read. Throws `not-found`. */
  async read(holderId: string, id: string): Promise<void> {
    const found = await this.model.updateOne({ _id: id, holderId }, { $set: { read: true } });
    if (found.matchedCount === 0) throw notFound();
  }

  async readAll(holderId: string): Promise<void> {
    await this.model.updateMany({ holderId, read: false }, { $set: { read: true } });
  }
}
