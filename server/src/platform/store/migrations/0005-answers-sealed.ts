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

/** A talk with answers that lie open, as the version before kept them. */
interface OpenTalk {
  _id: Types.ObjectId;
  turns: {
    id: string;
    answer: { outcome: string; intent: string };
    sealedAnswer?: string;
  }[];
}

const BATCH = 200;
/** Talks are long. */
const TALKS = 20;

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

/** What a server of the version before shows in place of an answer that it cannot read. */
const SHELL = { text: '这条回答加密保存了，过一会儿再来看。', clauses: [], actions: [], quickReplies: [] };

/** Seals the answers of one talk that lie open. */
function sealedTalk(keyring: Keyring, { _id, turns }: OpenTalk) {
  const $set: Record<string, unknown> = {};
  for (const [at, { id, answer, sealedAnswer }] of turns.entries()) {
    if (sealedAnswer !== undefined) continue;
    const { outcome, intent } = answer;
    const context = `chat/${_id.toHexString()}/${id}/reply`;
    $set[`turns.${at}.sealedAnswer`] = keyring.seal(JSON.stringify(answer), context);
    $set[`turns.${at}.answer`] = { outcome, intent, ...SHELL };
  }
  // Turns are added at the end, and beyond the longest talk the first goes: as long as it is there, each is in its place.
  return { updateOne: { filter: { _id, 'turns.0.id': turns[0]?.id }, update: { $set } } };
}

async function sealTalks({ connection, keyring, signal }: MigrationContext): Promise<void> {
  const chats = connection.collection<OpenTalk>('chats');
  const open = chats.find(
    { turns: { $elemMatch: { sealedAnswer: { $exists: false } } } },
    { projection: { 'turns.id': 1, 'turns.answer': 1, 'turns.sealedAnswer': 1 }, batchSize: TALKS },
  );
  for await (const batch of inBatches(open, TALKS)) {
    signal.throwIfAborted();
    const operations = batch.map((one) => sealedTalk(keyring, one));
    await chats.bulkWrite(operations as never, { ordered: false });
  }
}

/**
 * Answers that wait, what a talk remembers and what it answered lie encrypted: among them may be what a pack marks as personal. What stood
 * open goes at once, for it is what must not stand there. A server of the version before asks such a holder anew, and
 * what it is told meanwhile is read beside what is sealed.
 */
export const answersSealed: Migration = {
  version: 5,
  what: 'answers that wait, what a talk remembers and what it answered are encrypted',
  async run(context: MigrationContext) {
    const { connection, keyring, signal } = context;
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
    await sealTalks(context);
  },
};
