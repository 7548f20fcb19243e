import { randomUUID } from 'node:crypto';
import { type Connection, Schema } from 'mongoose';
import type { Keyring } from '../crypto/keyring';

/** A server that runs. Times are real, in milliseconds. */
interface ServerRecord {
  _id: string;
  /** The id of the key that it encrypts with. */
  key: string;
  /** When it last said so. */
  seenAt: number;
}

const schema = new Schema<ServerRecord>(
  { _id: String, key: { type: String, required: true }, seenAt: { type: Number, required: true } },
  { collection: 'servers', versionKey: false },
);

const newModel = (connection: Connection) => connection.model('Server', schema);
type ServerModel = ReturnType<typeof newModel>;
const serverModel = (connection: Connection): ServerModel =>
  (connection.models.Server as ServerModel | undefined) ?? newModel(connection);

const SAY_EVERY_MS = 15_000;
/** Who has said nothing for so long is gone, killed perhaps. */
export const GONE_AFTER_MS = 90_000;

/** The note that a server writes of itself. */
export interface ServingNote {
  /** Takes the note away: from now on this server writes nothing. */
  stop(): Promise<void>;
}

/**
 * Notes for as long as a server runs which key it encrypts with, so that a rotation sees when one of them does so still
 * with an old one. A key that was given up meanwhile, by who could not see this server, is asked for again.
 */
export async function noteServing(
  connection: Connection,
  keyring: Keyring,
  time: () => number = Date.now,
): Promise<ServingNote> {
  const model = serverModel(connection);
  const _id = randomUUID();
  const { current } = keyring.ids;
  const say = async () => {
    await model.updateOne({ _id }, { $set: { key: current, seenAt: time() } }, { upsert: true });
    await connection
      .collection<{ _id: string; retired: boolean }>('data_keys')
      .updateOne({ _id: current, retired: true }, { $set: { retired: false } });
  };
  await model.deleteMany({ seenAt: { $lte: time() - GONE_AFTER_MS } });
  await say();
  const timer = setInterval(() => say().catch(() => {}), SAY_EVERY_MS).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await model.deleteOne({ _id }).catch(() => {}); // without the store it runs out by itself
    },
  };
}

/** How many servers encrypt with each key other than the first of these, by its id. */
export async function servingWithOthers(
  connection: Connection,
  keyring: Keyring,
  time: () => number = Date.now,
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const others = { key: { $ne: keyring.ids.current }, seenAt: { $gt: time() - GONE_AFTER_MS } };
  for (const { key } of await serverModel(connection).find(others).lean<ServerRecord[]>())
    found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
