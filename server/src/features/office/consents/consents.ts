import type { Day } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import type { Clock } from '../../../platform/clock';
import { notFound } from '../../../platform/errors';
import { upserting } from '../../../platform/store/duplicate';
import type { Door } from '../../accounts/service';
import { aCode, codeHash } from '../codes';
import { codeOver } from '../errors';
import type { OfficeSealing } from '../sealing';
import type { ConsentFacts, ConsentKind, ConsentModels, ConsentRecord, PosterRecord } from './models';

export interface ConsentParts {
  models: ConsentModels;
  sealing: OfficeSealing;
  door: Door;
  clock: Clock;
}

const PAGE = 100;

/** Posters, and what holders agreed to by them. Whoever says no leaves nothing behind. */
export class Consents {
  constructor(private readonly parts: ConsentParts) {}

  async makePoster(orgId: string, project: string | null, days: number): Promise<PosterRecord> {
    const { models, sealing, clock } = this.parts;
    const _id = new Types.ObjectId();
    const code = aCode();
    const poster: PosterRecord = {
      ...{ _id, orgId: new Types.ObjectId(orgId), project, codeHash: codeHash(code), state: 'open' },
      ...{
        sealed: sealing.seal(_id, { code }),
        madeAt: new Date(clock.now()),
        lastDay: clock.today() + days,
      },
    };
    await models.posters.create(poster);
    return poster;
  }

  posters(orgId: string): Promise<PosterRecord[]> {
    return this.parts.models.posters.find({ orgId }).sort({ _id: -1 }).limit(PAGE).lean<PosterRecord[]>();
  }

  codeOf(poster: PosterRecord): string {
    return this.parts.sealing.open<{ code: string }>(poster).code;
  }

  stateOf({ state, lastDay }: PosterRecord): 'open' | 'revoked' | 'over' {
    return state === 'open' && lastDay < this.parts.clock.today() ? 'over' : state;
  }

  joinedBy(posterId: Types.ObjectId): Promise<number> {
    return this.parts.models.consents.countDocuments({ posterId });
  }

  /** Throws `not-found`. */
  async revokePoster(orgId: string, id: string): Promise<void> {
    const { matchedCount } = await this.parts.models.posters.updateOne(
      { _id: id, orgId, state: 'open' },
      { $set: { state: 'revoked' } },
    );
    if (matchedCount === 0) throw notFound();
  }

  /** The poster of a code that can still be used. Throws `office-code-over`. */
  async poster(code: string): Promise<PosterRecord> {
    const found = await this.parts.models.posters
      .findOne({ codeHash: codeHash(code), state: 'open', lastDay: { $gte: this.parts.clock.today() } })
      .lean<PosterRecord>();
    if (!found) throw codeOver();
    return found;
  }

  /** Gives or changes a consent; giving it twice gives one. `name`: the one on the certificate, where it was said. */
  async give(
    holderId: string,
    certificateId: string,
    { _id: posterId, orgId, project }: PosterRecord,
    { kinds, name }: { kinds: readonly ConsentKind[]; name: string | null },
  ): Promise<ConsentRecord> {
    const { models, sealing, door, clock } = this.parts;
    const key = { orgId, certificateId: new Types.ObjectId(certificateId) };
    const told = { kinds: [...new Set(kinds)], project, posterId };
    await door.writeFor(holderId, () =>
      upserting(async () => {
        // What is sealed hangs on the id: where another was quicker, theirs is read and this is done again.
        const _id = (await models.consents.findOne(key).lean<ConsentRecord>())?._id ?? new Types.ObjectId();
        const sealed = name === null ? null : sealing.seal(_id, { name } satisfies ConsentFacts);
        const fresh = { holderId: new Types.ObjectId(holderId), givenOn: clock.today() };
        await models.consents.updateOne(
          { ...key, _id },
          { $set: { ...told, sealed }, $setOnInsert: fresh },
          { upsert: true },
        );
      }),
    );
    const given = await models.consents.findOne({ ...key, holderId }).lean<ConsentRecord>();
    if (!given) throw notFound();
    return given;
  }

  /** The name that a holder said stands on the certificate; null where none was asked for. */
  nameIn({ _id, sealed }: ConsentRecord): string | null {
    return sealed ? this.parts.sealing.open<ConsentFacts>({ _id, sealed }).name : null;
  }

  /** Takes a consent back: with the next request the company sees nothing of it. Throws `not-found`. */
  async takeBack(holderId: string, id: string): Promise<ConsentRecord> {
    const taken = await this.parts.models.consents
      .findOneAndDelete({ _id: id, holderId })
      .lean<ConsentRecord>();
    if (!taken) throw notFound();
    return taken;
  }

  /** A company is no more: what was agreed with it is not handed on. */
  async endAllOf(orgId: string): Promise<void> {
    await this.parts.models.consents.deleteMany({ orgId });
    await this.parts.models.posters.updateMany({ orgId, state: 'open' }, { $set: { state: 'revoked' } });
  }

  ofOrg(orgId: string | Types.ObjectId): Promise<ConsentRecord[]> {
    return this.parts.models.consents.find({ orgId }).lean<ConsentRecord[]>();
  }

  ofHolder(holderId: string): Promise<ConsentRecord[]> {
    return this.parts.models.consents.find({ holderId }).sort({ _id: 1 }).lean<ConsentRecord[]>();
  }

  byIds(ids: readonly Types.ObjectId[]): Promise<ConsentRecord[]> {
    return this.parts.models.consents.find({ _id: { $in: ids } }).lean<ConsentRecord[]>();
  }

  get today(): Day {
    return this.parts.clock.today();
  }
}
