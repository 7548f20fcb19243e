import { setTimeout as pause } from 'node:timers/promises';
import { Types } from 'mongoose';
import { storeUnavailable } from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { Door } from '../accounts/service';
import type { Answered, IntakeDocument, IntakeModel } from './model';
import type { Draft, IntakeStore } from './stored';

const ATTEMPTS = 12;
const PAUSE_MS = 15;

/** Nothing was answered yet. */
const nothing = (): Draft => ({
  ...{ certificateId: new Types.ObjectId(), pack: null, answers: {}, aside: {}, isClosed: false },
});

interface Update {
  $set: object;
  $unset?: object;
}

/** A draft as it was read, and how it is found again as long as nobody has changed it. */
interface Found {
  draft: Draft;
  /** null: there is none in the store. */
  document: IntakeDocument | null;
}

/**
 * The answers of holders. Each change is made of the draft as it was read: of two devices that write at once the second
 * looks again at what the first has left, so that no answer is lost.
 */
export class Drafts {
  constructor(
    private readonly parts: { readonly model: IntakeModel; readonly store: IntakeStore; readonly door: Door },
  ) {}

  /** What a holder has answered; of whoever has answered nothing, an empty draft. */
  async get(holderId: string): Promise<Draft> {
    return (await this.find(holderId)).draft;
  }

  /** Keeps what `decide` makes of the draft. What it throws is thrown, and nothing is kept. */
  async change(holderId: string, decide: (draft: Draft) => Promise<Answered> | Answered): Promise<Draft> {
    return this.attempt(async () => {
      const found = await this.find(holderId);
      const { certificateId } = found.draft;
      const answered = await decide(found.draft);
      const fields = this.parts.store.fields(new Types.ObjectId(holderId), certificateId, answered);
      return this.write(holderId, found, fields);
    });
  }

  /**
   * Closes a draft, so that no answer is taken any more; null: there is nothing to close. What `isReady` throws is thrown,
   * and the draft stays open.
   */
  async close(holderId: string, isReady: (draft: Draft) => boolean): Promise<Draft | null> {
    let isNothing = false;
    const closed = await this.attempt(async () => {
      const found = await this.find(holderId);
      isNothing = !isReady(found.draft);
      if (isNothing || found.draft.isClosed) return found.draft;
      return this.write(holderId, found, { $set: { closed: true } });
    });
    return isNothing ? null : closed;
  }

  /** Forgets what was answered of a pack; those to the questions of others wait on. */
  async forget(holderId: string, packOf: (draft: Draft) => string | null): Promise<void> {
    await this.attempt(async () => {
      const { document, draft } = await this.find(holderId);
      if (document === null) return draft;
      const pack = packOf(draft);
      const { [pack ?? '']: _gone, ...aside } = draft.aside;
      const isNow = pack === draft.pack;
      if (isNow && Object.keys(aside).length === 0) {
        const { deletedCount } = await this.parts.model.deleteOne(this.parts.store.asRead(document));
        return deletedCount === 1 ? draft : null;
      }
      const left = isNow ? { answers: {}, aside } : { ...answeredIn(draft), aside };
      const id = isNow ? new Types.ObjectId() : draft.certificateId;
      const { $set, $unset } = this.parts.store.fields(document._id, id, left);
      return this.write(
        holderId,
        { document, draft },
        { $set, $unset: { ...$unset, added: '', closed: '' } },
      );
    });
  }

  /** Opens a draft again whose certificate could not be added. */
  async open(holderId: string, { certificateId }: Draft): Promise<void> {
    await this.parts.model.updateOne({ _id: holderId, certificateId }, { $unset: { closed: '' } });
  }

  /** Forgets the answers that were added; those to the questions of other packs wait on. */
  async added(holderId: string, { certificateId, aside }: Draft): Promise<void> {
    const { $set, $unset } = this.parts.store.fields(new Types.ObjectId(holderId), new Types.ObjectId(), {
      ...{ answers: {}, aside },
    });
    const anew = { $set: { ...$set, added: certificateId }, $unset: { ...$unset, closed: '' } };
    await this.parts.model.updateOne({ _id: holderId, certificateId }, anew);
  }

  private async find(holderId: string): Promise<Found> {
    const document = await this.parts.model.findById(holderId).lean<IntakeDocument>();
    return { document, draft: document === null ? nothing() : this.parts.store.read(document) };
  }

  /** Writes a draft that is still as it was read; null when it is not. */
  private async write(holderId: string, { document }: Found, update: Update): Promise<Draft | null> {
    const written = await this.parts.door.writeFor(holderId, () => this.put(holderId, document, update));
    return written && this.parts.store.read(written);
  }

  private async put(holderId: string, document: IntakeDocument | null, update: Update) {
    const { model, store } = this.parts;
    if (document !== null)
      return model
        .findOneAndUpdate(store.asRead(document), update, { returnDocument: 'after' })
        .lean<IntakeDocument>();
    const fresh = { _id: new Types.ObjectId(holderId), ...update.$set } as IntakeDocument;
    const { upsertedCount } = await upserting(() =>
      model.updateOne({ _id: holderId }, { $setOnInsert: update.$set }, { upsert: true }),
    );
    return upsertedCount === 1 ? fresh : null;
  }

  private async attempt(write: () => Promise<Draft | null>): Promise<Draft> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const written = await write();
      if (written) return written;
      await pause(Math.random() * PAUSE_MS * attempt);
    }
    // Whatever asks for it, this is among its codes; the same again is taken, or told what stands in its way.
    throw storeUnavailable();
  }
}

/** What was answered, as it is kept. */
const answeredIn = ({ pack, answers, aside }: Draft): Answered => ({
  ...(pack !== null && { pack }),
  ...{ answers, aside },
});
