import type { Types } from 'mongoose';
import type { Keyring } from '../../crypto/keyring';
import { inBatches } from '../batches';
import type { Migration, MigrationContext } from './migration';

interface OldLook {
  _id: Types.ObjectId;
  subject: string;
  holderId: Types.ObjectId | null;
}

const BATCH = 500;

/**
 * Looks say whose certificate they were at, so that they go with its holder also where the certificate went before;
 * and those at a number keep it encrypted, so that it can be found under a new key. Looks at a certificate that is gone
 * are nobody's and go.
 */
export const looksSayWhose: Migration = {
  version: 1,
  what: 'looks say whose certificate they were at, and keep the number',
  run: async (context) => {
    const looks = context.connection.collection<OldLook>('looks');
    const old = looks.find({ of: { $exists: false }, sealed: { $exists: false } }, { batchSize: BATCH });
    for await (const batch of inBatches(old, BATCH)) {
      context.signal.throwIfAborted();
      const holders = await holdersOf(context, batch);
      const numbers = await numbersOf(context, batch);
      const changes = batch.map((look) => {
        const filter = { _id: look._id };
        const id = /^certificate (.*)$/.exec(look.subject)?.[1];
        const of = id === undefined ? look.holderId : holders.get(id);
        if (!of && id !== undefined) return { deleteOne: { filter } };
        const number = numbers.get(look.subject);
        const sealed = number && context.keyring.seal(number, `look ${look._id.toHexString()}`);
        const known = { ...(of && { of }), ...(sealed && { sealed }) };
        return Object.keys(known).length > 0 ? { updateOne: { filter, update: { $set: known } } } : null;
      });
      const operations = changes.filter((one) => one !== null);
      if (operations.length > 0) await looks.bulkWrite(operations as never, { ordered: false });
    }
  },
};

/** The holders of the certificates that a batch of looks was at, by the certificate. */
async function holdersOf({ connection }: MigrationContext, looks: readonly OldLook[]) {
  const ids = looks.flatMap(({ subject }) => /^certificate ([0-9a-f]{24})$/.exec(subject)?.[1] ?? []);
  const found = connection
    .collection<{ holderId: Types.ObjectId }>('certificates')
    .find({ _id: { $in: [...new Set(ids)].map((id) => new connection.base.Types.ObjectId(id)) } });
  const holders = new Map<string, Types.ObjectId>();
  for await (const { _id, holderId } of found) holders.set(_id.toHexString(), holderId);
  return holders;
}

/** The numbers that a batch of looks was at, by the subject, as far as a list has them. */
async function numbersOf({ connection, keyring }: MigrationContext, looks: readonly OldLook[]) {
  const hashes = looks.flatMap(({ subject }) => /^number (.*)$/.exec(subject)?.[1] ?? []);
  const found = connection
    .collection<{ keys: string[]; sealed: string }>('registry_certificates')
    .find({ keys: { $in: [...new Set(hashes)] } });
  const numbers = new Map<string, string>();
  for await (const { _id, keys, sealed } of found) {
    const { number = null, newNumber = null } = opened(keyring, sealed, `registry ${_id.toHexString()}`);
    const known = [number, newNumber].filter((one) => one !== null) as string[];
    for (const [at, key] of keys.entries()) numbers.set(`number ${key}`, known[at] as string);
  }
  return numbers;
}

/** What a statement says; nothing where it does not open: no single record keeps a start from going on. */
function opened(
  keyring: Keyring,
  sealed: string,
  context: string,
): { number?: string | null; newNumber?: string | null } {
  try {
    return JSON.parse(keyring.open(sealed, context));
  } catch {
    return {};
  }
}
