import { Types } from 'mongoose';
import type { Clock } from '../clock';
import { isDuplicateKey } from '../store/duplicate';
import { together } from '../store/together';
import type { Look, VerificationModels } from './models';

const KEPT_MS = 2 * 365 * 24 * 60 * 60 * 1000;
const PAGE = 50;

/** What was looked at: a number by its hash, or a certificate by its id. */
export const numberSubject = (key: string): string => `number ${key}`;
export const certificateSubject = (id: string): string => `certificate ${id}`;

/** Every look at a certificate, for its holder to read. */
export class AuditTrail {
  constructor(
    private readonly models: Pick<VerificationModels, 'looks'>,
    /** The law's clock: when somebody looked. */
    private readonly clock: Clock,
    /** Real time in milliseconds: how long it is kept. */
    private readonly time: () => number,
  ) {}

  /** Resolves when the look is in the store. */
  async record(look: Omit<Look, '_id' | 'at' | 'expiresAt'>): Promise<void> {
    await this.write({
      ...look,
      _id: new Types.ObjectId(),
      at: new Date(this.clock.now()),
      expiresAt: new Date(this.time() + KEPT_MS),
    });
  }

  // Straight to the driver: every look writes one, and there is nothing to cast or check
  private readonly write = together<Look, void>(async (looks) => {
    try {
      await this.models.looks.collection.insertMany([...looks]);
    } catch (error) {
      // A look that goes again by itself may have been written the first time.
      if (looks.length > 1 || !isDuplicateKey(error)) throw error;
    }
    return [];
  });

  /**
   * Looks at any of the subjects, the latest first, a page at a time. Whoever has not claimed the official record
   * does not see who looked at it.
   */
  async read(
    subjects: readonly string[],
    { withOfficial, before }: { withOfficial: boolean; before?: string | undefined },
  ): Promise<{ looks: Look[]; more: boolean }> {
    const found = await this.models.looks
      .find({
        subject: { $in: subjects },
        ...(!withOfficial && { official: false }),
        ...(before && { _id: { $lt: new Types.ObjectId(before) } }),
      })
      .sort({ _id: -1 })
      .limit(PAGE + 1)
      .lean();
    return { looks: found.slice(0, PAGE), more: found.length > PAGE };
  }

  /** Looks at an official record go with the account that has claimed it, and with no other. */
  async forget(subjects: readonly string[], { withOfficial }: { withOfficial: boolean }): Promise<void> {
    await this.models.looks.deleteMany({
      subject: { $in: subjects },
      ...(!withOfficial && { official: false }),
    });
  }
}
