import { isDeepStrictEqual } from 'node:util';
import { type Day, formatDay } from '@hz/shared/calendar';
import { DEFAULT_HOUR } from '@hz/shared/reminders';
import { dateOrder, versionConflict } from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { Door } from '../accounts/service';
import type { ReminderModels, SettingsRecord } from './models';

export type Preferences = Omit<SettingsRecord, '_id'>;

/** What holds for a holder who has never changed anything. */
const DEFAULTS: Preferences = { version: 0, hour: DEFAULT_HOUR, pause: null };

/** Whether nothing is to be sent on a day. On the day of resuming, reminders come again. */
export const isPaused = ({ pause }: Preferences, today: Day): boolean =>
  pause !== null && (pause.resumeOn === null || today < pause.resumeOn);

/** At which hour holders are reminded, and whether they paused. */
export class PreferenceStore {
  constructor(
    private readonly model: ReminderModels['settings'],
    private readonly door: Door,
  ) {}

  async get(holderId: string): Promise<Preferences> {
    return (await this.model.findById(holderId).lean()) ?? DEFAULTS;
  }

  /** The preferences of many holders; those who are not in it have the usual ones. */
  async ofMany(holderIds: readonly string[]): Promise<(holderId: string) => Preferences> {
    const found = await this.model.find({ _id: { $in: [...new Set(holderIds)] } }).lean();
    const byHolder = new Map(found.map((record) => [record._id.toHexString(), record]));
    return (holderId) => byHolder.get(holderId) ?? DEFAULTS;
  }

  /** Changes preferences that are still as the client saw them. Throws `version-conflict`, `date-order`. */
  async change(
    holderId: string,
    version: number,
    change: Partial<Omit<Preferences, 'version'>>,
    today: Day,
  ): Promise<Preferences> {
    const resumeOn = change.pause?.resumeOn ?? null;
    if (resumeOn !== null && resumeOn <= today)
      throw dateOrder('pause.resumeOn', `要比今天（${formatDay(today)}）晚`);
    const before = await this.get(holderId);
    const isSame = isDeepStrictEqual({ ...before, ...change }, before);
    if (isSame && before.version === version) return before;
    await this.door.writeFor(holderId, () =>
      upserting(() => this.model.updateOne({ _id: holderId }, { $setOnInsert: DEFAULTS }, { upsert: true })),
    );
    const changed = await this.model
      .findOneAndUpdate(
        { _id: holderId, version },
        { $set: change, $inc: { version: 1 } },
        { returnDocument: 'after' },
      )
      .lean();
    if (!changed) throw versionConflict();
    return changed;
  }
}
