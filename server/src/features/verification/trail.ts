import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { shanghaiEpoch } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';
import { isDuplicateKey } from '../../platform/store/duplicate';
import { together } from '../../platform/store/together';
import type { Door } from '../accounts/service';
import type { Look, VerificationModels } from './models';

const KEPT_MS = 2 * 365 * 24 * 60 * 60 * 1000;
const PAGE = 50;
/** Looks that are written at a time: a company's list has thousands. */
const TOGETHER = 250;

/** What was looked at: a number by its hash, or a certificate by its id. */
export const numberSubject = (key: string): string => `number ${key}`;
export const certificateSubject = (id: string): string => `certificate ${id}`;

/** What a company was told of a number on its list; `official`: whether a list knows the number at all. */
export type CompanyLook = { number: string } & Pick<Look, 'verdict' | 'official'>;

/** Every look at a certificate, for its holder to read. */
export class AuditTrail {
  constructor(
    private readonly models: Pick<VerificationModels, 'looks'>,
    private readonly keyring: Keyring,
    private readonly door: Door,
    /** The law's clock: when somebody looked. */
    private readonly clock: Clock,
    /** Real time in milliseconds: how long it is kept. */
    private readonly time: () => number,
  ) {}

  /** Resolves when the look is in the store. `number`: what was looked at, where it is a number. */
  async record(
    look: Omit<Look, '_id' | 'at' | 'expiresAt' | 'sealed'>,
    number: string | null,
  ): Promise<void> {
    const _id = new Types.ObjectId();
    await this.write({
      ...look,
      ...(number !== null && { sealed: this.keyring.seal(number, contextOf(_id)) }),
      _id,
      at: new Date(this.clock.now()),
      expiresAt: new Date(this.time() + KEPT_MS),
    });
  }

  /** A company's looks at numbers on its list, as one each a day: the id follows from company, number and day. */
  async recordCompany(
    company: string,
    numbers: readonly CompanyLook[],
    keyOf: (number: string) => string,
  ): Promise<void> {
    for (let at = 0; at < numbers.length; at += TOGETHER) {
      await this.recordSome(company, numbers.slice(at, at + TOGETHER), keyOf);
      await breathe();
    }
  }

  private async recordSome(
    company: string,
    numbers: readonly CompanyLook[],
    keyOf: (number: string) => string,
  ): Promise<void> {
    const day = shanghaiEpoch(this.clock.today());
    const looks = numbers.map(({ number, verdict, official }): Look => {
      const subject = numberSubject(keyOf(number));
      const _id = idOf(day, `${company} ${subject}`);
      return {
        ...{ _id, subject, official, by: 'number', who: 'company' },
        ...{ sealed: this.keyring.seal(number, contextOf(_id)), holderId: null, verdict },
        ...{ at: new Date(this.clock.now()), expiresAt: new Date(this.time() + KEPT_MS) },
      };
    });
    const unique = [...new Map(looks.map((look) => [look._id.toHexString(), look])).values()];
    await this.models.looks.collection.bulkWrite(
      unique.map(({ _id, ...look }) => ({
        updateOne: { filter: { _id }, update: { $setOnInsert: look }, upsert: true },
      })),
      { ordered: false },
    );
  }

  // Straight to the driver: every look writes one, and there is nothing to cast or check
  private readonly write = together<Look, void>(async (looks) => {
    try {
      await this.models.looks.collection.insertMany([...looks]);
    } catch (error) {
      // A look that goes again by itself may have been written the first time.
      if (looks.length > 1 || !isDuplicateKey(error)) throw error;
    }
    await this.door.takeBack(looks.flatMap(({ of }) => of?.toHexString() ?? []));
    return [];
  });

  /** Looks at any of the subjects, the latest first, a page at a time. */
  async read(subjects: readonly string[], before?: string): Promise<{ looks: Look[]; more: boolean }> {
    const found = await this.models.looks
      .find({
        subject: { $in: subjects },
        ...(before && { _id: { $lt: new Types.ObjectId(before) } }),
      })
      .sort({ _id: -1 })
      .limit(PAGE + 1)
      .lean();
    return { looks: found.slice(0, PAGE), more: found.length > PAGE };
  }

  /** All looks at any of the subjects, the latest first, one after the other. */
  all(subjects: readonly string[]): AsyncIterable<Look> {
    return this.models.looks
      .find({ subject: { $in: subjects } })
      .sort({ _id: -1 })
      .lean<Look[]>()
      .cursor();
  }

  /** Looks go with the account whose certificate, or whose official number, they were at. */
  async forget(subjects: readonly string[]): Promise<void> {
    await this.models.looks.deleteMany({ subject: { $in: subjects } });
  }

  /**
   * A look at a number under the hash of the key in force. One of an earlier version, which did not keep the number,
   * has it from the lists; where no list has it, it is nobody's look and no key can find it any more: it goes.
   */
  async resealed({ _id, subject, sealed }: Look, { numberOf, keyOf }: NumberKeys): Promise<Resealed[]> {
    const [, hash] = /^number (.*)$/.exec(subject) ?? [];
    const isCurrent = [hash, sealed].every((one) => one === undefined || this.keyring.isCurrent(one));
    if (isCurrent || hash === undefined) return [];
    const filter = { _id, subject };
    const number = sealed ? this.keyring.open(sealed, contextOf(_id)) : await numberOf(hash);
    if (number === null) return [{ filter, update: null }];
    const fresh = {
      subject: numberSubject(keyOf(number)),
      sealed: this.keyring.seal(number, contextOf(_id)),
    };
    return [{ filter, update: { $set: fresh } }];
  }
}

/** How numbers and their hashes are found from one another. */
interface NumberKeys {
  numberOf(hash: string): Promise<string | null>;
  keyOf(number: string): string;
}

/** An id of an instant and a text: the same for the same, and sorted by the instant as all others are. */
const idOf = (instant: number, text: string): Types.ObjectId =>
  new Types.ObjectId(
    Math.floor(instant / 1000)
      .toString(16)
      .padStart(8, '0') + createHash('sha256').update(text).digest('hex').slice(0, 16),
  );

const contextOf = (id: Types.ObjectId): string => `look ${id.toHexString()}`;
