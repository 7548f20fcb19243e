import { type Connection, mongo } from 'mongoose';
import { NotOpened } from '../crypto/keyring';
import { recordsOf } from '../store/records';
import type { KeptRegister, Resealed } from './register';

const BATCH = 100;

interface ResealOptions {
  signal?: AbortSignal;
  told?: (collection: string, changed: number) => void;
  unopened?: (collection: string, id: string) => void;
}

/**
 * Takes everything that is sealed or hashed to the first of the keys, document by document, while servers may write:
 * each is changed only as it was read, and whatever is there already is left alone. So it can be stopped anywhere and
 * run again. What builds on other collections comes before them. Answers how many documents were changed.
 * @param unopened hears of each that no key opens, or whose bytes are damaged: it stays as it is, and the rest goes on
 */
export async function resealAll(
  kept: KeptRegister,
  { signal, told, unopened }: ResealOptions = {},
): Promise<number> {
  let changed = 0;
  for (const { model, reseal } of kept.collections().reverse()) {
    if (!reseal) continue;
    const before = changed;
    let waiting: Resealed[] = [];
    const flush = async () => {
      changed += await write(model.collection, waiting);
      waiting = [];
    };
    for await (const record of recordsOf(model.collection, BATCH)) {
      signal?.throwIfAborted();
      try {
        if ('damaged' in record) throw new NotOpened(record.damaged);
        waiting.push(...(await reseal(record.document)));
      } catch (error) {
        if (!unopened || isOfStore(error)) throw error;
        unopened(model.collection.name, 'damaged' in record ? record.damaged : String(record.document._id));
      }
      if (waiting.length >= BATCH) await flush();
    }
    await flush();
    if (changed > before) told?.(model.collection.name, changed - before);
  }
  return changed;
}

/** Of a connection, say: that is no fault of the record. */
const isOfStore = (error: unknown): boolean => error instanceof Error && error.name.startsWith('Mongo');

async function write(
  collection: {
    bulkWrite: (operations: mongo.AnyBulkWriteOperation[], options: object) => Promise<mongo.BulkWriteResult>;
  },
  all: readonly Resealed[],
): Promise<number> {
  if (all.length === 0) return 0;
  const operations = all.map(
    ({ filter, update, arrayFilters }): mongo.AnyBulkWriteOperation =>
      update === null
        ? { deleteOne: { filter } }
        : { updateOne: { filter, update, ...(arrayFilters && { arrayFilters }) } },
  );
  const { modifiedCount, deletedCount } = await collection.bulkWrite(operations, { ordered: false });
  return modifiedCount + deletedCount;
}

/**
 * In how many documents of each collection something stands that one of these keys sealed (`id.….….…`) or hashed
 * (`id:…`), whether alone, among other words, in bytes or as the name of a field; of a document that is damaged nobody
 * can tell, so it counts. Goes through every document of every collection that the database has, whoever wrote it. A
 * text or a hash that does not say its key's id is not found: `seal` and `hash` make none.
 */
export async function whereKeysStand(
  connection: Connection,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  if (ids.length === 0) return found;
  const made = new RegExp(
    `(?<![A-Za-z0-9])(?:${ids.join('|')})(?:\\.[\\w-]{16}\\.[\\w-]{22}\\.|:[\\w-]{43}(?![\\w-]))`,
  );
  for (const { name } of await connection.listCollections()) {
    if (name.startsWith('system.')) continue;
    for await (const record of recordsOf(connection.collection(name), 500))
      if ('damaged' in record || holds(record.document, made)) found.set(name, (found.get(name) ?? 0) + 1);
  }
  return found;
}

function holds(value: unknown, made: RegExp): boolean {
  if (typeof value === 'string') return made.test(value);
  if (typeof value !== 'object' || value === null) return false;
  if (value instanceof mongo.Binary) return made.test(Buffer.from(value.buffer).toString('latin1'));
  if ('_bsontype' in value) return false;
  return Object.entries(value).some(([name, part]) => made.test(name) || holds(part, made));
}
