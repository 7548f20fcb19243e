import type { Types } from 'mongoose';
import type { Keyring } from '../../crypto/keyring';
import { inBatches } from '../batches';
import type { Migration, MigrationContext } from './migration';

/** Answers to the first questions, as the version before kept them. */
interface OpenIntake {
  _id: Types.ObjectId;
  certificateId: Types.ObjectId;
  pack?: string;
  answers: Record<string, string>;
  aside?: Record<string, Record<string, string>>;
}

/** What a talk remembers, as the version before kept it. */
interface OpenChat {
  _id: Types.ObjectId;
  state: object;
}

const BATCH = 200;

const sealedIntake = (keyring: Keyring, { _id, certificateId, pack, answers, aside }: OpenIntake) => ({
  updateOne: {
    // One that is answered meanwhile is read as it is until it is answered the next time.
    filter: { _id, answers, pack: pack ?? null, sealedAnswers: null },
    update: {
      $set: {
        sealedAnswers: keyring.seal(
          JSON.stringify({ certificateId: certificateId.toHexString(), pack, answers, aside }),
          `intake ${_id.toHexString()}`,
        ),
        answers: {},
      },
      $unset: { pack: '', aside: '' },
    },
  },
});

const sealedChat = (keyring: Keyring, { _id, state }: OpenChat) => ({
  updateOne: {
    filter: { _id, state },
    update: {
      $set: { sealedState: keyring.seal(JSON.stringify(state), `chat/${_id.toHexString()}/state`) },
      $unset: { state: '' },
    },
  },
});

/**
 * Answers that wait and what a talk remembers lie encrypted: among them may be what a pack marks as personal. What stood
 * open goes at once, for it is what must not stand there. A server of the version before asks such a holder anew, and
 * what it is told meanwhile is read beside what is sealed.
 */
export const answersSealed: Migration = {
  version: 5,
  what: 'answers that wait and what a talk remembers are encrypted',
  async run({ connection, keyring, signal }: MigrationContext) {
    const intakes = connection.collection<OpenIntake>('intakes');
    // Where something is sealed already, the version before has written since: that is read as the newer.
    const open = intakes.find({ sealedAnswers: { $exists: false } }, { batchSize: BATCH });
    for await (const batch of inBatches(open, BATCH)) {
      signal.throwIfAborted();
      const operations = batch.map((one) => sealedIntake(keyring, one));
      await intakes.bulkWrite(operations as never, { ordered: false });
    }
    const chats = connection.collection<OpenChat>('chats');
    const talks = chats.find({ state: { $exists: true } }, { projection: { state: 1 }, batchSize: BATCH });
    for await (const batch of inBatches(talks, BATCH)) {
      signal.throwIfAborted();
      const operations = batch.map((one) => sealedChat(keyring, one));
      await chats.bulkWrite(operations as never, { ordered: false });
    }
  },
};
